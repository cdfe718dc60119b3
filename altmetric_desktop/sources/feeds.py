"""RSS and Atom feeds: read once for everybody, each item a possible mention in its feed's channel.

RSS 2.0 https://www.rssboard.org/rss-specification , Atom RFC 4287, RSS 1.0 web.resource.org/rss/1.0/ ;
facts and traps: docs/sources.md. Knows no HTTP and no clock.

Only bytes go to feedparser: given a text it would open the file or address that the text names.
"""

from __future__ import annotations

import calendar
import hashlib
import io
import json
import re
import time
from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.errors import SourceChanged
from altmetric_desktop.domain.mentions import Account, Mention
from altmetric_desktop.domain.moments import Moment, from_epoch, from_iso
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.sourcing import (
    Answer,
    Ask,
    Gives,
    Page,
    PageProblem,
    Rate,
    SourceInfo,
    SourceKind,
)
from altmetric_desktop.sources import shape, text
from altmetric_desktop.sources.description import Setup, Source, Target, Want

KEY = "feeds"
#: feedparser builds every item in memory, about a second for a megabyte: larger documents are no feeds.
MOST_BYTES = 8_000_000
MOST_ITEMS = 2_000
#: What feedparser 6.0 itself lets through on broken bytes (found by mutating feeds).
_ITS_MISTAKES = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
    OverflowError,
)
_ISO = pattern(r"\d{4}-\d\d-\d\d")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9"
)
_CHANNELS = (
    Channel.NEWS,
    Channel.BLOG,
    Channel.PODCAST,
    Channel.VIDEO,
    Channel.POLICY,
    Channel.GUIDELINE,
    Channel.HIGHLIGHT,
    Channel.PEER_REVIEW,
)


def asks(want: Want, setup: Setup) -> Iterable[Ask]:
    """One conditional request for the target, or one for each target of the setup."""
    for target in (want.target,) if want.target is not None else setup.targets:
        yield _ask(target, want.key)


def _ask(target: Target, want: str) -> Ask:
    headers = [("Accept", _ACCEPT)]
    if target.etag:
        headers.append(("If-None-Match", target.etag))
    if target.modified:
        headers.append(("If-Modified-Since", target.modified))
    return Ask(
        "",
        headers=tuple(headers),
        want=want,
        target=target.address,
        stage=_channel(target.channel).value,
        address=target.address,
    )


def _channel(word: str) -> Channel:
    """The channel that a list gives a feed; what is no channel of ours is a blog."""
    try:
        return Channel(word)
    except ValueError:
        return Channel.BLOG


def parse(answer: Answer, ask: Ask) -> Page:
    """Every item with its texts and links; which of them name an output is found out by the matcher."""
    if answer.status == 304:
        return Page(unchanged=True, etag=answer.header("etag"), modified=answer.header("last-modified"))
    document = _document(answer, ask)
    head = _mapping(document.get("feed"))
    entries = document.get("entries")
    entries = entries if isinstance(entries, list) else []
    channel = _channel(ask.stage)
    outlet = _outlet(head, channel, ask)
    language = _language(_text(head, "language"))
    mentions: dict[str, Mention] = {}
    problems: list[PageProblem] = []
    for entry in entries[:MOST_ITEMS]:
        item = _mapping(entry)
        mention = _mention(item, outlet, language, ask.address or "")
        if mention is None:
            problems.append(PageProblem("no-link", text.cut(_text(item, "title"), shape.QUOTED)))
        else:
            mentions.setdefault(mention.event_key, mention)
    return Page(
        mentions=tuple(mentions.values()),
        problems=tuple(problems),
        etag=answer.header("etag"),
        modified=answer.header("last-modified"),
        title=outlet.name,
    )


def _document(answer: Answer, ask: Ask) -> Mapping[str, object]:
    body = answer.body
    if len(body) > MOST_BYTES or _PAGE.search(body[:2_000]) is not None:
        raise SourceChanged("source.unexpected", source=KEY, theirs=shape.quote(body))
    import feedparser  # 50 ms that no start of the program shall wait for

    headers = {"content-type": answer.header("content-type") or "application/xml"}
    if ask.address:
        headers["content-location"] = ask.address
    try:
        document = _mapping(
            feedparser.parse(
                io.BytesIO(body), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
            )
        )
    except _ITS_MISTAKES as error:
        raise SourceChanged("source.unexpected", source=KEY, theirs=shape.quote(body)) from error
    if not document.get("version") and not document.get("entries"):
        raise SourceChanged("source.unexpected", source=KEY, theirs=shape.quote(body))
    return document


