"""What a screen edits and storage compiles to SQL: which outputs, which mentions, in which order."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.outputs import OutputType


class SortKey(StrEnum):
    """Columns by which outputs can be ordered; CATEGORY by one category's posts, SOCIAL by those of all
    social networks together."""

    SCORE = "score"
    TITLE = "title"
    PUBLISHED = "published"
    VENUE = "venue"
    TYPE = "type"
    MENTIONS = "mentions"
    CITATIONS = "citations"
    ADDED = "added"
    CATEGORY = "category"
    SOCIAL = "social"


class Sort(Struct, frozen=True):
    """An order; ties fall to title, then id. `category` only with SortKey.CATEGORY."""

    key: SortKey = SortKey.SCORE
    descending: bool = True
    category: Category | None = None


class OutputFilter(Struct, frozen=True):
    """All given conditions must hold. `text`: words that must all occur in title, authors, venue or
    identifiers (prefix match). Days are numbers as in `domain.moments`, both ends included."""

    text: str = ""
    unit: int | None = None
    published_from: int | None = None
    published_to: int | None = None
    types: tuple[OutputType, ...] = ()
    categories: tuple[Category, ...] = ()
    mentioned_from: int | None = None
    mentioned_to: int | None = None
    ids: tuple[int, ...] | None = None


class MentionFilter(Struct, frozen=True):
    """Which mentions of the outputs meant by `outputs`; None = all outputs."""

    output: int | None = None
    categories: tuple[Category, ...] = ()
    posted_from: int | None = None
    posted_to: int | None = None
    text: str = ""
