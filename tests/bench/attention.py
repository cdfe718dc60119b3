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

ACCOUNTS = 2_000
#: Number of a mention, its account, its output.
Chosen = list[tuple[int, int, int]]


def library(path: Path, outputs: int, mentions: int, seed: int = 11) -> None:
    """Outputs with a DOI each, and mentions spread unevenly over them, one link a mention."""
    library_file.create(path)
    dice = random.Random(seed)  # noqa: S311  # fiction, not secrets
    chosen = [
        (number, dice.randint(1, ACCOUNTS), _skewed(dice, outputs)) for number in range(1, mentions + 1)
    ]
    with closing(sqlite3.connect(path)) as database:
        database.execute("INSERT INTO run (id, kind, began, ended, state) VALUES (1, 'import', 1, 2, 'done')")
        database.execute("INSERT INTO step (id, run, at) VALUES (1, 1, 1)")
        _write_outputs(database, outputs)
        _write_mentions(database, chosen)
        _write_links(database, chosen)
        database.commit()
        database.execute("ANALYZE")
        database.commit()


def _write_outputs(database: sqlite3.Connection, outputs: int) -> None:
    numbers = range(1, outputs + 1)
    database.executemany(
        "INSERT INTO output (id, type, title, published, published_precision, venue, authors, trackable,"
        " born) VALUES (?, 'article', ?, ?, 'day', ?, 'Okonjo-Reyes, A.; Stern, M.', 1, 1)",
        (
            (one, f"Output {one} on tides and silt", 14_000 + one % 6_000, f"Journal {one % 97}")
            for one in numbers
        ),
    )
    database.executemany(
        "INSERT INTO identifier (output, kind, value, born) VALUES (?, 'doi', ?, 1)",
        ((one, f"10.5555/bench.{one}") for one in numbers),
    )
    database.executemany(
        "INSERT INTO output_search (rowid, title, authors, venue, identifiers) VALUES (?, ?, '', '', ?)",
        ((one, f"Output {one} on tides and silt", f"10.5555/bench.{one}") for one in numbers),
    )


def _write_mentions(database: sqlite3.Connection, chosen: Chosen) -> None:
    database.executemany(
        "INSERT INTO account (id, channel, key, name) VALUES (?, ?, ?, ?)",
        ((one, _channel(one), f"account-{one}", f"Outlet {one}") for one in range(1, ACCOUNTS + 1)),
    )
    database.executemany(
        "INSERT INTO mention (id, event_key, channel, account, url, title, posted_day, posted_precision,"
        " born) VALUES (?, ?, ?, ?, ?, ?, ?, 'day', 1)",
        (
            (
                number,
                f"bench:{number}",
                _channel(who),
                who,
                f"https://outlet-{who}.example/{number}",
                f"What the harbour says, part {number}",
                17_000 + number % 3_500,
            )
            for number, who, _ in chosen
        ),
    )
    database.executemany(
        "INSERT INTO sighting (mention, source, external_id, ask, first_seen, last_seen, raw_hash)"
        " VALUES (?, 'feeds', ?, '', 1, 1, '')",
        ((number, str(number)) for number, _, _ in chosen),
    )


def _write_links(database: sqlite3.Connection, chosen: Chosen) -> None:
    database.executemany(
        "INSERT INTO link (output, mention, channel, account, posted_day, matched_by, matched, born)"
        " VALUES (?, ?, ?, ?, ?, 'doi', '', 1)",
        ((output, number, _channel(who), who, 17_000 + number % 3_500) for number, who, output in chosen),
    )


def _channel(account: int) -> str:
    return CHANNELS[account % len(CHANNELS)].value


def _skewed(dice: random.Random, outputs: int) -> int:
    """Few outputs have much, most little."""
    return min(outputs, 1 + int(dice.paretovariate(0.7) * outputs / 400) % outputs)
