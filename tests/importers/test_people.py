"""Names as lists write them, and how a column of names is taken apart."""

from __future__ import annotations

import time

import pytest

from altmetric_desktop.importers import read
from altmetric_desktop.importers.people import People, person_of


@pytest.mark.parametrize(
    "cell, names",
    [
        ("Doe, Jane; Roe, Richard", ["Doe, Jane", "Roe, Richard"]),
        ("Doe, Jane;Roe, Richard;", ["Doe, Jane", "Roe, Richard"]),
        ("Doe J, Roe RM, Poe E", ["Doe, J", "Roe, RM", "Poe, E"]),
        ("Doe J., Roe R.M.", ["Doe, J.", "Roe, R.M."]),
        ("Doe, J., Roe, R.M.", ["Doe, J.", "Roe, R.M."]),
        ("Doe, Jane", ["Doe, Jane"]),
        ("Jane Doe / Richard van der Roe", ["Doe, Jane", "van der Roe, Richard"]),
        ("Jane Doe|Richard Roe", ["Doe, Jane", "Roe, Richard"]),
        ("Jane Doe and Richard Roe", ["Doe, Jane", "Roe, Richard"]),
        ("Jane Doe, Richard Roe, Edgar Poe", ["Doe, Jane", "Roe, Richard", "Poe, Edgar"]),
        ("Doe, Jane; et al.", ["Doe, Jane"]),
        ("[No author name available]", []),
        ("World Fiction Organization", ["World Fiction Organization"]),
        ("山田太郎; 王芳", ["山田太郎", "王芳"]),
        ("null Tobler; Doe, Jane", ["Tobler", "Doe, Jane"]),
        ("null van den Roe; de la Poe; Van Doe", ["van den Roe", "de la Poe", "Doe, Van"]),
        ("Doe, J., Roe, R.M., & Poe, E.", ["Doe, J.", "Roe, R.M.", "Poe, E."]),
        ("Doe, J. & Roe, R.", ["Doe, J.", "Roe, R."]),
        ("J. Doe, R. Roe and E. Poe", ["Doe, J.", "Roe, R.", "Poe, E."]),
        ("Doe J, Roe R and Poe E", ["Doe, J", "Roe, R", "Poe, E"]),
        ("Doe, Jane and Roe, Richard", ["Doe, Jane", "Roe, Richard"]),
        ("De Doe, Ann Mary and Van Roe, Rick Ben", ["De Doe, Ann Mary", "Van Roe, Rick Ben"]),
        ("Müller, A. und Schmidt, B.", ["Müller, A.", "Schmidt, B."]),
        ("Müller, Anna und Schmidt, Bernd", ["Müller, Anna", "Schmidt, Bernd"]),
        ("Dupont, Jean et Martin, Paul", ["Dupont, Jean", "Martin, Paul"]),
        ("Ortega y Gasset, José", ["Ortega y Gasset, José"]),
        ("Doe J, Roe R, et al.", ["Doe, J", "Roe, R"]),
        ("Doe, J., Roe, R., et al.", ["Doe, J.", "Roe, R."]),
        ("Doe J et al", ["Doe, J"]),
        ("Doe, Jane et al.", ["Doe, Jane"]),
        ("Müller, A.; Schmidt, B. u.a.", ["Müller, A.", "Schmidt, B."]),
        ("Doe, J. and 5 others", ["Doe, J."]),
        ("Kim, Al", ["Kim, Al"]),
        ("王芳, 李明, 张三等", ["王芳", "李明", "张三"]),
        ("王芳、李明", ["王芳", "李明"]),
        ("王芳，李明", ["王芳", "李明"]),
        ("王芳；李明", ["王芳", "李明"]),
        ("山田, 太郎", ["山田, 太郎"]),
        ("山田 太郎, 鈴木 花子", ["山田 太郎", "鈴木 花子"]),
        ("김철수, 이영희", ["김철수", "이영희"]),
    ],
)
def test_a_cell_of_names(cell: str, names: list[str]) -> None:
    assert [person.name for person in People().of(cell)] == names


def test_brackets_hold_numbers_and_orcids() -> None:
    scopus = person_of("Doe, Jane (57226123400)")
    known = person_of("Doe, Jane [0000-0002-1825-0097]")
    assert scopus is not None
    assert (scopus.name, scopus.orcid) == ("Doe, Jane", None)
    assert known is not None
    assert (known.name, known.orcid) == ("Doe, Jane", "0000-0002-1825-0097")


def test_a_column_is_read_the_same_by_both_ways() -> None:
    cells = ["Doe, Jane; Roe, R.", "", "Poe, Edgar", "Doe, Jane"]
    people = People()
    quick = list(people.column(cells, ";"))
    assert quick == [People().of(cell, ";") for cell in cells]
    odd = ["Doe, Jane;Roe, R.; et al.", "Poe, Edgar"]
    assert list(people.column(odd, ";")) == [People().of(cell, ";") for cell in odd]


def test_orcids_of_another_column_are_given_to_their_people() -> None:
    both = "0000-0002-1825-0097;0000-0001-5109-3700"
    text = f"Title,Authors,ORCID\nA,Doe; Roe,{both}\nB,Doe; Roe,0000-0002-1825-0097\n"
    first, second = read(text.encode(), "x.csv").records
    assert [person.orcid for person in first.authors] == ["0000-0002-1825-0097", "0000-0001-5109-3700"]
    assert [person.orcid for person in second.authors] == [None, None]


def test_work_grows_with_a_cell_and_no_faster() -> None:
    begin = time.process_time()
    for text in ("a and " * 20_000, "a, " * 40_000, "等" * 100_000, " et" * 40_000, "A. & " * 20_000):
        People().of(text)
    assert time.process_time() - begin < 10
