"""Charts: each kind drawn, with hostile text, in both themes and three formats; hover and rows agree."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from altmetric_desktop.domain.categories import ORDER, Category, Family
from altmetric_desktop.domain.pictures import ChartPicture
from altmetric_desktop.drawing.charts import (
    Break,
    Drawn,
    Look,
    Period,
    Texts,
    composition_bar,
    histogram_of_scores,
    mentions_by_month,
)
from altmetric_desktop.drawing.charts.canvas import drawable, families
from altmetric_desktop.drawing.charts.frame import steps
from altmetric_desktop.drawing.palette import CategoryColours, Theme, palette

NAMES = [(family, family.value.title()) for family in Family]
CATEGORY_NAMES = [(category, category.value.title()) for category in Category]
TEXTS = Texts("Mentions by month", "n = 12 mentions, as of 20 Nov 2026", "No dated mentions")
PERIODS = [
    Period(2026 * 12 + 8, "Sep 2026", "Sep ’26", ((Category.NEWS, 2), (Category.BLUESKY, 4))),
    Period(2026 * 12 + 9, "Oct 2026", "Oct ’26"),
    Period(2026 * 12 + 10, "Nov 2026", "Nov, so far", ((Category.BLOGS, 1), (Category.X, 5)), True),
]
HOSTILE = "$\\frac{1}{0}$ %s {0} <b>&</b> \x00\n\ud800 中文 \u202e _^ " + "x" * 400


def pixels(picture: ChartPicture) -> npt.NDArray[np.uint8]:
    return np.asarray(Image.open(io.BytesIO(picture.png)).convert("RGB"), dtype=np.uint8)


def count(found: npt.NDArray[np.uint8], colour: str, within: int = 4) -> int:
    wanted = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)])
    return int((np.abs(found.astype(int) - wanted) <= within).all(axis=2).sum())


def draw_all(texts: Texts, look: Look) -> list[Drawn]:
    names = [(family, texts.title or "a") for family in Family]
    counts = [(category, place + 1) for place, category in enumerate(ORDER)]
    return [
        mentions_by_month(PERIODS, names, texts, look, [Break(1, texts.title)]),
        composition_bar(counts, [(category, texts.title) for category in Category], texts, look),
        histogram_of_scores([0, 0, 1, 7, 212, 5000], texts, look),
    ]


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("colours", CategoryColours)
def test_months_are_stacked_by_family_in_their_colours(theme: Theme, colours: CategoryColours) -> None:
    look = Look(600, 240, 2.0, theme, colours)
    chosen = palette(theme, colours)
    picture = mentions_by_month(PERIODS, NAMES, Texts(), look).picture()
    found = pixels(picture)
    assert found.shape == (480, 1200, 3)
    # posts: social 4 finished, media 2 finished; the unfinished month is pale
    social, media = (count(found, chosen.family(each)) for each in (Family.SOCIAL, Family.MEDIA))
    assert social > 1.5 * media > 1000
    assert count(found, chosen.tokens.base) > found.shape[0] * found.shape[1] / 4


def test_the_unfinished_month_is_pale_and_outlined() -> None:
    look = Look(600, 240)
    finished = [Period(p.number, p.label, p.short, p.posts) for p in PERIODS]
    pale = pixels(mentions_by_month(PERIODS, NAMES, Texts(), look).picture())
    solid = pixels(mentions_by_month(finished, NAMES, Texts(), look).picture())
    colour = look.palette.family(Family.SOCIAL)
    assert 0 < count(pale, colour) < count(solid, colour) / 2


def test_rows_header_and_hover_say_the_same() -> None:
    drawn = mentions_by_month(PERIODS, NAMES, TEXTS, Look(600, 240))
    assert drawn.header == ("Month", "Social", "Media", "Total")
    assert drawn.rows == (("Sep 2026", 4, 2, 6), ("Oct 2026", 0, 0, 0), ("Nov 2026", 5, 1, 6))
    assert [box.text for box in drawn.boxes] == [
        "Sep 2026: 6\n4 Social\n2 Media",
        "Oct 2026: 0",
        "Nov 2026: 6\n5 Social\n1 Media",
    ]
    assert drawn.words == "Mentions by month. Total: 12. n = 12 mentions, as of 20 Nov 2026"
    picture = drawn.picture()
    for left, right in zip(picture.boxes, picture.boxes[1:], strict=False):
        assert left.x1 == pytest.approx(right.x0)
    middle = (picture.boxes[1].x0 + picture.boxes[1].x1) / 2
    box = picture.at(middle, 120)
    assert box is picture.boxes[1]
    assert picture.at(1, 1) is None
    assert picture.boxes[0].x0 > 0
    assert picture.boxes[-1].x1 <= 600


def test_a_bar_lies_in_its_hover_box() -> None:
    picture = mentions_by_month(PERIODS, NAMES, Texts(), Look(600, 240)).picture()
    box = picture.boxes[0]
    colour = Look().palette.family(Family.SOCIAL)
    found = pixels(picture)
    inside = found[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)]
    assert count(inside, colour) == count(found[int(box.y0) :, : int(box.x1)], colour) > 500
    # the base of the bar stands on the axis, at the lower edge of the box
    assert count(found[int(box.y1) - 4 : int(box.y1) - 1, int(box.x0) : int(box.x1)], colour) > 100


def test_a_break_is_drawn_only_inside_the_chart() -> None:
    look = Look(600, 240)
    plain = mentions_by_month(PERIODS, NAMES, Texts(), look).picture().png
    for index, poorer_left in ((1, True), (1, False), (2, True)):
        mark = Break(index, "Bluesky from here", poorer_left)
        assert mentions_by_month(PERIODS, NAMES, Texts(), look, [mark]).picture().png != plain
    assert mentions_by_month(PERIODS, NAMES, Texts(), look, [Break(9, "later")]).picture().png == plain


def test_nothing_to_show_is_said() -> None:
    for drawn in (
        mentions_by_month([], NAMES, TEXTS, Look()),
        mentions_by_month([Period(24_000, "Jan 2000", "Jan ’00")], NAMES, TEXTS, Look()),
        composition_bar([(Category.NEWS, 0)], CATEGORY_NAMES, TEXTS, Look()),
        histogram_of_scores([], TEXTS, Look()),
    ):
        assert drawn.boxes == ()
        assert "No dated mentions" in drawn.words
        assert count(pixels(drawn.picture()), Look().palette.tokens.ink2, 60) > 20


@pytest.mark.parametrize("theme", Theme)
def test_hostile_text_in_every_chart_and_format(theme: Theme) -> None:
    texts = Texts(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    for drawn in draw_all(texts, Look(420, 260, 1.0, theme)):
        assert drawn.file("png").startswith(b"\x89PNG")
        assert b"<svg" in drawn.file("svg")
        assert drawn.file("pdf").startswith(b"%PDF")


@pytest.mark.parametrize(
    "look", [Look(120, 60), Look(2000, 900), Look(333, 222, 1.25), Look(500, 300, 1.0, text_size=2.0)]
)
def test_any_size(look: Look) -> None:
    for drawn in draw_all(TEXTS, look):
        height, width, _ = pixels(drawn.picture()).shape
        assert abs(width - look.width * look.ratio) <= 1
        assert abs(height - look.height * look.ratio) <= 1


def test_the_same_figures_give_the_same_bytes() -> None:
    first, second = (mentions_by_month(PERIODS, NAMES, TEXTS, Look()) for _ in range(2))
    assert first.file("png") == second.file("png")
    assert first.file("svg") == second.file("svg")
    assert first.file("pdf") == second.file("pdf")


def test_the_saved_picture_is_the_shown_one() -> None:
    drawn = mentions_by_month(PERIODS, NAMES, TEXTS, Look(600, 240, 2.0))
    assert drawn.picture().png == drawn.file("png")


def test_twenty_years_of_months() -> None:
    periods = [
        Period(number, str(number), str(number), ((Category.X, 1),)) for number in range(24_000, 24_240)
    ]
    drawn = mentions_by_month(periods, NAMES, TEXTS, Look(600, 240))
    assert len(drawn.boxes) == len(drawn.rows) == 240
    assert count(pixels(drawn.picture()), Look().palette.family(Family.SOCIAL)) > 1000


def test_composition() -> None:
    counts = [(Category.NEWS, 31), (Category.BLOGS, 0), (Category.BLUESKY, 168), (Category.X, 1)]
    drawn = composition_bar(counts, CATEGORY_NAMES, TEXTS, Look(600, 140))
    assert drawn.rows == (("News", 31, 15.5), ("Bluesky", 168, 84.0), ("X", 1, 0.5))
    assert [box.text for box in drawn.boxes] == [
        "News: 31 · 15.5\u202f%",
        "Bluesky: 168 · 84.0\u202f%",
        "X: 1 · 0.5\u202f%",
    ]
    assert drawn.boxes[-1].x1 - 1 == pytest.approx(588)
    found = pixels(drawn.picture())
    for category, _, least in ((Category.NEWS, 0, 1000), (Category.BLUESKY, 0, 5000), (Category.X, 0, 40)):
        assert count(found, Look().palette.category(category)) > least


def test_histogram_bins() -> None:
    drawn = histogram_of_scores([0, 0, 0, 1, 2, 3, 10, 11], TEXTS, Look())
    assert drawn.rows == (("0", 3), ("1–2", 2), ("3–5", 1), ("6–10", 1), ("11–20", 1))
    wide = histogram_of_scores([1000, 1001, 50_000], TEXTS, Look())
    assert wide.rows[-2:] == (("501–1000", 1), ("> 1000", 2))
    assert sum(int(row[1]) for row in wide.rows) == 3
    assert histogram_of_scores([0], TEXTS, Look()).rows == (("0", 1),)


@pytest.mark.parametrize("most", [0, 1, 2, 3, 4, 5, 9, 10, 27, 45, 99, 100, 4118, 10**6 - 1])
def test_axis_marks(most: int) -> None:
    marks = steps(most)
    assert marks[0] == 0
    assert marks[-1] >= most
    assert 2 <= len(marks) <= 6
    assert len(set(np.diff(marks))) == 1
    assert marks[-1] - marks[1] < max(most, 1)


def test_what_no_font_can_draw_becomes_a_question_mark() -> None:
    assert families()[0] == "Inter"
    assert drawable("a\x00b\ue123\ud800é\n–  $") == "a?b??é – $"
