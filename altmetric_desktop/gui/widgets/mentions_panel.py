"""The tab of mentions: search among them, how many, the list; or which nothing it is and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.mentions import MentionsModel
from altmetric_desktop.gui.widgets.by_source import by_source
from altmetric_desktop.gui.widgets.empty import EmptyState
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.mentions_view import MentionsView
from altmetric_desktop.gui.widgets.search import SearchField
from altmetric_desktop.gui.widgets.texts import Label, Rule

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import Details, MentionRow


class MentionsPanel(QWidget):
    """Shows one category or all."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._category: Category | None = None
        self.model = MentionsModel(kit, self)
        self.view = MentionsView(kit, self.model)
        self.search = SearchField(kit, kit.say("page.search"), "")
        self.count = Label(kit, "", Role.SMALL, "ink2")
        self.empties = {
            state: EmptyState(kit, state, "", "")
            for state in (State.ZERO, State.NOT_COVERED, State.NOT_COLLECTED, State.FAILED)
        }
        self.no_hits = EmptyState(
            kit, "magnifying-glass", kit.say("page.no-hits"), kit.say("page.no-hits.words")
        )
        self.bar = QWidget()
        self.bar.setLayout(
            column(row(self.search, None, self.count, margins=(24, 12, 24, 11)), Rule(), gap=0)
        )
        self.stack = QStackedWidget()
        for part in (self.view, self.no_hits, *self.empties.values()):
            self.stack.addWidget(part)
        whole = column(self.bar, gap=0)
        whole.addWidget(self.stack, 1)
        self.setLayout(whole)
        self.search.textChanged.connect(self._narrow)
        self.search.left.connect(self.view.setFocus)

    def show_mentions(self, rows: Sequence[MentionRow]) -> None:
        """Another output's mentions."""
        self.model.show_mentions(rows)
        self._count()

    def show_category(self, category: Category | None) -> None:
        """One category, or all."""
        self._category = category
        self.bar.show()
        self.search.clear()
        self._narrow()

    def say_none(self, state: State) -> None:
        """The output has no mentions at all."""
        say = self.kit.say
        self._say(state, say(f"page.none.{state.value}"), say(f"state.{state.value}.output").capitalize())

    def say_nothing(self, category: Category, state: State, details: Details) -> None:
        """A category has none: which nothing, why, and since when."""
        say = self.kit.say
        name = say(f"category.{category.value}")
        words = say(f"page.nothing.{state.value}.words", when=self.kit.figures.day(details.as_of))
        words = "\n".join([words, *by_source(self.kit, details.coverage, category)])
        if state is State.FAILED:
            failed = [row.failure for row in details.coverage if category in row.categories and row.failure]
            words = "\n".join([words, *(self.kit.words.failure(failure) for failure in failed[:2])])
        self._say(state, say(f"page.nothing.{state.value}", category=name), words)

    def _say(self, state: State, heading: str, words: str) -> None:
        empty = self.empties.get(state, self.empties[State.NOT_COLLECTED])
        empty.say(heading, words)
        self.bar.hide()
        self.stack.setCurrentWidget(empty)

    @Slot()
    def _narrow(self) -> None:
        self.model.narrow(self._category, self.search.text())
        self._count()

    def _count(self) -> None:
        shown = self.model.rowCount()
        self.count.setText(self.kit.say("page.count", n=shown))
        self.stack.setCurrentWidget(self.view if shown else self.no_hits)