def _outlet(head: Mapping[str, object], channel: Channel, ask: Ask) -> Account:
    """Who speaks in a feed. One host is one outlet, whatever number of feeds it has; but a host of
    podcasts or films carries many shows, so there the page of the show counts."""
    address = ask.address or ""
    site = _joined(address, _text(head, "link")) or address
    host = text.host_of(site) or text.host_of(address) or address
    key = text.bare_address(site) if channel in {Channel.PODCAST, Channel.VIDEO} else host
    name = text.plain(_text(head, "title"), 200) or host
    return Account(channel, key, name, site if site.startswith(("http://", "https://")) else None)


def _joined(base: str, link: str) -> str:
    """A link of a page as an address; empty where it can be none (`http://[`)."""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _mention(item: Mapping[str, object], outlet: Account, language: str | None, base: str) -> Mention | None:
    link = _joined(base, _text(item, "link") or _enclosure(item) or _text(item, "id"))
    if not link.startswith(("http://", "https://")):
        return None
    bodies = [each for each in (_text(item, "summary"), *_contents(item)) if each]
    title = text.plain(_text(item, "title"), 300)
    prose = list(dict.fromkeys(text.plain(body) for body in bodies))
    linked = [*(href for body in bodies for href in text.links(body)), *_linked(item)]
    hrefs = [address for href in linked if (address := _joined(link, href))]
    identity = _text(item, "id") or link
    account = _speaker(item, outlet)
    fragment = json.dumps([identity, link, _text(item, "title"), bodies, _text(item, "published")])
    return Mention(
        event_key=f"{outlet.channel.value}:{text.one_address(link)}",
        channel=outlet.channel,
        account=account,
        external_id=text.cut(identity, 500),
        url=link,
        title=title or text.cut(prose[0] if prose else link, 120),
        excerpt=text.cut(prose[0], 400) if prose else "",
        posted=_posted(item),
        language=_language(_text(_mapping(item.get("title_detail")), "language")) or language,
        texts=tuple(dict.fromkeys(each for each in (title, *prose, link, *hrefs) if each)),
        raw_hash=hashlib.sha256(fragment.encode("utf-8", "replace")).hexdigest(),
    )


def _speaker(item: Mapping[str, object], outlet: Account) -> Account:
    """An aggregator names the blog that an item is from: then that one speaks."""
    source = _mapping(item.get("source"))
    name, link = text.plain(_text(source, "title"), 200), _text(source, "href") or _text(source, "link")
    host = text.host_of(link)
    if not name or not host or host == outlet.key:
        return outlet
    return Account(outlet.channel, host, name, link)


def _posted(item: Mapping[str, object]) -> Moment | None:
    """The first date that can be read. ISO dates by us: feedparser makes a January of a month 13."""
    for name in ("published", "updated", "created"):
        raw = _text(item, name).strip()
        if _ISO.match(raw):
            moment = from_iso(raw) or from_iso(raw[:10])
        else:
            parsed = item.get(f"{name}_parsed") if raw else None
            moment = from_epoch(calendar.timegm(parsed)) if isinstance(parsed, time.struct_time) else None
        if moment is not None:
            return moment
    return None


def _language(code: str) -> str | None:
    """`en-GB` → `en`."""
    head = code.strip().lower().replace("_", "-").partition("-")[0]
    return head if head.isascii() and head.isalpha() and len(head) in {2, 3} else None


def _mapping(value: object) -> Mapping[str, object]:
    """A plain copy: feedparser's own kind of dictionary answers with one date where another is asked for."""
    return dict(value) if isinstance(value, dict) else {}


def _text(item: Mapping[str, object], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _parts(item: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    value = item.get(name)
    return [_mapping(part) for part in value] if isinstance(value, list) else []


def _contents(item: Mapping[str, object]) -> list[str]:
    return [_text(part, "value") for part in _parts(item, "content")]


def _linked(item: Mapping[str, object]) -> list[str]:
    """Further links of an item (related, via), but not the sound file of a podcast."""
    return [_text(part, "href") for part in _parts(item, "links") if _text(part, "rel") != "enclosure"]


def _enclosure(item: Mapping[str, object]) -> str:
    return next((href for part in _parts(item, "links") if (href := _text(part, "href"))), "")


SOURCE = Source(
    info=SourceInfo(
        key=KEY,
        name="News, blog and podcast feeds",
        kind=SourceKind.STREAM,
        gives=frozenset({Gives.MENTIONS}),
        channels=_CHANNELS,
        homepage="https://www.rssboard.org/rss-specification",
        terms="https://www.rssboard.org/rss-specification",
        covers="The feeds of your list, from the day on which they are first read; feeds hold no archive.",
        limits="Each feed once in half an hour at most; unchanged feeds cost almost nothing.",
        needs=(),
        rate=Rate(per_second=2, at_once=4),
        fresh_for=1,
    ),
    base_url="",
    asks=asks,
    parse=parse,
)
