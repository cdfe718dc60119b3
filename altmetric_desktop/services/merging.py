"""Two outputs made one, and the pairs of a library that perhaps are."""

from __future__ import annotations

import time
from collections.abc import Sequence

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.duplicates import DuplicateList
from altmetric_desktop.domain.merging import MergeAnswer, MergePlan, keeps_first
from altmetric_desktop.domain.schemes import DEFAULT, SCHEMES
from altmetric_desktop.services.library import Library
from altmetric_desktop.sources import registry
from altmetric_desktop.storage import duplicates as twice
from altmetric_desktop.storage import merging, runs, scores
from altmetric_desktop.storage.connect import Connection

_INFOS = tuple(source.info for source in registry.ALL)


def plan(library: Library, kept: int, other: int, scheme_id: str = DEFAULT.id) -> MergePlan:
    """What merging `other` into `kept` would do; nothing is written.

    Raises NotFoundError for an output that is not there, LibraryError where both are the same.
    """
    with library.read() as connection:
        return merging.look(connection, kept, other, _INFOS, scheme_id).plan


def plan_advised(library: Library, one: int, other: int, scheme_id: str = DEFAULT.id) -> MergePlan:
    """The same, the one with more identifiers kept, then the older one."""
    first = plan(library, one, other, scheme_id)
    return first if keeps_first(first.kept, first.other) else plan(library, other, one, scheme_id)


def merge(library: Library, kept: int, other: int) -> MergeAnswer:
    """Merge `other` into `kept`, as a run that can be undone. Raises as `plan` does."""

    def work(connection: Connection) -> MergeAnswer:
        now = int(time.time())
        found = merging.look(connection, kept, other, _INFOS)
        run_id = runs.begin(connection, "merge", at=now, what=f"{other} into {kept}")
        step = runs.next_step(connection, run_id, now)
        merging.merge(connection, step, found)
        scores.rescore(connection, step, SCHEMES, [kept], _INFOS)
        runs.end(connection, run_id, int(time.time()))
        posts = merging.side(connection, kept).mentions
        return MergeAnswer(runs.name(run_id), found.plan, posts)

    return library.writer.submit(work, _changed).result()


def _changed(_answer: MergeAnswer) -> Sequence[Changed]:
    return (Changed("output"), Changed("run"))


def duplicates(library: Library) -> DuplicateList:
    """Pairs that are perhaps one output twice, or versions of one work; undecided ones first."""
    with library.read() as connection:
        return twice.find(connection)
