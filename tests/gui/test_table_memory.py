"""What the outputs table keeps: columns as they were left, its order; nonsense is as if nothing was kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.errors import SettingsError
from altmetric_desktop.domain.filters import Sort, SortKey
from altmetric_desktop.gui.bridge import Bridge
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.models.outputs import COLUMNS, TITLE
from altmetric_desktop.gui.pages.outputs import OutputsPage
from altmetric_desktop.gui.table_memory import (
    ORDER,
    SHOWN,
    USUAL,
    read_columns,
    read_order,
    write_columns,
    write_order,
)
from altmetric_desktop.gui.workbench import Workbench
from altmetric_desktop.settings.declared import declared
from tests.fakes import FakeBackend

Calm = Callable[[MainWindow], None]


def place(key: str) -> int:
    return next(at for at, one in enumerate(COLUMNS) if one.key == key)


def order(page: OutputsPage) -> list[str]:
    header = page.view.header
    shown = [at for at in range(len(COLUMNS)) if not header.isSectionHidden(at)]
    return [COLUMNS[at].key for at in sorted(shown, key=header.visualIndex)]


def again(kit: Kit, bridge: Bridge, backend: FakeBackend) -> OutputsPage:
    """The table of the next run."""
    return OutputsPage(kit, bridge, backend)


def test_columns_come_back_as_they_were_left(
    kit: Kit, bridge: Bridge, bench: Workbench, backend: FakeBackend
) -> None:
    page = bench.outputs
    header = page.view.header
    header.moveSection(header.visualIndex(place("citations")), 0)
    header.resizeSection(place("news"), 111)
    actions = {action.data(): action for action in page.columns_menu(page).actions()}
    actions[place("venue")].trigger()
    actions[place("policy")].trigger()
    before = order(page)
    assert SHOWN not in backend.settings
    bench.go("report")
    text = backend.settings[SHOWN]
    option = declared(SHOWN)
    assert option is not None
    assert option.read(text) == text
    later = again(kit, bridge, backend)
    assert order(later) == before
    assert before[0] == "citations"
    assert "venue" in before
    assert "policy" not in before
    assert later.view.columnWidth(place("news")) == 111
    later.deleteLater()


def test_dragging_an_edge_is_written_once_it_rests(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, bench: Workbench, backend: FakeBackend
) -> None:
    written: list[tuple[str, str]] = []
    monkeypatch.setattr(backend, "set_setting", lambda key, value: written.append((key, value)))
    for wide in range(70, 120):
        bench.outputs.view.header.resizeSection(place("news"), wide)
    assert written == []
    qtbot.waitUntil(lambda: bool(written))
    assert [key for key, _ in written] == [SHOWN]
    assert "news:119" in written[0][1].split()


def test_what_only_follows_the_window_is_not_written(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    window.resize(1100, 700)
    calm(window)
    bench.go("report")
    assert SHOWN not in backend.settings
    assert ORDER not in backend.settings


def test_the_order_comes_back(
    kit: Kit, bridge: Bridge, window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.outputs.view.header.sectionClicked.emit(place("news"))
    bench.outputs.view.header.sectionClicked.emit(place("news"))
    calm(window)
    window.close()
    assert backend.settings[ORDER] == "news up"
    later = again(kit, bridge, backend)
    later.load()
    assert backend.calls[-1][2] == Sort(SortKey.CATEGORY, descending=False, category=Category.NEWS)
    later.deleteLater()


def test_social_networks_together_order_the_table(bench: Workbench, backend: FakeBackend) -> None:
    bench.outputs.view.header.sectionClicked.emit(place("social"))
    listed = [call for call in backend.calls if call[0] == "listing"]
    assert listed[-1][2] == Sort(SortKey.SOCIAL)


def test_columns_as_usual_takes_everything_back(bench: Workbench, backend: FakeBackend) -> None:
    page = bench.outputs
    usual = order(page)
    page.view.header.moveSection(4, 0)
    page.view.header.resizeSection(place("news"), 222)
    page.memory.keep()
    assert backend.settings[SHOWN]
    page.memory.usual()
    page.memory.keep()
    assert backend.settings[SHOWN] == ""
    assert order(page) == usual
    assert page.view.columnWidth(place("news")) == 64


@pytest.mark.parametrize(
    "text", ["", "nothing", "-title", "title title:900", "score:7", "score:99999999", "score:x", "--- ::"]
)
def test_every_text_gives_every_column_once_and_the_title_shown(text: str) -> None:
    columns = read_columns(text)
    assert sorted(one.place for one in columns) == list(range(len(COLUMNS)))
    assert next(one for one in columns if one.place == TITLE).shown
    assert {one.place: one.width for one in columns} == {one.place: one.width for one in USUAL}


def test_a_column_that_is_not_named_follows_the_one_before_it() -> None:
    columns = [COLUMNS[one.place].key for one in read_columns("citations title score")]
    assert columns[:4] == ["citations", "title", "venue", "published"]
    assert columns[-1] == "score"


def test_columns_and_order_are_read_as_they_were_written() -> None:
    moved = (*USUAL[3:], *USUAL[:3])
    assert read_columns(write_columns(moved)) == moved
    assert write_columns(USUAL) == ""
    for spec in COLUMNS:
        if spec.sort is not None:
            sort = Sort(spec.sort, descending=False, category=spec.category)
            assert read_order(write_order(sort)) == sort
    assert write_order(Sort()) == ""


@pytest.mark.parametrize("text", ["", "news", "news sideways", "nothing down", "down"])
def test_an_order_that_is_none_is_the_usual_one(text: str) -> None:
    assert read_order(text) == Sort()


@pytest.mark.parametrize(
    "key, good, bad",
    [
        (SHOWN, "score:96 title -peer-reviews:64", "score:wide"),
        (SHOWN, "x", "a  b"),
        (ORDER, "peer-reviews down", "score:9 down"),
        (ORDER, "x up", "x"),
        ("window.place", "1440 900 -20 0", "1440 900 -20"),
        ("window.place", "1 1 0 0", "-1 1 0 0"),
    ],
)
def test_the_settings_judge_the_texts(key: str, good: str, bad: str) -> None:
    option = declared(key)
    assert option is not None
    assert option.read(good) == good
    assert option.read(bad) is None


def test_settings_that_cannot_be_written_are_told(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, bench: Workbench, backend: FakeBackend
) -> None:
    def refuse(key: str, value: str) -> None:
        raise SettingsError("settings.not-written", path=key, why=value)

    monkeypatch.setattr(backend, "set_setting", refuse)
    bench.outputs.view.header.moveSection(4, 0)
    bench.outputs.memory.keep()
    assert window.banner.isVisible()
