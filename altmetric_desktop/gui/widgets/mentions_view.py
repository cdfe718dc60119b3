"""The list of mentions: a click on the link or Enter opens it, through the one door outside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu

from altmetric_desktop.gui.delegates.mentions import MentionsDelegate
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.links import open_external
from altmetric_desktop.gui.models.mentions import MentionsModel


class MentionsView(QListView):
    """`refused` carries a link that we don't open, `copied` one that was copied."""

    refused = Signal(str)
    copied = Signal(str)

    def __init__(self, kit: Kit, model: MentionsModel) -> None:
        super().__init__()
        self.kit = kit
        self._mentions = model
        self._delegate = MentionsDelegate(kit, model, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(kit.say("page.mentions"))

    def open_row(self, row: int) -> None:
        """Open a mention's link."""
        url = self._mentions.line(row).url
        if not open_external(url):
            self.refused.emit(url)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The link under the pointer is underlined."""
        super().mouseMoveEvent(event)
        row = self._link_at(event.position().toPoint())
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            shape = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the link opens it."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            row = self._link_at(event.position().toPoint())
            if row >= 0:
                self.open_row(row)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is underlined."""
        super().leaveEvent(event)
        self._delegate.hovered = -1
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies the link."""
        index = self.currentIndex()
        if index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_row(index.row())
        elif index.isValid() and event.matches(QKeySequence.StandardKey.Copy):
            self._copy(index)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the link, copy it."""
        index = self.indexAt(event.pos())
        if not index.isValid():
            return
        menu = QMenu(self)
        first = menu.addAction(self.kit.say("mention.menu.open"))
        second = menu.addAction(self.kit.say("mention.menu.copy"))
        chosen = menu.exec(event.globalPos())
        if chosen is first:
            self.open_row(index.row())
        elif chosen is second:
            self._copy(index)
        menu.deleteLater()

    def _copy(self, index: QModelIndex) -> None:
        url = self._mentions.line(index.row()).url
        QGuiApplication.clipboard().setText(url)
        self.copied.emit(url)

    def _link_at(self, at: QPoint) -> int:
        index = self.indexAt(at)
        if not index.isValid():
            return -1
        line = self._mentions.line(index.row())
        inside = self._delegate.link_rect(self.visualRect(index), line).contains(at)
        return index.row() if inside and line.url else -1
