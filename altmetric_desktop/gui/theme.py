"""Tokens of `drawing.palette` → QPalette, stylesheet, fonts and icons; light, dark or as the system.

No colour literal lives anywhere in `gui`: widgets ask `colour("ink2")`, delegates `category(…)`.
Knows no pages.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.drawing import palette
from altmetric_desktop.gui.fonts import Fonts, Role
from altmetric_desktop.gui.icons import Icons
from altmetric_desktop.gui.marks import draw_marks
from altmetric_desktop.gui.sheet import stylesheet

MODES = ("system", "light", "dark")

_ROLES = {
    QPalette.ColorRole.Window: "chrome",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Button: "base",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "sel_ink",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "accent_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.ToolTipBase: "ink",
    QPalette.ColorRole.ToolTipText: "base",
    QPalette.ColorRole.Mid: "line2",
}


class Theme(QObject):
    """The look in force. `changed` after the palette, the text size or the colours of sources changed."""

    changed = Signal()

    def __init__(self, mode: str = "system", scale: float = 1.0, palette_name: str = "classic") -> None:
        super().__init__()
        self.fonts = Fonts(scale)
        self.icons = Icons()
        self.palette_name = palette_name
        self._mode = mode if mode in MODES else "system"
        self._marks = QTemporaryDir()
        self._colours: dict[str, QColor] = {}
        self._categories: dict[Category, QColor] = {}
        self._applied: QApplication | None = None
        self.dark = self._wants_dark()

    @property
    def mode(self) -> str:
        """`light`, `dark` or `system`."""
        return self._mode

    @property
    def name(self) -> str:
        """`light` or `dark`, whichever is in force."""
        return "dark" if self.dark else "light"

    @property
    def colours(self) -> palette.Palette:
        """The palette in force, as badges and charts take it."""
        theme = palette.Theme.DARK if self.dark else palette.Theme.LIGHT
        return palette.palette(theme, palette.CategoryColours(self.palette_name))

    @property
    def scale(self) -> float:
        """The text size as a factor."""
        return self.fonts.scale

    def px(self, pixels: int) -> int:
        """A measure that follows the text size."""
        return round(pixels * self.fonts.scale)

    def token(self, name: str) -> str:
        """A colour token as hex text; `toast_link` is the accent of the other theme, for reversed paper."""
        if name == "toast_link":
            other = palette.Theme.LIGHT if self.dark else palette.Theme.DARK
            return palette.palette(other).tokens.accent_text
        return str(getattr(self.colours.tokens, name))

    def colour(self, name: str) -> QColor:
        """A colour token; the same object every time."""
        made = self._colours.get(name)
        if made is None:
            made = self._colours[name] = QColor(self.token(name))
        return made

    def category(self, category: Category) -> QColor:
        """The colour of a category of source in this theme and palette."""
        made = self._categories.get(category)
        if made is None:
            made = self._categories[category] = QColor(self.colours.category(category))
        return made

    def letter_ink(self, category: Category) -> QColor:
        """The colour of a letter on a category's tile."""
        return QColor(self.colours.letter_ink(category))

    def font(self, role: Role) -> QFont:
        """The font of a role."""
        return self.fonts.font(role)

    def pixmap(self, name: str, token: str, pixels: int, ratio: float = 1.0) -> QPixmap:
        """An icon of the set in a token's colour."""
        return self.icons.pixmap(name, self.colour(token), self.px(pixels), ratio)

    def icon(self, name: str, ink: str = "ink2", pixels: int = 16) -> QIcon:
        """An icon for buttons and actions, sharp at the screen's ratio."""
        icon = QIcon()
        for ratio in {1.0, self._ratio()}:
            icon.addPixmap(self.pixmap(name, ink, pixels, ratio))
            icon.addPixmap(self.pixmap(name, "ink3", pixels, ratio), QIcon.Mode.Disabled)
        return icon

    def apply(self, app: QApplication) -> None:
        """Dress the application; the first time also follow the system's changes."""
        first = self._applied is None
        self._applied = app
        app.setFont(self.font(Role.BODY))
        app.setPalette(self._palette())
        marks = draw_marks(Path(self._marks.path()), self.token, self.name)
        app.setStyleSheet(stylesheet(self.token, marks, self.scale))
        if first:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def choose(self, mode: str | None = None, scale: float | None = None, colours: str | None = None) -> None:
        """Change mode, text size or palette of sources, at once and everywhere."""
        self._mode = self._mode if mode not in MODES else str(mode)
        self.palette_name = colours or self.palette_name
        if scale is not None:
            self.fonts.rescale(scale)
        self._renew()

    def _renew(self) -> None:
        self.dark = self._wants_dark()
        self._colours.clear()
        self._categories.clear()
        if self._applied is not None:
            self.apply(self._applied)
        self.changed.emit()

    @Slot()
    def _system_changed(self) -> None:
        if self._mode == "system" and self._wants_dark() != self.dark:
            self._renew()

    def _wants_dark(self) -> bool:
        if self._mode != "system":
            return self._mode == "dark"
        if QGuiApplication.instance() is None:
            return False
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    def _ratio(self) -> float:
        return QGuiApplication.primaryScreen().devicePixelRatio()

    def _palette(self) -> QPalette:
        made = QPalette()
        for role, token in _ROLES.items():
            made.setColor(role, self.colour(token))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.HighlightedText,
        ):
            made.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink3"))
        return made
