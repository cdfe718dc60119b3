"""One source on the sync page: name, state, figures, last success, switch; a failure in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QProgressBar, QWidget

from altmetric_desktop.domain.events import SourceProgress, SourceState
from altmetric_desktop.domain.sourcing import Failure, Gives, SourceKind
from altmetric_desktop.gui.badges import Badges
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Elided, Label, tip
from altmetric_desktop.gui.widgets.tiles import Tile

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import SourceLine

#: Widths of the columns in px at 100 %: state, asked, mentions, citations, last success, switch.
STATE, ASKED, MENTIONS, CITATIONS, LAST, SWITCH = 190, 60, 76, 76, 132, 56

_SIGNS = {
    SourceState.WAITING: ("dots-three", "ink3"),
    SourceState.RUNNING: ("arrows-clockwise", "accent_text"),
    SourceState.PAUSED: ("hourglass", "warn"),
    SourceState.DONE: ("check", "ok"),
    SourceState.FAILED: ("warning", "bad"),
    SourceState.CANCELLED: ("stop", "ink2"),
}


class SourceRow(QWidget):
    """`switched` (key, on); `again` asks this source alone."""

    switched = Signal(str, bool)
    again = Signal(str)

    def __init__(self, kit: Kit, badges: Badges, line: SourceLine) -> None:
        super().__init__()
        self.kit, self.key = kit, line.info.key
        self.line = line
        self.now: SourceProgress | None = None
        self.setObjectName("row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._parts(badges, line)
        first = row(self._tile, gap=10, margins=(10, 7, 8, 7))
        names = column(self.name, self._note, gap=0)
        first.addLayout(names, 1)
        state = QWidget()
        state.setFixedWidth(kit.theme.px(STATE))
        state.setLayout(column(row(self._sign, self.state, gap=7), self._progress, gap=4))
        for part in (state, self.asked, self.mentions, self.citations, self.last):
            first.addWidget(part)
        switch = QWidget()
        switch.setFixedWidth(kit.theme.px(SWITCH))
        switch.setLayout(row(self.switch, None, margins=(10, 0, 0, 0)))
        first.addWidget(switch)
        self.setLayout(column(first, self._failure, gap=0))
        self.show_line(line)

    def _parts(self, badges: Badges, line: SourceLine) -> None:
        kit = self.kit
        categories = line.info.categories
        self._tile = Tile(kit, badges, categories[0] if categories else None)
        self.name = Elided(kit, line.info.name, Role.MEDIUM)
        self._note = Elided(kit, self._gives(line), Role.CAPTION, "ink2")
        self._sign = IconView(kit, "dots-three", "ink3", 14)
        self.state = Elided(kit, "", Role.SMALL)
        self._progress = QProgressBar()
        self._progress.setProperty("kind", "thin")
        self._progress.setTextVisible(False)
        self.asked, self.mentions, self.citations, self.last = (
            Label(kit, "", role, ink)
            for role, ink in (
                (Role.FIGURE, "ink"),
                (Role.FIGURE_STRONG, "ink"),
                (Role.FIGURE, "ink"),
                (Role.SMALL, "ink2"),
            )
        )
        for label, wide in (
            (self.asked, ASKED),
            (self.mentions, MENTIONS),
            (self.citations, CITATIONS),
            (self.last, LAST),
        ):
            label.setFixedWidth(kit.theme.px(wide))
            label.right()
        self.switch = QCheckBox()
        self.switch.setProperty("kind", "switch")
        self.switch.setAccessibleName(kit.say("syncing.switch", source=line.info.name))
        tip(self.switch, kit.say("syncing.switch", source=line.info.name))
        self.switch.toggled.connect(self._toggled)
        self._failure = self._failure_box()

    def _failure_box(self) -> QFrame:
        kit = self.kit
        box = QFrame()
        box.setObjectName("failure")
        self._words = Label(kit, "", Role.SMALL).wrapped().selectable()
        copy = Button(kit, kit.say("syncing.copy"), "link")
        again = Button(kit, kit.say("syncing.again"), "link")
        copy.clicked.connect(self._copy)
        again.clicked.connect(self._again)
        self.again_button = again
        inside = row(gap=14, margins=(12, 6, 12, 6))
        inside.addWidget(self._words, 1)
        inside.addWidget(copy)
        inside.addWidget(again)
        box.setLayout(inside)
        outer = QFrame()
        outer.setLayout(row(box, margins=(42, 0, 12, 10)))
        outer.hide()
        return outer

    def show_line(self, line: SourceLine) -> None:
        """How the source stands outside a sync."""
        self.line = line
        self.switch.blockSignals(True)
        self.switch.setChecked(line.enabled)
        self.switch.blockSignals(False)
        figures = self.kit.figures
        self.last.setText(
            figures.clock(line.last_success) if line.last_success else self.kit.say("syncing.never")
        )
        if self.now is None:
            self._stand(line)

    def begin(self) -> None:
        """A sync begins: in line until it is this source's turn."""
        if not self.line.enabled:
            self.mentions.setText("—")
            self.mentions.recolour("ink3")
        else:
            self.show_progress(SourceProgress(self.key, SourceState.WAITING))

    def show_progress(self, now: SourceProgress) -> None:
        """How the source stands within a sync."""
        self.now = now
        icon, ink = _SIGNS[now.state]
        self._sign.become(icon, ink)
        self.state.setText(self._state_words(now))
        self.state.recolour("bad" if now.state is SourceState.FAILED else "ink")
        active = now.state in {SourceState.RUNNING, SourceState.PAUSED} and now.total > 0
        self._progress.setVisible(active)
        if active:
            self._progress.setRange(0, now.total)
            self._progress.setValue(min(now.done, now.total))
        waiting = now.state is SourceState.WAITING
        self._figures(now, waiting)
        self._fail(now.failure if now.state is SourceState.FAILED else None)

    def end(self) -> None:
        """The sync is over; what it said stays until the page is shown anew."""
        self.again_button.setEnabled(True)

    def _figures(self, now: SourceProgress, waiting: bool) -> None:
        whole, gives = self.kit.figures.whole, self.line.info.gives
        self.asked.setText("—" if waiting else whole(now.done))
        for label, kind, count in (
            (self.mentions, Gives.MENTIONS, now.mentions),
            (self.citations, Gives.CITATIONS, now.citations),
        ):
            shown = kind in gives and not waiting
            label.setText(whole(count) if shown else "—")
            label.recolour("ink" if shown and count else "ink3")

    def _stand(self, line: SourceLine) -> None:
        say = self.kit.say
        self._progress.hide()
        self._fail(line.last_failure if line.enabled else None)
        dash = self.kit.figures.whole(line.mentions) if Gives.MENTIONS in line.info.gives else "—"
        self.asked.setText("—")
        self.mentions.setText(dash)
        self.mentions.recolour("ink" if line.mentions else "ink3")
        self.citations.setText("—")
        self.citations.recolour("ink3")
        self.asked.recolour("ink3")
        if not line.enabled:
            words = say(line.off) if self.kit.words.knows(line.off) else say("syncing.off.user")
            self._sign.become("circle-dashed", "ink3")
            self.state.setText(words)
            self.state.recolour("ink2")
        elif line.last_failure is not None:
            self._sign.become("warning", "bad")
            self.state.setText(say("syncing.state.failed"))
            self.state.recolour("bad")
        elif line.open_asks or line.due:
            self._sign.become("clock", "ink3")
            stream = ".stream" if line.info.kind is SourceKind.STREAM else ""
            key = "syncing.resumes" if line.open_asks else f"syncing.due{stream}"
            self.state.setText(say(key, n=line.open_asks or line.due))
            self.state.recolour("ink")
        else:
            self._sign.become("check", "ok")
            self.state.setText(say("syncing.fresh"))
            self.state.recolour("ink")

    def _fail(self, failure: Failure | None) -> None:
        self.setObjectName("row" if failure is None else "failedrow")
        self.style().unpolish(self)
        self.style().polish(self)
        self._failure.setVisible(failure is not None)
        if failure is not None:
            self._words.setText(self.kit.words.failure(failure))

    def _state_words(self, now: SourceProgress) -> str:
        say, whole = self.kit.say, self.kit.figures.whole
        if now.state is SourceState.RUNNING and now.total:
            return say("progress.of", done=whole(now.done), total=whole(now.total))
        if now.state is SourceState.PAUSED and now.wait >= 1:
            return say("syncing.waits", n=round(now.wait))
        if now.state is SourceState.DONE and now.problems:
            return say("syncing.done.problems", n=now.problems)
        return say(f"syncing.state.{now.state.value}")

    def _gives(self, line: SourceLine) -> str:
        say = self.kit.say
        parts = [say(f"syncing.gives.{kind.value}") for kind in Gives if kind in line.info.gives]
        words = ", ".join(parts)
        stream = line.info.kind is SourceKind.STREAM
        return say("syncing.gives.stream", gives=words) if stream else words

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self.switched.emit(self.key, on)

    @Slot()
    def _again(self) -> None:
        self.again.emit(self.key)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.line.info.name}: {self._words.text()}")
