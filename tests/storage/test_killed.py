"""A sync that is killed leaves whole pages, and the cursor after the last of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from altmetric_desktop.storage import asks, library_file
from tests.storage.samples import Desk, ask, doi, record

#: Keeps page after page of five mentions, and says so after each commit.
_SYNC = """
import sys
from pathlib import Path
from altmetric_desktop.domain.sourcing import Page
from altmetric_desktop.storage import asks, library_file
from tests.storage.samples import Desk, ask, post, proof

with library_file.open_library(Path(sys.argv[1])) as library:
    desk = Desk(library)
    (asked,) = desk.read(lambda c: asks.open_asks(c, "echo"))
    while True:
        number = int(asked.cursor or 0)
        mentions = tuple(post(number * 5 + place) for place in range(5))
        following = asked.with_params(str(number + 1))
        desk.keep(Page(mentions=mentions, next=following), [[(1, proof("a"))]] * 5, asked)
        asked = following
        print(number, flush=True)
"""


def _kill(path: Path, pages: int) -> int:
    """Start the sync, kill it in the page after it spoke of so many; the last page that it spoke of."""
    command = [sys.executable, "-c", _SYNC, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as sync:
        assert sync.stdout is not None
        said = [sync.stdout.readline() for _ in range(pages)]
        assert all(said), "the sync ended by itself"
        sync.kill()
        said += sync.stdout.read().splitlines()
    return max(int(line) for line in said if line.strip())


@pytest.mark.parametrize("pages", [1, 2, 3, 5, 8])
def test_whole_pages_only(path: Path, pages: int) -> None:
    with library_file.open_library(path) as library:
        desk = Desk(library)
        desk.take_in(record(2, "One", doi("a")))
        desk.plan("w1", (1,), ask())
    spoken = -1
    for _ in range(2):
        spoken = _kill(path, pages)
    assert library_file.check(path) == ()
    with library_file.open_library(path) as library, library.read() as connection:
        (asked,) = asks.open_asks(connection, "echo")
        kept = int(asked.cursor or 0)
        counts = [
            connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("mention", "sighting", "link")
        ]
    assert counts == [kept * 5] * 3
    assert kept > spoken
