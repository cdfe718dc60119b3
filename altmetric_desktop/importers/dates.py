"""Dates as lists write them → moments. Where day and month can't be told apart the year is kept, no more."""

from __future__ import annotations

import re
from datetime import date, timedelta

from altmetric_desktop.domain.moments import Moment, from_date

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d|21\d\d)(?!\d)")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?/{0,2}", re.DOTALL)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\s.*)?", re.DOTALL)
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ T].*)?", re.DOTALL)
_WORDS = re.compile(r"[^\W_]+")
#: `2020年3月15日`, `2020년 3월`.
_EASTERN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号일])?\D{0,9}")
#: `03/2020`, `3.2020`.
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
_SPAN = re.compile(r"(?<!\d)\d{1,2}\.?\s?[-–—/]\s?\d{1,2}(?!\d)")
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,12})?")
#: Days between the two systems of day numbers.
_MAC = 1462
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero ene janeiro gennaio januari janv",
            "feb february februar février fevrier febrero fevereiro fev febbraio februari févr fevr fév",
            "mar mär march märz mars marzo março maart marts",
            "apr april avril abril abr aprile avr",
            "may mai mayo maio maggio mei maj",
            "jun june juni juin junio junho giugno giu",
            "jul july juli juillet juil julio julho luglio lug",
            "aug august août aout agosto ago augustus augusti",
            "sep sept september septembre septiembre setembro settembre sett",
            "oct okt october oktober octobre octubre outubro ottobre ott",
            "nov november novembre noviembre novembro",
            "dec dez déc december dezember décembre diciembre dic dezembro dicembre",
        ),
        start=1,
    )
    for name in names.split()
}


def year_of(text: str) -> int | None:
    """The first four-digit year (1500–2199) of a cell: `2018.0`, `2019/20`, `Mar 2020`; else None."""
    found = _YEAR.search(text)
    return int(found.group()) if found else None


def month_of(word: str) -> int | None:
    """The month of a name in six languages, or of its number."""
    if word.isascii() and word.isdigit():
        return int(word) if 1 <= int(word[:3]) <= 12 else None
    return _MONTHS.get(word.casefold().rstrip("."))


def moment_of(text: str, day_first: bool | None = None, *, mac: bool = False) -> Moment | None:
    """A cell's date. `day_first`: how the column writes `5/9/2018`; None = unknown, then the year only.

    `mac`: day numbers count from 1904, as in workbooks of old Macintoshes.
    """
    text = text.strip()[:60]
    found = _ISO.fullmatch(text)
    if found:
        return _parts(*found.groups())
    found = _COMPACT.fullmatch(text)
    if found:
        return _parts(*found.groups())
    found = _DAY_FIRST.fullmatch(text)
    if found:
        return _parts(found.group(3), found.group(2), found.group(1))
    found = _SLASHED.fullmatch(text)
    if found:
        return _slashed(int(found.group(1)), int(found.group(2)), found.group(3), day_first)
    found = _EASTERN.fullmatch(text)
    if found:
        return _parts(*found.groups())
    found = _MONTH_YEAR.fullmatch(text)
    if found:
        return _parts(found.group(2), found.group(1), None)
    if _SERIAL.fullmatch(text):
        return _serial(float(text) + (_MAC if mac else 0))
    return _worded(text)


def day_first_in(cells: list[str]) -> bool | None:
    """Whether a column's `5/9/2018` is day first, told by values above 12; None where no value tells."""
    first = second = False
    for cell in cells:
        found = _SLASHED.fullmatch(cell.strip()[:60])
        if found:
            first = first or int(found.group(1)) > 12
            second = second or int(found.group(2)) > 12
    return first if first != second else None


def has_slashes(cells: list[str]) -> bool:
    """Whether a column writes dates as `5/9/2018`."""
    return any(_SLASHED.fullmatch(cell.strip()[:60]) for cell in cells)


def _parts(year: str, month: str | None, day: str | None) -> Moment | None:
    whole = from_date(int(year), int(month) if month else None, int(day) if day and int(day) else None)
    return whole or from_date(int(year))


def _slashed(one: int, two: int, year: str, day_first: bool | None) -> Moment | None:
    if one > 12 or (day_first is True and two <= 12):
        return from_date(int(year), two, one) or from_date(int(year))
    if two > 12 or day_first is False or one == two:
        return from_date(int(year), one, two) or from_date(int(year))
    return from_date(int(year))


def _serial(number: float) -> Moment | None:
    """A spreadsheet's day number (1900 system), 1927 to 2149."""
    day = date(1899, 12, 30) + timedelta(days=int(number))
    return from_date(day.year, day.month, day.day)


def _worded(text: str) -> Moment | None:
    """A date with the name of its month. Of a span only what all of it has in common is known: of
    `15-20 Mar 2016` the month, of `2016 Jan-Feb` the year."""
    year = year_of(text)
    if year is None:
        return None
    words = _WORDS.findall(text)
    months = dict.fromkeys(filter(None, (month_of(word) for word in words if not word.isdigit())))
    if len(months) != 1:
        return from_date(year)
    days = [int(word) for word in words if word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31]
    (month,) = months
    day = days[0] if days and _SPAN.search(text) is None else None
    return (from_date(year, month, day) if day else None) or from_date(year, month)


def dated(*texts: str | None) -> tuple[int | None, Moment | None]:
    """(year, the most exact date of that year): the first text that has a year says which."""
    given = [text for text in texts if text]
    year = next(filter(None, map(year_of, given)), None)
    moments = [found for found in map(moment_of, given) if found and found.date().year == year]
    return year, max(moments, key=lambda moment: len(moment.iso()), default=None)
