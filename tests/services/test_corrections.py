"""What a person does about a table before and after it is imported: columns remembered, cells corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.records import (
    Correction,
    Field,
    ImportPreview,
    Mapping,
    Severity,
    Verdict,
)
from altmetric_desktop.services import import_cells, import_file, kept_columns
from altmetric_desktop.services.import_file import Options
from altmetric_desktop.services.library import Library, open_library
from tests.importers.samples import workbook

LIST = """DOI,Title,Year,Remark
10.5555/tide.1,Tides in a jar,2021,first
10.5555/,,2022,second
,A lecture without a number,2023,third
Oct 55,,2024,"fourth, in
two lines"
10.5555/tide.5,Harbour silt,2024,fifth
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as made:
        yield made


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def _quiet(_event: Event) -> None:
    """Progress is of no interest here."""


def _preview(library: Library, path: Path, options: Options) -> ImportPreview:
    return import_file.preview(library, path, options, _quiet)


def _guess(library: Library, path: Path) -> tuple[Mapping, ImportPreview]:
    preview = _preview(library, path, Options())
    assert preview.mapping is not None
    return preview.mapping, preview


def _with(mapping: Mapping, heading: str, field: Field) -> Mapping:
    columns = tuple(replace(one, field=field) if one.heading == heading else one for one in mapping.columns)
    return replace(mapping, columns=columns)


def test_a_saved_mapping_is_found_by_headings_and_the_guess_is_still_there(
    library: Library, listed: Path
) -> None:
    guess, first = _guess(library, listed)
    kept_columns.save(library, "  Our   office ", first.headings, _with(guess, "Remark", Field.VENUE))
    found = _preview(library, listed, Options(remembered=True))
    assert found.remembered == "Our office"
    assert found.mapping == _with(guess, "Remark", Field.VENUE)
    assert found.rows[0].record.venue == "first"
    assert _preview(library, listed, Options()).mapping == guess


def test_a_saved_mapping_follows_its_headings_to_another_row(
    library: Library, listed: Path, tmp_path: Path
) -> None:
    guess, first = _guess(library, listed)
    kept_columns.save(library, "ours", first.headings, _with(guess, "Remark", Field.VENUE))
    lower = tmp_path / "lower.csv"
    lower.write_text("Export of our office\n\n" + LIST, encoding="utf-8")
    found = _preview(library, lower, Options(remembered=True))
    assert (found.remembered, found.mapping and found.mapping.header_row) == ("ours", 3)
    assert found.rows[0].record.venue == "first"


def test_other_headings_have_no_saved_mapping(library: Library, listed: Path, tmp_path: Path) -> None:
    guess, first = _guess(library, listed)
    kept_columns.save(library, "ours", first.headings, guess)
    other = tmp_path / "other.csv"
    other.write_text(LIST.replace("Remark", "Note"), encoding="utf-8")
    assert _preview(library, other, Options(remembered=True)).remembered == ""


def test_a_mapping_needs_a_name(library: Library, listed: Path) -> None:
    guess, first = _guess(library, listed)
    with pytest.raises(InputError, match="nameless"):
        kept_columns.save(library, "  ", first.headings, guess)


def test_refused_rows_stand_among_the_first_rows(library: Library, listed: Path) -> None:
    rows = _preview(library, listed, Options()).rows
    assert [(one.record.row, one.verdict) for one in rows] == [
        (2, Verdict.ADDED),
        (3, Verdict.REFUSED),
        (4, Verdict.ADDED),
        (5, Verdict.REFUSED),
        (6, Verdict.ADDED),
    ]
    assert [problem.code for problem in rows[1].problems if problem.severity is Severity.REFUSED]


