"""Outlines: each character has a body, a line its width, the unknown is visible."""

from __future__ import annotations

import string

import pytest

from altmetric_desktop.domain.categories import FACTS
from altmetric_desktop.drawing.glyph_outlines import CAP_HEIGHT, MEDIUM, SEMIBOLD
from altmetric_desktop.drawing.glyphs import Anchor, Weight, cap_height, draw_text, text_width


@pytest.mark.parametrize("weight, outlines", [(Weight.SEMIBOLD, SEMIBOLD), (Weight.MEDIUM, MEDIUM)])
def test_every_character_of_a_badge_has_an_outline(
    weight: Weight, outlines: dict[str, tuple[int, str]]
) -> None:
    needed = string.digits + string.ascii_letters + "−–—?!%" + "".join(f.letter for f in FACTS.values())
    for character in needed:
        advance, path = outlines[character]
        assert advance > 0
        assert path.startswith("M")
        assert path.endswith("Z")
        assert text_width(character, 1000, weight) == advance
    assert outlines[" "][1] == ""


def test_the_unknown_is_a_question_mark() -> None:
    assert draw_text("中", 0, 0, 10, "#000000") == draw_text("?", 0, 0, 10, "#000000")
    assert draw_text("", 0, 0, 10, "#000000").count("<path") == 0


def test_anchors_and_widths() -> None:
    width = text_width("212", 30)
    assert width == pytest.approx(text_width("2", 30) * 2 + text_width("1", 30))

    def left(anchor: Anchor) -> float:
        return float(draw_text("212", 100, 0, 30, "#000000", anchor=anchor).split("translate(")[1].split()[0])

    assert left(Anchor.START) == 100
    assert left(Anchor.MIDDLE) == pytest.approx(100 - width / 2, abs=0.01)
    assert left(Anchor.END) == pytest.approx(100 - width, abs=0.01)
    assert 7 < cap_height(10) < 7.5


def test_the_height_of_figures_is_that_of_the_outlines() -> None:
    assert cap_height(1000) == CAP_HEIGHT
