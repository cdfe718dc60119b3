"""Tables whose rows repeat one work: it becomes one output in all its units, and the balance closes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.records import ImportAnswer
from altmetric_desktop.services import describe, import_file
from altmetric_desktop.services.library import Library, open_library
from tests.importers import tables
from tests.importers.samples import workbook
from tests.importers.test_collecting import PAIRS
from tests.importers.test_tables import monthly


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as made:
        yield made


def _quiet(_event: Event) -> None:
    """Progress is of no interest here."""


def _given(library: Library, folder: Path, name: str, body: bytes) -> ImportAnswer:
    path = folder / name
    path.write_bytes(body)
    preview = import_file.preview(library, path, import_file.Options(), _quiet)
    answer = import_file.apply(library, path, import_file.Options(), _quiet)
    assert preview.balance == answer.balance
    assert answer.balance.closes
    return answer


def _units(library: Library, what: str) -> list[tuple[str, ...]]:
    return sorted(describe.details(library, describe.find(library, what)).facts.units)


def test_a_row_for_each_department_is_one_output_in_all_of_them(library: Library, tmp_path: Path) -> None:
    answer = _given(library, tmp_path, "pure.csv", tables.PURE_SUFFIX.encode())
    assert (answer.outputs_total, answer.balance.added, answer.balance.merged) == (1, 1, 1)
    assert _units(library, "10.5555/pure.1") == [("Department of Tests",), ("Institute of Trials",)]


def test_a_row_for_each_author_is_one_output_with_all_of_them(library: Library, tmp_path: Path) -> None:
    answer = _given(library, tmp_path, "incites.csv", tables.INCITES_PAIRS.encode())
    assert answer.outputs_total == 1
    assert _units(library, "10.5555/inc.1") == [("Department of Tests",), ("Institute of Trials",)]


def test_refused_rows_of_many_sheets_are_all_counted(library: Library, tmp_path: Path) -> None:
    """The same row number is refused on one sheet and a record on another."""
    longer = [*monthly(1), [4, "Third of 1", "10.5555/m1.3", "Tests", ""]]
    longer[6] = [3, "A whole row", "10.5555/m1.9", "Tests", ""]
    body = workbook(("Jan", longer), ("Feb", monthly(2)), ("Mar", monthly(3)))
    answer = _given(library, tmp_path, "months.xlsx", body)
    assert (answer.balance.records, answer.balance.added, answer.balance.refused) == (10, 8, 2)


def test_the_authors_of_all_rows_of_a_work_are_its_authors_and_a_second_import_changes_nothing(
    library: Library, tmp_path: Path
) -> None:
    first = _given(library, tmp_path, "pairs.csv", PAIRS.encode())
    again = _given(library, tmp_path, "pairs.csv", PAIRS.encode())
    assert (first.balance.added, first.balance.merged) == (2, 2)
    assert (again.balance.unchanged, again.balance.merged) == (2, 2)
    facts = describe.details(library, describe.find(library, "10.5555/pair.1")).facts
    assert facts.authors == ("Doe, Jane", "Roe, Richard")
    assert _units(library, "10.5555/pair.1") == [("Sand",), ("Silt",), ("Tides",)]
