"""A library as it stands after its syncs: scored, counted, cited, and what each source knows of it."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from altmetric_desktop.domain.schemes import SCHEMES
from altmetric_desktop.storage import library_file, runs, scores
from tests.bench import attention

#: Sources that keep a line for each output (feeds are read once for all).
SOURCES = ("crossref", "europepmc", "hackernews", "openalex", "stackexchange", "wikipedia")
#: Far enough ahead that nothing is due again while something is measured (seconds).
FRESH = 2_000_000_000


def library(path: Path, outputs: int, mentions: int, fresh: int = FRESH) -> None:
    """Outputs and mentions of `attention.library`, and all that a sync leaves beside them."""
    attention.library(path, outputs, mentions)
    dice = random.Random(5)  # noqa: S311  # fiction, not secrets
    with closing(sqlite3.connect(path)) as database:
        database.executemany(
            "INSERT INTO coverage (source, output, state, tried, succeeded, fresh_until)"
            " VALUES (?, ?, ?, 1, 1, ?)",
            (
                (source, output, "zero" if dice.random() < 0.8 else "found", fresh)
                for output in range(1, outputs + 1)
                for source in SOURCES
            ),
        )
        database.executemany(
            "INSERT INTO citation (output, provider, value, observed, confirmed, step)"
            " VALUES (?, ?, ?, 1, 1, 1)",
            (
                (output, provider, dice.randint(0, 90))
                for output in range(1, outputs + 1)
                for provider in ("crossref", "openalex")
            ),
        )
        database.commit()
        database.execute("ANALYZE")
        database.commit()
    with library_file.pen(path) as connection:
        scores.rescore(connection, runs.next_step(connection, 1, 2), list(SCHEMES))
