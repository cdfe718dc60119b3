"""Colours hold their contrast: computed, not believed."""

from __future__ import annotations

import re

import pytest

from altmetric_desktop.domain.categories import Category, Family
from altmetric_desktop.drawing.palette import (
    DARK,
    LEADS,
    LIGHT,
    CategoryColours,
    Theme,
    Tokens,
    contrast,
    ink_on,
    luminance,
    palette,
)

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
ALL = pytest.mark.parametrize(
    "theme, colours", [(theme, colours) for theme in Theme for colours in CategoryColours]
)


def test_the_formula_on_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.478, abs=0.001)
    assert luminance("#0B6173") == pytest.approx(0.0975, abs=0.002)
    assert contrast("#123456", "#123456") == 1


@BOTH
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    named = tokens._asdict()
    assert len(named) > 20
    for name, colour in named.items():
        assert re.fullmatch("#[0-9A-F]{6}", colour), name


@BOTH
@pytest.mark.parametrize("text", ["ink", "ink2", "ink3", "accent_text", "ok", "warn", "bad", "info"])
def test_text_on_every_ground(tokens: Tokens, text: str) -> None:
    for ground in ("base", "chrome", "sunken", "raised", "hover", "sel", "track"):
        assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5, ground


@BOTH
def test_text_on_its_own_ground(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_press) >= 4.5
    assert contrast(tokens.sel_ink, tokens.sel) >= 4.5
    assert contrast(tokens.ink, tokens.mark) >= 4.5
    for name in ("ok", "warn", "bad", "info"):
        assert contrast(getattr(tokens, name), getattr(tokens, f"{name}_soft")) >= 4.5, name
    assert contrast(tokens.accent_text, tokens.accent_soft) >= 4.5


@BOTH
def test_graphics_on_their_grounds(tokens: Tokens) -> None:
    for ground in ("base", "chrome", "sunken", "raised"):
        assert contrast(tokens.control, getattr(tokens, ground)) >= 3.0
        assert contrast(tokens.focus, getattr(tokens, ground)) >= 3.0
    assert contrast(tokens.accent, tokens.track) >= 3.0


@ALL
def test_category_colours(theme: Theme, colours: CategoryColours) -> None:
    chosen = palette(theme, colours)
    least = 3.2 if theme is Theme.LIGHT else 3.6
    for category in Category:
        colour = chosen.category(category)
        # the table rounds to one decimal
        assert contrast(colour, chosen.tokens.base) >= least - 0.05, category
        assert contrast(chosen.letter_ink(category), colour) >= 4.5, category
    assert len({chosen.category(category) for category in Category}) == len(Category)


def test_families_take_the_colour_of_their_lead() -> None:
    light = palette(Theme.LIGHT)
    assert set(LEADS) == set(Family)
    assert light.family(Family.MEDIA) == light.category(Category.NEWS) == "#B3121B"


@pytest.mark.parametrize("theme", Theme)
def test_the_sequential_scale_rises(theme: Theme) -> None:
    chosen = palette(theme)
    steps = [contrast(colour, chosen.tokens.base) for colour in chosen.sequential]
    assert steps == sorted(steps)
    assert len(set(steps)) == 6


def test_letters_ink() -> None:
    assert ink_on("#FFFFFF") == "#14181B"
    assert ink_on("#000000") == "#FFFFFF"
