"""`python -m tests.bench [NAME…]`: run the benchmarks and print one table.

A benchmark is a module `tests/bench/bench_NAME.py` (`_` is `-` in its name) with `run() -> list[Line]`. Exit
status 1 where a budget is missed.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from tests.bench.table import Line, rows


def names() -> list[str]:
    """All benchmarks, in order of name."""
    found = (path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    return sorted(name.replace("_", "-") for name in found)


def main(wanted: list[str]) -> int:
    """Run what was asked for (nothing = all)."""
    unknown = [name for name in wanted if name not in names()]
    if unknown:
        print(f"No benchmark {', '.join(unknown)}. There are: {', '.join(names())}.", file=sys.stderr)
        return 2
    lines: list[Line] = []
    for name in wanted or names():
        print(f"… {name}", file=sys.stderr, flush=True)
        module = importlib.import_module(f"tests.bench.bench_{name.replace('-', '_')}")
        found: list[Line] = module.run()
        print(rows(found), flush=True)
        lines.extend(found)
    print()
    print(rows(lines))
    missed = sum(not line.kept for line in lines)
    print(f"\n{len(lines)} figures, {missed} over budget")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
