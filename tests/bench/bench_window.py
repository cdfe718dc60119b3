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
#: Milliseconds since the start of the process, and of the processor's work in it.
Moment = tuple[float, float]
ROOT = Path(__file__).resolve().parents[2]


def run() -> list[Line]:
    """Starts in turns; medians. The first round warms the file cache and is not counted."""
    told: dict[str, list[Moment]] = {"bare": [], "painted": [], "rows": []}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.library"
        settled.library(path, OUTPUTS, MENTIONS)
        for turn in range(ROUNDS + 1):
            bare = started(Path(folder), "bare")
            ours = started(Path(folder), "ours", str(path))
            if turn:
                told["bare"].append(bare["painted"])
                told["painted"].append(ours["painted"])
                told["rows"].append(ours["rows"])
    return [
        line("first window", "painted", told, WINDOW_BUDGET),
        line("first rows", "rows", told, ROWS_BUDGET),
    ]


def line(name: str, what: str, told: dict[str, list[Moment]], budget: float) -> Line:
    """Medians; how much of the difference the processor worked stands beside, for busy machines."""
    ours, bare = (statistics.median(wall for wall, _ in told[one]) for one in (what, "bare"))
    work = [statistics.median(cpu for _, cpu in told[one]) for one in (what, "bare")]
    size = f"{OUTPUTS:,} outputs, {ROUNDS} starts, processor +{work[0] - work[1]:.0f} ms"
    return Line(name, size, ours, bare, budget, "ms", True, "bare Qt window")


def environment(folder: Path) -> dict[str, str]:
    """Offscreen, with settings and data of its own; compiled modules are kept, as on a user's machine."""
    own = {f"XDG_{what}_HOME": str(folder / what.lower()) for what in ("CONFIG", "DATA", "STATE", "CACHE")}
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**given, **own, "QT_QPA_PLATFORM": "offscreen"}


def started(folder: Path, *arguments: str) -> dict[str, Moment]:
    """Start one window; what happened when."""
    command = [sys.executable, "-m", "tests.bench.start_child", *arguments]
    begin = time.monotonic()
    done = subprocess.run(  # our own interpreter and module
        command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, timeout=120, check=True
    )
    told = (line.split() for line in done.stdout.splitlines())
    return {what: ((float(moment) - begin) * 1000, float(cpu) * 1000) for what, moment, cpu in told}
