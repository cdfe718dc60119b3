"""Icons: Phosphor's glyphs, drawn from QtAwesome's font and character map without importing it.

Importing QtAwesome costs up to a second; its one font file and map are read in 60 ms, on first use.
Knows glyphs and colours handed to it, not where they are used.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPixmap


class Icons:
    """Glyphs as pixmaps, each drawn once per (name, colour, size, ratio)."""

    def __init__(self) -> None:
        self._family: str | None = None
        self._map = ""
        self._drawn: dict[tuple[str, int, int, float], QPixmap] = {}

    def glyph(self, name: str) -> str:
        """The character of an icon; KeyError for a name that the set does not hold."""
        self._load()
        _, found, rest = self._map.partition(f'"{name}":')
        if not found:
            raise KeyError(name)
        return chr(int(rest[:40].split('"')[1], 16))

    def font(self, pixels: int) -> QFont:
        """The icon font at a size."""
        self._load()
        font = QFont(self._family or "")
        font.setPixelSize(pixels)
        return font

    def pixmap(self, name: str, colour: QColor, pixels: int, ratio: float) -> QPixmap:
        """An icon of `pixels` logical pixels at a device ratio."""
        key = (name, colour.rgba(), pixels, ratio)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = self._draw(name, colour, pixels, ratio)
        return drawn

    def _draw(self, name: str, colour: QColor, pixels: int, ratio: float) -> QPixmap:
        side = round(pixels * ratio)
        pixmap = QPixmap(side, side)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(self.font(pixels))
        painter.setPen(colour)
        painter.drawText(QRectF(0, 0, pixels, pixels), Qt.AlignmentFlag.AlignCenter, self.glyph(name))
        painter.end()
        return pixmap

    def _load(self) -> None:
        if self._family is not None:
            return
        found = importlib.util.find_spec("qtawesome")
        self._family = ""
        if found is None or found.origin is None:
            raise FileNotFoundError("QtAwesome's fonts")
        folder = Path(found.origin).parent / "fonts"
        font = next(folder.glob("phosphor-*.ttf"))
        chart = next(folder.glob("phosphor-charmap-*.json"))
        number = QFontDatabase.addApplicationFont(str(font))
        families = QFontDatabase.applicationFontFamilies(number)
        self._family = families[0] if families else ""
        self._map = chart.read_text(encoding="utf-8")  # searched, not parsed: 4,470 names for a dozen icons
