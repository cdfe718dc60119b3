"""Steps through decoded JSON: every producer's lists change, so nothing here minds what a value is.

Text where a number was expected, a list where one text was, null anywhere: the value asked for is given
in the form asked for, or is not there. No record is lost for the type of one of its members.
"""

from __future__ import annotations

from collections.abc import Iterable

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.moments import Moment, from_date
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.people import MOST, person_of
from altmetric_desktop.importers.text import plain, plain_or_none
from altmetric_desktop.importers.types import type_of

Item = dict[str, object]
When = tuple[int | None, Moment | None]

_CAMEL = pattern(r"(?<=[a-z])(?=[A-Z])")
_YEAR = pattern(r"-?\d{1,4}")


def at(value: object, *path: str) -> object:
    """What lies at a path of members; None where it does not lead on."""
    for name in path:
        if not isinstance(value, dict):
            return None
        value = value.get(name)
    return value


def cell(value: object) -> str:
    """A text or a number as a cell of a table would hold it; empty for all else."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def cells(value: object, *path: str) -> list[str]:
    """The filled cells at a path: of one value, or of each in a list."""
    value = at(value, *path)
    found = map(cell, value[:MOST] if isinstance(value, list) else [value])
    return [text for text in found if text.strip()]


def text(value: object, *path: str) -> str | None:
    """The first text at a path that says something, plain."""
    return next(filter(None, map(plain_or_none, cells(value, *path))), None)


def first(value: object, *paths: str) -> str | None:
    """The text at the first of these dotted paths where one stands."""
    return next((found for path in paths if (found := text(value, *path.split(".")))), None)


def items(value: object, *path: str) -> list[Item]:
    """The objects at a path: one, or those of a list, of which `MOST` are read."""
    value = at(value, *path)
    return every(value[:MOST] if isinstance(value, list) else value)


def every(value: object, *path: str) -> list[Item]:
    """The objects at a path, however many: for lists of records and of mentions."""
    value = at(value, *path)
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, dict)]


def worded(value: object, *path: str) -> str | None:
    """A text behind the wrappings of repositories: `{value}`, `{text: [{value}]}`, `{en_GB: …}`, a list."""
    value = at(value, *path)
    for _ in range(4):
        if isinstance(value, list):
            value = next((one for one in value if one), None)
        if not isinstance(value, dict):
            break
        inner = next(
            (value[name] for name in ("value", "text", "term", "name", "title") if value.get(name)), None
        )
        value = (
            inner
            if inner is not None
            else next((one for one in value.values() if isinstance(one, str)), None)
        )
    return text(value)


def identify(gathered: Identifiers, kind: Kind, value: object, *path: str) -> None:
    """Read the cells at a path as identifiers of a kind; the last name of the path is their column."""
    for one in cells(value, *path):
        gathered.add(kind, one, path[-1] if path else kind.value)


def typed(value: str | None, own: dict[str, OutputType] | None = None) -> OutputType | None:
    """The type that a word means: in the producer's own sense where it has one, else in everybody's."""
    if value is None:
        return None
    if own is not None and value in own:
        return own[value]
    return type_of(value) or type_of(_CAMEL.sub(" ", value[:100]))


def date_of(value: object, *path: str) -> When:
    """A date in parts (`date-parts` with numbers or texts, BC years, null), in words, or as plain text.

    Of one that is only about right the year is kept.
    """
    value = at(value, *path)
    if isinstance(value, list):
        value = next(iter(every(value)), text(value))
    if not isinstance(value, dict):
        return dated(text(value))
    parts: object = value.get("date-parts")
    while isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    if not isinstance(parts, list):
        parts = [at(value, name) for name in ("year", "month", "day")]
    about = cell(value.get("circa")).lower() not in ("", "0", "false") or value.get("circa") is True
    found = parted(*parts[: 1 if about else 3])
    if found[0] is not None:
        return found
    return dated(first(value, "raw", "literal", "date-time", "value"), *cells(parts))


def parted(year: object = None, month: object = None, day: object = None) -> When:
    """Year and moment from three parts; a part that is none ends them."""
    written = cell(year).strip()
    if _YEAR.fullmatch(written) is None or int(written) == 0:
        return None, None
    numbers = [int(written)]
    for part in (month, day):
        digits = cell(part).strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 2):
            break
        numbers.append(int(digits))
    for length in range(len(numbers), 0, -1):
        moment = from_date(*numbers[:length])
        if moment is not None:
            return numbers[0], moment
    return numbers[0], None


def person(family: str | None, given: str | None, orcid: str | None = None) -> Person | None:
    """Somebody by the parts of the name."""
    name = f"{family}, {given}" if family and given else family or given or ""
    known = person_of(name)
    if known is None:
        return None
    return Person(known.name if given else plain(name)[:300], forms.orcid(orcid or "") or known.orcid)


def called(name: str | None, orcid: str | None = None) -> Person | None:
    """Somebody by a whole name."""
    known = person_of(name or "")
    return None if known is None else Person(known.name, forms.orcid(orcid or "") or known.orcid)


def people(found: Iterable[Person | None]) -> tuple[Person, ...]:
    """Everybody once, in the order of the list."""
    return tuple(dict.fromkeys(one for one in found if one is not None))


def pages(begin: str | None, end: str | None) -> str | None:
    """`10–19` from its two ends."""
    if begin and end and begin != end:
        return f"{begin}–{end}"
    return begin or end
