"""Lists of people as services take them in: beside a hierarchy file, from a workbook, looked at and done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import InputError, NotFoundError
from altmetric_desktop.domain.filters import OutputFilter, Sort
from altmetric_desktop.domain.people import Ruling
from altmetric_desktop.services import browse, describe, import_file, people, units
from altmetric_desktop.services.library import Library, open_library
from tests.importers.samples import workbook
from tests.support.made import silent

HIERARCHY = "OrganizationID,OrganizationName,ParentOrgaID\n1,Sea,\n2,Tides,1\n3,Silt,1\n"
PEOPLE = """PersonID,FirstName,LastName,OrganizationID,DocumentID,Email
12,Jane,Doe,2,WOS:000111222333444,jane@example.org
12,Jane,Doe,2,WOS:000111222333445,jane@example.org
13,Richard,Roe,3,WOS:000111222333444,r@example.org
14,Ann,Poe,9,,a@example.org
"""
OUTPUTS = """DOI,Title,Authors,Year
10.5555/a.1,Tides,"Doe, Jane; Roe, R.",2024
10.5555/a.2,Sand,"Roe, Richard",2023
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as made:
        yield made


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_files_of_incites_beside_each_other(library: Library, tmp_path: Path) -> None:
    import_file.apply(library, _file(tmp_path, "outputs.csv", OUTPUTS), import_file.Options(), silent)
    units.take_in(library, _file(tmp_path, "OrgHierarchy.csv", HIERARCHY))
    listed = _file(tmp_path, "PeopleDocument.csv", PEOPLE)
    seen, did = people.preview(library, listed), people.take_in(library, listed)
    assert (seen.balance, seen.problems, seen.taken, seen.doubts) == (
        did.balance, did.problems, did.taken, did.doubts,
    )  # fmt: skip
    balance = did.balance
    assert (balance.records, balance.added, balance.merged, balance.refused) == (4, 3, 1, 0)
    assert [(one.row, one.code) for one in did.problems] == [
        (1, "people-private"),
        (5, "people-unit-unknown"),
    ]
    tides = browse.unit(library, "Tides")
    assert len(browse.listing_ids(library, OutputFilter(unit=tides), Sort())) == 1
    assert {row.path: row.outputs for row in browse.units(library)} == {
        ("Sea",): 2,
        ("Sea", "Tides"): 1,
        ("Sea", "Silt"): 1,
    }
    (doubt,) = people.doubts(library)
    run = people.decide(library, doubt.spelling, people.find(library, "13").id, Ruling.SAME)
    assert describe.details(library, 1).facts.our_authors == ("Doe, Jane", "Roe, R.")
    import_file.undo(library, run)
    assert describe.details(library, 1).facts.our_authors == ("Doe, Jane",)
    import_file.undo(library, did.run)
    assert people.rows(library) == []
    assert all(row.outputs == 0 for row in browse.units(library))


def test_a_workbook_exported_and_taken_in_again_changes_nothing(library: Library, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Name", "ORCID", "Staff number", "Units", "From", "To"],
        ["Doe, Jane", "0000-0002-1825-0097", 17, "Sea > Tides; Silt/Sand", "2020-01-01", "2021"],
        ["+Roe, Richard", "", "-18", "", "", ""],
        ["潮州子", "", "", "潮汐", "", ""],
    ]
    path = tmp_path / "staff.xlsx"
    path.write_bytes(workbook(("Staff", rows)))
    assert people.take_in(library, path).balance.added == 3
    before = people.rows(library)
    assert people.export(library, tmp_path / "out.csv") == 4
    again = people.take_in(library, tmp_path / "out.csv")
    assert (again.balance.unchanged, again.balance.merged, again.problems) == (3, 1, ())
    assert people.rows(library) == before


def test_who_is_meant_and_what_cannot_be_read_is_said(library: Library, tmp_path: Path) -> None:
    people.take_in(library, _file(tmp_path, "a.csv", "Name,Staff ID\nJane Doe,1\nRichard Roe,2\n"))
    assert [people.find(library, text).name for text in ("2", "jane doe", "#1")] == [
        "Roe, Richard",
        "Doe, Jane",
        "Doe, Jane",
    ]
    with pytest.raises(NotFoundError, match=r"people\.unknown"):
        people.find(library, "Doe, J.")
    with pytest.raises(InputError, match=r"import\.unreadable"):
        people.preview(library, tmp_path / "gone.csv")
    with pytest.raises(InputError, match=r"people\.no-names"):
        people.preview(library, _file(tmp_path, "b.csv", OUTPUTS.replace("Authors", "Written by")))
