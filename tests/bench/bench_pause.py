"""How long the window is deaf while it works: gaps of a 5 ms timer in its thread, 99 of 100 at most 50 ms.

A library of 10,000 outputs and 20,000 mentions stands open while a sync runs against a server in a
process of its own, 20,000 rows are imported, a workbook is written, charts are drawn. The idle window stands
beside them: what this machine does to a window that does nothing.
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
from tests.bench.lists import publications
from tests.bench.table import Line, percentile
from tests.loopback import LoopbackProcess

OUTPUTS, MENTIONS, ROWS = 10_000, 20_000, 20_000
LIMIT = 50.0


def run() -> list[Line]:
    """One window, one work after the other."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        settled.library(place / "bench.library", OUTPUTS, MENTIONS, fresh=1)
        (place / "list.csv").write_bytes(publications(ROWS))
        with LoopbackProcess(write_answers(place / "answers", OUTPUTS), latency=0.05) as server:
            write_settings(place, server)
            gaps = watched(place, "bench.library", "list.csv", "settings.toml")
    return [line(what, seen) for what, seen in gaps.items()]


def line(what: str, gaps: Sequence[float]) -> Line:
    """The 99th percentile, with the median and the worst beside it."""
    size = f"median {percentile(gaps, 0.5):.0f}, worst {max(gaps):.0f} ms, {sum(gaps) / 1000:.0f} s"
    return Line(f"pause p99, {what}", size, percentile(gaps, 0.99), LIMIT, 1.0, yardstick_name="50 ms")


def watched(folder: Path, *names: str) -> dict[str, list[float]]:
    """Run the window; gaps by what it did."""
    command = [sys.executable, "-m", "tests.bench.pause_child", *(str(folder / name) for name in names)]
    done = subprocess.run(  # our own interpreter and module
        command, cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, text=True, timeout=600, check=True
    )
    told = [json.loads(text) for text in done.stdout.splitlines()]
    return {one["what"]: one["gaps"] for one in told}
