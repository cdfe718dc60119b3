"""Type: Inter from the package `fontpkg-inter`, one size and weight per role, tabular figures.

The variable font is found without importing its package. A plain `setWeight` shows Regular only, so
weights go through `setVariableAxis`. Knows no colours.
"""

from __future__ import annotations

import importlib.util
from enum import Enum
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

#: After Inter: what a system has for Latin, Chinese, Japanese, Korean and the rest.
FALLBACKS = (
    "Noto Sans",
    "Segoe UI",
    "SF Pro Text",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Hiragino Sans",
    "Yu Gothic UI",
    "Malgun Gothic",
    "DejaVu Sans",
)
_AXIS = QFont.Tag.fromString("wght")
_TABULAR = QFont.Tag.fromString("tnum")


class Role(Enum):
    """What a text is for: (pixels at text size 100 %, weight, tabular figures).

    Tabular figures only where figures stand in columns: the feature widens hyphens too.
    """

    HERO = (28, 600, False)
    TITLE = (20, 600, False)
    SECTION = (15, 600, False)
    STRONG = (13, 600, False)
    MEDIUM = (13, 500, False)
    BODY = (13, 400, False)
    SMALL_STRONG = (12, 600, False)
    SMALL_MEDIUM = (12, 500, False)
    SMALL = (12, 400, False)
    CAPTION_STRONG = (11, 600, False)
    CAPTION_MEDIUM = (11, 500, False)
    CAPTION = (11, 400, False)
    SCORE = (15, 600, True)
    FIGURE_STRONG = (13, 600, True)
    FIGURE = (13, 400, True)
    SMALL_FIGURE = (12, 400, True)
    CAPTION_FIGURE = (11, 400, True)


class Fonts:
    """The fonts of the program at one text size (`scale` 0.8–2.0)."""

    def __init__(self, scale: float = 1.0) -> None:
        self.scale = scale
        self._families = [*_inter(), *FALLBACKS]
        self._made: dict[Role, QFont] = {}

    def font(self, role: Role) -> QFont:
        """The font of a role; the same object every time, so copy before changing it."""
        made = self._made.get(role)
        if made is None:
            pixels, weight, tabular = role.value
            made = self._made[role] = self.sized(pixels * self.scale, weight, tabular)
        return made

    def sized(self, pixels: float, weight: int, tabular: bool = False) -> QFont:
        """A font of a free size: figures inside badges and charts."""
        font = QFont()
        font.setFamilies(self._families)
        font.setPixelSize(max(1, round(pixels)))
        font.setWeight(QFont.Weight(weight))
        font.setVariableAxis(_AXIS, float(weight))
        if tabular:
            font.setFeature(_TABULAR, 1)
        if pixels >= 20:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99.0)
        return font

    def rescale(self, scale: float) -> None:
        """Another text size: fonts asked for from now on have it."""
        self.scale = scale
        self._made.clear()


def _inter() -> list[str]:
    found = importlib.util.find_spec("fontpkg_inter")
    if found is None or found.origin is None:
        return []
    file = Path(found.origin).parent / "files" / "Inter[opsz,wght].ttf"
    number = QFontDatabase.addApplicationFont(str(file))
    return QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
