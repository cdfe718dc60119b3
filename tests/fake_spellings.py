"""Affiliations of a fictional library: a few spellings, their works, and what the window decides."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from altmetric_desktop.domain.fetching import AffiliationRow, AffiliationWork, Ours, Word, spelling
from altmetric_desktop.domain.rows import UndoAnswer
from tests.fake_task import FakeTask

ROWS = (
    AffiliationRow("Department of Tides, Northmere University, Northmere", 412, Ours.OURS, ("Sea", "Tides")),
    AffiliationRow("Northmere University", 268),
    AffiliationRow("Northmere Univ., School of Silt and Sand, 4 Quay Lane, Northmere NM4 1QL", 97),
    AffiliationRow("", 31),
    AffiliationRow("Northmere College, Northmere, Ohio, USA", 12, Ours.NOT_OURS),
    AffiliationRow("Univ Northmere, Harbour Observatory, POB 12, Northmere", 1),
)


class FakeSpellings:
    """What is decided here is said by the next `rows`, until it is taken back."""

    def __init__(self, calls: list[tuple[object, ...]]) -> None:
        self.calls = calls
        self.found: list[AffiliationRow] = list(ROWS)
        self.before: list[list[AffiliationRow]] = []

    def rows(self, kept: Path | None = None) -> FakeTask[list[AffiliationRow]]:
        self.calls.append(("spellings", kept))
        return FakeTask.of(list(self.found))

    def works(self, text: str, kept: Path | None = None) -> FakeTask[list[AffiliationWork]]:
        self.calls.append(("spelled", text, kept))
        return FakeTask.of(
            [
                AffiliationWork(f"Tides, part {number}", "Journal of Tides · 10.5555/tide", number)
                for number in range(1, 5)
            ]
        )

    def decide(self, words: Sequence[Word]) -> FakeTask[str]:
        self.calls.append(("decide", tuple(words)))
        said = {spelling(word.text): word for word in words}
        self.before.append(self.found)
        self.found = [
            row
            if (word := said.get(spelling(row.text))) is None
            else replace(row, verdict=word.verdict, unit=word.unit)
            for row in self.found
        ]
        return FakeTask.of(f"R-{len(self.before):04d}")

    def undo(self, run: str) -> FakeTask[UndoAnswer]:
        self.calls.append(("take-back", run))
        self.found = self.before.pop()
        return FakeTask.of(UndoAnswer(run, 0, 0, 1))
