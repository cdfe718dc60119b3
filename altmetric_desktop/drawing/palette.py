"""Every colour, once: tokens for light and dark, category colours classic and colour-blind safe.

The window's style, the charts, the badges and the workbook all read this module; nothing else names a
colour. Contrast is checked by computing it (`contrast`), and colour never carries meaning alone: each
category also has a letter, a place in the order and a name. Knows no toolkit.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from altmetric_desktop.domain.categories import Category, Family


class Theme(StrEnum):
    """Light or dark."""

    LIGHT = "light"
    DARK = "dark"


class CategoryColours(StrEnum):
    """Which set of category colours: close to the familiar one, or told apart by more people."""

    CLASSIC = "classic"
    SAFE = "safe"


class Tokens(NamedTuple):
    """The colours of one theme as `#RRGGBB`."""

    chrome: str  # window, navigation, menu, status
    base: str  # tables, pages, fields
    sunken: str  # side panels, table header, quiet boxes
    raised: str  # dialogs, menus, pop-overs
    hover: str  # row under the pointer
    sel: str  # selected row
    track: str  # progress track, neutral pill, pressed
    line: str  # hairlines (decoration only)
    line2: str  # quiet borders, header rule (decoration only)
    control: str  # borders of fields and boxes, the zero ring
    ink: str  # text
    ink2: str  # second text
    ink3: str  # captions, the nothing signs
    sel_ink: str  # text on sel
    accent: str  # primary button, bar, dot, tick
    accent_hover: str
    accent_press: str
    on_accent: str  # text on accent
    accent_text: str  # links
    accent_soft: str  # soft buttons and active chips
    focus: str  # focus ring
    ok: str  # done, growth
    ok_soft: str
    warn: str  # waits for you
    warn_soft: str
    warn_line: str
    bad: str  # failed
    bad_soft: str
    bad_line: str
    info: str  # notes
    info_soft: str
    mark: str  # search hit behind ink


class Palette:
    """All colours of one theme with one set of category colours. `sequential`: low → high.

    There are four, made once (`palette`); they compare by identity, so that caches find them fast.
    """

    __slots__ = ("_categories", "colours", "sequential", "theme", "tokens")

    def __init__(
        self,
        theme: Theme,
        colours: CategoryColours,
        tokens: Tokens,
        sequential: tuple[str, ...],
        categories: dict[Category, str],
    ) -> None:
        self.theme, self.colours, self.tokens = theme, colours, tokens
        self.sequential, self._categories = sequential, categories

    def category(self, category: Category) -> str:
        """The colour of a category."""
        return self._categories[category]

    def family(self, family: Family) -> str:
        """The colour of a family: that of its lead."""
        return self._categories[LEADS[family]]

    def letter_ink(self, category: Category) -> str:
        """White or near-black, whichever is stronger on the category's colour."""
        return ink_on(self._categories[category])


WHITE = "#FFFFFF"
NEAR_BLACK = "#14181B"

#: Families in the order of a stack, from the axis outwards, and the category whose colour each takes.
LEADS: dict[Family, Category] = {
    Family.SOCIAL: Category.BLUESKY,
    Family.MEDIA: Category.NEWS,
    Family.PRACTICE: Category.POLICY,
    Family.KNOWLEDGE: Category.WIKIPEDIA,
    Family.SCHOLARLY: Category.PEER_REVIEWS,
}

LIGHT = Tokens(
    chrome="#F3F3EF",
    base="#FFFFFF",
    sunken="#F8F8F5",
    raised="#FFFFFF",
    hover="#F1F5F4",
    sel="#D9ECEF",
    track="#E8E8E3",
    line="#E3E3DD",
    line2="#CFCFC8",
    control="#85898A",
    ink="#1A1F24",
    ink2="#4A535B",
    ink3="#5F676E",
    sel_ink="#0E2A31",
    accent="#0B6173",
    accent_hover="#084E5D",
    accent_press="#063C48",
    on_accent="#FFFFFF",
    accent_text="#0B6173",
    accent_soft="#E1F0F2",
    focus="#0B7A92",
    ok="#1A6E3F",
    ok_soft="#E3F3E8",
    warn="#8A5A00",
    warn_soft="#FCF1DA",
    warn_line="#E3B84F",
    bad="#B3261E",
    bad_soft="#FBE9E7",
    bad_line="#E0938C",
    info="#3A5A8C",
    info_soft="#E8EEF7",
    mark="#FFF0B3",
)
DARK = Tokens(
    chrome="#15181B",
    base="#1B1F23",
    sunken="#171B1E",
    raised="#23282D",
    hover="#21272B",
    sel="#1D4049",
    track="#30363C",
    line="#2C3238",
    line2="#3B434A",
    control="#7A838B",
    ink="#E8EAEC",
    ink2="#B6BEC5",
    ink3="#9FA9B1",
    sel_ink="#EAF7F9",
    accent="#4FB3C4",
    accent_hover="#6CC4D3",
    accent_press="#3B9BAC",
    on_accent="#08242A",
    accent_text="#74CAD8",
    accent_soft="#17343B",
    focus="#74CAD8",
    ok="#6CC48F",
    ok_soft="#17301F",
    warn="#E5B454",
    warn_soft="#33290F",
    warn_line="#7A5E1E",
    bad="#F2938B",
    bad_soft="#36201F",
    bad_line="#85423D",
    info="#9DB8E3",
    info_soft="#1D2737",
    mark="#5A4A12",
)

