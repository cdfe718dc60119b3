"""Hacker News: stories that link to an output, stories and comments that name it in their text.

Search API of Algolia: https://hn.algolia.com/api ; facts, limits and traps: docs/sources.md.
Knows no HTTP and no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

import msgspec

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.mentions import Account, Mention
from altmetric_desktop.domain.moments import from_epoch, from_iso
from altmetric_desktop.domain.sourcing import Answer, Ask, Gives, Page, Rate, SourceInfo, SourceKind
from altmetric_desktop.sources import proof, shape, text
from altmetric_desktop.sources.description import Setup, Source, Want

KEY = "hackernews"
HOST = "news.ycombinator.com"
_KINDS = (Kind.DOI, Kind.ARXIV, Kind.PMID)
#: Found again in each run: an index that is some minutes behind must lose nothing (seconds).
OVERLAP = 86_400


class _List(shape.Shape, frozen=True, rename={"pages": "nbPages"}):
    hits: list[msgspec.Raw]
    page: int = 0
    pages: int = 0


class _Hit(shape.Shape, frozen=True, rename={"object_id": "objectID", "tags": "_tags"}):
    object_id: str
    created_at: str | None = None
    created_at_i: int | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    story_text: str | None = None
    comment_text: str | None = None
    story_title: str | None = None
    tags: list[str] | None = None


def asks(want: Want, setup: Setup) -> Iterable[Ask]:
    """Stories by address, texts by identifier, stories by each landing page."""
    main = proof.first_of(want, _KINDS)
    if main is None:
        return
    wanted = proof.spelled(main)
    yield _ask(want, wanted, "story", "url", "links", None)
    yield _ask(want, wanted, "(story,comment)", "comment_text,story_text,title", "texts", None)
    for page in proof.pages_of(want, _KINDS):
        yield _ask(want, page, "story", "url", "page", page)


def _ask(want: Want, wanted: str, tags: str, where: str, stage: str, page: str | None) -> Ask:
    params = [
        ("query", wanted),
        ("tags", tags),
        ("restrictSearchableAttributes", where),
        ("typoTolerance", "false"),
        ("hitsPerPage", "1000"),
        ("page", "0"),
    ]
    if want.since is not None:
        since = want.since.day * 86_400 + (want.since.second or 0) - OVERLAP
        params.append(("numericFilters", f"created_at_i>{max(since, 0)}"))
    return Ask(
        "/search_by_date",
        tuple(params),
        identifiers=want.identifiers,
        want=want.key,
        target=page,
        stage=stage,
    )


def parse(answer: Answer, ask: Ask) -> Page:
    """The index splits words at punctuation: a hit counts only where it names the whole identifier."""
    listed = shape.decode(answer, _List, KEY)
    hits, problems = shape.records(listed.hits, _Hit)
    mentions = tuple(mention for hit, raw in hits if (mention := _mention(hit, raw, ask)) is not None)
    following = listed.page + 1
    more = following < listed.pages and bool(listed.hits) and shape.number(ask.cursor) != following
    following_ask = ask.with_params(str(following), page=str(following)) if more else None
    return Page(mentions=mentions, next=following_ask, problems=tuple(problems))


def _mention(hit: _Hit, raw_hash: str, ask: Ask) -> Mention | None:
    body = hit.comment_text or hit.story_text or ""
    pieces = [piece for piece in (hit.url, hit.title, body, *text.links(body)) if piece]
    evidence = proof.proved(ask.identifiers, ask.target, *pieces)
    identity = text.tidy(hit.object_id)
    if evidence is None or not identity:
        return None
    excerpt = text.plain(body, 400)
    author = text.tidy(hit.author or "")
    page = f"https://{HOST}/item?id={quote(identity)}"
    return Mention(
        event_key=f"forum:{HOST}/item?id={identity}",
        channel=Channel.FORUM,
        account=Account(
            Channel.FORUM,
            f"{HOST}/{author or 'unknown'}",
            author or "Hacker News",
            f"https://{HOST}/user?id={quote(author)}" if author else None,
        ),
        external_id=identity,
        url=page,
        title=text.plain(hit.title or hit.story_title, 300) or text.cut(excerpt, 120) or page,
        excerpt=excerpt,
        posted=from_epoch(hit.created_at_i)
        if hit.created_at_i is not None
        else from_iso(hit.created_at or ""),
        language="en",
        evidence=(evidence,),
        raw_hash=raw_hash,
    )


SOURCE = Source(
    info=SourceInfo(
        key=KEY,
        name="Hacker News",
        kind=SourceKind.LOOKUP,
        gives=frozenset({Gives.MENTIONS}),
        channels=(Channel.FORUM,),
        homepage="https://news.ycombinator.com/",
        terms="https://www.ycombinator.com/legal/",
        covers="Stories that link to an output, stories and comments that name its DOI.",
        limits="About 10,000 requests an hour from one address; at most 1,000 hits a question.",
        needs=_KINDS,
        rate=Rate(per_second=2, at_once=2),
        fresh_for=7,
    ),
    base_url="https://hn.algolia.com/api/v1",
    asks=asks,
    parse=parse,
)
