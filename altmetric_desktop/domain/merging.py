"""Two outputs that are one: what merging them moves, fills and leaves. Pure: knows no database."""

from __future__ import annotations

from msgspec import Struct

from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.sourcing import State


class MergeSide(Struct, frozen=True):
    """One of the two, as it stands before. `points` None = never scored; `authors` as its list says."""

    output: int
    title: str
    type: OutputType
    published: Moment | None
    venue: str
    authors: str
    identifiers: tuple[Identifier, ...]
    mentions: int
    points: float | None


class MergeDifference(Struct, frozen=True):
    """A value that both have: the kept one's stays."""

    column: str
    kept: str
    other: str


class MergePlan(Struct, frozen=True):
    """What a merge of `other` into `kept` does.

    `identifiers`, `units` and `our_authors` come to the kept one; `mentions` do too, and `shared` are those
    that both have, counted once. `filled`: columns that were empty. `again`: sources that have not been asked
    about all identifiers of the two, so that their answers are not taken for the whole.
    """

    kept: MergeSide
    other: MergeSide
    identifiers: tuple[Identifier, ...] = ()
    units: tuple[str, ...] = ()
    our_authors: tuple[str, ...] = ()
    mentions: int = 0
    shared: int = 0
    figures: int = 0
    citations: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    differing: tuple[MergeDifference, ...] = ()
    again: tuple[str, ...] = ()


class MergeAnswer(Struct, frozen=True):
    """What a merge did. `mentions`: those of the kept output now."""

    run: str
    plan: MergePlan
    mentions: int


def keeps_first(one: MergeSide, other: MergeSide) -> bool:
    """Whether `one` is the one to keep where nobody says: more identifiers, then the older one."""
    return (-len(one.identifiers), one.output) <= (-len(other.identifiers), other.output)


class Covered(Struct, frozen=True):
    """What a source said of an output, as kept: Unix seconds, None = never."""

    state: State
    tried: int | None = None
    succeeded: int | None = None
    fresh_until: int | None = None
    failure: str | None = None


#: Of two answers the one that speaks for both: a failure first, then what was found.
_SPEAKS = (State.FAILED, State.FOUND, State.ZERO, State.NOT_COVERED, State.NOT_COLLECTED)


def covered_together(
    kept: Covered | None, other: Covered | None, *, kept_lacks: bool, other_lacks: bool
) -> Covered | None:
    """What is known of two outputs as one; None = not collected.

    `kept_lacks`: the answer about `kept` says nothing of identifiers that `other` brings and that the source
    understands. A zero about half of the identifiers is no zero: the source has to be asked again.
    """
    if kept is None or other is None:
        one, lacks = (kept, kept_lacks) if kept is not None else (other, other_lacks)
        if one is None or not lacks:
            return one
        if one.state in (State.FOUND, State.FAILED):
            return Covered(one.state, one.tried, one.succeeded, None, one.failure)
        return None
    state = min((kept.state, other.state), key=_SPEAKS.index)
    failed = kept if kept.state is State.FAILED else other
    return Covered(
        state,
        max((at for at in (kept.tried, other.tried) if at is not None), default=None),
        _earlier(kept.succeeded, other.succeeded),
        _earlier(kept.fresh_until, other.fresh_until),
        failed.failure if state is State.FAILED else None,
    )


def _earlier(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else min(one, other)
