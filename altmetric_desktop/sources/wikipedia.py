"""Wikipedia: articles that cite an output, found by their links and by their source text.

MediaWiki Action API: https://www.mediawiki.org/wiki/API:Exturlusage and …/API:Search ; facts, limits
and traps: docs/sources.md. Knows no HTTP and no clock.

The date that a search gives is the article's last edit, not the citation's: mentions carry no date and
are dated by when they were first seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

import msgspec

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.errors import SourceChanged, SourceLimited, SourceRefused
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.mentions import Account, Evidence, MatchedBy, Mention
from altmetric_desktop.domain.sourcing import Answer, Ask, Gives, Page, Rate, SourceInfo, SourceKind
from altmetric_desktop.sources import proof, shape, text
from altmetric_desktop.sources.description import Setup, Source, Want

KEY = "wikipedia"
PATH = "/w/api.php"
_KINDS = (Kind.DOI, Kind.ARXIV, Kind.PMID)
_SHARED = (("action", "query"), ("format", "json"), ("formatversion", "2"), ("maxlag", "5"))
#: Codes of errors that pass: https://www.mediawiki.org/wiki/Manual:Maxlag_parameter and API:Errors.
_LATER = frozenset(
    {"maxlag", "ratelimited", "readonly", "cirrussearch-too-busy-error", "search-too-busy-error"}
)


class _Error(shape.Shape, frozen=True):
    code: str
    info: str = ""


class _Query(shape.Shape, frozen=True):
    exturlusage: list[msgspec.Raw] | None = None
    search: list[msgspec.Raw] | None = None


class _Continue(shape.Shape, frozen=True, rename={"mark": "continue"}):
    mark: str = ""
    eucontinue: str | int | None = None
    sroffset: int | None = None


class _Envelope(shape.Shape, frozen=True, rename={"follow": "continue"}):
    batchcomplete: bool | str | None = None
    query: _Query | None = None
    error: _Error | None = None
    follow: _Continue | None = None


class _Hit(shape.Shape, frozen=True):
    title: str
    ns: int = 0
    pageid: int | None = None
    url: str | None = None
    snippet: str | None = None


def asks(want: Want, setup: Setup) -> Iterable[Ask]:
    """Per language: links to the identifier, the source text with it, links to each landing page.

    `{{cite journal|doi=}}` makes a link only on the rendered page, and some templates none at all: so both.
    """
    main = proof.first_of(want, _KINDS)
    if main is None:
        return
    for language in setup.languages:
        yield _links(want, language, proof.linked(main), None)
        wanted = main.value.replace('"', " ") if main.kind is Kind.DOI else proof.spelled(main)
        params = (
            *_SHARED,
            ("list", "search"),
            ("srsearch", f'insource:"{wanted}"'),
            ("srnamespace", "0"),
            ("srlimit", "50"),
            ("srprop", "timestamp|snippet"),
        )
        yield Ask(PATH, params, identifiers=want.identifiers, want=want.key, language=language, stage="text")
        for page in proof.pages_of(want, _KINDS):
            yield _links(want, language, page, page)


def _links(want: Want, language: str, address: str, page: str | None) -> Ask:
    params = (
        *_SHARED,
        ("list", "exturlusage"),
        ("euquery", address),
        ("euprop", "ids|title|url"),
        ("eunamespace", "0"),
        ("eulimit", "500"),
    )
    stage = "page" if page else "links"
    return Ask(
        PATH, params, identifiers=want.identifiers, want=want.key, target=page, language=language, stage=stage
    )


def parse(answer: Answer, ask: Ask) -> Page:
    """One mention an article. Errors come with status 200: busy → later, anything else is refused."""
    envelope = shape.decode(answer, _Envelope, KEY)
    if envelope.error is not None:
        raise _error(envelope.error, answer)
    if envelope.query is None and envelope.batchcomplete is not None:
        return Page()  # some versions leave out what is empty
    query = envelope.query or _Query()
    found = query.search if ask.stage == "text" else query.exturlusage
    if found is None:
        raise SourceChanged("source.changed", source=KEY, piece=shape.quote(answer.body))
    hits, problems = shape.records(found, _Hit)
    mentions: dict[str, Mention] = {}
    for hit, raw_hash in hits:
        mention = _mention(hit, raw_hash, ask) if hit.ns == 0 else None
        if mention is not None:
            mentions.setdefault(mention.event_key, mention)
    return Page(mentions=tuple(mentions.values()), next=_next(envelope, ask), problems=tuple(problems))


def _error(error: _Error, answer: Answer) -> SourceLimited | SourceRefused:
    said = text.cut(text.tidy(f"{error.code}: {error.info}"), shape.QUOTED)
    if error.code in _LATER or error.code.startswith("internal_api_error"):
        seconds = shape.number(answer.header("retry-after")) or 10
        return SourceLimited("source.limited", source=KEY, seconds=seconds, theirs=said)
    return SourceRefused("source.refused", source=KEY, status=answer.status, theirs=said)


def _mention(hit: _Hit, raw_hash: str, ask: Ask) -> Mention | None:
    snippet = text.plain(hit.snippet, 300)
    evidence = _evidence(hit, snippet, ask)
    title = text.tidy(hit.title)
    if evidence is None or not title:
        return None
    language = ask.language or "en"
    host = f"{language}.wikipedia.org"
    name = str(hit.pageid) if hit.pageid else title
    address = quote(hit.title.replace(" ", "_"), safe="/:(),'!*@;~")
    return Mention(
        event_key=f"wikipedia:{language}:{name}",
        channel=Channel.WIKIPEDIA,
        account=Account(Channel.WIKIPEDIA, host, f"Wikipedia ({language})", f"https://{host}/"),
        external_id=f"{language}:{name}",
        url=f"https://{host}/wiki/{address}",
        title=title,
        excerpt=snippet,
        language=language,
        evidence=(evidence,),
        raw_hash=raw_hash,
    )


def _evidence(hit: _Hit, snippet: str, ask: Ask) -> Evidence | None:
    """Links match by their beginning (10.5555/ab finds 10.5555/ab12): only the whole identifier counts.

    A snippet shows rendered text, mostly without the identifier that the search found in the source:
    then it is the search's word. A snippet that goes on after it names another work.
    """
    pieces = (hit.url,) if hit.url else (snippet,)
    seen = proof.proved(ask.identifiers, ask.target, *pieces)
    if seen is not None or ask.stage != "text" or not ask.identifiers:
        return seen
    main = next(
        (each for kind in _KINDS for each in ask.identifiers if each.kind is kind), ask.identifiers[0]
    )
    if proof.spelled(main).lower() in snippet.lower():
        return None
    return Evidence(main, MatchedBy.SOURCE, proof.THEIR_WORD)


def _next(envelope: _Envelope, ask: Ask) -> Ask | None:
    follow = envelope.follow
    if follow is None:
        return None
    name, value = ("sroffset", follow.sroffset) if ask.stage == "text" else ("eucontinue", follow.eucontinue)
    cursor = "" if value is None else str(value)
    if not cursor or cursor == ask.cursor:
        return None
    return ask.with_params(cursor, **{name: cursor, "continue": follow.mark})


SOURCE = Source(
    info=SourceInfo(
        key=KEY,
        name="Wikipedia",
        kind=SourceKind.LOOKUP,
        gives=frozenset({Gives.MENTIONS}),
        channels=(Channel.WIKIPEDIA,),
        homepage="https://www.wikipedia.org/",
        terms="https://foundation.wikimedia.org/wiki/Policy:Terms_of_Use",
        covers="Articles of the chosen language editions that link to an output or hold its DOI.",
        limits="200 requests a minute over all languages with a contact address, else 10. No citation dates.",
        needs=_KINDS,
        rate=Rate(per_second=3, at_once=3),
        fresh_for=14,
    ),
    base_url="https://{lang}.wikipedia.org",
    asks=asks,
    parse=parse,
)
