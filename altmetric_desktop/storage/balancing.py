"""The balance of an import: every record of a file, by what happened to it."""

from __future__ import annotations

from collections.abc import Sequence

from altmetric_desktop.domain.records import Balance, Problem, Record, Severity, Verdict


def refused_rows(records: Sequence[Record], problems: Sequence[Problem]) -> int:
    """Rows that reading the file refused and that are in no record."""
    refused = {(one.sheet, one.row) for one in problems if one.severity is Severity.REFUSED}
    return len(refused - {(record.sheet or "", record.row) for record in records}) if refused else 0


def balance(verdicts: Sequence[Verdict], refused: int, not_trackable: int) -> Balance:
    return Balance(
        records=len(verdicts) + refused,
        added=verdicts.count(Verdict.ADDED),
        updated=verdicts.count(Verdict.UPDATED),
        unchanged=verdicts.count(Verdict.UNCHANGED),
        merged=verdicts.count(Verdict.MERGED),
        refused=verdicts.count(Verdict.REFUSED) + refused,
        not_trackable=not_trackable,
    )
