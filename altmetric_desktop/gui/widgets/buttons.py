"""Buttons by kind: primary, plain, quiet, soft, link, icon, chip, field. They take focus by keyboard only."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.texts import tip

_ICON_TOKENS = {"primary": "on_accent", "soft": "accent_text", "link": "accent_text"}


class Button(QPushButton):
    """A button with words and perhaps an icon. At most one primary on a page."""

    def __init__(self, kit: Kit, text: str = "", kind: str = "plain", icon: str = "") -> None:
        super().__init__(f" {text}" if icon and text else text)
        self.kit = kit
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        self._dress()
        kit.theme.changed.connect(self._dress)

    @property
    def kind(self) -> str:
        """Its kind."""
        return str(self.property("kind"))

    def become(self, kind: str) -> None:
        """Another kind (a button that becomes the primary one)."""
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._dress()

    def _dress(self) -> None:
        theme = self.kit.theme
        role = Role.BODY if self.kind in {"quiet", "field"} else Role.MEDIUM
        self.setFont(theme.font(Role.SMALL_MEDIUM if self.kind in {"chip", "status"} else role))
        if self._icon_name:
            self.setIcon(theme.icon(self._icon_name, _ICON_TOKENS.get(self.kind, "ink2")))
            self.setIconSize(QSize(theme.px(16), theme.px(16)))


class IconButton(Button):
    """A button of one icon: its words are its tooltip and its accessible name."""

    def __init__(self, kit: Kit, icon: str, words: str) -> None:
        super().__init__(kit, "", "icon", icon)
        self.setAccessibleName(words)
        tip(self, words)
