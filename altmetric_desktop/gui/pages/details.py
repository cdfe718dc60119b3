"""One output: donut, who mentions it, receipt, context, timeline, and every mention with its link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from altmetric_desktop.domain.categories import ORDER, Category
from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.wishes import ChartKind, ChartWish
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.dialogs.files import ask_save
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.merger import Merger
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.widgets.buttons import Button, IconButton
from altmetric_desktop.gui.widgets.count_tabs import CountTabs
from altmetric_desktop.gui.widgets.details_head import DetailsHead
from altmetric_desktop.gui.widgets.details_left import DetailsLeft, nothing_of
from altmetric_desktop.gui.widgets.layouts import column, row, scrolled
from altmetric_desktop.gui.widgets.mentions_panel import MentionsPanel
from altmetric_desktop.gui.widgets.summary import Summary
from altmetric_desktop.gui.widgets.texts import Label, Rule

if TYPE_CHECKING:
    from pathlib import Path

    from altmetric_desktop.domain.pictures import ChartPicture
    from altmetric_desktop.domain.rows import Details, MentionRow
    from altmetric_desktop.domain.versions import Decision
    from altmetric_desktop.gui.backend import Backend

Neighbours = tuple[int, int, int | None, int | None]


class DetailsPage(Page):
    """`stepped` asks for the output before or after, `sync_wanted` to ask the sources about this one."""

    stepped = Signal(int)
    all_wanted = Signal()
    sync_wanted = Signal(int)
    #: another output of the library, a version of this one
    output_wanted = Signal(int)
    #: words, the action's words, what it does: a toast
    offered = Signal(str, str, object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__(kit, kit.say("page.title"))
        self._bridge, self._backend = bridge, backend
        self._output: int | None = None
        self._details: Details | None = None
        self._around: Neighbours = (0, 0, None, None)
        self._jobs: dict[str, Job] = {}
        self.left = DetailsLeft(kit)
        self.head = DetailsHead(kit)
        self.tabs = CountTabs(kit)
        self.more = Button(kit, kit.say("page.more"), "quiet")
        self.summary = Summary(kit)
        self.mentions = MentionsPanel(kit)
        self.parts = QStackedWidget()
        self.merger = Merger(kit, bridge, backend, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        kit = self.kit
        self.trail = Button(kit, "", "quiet")
        self.place = Label(kit, "", Role.STRONG)
        self.up = IconButton(kit, "caret-up", kit.say("page.before"))
        self.down = IconButton(kit, "caret-down", kit.say("page.after"))
        self.lead = QWidget()
        sign = Label(kit, "›", Role.BODY, "ink3")
        self.lead.setLayout(row(self.trail, sign, 4, self.place, 4, self.up, self.down, None, gap=2))
        self.badge_button = Button(kit, kit.say("page.badge"), "plain", "export")
        self.sync_button = Button(kit, kit.say("page.sync"), "primary", "arrows-clockwise")
        self.set_actions(self.badge_button, self.sync_button)
        self._more_menu = QMenu(self)
        self.more.setMenu(self._more_menu)
        self.more.setProperty("menu", "true")
        self.parts.addWidget(scrolled(self.summary))
        self.parts.addWidget(self.mentions)
        tabs = row(gap=0, margins=(24, 0, 16, 0))
        tabs.addWidget(self.tabs, 1)
        tabs.addWidget(self.more)
        right = column(gap=0)
        head = column(self.head, gap=0, margins=(24, 14, 24, 4))
        right.addLayout(head)
        right.addLayout(tabs)
        right.addWidget(Rule())
        right.addWidget(self.parts, 1)
        line = Rule()
        line.setMaximumHeight(16777215)
        line.setMinimumHeight(0)
        line.setFixedWidth(1)
        whole = row(self.left, line, gap=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.trail.clicked.connect(self.all_wanted)
        self.up.clicked.connect(self._before)
        self.down.clicked.connect(self._after)
        self.sync_button.clicked.connect(self._sync)
        self.badge_button.clicked.connect(self._save_badge)
        self.tabs.picked.connect(self._picked)
        self._more_menu.triggered.connect(self._more_chosen)
        self.left.category_wanted.connect(self.show_category)
        self.left.receipt_wanted.connect(self.show_receipt)
        self.summary.receipt.category_wanted.connect(self.show_category)
        self.summary.chart.wanted.connect(self._draw)
        self.summary.announced.connect(self.announced)
        self.summary.versions.opened.connect(self.output_wanted)
        self.summary.versions.decided.connect(self._decide_versions)
        self.summary.versions.merge_wanted.connect(self._merge)
        self.merger.offered.connect(self.offered)
        self.merger.announced.connect(self.announced)
        self.merger.failed.connect(self._failed)
        self.head.copied.connect(self._copied)
        self.head.refused.connect(self._refused)
        self.mentions.view.refused.connect(self._refused)
        self.mentions.view.copied.connect(self._copied)
        self.kit.theme.changed.connect(self.summary.chart.ask_again)

    def entered(self) -> None:
        """The tabs have the focus."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one level out: to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.all_wanted.emit()
        else:
            super().keyPressEvent(event)

    def show_output(self, output: int, around: Neighbours) -> None:
        """Show an output; `around` = place, how many, before, after."""
        self.place_among(around)
        if output != self._output:
            self._output, self._details = output, None
            self.summary.chart.say("")
            self.tabs.fill([("summary", self.kit.say("page.summary"), "")], "summary")
            self.parts.setCurrentIndex(0)
        self._load()

    def place_among(self, around: Neighbours) -> None:
        """Where the output stands in the list as it is now."""
        self._around = around
        place, count, before, after = around
        self.trail.setText(self.kit.say("page.trail", n=count))
        self.place.setText(
            self.kit.say("page.place", place=place, n=count) if place else self.kit.say("page.elsewhere")
        )
        self.up.setEnabled(before is not None)
        self.down.setEnabled(after is not None)

    @property
    def output(self) -> int | None:
        """The output shown."""
        return self._output

    def leave(self) -> None:
        """The library is being closed."""
        self._output, self._details = None, None

    def changed(self, what: Changed) -> None:
        """Something was written that may concern this output."""
        if self._output is not None and self.isVisible() and (what.ids is None or self._output in what.ids):
            self._load()

    def find_here(self) -> bool:
        """Search in the mentions, where they are in front."""
        if self.parts.currentWidget() is not self.mentions:
            return False
        self.mentions.search.setFocus()
        return True

    @Slot(object)
    def show_category(self, category: Category) -> None:
        """Open the tab of a category; one with nothing says which nothing it is."""
        if not self.tabs.pick(category.value):
            self.tabs.append(category.value, self.kit.say(f"category.{category.value}"))
            self.tabs.pick(category.value)

    @Slot()
    def show_receipt(self) -> None:
        """Open the summary, the receipt has the focus."""
        self.tabs.pick("summary")
        self.summary.receipt.table.setFocus()

    def _load(self) -> None:
        if self._output is None:
            return
        for job in self._jobs.values():
            if not job.over:
                job.abandon()
        self._jobs = {
            "details": self._bridge.run(self._backend.details(self._output)),
            "mentions": self._bridge.run(self._backend.mentions(self._output)),
        }
        self._jobs["details"].succeeded.connect(self._show)
        self._jobs["mentions"].succeeded.connect(self._show_mentions)
        for job in self._jobs.values():
            job.failed.connect(self._failed)

    @Slot(object)
    def _show(self, details: Details) -> None:
        same = self._details is not None and self._details.facts.id == details.facts.id
        self._details = details
        self.heading = details.facts.title
        self.head.show_facts(details.facts)
        self.left.show_details(details)
        self.summary.show_details(details, nothing_of(details))
        self._fill_tabs(details, self.tabs.key() if same else "summary")
        if details.months:
            self.summary.chart.ask_again()

    @Slot(object)
    def _show_mentions(self, rows: list[MentionRow]) -> None:
        self.mentions.show_mentions(rows)
        self.summary.show_countries(rows)

    def _fill_tabs(self, details: Details, chosen: str) -> None:
        say, whole = self.kit.say, self.kit.figures.whole
        posts = sum(count.posts for count in details.counts)
        tabs = [("summary", say("page.summary"), ""), ("all", say("page.all"), whole(posts))]
        tabs += [
            (count.category.value, say(f"category.{count.category.value}"), whole(count.posts))
            for count in details.counts
        ]
        if chosen in set(Category) and chosen not in [key for key, _, _ in tabs]:
            tabs.append((chosen, say(f"category.{chosen}"), ""))
        self.tabs.fill(tabs, chosen)
        self._picked(self.tabs.key())
        found = {count.category for count in details.counts}
        states = dict(details.states)
        self._more_menu.clear()
        for category in ORDER:
            if category not in found:
                state = states.get(category, State.NOT_COLLECTED)
                words = f"{say('category.' + category.value)}: {say('state.' + state.value).lower()}"
                self._more_menu.addAction(words.replace("&", "&&")).setData(category.value)

    @Slot(str)
    def _picked(self, key: str) -> None:
        if key == "summary":
            self.parts.setCurrentIndex(0)
            return
        category = None if key == "all" else Category(key)
        if category is not None and self._details is not None and not _has(self._details, category):
            self._nothing(category)
            return
        self.mentions.show_category(category)
        if category is None and self._details is not None and not self._details.counts:
            self.mentions.say_none(nothing_of(self._details))
        self.parts.setCurrentWidget(self.mentions)

    @Slot(QAction)
    def _more_chosen(self, action: QAction) -> None:
        self.show_category(Category(str(action.data())))

    def _nothing(self, category: Category) -> None:
        if self._details is None:
            return
        state = dict(self._details.states).get(category, State.NOT_COLLECTED)
        self.mentions.say_nothing(category, state, self._details)
        self.parts.setCurrentWidget(self.mentions)

    @Slot(int, int)
    def _draw(self, width: int, height: int) -> None:
        if self._output is None or self._details is None or not self._details.months:
            return
        old = self._jobs.get("chart")
        if old is not None and not old.over:
            old.abandon()
        theme = self.kit.theme
        wish = ChartWish(
            ChartKind.MENTIONS_BY_MONTH,
            self._output,
            width,
            height,
            self.devicePixelRatioF(),
            theme.name,
            theme.palette_name,
        )
        job = self._jobs["chart"] = self._bridge.run(self._backend.chart(wish))
        job.succeeded.connect(self._drawn)
        job.failed.connect(self._not_drawn)

    @Slot(object)
    def _drawn(self, picture: ChartPicture) -> None:
        self.summary.show_chart(picture)

    @Slot(object)
    def _not_drawn(self, error: Exception) -> None:
        self.summary.chart.say(self.kit.error(error))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        """An output that was merged into another one leads to that."""
        kept = error.arguments.get("kept") if isinstance(error, NotFoundError) else None
        if isinstance(kept, int):
            self.announced.emit(self.kit.error(error))
            self.output_wanted.emit(kept)
        else:
            self.warned.emit("bad", self.kit.error(error))

    @Slot()
    def _before(self) -> None:
        if self._around[2] is not None:
            self.stepped.emit(self._around[2])

    @Slot()
    def _after(self) -> None:
        if self._around[3] is not None:
            self.stepped.emit(self._around[3])

    @Slot()
    def _sync(self) -> None:
        if self._output is not None:
            self.sync_wanted.emit(self._output)

    @Slot()
    def _save_badge(self) -> None:
        path = ask_save(
            self, self.kit.say("page.badge.title"), "badge.svg", self.kit.say("page.badge.kind"), ".svg"
        )
        if path is not None and self._output is not None:
            job = self._bridge.run(self._backend.badge(self._output, path))
            job.succeeded.connect(self._badge_saved)
            job.failed.connect(self._failed)

    @Slot(int, object)
    def _decide_versions(self, other: int, verdict: Decision) -> None:
        if self._output is not None:
            job = self._bridge.run(self._backend.decide_versions(self._output, other, verdict))
            job.succeeded.connect(self._versions_decided)
            job.failed.connect(self._failed)

    @Slot(int)
    def _merge(self, other: int) -> None:
        if self._output is not None:
            self.merger.ask(self._output, other)

    @Slot(object)
    def _versions_decided(self, _run: str) -> None:
        self.announced.emit(self.kit.say("versions.said"))
        self._load()

    @Slot(object)
    def _badge_saved(self, path: Path) -> None:
        self.announced.emit(self.kit.say("saved", name=path.name))

    @Slot(str)
    def _copied(self, what: str) -> None:
        self.announced.emit(self.kit.say("copied", what=what))

    @Slot(str)
    def _refused(self, url: str) -> None:
        self.warned.emit("warn", self.kit.say("link.refused", url=url[:120]))


def _has(details: Details, category: Category) -> bool:
    return any(count.category is category for count in details.counts)
