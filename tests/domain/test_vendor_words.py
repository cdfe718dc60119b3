"""What other services call a channel, and when an event of theirs is one of ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.vendor_words import channel_named, event_key, handle


@pytest.mark.parametrize("channel", list(Channel))
def test_every_channel_is_known_by_its_own_key(channel: Channel) -> None:
    assert channel_named(channel.value) is channel


@pytest.mark.parametrize(
    "word,channel",
    [
        ("News story", Channel.NEWS),
        ("X Post", Channel.X),
        ("Twitter mentions", Channel.X),
        ("tweet", Channel.X),
        ("fbwall", Channel.FACEBOOK),
        ("Policy document", Channel.POLICY),
        ("Clinical guideline mentions", Channel.GUIDELINE),
        ("peer_review", Channel.PEER_REVIEW),
        ("q&a", Channel.QNA),
        ("Google+ mentions", Channel.GPLUS),
        ("Wikipedia page", Channel.WIKIPEDIA),
        ("googleplus", Channel.GPLUS),
        ("wordpressdotcom", Channel.BLOG),
        ("reddit-links", None),
        ("Threads post", None),
        ("post", None),
        ("mentions", None),
        ("", None),
    ],
)
def test_words_of_other_services(word: str, channel: Channel | None) -> None:
    assert channel_named(word) is channel


@pytest.mark.parametrize(
    "channel,addresses",
    [
        (Channel.NEWS, ("http://www.times.example.org/a?utm_source=x", "https://times.example.org/a")),
        (Channel.X, ("https://twitter.com/ann/status/428180819338092544", "https://x.com/i/status/428180819338092544")),
        (
            Channel.QNA,
            ("https://physics.stackexchange.com/questions/95366/why-is-it", "https://physics.stackexchange.com/q/95366"),
        ),
        (Channel.REDDIT, ("https://www.reddit.com/r/lakes/comments/1w1p8h/tides/", "https://redd.it/comments/1w1p8h")),
        (Channel.VIDEO, ("https://www.youtube.com/watch?v=isimsX&t=9", "https://youtu.be/isimsX")),
        (
            Channel.WIKIPEDIA,
            ("https://en.wikipedia.org/wiki/Lake_Example", "https://en.m.wikipedia.org/w/index.php?title=Lake_Example&oldid=9"),
        ),
    ],
)  # fmt: skip
def test_one_event_has_one_key_by_whichever_address(channel: Channel, addresses: tuple[str, str]) -> None:
    first, second = (event_key(channel, address, "") for address in addresses)
    assert first == second


def test_the_keys_are_those_of_our_own_sources() -> None:
    assert (
        event_key(Channel.WIKIPEDIA, "http://de.wikipedia.org/?curid=6283821", "") == "wikipedia:de:6283821"
    )
    assert (
        event_key(Channel.QNA, "https://physics.stackexchange.com/a/12/34", "")
        == "qna:physics.stackexchange.com/a/12"
    )
    assert (
        event_key(Channel.FORUM, "https://news.ycombinator.com/item?id=7", "")
        == "forum:news.ycombinator.com/item?id=7"
    )
    assert event_key(Channel.BLOG, "https://blog.example.org/a/", "") == "blogs:https://blog.example.org/a"


def test_different_events_keep_different_keys() -> None:
    wiki = "https://en.wikipedia.org/"
    assert event_key(Channel.WIKIPEDIA, f"{wiki}wiki/1984", "") != event_key(
        Channel.WIKIPEDIA, f"{wiki}?curid=1984", ""
    )
    thread = "https://www.reddit.com/r/lakes/comments/1w1p8h/tides"
    assert event_key(Channel.REDDIT, thread, "") != event_key(Channel.REDDIT, f"{thread}/c0ffee", "")
    assert event_key(Channel.NEWS, "", "7", "plumx") != event_key(Channel.NEWS, "", "7", "overton")
    assert event_key(Channel.NEWS, "", "", "a", "b") != event_key(Channel.NEWS, "", "", "ab")


def test_a_mere_host_is_no_address_of_an_event() -> None:
    first, second = (event_key(Channel.X, "http://twitter.com", one, "theirs") for one in ("e-1", "e-2"))
    assert (first, second) == ("tweeters:theirs:e-1", "tweeters:theirs:e-2")
    one, two = (event_key(Channel.NEWS, "https://times.example.org/", "", "theirs", day) for day in "12")
    assert one != two
    assert event_key(Channel.NEWS, "https://times.example.org/", "") == "msm:https://times.example.org"


@pytest.mark.parametrize(
    "address,name",
    [
        ("http://www.twitter.com/Ann_B", "Ann_B"),
        ("https://x.com/ann_b/status/428180819338092544", "ann_b"),
        ("https://mobile.twitter.com/ann_b?lang=en", "ann_b"),
        ("https://x.com/i/status/428180819338092544", None),
        ("https://x.com/ann_b/lists/lakes", None),
        ("https://twitter.com", None),
        ("https://example.org/ann_b", None),
    ],
)
def test_the_account_in_an_address_of_x(address: str, name: str | None) -> None:
    assert handle(address) == name


@given(channel=st.sampled_from(Channel), url=st.text(max_size=60), external=st.text(max_size=30))
def test_any_text_gives_a_key_of_its_channel(channel: Channel, url: str, external: str) -> None:
    assert event_key(channel, url, external, "x").startswith(f"{channel.value}:")
    assert event_key(channel, f"https://{url}", external, "x").startswith(f"{channel.value}:")
    channel_named(url)