def test_columns_are_guessed_below_another_heading_row(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(
        "DOI;Title;Year\nkey;wording;when\n10.5555/tide.1;Tides in a jar, with silt;2021\n", encoding="utf-8"
    )
    found = _preview(library, path, Options(mapping=Mapping(2, (), None, ";")))
    assert found.mapping is not None
    assert [one.heading for one in found.mapping.columns] == ["key", "wording", "when"]
    assert found.mapping.columns[0].field is Field.DOI
    assert [one.record.row for one in found.rows] == [3]


def test_columns_are_guessed_with_another_separator(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "bars.csv"
    path.write_text("DOI|Title, long\n10.5555/tide.1|Tides, and jars\n", encoding="utf-8")
    wanted = Mapping(import_cells.ANY_ROW, (), None, "|")
    found = _preview(library, path, Options(mapping=wanted))
    assert found.mapping is not None
    assert (found.mapping.header_row, len(found.mapping.columns)) == (1, 2)
    assert found.balance.added == 1


def _correct(library: Library, path: Path, *corrections: Correction, mapping: Mapping | None) -> object:
    return import_file.apply(library, path, Options(mapping=mapping, corrections=corrections), _quiet)


def test_corrected_rows_are_a_further_import_of_the_same_file(library: Library, listed: Path) -> None:
    guess, _ = _guess(library, listed)
    before = import_file.apply(library, listed, Options(mapping=guess), _quiet)
    assert (before.balance.added, before.balance.refused) == (3, 2)
    again = import_file.apply(
        library,
        listed,
        Options(
            mapping=guess,
            corrections=(
                Correction(3, "DOI", "10.5555/", "10.5555/tide.3"),
                Correction(5, "Title", "", "A title at last"),
            ),
        ),
        _quiet,
    )
    assert (again.balance.records, again.balance.added, again.balance.closes) == (2, 2, True)
    assert again.outputs_total == 5
    import_file.undo(library, again.run)
    assert library.info().outputs == 3


def test_a_correction_that_is_none_is_refused_with_its_row(library: Library, listed: Path) -> None:
    guess, _ = _guess(library, listed)
    wrong = Correction(5, "DOI", "Oct 55", "=1+1")
    found = _preview(library, listed, Options(mapping=guess, corrections=(wrong,)))
    assert (found.balance.records, found.balance.refused, found.balance.closes) == (1, 1, True)
    refused = [problem for problem in found.problems if problem.severity is Severity.REFUSED]
    assert [(problem.row, problem.column, problem.value) for problem in refused] == [(5, "DOI", "=1+1")]


@pytest.mark.parametrize("nowhere", [(99, "DOI"), (3, "No such"), (1, "DOI"), (-4, "DOI")])
def test_a_correction_of_no_cell_is_refused(library: Library, listed: Path, nowhere: tuple[int, str]) -> None:
    guess, _ = _guess(library, listed)
    each = Correction(nowhere[0], nowhere[1], "", "10.5555/tide.9")
    found = _preview(library, listed, Options(mapping=guess, corrections=(each,)))
    assert (found.balance.records, found.balance.refused) == (1, 1)
    assert [problem.code for problem in found.problems] == ["correction-nowhere"]


def test_an_emptied_row_is_not_lost(library: Library, listed: Path) -> None:
    guess, _ = _guess(library, listed)
    emptied = (
        Correction(2, "DOI", "10.5555/tide.1", ""),
        Correction(2, "Title", "", ""),
        Correction(2, "Year", "", ""),
        Correction(2, "Remark", "", ""),
    )
    found = _preview(library, listed, Options(mapping=guess, corrections=emptied))
    assert (found.balance.records, found.balance.refused) == (1, 1)


def test_rows_of_several_sheets_are_corrected_on_their_own(library: Library, tmp_path: Path) -> None:
    head: list[object] = ["DOI", "Title", "Year"]
    path = tmp_path / "sheets.xlsx"
    path.write_bytes(
        workbook(
            ("North", [head, ["10.5555/n.1", "North one", 2021], ["10.5555/", "", 2022]]),
            ("South", [head, ["10.5555/s.1", "South one", 2021], ["half", "", 2022]]),
        )
    )
    guess, preview = _guess(library, path)
    assert preview.balance.refused == 2
    import_file.apply(library, path, Options(mapping=guess), _quiet)
    again = import_file.apply(
        library,
        path,
        Options(mapping=guess, corrections=(Correction(3, "DOI", "half", "10.5555/s.2", "South"),)),
        _quiet,
    )
    assert (again.balance.records, again.balance.added) == (1, 1)
    assert again.outputs_total == 3


def test_a_list_without_columns_takes_what_names_the_work(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "list.ris"
    path.write_text(
        "TY  - JOUR\nTI  - Tides in a jar\nDO  - 10.5555/tide.1\nER  - \n\n"
        "TY  - JOUR\nDO  - 10.5555/\nER  - \n",
        encoding="utf-8",
    )
    preview = _preview(library, path, Options())
    assert preview.mapping is None
    refused = next(problem for problem in preview.problems if problem.severity is Severity.REFUSED)
    each = Correction(refused.row, refused.column, refused.value, "10.5555/tide.2")
    found = _preview(library, path, Options(corrections=(each,)))
    assert [(one.record.row, one.verdict) for one in found.rows] == [(refused.row, Verdict.ADDED)]
    wrong = replace(each, value="no such thing")
    again = _preview(library, path, Options(corrections=(wrong,)))
    assert (again.balance.records, again.balance.refused) == (1, 1)


def test_tables_without_headings_are_not_taken_for_one_another(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "ids.txt"
    path.write_text("10.5555/tide.1\n10.5555/\n10.5555/tide.3\n", encoding="utf-8")
    guess, preview = _guess(library, path)
    kept_columns.save(library, "bare", preview.headings, guess)
    assert _preview(library, path, Options(remembered=True)).remembered == ""


def test_a_corrected_row_reads_as_it_would_have_read_in_the_file(library: Library, tmp_path: Path) -> None:
    """Day or month first is told by other rows of the column, not by the corrected ones."""
    text = "Title,DOI,Published\nTides,10.5555/d.1,25/3/2018\nSilt,10.5555/,{}\nSand,10.5555/d.3,2/4/2018\n"
    path, whole = tmp_path / "dates.csv", tmp_path / "whole.csv"
    path.write_text(text.format("soon"), encoding="utf-8")
    whole.write_text(text.replace("5555/,", "5555/d.2,").format("5/9/2018"), encoding="utf-8")
    guess, _ = _guess(library, path)
    corrections = (
        Correction(3, "Published", "soon", "5/9/2018"),
        Correction(3, "DOI", "10.5555/", "10.5555/d.2"),
    )
    found = _preview(library, path, Options(mapping=guess, corrections=corrections))
    expected = _preview(library, whole, Options())
    (row,) = found.rows
    assert row.record == expected.rows[1].record
    assert row.record.published is not None
    assert row.record.published.iso() == "2018-09-05"


def test_day_numbers_of_a_corrected_row_count_as_in_its_workbook(library: Library, tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    for row in (["DOI", "Title", "Date"], ["10.5555/m.1", "Tides", "40732"], ["10.5555/m.2", "Silt", "none"]):
        page.append(row)
    path = tmp_path / "mac.xlsx"
    book.save(path)
    guess, preview = _guess(library, path)
    each = Correction(3, "Date", "none", "40732", "Sheet")
    found = _preview(library, path, Options(mapping=guess, corrections=(each,)))
    assert found.rows[0].record.published == preview.rows[0].record.published
    assert found.rows[0].record.year == 2015


def test_a_corrected_row_goes_on_with_the_rows_of_its_record(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(
        "eprintid,title,creators_name.family,creators_name.given,date,divisions,ispublished\n"
        "7,,Doe,Jane,2021,tests,pub\n7,,Roe,Richard,,,\n",
        encoding="utf-8",
    )
    guess, preview = _guess(library, path)
    assert (preview.format, preview.balance.refused) == ("eprints-csv", 1)
    found = _preview(
        library, path, Options(mapping=guess, corrections=(Correction(2, "title", "", "Tides in a jar"),))
    )
    assert [person.name for person in found.rows[0].record.authors] == ["Doe, Jane", "Roe, Richard"]


def test_a_list_of_one_row_that_is_emptied_is_refused(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("DOI,Title\n10.5555/tide.1,\n", encoding="utf-8")
    guess, _ = _guess(library, path)
    gone = Correction(2, "DOI", "10.5555/tide.1", "")
    found = _preview(library, path, Options(mapping=guess, corrections=(gone,)))
    assert (found.balance.records, found.balance.refused) == (1, 1)
