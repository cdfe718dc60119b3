"""An output with its versions, apart and together; and a person's word about two outputs."""

from __future__ import annotations

import time
from collections.abc import Iterable

from altmetric_desktop.domain import scoring
from altmetric_desktop.domain.categories import CATEGORY_OF, ORDER, Category
from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.rows import CategoryCount
from altmetric_desktop.domain.schemes import DEFAULT, scheme
from altmetric_desktop.domain.scoring import Countable
from altmetric_desktop.domain.versions import Decision, WorkFamily
from altmetric_desktop.services.library import Library
from altmetric_desktop.storage import mentions, outputs, runs, versions
from altmetric_desktop.storage.connect import Connection


def family(library: Library, output: int, scheme_id: str = DEFAULT.id) -> WorkFamily:
    """The versions of an output, perhaps duplicates, what was parted from it, and all versions together."""
    with library.read() as connection:
        return family_of(connection, output, scheme_id)


def family_of(connection: Connection, output: int, scheme_id: str = DEFAULT.id) -> WorkFamily:
    """The same, for one who reads already."""
    others, duplicates, apart = versions.related(connection, output, scheme_id)
    together: dict[int, Countable] = {}
    for number in (output, *(one.output for one in others)):
        together.update((one.id, one) for one in mentions.countable(connection, number))
    receipt, _ = scoring.from_mentions(together.values(), scheme(scheme_id))
    return WorkFamily(
        output, tuple(others), tuple(duplicates), tuple(apart), _counts(together.values()), receipt
    )


def _counts(together: Iterable[Countable]) -> tuple[CategoryCount, ...]:
    posts: dict[Category, set[int]] = {}
    accounts: dict[Category, set[tuple[str, str | int]]] = {}
    for one in together:
        category = CATEGORY_OF[one.channel]
        posts.setdefault(category, set()).add(one.id)
        accounts.setdefault(category, set()).add((one.channel.value, one.account))
    return tuple(
        CategoryCount(category, len(posts[category]), len(accounts[category]))
        for category in ORDER
        if category in posts
    )


def decide(library: Library, one: int, other: int, verdict: Decision) -> str:
    """Say that two outputs are versions of one work, or that they are not; the run that says so.

    Raises NotFoundError for an output that is not there or that is given twice.
    """

    def work(connection: Connection) -> int:
        for number in (one, other):
            if not outputs.exists(connection, number) or one == other:
                raise NotFoundError("output.unknown", output=number)
        now = int(time.time())
        run_id = runs.begin(connection, "decision", at=now, what=f"{one} {verdict.value} {other}")
        versions.decide(connection, runs.next_step(connection, run_id, now), one, other, verdict)
        runs.end(connection, run_id, now)
        return run_id

    changed = (Changed("output", frozenset({one, other})), Changed("run"))
    return runs.name(library.writer.submit(work, lambda _run: changed).result())
