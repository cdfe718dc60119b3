"""The real window over the real services, as a new user meets it: start, outputs, details, import, sync.

Pictures of each page, light and dark, are kept in `build/screens` to be held beside the mock-ups.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from altmetric_desktop.domain.filters import OutputFilter, Sort
from altmetric_desktop.gui.app import Program, make_application
from altmetric_desktop.gui.widgets.chart_view import ChartView
from altmetric_desktop.gui.workbench import Workbench
from altmetric_desktop.services import browse, demonstration, describe
from altmetric_desktop.services.library import open_library
from altmetric_desktop.settings import Settings
from tests.conftest import ROOT

SCREENS = ROOT / "build" / "screens"
LIST = """DOI,Title,Autor,Jahr,Fakultät
10.5555/nss.2024.0314,Saltmarsh carbon burial slows,"Okonjo-Reyes, Amara",2024,Land and Sea
10.5555/new.1,A first look at harbour silt,"Stern, Miriam",2025,Land and Sea
10.5555/ new.2,A space inside the DOI,"Stern, Miriam",2025,Land and Sea
,A lecture without a number,"Novak, Petr",2023,People and Places
10.1136/,,,,
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration library, made once."""
    path = tmp_path_factory.mktemp("sample") / demonstration.NAME
    demonstration.make(path, lambda _event: None)
    return path


class Person:
    """Somebody at the window: waits until it is calm, looks, takes pictures."""

    def __init__(self, program: Program, mode: str) -> None:
        self.window, self.mode = program.window, mode

    def until(self, what: Callable[[], bool], seconds: float = 90.0) -> None:
        end = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < end, "the window did not get there"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def calm(self) -> None:
        """Until no job runs and what came home is painted."""
        for _ in range(3):
            self.until(lambda: not self.window.bridge.running)
            for _ in range(20):
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    def shoot(self, name: str) -> None:
        SCREENS.mkdir(parents=True, exist_ok=True)
        assert self.window.grab().save(str(SCREENS / f"{name}-{self.mode}.png"))

    @property
    def bench(self) -> Workbench:
        assert self.window.workbench is not None
        return self.window.workbench

    def said(self) -> str:
        """All words on visible labels."""
        labels = self.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture(params=["light", "dark"])
def person(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    mode: str = request.param
    settings = Settings.load(tmp_path / "settings.toml")
    settings.set("look.theme", mode)
    program = Program(make_application(()), settings)
    program.window.resize(1440, 900)
    program.show()
    qtbot.waitExposed(program.window)
    person = Person(program, mode)
    person.until(lambda: program.window.backend is not None)
    yield person
    program.window.close()
    program.end()
    program.window.deleteLater()
    program.deleteLater()
    for _ in range(3):  # with its timers: the next test must find none
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_main_job_at_the_window(person: Person, sample: Path, tmp_path: Path) -> None:
    person.calm()
    person.shoot("01-start")
    person.window.open_library(sample)
    person.until(lambda: person.window.workbench is not None)
    person.calm()
    person.shoot("02-outputs")
    with open_library(sample, read_only=True) as library:
        first = browse.listing_ids(library, OutputFilter(), Sort())[0]
        details = describe.details(library, first)
        mentions = describe.mentions(library, first)
    assert "330" in person.said()

    person.bench.open_output(first)
    chart = person.window.findChild(ChartView)
    assert isinstance(chart, ChartView)
    person.until(lambda: chart.picture is not None)
    person.calm()
    person.shoot("03-details")
    said = person.said()
    assert details.facts.title in said
    assert details.receipt.posts == len(mentions)

    listed = tmp_path / "list.csv"
    listed.write_text(LIST, encoding="utf-8")
    person.bench.import_file(listed)
    person.calm()
    person.shoot("04-import")
    assert "list.csv" in person.said()

    person.bench.go("sync")
    person.calm()
    person.shoot("05-sync")
    assert "Wikipedia" in person.said()

    person.bench.go("report")
    person.calm()
    person.shoot("06-report")


def test_the_workbook_has_the_numbers_of_the_screen(sample: Path, tmp_path: Path, qtbot: QtBot) -> None:
    from altmetric_desktop.services import report

    target = tmp_path / "report.xlsx"
    with open_library(sample, read_only=True) as library:
        report.write(library, demonstration.wishes(), target, lambda _event: None)
        ids = browse.listing_ids(library, OutputFilter(), Sort())
        rows = browse.rows(library, ids)
    sheet = openpyxl.load_workbook(target, read_only=True)["Outputs"]
    table = list(sheet.iter_rows(min_row=5, values_only=True))
    heads = [str(cell) for cell in table[0]]
    by_id = {row[heads.index("Output ID")]: row for row in table[1:]}
    assert len(by_id) == len(rows) == 330
    for row in rows:
        written = by_id[row.id]
        assert written[heads.index("Title")] == row.title
        if row.points is not None:
            assert written[heads.index("Score")] == browse_shown(row.points)


def browse_shown(points: float) -> int:
    """The score as the screen shows it."""
    return -(-round(points * 100) // 100)
