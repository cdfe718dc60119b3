"""Channels, categories, letters, order: nothing without its place."""

from __future__ import annotations

from itertools import pairwise

from altmetric_desktop.domain.categories import (
    CATEGORY_OF,
    CHANNELS_OF,
    FACTS,
    ORDER,
    RANK,
    Category,
    Channel,
    Family,
)
from altmetric_desktop.words.english_all import SENTENCES


def test_every_channel_belongs_to_one_category() -> None:
    assert set(CATEGORY_OF) == set(Channel)
    assert {channel for channels in CHANNELS_OF.values() for channel in channels} == set(Channel)
    assert sum(len(channels) for channels in CHANNELS_OF.values()) == len(Channel)
    assert all(CHANNELS_OF[category] for category in Category)


def test_nineteen_in_order_with_letters_of_their_own() -> None:
    assert len(ORDER) == 19
    assert [RANK[category] for category in ORDER] == list(range(19))
    assert ORDER[0] is Category.NEWS
    assert ORDER[-1] is Category.OTHER
    assert set(FACTS) == set(Category)
    letters = [facts.letter for facts in FACTS.values()]
    assert len(set(letters)) == 19
    assert all(len(letter) == 1 and letter.isupper() for letter in letters)


def test_public_letters() -> None:
    """The eight-letter string of the public badges, as far as it is known."""
    known = {facts.badge_letter for facts in FACTS.values()} - {""}
    assert known == set("mbvdawqe1urtf")


def test_families() -> None:
    assert {facts.family for facts in FACTS.values()} == set(Family)
    families = [FACTS[category].family for category in ORDER]
    # a family stands together in the order
    assert sum(one != other for one, other in pairwise(families)) == len(Family) - 1


def test_each_has_its_words() -> None:
    assert {f"category.{category.value}" for category in Category} <= SENTENCES.keys()
    assert {f"family.{family.value}" for family in Family} <= SENTENCES.keys()
