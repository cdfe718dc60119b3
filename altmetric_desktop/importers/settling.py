"""What is decided when a whole table has been read: a row of totals at its end is no record."""

from __future__ import annotations

from collections.abc import Sequence

from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record, Severity
from altmetric_desktop.importers.text import shown

#: Rows with cells too many that are named one by one; of more only their number is said.
NAMED = 20
_TOTAL = pattern(
    r"(?:grand |sub)?totals?|sum(?:me|ma)?|gesamt(?:summe|zahl)?|insgesamt|somme|suma|soma|somma|totaal"
    r"|totale|total(?:e|es)? g[eé]n[eé]ra(?:l|les?)|общее|итого|всего|合计|总计|總計|合計|합계|count|anzahl",
)
_LAST = 3


def is_total(text: str) -> bool:
    """Whether a cell is the label of a row of totals: `Total`, `Summe:`, `合计`."""
    return _TOTAL.fullmatch(text.strip().rstrip(":：").strip().casefold()) is not None


def without_totals(
    records: list[Record], problems: list[Problem], sheet: str | None = None
) -> tuple[list[Record], list[Problem]]:
    """One table's records and problems without a row of totals at the end; it is noted, not counted."""
    notes: list[Problem] = []
    while (
        records and not records[-1].identifiers and is_total(records[-1].title or "") and len(notes) < _LAST
    ):
        total = records.pop()
        notes.append(Problem(total.row, "", shown(total.title or ""), "row-totals", sheet=sheet or ""))
    last = records[-1].row if records else 0
    kept = []
    for problem in problems:
        behind = (
            problem.severity is Severity.REFUSED and problem.code == "no-identifier" and problem.row > last
        )
        if behind and is_total(problem.value):
            notes.append(Problem(problem.row, problem.column, problem.value, "row-totals", sheet=sheet or ""))
        else:
            kept.append(problem)
    return records, [*kept, *notes]


def fewer(problems: Sequence[Problem]) -> list[Problem]:
    """Many rows with cells too many are said once, with how many they are."""
    long = [problem for problem in problems if problem.code == "row-long"]
    if len(long) <= NAMED:
        return list(problems)
    rest = [problem for problem in problems if problem.code != "row-long"]
    return [*rest, Problem(long[0].row, "", str(len(long)), "rows-long", sheet=long[0].sheet)]