_TOKENS = {Theme.LIGHT: LIGHT, Theme.DARK: DARK}
_SEQUENTIAL = {
    Theme.LIGHT: ("#EEF3F3", "#CFE2E4", "#9CC6CC", "#5F9FAA", "#2F7787", "#0B5566"),
    Theme.DARK: ("#22292D", "#234148", "#2C5F6A", "#3A8291", "#58A9B8", "#93D5E0"),
}

#: category: classic light, classic dark, safe light, safe dark
_CATEGORIES: dict[Category, tuple[str, str, str, str]] = {
    Category.NEWS: ("#B3121B", "#DF504B", "#9E0A14", "#F0424F"),
    Category.BLOGS: ("#B57200", "#F2B23E", "#A08E10", "#F0D94A"),
    Category.PODCASTS: ("#E65B9B", "#FC75B1", "#63195F", "#CD8DA7"),
    Category.VIDEO: ("#5B9E41", "#99D980", "#65694A", "#7EE0B2"),
    Category.POLICY: ("#4107C4", "#8A69F0", "#4A2BE0", "#9B66E6"),
    Category.GUIDELINES: ("#047C7A", "#0FCDC8", "#359963", "#018759"),
    Category.PATENTS: ("#EB642C", "#F0874F", "#561A06", "#E89124"),
    Category.WIKIPEDIA: ("#363339", "#87828B", "#322F39", "#77747A"),
    Category.SYLLABI: ("#714A24", "#A97D4D", "#7C5C6A", "#B4B188"),
    Category.QNA: ("#888F94", "#A9CAE0", "#2F9BBB", "#C0E9FB"),
    Category.PEER_REVIEWS: ("#607202", "#92AA24", "#294F3D", "#637F02"),
    Category.HIGHLIGHTS: ("#78205E", "#BD499A", "#FF4791", "#DE4A9F"),
    Category.ANNOTATIONS: ("#A38E03", "#ECD75A", "#9D5F02", "#C9D98C"),
    Category.BLUESKY: ("#1971D4", "#3E93E8", "#0B52A6", "#6098FF"),
    Category.MASTODON: ("#A972F6", "#C9B2F2", "#A66CF0", "#E9B8F7"),
    Category.REDDIT: ("#3F99B2", "#D7E1E5", "#7F9493", "#DCE6E6"),
    Category.X: ("#02617F", "#09A9D1", "#080E2B", "#08809D"),
    Category.FACEBOOK: ("#162D77", "#6B7FC4", "#874FE9", "#B1A7FE"),
    Category.OTHER: ("#5F676E", "#9FA9B1", "#5F676E", "#9FA9B1"),
}


def _build(theme: Theme, colours: CategoryColours) -> Palette:
    place = (theme is Theme.DARK) + 2 * (colours is CategoryColours.SAFE)
    categories = {category: four[place] for category, four in _CATEGORIES.items()}
    return Palette(theme, colours, _TOKENS[theme], _SEQUENTIAL[theme], categories)


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0–1 (WCAG 2.2, definition of relative luminance)."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours, 1–21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(colour: str) -> str:
    """White or near-black, whichever is stronger on a colour."""
    return max((WHITE, NEAR_BLACK), key=lambda ink: contrast(ink, colour))


_PALETTES = {(theme, colours): _build(theme, colours) for theme in Theme for colours in CategoryColours}


def palette(theme: Theme, colours: CategoryColours = CategoryColours.CLASSIC) -> Palette:
    """The palette of a theme."""
    return _PALETTES[theme, colours]
