"""What all pages share: a heading, a caption beside it, actions for the top bar. A page knows no window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.layouts import Item, row

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import LibraryInfo


class Page(QWidget):
    """A page of the stack. `retitled` after its heading or caption changed.

    `lead` replaces the heading where a page needs more than words there (the trail of the details).
    """

    retitled = Signal()
    #: A sentence for a toast, for a banner (tone, words).
    announced = Signal(str)
    warned = Signal(str, str)

    def __init__(self, kit: Kit, heading: str = "") -> None:
        super().__init__()
        self.kit = kit
        self.heading = heading
        self.caption = ""
        self.lead: QWidget | None = None
        self.tools = QWidget()
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def library(self, info: LibraryInfo) -> None:
        """Another library, or new figures of the same one."""

    def entered(self) -> None:
        """Called when the page comes to the front: refresh and take the focus."""

    def set_actions(self, *items: Item) -> None:
        """What stands at the right of the top bar."""
        self.tools.setLayout(row(*items))

    def title(self, heading: str | None = None, caption: str | None = None) -> None:
        """Change heading or caption."""
        self.heading = self.heading if heading is None else heading
        self.caption = self.caption if caption is None else caption
        self.retitled.emit()
