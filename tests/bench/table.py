"""How a benchmark measures and what it prints.

Machines are shared and noisy, so nothing is judged by seconds: ours and the yardstick run in turns in one
process or loop, the *ratio of the medians* is the result, and it is held against its budget.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence

from msgspec import Struct


class Line(Struct, frozen=True):
    """One result: `ours` and `yardstick` in `unit`, budget on their ratio (or, with
    `difference`, on ours − yardstick in `unit`)."""

    what: str
    size: str
    ours: float
    yardstick: float
    budget: float
    unit: str = "ms"
    difference: bool = False
    yardstick_name: str = ""

    @property
    def measure(self) -> float:
        """What is held against the budget."""
        if self.difference:
            return self.ours - self.yardstick
        return self.ours / self.yardstick if self.yardstick else float("inf")

    @property
    def kept(self) -> bool:
        """Whether the budget holds."""
        return self.measure <= self.budget


def in_turns(
    ours: Callable[[], object],
    yardstick: Callable[[], object],
    rounds: int = 5,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Medians of both in milliseconds, run alternately; each starts with a collected heap."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        order = (0, 1) if turn % 2 == 0 else (1, 0)
        for which in order:
            gc.collect()
            start = clock()
            (ours, yardstick)[which]()
            times[which].append((clock() - start) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0–1) of the values lie, nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def rows(lines: Sequence[Line]) -> str:
    """The table as text."""
    head = ("what", "size", "ours", "yardstick", "ratio", "budget", "")
    body = [head, *(_cells(line) for line in lines)]
    widths = [max(len(row[column]) for row in body) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in (0, 1, 6) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in body
    )


def _cells(line: Line) -> tuple[str, str, str, str, str, str, str]:
    if line.difference:
        measure, budget = f"+{line.measure:.1f} {line.unit}", f"+{line.budget:g} {line.unit}"
    else:
        measure, budget = f"{line.measure:.2f}", f"{line.budget:g}"
    return (
        line.what,
        line.size,
        f"{line.ours:,.1f} {line.unit}",
        f"{line.yardstick:,.1f} {line.unit}",
        measure,
        budget,
        ("kept" if line.kept else "MISSED")
        + (f"  (yardstick: {line.yardstick_name})" if line.yardstick_name else ""),
    )
