"""A fictional library with attention of any size, written straight into its tables."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.storage import library_file

#: Channels that the seven sources bring, as often as they occur.
CHANNELS = [
    *[Channel.NEWS] * 6,
    *[Channel.BLOG] * 4,
    *[Channel.WIKIPEDIA] * 2,
    *[Channel.FORUM] * 4,
    *[Channel.QNA] * 3,
    Channel.POLICY,
    Channel.PODCAST,
]


def library(path: Path, outputs: int, mentions: int, seed: int = 11) -> None:
    """Outputs with a DOI each, and mentions spread unevenly over them, one link a mention."""
    library_file.create(path)
    dice = random.Random(seed)  # noqa: S311  # fiction, not secrets
    accounts = 2_000
    with closing(sqlite3.connect(path)) as database:
        database.execute("INSERT INTO run (id, kind, began, ended, state) VALUES (1, 'import', 1, 2, 'done')")
        database.execute("INSERT INTO step (id, run, at) VALUES (1, 1, 1)")
        database.executemany(
            "INSERT INTO output (id, type, title, published, published_precision, venue, authors, trackable,"
            " born)"
            " VALUES (?, 'article', ?, ?, 'day', ?, 'Okonjo-Reyes, A.; Stern, M.', 1, 1)",
            (
                (
                    number,
                    f"Output {number} on tides and silt",
                    14_000 + number % 6_000,
                    f"Journal {number % 97}",
                )
                for number in range(1, outputs + 1)
            ),
        )
        database.executemany(
            "INSERT INTO identifier (output, kind, value, born) VALUES (?, 'doi', ?, 1)",
            ((number, f"10.5555/bench.{number}") for number in range(1, outputs + 1)),
        )
        database.executemany(
            "INSERT INTO output_search (rowid, title, authors, venue, identifiers) VALUES (?, ?, '', '', ?)",
            (
                (number, f"Output {number} on tides and silt", f"10.5555/bench.{number}")
                for number in range(1, outputs + 1)
            ),
        )
        database.executemany(
            "INSERT INTO account (id, channel, key, name) VALUES (?, ?, ?, ?)",
            (
                (number, CHANNELS[number % len(CHANNELS)].value, f"account-{number}", f"Outlet {number}")
                for number in range(1, accounts + 1)
            ),
        )
        chosen = [
            (number, dice.randint(1, accounts), _skewed(dice, outputs)) for number in range(1, mentions + 1)
        ]
        database.executemany(
            "INSERT INTO mention (id, event_key, channel, account, url, title, posted_day, posted_precision,"
            " born)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 'day', 1)",
            (
                (
                    number,
                    f"bench:{number}",
                    CHANNELS[who % len(CHANNELS)].value,
                    who,
                    f"https://outlet-{who}.example/{number}",
                    f"What the harbour says, part {number}",
                    17_000 + number % 3_500,
                )
                for number, who, _ in chosen
            ),
        )
        database.executemany(
            "INSERT INTO link (output, mention, channel, account, posted_day, matched_by, matched, born)"
            " VALUES (?, ?, ?, ?, ?, 'doi', '', 1)",
            (
                (output, number, CHANNELS[who % len(CHANNELS)].value, who, 17_000 + number % 3_500)
                for number, who, output in chosen
            ),
        )
        database.executemany(
            "INSERT INTO sighting (mention, source, external_id, ask, first_seen, last_seen, raw_hash)"
            " VALUES (?, 'feeds', ?, '', 1, 1, '')",
            ((number, str(number)) for number in range(1, mentions + 1)),
        )
        database.commit()
        database.execute("ANALYZE")
        database.commit()


def _skewed(dice: random.Random, outputs: int) -> int:
    """Few outputs have much, most little."""
    return min(outputs, 1 + int(dice.paretovariate(0.7) * outputs / 400) % outputs)
