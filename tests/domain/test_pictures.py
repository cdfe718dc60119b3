"""What lies under the pointer."""

from __future__ import annotations

from altmetric_desktop.domain.pictures import ChartPicture, HoverBox


def test_the_last_drawn_box_wins_and_edges_belong_to_the_next() -> None:
    left, right, above = (
        HoverBox(0, 0, 10, 10, "l"),
        HoverBox(10, 0, 20, 10, "r"),
        HoverBox(12, 0, 14, 5, "a"),
    )
    picture = ChartPicture(b"", 20, 10, 1.0, (left, right, above), ("h",), ())
    assert picture.at(9.9, 5) is left
    assert picture.at(10, 5) is right
    assert picture.at(13, 4) is above
    assert picture.at(13, 5) is right
    assert picture.at(20, 5) is None
    assert picture.at(5, -1) is None
