"""An open library: navigation, top bar, pages, status bar. The only place that connects pages.

First rows wait for the table only; the other pages are made when they are first needed, or
one after the other while nobody waits. What a page wishes arrives as a signal; what changed in the
library is passed to the pages that show it.
"""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.gui import making
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.history import History, Place
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.later import Later
from altmetric_desktop.gui.links import open_folder
from altmetric_desktop.gui.pages.outputs import OutputsPage
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.regions import Regions
from altmetric_desktop.gui.widgets.frame import frame
from altmetric_desktop.gui.widgets.navigation import Navigation, groups
from altmetric_desktop.gui.widgets.search import SearchField
from altmetric_desktop.gui.widgets.status_bar import StatusBar, standing
from altmetric_desktop.gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from altmetric_desktop.domain.rows import LibraryInfo, UnitRow
    from altmetric_desktop.gui.backend import Backend
    from altmetric_desktop.gui.menus import Menus
    from altmetric_desktop.gui.pages.affiliations import AffiliationsPage
    from altmetric_desktop.gui.pages.details import DetailsPage
    from altmetric_desktop.gui.pages.duplicates import DuplicatesPage
    from altmetric_desktop.gui.pages.importing import ImportPage
    from altmetric_desktop.gui.pages.report import ReportPage
    from altmetric_desktop.gui.pages.sync import SyncPage
    from altmetric_desktop.gui.pages.units import UnitsPage

P = TypeVar("P", bound=Page)
#: Below these widths first the side panels of pages fold, then the navigation (px at 100 %).
PANELS_FOLD, NAVIGATION_FOLDS = 1280, 1120
_ALL = ("outputs", "sync", "details", "import", "report")
#: Pages to which nothing here speaks.
_OTHERS: dict[str, Callable[[Workbench], Page]] = {"history": making.history, "people": making.people}
#: Where a page's name and its attribute here differ.
_ATTRIBUTES = {"import": "importing"}
#: Pages without an entry of their own in the navigation, and under which they stand.
_UNDER = {"details": "outputs", "affiliations": "import", "duplicates": "outputs", "people": "units"}


