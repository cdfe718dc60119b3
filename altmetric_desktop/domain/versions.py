"""Which outputs are versions of one work, as a rule over a few facts; and how a family is shown.

A preprint and its article are two outputs with two identifiers, and their mentions count apart; together
they are one work. Two outputs of one kind that say the same are perhaps one output entered twice: that is
proposed, and a person decides. Pure: knows no database.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.rows import CategoryCount
from altmetric_desktop.domain.scoring import Receipt

#: Prefixes under which servers register preprints and nothing else (registration agencies' lists of members).
PREPRINT_PREFIXES = frozenset(
    {
        "10.1101", "10.48550", "10.2139", "10.20944", "10.21203", "10.26434", "10.31219", "10.31222",
        "10.31223", "10.31234", "10.31235", "10.36227", "10.22541", "10.35542", "10.31730", "10.32942",
    }
)  # fmt: skip
#: Letters and digits of a title below which it may be anybody's: *Editorial*, *Introduction*.
TELLING = 20
#: Years that may lie between a preprint and its article.
APART = 5


class Relation(StrEnum):
    """How two outputs belong together."""

    VERSION = "version"
    DUPLICATE = "duplicate"


class Decision(StrEnum):
    """What a person said about two outputs; the last word holds."""

    TOGETHER = "together"
    APART = "apart"
    OPEN = "open"


class Face(Struct, frozen=True):
    """What the rule looks at. `author`: family name of the first one, "" = not known; `year` None = same."""

    output: int
    type: OutputType
    year: int | None
    author: str
    title: str
    names: tuple[tuple[str, str], ...]


def is_preprint(face: Face) -> bool:
    """By its type, or because only preprint servers give such identifiers."""
    if face.type is OutputType.PREPRINT:
        return True
    if face.type not in {OutputType.UNKNOWN, OutputType.OTHER, OutputType.ARTICLE}:
        return False
    dois = [value for kind, value in face.names if kind == Kind.DOI.value]
    if dois:
        return all(value.partition("/")[0] in PREPRINT_PREFIXES for value in dois)
    return any(kind in {Kind.ARXIV.value, Kind.SSRN.value} for kind, _ in face.names)


def relation(one: Face, other: Face) -> Relation | None:
    """How two outputs with the same title belong together, None = not at all.

    The first authors must agree where both are known, and the title must say something.
    """
    if sum(letter.isalnum() for letter in one.title) < TELLING:
        return None
    if one.author and other.author and one.author != other.author:
        return None
    years = None if one.year is None or other.year is None else abs(one.year - other.year)
    if is_preprint(one) != is_preprint(other):
        return Relation.VERSION if years is None or years <= APART else None
    same_type = one.type is other.type or OutputType.UNKNOWN in {one.type, other.type}
    return Relation.DUPLICATE if same_type and (years is None or years <= 1) else None


class VersionRow(Struct, frozen=True):
    """One output beside another one. `points` None = never scored; `decided` = a person said so."""

    output: int
    title: str
    type: OutputType
    published: Moment | None
    venue: str
    doi: str | None
    mentions: int
    points: float | None
    relation: Relation
    decided: bool = False


class WorkFamily(Struct, frozen=True):
    """An output with its versions: each apart, and all together, a mention of two of them counted once.

    `versions` and `duplicates` are the others; `apart`: those that a person parted from it. `counts` and
    `receipt` are of the output with its versions; duplicates that nobody has decided about don't count.
    """

    output: int
    versions: tuple[VersionRow, ...] = ()
    duplicates: tuple[VersionRow, ...] = ()
    apart: tuple[VersionRow, ...] = ()
    counts: tuple[CategoryCount, ...] = ()
    receipt: Receipt | None = None
