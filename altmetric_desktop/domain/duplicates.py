"""Two outputs that are perhaps one entered twice: when titles are close, and what speaks for a pair.

Only proposed, never done: a person decides. Pure: knows no database.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from unicodedata import normalize

from msgspec import Struct

from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.versions import APART, TELLING, Decision, Face, Relation, is_preprint

_WORD = pattern(r"[^\W_]+")
_ROMAN = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])
#: One differing letter is borne in every so many letters of a title, and two in any.
_LETTERS_PER_SLIP, _SLIPS = 25, 2
#: Words that a title has at least, where another one is the same and a subtitle more.
_WHOLE = 5


class Sign(StrEnum):
    """What speaks for a pair, strongest first."""

    LISTED = "listed"
    TITLE = "title"
    CLOSE = "close"
    AUTHOR = "author"
    YEAR = "year"
    NEXT_YEAR = "next-year"
    VENUE = "venue"


class DuplicatePair(Struct, frozen=True):
    """Two outputs that are perhaps one. `one` is the older entry; `decision` None = nobody has decided."""

    one: int
    other: int
    titles: tuple[str, str]
    relation: Relation
    signs: tuple[Sign, ...]
    decision: Decision | None = None


class DuplicateList(Struct, frozen=True):
    """What was found among so many outputs, undecided pairs first, then by how much speaks for them."""

    pairs: tuple[DuplicatePair, ...]
    outputs: int


def words(title: str) -> tuple[str, ...]:
    """The words of a title, whatever its case and typography."""
    return tuple(_WORD.findall(title.lower() if title.isascii() else normalize("NFKC", title).casefold()))


def telling(title: Sequence[str]) -> bool:
    """Whether a title says enough to be one work's: not *Editorial*."""
    return sum(map(len, title)) >= TELLING


def close(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two titles are nearly the same: a slip or two, words in another order, a subtitle more.

    Numbers must agree: *Part 1* and *Part 2*, *Report 2023* and *Report 2024* are two works.
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= _WHOLE and telling(short) and long[: len(short)] == short:
        return not any(_counts(word) for word in long[len(short) :])
    if sorted(one) == sorted(other):
        return True
    first, second = "".join(one), "".join(other)
    slips = max(_SLIPS, min(len(first), len(second)) // _LETTERS_PER_SLIP)
    if abs(len(first) - len(second)) > slips:
        return False
    same_numbers = sorted(filter(_counts, one)) == sorted(filter(_counts, other))
    return same_numbers and within(first, second, slips)


def _counts(word: str) -> bool:
    return word in _ROMAN or (len(word) == 1 and word != "a") or any(sign.isdigit() for sign in word)


def within(one: str, other: str, most: int) -> bool:
    """Whether at most so many letters have to be put in, taken out or replaced: only a band is computed."""
    if abs(len(one) - len(other)) > most:
        return False
    far = most + 1
    row = [place if place <= most else far for place in range(len(other) + 1)]
    for down, letter in enumerate(one, 1):
        first, last = max(1, down - most), min(len(other), down + most)
        new = [far] * (len(other) + 1)
        new[0] = min(down, far)
        for place in range(first, last + 1):
            same = row[place - 1] + (letter != other[place - 1])
            new[place] = min(same, row[place] + 1, new[place - 1] + 1, far)
        if min(new[first - 1 : last + 1]) > most:
            return False
        row = new
    return row[-1] <= most


def judge(one: Face, other: Face, *, same_title: bool) -> tuple[Relation, tuple[Sign, ...]] | None:
    """What two outputs with the same or nearly the same title are, and what speaks for it; None = nothing."""
    if one.author and other.author and one.author != other.author:
        return None
    years = None if one.year is None or other.year is None else abs(one.year - other.year)
    version = is_preprint(one) != is_preprint(other)
    if years is not None and years > (APART if version else 1):
        return None
    signs = [Sign.TITLE if same_title else Sign.CLOSE]
    if one.author and one.author == other.author:
        signs.append(Sign.AUTHOR)
    if years in (0, 1):
        signs.append(Sign.NEXT_YEAR if years else Sign.YEAR)
    return (Relation.VERSION if version else Relation.DUPLICATE), tuple(signs)


def strength(signs: Sequence[Sign]) -> int:
    """How much speaks for a pair, for their order."""
    weights = {Sign.LISTED: 8, Sign.TITLE: 4, Sign.AUTHOR: 3, Sign.YEAR: 2, Sign.CLOSE: 1, Sign.NEXT_YEAR: 1}
    return sum(weights.get(sign, 1) for sign in signs)