class Workbench(QWidget):
    """`announced` for a toast, `warned` for a banner, `offered` for a toast with an action."""

    announced = Signal(str)
    warned = Signal(str, str)
    offered = Signal(str, str, object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__()
        self.kit, self._bridge, self._backend = kit, bridge, backend
        self.info: LibraryInfo | None = None
        self._history = History()
        self._refreshing: Job | None = None
        self._narrow = False
        self._pages: dict[str, Page] = {}
        self.navigation = Navigation(kit, groups(kit))
        self.top = TopBar(kit)
        self.status = StatusBar(kit)
        self.stack = QStackedWidget()
        self.setLayout(frame(self.navigation, self.top, self.stack, self.status))
        self.to_outputs, self._to_import = partial(self.go, "outputs"), partial(self.go, "import")
        self._to_sync, self._to_report = partial(self.go, "sync"), partial(self.go, "report")
        self.to_duplicates = partial(self.go, "duplicates")
        self._build_pages()
        self._connect()

    @property
    def given(self) -> tuple[Kit, Bridge, Backend]:
        """What every page is handed."""
        return self.kit, self._bridge, self._backend

    def _build_pages(self) -> None:
        self.outputs = OutputsPage(*self.given)
        self._add("outputs", self.outputs)
        self._later = Later(self, self._make_next)

    def _add(self, key: str, page: Page) -> None:
        self._pages[key] = page
        self.stack.addWidget(page)
        self.top.add(page)
        page.retitled.connect(self._retitle)
        page.announced.connect(self.announced)
        page.warned.connect(self.warned)
        if self.info is not None:
            page.library(self.info)

    @cached_property
    def sync(self) -> SyncPage:
        """Asking the sources."""
        page = making.sync(self)
        page.fold(self._narrow)
        return self._made("sync", page)

    @cached_property
    def details(self) -> DetailsPage:
        """One output."""
        return self._made("details", making.details(self))

    @cached_property
    def importing(self) -> ImportPage:
        """Bringing lists."""
        return self._made("import", making.importing(self))

    @cached_property
    def report(self) -> ReportPage:
        """Writing the workbook."""
        return self._made("report", making.report(self))

    @cached_property
    def affiliations(self) -> AffiliationsPage:
        """Spellings of affiliations."""
        return self._made("affiliations", making.affiliations(self))

    @cached_property
    def duplicates(self) -> DuplicatesPage:
        """Pairs of outputs that are perhaps one."""
        return self._made("duplicates", making.duplicates(self))

    @cached_property
    def units(self) -> UnitsPage:
        """Hierarchies of units."""
        return self._made("units", making.units(self))

    def _made(self, key: str, page: P) -> P:
        self._add(key, page)
        return page

    def _page(self, key: str) -> Page:
        """The page of a place, made where it is not there yet."""
        if key in _OTHERS and key not in self._pages:
            self._add(key, _OTHERS[key](self))
        elif key not in self._pages:
            getattr(self, _ATTRIBUTES.get(key, key))
        return self._pages[key]

    def _make_next(self) -> bool:
        """Make one page that nobody has wanted yet; whether there are more."""
        missing = [key for key in _ALL if key not in self._pages]
        if missing:
            self._page(missing[0])
        return len(missing) > 1

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.go)
        self.top.back.connect(self.back)
        self.top.forward.connect(self.forward)
        self._regions = Regions(self, (self.navigation, self.top, self.stack, self.status))
        self.status.opened_sync.connect(self._to_sync)
        self._bridge.changed.connect(self._changed)
        self.outputs.open_output.connect(self.open_output)
        self.outputs.import_wanted.connect(self._to_import)
        self.outputs.sync_wanted.connect(self.sync_now)
        self.outputs.report_wanted.connect(self._to_report)
        self.outputs.selected.connect(self._selected)
        self.outputs.relisted.connect(self._relisted)
        self.outputs.duplicates_wanted.connect(self.to_duplicates)

    def library(self, info: LibraryInfo) -> None:
        """A library was opened."""
        self._history.clear()
        self._show_info(info)
        self.outputs.forget_filter()
        for page in self._pages.values():
            page.library(info)
        self.go("outputs")

    def leave(self) -> None:
        """The library is being closed: what still comes home is not shown any more."""
        self.info = None
        self._later.stop()
        if "sync" in self._pages:
            self.sync.leave()
        if "details" in self._pages:
            self.details.leave()

    def card_menu(self, menus: Menus) -> None:
        """What the card of the library opens."""
        menu = QMenu(self)
        for key in ("new", "open", "reveal", "close"):
            menu.addAction(menus.actions[key])
        self.navigation.card.menu(menu)

    def set_compact(self, compact: bool) -> None:
        """Density of the table."""
        self.outputs.set_compact(compact)

    def fold(self, width: int) -> None:
        """Adapt to the window's width."""
        scale = self.kit.theme.scale
        self.navigation.fold(width < NAVIGATION_FOLDS * scale)
        self._narrow = width < PANELS_FOLD * scale
        if "sync" in self._pages:
            self.sync.fold(self._narrow)

    @Slot(str)
    def do(self, key: str) -> None:
        """Carry out a menu's entry."""
        acts: dict[str, Callable[[], None]] = {
            "outputs": self.to_outputs, "import-page": self._to_import, "sync-page": self._to_sync,
            "report-page": self._to_report, "import": self.choose_import, "sync": self.sync_now,
            "report": self._to_report, "back": self.back, "forward": self.forward, "find": self._find,
            "copy": self.outputs.copy, "upload": self._upload, "history": partial(self.go, "history"),
            "affiliations": self.show_affiliations, "duplicates": self.to_duplicates, "reveal": self._reveal,
            "units": partial(self.go, "units"), "people": partial(self.go, "people"),
        }  # fmt: skip
        if key == "undo-import":
            self.importing.undo_last()
        elif key in acts:
            acts[key]()

    @Slot(str)
    def go(self, page: str) -> None:
        """Bring a page to the front."""
        self._history.go(Place(page))
        self._show()

    @Slot(int)
    def open_output(self, output: int) -> None:
        """Bring the details of an output to the front."""
        self._history.go(Place("details", output))
        self._show()

    @Slot()
    def back(self) -> None:
        """To the place before."""
        if self._history.step(-1) is not None:
            self._show()

    @Slot()
    def forward(self) -> None:
        """To the place after."""
        if self._history.step(1) is not None:
            self._show()

    def import_file(self, what: Path | str) -> None:
        """Look at a publication list; on the pages of units and people a file is a hierarchy, or people."""
        page, takers = self.stack.currentWidget(), (self._pages.get("units"), self._pages.get("people"))
        takes = isinstance(what, Path) and page in takers
        look = getattr(page, "look_at", self.import_list) if takes else self.import_list
        look(what)

    @Slot(object)
    def import_list(self, what: Path | str) -> None:
        """Look at a publication list, wherever it was brought."""
        self.go("import")
        self.importing.bring(what)

    @Slot(object)
    def look_at_hierarchy(self, path: Path) -> None:
        """Look at a hierarchy file."""
        self.go("units")
        self.units.look_at(path)

    @Slot(object)
    def show_outputs_of(self, unit: UnitRow) -> None:
        """The outputs of a unit, in the table."""
        self.outputs.show_unit(unit)
        self.go("outputs")

    @Slot()
    def _upload(self) -> None:
        self.units.files.ask_where()

    @Slot()
    def choose_import(self) -> None:
        """Ask for a publication list."""
        self.go("import")
        self.importing.choose()

    @Slot(object)
    def show_affiliations(self, kept: Path | None = None) -> None:
        """Bring affiliations to the front: the library's, or those of a fetched list that waits."""
        self.affiliations.of_list(kept)
        self.go("affiliations")

    @Slot()
    def list_again(self) -> None:
        """Back to the list that waits, which is looked at anew."""
        self.go("import")
        self.importing.look_again()

    @Slot()
    def fetch_list(self) -> None:
        """Ask whose list is to be fetched."""
        self.go("import")
        self.importing.ask_for_a_list()

    @Slot()
    def refresh(self) -> None:
        """Fetch the library's figures again."""
        if self.info is not None and (self._refreshing is None or self._refreshing.over):
            self._refreshing = self._bridge.run(self._backend.info())
            self._refreshing.succeeded.connect(self._show_info)

    def _show(self) -> None:
        place = self._history.here
        if place is None:
            return
        page = self._page(place.page)
        self.navigation.mark(_UNDER.get(place.page, place.page))
        self.stack.setCurrentWidget(page)
        if place.output is not None:
            self.details.show_output(place.output, self.outputs.neighbours(place.output))
        self.top.show_page(page)
        self.top.back_button.setEnabled(self._history.may(-1))
        self.top.forward_button.setEnabled(self._history.may(1))
        page.entered()

    @Slot()
    def _retitle(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page) and self._history.here is not None:
            self.top.show_page(page)

    @Slot(object)
    def _show_info(self, info: LibraryInfo) -> None:
        self.info = info
        kit = self.kit
        self.navigation.card.say(info.name, Path(info.path).name)
        self.navigation.items["outputs"].count(kit.figures.whole(info.outputs))
        self.status.facts(info)
        if "sync" in self._pages:
            self.sync.stand(info)
        else:
            self.status.sync_state(*standing(kit, info))

    @Slot(object)
    def _changed(self, what: Changed) -> None:
        if self.info is None:
            return
        self.outputs.changed(what)
        if "details" in self._pages:
            self.details.changed(what)
        self.refresh()

    @Slot(object)
    def _selected(self, ids: list[int]) -> None:
        self.status.selection(self.outputs.selection_words(ids))

    @Slot()
    def _relisted(self) -> None:
        if len(self._pages) < len(_ALL):
            self._later.start()
        if "details" in self._pages and self.details.output is not None:
            self.details.place_among(self.outputs.neighbours(self.details.output))

    @Slot(int)
    def step_to(self, output: int) -> None:
        """Another output in the place of the one shown."""
        self._history.replace(Place("details", output))
        self.outputs.view.clearSelection()
        self.outputs.view.select_ids({output}, output)
        self._show()

    @Slot()
    def sync_now(self) -> None:
        """Ask the sources."""
        self.go("sync")
        self.sync.begin()

    @Slot(int)
    def sync_one(self, output: int) -> None:
        """Ask the sources about one output."""
        self.go("sync")
        self.sync.begin_one(output)

    @Slot()
    def _find(self) -> None:
        page = self.stack.currentWidget()
        if page is self._pages.get("details") and self.details.find_here():
            return
        search = getattr(page, "search", None)
        if not isinstance(search, SearchField):
            search = self.outputs.search
            self.go("outputs")
        search.setFocus()
        search.selectAll()

    @Slot()
    def _reveal(self) -> None:
        if self.info is not None:
            open_folder(Path(self.info.path))
