"""Lists in encodings of before UTF-8: previewed, imported, read in the encoding that a person names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.records import Correction, ImportPreview, Mapping
from altmetric_desktop.domain.wishes import ImportWish
from altmetric_desktop.services import import_cells, import_file, jobs, kept_columns
from altmetric_desktop.services.import_file import Options
from altmetric_desktop.services.library import Library, open_library

#: Ł and ń are other letters in other encodings.
TEXT = "Title,DOI,Department\nJuan Peńa w Łodzi,10.5555/e.1,Łódź\nA quiet one,10.5555/e.2,Łódź\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "list.csv"
    made.write_bytes(TEXT.encode("cp1250"))
    return made


def _quiet(_event: Event) -> None:
    """Progress is of no interest here."""


def _titles(preview: ImportPreview) -> list[str | None]:
    return [one.record.title for one in preview.rows]


def test_a_chosen_encoding_wins_in_preview_and_import(library: Library, path: Path) -> None:
    for encoding, title, key in (
        ("windows-1250", "Juan Peńa w Łodzi", "windows-1250"),
        ("latin2", "Juan Peńa w Łodzi", "iso-8859-2"),
        ("windows-1252", "Juan Peña w £odzi", "windows-1252"),
    ):
        found = import_file.preview(library, path, Options(encoding=encoding), _quiet)
        assert (_titles(found)[0], found.encoding) == (title, key)
        assert "encoding-guessed" not in {problem.code for problem in found.problems}
    answer = import_file.apply(library, path, Options(encoding="windows-1252"), _quiet)
    assert (answer.encoding, answer.found.first_title) == ("windows-1252", "Juan Peña w £odzi")


@pytest.mark.parametrize(
    "encoding, key, line", [("utf-8", "input.encoding-unfit", 2), ("klingon", "input.unknown-encoding", None)]
)
def test_an_impossible_choice_is_refused_with_its_first_line(
    library: Library, path: Path, encoding: str, key: str, line: int | None
) -> None:
    for work in (import_file.preview, import_file.apply):
        with pytest.raises(InputError) as caught:
            work(library, path, Options(encoding=encoding), _quiet)
        assert (caught.value.key, caught.value.arguments.get("line")) == (key, line)
    assert library.info().outputs == 0


def test_a_choice_that_nearly_fits_lists_the_lines_that_do_not(library: Library, tmp_path: Path) -> None:
    rows = [f"测试研究,10.5555/n.{n}".encode("gb18030") for n in range(50)]
    rows[20] = b"\xff\xff" + rows[20]
    path = tmp_path / "list.csv"
    path.write_bytes(b"\n".join([b"Title,DOI", *rows]))
    found = import_file.preview(library, path, Options(encoding="GBK"), _quiet)
    assert [(one.row, one.code) for one in found.problems] == [(22, "bytes-unreadable")]
    assert found.balance.added == 50


def test_columns_guessed_anew_kept_and_corrected_are_read_in_it_too(library: Library, path: Path) -> None:
    data = path.read_bytes()
    first = import_file.preview(library, path, Options(encoding="windows-1250"), _quiet)
    assert first.mapping is not None
    guessed = import_cells.guessed(data, path.name, None, Mapping(1, ()), None, "windows-1250")
    assert guessed == first.mapping
    kept_columns.save(library, "Ours", first.headings, first.mapping)
    by_name = import_file.preview(
        library, path, Options(mapping_name="Ours", encoding="windows-1250"), _quiet
    )
    assert _titles(by_name) == _titles(first)
    correction = Correction(2, "DOI", "10.5555/e.1", "10.5555/e.9")
    read = import_cells.corrected(
        data, path.name, [correction], mapping=first.mapping, encoding="windows-1250"
    )
    assert [record.title for record in read.records] == ["Juan Peńa w Łodzi"]


def test_the_child_process_is_told(library: Library, path: Path, tmp_path: Path) -> None:
    wish = ImportWish(str(tmp_path / "a.library"), str(path), encoding="windows-1252")
    assert _titles(jobs.preview(wish, _quiet))[0] == "Juan Peña w £odzi"


def test_a_workbook_says_its_encoding_itself(library: Library, tmp_path: Path) -> None:
    from tests.importers.samples import workbook

    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook(("A", [["Title", "DOI"], ["Łódź", "10.5555/w.1"]])))
    found = import_file.preview(library, path, Options(encoding="gb18030"), _quiet)
    assert _titles(found) == ["Łódź"]
