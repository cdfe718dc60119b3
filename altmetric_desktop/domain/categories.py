"""Channel (what is weighted) → Category (what is shown), in the one order used everywhere.

Channels carry Altmetric's public keys where one exists, so that imported figures and ours meet.
Letters and order: the clockwise order of the donut; `badge_letter` is the letter of the public
eight-letter string, empty where none is known. This module knows no colours: see `drawing.palette`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Family(StrEnum):
    """Groups of categories for charts with few series."""

    MEDIA = "media"
    PRACTICE = "practice"
    KNOWLEDGE = "knowledge"
    SCHOLARLY = "scholarly"
    SOCIAL = "social"


class Category(StrEnum):
    """What is shown: 18 categories and Other, in display order."""

    NEWS = "news"
    BLOGS = "blogs"
    PODCASTS = "podcasts"
    VIDEO = "video"
    POLICY = "policy"
    GUIDELINES = "guidelines"
    PATENTS = "patents"
    WIKIPEDIA = "wikipedia"
    SYLLABI = "syllabi"
    QNA = "qna"
    PEER_REVIEWS = "peer-reviews"
    HIGHLIGHTS = "highlights"
    ANNOTATIONS = "annotations"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    REDDIT = "reddit"
    X = "x"
    FACEBOOK = "facebook"
    OTHER = "other"


class Channel(StrEnum):
    """What is weighted. Values are stored; Altmetric's key where it has one."""

    NEWS = "msm"
    BLOG = "blogs"
    PODCAST = "podcasts"
    VIDEO = "videos"
    POLICY = "policies"
    GUIDELINE = "guidelines"
    PATENT = "patents"
    WIKIPEDIA = "wikipedia"
    SYLLABUS = "syllabi"
    QNA = "qna"
    FORUM = "forum"
    PEER_REVIEW = "peer_reviews"
    F1000 = "f1000"
    HIGHLIGHT = "rh"
    ANNOTATION = "annotations"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    REDDIT = "rdts"
    X = "tweeters"
    FACEBOOK = "fbwalls"
    GPLUS = "gplus"
    WEIBO = "weibo"
    LINKEDIN = "linkedin"
    PINTEREST = "pinners"
    CODE = "code"


class CategoryFacts(NamedTuple):
    """What never changes about a category. `letter` is on our tiles, `badge_letter` in the public string."""

    letter: str
    badge_letter: str
    family: Family


FACTS: dict[Category, CategoryFacts] = {
    Category.NEWS: CategoryFacts("N", "m", Family.MEDIA),
    Category.BLOGS: CategoryFacts("B", "b", Family.MEDIA),
    Category.PODCASTS: CategoryFacts("C", "", Family.MEDIA),
    Category.VIDEO: CategoryFacts("V", "v", Family.MEDIA),
    Category.POLICY: CategoryFacts("P", "d", Family.PRACTICE),
    Category.GUIDELINES: CategoryFacts("G", "", Family.PRACTICE),
    Category.PATENTS: CategoryFacts("T", "a", Family.PRACTICE),
    Category.WIKIPEDIA: CategoryFacts("W", "w", Family.KNOWLEDGE),
    Category.SYLLABI: CategoryFacts("Y", "", Family.KNOWLEDGE),
    Category.QNA: CategoryFacts("Q", "q", Family.KNOWLEDGE),
    Category.PEER_REVIEWS: CategoryFacts("E", "e", Family.SCHOLARLY),
    Category.HIGHLIGHTS: CategoryFacts("H", "1", Family.SCHOLARLY),
    Category.ANNOTATIONS: CategoryFacts("A", "", Family.SCHOLARLY),
    Category.BLUESKY: CategoryFacts("S", "u", Family.SOCIAL),
    Category.MASTODON: CategoryFacts("M", "", Family.SOCIAL),
    Category.REDDIT: CategoryFacts("R", "r", Family.SOCIAL),
    Category.X: CategoryFacts("X", "t", Family.SOCIAL),
    Category.FACEBOOK: CategoryFacts("F", "f", Family.SOCIAL),
    Category.OTHER: CategoryFacts("O", "", Family.SOCIAL),
}

#: Display order = definition order, clockwise in the donut and top-down in every list.
ORDER: tuple[Category, ...] = tuple(Category)
RANK: dict[Category, int] = {category: place for place, category in enumerate(ORDER)}

CATEGORY_OF: dict[Channel, Category] = {
    Channel.NEWS: Category.NEWS,
    Channel.BLOG: Category.BLOGS,
    Channel.PODCAST: Category.PODCASTS,
    Channel.VIDEO: Category.VIDEO,
    Channel.POLICY: Category.POLICY,
    Channel.GUIDELINE: Category.GUIDELINES,
    Channel.PATENT: Category.PATENTS,
    Channel.WIKIPEDIA: Category.WIKIPEDIA,
    Channel.SYLLABUS: Category.SYLLABI,
    Channel.QNA: Category.QNA,
    Channel.FORUM: Category.QNA,
    Channel.PEER_REVIEW: Category.PEER_REVIEWS,
    Channel.F1000: Category.HIGHLIGHTS,
    Channel.HIGHLIGHT: Category.HIGHLIGHTS,
    Channel.ANNOTATION: Category.ANNOTATIONS,
    Channel.BLUESKY: Category.BLUESKY,
    Channel.MASTODON: Category.MASTODON,
    Channel.REDDIT: Category.REDDIT,
    Channel.X: Category.X,
    Channel.FACEBOOK: Category.FACEBOOK,
    Channel.GPLUS: Category.OTHER,
    Channel.WEIBO: Category.OTHER,
    Channel.LINKEDIN: Category.OTHER,
    Channel.PINTEREST: Category.OTHER,
    Channel.CODE: Category.OTHER,
}
CHANNELS_OF: dict[Category, tuple[Channel, ...]] = {
    category: tuple(channel for channel, owner in CATEGORY_OF.items() if owner is category)
    for category in ORDER
}
