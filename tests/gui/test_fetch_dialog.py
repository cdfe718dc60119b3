"""Fetching a list from the import page: whose, what is said, and that it is then looked at like a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from altmetric_desktop.domain.events import Progress, SourceProgress, SourceState
from altmetric_desktop.domain.fetching import Fetched, FetchWish, Register, wish
from altmetric_desktop.domain.sourcing import Failure
from altmetric_desktop.gui.dialogs.fetch import FetchDialog
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import FakeBackend

Calm = Callable[[MainWindow], None]
ROR, ORCID = "https://ror.org/02nr0ka47", "0000-0002-1825-0097"


@pytest.fixture
def dialog(kit: Kit, dressed: QApplication) -> FetchDialog:
    return FetchDialog(kit, None)


def wished(dialog: FetchDialog) -> list[FetchWish]:
    """What the dialog has said."""
    found: list[FetchWish] = []
    dialog.wished.connect(found.append)
    dialog.fetch_button.click()
    return found


def test_an_institution_with_children_and_years(dialog: FetchDialog) -> None:
    dialog.whose.setText(ROR)
    dialog.children_too.setChecked(True)
    dialog.first.setText("2020")
    assert wished(dialog) == [wish(ROR, None, children=True, first_year=2020)]


def test_a_person_has_no_children(dialog: FetchDialog) -> None:
    dialog.children_too.setChecked(True)
    dialog.whose.setText(f"https://orcid.org/{ORCID}")
    assert not dialog.children_too.isEnabled()
    assert wished(dialog) == [wish(None, ORCID)]


@pytest.mark.parametrize(
    "text, said", [("Northmere University", "no ROR id"), ("0000-0002-1825-0098", "no ORCID iD")]
)
def test_what_can_not_be_is_said_and_the_dialog_stays(dialog: FetchDialog, text: str, said: str) -> None:
    assert not dialog.fetch_button.isEnabled()
    dialog.whose.setText(text)
    assert wished(dialog) == []
    assert said in dialog.wrong.text()
    dialog.whose.setText(ROR)
    assert dialog.wrong.text() == ""


def test_a_list_that_came_is_looked_at_by_its_owners_name(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    kept = Path("a.library.fetch-1")
    backend.fetch_task.end(Fetched(wish(ROR, None), 4, 4, of="Northmere University", kept=str(kept)))
    bench.importing._fetch(wish(ROR, None))
    calm(window)
    assert ("fetch", wish(ROR, None)) in backend.calls
    assert ("preview", kept, None, None) in backend.calls
    assert bench.importing.stack.currentWidget() is bench.importing.check
    bench.importing.import_button.click()
    assert "Northmere University" in bench.importing.busy.words.text()
    assert [call[1] for call in backend.calls if call[0] == "import"] == [kept]


def test_a_list_that_is_cut_off_says_what_is_missing(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    said: list[tuple[str, str]] = []
    bench.importing.warned.connect(lambda kind, words: said.append((kind, words)))
    failure = Failure("source.timeout", (("source", "OpenAlex"),))
    backend.fetch_task.end(Fetched(wish(ROR, None), 200, 1204, failure=failure))
    bench.importing._fetch(wish(ROR, None))
    calm(window)
    assert said[-1][0] == "bad"
    assert "OpenAlex did not answer in time." in said[-1][1]
    assert "200 works of 1,204 have come" in said[-1][1]
    assert bench.importing.stack.currentWidget() is bench.importing.choice
    assert not [call for call in backend.calls if call[0] == "preview"]


def test_pasted_text_is_looked_at_like_a_file(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    QApplication.clipboard().setText("10.5555/tide.1\n10.5555/tide.2")
    bench.importing.choice.paste_button.click()
    calm(window)
    (path,) = [call[1] for call in backend.calls if call[0] == "preview"]
    assert isinstance(path, Path)
    assert (path.name, path.read_text("utf-8")) == ("pasted-text", "10.5555/tide.1\n10.5555/tide.2")
    assert bench.importing.stack.currentWidget() is bench.importing.check


def test_an_empty_clipboard_is_said(bench: Workbench, backend: FakeBackend) -> None:
    said: list[str] = []
    bench.importing.announced.connect(said.append)
    QApplication.clipboard().clear()
    bench.importing.choice.paste_button.click()
    assert said == ["The clipboard holds no text and no file."]
    assert not [call for call in backend.calls if call[0] == "preview"]


def test_a_persons_own_register_is_asked_where_it_is_wanted(dialog: FetchDialog) -> None:
    dialog.own_register.setChecked(True)
    dialog.whose.setText(ROR)
    assert not dialog.own_register.isEnabled()
    dialog.whose.setText(ORCID)
    assert wished(dialog) == [wish(None, ORCID, register=Register.ORCID)]


def test_what_was_wished_before_stands_in_the_dialog_again(kit: Kit, dressed: QApplication) -> None:
    before = wish(ROR, None, children=True, first_year=2020, last_year=2024)
    assert wished(FetchDialog(kit, None, before)) == [before]
    of_a_person = wish(None, ORCID, register=Register.ORCID)
    assert wished(FetchDialog(kit, None, of_a_person)) == [of_a_person]


def test_a_list_of_which_nothing_came_promises_nothing(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    failure = Failure("source.timeout", (("source", "OpenAlex"),))
    backend.fetch_task.end(Fetched(wish(ROR, None), 0, None, failure=failure))
    bench.go("import")
    bench.importing._fetch(wish(ROR, None))
    calm(window)
    assert window.banner.words.endswith("in time. Nothing was stored.")
    assert bench.importing.choice.choose_button.hasFocus()


def test_waiting_for_a_source_is_said(bench: Workbench) -> None:
    busy = bench.importing.busy
    busy.begin("Fetching the list")
    busy.show_progress([SourceProgress("openalex", SourceState.RUNNING, wait=7.6)])
    assert busy.note.text() == "OpenAlex is asked again in 8 seconds."
    busy.show_progress([Progress("fetching", 100, 1200)])
    assert busy.note.text() == "100 of 1,200"
