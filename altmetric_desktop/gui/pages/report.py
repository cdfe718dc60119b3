"""Saving an evaluation workbook: for whom, of what, from when to when, and where it shall lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QProgressBar, QWidget

from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.domain.events import Event, Progress
from altmetric_desktop.domain.timeline import year_days
from altmetric_desktop.domain.wishes import ReportWishes
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.dialogs.files import ask_save
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.links import open_folder
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.layouts import Item, column, panel, row, scrolled
from altmetric_desktop.gui.widgets.texts import Elided, Label, Rule
from altmetric_desktop.gui.widgets.unit_menu import UnitField
from altmetric_desktop.gui.widgets.years import YearField

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import LibraryInfo
    from altmetric_desktop.gui.backend import Backend

STATUSES = ("Draft", "Final")
SHEETS = (
    "cover", "contents", "summary", "outputs", "mentions",
    "coverage", "provenance", "score", "definitions", "checks",
)  # fmt: skip


class ReportPage(Page):
    """`written` carries the path of a finished workbook."""

    written = Signal(object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__(kit, kit.say("reporting.title"))
        self._bridge, self._backend = bridge, backend
        self._job: Job | None = None
        self._path: Path | None = None
        self._info: LibraryInfo | None = None
        self.write_button = Button(kit, kit.say("reporting.write"), "primary", "floppy-disk")
        self.stop_button = Button(kit, kit.say("reporting.stop"), "plain", "stop")
        self.set_actions(self.stop_button, self.write_button)
        self._fields()
        self._build()
        self.write_button.clicked.connect(self.write)
        self.stop_button.clicked.connect(self._stop)
        self.place_button.clicked.connect(self._choose_place)
        self.folder_button.clicked.connect(self._open_folder)
        self._running(False)

    def _fields(self) -> None:
        kit = self.kit
        self.name = self._line("name")
        self.prepared_by = self._line("prepared-by")
        self.purpose = self._line("purpose")
        self.audience = self._line("audience")
        self.unit = UnitField(kit, kit.say("reporting.unit"), kit.say("reporting.unit.all"))
        self.status = QComboBox()
        for status in STATUSES:
            self.status.addItem(kit.say(f"reporting.status.{status.lower()}"), status)
        years = ("published-from", "published-to", "mentioned-from", "mentioned-to")
        self.years = {name: YearField(kit, kit.say(f"reporting.{name}")) for name in years}
        self.accounts = QCheckBox(kit.say("reporting.accounts"))
        self.place = Elided(kit, "", Role.BODY)
        self.place_button = Button(kit, kit.say("reporting.place.choose"))
        self.status.setAccessibleName(kit.say("reporting.status"))
        self.status.setAccessibleDescription(kit.say("reporting.status"))

    def _line(self, key: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(self.kit.say(f"reporting.{key}"))
        hint = f"reporting.{key}.hint"
        if self.kit.words.knows(hint):
            field.setPlaceholderText(self.kit.say(hint))
        return field

    def _build(self) -> None:
        kit = self.kit
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, kit.theme.px(150))
        place = row(gap=12)
        place.addWidget(self.place, 1)
        place.addWidget(self.place_button)
        for number, (key, item) in enumerate(
            (
                ("name", self.name),
                ("unit", self.unit),
                ("published", self._span("published")),
                ("mentioned", self._span("mentioned")),
                ("prepared-by", self.prepared_by),
                ("purpose", self.purpose),
                ("audience", self.audience),
                ("status", self.status),
                ("people", self.accounts),
                ("place", place),
            )
        ):
            self._add(grid, number, key, item)
        form = column(grid, 16, self._progress_part(), None, gap=0, margins=(24, 20, 24, 20))
        inner = panel("paper", form)
        inner.setMaximumWidth(kit.theme.px(820))
        line = Rule()
        line.setFixedWidth(1)
        line.setMinimumHeight(0)
        line.setMaximumHeight(16777215)
        whole = row(gap=0)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(line)
        whole.addWidget(self._sheets())
        self.setLayout(whole)

    def _add(self, grid: QGridLayout, number: int, key: str, item: Item) -> None:
        label = Label(self.kit, self.kit.say(f"reporting.{key}"), Role.BODY, "ink2")
        grid.addWidget(label, number, 0)
        if isinstance(item, QWidget):
            label.setBuddy(item)
            grid.addWidget(item, number, 1)
        elif item is not None and not isinstance(item, int):
            grid.addLayout(item, number, 1)

    def _span(self, what: str) -> Item:
        say = self.kit.say
        return row(
            Label(self.kit, say("years.from"), Role.BODY, "ink2"),
            self.years[f"{what}-from"],
            Label(self.kit, say("years.to"), Role.BODY, "ink2"),
            self.years[f"{what}-to"],
            8,
            Label(self.kit, say("reporting.years.hint"), Role.SMALL, "ink3"),
            None,
        )

    def _progress_part(self) -> QWidget:
        kit = self.kit
        self.state_sign = IconView(kit, "file-text", "ink3")
        self.state_words = Label(kit, "", Role.BODY).wrapped()
        self.folder_button = Button(kit, kit.say("reporting.show-folder"), "link")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(kit.say("reporting.progress"))
        line = row(self.state_sign, gap=10)
        line.addWidget(self.state_words, 1)
        line.addWidget(self.folder_button)
        part = panel("quietbox", column(line, self.progress, gap=10, margins=(16, 12, 16, 12)))
        part.hide()
        self.state_part = part
        return part

    def _sheets(self) -> QWidget:
        kit = self.kit
        lines = column(gap=10)
        for sheet in SHEETS:
            name = Label(kit, kit.say(f"reporting.sheet.{sheet}"), Role.MEDIUM)
            words = Label(kit, kit.say(f"reporting.sheet.{sheet}.words"), Role.SMALL, "ink2").wrapped()
            lines.addLayout(column(name, words, gap=0))
        inside = column(
            Label(kit, kit.say("reporting.holds"), Role.SECTION),
            6,
            lines,
            None,
            gap=2,
            margins=(20, 18, 20, 18),
        )
        side = panel("sunken", column(scrolled(panel("sunken", inside)), gap=0))
        side.setFixedWidth(kit.theme.px(288))
        return side

    def library(self, info: LibraryInfo) -> None:
        """Another library: its name is the title until another is written."""
        self._info = info
        self.name.setText(self.kit.say("reporting.title.default", name=info.name))
        self._path = free_name(Path(info.path).with_name(f"{Path(info.path).stem}-attention.xlsx"))
        self.place.setText(str(self._path))
        self.state_part.hide()
        self.prepared_by.setText(self._backend.setting("report.prepared_by"))

    def entered(self) -> None:
        """The departments as they are now; the title has the focus."""
        self._bridge.run(self._backend.units()).succeeded.connect(self.unit.show_units)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def wishes(self) -> ReportWishes:
        """What is asked for."""
        first = {name: field.year() for name, field in self.years.items()}
        return ReportWishes(
            title=self.name.text().strip(),
            unit=self.unit.unit,
            published_from=_first(first["published-from"]),
            published_to=_last(first["published-to"]),
            mentioned_from=_first(first["mentioned-from"]),
            mentioned_to=_last(first["mentioned-to"]),
            prepared_by=self.prepared_by.text().strip(),
            purpose=self.purpose.text().strip(),
            audience=self.audience.text().strip(),
            status=str(self.status.currentData()),
            show_accounts=self.accounts.isChecked(),
        )

    @Slot()
    def write(self) -> None:
        """Write the workbook; an older one of this name stays until the new one is whole."""
        wrong = next((field for field in self.years.values() if field.wrong()), None)
        if wrong is not None:
            wrong.setFocus()
            self._say("warning", "bad", self.kit.say("reporting.wrong-year"))
            return
        if self._path is None:
            self._choose_place()
        if self._path is None or (self._job is not None and not self._job.over):
            return
        self._remember()
        self._job = self._bridge.run(self._backend.report(self.wishes(), self._path))
        self._job.progressed.connect(self._progressed)
        self._job.succeeded.connect(self._written)
        self._job.failed.connect(self._failed)
        self._job.cancelled.connect(self._cancelled)
        self._running(True)
        self.progress.setRange(0, 0)
        self._say("file-text", "ink3", self.kit.say("reporting.writing", name=self._path.name))

    def _remember(self) -> None:
        """Who prepares reports here is the same next time."""
        try:
            self._backend.set_setting("report.prepared_by", self.prepared_by.text().strip())
        except AltmetricError as error:
            self.warned.emit("bad", self.kit.error(error))

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop_button.setEnabled(False)

    @Slot(object)
    def _progressed(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, Progress):
                self.progress.setRange(0, event.total)
                self.progress.setValue(event.done)
                key = f"progress.{event.stage}"
                if self.kit.words.knows(key):
                    self.state_words.setText(self.kit.say(key))

    @Slot(object)
    def _written(self, path: Path) -> None:
        self._running(False)
        self._path = path
        self._say("check-circle", "ok", self.kit.say("reporting.written", name=path.name))
        self.folder_button.show()
        self.written.emit(path)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._running(False)
        self._say("warning", "bad", self.kit.error(error))

    @Slot()
    def _cancelled(self) -> None:
        self._running(False)
        self._say("info", "info", self.kit.say("reporting.cancelled"))

    @Slot()
    def _choose_place(self) -> None:
        start = str(self._path) if self._path is not None else "attention.xlsx"
        say = self.kit.say
        path = ask_save(self, say("reporting.place.title"), start, say("reporting.place.kind"), ".xlsx")
        if path is not None:
            self._path = path
            self.place.setText(str(path))

    @Slot()
    def _open_folder(self) -> None:
        if self._path is not None:
            open_folder(self._path)

    def _say(self, icon: str, ink: str, words: str) -> None:
        self.state_part.show()
        self.state_sign.become(icon, ink)
        self.state_words.setText(words)
        self.folder_button.hide()

    def _running(self, running: bool) -> None:
        self.write_button.setVisible(not running)
        self.stop_button.setVisible(running)
        self.stop_button.setEnabled(True)
        self.progress.setVisible(running)


def free_name(path: Path) -> Path:
    """A name that no file has: what was not chosen by a person must not replace anything."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free


def _first(year: int | None) -> int | None:
    return None if year is None else year_days(year)[0]


def _last(year: int | None) -> int | None:
    return None if year is None else year_days(year)[1]
