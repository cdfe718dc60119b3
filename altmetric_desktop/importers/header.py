"""Which row of a table is its heading, and what each heading means by its words. Cells aren't judged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from altmetric_desktop.domain.cleaning import wrapping
from altmetric_desktop.domain.identifiers import recognise
from altmetric_desktop.domain.records import Field
from altmetric_desktop.importers.synonyms import AMBIGUOUS, HEADINGS, NOT_WITH, TELLING_WORDS

#: Headings are looked for in this many rows: title lines, search queries and empty rows stand above them.
DEPTH = 25

_PURE = re.compile(r"^\d{1,3}(?:\.\d{1,3}){0,4}\s+(?=\D)|-\d{1,3}$|\[\d{1,3}\]")
_BRACKETED = re.compile(r"\[[^\]]{0,40}\]|\((?:m|o|yyyy|jjjj)\)|\*", re.IGNORECASE)
_NUMBER = re.compile(r" \d{1,2}$")
_MARKS = re.compile(r"[_\-.:]+")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ´`"), "'")


def heading_key(text: str) -> str:
    """A heading in the form in which headings compare: no case, accents, numbering, marks."""
    plain = unicodedata.normalize("NFKC", wrapping(text[:200].translate(_APOSTROPHES)))
    plain = _BRACKETED.sub(" ", _PURE.sub("", plain.strip()))
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark))
    plain = unicodedata.normalize("NFC", plain)
    return " ".join(_MARKS.sub(" ", plain.casefold()).split())


def _table() -> dict[str, tuple[Field, int]]:
    table: dict[str, tuple[Field, int]] = {}
    for field, words in HEADINGS.items():
        for place, word in enumerate(words.split("|")):
            table.setdefault(heading_key(word), (field, place))
    return table


_EXACT = _table()
#: Fields whose columns may be counted: `Author 1`, `Author 2`.
_NUMBERED = frozenset(
    {Field.AUTHORS, Field.OUR_AUTHORS, Field.UNIT, Field.DOI, Field.PMID, Field.ISBN, Field.URL}
)
_AMBIGUOUS = {heading_key(word): fields for word, fields in AMBIGUOUS.items()}


def without_number(key: str) -> str:
    """`author 2` → `author`: a heading that stands again with another number names the same."""
    return _NUMBER.sub("", key)


def meanings(heading: str) -> tuple[tuple[Field, int], ...]:
    """The fields that a heading may mean with a rank, lower = surer; empty where the words say nothing.

    Rank below 1000: exact word (its place in the table), 900 with a number behind it; 1000: last part
    of a path; 2000: false friend; 3000: a telling word inside.
    """
    key = heading_key(heading)
    if not key:
        return ()
    key = key.replace("dcterms ", "dc ", 1) if key.startswith("dcterms ") else key
    if key in _EXACT:
        return (_EXACT[key],)
    if key in _AMBIGUOUS:
        return tuple((field, 2000 + place) for place, field in enumerate(_AMBIGUOUS[key]))
    bare = without_number(key)
    if bare != key and bare in _EXACT and _EXACT[bare][0] in _NUMBERED:
        return ((_EXACT[bare][0], 900),)
    last = key.rpartition(" > ")[2].partition(" (")[0].strip()
    if last != key and last in _EXACT:
        field, place = _EXACT[last]
        return ((field, 1000 + place),)
    words = re.findall(r"\w+", key)
    if len(words) <= 8 and not NOT_WITH.intersection(words):
        for word, field in TELLING_WORDS.items():
            if word in words:
                return ((field, 3000),)
    return ()


def score(row: Sequence[str]) -> int:
    """How many different fields the cells of a row name; 0 where cells look like data."""
    named: set[Field] = set()
    filled = 0
    for cell in row:
        if not cell.strip():
            continue
        filled += 1
        if len(cell) > 120 or "\n" in cell[:120].strip() or _is_data(cell):
            return 0
        for field, _ in meanings(cell)[:1]:
            named.add(field)
    return len(named) if len(named) > 1 or filled <= 12 else 0


def _is_data(cell: str) -> bool:
    return any(mark.isdigit() for mark in cell) and recognise(cell) is not None


def find_header(rows: Sequence[Sequence[str]]) -> int:
    """The heading's row (1-based) among the first 25, 0 where none looks like one."""
    best, best_score = 0, 0
    for number, row in enumerate(rows[:DEPTH], start=1):
        found = score(row)
        if found > best_score:
            best, best_score = number, found
    if best_score == 1:
        filled = sum(1 for cell in rows[best - 1] if cell.strip())
        return best if filled <= 3 else 0
    return best
