"""From the start of the process to the first painted window, and to the first rows of 10,000 outputs.

Yardstick: a bare QApplication with an empty QMainWindow, same interpreter, started in turns with ours.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import settled
from tests.bench.table import Line

ROUNDS = 9
OUTPUTS, MENTIONS = 10_000, 20_000
WINDOW_BUDGET, ROWS_BUDGET = 120.0, 600.0
ROOT = Path(__file__).resolve().parents[2]


def run() -> list[Line]:
    """Starts in turns; medians. The first round warms the file cache and is not counted."""
    seen: dict[str, list[float]] = {"bare": [], "painted": [], "rows": []}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.library"
        settled.library(path, OUTPUTS, MENTIONS)
        for turn in range(ROUNDS + 1):
            bare = started(Path(folder), "bare")
            ours = started(Path(folder), "ours", str(path))
            if turn:
                seen["bare"].append(bare["painted"])
                seen["painted"].append(ours["painted"])
                seen["rows"].append(ours["rows"])
    bare_ms, window_ms, rows_ms = (statistics.median(seen[what]) for what in ("bare", "painted", "rows"))
    name = "bare Qt window"
    return [
        Line("first window", f"{ROUNDS} starts", window_ms, bare_ms, WINDOW_BUDGET, "ms", True, name),
        Line("first rows", f"{OUTPUTS:,} outputs", rows_ms, bare_ms, ROWS_BUDGET, "ms", True, name),
    ]


def environment(folder: Path) -> dict[str, str]:
    """Offscreen, with settings and data of its own."""
    own = {f"XDG_{what}_HOME": str(folder / what.lower()) for what in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}


def started(folder: Path, *arguments: str) -> dict[str, float]:
    """Start one window; what happened after how many milliseconds."""
    command = [sys.executable, "-m", "tests.bench.start_child", *arguments]
    begin = time.monotonic()
    done = subprocess.run(  # our own interpreter and module
        command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, timeout=120, check=True
    )
    told = (line.split() for line in done.stdout.splitlines())
    return {what: (float(moment) - begin) * 1000 for what, moment in told}
