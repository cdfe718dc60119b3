"""Feed lists in OPML."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.importers import opml

LIST = b"""<?xml version="1.0"?>
<opml version="2.0"><head><title>Ours</title></head><body>
<outline text="News">
<outline text="Harbour Post" type="rss" xmlUrl="https://post.example/rss" category="msm"/>
</outline>
<outline title="Tide notes" xmlUrl="https://tide.example/atom"/>
<outline text="again" xmlUrl="https://tide.example/atom"/>
<outline text="bad" xmlUrl="file:///etc/passwd"/>
</body></opml>"""


def test_feeds_are_read_once_each_with_their_channel() -> None:
    feeds = opml.read(LIST, "feeds.opml")
    assert [(feed.address, feed.name, feed.channel) for feed in feeds] == [
        ("https://post.example/rss", "Harbour Post", Channel.NEWS),
        ("https://tide.example/atom", "Tide notes", Channel.BLOG),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"not xml",
        b'<!DOCTYPE x [<!ENTITY a "b">]><opml>&a;</opml>',
    ],
)
def test_anything_else_is_one_known_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"input\.feed-list"):
        opml.read(data, "feeds.opml")
