"""A report says when a source was read for some outputs only: a gap is no zero."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from altmetric_desktop.domain.wishes import ReportWishes, SyncWishes
from altmetric_desktop.services import report
from altmetric_desktop.services.library import open_library
from tests.support import made


def _written(folder: Path, limit: int | None) -> tuple[object, dict[str, object]]:
    """The Summary's number of silent sources, and each source's problem."""
    with open_library(folder / "gaps.library", create=True) as library:
        made.bring_in(library, made.a_list(folder))
        replay = made.replay(made.the_answers(folder))
        made.ask(library, made.all_on(folder), replay, SyncWishes(limit=limit))
        report.write(library, ReportWishes(), folder / "r.xlsx", made.silent)
    book = openpyxl.load_workbook(folder / "r.xlsx", read_only=True)
    figures = book["Summary"].iter_rows(min_row=6, values_only=True)
    summary = {row[0]: row for row in figures if row}
    head, *rows = book["Provenance"].iter_rows(min_row=5, values_only=True)
    named = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    (key,) = (name for name in named[0] if "roblem" in name)
    return summary["Sources failed or not collected"][1], {str(row["Source"]): row[key] for row in named}


@pytest.mark.parametrize("limit", [1, None])
def test_a_source_that_was_asked_about_some_outputs_only_is_named(tmp_path: Path, limit: int | None) -> None:
    silent, problems = _written(tmp_path, limit)
    if limit is None:
        assert silent == 0
        assert set(problems) >= {"Wikipedia", "Hacker News"}
        assert {source: problem for source, problem in problems.items() if problem} == {}
    else:
        assert isinstance(silent, int)
        assert silent >= 3
        assert "not asked yet" in str(problems["Wikipedia"])
