"""Pictures of every page, light and dark, for people to look at beside the mock-ups (`./test look`)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.pictures import ChartPicture
from altmetric_desktop.domain.wishes import ChartWish
from altmetric_desktop.gui.app import make_application
from altmetric_desktop.gui.figures import Figures
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.theme import Theme
from altmetric_desktop.gui.workbench import Workbench
from altmetric_desktop.words import Words
from tests.fakes import FakeBackend, sync_events

SIZE = (1440, 900)
SMALL = (1024, 640)


def settle(milliseconds: int = 0) -> None:
    """Let events run until nothing is left to do, or for a while where a timer must fire."""
    deadline = QDeadlineTimer(max(30, milliseconds))
    while not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


class Studio:
    """One window with a fictional library; `shoot` saves what it shows."""

    def __init__(self, app: QApplication, folder: Path, mode: str) -> None:
        self.folder, self.mode = folder, mode
        self.theme = Theme(mode)
        self.theme.apply(app)
        self.kit = Kit(self.theme, Words("en"), Figures("en", "date unknown"))
        self.backend = FakeBackend()
        self.backend.settings["look.theme"] = mode
        self.backend.libraries = [
            (Path.home() / "Research office" / "northmere.library", True),
            (Path.home() / "Research office" / "return-2027.library", True),
            (Path("/mnt/shared/port-ellery.library"), False),
        ]
        self.window = MainWindow(self.kit)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.attach(self.backend)

    def calm(self) -> None:
        """Let all jobs come home."""
        settle()
        while self.window.bridge.running:
            settle()
        settle()

    @property
    def bench(self) -> Workbench:
        """The open library."""
        bench = self.window.workbench
        assert bench is not None
        return bench

    def shoot(self, name: str, what: QWidget | None = None) -> None:
        """Save a picture."""
        settle()
        (what or self.window).grab().save(str(self.folder / f"{name}-{self.mode}.png"))

    def all(self) -> None:
        """Every page."""
        self.shoot("01-start")
        self.window.open_demonstration()
        self.calm()
        self.window.toast.hide()
        self.bench.outputs.view.selectRow(2)
        self.shoot("02-outputs")
        self._compact()
        self._details()
        self._import()
        self._units()
        self._sync()
        self.bench.go("report")
        self.shoot("08-report")
        self.bench.do("history")
        self.calm()
        self.shoot("08b-history")
        self._states()
        self._small()

    def _compact(self) -> None:
        self.bench.set_compact(True)
        self.bench.outputs.search.setText("harbour")
        settle(200)
        self.shoot("02b-outputs-compact")
        self.bench.set_compact(False)
        self.bench.outputs.clear_filter()

    def _details(self) -> None:
        self.bench.open_output(1)
        settle(400)
        self.calm()
        self.shoot("03a-details-summary")
        self.bench.details.tabs.pick("all")
        self.bench.details.mentions.view.setCurrentIndex(self.bench.details.mentions.model.index(1))
        self.shoot("03b-details-mentions")
        self.bench.details.show_category(Category.PEER_REVIEWS)
        self.shoot("03c-details-failed")
        self.bench.open_output(12)
        settle(100)
        self.shoot("03d-details-zero")

    def _import(self) -> None:
        self.bench.go("import")
        self.shoot("04a-import-choose")
        self.bench.import_file(Path("publications-2026.xlsx"))
        self.shoot("04-import")
        self.bench.importing.check.tabs.pick("problems")
        self.shoot("04b-import-problems")
        self.bench.importing.import_button.click()
        self.backend.import_task.end(self.backend.import_answer(Path("publications-2026.xlsx")))
        self.shoot("04c-import-result")

    def _units(self) -> None:
        self.bench.go("units")
        self.calm()
        page = self.bench.units
        page.tree.go(page.model.index_of(2))
        self.shoot("12-units")
        page.tabs.pick("decide")
        self.shoot("12b-units-decide")
        page.look_at(Path("units-2026.csv"))
        self.calm()
        self._dialog("12c-units-file")

    def _sync(self) -> None:
        self.bench.go("sync")
        self.shoot("05a-sync-idle")
        self.bench.sync.begin()
        self.backend.sync_task.events = list(sync_events())
        settle(250)
        self.shoot("05-sync")
        self.backend.sync_task.end(self.backend.sync_answer())
        settle(150)
        self.shoot("05b-sync-done")

    def _states(self) -> None:
        self.backend.outputs = 0
        self.window.open_demonstration()
        settle()
        self.window.warn("warn", "The library lies in a synced cloud folder. Two computers can damage it.")
        self.shoot("09a-empty")
        self.window.banner.hide()
        self.backend.outputs = 312
        self.window.show_shortcuts()
        self._dialog("09b-keys")
        self.window.show_about()
        self._dialog("09c-about")

    def _small(self) -> None:
        self.window.open_demonstration()
        self.window.resize(*SMALL)
        self.shoot("11-small-outputs")
        self.bench.open_output(1)
        settle(400)
        self.shoot("11-small-details")
        self.bench.go("sync")
        self.shoot("11-small-sync")
        self.bench.import_file(Path("publications-2026.xlsx"))
        self.shoot("11-small-import")

    def _dialog(self, name: str) -> None:
        settle()
        from PySide6.QtWidgets import QDialog

        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                self.shoot(name, dialog)
                dialog.close()

    def close(self) -> None:
        """Take the window down."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settle()


def shoot_all(folder: Path, draw: Callable[[ChartWish], ChartPicture]) -> None:
    """Save all pictures into a folder; `draw` makes the timeline."""
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application(())
    for mode in ("light", "dark"):
        studio = Studio(app, folder, mode)
        studio.backend.draw = draw
        studio.all()
        studio.close()


if __name__ == "__main__":
    from tests.gui.chart_sample import drawn

    shoot_all(Path(sys.argv[1]), drawn)
