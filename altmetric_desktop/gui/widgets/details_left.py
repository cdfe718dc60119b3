"""The left panel of the details: donut, who mentions the output, the nothings, citations apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.badges import Badges, DonutView
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.by_source import by_source
from altmetric_desktop.gui.widgets.layouts import clear, column, row, scrolled
from altmetric_desktop.gui.widgets.signs import Sign, paint_sign
from altmetric_desktop.gui.widgets.texts import Label, Rule, tip

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import CategoryCount, CitationRow, CoverageRow, Details

WIDE = 276
#: Up to so many categories with the same nothing have a line each; more share one.
ALONE = 2
#: Order in which nothings are listed: what a person must know of first.
_ORDER = (State.FAILED, State.ZERO, State.NOT_COVERED, State.NOT_COLLECTED)


class MentionedByRow(QAbstractButton):
    """“[N] 28 news outlets”, or a sign and the name of a category with nothing. Opens its tab."""

    def __init__(
        self,
        kit: Kit,
        badges: Badges,
        category: Category,
        count: CategoryCount | None,
        state: State,
        sources: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self.kit, self.category, self.state = kit, category, state
        self._badges = badges
        self._found = count is not None
        if count is not None:
            self._figure = kit.figures.whole(count.accounts)
            self._words = kit.say(f"by.{category.value}", n=count.accounts)
            self._note = ""
            posts = kit.figures.whole(count.posts)
            tip(self, kit.say("page.by.tip", accounts=f"{self._figure} {self._words}", posts=posts))
        else:
            self._figure = ""
            self._words = kit.say(f"category.{category.value}")
            self._note = kit.say(f"page.state.{state.value}")
            tip(self, "\n".join(sources) or kit.say(f"state.{state.value}.cell"))
        self.setAccessibleName(f"{self._figure} {self._words} {self._note}".strip())
        self.setAccessibleDescription("; ".join(sources))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """24 px, 22 for nothings."""
        return QSize(self.kit.theme.px(200), self.kit.theme.px(24 if self._found else 22))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tile or sign, figure, words, note."""
        theme, painter = self.kit.theme, QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("track"))
        high, wide = self.height(), self.width()
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        figure = QRectF(theme.px(20), 0, theme.px(36), high)
        words = QRectF(theme.px(66), 0, wide - theme.px(66), high)
        if self._found:
            side = theme.px(16)
            tile = self._badges.tile(self.category, side, self.devicePixelRatioF())
            painter.drawPixmap(0, (high - side) // 2, tile)
            painter.setFont(theme.font(Role.FIGURE_STRONG))
            painter.setPen(theme.colour("ink"))
            painter.drawText(figure, right, self._figure)
            painter.setFont(theme.font(Role.BODY))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(words, left, self._words)
            return
        paint_sign(painter, figure, self.state, theme)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(words, left, self._words)
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(theme.colour("bad" if self.state is State.FAILED else "ink3"))
        painter.drawText(words, right, self._note)


class NothingsRow(QWidget):
    """Several categories with the same nothing: one sign, their names, what it is."""

    def __init__(
        self, kit: Kit, categories: list[Category], state: State, coverage: tuple[CoverageRow, ...] = ()
    ) -> None:
        super().__init__()
        names = " · ".join(kit.say(f"category.{category.value}") for category in categories)
        said = kit.say("page.alike", state=kit.say(f"state.{state.value}"), names=names)
        words = Label(kit, said, Role.SMALL, "ink2").wrapped()
        sign = Sign(kit, state)
        lines = [
            kit.say("state.at", source=kit.say(f"category.{category.value}"), state="; ".join(sources))
            for category in categories
            if (sources := by_source(kit, coverage, category))
        ]
        tip(self, "\n".join([kit.say(f"state.{state.value}.cell"), *lines]))
        words.setAccessibleDescription("; ".join(lines))
        mark = column(sign, None, gap=0)
        mark.setContentsMargins(kit.theme.px(40), 1, kit.theme.px(10), 0)
        line = row(gap=0, margins=(0, 4, 0, 2))
        line.addLayout(mark)
        line.addWidget(words, 1)
        self.setLayout(line)


class DetailsLeft(QWidget):
    """276 px. `category_wanted` opens a tab, `receipt_wanted` the receipt."""

    category_wanted = Signal(object)
    receipt_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._badges = Badges(kit.theme)
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(kit.theme.px(WIDE))
        self.donut = DonutView(kit, 180)
        self.name = Label(kit, kit.say("page.score"), Role.SMALL_MEDIUM, "ink2")
        self.basis = Label(kit, "", Role.CAPTION, "ink2").wrapped()
        self.adds_up = Button(kit, kit.say("page.adds-up"), "link")
        self.adds_up.clicked.connect(self.receipt_wanted)
        for label in (self.name, self.basis):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.rows = column(gap=0)
        self.nothings = column(gap=0)
        self.citations = QGridLayout()
        self.citations.setHorizontalSpacing(12)
        self.citations.setVerticalSpacing(3)
        self.citations.setColumnStretch(0, 1)
        inner = QWidget()
        inner.setObjectName("sunken")
        inner.setLayout(
            column(
                self._score_part(), 8, Rule(), 10, self._by_part(), 10, Rule(), 10, self._citations_part(),
                None,
                gap=2, margins=(16, 20, 16, 16),
            )
        )  # fmt: skip
        whole = column(gap=0)
        whole.addWidget(scrolled(inner))
        self.setLayout(whole)

    def _score_part(self) -> QVBoxLayout:
        centred = row(None, self.donut, None)
        link = row(None, self.adds_up, None)
        return column(centred, 10, self.name, self.basis, link, gap=2)

    def _by_part(self) -> QVBoxLayout:
        say = self.kit.say
        name = Label(self.kit, say("page.by"), Role.SMALL_STRONG)
        note = Label(self.kit, say("page.by.note"), Role.CAPTION, "ink2")
        return column(row(name, None, note), 4, self.rows, 2, self.nothings, gap=2)

    def _citations_part(self) -> QVBoxLayout:
        say = self.kit.say
        name = Label(self.kit, say("page.citations"), Role.SMALL_STRONG)
        apart = Label(self.kit, say("page.citations.apart"), Role.CAPTION, "ink2").wrapped()
        return column(name, 2, self.citations, 4, apart, gap=2)

    def show_details(self, details: Details) -> None:
        """Another output."""
        self._score(details)
        self._mentioned(details)
        self._citations(details.citations)

    def _score(self, details: Details) -> None:
        say, figures = self.kit.say, self.kit.figures
        counts = [(count.category, count.posts) for count in details.counts]
        asked = details.as_of is not None
        self.adds_up.setVisible(bool(counts))
        scheme = self.kit.scheme(details.scheme)
        self.basis.setText(
            say("page.basis", scheme=scheme, when=figures.day(details.as_of)) if asked else scheme
        )
        if counts:
            parts = ", ".join(
                f"{figures.whole(posts)} {say('category.' + category.value).lower()}"
                for category, posts in counts
            )
            words = say(
                "score.spoken",
                score=figures.whole(details.receipt.shown),
                n=details.receipt.posts,
                parts=parts,
            )
            self.donut.show_score(counts, details.receipt.shown, words)
            return
        state = nothing_of(details)
        words = f"{say('state.' + state.value)}: {say('state.' + state.value + '.output')}"
        self.donut.show_nothing(state, words, say("ring.not-yet") if state is State.NOT_COLLECTED else "")
        self.basis.setText(words)

    def _mentioned(self, details: Details) -> None:
        clear(self.rows)
        clear(self.nothings)
        for count in details.counts:
            self._add(count.category, count, State.FOUND)
        found = {count.category for count in details.counts}
        missing = [(category, state) for category, state in details.states if category not in found]
        for wanted in _ORDER:
            alike = [category for category, state in missing if state is wanted]
            if wanted is State.FAILED or len(alike) <= ALONE:
                for category in alike:
                    self._add(category, None, wanted, by_source(self.kit, details.coverage, category))
            else:
                self.nothings.addWidget(NothingsRow(self.kit, alike, wanted, details.coverage))

    def _add(
        self, category: Category, count: CategoryCount | None, state: State, sources: tuple[str, ...] = ()
    ) -> None:
        entry = MentionedByRow(self.kit, self._badges, category, count, state, sources)
        entry.clicked.connect(self._open)
        (self.rows if count is not None else self.nothings).addWidget(entry)

    def _citations(self, citations: Iterable[CitationRow]) -> None:
        clear(self.citations)
        place = 0
        for citation in citations:
            label = Label(self.kit, self.kit.provider(citation.provider), Role.SMALL, "ink2")
            tip(label, self.kit.say("page.citations.when", when=self.kit.figures.day(citation.observed)))
            figure = Label(self.kit, self.kit.figures.whole(citation.value), Role.FIGURE_STRONG).right()
            self.citations.addWidget(label, place, 0)
            self.citations.addWidget(figure, place, 1)
            place += 1
        if not place:
            words = Label(self.kit, self.kit.say("page.citations.none"), Role.SMALL, "ink2").wrapped()
            self.citations.addWidget(words, 0, 0, 1, 2)

    @Slot()
    def _open(self) -> None:
        entry = self.sender()
        if isinstance(entry, MentionedByRow):
            self.category_wanted.emit(entry.category)


def nothing_of(details: Details) -> State:
    """Which nothing an output without mentions is."""
    if not details.facts.trackable:
        return State.NOT_COVERED
    known = {state for _, state in details.states}
    for state in (State.ZERO, State.FAILED):
        if state in known:
            return state
    return State.NOT_COLLECTED
