"""Asking the sources: one line each with its state, what it brought and what it said when it failed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.domain.events import Event, Progress, SourceFailed, SourceProgress, SourceState
from altmetric_desktop.domain.wishes import SyncWishes
from altmetric_desktop.gui.badges import Badges
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import clear, column, row, scrolled
from altmetric_desktop.gui.widgets.source_row import (
    ASKED,
    CITATIONS,
    LAST,
    MENTIONS,
    STATE,
    SWITCH,
    SourceRow,
)
from altmetric_desktop.gui.widgets.status_bar import standing
from altmetric_desktop.gui.widgets.sync_side import SyncSide
from altmetric_desktop.gui.widgets.texts import Elided, Label, Rule

if TYPE_CHECKING:
    from altmetric_desktop.domain.events import SyncAnswer
    from altmetric_desktop.domain.rows import LibraryInfo, SourceLine
    from altmetric_desktop.gui.backend import Backend

_OVER = {SourceState.DONE, SourceState.FAILED, SourceState.CANCELLED}


class SyncPage(Page):
    """`stood` (icon, token, words, note), `went` (done, total): the status bar; `ended` after a run."""

    stood = Signal(str, str, str, str)
    went = Signal(int, int)
    ended = Signal()

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__(kit, kit.say("syncing.title"))
        self._bridge, self._backend = bridge, backend
        self._job: Job | None = None
        self._info: LibraryInfo | None = None
        self._began = QTime()
        self._states: dict[str, SourceProgress] = {}
        self._badges = Badges(kit.theme)
        self.rows: dict[str, SourceRow] = {}
        self.start_button = Button(kit, kit.say("syncing.start"), "primary", "arrows-clockwise")
        self.stop_button = Button(kit, kit.say("syncing.stop"), "plain", "stop")
        self.set_actions(self.stop_button, self.start_button)
        self.heading_words = Label(kit, "", Role.SECTION)
        self.percent = Label(kit, "", Role.FIGURE_STRONG).right()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(kit.say("syncing.progress"))
        self.sofar = Elided(kit, "", Role.BODY, "ink2")
        self.keep = Label(kit, kit.say("syncing.keep"), Role.SMALL, "ink2")
        self.side = SyncSide(kit)
        self._build()
        self.start_button.clicked.connect(self.begin)
        self.stop_button.clicked.connect(self.stop)
        self.side.contact_changed.connect(self._keep_contact)
        self._running(False)

    def _build(self) -> None:
        lines = row(gap=12)
        lines.addWidget(self.sofar, 1)
        lines.addWidget(self.keep)
        self._list = column(gap=0)
        inner = QWidget()
        inner.setObjectName("paper")
        inner.setLayout(column(self._list, None, gap=0))
        left = column(
            row(self.heading_words, None, self.percent),
            4,
            self.progress,
            4,
            lines,
            10,
            self._header(),
            gap=2,
            margins=(24, 16, 24, 0),
        )
        left.addWidget(scrolled(inner), 1)
        line = Rule()
        line.setFixedWidth(1)
        line.setMinimumHeight(0)
        line.setMaximumHeight(16777215)
        whole = row(gap=0)
        whole.addLayout(left, 1)
        whole.addWidget(line)
        whole.addWidget(self.side)
        self.setLayout(whole)

    def _header(self) -> QWidget:
        kit = self.kit
        head = QWidget()
        head.setObjectName("sunken")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = row(Label(kit, kit.say("syncing.column.source"), Role.SMALL_MEDIUM, "ink2"), None, gap=10)
        inside.setContentsMargins(10, 0, 8, 0)
        for key, wide in (
            ("state", STATE),
            ("asked", ASKED),
            ("mentions", MENTIONS),
            ("citations", CITATIONS),
            ("last", LAST),
            ("on", SWITCH),
        ):
            label = Label(kit, kit.say(f"syncing.column.{key}"), Role.SMALL_MEDIUM, "ink2")
            label.setFixedWidth(kit.theme.px(wide))
            if key not in {"state", "on"}:
                label.right()
            if key == "on":
                label.setContentsMargins(10, 0, 0, 0)
            inside.addWidget(label)
        head.setLayout(column(inside, gap=0))
        head.setFixedHeight(kit.theme.px(30))
        return head

    def library(self, info: LibraryInfo) -> None:
        """Another library."""
        self._info = info
        self._states = {}
        self.start_button.setEnabled(not info.read_only)
        self.side.show_contact(self._backend.setting("user.contact"))
        self._fetch()
        self._idle_words()

    def stand(self, info: LibraryInfo) -> None:
        """New figures of the library: say in the status bar how it stands."""
        self._info = info
        if not self.running:
            self._idle_words()
            self.stood.emit(*standing(self.kit, info))

    def entered(self) -> None:
        """Fresh lines of the sources."""
        self._fetch()
        (self.stop_button if self.running else self.start_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self, folded: bool) -> None:
        """Without the explanations at the right in a small window."""
        self.side.setVisible(not folded)

    @property
    def running(self) -> bool:
        """Whether a sync is under way."""
        return self._job is not None and not self._job.over

    @Slot()
    def begin(self) -> None:
        """Ask all sources that are on; a sync under way goes on."""
        self._begin(SyncWishes())

    def begin_one(self, output: int) -> None:
        """Ask about one output only."""
        self._begin(SyncWishes(outputs=(output,)))

    @Slot()
    def stop(self) -> None:
        """Stop after the page in hand; everything read so far is kept."""
        if self._job is not None:
            self._job.cancel()
            self.stop_button.setEnabled(False)
            self.stop_button.setText(f" {self.kit.say('syncing.stopping')}")

    def leave(self) -> None:
        """The library is being closed."""
        if self._job is not None and not self._job.over:
            self._job.abandon()
        self._info = None
        self._running(False)

    def _begin(self, wishes: SyncWishes) -> None:
        if self.running or (self._info is not None and self._info.read_only):
            return
        self.warned.emit("info", "")
        try:
            task = self._backend.sync(wishes)
        except AltmetricError as error:
            self.warned.emit("bad", self.kit.error(error))
            return
        self._states, self._began = {}, QTime.currentTime()
        for line in self.rows.values():
            if not wishes.sources or line.key in wishes.sources:
                line.begin()
        self._job = self._bridge.run(task)
        self._job.progressed.connect(self._progressed)
        self._job.succeeded.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.cancelled.connect(self._cancelled)
        self._job.ended.connect(self._over)
        self._running(True)
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _fetch(self) -> None:
        if self._info is None:
            return
        job = self._bridge.run(self._backend.sources())
        job.succeeded.connect(self._show_lines)
        job.failed.connect(self._failed)

    @Slot(object)
    def _show_lines(self, lines: Sequence[SourceLine]) -> None:
        if [line.info.key for line in lines] != list(self.rows):
            clear(self._list)
            self.rows = {}
            for line in lines:
                entry = SourceRow(self.kit, self._badges, line)
                entry.switched.connect(self._switch)
                entry.again.connect(self._again)
                self.rows[line.info.key] = entry
                self._list.addWidget(entry)
        for line in lines:
            self.rows[line.info.key].show_line(line)
        if not self.running:
            self._idle_words()

    @Slot(object)
    def _progressed(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, SourceProgress):
                self._states[event.source] = event
                if event.source in self.rows:
                    self.rows[event.source].show_progress(event)
            elif isinstance(event, SourceFailed) and event.source in self._states:
                continue
            elif isinstance(event, Progress) and self.kit.words.knows(f"progress.{event.stage}"):
                self.sofar.setText(self.kit.say(f"progress.{event.stage}"))
        self._tell()

    @Slot(object)
    def _done(self, answer: SyncAnswer) -> None:
        for line in answer.sources:
            self._states[line.source] = line
            if line.source in self.rows:
                self.rows[line.source].show_progress(line)
        say = self.kit.say
        failed = sum(line.state is SourceState.FAILED for line in answer.sources)
        if answer.cancelled:
            words = say("syncing.stopped", n=answer.new_mentions)
        elif failed:
            words = say("syncing.in-part", n=failed, new=self.kit.figures.whole(answer.new_mentions))
        else:
            words = say("syncing.complete", n=answer.new_mentions)
        self.announced.emit(words)
        self.heading_words.setText(words)
        self.sofar.setText(say("syncing.after", n=answer.touched_outputs))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.warned.emit("bad", self.kit.error(error))

    @Slot()
    def _cancelled(self) -> None:
        count = sum(state.mentions for state in self._states.values())
        words = self.kit.say("syncing.stopped", n=count)
        self.announced.emit(words)
        self.heading_words.setText(words)

    @Slot()
    def _over(self) -> None:
        self._running(False)
        self.went.emit(0, 0)
        for line in self.rows.values():
            line.end()
        self.ended.emit()
        self._fetch()

    @Slot(str, bool)
    def _switch(self, key: str, on: bool) -> None:
        try:
            self._backend.set_source(key, on)
        except AltmetricError as error:
            self.warned.emit("bad", self.kit.error(error))
        name = self.rows[key].line.info.name
        word = "syncing.switched-on" if on else "syncing.switched-off"
        self.announced.emit(self.kit.say(word, source=name))
        if not self.running:
            self.rows[key].now = None
        self._fetch()

    @Slot(str)
    def _keep_contact(self, text: str) -> None:
        try:
            self._backend.set_setting("user.contact", text)
        except AltmetricError as error:
            self.warned.emit("bad", self.kit.error(error))
            self.side.show_contact(self._backend.setting("user.contact"))
        else:
            self.announced.emit(self.kit.say("syncing.contact.kept"))

    @Slot(str)
    def _again(self, key: str) -> None:
        self._begin(SyncWishes(sources=(key,)))

    def _tell(self) -> None:
        say, figures = self.kit.say, self.kit.figures
        states = list(self._states.values())
        asked = [line for line in self.rows.values() if line.now is not None]
        known = [state for state in states if state.total]
        total = sum(state.total for state in known)
        done = sum(state.total if state.state in _OVER else min(state.done, state.total) for state in known)
        outputs = self._info.trackable if self._info is not None else 0
        heading = say("syncing.asking", n=len(asked), outputs=figures.whole(outputs))
        self.heading_words.setText(heading)
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.percent.setText(say("syncing.percent", n=100 * done // total) if total else "")
        new = sum(state.mentions for state in states)
        began = self._began.toString("HH:mm")
        self.sofar.setText(say("syncing.so-far", n=new, began=began))
        over = sum(state.state in _OVER for state in states)
        self.stood.emit(
            "arrows-clockwise",
            "accent_text",
            say("status.syncing"),
            say("status.syncing.done", done=over, n=len(asked)),
        )
        self.went.emit(done, max(1, total))
        self.side.show_run(states)

    def _running(self, running: bool) -> None:
        self.stop_button.setVisible(running)
        self.stop_button.setEnabled(True)
        self.stop_button.setText(f" {self.kit.say('syncing.stop')}")
        self.start_button.setVisible(not running)
        for part in (self.progress, self.percent, self.keep):
            part.setVisible(running)

    def _idle_words(self) -> None:
        info, say = self._info, self.kit.say
        if info is None or self._states:
            return
        resumes = sum(line.line.open_asks > 0 for line in self.rows.values())
        self.start_button.setText(f" {say('syncing.resume' if resumes else 'syncing.start')}")
        if info.read_only:
            self.heading_words.setText(say("syncing.read-only"))
        elif info.last_sync is None:
            self.heading_words.setText(say("syncing.never-synced"))
        else:
            self.heading_words.setText(say("syncing.last", when=self.kit.figures.clock(info.last_sync)))
        self.sofar.setText(say("syncing.resume.words") if resumes else say("syncing.idle", n=info.trackable))
