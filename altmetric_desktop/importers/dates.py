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
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,12})?")
#: Days between the two systems of day numbers.
_MAC = 1462
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero janeiro gennaio january januari",
            "feb february februar février fevrier febrero fevereiro febbraio februari",
            "mar mär march märz mars marzo março maart",
            "apr april avril abril aprile avr",
            "may mai mayo maio maggio mei maj",
            "jun june juni juin junio junho giugno",
            "jul july juli juillet julio julho luglio",
            "aug august août aout agosto augustus augusti",
            "sep sept september septembre septiembre setembro settembre",
            "oct okt october oktober octobre octubre outubro ottobre",
            "nov november novembre noviembre novembro",
            "dec dez déc december dezember décembre diciembre dezembro dicembre",
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
    year = year_of(text)
    if year is None:
        return None
    month = day = None
    for word in _WORDS.findall(text):
        if word.isdigit():
            if len(word) <= 2 and day is None and 1 <= int(word) <= 31:
                day = int(word)
        elif month is None:
            month = month_of(word)
    if month is None:
        return from_date(year)
    return (from_date(year, month, day) if day else None) or from_date(year, month)
