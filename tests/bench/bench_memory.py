"""How much memory an import takes at its most: 10,000 and 100,000 rows of CSV, in a process of its own each.

The peak is what Linux counted (`VmHWM` of proc(5); `ru_maxrss` would begin with that of the parent), less
that of an import of a single row: what the program itself is. It may grow as the list does and no faster.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from altmetric_desktop.services import import_file
from altmetric_desktop.storage import library_file
from tests.bench.bench_window import ROOT, environment
from tests.bench.lists import publications
from tests.bench.table import Line

ROWS = (10_000, 100_000)
#: Megabytes that 100,000 rows may take, and how many times those of a tenth of them.
MOST, GROWTH = 600.0, 12.0


def run() -> list[Line]:
    """Peaks of three imports."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        bare, *peaks = (_peak(place, rows) for rows in (1, *ROWS))
    small, large = (peak - bare for peak in peaks)
    size = f"{ROWS[1]:,} rows over {bare:.0f} MB of one row"
    grown = f"{ROWS[0] // 1000} k → {ROWS[1] // 1000} k"
    return [
        Line("import, peak memory", size, large, MOST, 1.0, "MB", yardstick_name="600 MB"),
        Line("import, memory growth", grown, large, small, GROWTH, "MB", yardstick_name="10,000 rows"),
    ]


def _peak(folder: Path, rows: int) -> float:
    """Megabytes at the most of an import of so many rows."""
    path = folder / f"list-{rows}.csv"
    path.write_bytes(publications(rows))
    command = [sys.executable, "-m", "tests.bench.bench_memory", str(path)]
    done = subprocess.run(  # our own interpreter and module
        command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, timeout=300, check=True
    )
    return float(done.stdout)


def main(listed: Path) -> None:
    """Import a list into a new library and print the peak of this process in megabytes."""
    library = listed.with_suffix(".library")
    library_file.create(library)
    answer = import_file.apply_with(
        lambda: library_file.pen(library),
        lambda: library_file.reading(library),
        listed,
        import_file.Options(),
        lambda _event: None,
    )
    assert answer.balance.added == answer.balance.records
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    assert found is not None
    print(int(found.group(1)) / 1024)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
