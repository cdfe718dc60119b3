"""Pairs of a fictional library that are perhaps one output, and what the window makes of them."""

from __future__ import annotations

from msgspec.structs import replace

from altmetric_desktop.domain.duplicates import DuplicateList, DuplicatePair, Sign
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.merging import MergeAnswer, MergeDifference, MergePlan, MergeSide
from altmetric_desktop.domain.moments import from_date
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.rows import UndoAnswer
from altmetric_desktop.domain.versions import Decision, Relation
from tests.fake_task import FakeTask

TITLE = "Tides and their long work in a harbour"
PAIRS = (
    DuplicatePair(
        1, 2, (TITLE, f"{TITLE}."), Relation.DUPLICATE, (Sign.TITLE, Sign.AUTHOR, Sign.YEAR, Sign.VENUE)
    ),
    DuplicatePair(
        3, 4, ("Silt at Northmere", "Silt of Northmere"), Relation.DUPLICATE, (Sign.LISTED, Sign.CLOSE)
    ),
    DuplicatePair(5, 6, ("Sand in water", "Sand in water"), Relation.VERSION, (Sign.TITLE,)),
    DuplicatePair(7, 8, ("Harbours", "Harbours"), Relation.DUPLICATE, (Sign.TITLE,), decision=Decision.APART),
)


def side(number: int) -> MergeSide:
    """An output of a pair; even numbers have one identifier more."""
    named = (Identifier(Kind.DOI, f"10.5555/tide.{number}"), Identifier(Kind.PMID, f"31{number}"))
    return MergeSide(
        number,
        TITLE if number % 2 else f"{TITLE}.",
        OutputType.ARTICLE,
        from_date(2024, 5),
        "Journal of Silt",
        "Doe, Jane; Roe, Max" if number % 2 else "Doe, J.",
        named[: 1 + (number % 2 == 0)],
        12 * number,
        None,
    )


def plan(kept: int, other: int) -> MergePlan:
    """What a merge of the two does."""
    return MergePlan(
        side(kept),
        side(other),
        identifiers=side(other).identifiers,
        units=("Sea > Tides",),
        mentions=4,
        shared=1,
        filled=("volume",),
        differing=(MergeDifference("title", side(kept).title, side(other).title),),
        again=("crossref",),
    )


class FakeMerging:
    """What is merged or decided about is no pair any more, until it is taken back."""

    def __init__(self, calls: list[tuple[object, ...]]) -> None:
        self.calls = calls
        self.found = list(PAIRS)

    def duplicates(self) -> FakeTask[DuplicateList]:
        self.calls.append(("duplicates",))
        return FakeTask.of(DuplicateList(tuple(self.found), 60))

    def plan(self, kept: int, other: int, *, advised: bool = False) -> FakeTask[MergePlan]:
        self.calls.append(("plan", kept, other, advised))
        if advised and len(side(other).identifiers) > len(side(kept).identifiers):
            kept, other = other, kept
        return FakeTask.of(plan(kept, other))

    def merge(self, kept: int, other: int) -> FakeTask[MergeAnswer]:
        self.calls.append(("merge", kept, other))
        self.found = [one for one in self.found if {one.one, one.other} != {kept, other}]
        return FakeTask.of(MergeAnswer("R-0009", plan(kept, other), 16))

    def undo(self, run: str) -> FakeTask[UndoAnswer]:
        self.calls.append(("take-back", run))
        self.found = [replace(one) for one in PAIRS]
        return FakeTask.of(UndoAnswer(run, 0, 0, 1, kind="merge"))
