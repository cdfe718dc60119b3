"""The encoding of a list that is looked at: said where it was guessed, and chosen by a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.encodings import ENCODINGS
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import ImportPreview, Problem
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.pages.importing import ImportPage
from altmetric_desktop.gui.widgets.import_encoding import EncodingNote
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import FakeBackend, sample_mapping

Calm = Callable[[MainWindow], None]
LIST = Path("list.csv")


def read_as(encoding: str, *codes: str) -> Callable[[ImportPreview], ImportPreview]:
    """What a preview of a text in this encoding is like."""
    problems = tuple(Problem(2, "", "Łódź", code, repaired="A / B") for code in codes)
    return lambda preview: replace(preview, encoding=encoding, format="csv", sheets=(), problems=problems)


@pytest.fixture
def page(window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm) -> ImportPage:
    """The import page with a list of guessed encoding."""
    backend.seen = read_as("windows-1250", "encoding-guessed")
    bench.import_file(LIST)
    calm(window)
    return bench.importing


def last(backend: FakeBackend, name: str) -> tuple[object, ...]:
    return [call for call in backend.calls if call[0] == name][-1]


def choose(note: EncodingNote, key: str) -> None:
    place = note.choice.findData(key)
    note.choice.setCurrentIndex(place)
    note.choice.activated.emit(place)


def test_what_was_guessed_is_said_and_every_encoding_offered(page: ImportPage) -> None:
    note = page.check.encoding
    assert note.isVisible()
    assert note.words.text() == "The file is not UTF-8. Do names and titles look right?"
    assert note.choice.currentText() == "As the file tells: Windows-1250"
    assert page.caption == "list.csv · Table (CSV, TSV) · Windows-1250"
    offered = [note.choice.itemData(place) for place in range(note.choice.count())]
    assert offered == ["", *(one.key for one in ENCODINGS)]


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "utf-8-sig", "utf-16", "xlsx", "ods"])
def test_what_tells_itself_asks_nothing(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm, encoding: str
) -> None:
    backend.seen = read_as(encoding)
    page.look_at(LIST)
    calm(window)
    assert not page.check.encoding.isVisible()


def test_a_doubt_is_said(window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm) -> None:
    backend.seen = read_as("windows-1250", "encoding-doubtful")
    page.look_at(LIST)
    calm(window)
    assert "in two ways" in page.check.encoding.words.text()


def test_a_choice_makes_the_preview_anew_and_is_imported(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    note = page.check.encoding
    backend.seen = read_as("gb18030")
    choose(note, "gb18030")
    calm(window)
    assert last(backend, "preview") == ("preview", LIST, None, None, "gb18030")
    assert note.words.text() == "You chose how the file’s bytes are read:"
    assert note.choice.currentData() == "gb18030"
    assert note.choice.itemText(0) == "As the file tells: Windows-1250"
    page.import_button.click()
    assert last(backend, "import") == ("import", LIST, None, sample_mapping(), "gb18030")


def test_the_files_own_word_comes_back(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    choose(page.check.encoding, "utf-8")
    calm(window)
    choose(page.check.encoding, "")
    calm(window)
    assert last(backend, "preview") == ("preview", LIST, None, None)


def test_an_impossible_choice_is_refused_and_the_page_stays(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    said: list[str] = []
    page.warned.connect(lambda _tone, words: said.append(words))
    backend.preview_error = InputError("input.encoding-unfit", path="list.csv", encoding="EUC-JP", line=2)
    choose(page.check.encoding, "euc-jp")
    calm(window)
    assert said[-1].startswith("list.csv is not in EUC-JP: line 2 is the first")
    assert page.stack.currentWidget() is page.check
    assert page.check.encoding.choice.currentData() == ""
    backend.preview_error = None
    page.import_button.click()
    assert last(backend, "import") == ("import", LIST, None, sample_mapping())


def test_another_file_begins_without_the_choice(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    choose(page.check.encoding, "gb18030")
    calm(window)
    page.look_at(Path("other.csv"))
    calm(window)
    assert last(backend, "preview") == ("preview", Path("other.csv"), None, None)
