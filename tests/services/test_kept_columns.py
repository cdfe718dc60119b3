"""Columns kept under names: put on tables with other columns, renamed, forgotten; departments by names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.errors import InputError, NotFoundError
from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.records import ALL_SHEETS, Field, Fit, ImportPreview, Mapping, UnitsFrom
from altmetric_desktop.services import import_file, kept_columns
from altmetric_desktop.services.import_file import Options
from altmetric_desktop.services.library import Library, open_library
from tests.importers.samples import workbook

LIST = "Key;Wording;When;Remark\n10.5555/k.1;Tides in a jar;2021;Shore\n10.5555/k.2;Harbour silt;2022;Coast\n"
#: The same headings in another order, below a title; one is new and one is gone.
OTHER = "Our list\n\nWhen;PMID;Key;Wording\n2023;12345678;10.5555/k.3;Sand and salt\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as made:
        yield made


def _quiet(_event: Event) -> None:
    """Progress is of no interest here."""


def _preview(library: Library, path: Path, options: Options) -> ImportPreview:
    return import_file.preview(library, path, options, _quiet)


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def kept(library: Library, tmp_path: Path) -> str:
    """The columns of LIST, kept as “Office”: the remark is the journal, and what it says is known."""
    wanted = Options(mapping=Mapping(1, ()))  # words that nobody knows: the person says which row it is
    preview = _preview(library, _file(tmp_path, "first.csv", LIST), wanted)
    assert preview.mapping is not None
    fields = (Field.DOI, Field.TITLE, Field.YEAR, Field.VENUE)
    columns = tuple(
        replace(one, field=field) for one, field in zip(preview.mapping.columns, fields, strict=True)
    )
    headings = [one.heading for one in columns]
    kept_columns.save(library, "Office", headings, replace(preview.mapping, columns=columns))
    return "Office"


def test_kept_columns_follow_their_headings_and_what_does_not_fit_is_said(
    library: Library, kept: str, tmp_path: Path
) -> None:
    found = _preview(library, _file(tmp_path, "other.csv", OTHER), Options(mapping_name=kept))
    assert found.mapping is not None
    assert found.mapping.header_row == 3
    assert [one.field for one in found.mapping.columns] == [Field.YEAR, Field.PMID, Field.DOI, Field.TITLE]
    assert found.fit == Fit(("Remark",), ("PMID",))
    (row,) = found.rows
    assert (row.record.title, row.record.year, len(row.record.identifiers)) == ("Sand and salt", 2023, 2)


def test_a_guess_gives_way_to_what_the_kept_columns_say(library: Library, kept: str, tmp_path: Path) -> None:
    text = LIST.replace("Remark", "Title").replace("Wording", "wording ")
    found = _preview(library, _file(tmp_path, "other.csv", text), Options(mapping_name=kept))
    assert found.mapping is not None
    assert [one.field for one in found.mapping.columns][1::2] == [Field.TITLE, Field.IGNORE]
    assert found.fit == Fit(("Remark",), ("Title",))


def test_a_heading_that_names_nothing_known_is_found_where_it_stood(
    library: Library, tmp_path: Path, kept: str
) -> None:
    found = _preview(library, _file(tmp_path, "again.csv", LIST), Options(mapping_name=kept))
    assert found.fit == Fit()
    assert [one.record.venue for one in found.rows] == ["Shore", "Coast"]


def test_kept_columns_of_another_list_are_refused_with_their_name(
    library: Library, kept: str, tmp_path: Path
) -> None:
    other = _file(tmp_path, "other.csv", "DOI,Title\n10.5555/o.1,One\n")
    with pytest.raises(InputError, match=r"mapping-unfit"):
        _preview(library, other, Options(mapping_name=kept))
    ris = _file(tmp_path, "list.ris", "TY  - JOUR\nTI  - Tides\nER  - \n")
    with pytest.raises(InputError, match=r"no-columns"):
        _preview(library, ris, Options(mapping_name=kept))
    with pytest.raises(NotFoundError):
        _preview(library, other, Options(mapping_name="none"))


def test_they_are_listed_renamed_and_forgotten(library: Library, kept: str, tmp_path: Path) -> None:
    preview = _preview(library, _file(tmp_path, "o.csv", "DOI,Title\n10.5555/o.1,One\n"), Options())
    assert preview.mapping is not None
    kept_columns.save(library, "Archive", preview.headings, preview.mapping)
    assert [one.name for one in kept_columns.listed(library)] == ["Archive", "Office"]
    assert kept_columns.rename(library, kept, "  Our   office ") == "Our office"
    assert kept_columns.one(library, "Our office").mapping.columns[3].field is Field.VENUE
    with pytest.raises(InputError, match="name-taken"):
        kept_columns.rename(library, "Archive", "Our office")
    with pytest.raises(InputError, match="nameless"):
        kept_columns.rename(library, "Archive", " ")
    assert kept_columns.forget(library, "Our office").name == "Our office"
    assert [one.name for one in kept_columns.listed(library)] == ["Archive"]
    with pytest.raises(NotFoundError):
        kept_columns.forget(library, "Our office")


HEAD: list[object] = ["DOI", "Title"]


def _by_sheets(folder: Path, *names: str) -> Path:
    path = folder / "biology.xlsx"
    sheets: list[tuple[str, list[list[object]]]] = [
        (name, [HEAD, [f"10.5555/u.{at}", f"Work {at}"]]) for at, name in enumerate(names)
    ]
    path.write_bytes(workbook(*sheets))
    return path


def test_names_of_sheets_and_files_are_offered_as_departments_and_taken_when_asked(
    library: Library, tmp_path: Path
) -> None:
    path = _by_sheets(tmp_path, "Physics", "Marine Biology")
    asked = _preview(library, path, Options())
    assert asked.offered == (UnitsFrom.SHEET, UnitsFrom.FILE)
    assert not any(one.record.units for one in asked.rows)
    by_sheet = _preview(library, path, Options(units_from=UnitsFrom.SHEET))
    assert [one.record.units[0].path for one in by_sheet.rows] == [("Physics",), ("Marine Biology",)]
    assert by_sheet.offered == asked.offered
    by_file = _preview(library, path, Options(units_from=UnitsFrom.FILE, sheet=ALL_SHEETS))
    assert [one.record.units[0].path for one in by_file.rows] == [("biology",)] * 2


@pytest.mark.parametrize("names", [("Sheet1", "Sheet2"), ("Tabelle1",), ("2020", "2021"), ("Jan 20", "März")])
def test_names_that_say_nothing_are_not_offered(
    library: Library, tmp_path: Path, names: tuple[str, ...]
) -> None:
    path = _by_sheets(tmp_path, *names).rename(tmp_path / "scopus-export (3).xlsx")
    assert _preview(library, path, Options()).offered == ()


def test_a_department_of_the_list_itself_stays(library: Library, tmp_path: Path) -> None:
    text = "DOI,Title,Department\n10.5555/d.1,One,Physics\n10.5555/d.2,Two,\n"
    path = _file(tmp_path, "chemistry.csv", text)
    assert _preview(library, path, Options()).offered == ()
    found = _preview(library, path, Options(units_from=UnitsFrom.FILE))
    assert [one.record.units[0].path for one in found.rows] == [("Physics",), ("chemistry",)]


def test_a_list_without_columns_can_be_of_the_files_department(library: Library, tmp_path: Path) -> None:
    path = _file(tmp_path, "Marine Biology.ris", "TY  - JOUR\nTI  - Tides\nDO  - 10.5555/r.1\nER  - \n")
    assert _preview(library, path, Options()).offered == (UnitsFrom.FILE,)
    import_file.apply(library, path, Options(units_from=UnitsFrom.FILE), _quiet)
    again = _preview(library, path, Options(units_from=UnitsFrom.FILE))
    assert again.balance.unchanged == 1
