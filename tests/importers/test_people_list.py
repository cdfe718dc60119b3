"""Lists of people: names, ORCID iDs, staff numbers, units and days; nothing private; all rows said."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.moments import from_iso
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.people import PeopleList
from altmetric_desktop.domain.records import Severity
from altmetric_desktop.importers.people_list import read_people
from tests.importers.samples import workbook

ORCID = "0000-0002-1825-0097"


def _read(text: str, name: str = "people.csv") -> PeopleList:
    return read_people(text.encode(), name)


def _day(text: str) -> int:
    found = from_iso(text)
    assert found is not None
    return found.day


def test_a_staff_list_with_days_and_several_units() -> None:
    found = _read(
        "Name;ORCID;Personalnummer;Abteilung;Eintritt;Austritt\n"
        f"Prof. Dr. Jane Doe;https://orcid.org/{ORCID};17;Tides;01.03.2019;heute\n"
        '"Roe, Richard";;18;"Silt > Sand; Tides";2020;2021-06\n'
    )
    first, second = found.entries
    assert (first.name, first.orcid, first.staff_id) == ("Doe, Jane", ORCID, "17")
    assert (first.units, first.day_from, first.day_to) == ((Unit(("Tides",)),), _day("2019-03-01"), None)
    assert second.units == (Unit(("Silt", "Sand")), Unit(("Tides",)))
    assert (second.day_from, second.day_to) == (_day("2020-01-01"), _day("2021-06-30"))
    assert found.problems == ()


@pytest.mark.parametrize(
    "heading, row, name",
    [
        ("First name,Last name", "Jane,Doe", "Doe, Jane"),
        ("Vorname,Name", "Jane,Doe", "Doe, Jane"),
        ("Nom,Prénom", "Doe,Jane", "Doe, Jane"),
        ("Nombre,Apellidos", "Ana,Lopo Roe", "Lopo Roe, Ana"),
        ("Nombre,Primer apellido,Segundo apellido", "Ana,Lopo,Roe", "Lopo Roe, Ana"),
        ("Voornaam,Tussenvoegsel,Achternaam", "Jan,van der,Berg", "van der Berg, Jan"),
        ("Name", '"Doe, Prof. Jane"', "Doe, Jane"),
        ("Name", "Jane van der Doe", "van der Doe, Jane"),
        ("Researcher", "Jane Doe <jane@example.org>", "Doe, Jane"),
        ("姓名,部门", "潮州子,潮汐", "潮州子"),
        ("ФИО", '"Морская, Анна"', "Морская, Анна"),
    ],
)
def test_names_in_many_languages(heading: str, row: str, name: str) -> None:
    (entry,) = _read(f"{heading}\n{row}\n").entries
    assert entry.name == name


def test_levels_are_one_path_and_numbers_of_units_are_kept_apart() -> None:
    (entry,) = _read("Name,Top Level,Level 1,Level 2\nDoe,Uni,Sea,Tides\n").entries
    assert entry.units == (Unit(("Uni", "Sea", "Tides")),)
    (entry,) = _read("Name,Org ID,Unit,Hierarchy\nDoe,501; 502,Panel A,REF\n").entries
    assert (entry.codes, entry.units) == (("501", "502"), (Unit(("Panel A",), "REF"),))


def test_the_people_file_of_incites() -> None:
    found = _read(
        "PersonID,FirstName,LastName,OrganizationID,DocumentID,Email\n"
        "12,Jane,Doe,501,WOS:000111222333444,jane@example.org\n"
    )
    (entry,) = found.entries
    assert (entry.name, entry.staff_id, entry.codes) == ("Doe, Jane", "12", ("501",))
    assert dict(found.columns)["DocumentID"] == "ignore"
    assert [(one.code, one.column) for one in found.problems] == [("people-private", "Email")]


def test_what_is_private_is_left_out_wherever_it_stands_and_never_quoted() -> None:
    found = _read(
        "Name,User ID,E-Mail,Codice Fiscale,DNI\n"
        "Doe,jane@example.org,jane@example.org,DOEJNA80A01H501U,12345678Z\n"
        "Roe,12345678Z,,,\n"
        "Poe,87654321,,,\n"
    )
    assert [one.staff_id for one in found.entries] == ["", "", "87654321"]
    left_out = ["User ID", "E-Mail", "Codice Fiscale", "DNI"]
    assert [one.column for one in found.problems if one.code == "people-private"] == left_out
    assert "example.org" not in repr(found)
    assert "12345678Z" not in repr(found)


def test_rows_that_name_nobody_or_end_before_they_begin_are_refused() -> None:
    found = _read("Name,Unit,From,To\n,Tides,,\nDoe,Tides,2020,2019\n,,,\nRoe,Tides,soon,\n")
    refused = [(one.row, one.code) for one in found.problems if one.severity is Severity.REFUSED]
    assert refused == [(2, "people-nameless"), (3, "people-ends-first")]
    assert [(one.row, one.name) for one in found.entries] == [(5, "Roe")]
    assert [(one.row, one.code, one.value) for one in found.problems[2:]] == [(5, "people-date", "soon")]


def test_a_wrong_orcid_is_said_and_the_person_stays() -> None:
    found = _read("Name,ORCID\nDoe,0000-0002-1825-0098\n")
    assert (found.entries[0].orcid, found.problems[0].code) == (None, "people-orcid")


def test_a_workbook_is_read_by_the_sheet_that_names_people() -> None:
    legend: list[list[object]] = [["About"], ["What this is"]]
    people: list[list[object]] = [["Staff"], [], ["Last name", "First name", "Org ID"], ["Doe", "Jane", 501]]
    data = workbook(("Legend", legend), ("People", people))
    for sheet in (None, "People"):
        (entry,) = read_people(data, "staff.xlsx", sheet).entries
        assert (entry.row, entry.name, entry.codes) == (4, "Doe, Jane", ("501",))


@pytest.mark.parametrize(
    "data, key",
    [
        (b"DOI,Title\n10.5555/a.1,Tides\n", "people.no-names"),
        (b"Name,Unit\n", "people.nobody"),
        (b"", "input.empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, "input.picture"),
    ],
)
def test_what_is_no_list_of_people_is_refused_with_words(data: bytes, key: str) -> None:
    with pytest.raises(InputError) as caught:
        read_people(data, "a.csv")
    assert caught.value.key == key
