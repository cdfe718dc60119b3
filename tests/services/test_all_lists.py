"""Every real publication list, where they lie beside the project: into an empty library, and once more."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from altmetric_desktop.domain.records import ImportAnswer
from altmetric_desktop.services import import_file
from altmetric_desktop.storage import library_file
from tests.importers.test_real_lists import KNOWN, LISTS
from tests.support.made import silent

#: What every import writes, also one that changes nothing: that it ran, and what which list said.
ALWAYS = {"run", "step", "record", "claim"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lists") / "empty.library"
    library_file.create(path)
    return path


def bring_in(library: Path, listed: Path) -> ImportAnswer:
    return import_file.apply_with(
        lambda: library_file.pen(library),
        lambda: library_file.reading(library),
        listed,
        import_file.Options(),
        silent,
    )


def held(library: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those of `ALWAYS`; the index of the search is made from them."""
    with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in ALWAYS and not name.startswith(("sqlite_", "output_search"))
        ]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


@pytest.mark.parametrize("name", KNOWN)
def test_a_list_is_accounted_for_and_taken_in_again_without_a_change(
    name: str, empty: Path, tmp_path: Path
) -> None:
    library = Path(shutil.copy(empty, tmp_path / "one.library"))
    first = bring_in(library, LISTS / name).balance
    before = held(library)
    again = bring_in(library, LISTS / name).balance
    after = held(library)
    assert first.closes
    assert first.records == KNOWN[name]["records"]
    assert before["output"]
    assert again.closes
    assert (again.records, again.added, again.updated) == (first.records, 0, 0)
    assert (again.refused, again.not_trackable) == (first.refused, first.not_trackable)
    assert again.unchanged == first.added
    assert [table for table in before if before[table] != after[table]] == []
