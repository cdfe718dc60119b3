"""Scoring of 100,000 mentions: count, weight, compare with what stands, write.

Yardstick: the bare aggregate over the covering index, fetched as rows.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.storage import library_file, runs, scores
from tests.bench import attention
from tests.bench.table import Line, in_turns

BUDGET = 1.2


def run() -> list[Line]:
    """A full rescore in which nothing has changed, as after any sync."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        path = Path(folder) / "bench.library"
        attention.library(path, outputs=10_000, mentions=100_000)
        connection = stack.enter_context(library_file.pen(path))
        step = runs.next_step(connection, 1, 2)
        scores.rescore(connection, step, [DEFAULT])
        statement = scores.aggregate()

        def bare() -> None:
            connection.execute(statement).all()

        def ours() -> None:
            scores.rescore(connection, step, [DEFAULT])

        measured = in_turns(ours, bare, rounds=9)
    return [Line("score all", "100,000 mentions", *measured, BUDGET, yardstick_name="bare aggregate")]
