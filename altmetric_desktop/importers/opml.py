"""Feed lists: an OPML file → the feeds in it. The outline's `category` says which channel it feeds."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from msgspec import Struct

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.errors import InputError

#: More feeds than this in one list is a mistake rather than a wish.
MOST_FEEDS = 5000


class ListedFeed(Struct, frozen=True):
    """A feed as the list names it. `channel` is the list's own word where it is a channel, else blogs."""

    address: str
    name: str
    channel: Channel


def read(data: bytes, name: str) -> tuple[ListedFeed, ...]:
    """The feeds of an OPML document, in its order, each address once.

    Raises InputError (`input.feed-list`) where it is no OPML.
    """
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise InputError("input.feed-list", path=name) from error
    if root.tag != "opml":
        raise InputError("input.feed-list", path=name)
    feeds: dict[str, ListedFeed] = {}
    for outline in root.iter("outline"):
        address = (outline.get("xmlUrl") or "").strip()
        if address.startswith(("http://", "https://")) and len(feeds) < MOST_FEEDS:
            feeds.setdefault(address, ListedFeed(address, _name(outline, address), _channel(outline)))
    return tuple(feeds.values())


def _name(outline: Element, address: str) -> str:
    return (outline.get("title") or outline.get("text") or address).strip()[:200]


def _channel(outline: Element) -> Channel:
    word = (outline.get("category") or "").strip().strip("/").lower()
    try:
        return Channel(word)
    except ValueError:
        return Channel.BLOG
