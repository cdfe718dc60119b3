"""The workbook at its limits: nothing in it, too much in it, hostile text, errors half-way."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from altmetric_desktop.domain.errors import Cancelled, ReportError
from altmetric_desktop.domain.events import Progress
from altmetric_desktop.domain.moments import Moment, day_number
from altmetric_desktop.domain.reporting import ReportData, ReportMention
from altmetric_desktop.domain.wishes import ReportWishes
from altmetric_desktop.reports import pen, workbook
from altmetric_desktop.reports.links import MOST_LINKS
from altmetric_desktop.reports.safe_text import clean, is_risky
from tests.reports.reopened import WORDS, hostile_sample, opened
from tests.reports.samples import Sample, sample
from tests.reports.test_safe_text import HOSTILE


@pytest.fixture(scope="module")
def made() -> Sample:
    """A fictional report."""
    return sample()


def test_an_empty_library_makes_a_whole_workbook(tmp_path: Path) -> None:
    empty = sample(outputs=0, mentions=0)
    bare = replace(empty, provenance=[], coverage=[], facts=replace(empty.facts, previous=None))
    path = tmp_path / "r.xlsx"
    written = workbook.write(path, bare.data(), WORDS)
    assert dict(written.rows)["outputs"] == 0
    assert written.failed_checks == ()
    reopened = load_workbook(path)
    assert reopened["Outputs"].tables["tblOutputs"].ref.endswith("6")
    assert len(CalamineWorkbook.from_path(path).sheet_names) == len(workbook.SHEETS)


def test_hostile_text_comes_back_as_text(tmp_path: Path) -> None:
    hostile = hostile_sample()
    reopened = opened(tmp_path / "r.xlsx", hostile.data())
    for sheet, rows in (("Outputs", hostile.outputs), ("Mentions", hostile.mentions)):
        headings = [cell.value for cell in reopened[sheet][5]]
        for number, (row, text) in enumerate(zip(rows, HOSTILE, strict=True), 6):
            cells = dict(zip(headings, reopened[sheet][number], strict=True))
            keys = (
                ("Title", "Venue", "Our authors", "DOI")
                if sheet == "Outputs"
                else ("Title or excerpt", "URL", "Country")
            )
            for key in keys:
                cell = cells[key]
                assert cell.data_type == "s", (key, text, row)
                assert unescape(str(cell.value)) == clean(text)
                assert cell.quotePrefix == is_risky(text)
                assert cell.hyperlink is None or key == "DOI"


def test_calamine_reads_what_openpyxl_reads(tmp_path: Path, made: Sample) -> None:
    path = tmp_path / "r.xlsx"
    workbook.write(path, made.data(), WORDS)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Mentions").to_python(skip_empty_area=False)
    assert len(rows) == 5 + len(made.mentions)
    assert [row[0] for row in rows[5:]] == [mention.id for mention in made.mentions]
    assert [row[9] for row in rows[5:]] == [mention.url for mention in made.mentions]
    dated = [row for row, mention in zip(rows[5:], made.mentions, strict=True) if mention.posted]
    assert dated
    assert [row for row in dated if not isinstance(row[5], date)] == []


def test_links_beyond_what_excel_takes_are_plain_text(tmp_path: Path) -> None:
    base = sample(outputs=1, mentions=1)
    count = 70_000
    one = base.mentions[0]
    mentions = (replace(one, id=number, url=f"https://news.example/{number}") for number in range(count))
    facts = replace(base.facts, counts=replace(base.facts.counts, mentions=count))
    path = tmp_path / "r.xlsx"
    workbook.write(path, ReportData(facts, iter(base.outputs), mentions), WORDS)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Mentions").to_python(skip_empty_area=False)
    assert rows[-1][9] == f"https://news.example/{count - 1}"
    assert "65,530 links" in str(rows[1][0])
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet5.xml")
    assert xml.count(b"<hyperlink ") == MOST_LINKS


def test_more_rows_than_excel_takes_are_refused(
    tmp_path: Path, made: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pen, "MOST_ROWS", 20)
    path = tmp_path / "r.xlsx"
    path.write_bytes(b"the old file")
    with pytest.raises(ReportError, match=r"report\.too-many-rows"):
        workbook.write(path, made.data(), WORDS)
    assert path.read_bytes() == b"the old file"
    assert list(tmp_path.iterdir()) == [path]


def test_dates_that_excel_counts_otherwise_are_text(tmp_path: Path, made: Sample) -> None:
    old = Moment(day_number(date(1899, 12, 30)))
    mentions: list[ReportMention] = [replace(made.mentions[0], posted=old)]
    sheet = opened(tmp_path / "r.xlsx", replace(made, mentions=mentions).data())["Mentions"]
    assert sheet["F6"].value == "1899-12-30"


def test_progress_is_told_and_cancelling_leaves_nothing(tmp_path: Path, made: Sample) -> None:
    told: list[Progress] = []
    path = tmp_path / "r.xlsx"
    workbook.write(path, made.data(), WORDS, told.append)
    assert ("report.mentions", len(made.mentions)) in {(step.stage, step.done) for step in told}
    before = path.read_bytes()

    def stop(step: Progress) -> None:
        if step.stage == "report.mentions":
            raise Cancelled("cancelled")

    with pytest.raises(Cancelled):
        workbook.write(path, made.data(), WORDS, stop)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_failing_query_leaves_nothing(tmp_path: Path, made: Sample) -> None:
    def broken() -> Iterator[ReportMention]:
        yield made.mentions[0]
        raise RuntimeError("the library went away")

    with pytest.raises(RuntimeError):
        workbook.write(tmp_path / "r.xlsx", replace(made.data(), mentions=broken()), WORDS)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_profile_is_refused(tmp_path: Path, made: Sample) -> None:
    other = replace(made, facts=replace(made.facts, wishes=ReportWishes(profile="glossy")))
    with pytest.raises(ReportError, match=r"report\.unknown-profile"):
        workbook.write(tmp_path / "r.xlsx", other.data(), WORDS)
