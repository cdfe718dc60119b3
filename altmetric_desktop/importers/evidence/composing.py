"""A provider's words → mentions and reported figures. What is missing stays missing: nothing is invented."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.evidence import Measure, Reported
from altmetric_desktop.domain.mentions import Account, Mention
from altmetric_desktop.domain.moments import Moment, Precision, from_iso
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem
from altmetric_desktop.domain.vendor_words import channel_named, event_key, handle
from altmetric_desktop.importers.dates import moment_of
from altmetric_desktop.importers.objects.values import cell
from altmetric_desktop.importers.text import plain, shown

#: Channels whose outlet is the site: its posts are one account's whatever the page calls its author.
_SITES = frozenset({Channel.NEWS, Channel.BLOG, Channel.WIKIPEDIA})
_TITLE, _EXCERPT, _NAME = 300, 400, 200
#: A count or score as text: `1,204` is one, `12,5` may be twelve and a half, and is not guessed at.
_COUNT = pattern(r"(?:\d{1,20}|\d{1,3}(?:,\d{3}){1,5})(?:\.\d{0,20})?(?:[eE][+-]?\d{1,3})?", re.ASCII)


class Notes:
    """Problems of one file of a provider, gathered as it is read."""

    def __init__(self, provider: str) -> None:
        self.provider = provider
        self.problems: list[Problem] = []

    def count(
        self,
        row: int,
        column: str,
        measure: Measure,
        value: object,
        channel: str = "",
        observed: Moment | None = None,
    ) -> Reported | None:
        """A figure; None where nothing is said, which is no nought; noted where it can't be read."""
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        found = figure(self.provider, measure, value, channel, observed)
        if found is None:
            self.problems.append(Problem(row, column, shown(cell(value)), "count-unreadable"))
        return found

    def channel(self, row: int, column: str, word: str) -> Channel | None:
        """The channel of a provider's word; an unknown one is noted with the word."""
        found = channel_named(word)
        if found is None and word.strip():
            self.problems.append(Problem(row, column, shown(word), "channel-unknown"))
        elif found is None:
            self.problems.append(Problem(row, column, "", "channel-missing"))
        return found


def host_of(url: str) -> str:
    """The host of an address without `www.`, empty where it has none."""
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def posted_of(text: str) -> Moment | None:
    """When a post was made; a time of midnight sharp is how tables write a day."""
    found = from_iso(text.strip()) or moment_of(text)
    if found is not None and found.second == 0 and "00:00:00" in text:
        return Moment(found.day, None, Precision.DAY)
    return found


class Post(Struct, frozen=True):
    """What a provider says of one mention; empty = it does not say. `outlet_key`: the author's own number."""

    url: str = ""
    external: str = ""
    title: str = ""
    outlet: str = ""
    outlet_url: str = ""
    outlet_key: str = ""
    excerpt: str = ""
    posted: Moment | None = None
    country: str = ""
    language: str = ""
    reach: int | None = None


def mention(provider: str, channel: Channel, post: Post) -> Mention:
    """A mention as the provider gives it. Its account is the site for news, blogs and Wikipedia, on X the
    one in the address, else the author; where none is said, `unknown`, one for all such of a channel: they
    count once at least."""
    url, external = post.url.strip(), post.external.strip()
    url = url if url.startswith(("http://", "https://", "at://")) else ""
    title = plain(post.title)
    said = (provider, channel.value, post.posted.iso() if post.posted else "", plain(post.outlet), title)
    return Mention(
        event_key=event_key(channel, url, external, *said),
        channel=channel,
        account=_account(channel, url, post),
        external_id=external[:500],
        url=url,
        title=title[:_TITLE],
        excerpt=plain(post.excerpt)[:_EXCERPT],
        posted=post.posted,
        country=plain(post.country)[:100] or None,
        language=post.language[:35] or None,
        raw_hash=hashlib.sha256("\x1f".join((*said, url, external)).encode("utf-8", "replace")).hexdigest(),
    )


def _account(channel: Channel, url: str, post: Post) -> Account:
    name = plain(post.outlet)[:_NAME]
    site = (host_of(url) or host_of(post.outlet_url)) if channel in _SITES else ""
    if channel is Channel.X:
        site = handle(url) or handle(post.outlet_url) or ""
        name = site if handle(name) else name  # an address is no name
    key = (site or post.outlet_key or name).casefold()
    address = post.outlet_url if post.outlet_url.startswith(("http://", "https://")) else None
    return Account(channel, key[:_NAME] or "unknown", name or site, address, post.reach)


def summed(figures: Iterable[Reported | None]) -> tuple[Reported, ...]:
    """The figures, those of one channel under two names (*F1000*, *Faculty Opinions*) as one."""
    found: dict[tuple[Measure, str], Reported] = {}
    for one in figures:
        if one is None:
            continue
        key = (one.measure, one.channel)
        known = found.get(key)
        adds = known is not None and one.channel and one.measure is not Measure.SCORE
        found[key] = replace(one, value=one.value + known.value) if known is not None and adds else one
    return tuple(found.values())


def figure(
    provider: str, measure: Measure, value: object, channel: str = "", observed: Moment | None = None
) -> Reported | None:
    """A reported figure; None where the value is no number of nought or more."""
    if isinstance(value, str):
        written = value.strip()
        number = float(written.replace(",", "")) if _COUNT.fullmatch(written) else -1.0
    elif isinstance(value, bool) or not isinstance(value, int | float):
        return None
    else:
        number = value
    return Reported(provider, measure, float(number), channel, observed) if 0 <= number < 1e12 else None
