"""What is dropped or pasted: a file, addresses, marked text; looked at first, never taken in silently."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from altmetric_desktop.gui.drops import brought, holds_identifier
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import FakeBackend

Calm = Callable[[MainWindow], None]
LINK = "https://doi.org/10.5555/tide.1"


@pytest.fixture(autouse=True)
def empty_clipboard(dressed: QApplication) -> Iterator[None]:
    dressed.clipboard().clear()
    yield
    dressed.clipboard().clear()


def mime(text: str = "", *urls: str, html: str = "") -> QMimeData:
    made = QMimeData()
    if text:
        made.setText(text)
    if html:
        made.setHtml(html)
    if urls:
        made.setUrls([QUrl(url) for url in urls])
    return made


def drop(window: MainWindow, what: QMimeData) -> bool:
    """Drag over the window and let go; whether it was taken."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPointF(300, 300).toPoint(), copy, what, left, none)
    window.dragEnterEvent(over)
    if not over.isAccepted():
        return False
    window.dropEvent(QDropEvent(QPointF(300, 300), copy, what, left, none))
    return True


def looked_at(backend: FakeBackend) -> list[Path]:
    return [Path(str(call[1])) for call in backend.calls if call[0] == "preview"]


@pytest.mark.parametrize(
    "what, expected",
    [
        (mime("", "file:///tmp/list.csv"), Path("/tmp/list.csv")),  # noqa: S108
        (mime("", LINK, "https://arxiv.org/abs/2401.01234"), f"{LINK}\nhttps://arxiv.org/abs/2401.01234"),
        (mime("see 10.5555/tide.1"), "see 10.5555/tide.1"),
        (mime("", "file:///tmp/a.csv", "file:///tmp/b.csv"), None),
        (mime("", "ftp://example.org/a.csv"), None),
        (mime(" \n"), None),
        (mime("Tides", html=f'<p><a class="x" href="{LINK}?a=1&amp;b=2">Tides</a></p>'), None),
    ],
)
def test_a_file_is_a_path_and_addresses_are_text(what: QMimeData, expected: Path | str | None) -> None:
    found = brought(what)
    if what.hasHtml():
        assert isinstance(found, str)
        assert found.splitlines() == ["Tides", f"{LINK}?a=1&b=2"]
    else:
        assert found == expected


@pytest.mark.parametrize(
    "text, holds",
    [
        ("Dear all, please add 10.5555/tide.1, thanks", True),
        ("doi:10.5555/tide.1", True),
        ("99000314\n99000315", True),
        ("arXiv:2401.01234", True),
        ("we met at 10 and left at 11.30, see https://example.org/", False),
        ("1", False),
        ("", False),
        ("9" * 200_000, False),
        ("10." * 50_000, False),
    ],
)
def test_whether_text_holds_an_identifier(text: str, holds: bool) -> None:
    assert holds_identifier(text) is holds


def test_dropped_text_is_looked_at_and_nothing_is_imported(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    assert drop(window, mime("PMID 99000314 and 10.5555/tide.2"))
    calm(window)
    (path,) = looked_at(backend)
    assert path.read_text("utf-8") == "PMID 99000314 and 10.5555/tide.2"
    assert bench.stack.currentWidget() is bench.importing
    assert bench.importing.stack.currentWidget() is bench.importing.check
    assert not [call for call in backend.calls if call[0] == "import"]


def test_a_dropped_file_and_a_dropped_link_go_their_ways(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    assert drop(window, mime("", "file:///lists/a.csv"))
    calm(window)
    assert drop(window, mime("", LINK))
    calm(window)
    first, second = looked_at(backend)
    assert first == Path("/lists/a.csv")
    assert second.read_text("utf-8") == LINK
    assert not drop(window, mime(" "))


def test_pasting_leads_from_the_outputs_to_the_preview(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    QApplication.clipboard().setText("nothing of this kind")
    QTest.keyClick(bench.outputs.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    calm(window)
    assert looked_at(backend) == []
    assert "no identifier" in window.toast.words
    QApplication.clipboard().setText("10.5555/tide.1")
    QTest.keyClick(bench.outputs.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    calm(window)
    assert [path.read_text("utf-8") for path in looked_at(backend)] == ["10.5555/tide.1"]


def test_pasting_into_a_field_stays_in_the_field(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    QApplication.clipboard().setText("10.5555/tide.1")
    bench.outputs.search.setFocus()
    QTest.keyClick(bench.outputs.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    calm(window)
    assert bench.outputs.search.text() == "10.5555/tide.1"
    assert looked_at(backend) == []


def test_a_copied_file_is_pasted_as_a_file(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    QApplication.clipboard().setMimeData(mime("", "file:///lists/a.csv"))
    window.do("paste")
    calm(window)
    assert looked_at(backend) == [Path("/lists/a.csv")]


def test_what_is_dropped_during_an_import_does_not_end_it(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.import_file(Path("a.csv"))
    calm(window)
    bench.importing.import_button.click()
    assert drop(window, mime("10.5555/tide.1"))
    assert backend.import_task.cancels == 0
    assert len(looked_at(backend)) == 1
    assert "One list at a time" in window.toast.words
    backend.import_task.end(backend.import_answer(Path("a.csv")))
    calm(window)
