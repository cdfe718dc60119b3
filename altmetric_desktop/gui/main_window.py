"""The window: menus, navigation, top bar, pages, status bar, notices. Pages know nothing of it.

It paints its start page before the services are imported; `attach` hands them in. The workbench
(navigation and pages) is built when the first library opens.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from altmetric_desktop.domain.errors import AltmetricError, LibraryLocked
from altmetric_desktop.gui.bridge import Bridge
from altmetric_desktop.gui.look import Look
from altmetric_desktop.gui.menus import Menus
from altmetric_desktop.gui.pages.start import StartPage

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import LibraryInfo
    from altmetric_desktop.gui.backend import Backend
    from altmetric_desktop.gui.kit import Kit
    from altmetric_desktop.gui.widgets.notices import Banner, Toast
    from altmetric_desktop.gui.workbench import Workbench

SMALLEST = QSize(1024, 640)
USUAL = QSize(1440, 900)
#: What takes longer than this is told meanwhile (ms).
SOON = 400


class MainWindow(QMainWindow):
    """`painted` once it stands, `ready` once a backend is attached, `closed` when it goes."""

    ready = Signal()
    closed = Signal()
    painted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.bridge = Bridge(self)
        self.backend: Backend | None = None
        self.workbench: Workbench | None = None
        self._painted = False
        self._words = ""
        self._waiting: tuple[str, Path | None] | None = None
        self._locked: Path | None = None
        self._dropped: Path | str | None = None
        self.setWindowTitle(kit.say("program.name"))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.setAcceptDrops(True)
        self.start = StartPage(kit)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self._body = QWidget()
        self._body.setObjectName("chrome")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.stack, 1)
        self.setCentralWidget(self._body)
        self.menus = Menus(kit, self.menuBar(), self)
        self.look = Look(kit, self.menus, self)
        self._opens = QTimer(self)
        self._opens.setSingleShot(True)
        self._opens.setInterval(SOON)
        self._connect()

    def _connect(self) -> None:
        self.menus.wished.connect(self.do)
        self.look.compacted.connect(self._compact)
        self.look.said.connect(self.say)
        self.look.failed.connect(self._look_failed)
        self.start.demonstration.connect(self.open_demonstration)
        self.start.new_library.connect(self.ask_new)
        self.start.open_library.connect(self.ask_open)
        self.start.opened.connect(self.open_library)
        self.start.found.connect(self._find)
        self.start.forgotten.connect(self._forget)
        self.start.shortcuts.connect(self.show_shortcuts)
        self.start.about.connect(self.show_about)
        self._opens.timeout.connect(self._still_opening)

    @cached_property
    def banner(self) -> Banner:
        """The notice that stays; made when there is the first one."""
        from altmetric_desktop.gui.widgets.notices import Banner, framed

        banner = Banner(self.kit)
        banner.acted.connect(self._banner_acted)
        self._column.insertWidget(0, framed(banner))
        return banner

    @cached_property
    def toast(self) -> Toast:
        """The notice that goes; made when there is the first one."""
        from altmetric_desktop.gui.widgets.notices import Toast

        return Toast(self.kit, self._body)

    def _hush(self) -> None:
        """Take notices away, where any were made."""
        for name in ("banner", "toast"):
            if name in self.__dict__:
                getattr(self, name).hide()

    @Slot(object)
    def attach(self, backend: Backend) -> None:
        """The services are here: recent libraries, the chosen look, and whatever was asked for meanwhile."""
        self.backend = backend
        self.bridge.listen(backend)
        self.start.show_recent(backend.recent())
        self.look.read(backend)
        self.ready.emit()
        if self._waiting is not None:
            (what, path), self._waiting = self._waiting, None
            if what == "demo":
                self.open_demonstration()
            elif path is not None:
                self.open_library(path, create=what == "create")

    @Slot(str)
    def do(self, key: str) -> None:
        """Carry out a menu's entry."""
        here = {
            "new": self.ask_new, "open": self.ask_open, "demo": self.open_demonstration, "quit": self.close,
            "close": self.close_library, "paste": self.paste, "shortcuts": self.show_shortcuts,
            "about": self.show_about,
        }  # fmt: skip
        if key in here:
            here[key]()
        elif self.workbench is not None:
            self.workbench.do(key)

    @Slot()
    def open_demonstration(self) -> None:
        """Open the fictional sample library."""
        if self.backend is None:
            self._waiting = ("demo", None)
            return
        self._opening(self.kit.say("opening.demo"))
        job = self.bridge.run(self.backend.open_demonstration())
        job.succeeded.connect(self._opened)
        job.failed.connect(self._not_opened)

    @Slot(object)
    def open_library(self, path: Path, create: bool = False, read_only: bool = False) -> None:
        """Open a library, or make it."""
        if self.backend is None:
            self._waiting = ("create" if create else "open", path)
            return
        self._locked = path
        self._opening(self.kit.say("opening", name=path.stem))
        job = self.bridge.run(self.backend.open(path, create=create, read_only=read_only))
        job.succeeded.connect(self._opened)
        job.failed.connect(self._not_opened)

    @Slot()
    def ask_new(self) -> None:
        """Ask where a new library shall lie."""
        from altmetric_desktop.gui.dialogs.files import ask_new_library

        path = ask_new_library(self, self.kit)
        if path is not None:
            self.open_library(path, create=not path.exists())

    @Slot()
    def ask_open(self) -> None:
        """Ask which library to open."""
        from altmetric_desktop.gui.dialogs.files import ask_library

        path = ask_library(self, self.kit)
        if path is not None:
            self.open_library(path)

    @Slot()
    def close_library(self) -> None:
        """Back to the start page; never an empty grey window."""
        if self.backend is None:
            return
        if self.workbench is not None:
            self.workbench.leave()
        self.bridge.cancel_all()
        self.backend.shut()
        self.menus.library_open(False)
        self.setWindowTitle(self.kit.say("program.name"))
        self.start.show_recent(self.backend.recent())
        self.stack.setCurrentWidget(self.start)
        self.start.demo_card.setFocus()

    @Slot()
    def show_shortcuts(self) -> None:
        """The list of keys."""
        from altmetric_desktop.gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.kit, self.menus.actions, self).open()

    @Slot()
    def show_about(self) -> None:
        """Version, licence, library."""
        from altmetric_desktop.gui.dialogs.about import AboutDialog

        info = self.workbench.info if self.workbench is not None else None
        AboutDialog(self.kit, info, self).open()

    @Slot(str)
    def say(self, words: str) -> None:
        """A toast."""
        self.toast.say(words)

    @Slot(str, str)
    def warn(self, tone: str, words: str) -> None:
        """A banner that stays; without words the one that is there has been dealt with."""
        if words:
            self.banner.say(tone, words)
        elif "banner" in self.__dict__:
            self.banner.hide()

    def _opening(self, words: str) -> None:
        """Say so, but only where it takes long enough to be read."""
        self._hush()
        self._words = words
        self._opens.start()

    @Slot()
    def _still_opening(self) -> None:
        self.toast.say(self._words)

    @Slot(object)
    def _opened(self, info: LibraryInfo) -> None:
        self._opens.stop()
        self._hush()
        if self.workbench is None:
            self._build_workbench()
        if self.workbench is None or self.backend is None:
            return
        self.menus.library_open(True)
        self.setWindowTitle(f"{info.name} — {self.kit.say('program.name')}")
        self.stack.setCurrentWidget(self.workbench)
        self.workbench.fold(self.width())
        self.workbench.library(info)
        if info.read_only:
            self.warn("info", self.kit.say("opening.read-only"))
        if self._dropped is not None:
            self.workbench.import_file(self._dropped)
            self._dropped = None

    def _build_workbench(self) -> None:
        from altmetric_desktop.gui.workbench import Workbench

        if self.backend is None:
            return
        self.workbench = Workbench(self.kit, self.bridge, self.backend)
        self.workbench.announced.connect(self.say)
        self.workbench.warned.connect(self.warn)
        self.workbench.offered.connect(self.toast.say)
        self.workbench.card_menu(self.menus)
        self.workbench.set_compact(self.menus.actions["compact"].isChecked())
        self.stack.addWidget(self.workbench)

    @Slot(object)
    def _not_opened(self, error: Exception) -> None:
        self._opens.stop()
        self._hush()
        action = self.kit.say("library.locked.action") if isinstance(error, LibraryLocked) else ""
        self.banner.say("bad", self.kit.error(error), action)

    @Slot()
    def _banner_acted(self) -> None:
        self.banner.hide()
        if self._locked is not None:
            self.open_library(self._locked, read_only=True)

    @Slot(object)
    def _find(self, path: Path) -> None:
        from altmetric_desktop.gui.dialogs.files import ask_library

        found = ask_library(self, self.kit, path.name)
        if found is not None and self.backend is not None:
            self.backend.forget(path)
            self.open_library(found)

    @Slot(object)
    def _forget(self, path: Path | None) -> None:
        if self.backend is not None:
            self.backend.forget(path)
            self.start.show_recent(self.backend.recent())

    @Slot(bool)
    def _compact(self, compact: bool) -> None:
        if self.workbench is not None:
            self.workbench.set_compact(compact)

    @Slot(object)
    def _look_failed(self, error: AltmetricError) -> None:
        self.warn("bad", self.kit.error(error))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window stands: heavy imports may begin."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()
            QTimer.singleShot(0, self, self._furnish)

    @Slot()
    def _furnish(self) -> None:
        """What the first picture of the window can do without."""
        from altmetric_desktop.gui.widgets.focus_ring import FocusRing

        self.focus_ring = FocusRing(self.kit, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window first the side panels fold, then the navigation."""
        super().resizeEvent(event)
        if self.workbench is not None:
            self.workbench.fold(self.width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file or a piece of text may be dropped anywhere on the window; our own words are no list."""
        from altmetric_desktop.gui.drops import brought

        if event.source() is None and brought(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It was not dropped."""
        self._over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """A library opens; anything else is a publication list to look at."""
        from altmetric_desktop.gui.drops import brought

        self._over(False)
        what = brought(event.mimeData())
        if what is not None:
            event.acceptProposedAction()
            self.take(what)

    def take(self, what: Path | str) -> None:
        """Open a library, or bring a list, a file or text: into the library that is open, else a new one."""
        if isinstance(what, Path) and what.suffix.lower() == ".library":
            self.open_library(what)
        elif self.workbench is not None and self.stack.currentWidget() is self.workbench:
            self.workbench.import_file(what)
        else:
            self._dropped = what
            self.ask_new()
            if self.backend is not None and not self.bridge.running:
                self._dropped = None

    @Slot()
    def paste(self) -> None:
        """Look at what the clipboard holds; away from the import page only where there is a list in it."""
        from altmetric_desktop.gui.drops import clipped

        if self.workbench is None:
            return
        importing = self.workbench.stack.currentWidget() is self.workbench.importing
        what = clipped(anything=importing)
        if what is not None:
            self.take(what)
        else:
            self.say(self.kit.say("importing.paste.none" if importing else "importing.paste.no-list"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """End all work first; what is complete is kept."""
        from altmetric_desktop.gui.window_place import described, keep

        place, state = described(self)
        self.hide()
        self.bridge.cancel_all()
        if self.backend is not None:
            keep(self.backend, place, state)
            self.backend.close()
        self.closed.emit()
        super().closeEvent(event)

    def _over(self, over: bool) -> None:
        zone = self.start.drop_zone
        zone.setProperty("over", "true" if over else "false")
        zone.style().unpolish(zone)
        zone.style().polish(zone)
        zone.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
