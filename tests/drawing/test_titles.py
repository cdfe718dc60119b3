"""Titles as outlines: every letter that we have, and no guess for one that we lack."""

from __future__ import annotations

import re

import numpy as np
import pytest

from altmetric_desktop.drawing.charts.titles import semibold
from altmetric_desktop.drawing.glyph_outlines import CAP_HEIGHT, MEDIUM, SEMIBOLD
from altmetric_desktop.drawing.glyphs import text_width


def test_outlines_use_only_the_commands_that_are_read() -> None:
    for outlines in (SEMIBOLD, MEDIUM):
        assert len(outlines) > 100
        for _, path in outlines.values():
            assert set(re.sub(r"[-\d\s]", "", path)) <= set("MLHVQZ")


@pytest.mark.parametrize("words", ["Mentions by month", "Ångström 1–10", ""])
def test_a_line_is_as_wide_as_its_glyphs(words: str) -> None:
    found = semibold(words)
    assert found is not None
    path, width = found
    assert width == pytest.approx(text_width(words, 1))
    if words:
        extent = path.get_extents()
        assert 0 <= extent.x0 < extent.x1 <= width
        assert extent.y0 <= -CAP_HEIGHT / 1000 + 0.01


def test_a_closed_shape_is_where_it_should_be() -> None:
    found = semibold("I")
    assert found is not None
    vertices = np.asarray(found[0].vertices)
    assert vertices[:, 1].min() == pytest.approx(-CAP_HEIGHT / 1000, abs=0.002)
    assert vertices[:, 1].max() == pytest.approx(0, abs=0.002)


def test_a_character_without_outline_is_left_to_the_caller() -> None:
    assert semibold("Title 中") is None
