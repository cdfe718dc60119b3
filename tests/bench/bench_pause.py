"""How long the window is deaf while it works: gaps of a 5 ms timer in its thread, 99 of 100 at most 50 ms.

A library of 10,000 outputs and 20,000 mentions stands open while a sync runs against a server in a
process of its own, lists are looked at and imported on their page, a workbook is written, charts are
drawn. The idle window stands beside them: what this machine does to a window that does nothing. Where a list
has thousands of rows that are refused, its longest pause has a budget of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import settled
from tests.bench.bench_sync import write_answers, write_settings
from tests.bench.bench_window import ROOT, environment
from tests.bench.lists import publications, publications_refused
from tests.bench.table import Line, percentile
from tests.loopback import LoopbackProcess

OUTPUTS, MENTIONS, ROWS = 10_000, 20_000, 20_000
#: Rows of the lists that are refused in part, and how many of them are.
LONG, REFUSED = 50_000, (5_000, 20_000)
LIMIT, LONGEST = 50.0, 100.0


def run() -> list[Line]:
    """One window, one work after the other."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        settled.library(place / "bench.library", OUTPUTS, MENTIONS, fresh=1)
        lists = [place / f"{ROWS:,} rows.csv"]
        lists[0].write_bytes(publications(ROWS))
        for refused in REFUSED:
            lists.append(place / f"{LONG:,} rows, {refused:,} refused.csv")
            lists[-1].write_bytes(publications_refused(LONG, refused))
        with LoopbackProcess(write_answers(place / "answers", OUTPUTS), latency=0.05) as server:
            write_settings(place, server)
            gaps = watched(place, "bench.library", "settings.toml", *(path.name for path in lists))
    longest = [longest_of(what, seen) for what, seen in gaps.items() if "refused" in what]
    return [*(line(what, seen) for what, seen in gaps.items()), *longest]


def line(what: str, gaps: Sequence[float]) -> Line:
    """The 99th percentile, with the median and the worst beside it."""
    size = f"median {percentile(gaps, 0.5):.0f}, worst {max(gaps):.0f} ms, {sum(gaps) / 1000:.0f} s"
    return Line(f"pause p99, {what}", size, percentile(gaps, 0.99), LIMIT, 1.0, yardstick_name="50 ms")


def longest_of(what: str, gaps: Sequence[float]) -> Line:
    """The longest pause, with the next ones beside it."""
    worst = sorted(gaps, reverse=True)[:4]
    size = f"next {', '.join(f'{gap:.0f}' for gap in worst[1:])} ms"
    return Line(f"longest pause, {what}", size, worst[0], LONGEST, 1.0, yardstick_name="100 ms")


def watched(folder: Path, *names: str) -> dict[str, list[float]]:
    """Run the window; gaps by what it did."""
    command = [sys.executable, "-m", "tests.bench.pause_child", *(str(folder / name) for name in names)]
    done = subprocess.run(  # our own interpreter and module
        command, cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, text=True, timeout=600, check=True
    )
    told = [json.loads(text) for text in done.stdout.splitlines()]
    return {one["what"]: one["gaps"] for one in told}
