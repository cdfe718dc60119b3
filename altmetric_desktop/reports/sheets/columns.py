"""Columns by key: heading from `words`, kind and width given once.

A key's heading is `report.heading.KEY`, its meaning `report.define.KEY`: a test asserts both for every
sheet.
"""

from __future__ import annotations

import math

from altmetric_desktop.domain.categories import ORDER, Category
from altmetric_desktop.domain.tables import Column, ColumnKind
from altmetric_desktop.words import Words

TEXT = ColumnKind.TEXT
INTEGER = ColumnKind.INTEGER
KEY_KIND = ColumnKind.KEY
NUMBER = ColumnKind.NUMBER
PERCENT = ColumnKind.PERCENT
SHARE = ColumnKind.SHARE
DATE = ColumnKind.DATE
DATETIME = ColumnKind.DATETIME
LINK = ColumnKind.LINK
IDENTIFIER = ColumnKind.IDENTIFIER


def column(
    words: Words,
    key: str,
    kind: ColumnKind = TEXT,
    width: int = 12,
    *,
    wrap: bool = False,
    open: bool = False,
) -> Column:
    """A column under its heading in the reader's language, wide enough for the heading on one line."""
    heading = words.say(f"report.heading.{key}")
    return Column(key, heading, kind, max(width, _heading_width(heading)), key, wrap, open)


def _heading_width(heading: str) -> int:
    """Bold letters, padding and Excel's filter button. LibreOffice 7.4 does not wrap a linked cell."""
    return math.ceil(len(heading) * 1.08) + 4


def category_column(words: Words, category: Category) -> Column:
    """The posts of one category; all of them share one definition."""
    heading = words.say(f"category.{category.value}")
    return Column(f"posts-{category.value}", heading, INTEGER, _heading_width(heading), "category-posts")


def category_columns(words: Words) -> tuple[Column, ...]:
    """One column a category, in the order that is used everywhere."""
    return tuple(category_column(words, category) for category in ORDER)
