"""Stack Exchange: questions and answers of its sites that link to an output or name its DOI.

API 2.3, https://api.stackexchange.com/docs ; facts, limits and traps: docs/sources.md.
Knows no HTTP and no clock.

The search for excerpts finds answers too, but says neither who wrote them nor what they hold in full:
the posts that it finds are fetched, a hundred a call, and read.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.errors import SourceLimited, SourceRefused
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.mentions import Account, Mention
from altmetric_desktop.domain.moments import from_epoch
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
from altmetric_desktop.sources import proof, shape, text
from altmetric_desktop.sources.description import Auth, AuthKind, Setup, Source, Want

KEY = "stackexchange"
PAGE = 100
#: Asked where the user chose none: each further site costs two of 300 calls a day for every output.
DEFAULT_SITES = ("academia", "biology", "stats", "mathoverflow.net")
_KINDS = (Kind.DOI, Kind.ARXIV, Kind.PMID)
_OWN_HOSTS = {
    name: f"{name}.com" for name in ("stackoverflow", "superuser", "serverfault", "askubuntu", "stackapps")
}
_SITE = pattern(r"[a-z0-9][a-z0-9.-]{1,60}")
_WAIT = pattern(r"in (\d{1,6}) seconds")
#: `throttle_violation`, `temporarily_unavailable`: https://api.stackexchange.com/docs/error-handling.
_LATER = frozenset({502, 503})


class _List(shape.Shape, frozen=True):
    items: list[msgspec.Raw]
    has_more: bool = False
    backoff: float = 0.0


class _Error(shape.Shape, frozen=True):
    error_id: int | None = None
    error_message: str = ""


class _Owner(shape.Shape, frozen=True):
    display_name: str | None = None
    link: str | None = None
    user_id: int | None = None


class _Post(shape.Shape, frozen=True):
    question_id: int | None = None
    answer_id: int | None = None
    item_type: str | None = None
    title: str | None = None
    body: str | None = None
    link: str | None = None
    creation_date: int | None = None
    owner: _Owner | None = None


def asks(want: Want, setup: Setup) -> Iterable[Ask]:
    """Per site: questions whose text holds the address, and excerpts of all posts that hold it."""
    main = proof.first_of(want, _KINDS)
    if main is None:
        return
    for site in setup.sites or DEFAULT_SITES:
        yield _ask(want, site, "/search/advanced", "questions", url=f"*{main.value}*", filter="withbody")
        yield _ask(want, site, "/search/excerpts", "excerpts", q=f'"{main.value}"')


def _ask(want: Want, site: str, path: str, stage: str, **special: str) -> Ask:
    params = {
        "site": site,
        **special,
        "order": "desc",
        "sort": "creation",
        "pagesize": str(PAGE),
        "page": "1",
    }
    if want.since is not None:
        params["fromdate"] = str(max(want.since.day - 1, 0) * 86_400)
    return Ask(
        path, tuple(params.items()), identifiers=want.identifiers, want=want.key, target=site, stage=stage
    )


def parse(answer: Answer, ask: Ask) -> Page:
    """Posts that name the identifier; `backoff` must be obeyed for the same method."""
    error = shape.decode(answer, _Error, KEY)
    if error.error_id is not None:
        raise _error(error, answer)
    listed = shape.decode(answer, _List, KEY)
    posts, problems = shape.records(listed.items, _Post)
    page = (shape.number(ask.cursor) or 1) + 1
    following = ask.with_params(str(page), page=str(page)) if listed.has_more and listed.items else None
    backoff = min(max(listed.backoff, 0.0), 86_400.0)
    if ask.stage == "excerpts":
        return Page(
            follow_ups=tuple(_whole(posts, ask)), next=following, problems=tuple(problems), backoff=backoff
        )
    mentions: list[Mention] = []
    for post, raw_hash in posts:
        mention = _mention(post, raw_hash, ask)
        if mention is not None:
            mentions.append(mention)
        elif post.question_id is None and post.answer_id is None:
            problems.append(PageProblem("bad-record", f"no id: {post.title or ''}"[: shape.QUOTED]))
    return Page(mentions=tuple(mentions), next=following, problems=tuple(problems), backoff=backoff)


def _error(error: _Error, answer: Answer) -> SourceLimited | SourceRefused:
    said = text.plain(f"{error.error_id}: {error.error_message}", shape.QUOTED)
    if error.error_id in _LATER:
        told = _WAIT.search(error.error_message)
        seconds = int(told.group(1)) if told else 60
        return SourceLimited("source.limited", source=KEY, seconds=seconds, theirs=said)
    return SourceRefused("source.refused", source=KEY, status=answer.status, theirs=said)


def _whole(posts: list[tuple[_Post, str]], ask: Ask) -> Iterable[Ask]:
    """The found posts in full: answers and questions by their numbers."""
    site = ask.target or ""
    answers = [post.answer_id for post, _ in posts if post.answer_id]
    questions = [post.question_id for post, _ in posts if post.question_id and not post.answer_id]
    for kind, numbers in (("answers", answers), ("questions", questions)):
        ids = ";".join(str(number) for number in sorted(set(numbers)) if number > 0)
        if ids:
            params = (("site", site), ("filter", "withbody"), ("pagesize", str(PAGE)), ("page", "1"))
            yield Ask(
                f"/{kind}/{ids}",
                params,
                identifiers=ask.identifiers,
                want=ask.want,
                target=site,
                stage=f"{kind} {ids}",
            )


def _mention(post: _Post, raw_hash: str, ask: Ask) -> Mention | None:
    body = post.body or ""
    evidence = proof.proved(
        ask.identifiers, None, body, text.plain(body), post.title or "", *text.links(body)
    )
    kind, number = ("a", post.answer_id) if post.answer_id else ("q", post.question_id)
    if evidence is None or number is None:
        return None
    site = ask.target or ""
    host = host_of(site)
    owner = post.owner or _Owner()
    name = text.plain(owner.display_name, 200)
    excerpt = text.plain(body, 400)
    address = f"https://{host}/{kind}/{number}"
    link = owner.link if owner.link and owner.link.startswith("http") else None
    return Mention(
        event_key=f"qna:{host}/{kind}/{number}",
        channel=Channel.QNA,
        account=Account(Channel.QNA, f"{host}/{owner.user_id or name or 'unknown'}", name or host, link),
        external_id=f"{site}:{kind}:{number}",
        url=text.one_address(post.link) if post.link and post.link.startswith("https://") else address,
        title=text.plain(post.title, 300) or text.cut(excerpt, 120) or address,
        excerpt=excerpt,
        posted=from_epoch(post.creation_date) if post.creation_date is not None else None,
        evidence=(evidence,),
        raw_hash=raw_hash,
    )


def host_of(site: str) -> str:
    """Where a site's pages are: `stats` → stats.stackexchange.com, `mathoverflow.net` → itself."""
    low = site.lower()
    if _SITE.fullmatch(low) is None:
        return "stackexchange.com"
    return _OWN_HOSTS.get(low, low if low.endswith((".net", ".com")) else f"{low}.stackexchange.com")


SOURCE = Source(
    info=SourceInfo(
        key=KEY,
        name="Stack Exchange",
        kind=SourceKind.LOOKUP,
        gives=frozenset({Gives.MENTIONS}),
        channels=(Channel.QNA,),
        homepage="https://stackexchange.com/",
        terms="https://stackoverflow.com/legal/api-terms-of-use",
        covers="Questions and answers of the chosen sites that link to an output or name its DOI.",
        limits="300 requests a day without a key, 10,000 with a free one; each output costs two a site.",
        needs=_KINDS,
        rate=Rate(per_second=2, at_once=1, per_day=300),
        fresh_for=30,
        takes_key=True,
    ),
    base_url="https://api.stackexchange.com/2.3",
    asks=asks,
    parse=parse,
    auth=Auth(AuthKind.PARAM, "key"),
)
