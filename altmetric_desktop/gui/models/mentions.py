"""Mentions of one output as a list: newest first, ready strings; filtered by category and words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.texts import escaped

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import MentionRow

Index = QModelIndex | QPersistentModelIndex
#: Below this a match is told as likely, not sure.
SURE = 0.9


class MentionLine(Struct, frozen=True):
    """One mention as painted. `headline` is empty for posts: their text takes its line."""

    category: Category
    who: str
    meta: str
    headline: str
    text: str
    date: str
    matched: str
    adds: str
    counts: bool
    pill: str
    url: str
    search: str
    tooltip: str


class MentionsModel(QAbstractListModel):
    """All mentions are at hand (one output has hundreds, rarely thousands); a filter picks among them."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self._all: list[MentionLine] = []
        self._shown: list[MentionLine] = []
        self._category: Category | None = None
        self._text = ""

    def show_mentions(self, rows: Iterable[MentionRow]) -> None:
        """Another output's mentions, newest first."""
        self.beginResetModel()
        self._all = [self._line(row) for row in rows]
        self._pick()
        self.endResetModel()

    def narrow(self, category: Category | None, text: str) -> None:
        """Show one category (None = all) and those that hold all words."""
        self.beginResetModel()
        self._category, self._text = category, text.lower().strip()
        self._pick()
        self.endResetModel()

    def line(self, row: int) -> MentionLine:
        """The mention of a row."""
        return self._shown[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The mentions that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One mention in words; its tooltip says how it was matched and what it adds."""
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.headline or line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(
                part for part in (line.who, line.headline, line.text, line.date, line.adds) if part
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped(line.tooltip)
        return None

    def _pick(self) -> None:
        words = self._text.split()
        self._shown = [
            line
            for line in self._all
            if (self._category is None or line.category is self._category)
            and all(word in line.search for word in words)
        ]

    def _sources(self, keys: tuple[str, ...]) -> str:
        return ", ".join(self.kit.provider(key) for key in keys)

    def _line(self, row: MentionRow) -> MentionLine:
        say, figures = self.kit.say, self.kit.figures
        meta = " · ".join(
            part
            for part in (
                say(f"channel.{row.channel.value}"),
                figures.country(row.country) if row.country else "",
                say("mention.by", source=self._sources(row.sources)) if row.sources else "",
            )
            if part
        )
        matched = say(f"matched.{row.matched_by}")
        date = figures.day(row.posted)
        seen = say("mention.first-seen", when=figures.day(row.first_seen))
        unsure = row.confidence < SURE
        adds = figures.added(row.points)
        return MentionLine(
            category=row.category,
            who=row.account or say("mention.no-account"),
            meta=meta,
            headline=row.title,
            text=row.excerpt,
            date=date,
            matched=matched,
            adds=adds,
            counts=row.points != 0,
            pill=say("mention.unsure") if unsure else "",
            url=row.url,
            search=f"{row.account} {row.title} {row.excerpt}".lower(),
            tooltip="\n".join((row.title or row.excerpt, row.url, seen, say("mention.adds", points=adds))),
        )
