"""The versions of an output on its page: read, opened, decided about."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.domain.scoring import Receipt
from altmetric_desktop.domain.versions import Decision, Relation, VersionRow, WorkFamily
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.texts import Label
from altmetric_desktop.gui.widgets.versions_box import VersionsBox
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import FakeBackend

PREPRINT = VersionRow(
    2, "Tides", OutputType.PREPRINT, None, "A server", "10.48550/x.1", 12, 3.5, Relation.VERSION
)
DOUBLE = VersionRow(3, "Tides twice", OutputType.ARTICLE, None, "", None, 0, None, Relation.DUPLICATE)
NOTHING = Receipt(DEFAULT.id, DEFAULT.version, DEFAULT.hash, ())
FAMILY = WorkFamily(1, (PREPRINT,), (DOUBLE,), (), (), NOTHING)


def press(box: VersionsBox, words: str, output: int) -> None:
    """The one button with these words about this output."""
    (button,) = (
        one for one in box.findChildren(Button) if one.text() == words and one.property("output") == output
    )
    button.click()


def test_versions_are_shown_opened_and_decided_about(kit: Kit) -> None:
    box = VersionsBox(kit)
    opened: list[int] = []
    decided: list[tuple[int, object]] = []
    box.opened.connect(opened.append)
    box.decided.connect(lambda output, verdict: decided.append((output, verdict)))
    box.show_family(FAMILY)
    said = [label.text() for label in box.findChildren(Label)]
    assert not box.isHidden()
    assert "Versions of the same work:" in said
    assert "Preprint · date unknown · A server" in said
    assert "12 mentions" in said
    assert any(text.startswith("All versions together: score 0") for text in said)
    press(box, "10.48550/x.1", 2)
    press(box, "Tides twice", 3)
    press(box, "Not the same work", 2)
    press(box, "The same work", 3)
    assert opened == [2, 3]
    assert decided == [(2, Decision.APART), (3, Decision.TOGETHER)]
    box.show_family(WorkFamily(1, apart=(replace(PREPRINT, decided=True),)))
    press(box, "Undo", 2)
    assert decided[-1] == (2, Decision.OPEN)
    box.close()


def test_an_output_without_versions_shows_none(kit: Kit) -> None:
    box = VersionsBox(kit)
    for family in (None, WorkFamily(1)):
        box.show_family(family)
        assert box.isHidden()
        assert box.findChildren(Button) == []
    box.close()


def test_a_word_about_two_outputs_is_kept_and_the_page_read_again(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Callable[[MainWindow], None]
) -> None:
    bench.open_output(1)
    calm(window)
    backend.calls.clear()
    bench.details.summary.versions.decided.emit(2, Decision.APART)
    calm(window)
    assert ("decide_versions", 1, 2, Decision.APART) in backend.calls
    assert ("details", 1) in backend.calls
    bench.details.summary.versions.opened.emit(2)
    assert bench.details.output == 2
