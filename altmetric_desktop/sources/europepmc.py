"""Europe PMC: identifiers and citations of the life sciences, and reviews of preprints.

REST service 6.9, https://europepmc.org/RestfulWebService ; facts, limits and traps: docs/sources.md.
Knows no HTTP and no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

import msgspec

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.errors import SourceChanged, SourceRefused
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import Account, Evidence, MatchedBy, Mention
from altmetric_desktop.domain.moments import from_iso
from altmetric_desktop.domain.outputs import Metadata, OutputType, Person
from altmetric_desktop.domain.sourcing import (
    Answer,
    Ask,
    Citation,
    Fact,
    Gives,
    Page,
    Rate,
    SourceInfo,
    SourceKind,
)
from altmetric_desktop.sources import proof, shape, text
from altmetric_desktop.sources.description import Setup, Source, Want

KEY = "europepmc"
BATCH = 50
PAGE = 100
_KINDS = (Kind.DOI, Kind.PMID, Kind.PMCID)
#: The first of these that occurs among a record's publication types says what the work is.
_TYPES = (
    ("preprint", OutputType.PREPRINT),
    ("review", OutputType.REVIEW),
    ("review-article", OutputType.REVIEW),
    ("systematic review", OutputType.REVIEW),
    ("dataset", OutputType.DATASET),
    ("journal article", OutputType.ARTICLE),
    ("research-article", OutputType.ARTICLE),
)
#: Which record stands for the identifier where several share it.
_RANK = {"MED": 0, "PMC": 1, "PPR": 2}
#: What authors answer to their reviewers is no review.
_NO_REVIEW = ("author-response", "reply", "author response")


class _Results(shape.Shape, frozen=True):
    result: list[msgspec.Raw]


class _Envelope(shape.Shape, frozen=True, rename="camel"):
    result_list: _Results | None = None
    next_cursor_mark: str | None = None
    hit_count: int = 0
    err_code: int | None = None
    err_msg: str | None = None


class _AuthorId(shape.Shape, frozen=True):
    type: str | None = None
    value: str | None = None


class _Author(shape.Shape, frozen=True, rename="camel"):
    full_name: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    collective_name: str | None = None
    author_id: _AuthorId | None = None


class _Authors(shape.Shape, frozen=True):
    author: list[_Author] | None = None


class _Journal(shape.Shape, frozen=True):
    title: str | None = None


class _JournalInfo(shape.Shape, frozen=True):
    volume: str | None = None
    issue: str | None = None
    journal: _Journal | None = None


class _Types(shape.Shape, frozen=True, rename="camel"):
    pub_type: list[str] | None = None


class _Result(shape.Shape, frozen=True, rename="camel"):
    id: str
    source: str
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    title: str | None = None
    author_list: _Authors | None = None
    journal_info: _JournalInfo | None = None
    journal_title: str | None = None
    pub_year: str | None = None
    page_info: str | None = None
    abstract_text: str | None = None
    pub_type_list: _Types | None = None
    cited_by_count: int | None = None
    has_evaluations: str | None = None
    first_publication_date: str | None = None


class _Evaluations(shape.Shape, frozen=True):
    evaluation: list[msgspec.Raw] | None = None


class _EvaluationPage(shape.Shape, frozen=True, rename="camel"):
    evaluation_list: _Evaluations | None = None
    hit_count: int | None = None


class _Evaluation(shape.Shape, frozen=True, rename="camel"):
    id: str | int | None = None
    doi: str | None = None
    url: str | None = None
    platform: str | None = None
    data_origin: str | None = None
    type: str | None = None
    title: str | None = None
    date: str | None = None


def asks(want: Want, setup: Setup) -> Iterable[Ask]:
    """One POST of OR-ed identifiers a batch."""
    mine = [identifier for identifier in want.identifiers if identifier.kind in _KINDS]
    for start in range(0, len(mine), BATCH):
        batch = tuple(mine[start : start + BATCH])
        yield _search(batch, want.key, None)


def _search(batch: tuple[Identifier, ...], want: str, cursor: str | None) -> Ask:
    body = urlencode(
        {
            "query": " OR ".join(_term(identifier) for identifier in batch),
            "resultType": "core",
            "format": "json",
            "pageSize": str(PAGE),
            "synonym": "false",
            "cursorMark": cursor or "*",
        }
    )
    return Ask("/searchPOST", body=body, identifiers=batch, want=want, stage="search", cursor=cursor)


def _term(identifier: Identifier) -> str:
    if identifier.kind is Kind.PMID:
        return f"(EXT_ID:{identifier.value} AND SRC:MED)"
    if identifier.kind is Kind.PMCID:
        return f"PMCID:{identifier.value}"
    escaped = identifier.value.replace("\\", "\\\\").replace('"', '\\"')
    return f'DOI:"{escaped}"'


def parse(answer: Answer, ask: Ask) -> Page:
    """Facts, counts and, for records with evaluations, the question for them; or the evaluations."""
    if ask.stage.startswith("evaluations"):
        return _evaluations(answer, ask)
    envelope = shape.decode(answer, _Envelope, KEY)
    if envelope.err_code is not None:  # comes with status 200
        said = f"{envelope.err_code}: {envelope.err_msg or ''}"[: shape.QUOTED]
        raise SourceRefused("source.refused", source=KEY, status=answer.status, theirs=said)
    if envelope.result_list is None:
        raise SourceChanged("source.changed", source=KEY, piece=shape.quote(answer.body))
    raws = envelope.result_list.result
    results, problems = shape.records(raws, _Result)
    found: dict[Identifier, _Result] = {}
    for result, _ in sorted(results, key=lambda pair: _RANK.get(pair[0].source, 9)):
        for identifier in _identifiers(result):
            found.setdefault(identifier, result)
    known = [(identifier, found[identifier]) for identifier in ask.identifiers if identifier in found]
    mark = envelope.next_cursor_mark
    more = bool(mark) and mark != ask.cursor and len(raws) >= PAGE and envelope.hit_count > PAGE
    partial = bool(problems) or more or ask.cursor is not None
    return Page(
        citations=tuple(
            Citation(identifier, KEY, cited)
            for identifier, result in known
            if (cited := shape.count(result.cited_by_count)) is not None
        ),
        facts=tuple(Fact(identifier, _metadata(result)) for identifier, result in known),
        not_covered=() if partial else tuple(each for each in ask.identifiers if each not in found),
        next=_search(ask.identifiers, ask.want, mark) if more else None,
        follow_ups=tuple(
            _reviews(identifier, result, ask.want)
            for identifier, result in known
            if result.has_evaluations == "Y"
        ),
        problems=tuple(problems),
    )


def _identifiers(result: _Result) -> tuple[Identifier, ...]:
    given = (shape.doi(result.doi), shape.pmid(result.pmid), shape.pmcid(result.pmcid))
    return tuple(identifier for identifier in given if identifier is not None)


def _metadata(result: _Result) -> Metadata:
    info = result.journal_info or _JournalInfo()
    venue = info.journal.title if info.journal else result.journal_title
    types = {each.lower() for each in (result.pub_type_list and result.pub_type_list.pub_type) or ()}
    authors = (result.author_list and result.author_list.author) or ()
    title = text.plain(result.title)
    return Metadata(
        title=(title[:-1] if title.endswith(".") and not title.endswith("..") else title) or None,
        type=next((kind for word, kind in _TYPES if word in types), None),
        published=from_iso(result.first_publication_date or "") or from_iso(result.pub_year or ""),
        venue=text.plain(venue) or None,
        volume=info.volume,
        issue=info.issue,
        pages=result.page_info,
        authors=tuple(person for author in authors if (person := _person(author))),
        identifiers=_identifiers(result),
        retracted=True if "retracted publication" in types else None,
        abstract=text.abstract(result.abstract_text),
    )


def _person(author: _Author) -> Person | None:
    whole = ", ".join(text.plain(part) for part in (author.last_name, author.first_name) if part)
    name = whole if author.last_name else text.plain(author.full_name or author.collective_name)
    orcid = author.author_id.value if author.author_id and author.author_id.type == "ORCID" else None
    return Person(name, orcid) if name else None


def _reviews(identifier: Identifier, result: _Result, want: str, form: str = "evaluations") -> Ask:
    """The announced form first; a note of a user has the other order of path parts: asked after a 404."""
    record = f"{quote(result.source, safe='')}/{quote(result.id, safe='')}"
    path = f"/evaluations/{record}" if form == "evaluations" else f"/{record}/evaluations"
    params = (("format", "json"),)
    return Ask(
        path, params, identifiers=(identifier,), want=want, stage=f"{form} {result.source}/{result.id}"
    )


def _evaluations(answer: Answer, ask: Ask) -> Page:
    form, _, record = ask.stage.partition(" ")
    if answer.status == 404:
        source, _, number = record.partition("/")
        if form != "evaluations":
            return Page()
        other = _reviews(ask.identifiers[0], _Result(number, source), ask.want, "evaluations-2")
        return Page(follow_ups=(other,))
    listed = shape.decode(answer, _EvaluationPage, KEY)
    if listed.evaluation_list is None and listed.hit_count is None:
        raise SourceChanged("source.changed", source=KEY, piece=shape.quote(answer.body))
    raws = (listed.evaluation_list and listed.evaluation_list.evaluation) or []
    evaluations, problems = shape.records(raws, _Evaluation)
    mentions = tuple(
        mention for each, raw in evaluations if (mention := _mention(each, raw, ask)) is not None
    )
    return Page(mentions=mentions, problems=tuple(problems))


def _mention(evaluation: _Evaluation, raw_hash: str, ask: Ask) -> Mention | None:
    doi = shape.doi(evaluation.doi)
    url = f"https://doi.org/{doi.value}" if doi else text.one_address(evaluation.url or "")
    kind = (evaluation.type or "").lower()
    if not url.startswith("https://") or any(word in kind for word in _NO_REVIEW):
        return None
    platform = text.plain(evaluation.platform or evaluation.data_origin, 200) or text.host_of(url)
    label = f"{platform}: {text.plain(evaluation.type).replace('-', ' ')}" if kind else platform
    return Mention(
        event_key=f"peer_reviews:{url}",
        channel=Channel.PEER_REVIEW,
        account=Account(Channel.PEER_REVIEW, platform.lower(), platform),
        external_id=str(evaluation.id or url),
        url=evaluation.url if evaluation.url and evaluation.url.startswith("http") else url,
        title=text.plain(evaluation.title, 300) or label,
        posted=from_iso(evaluation.date or ""),
        evidence=(Evidence(ask.identifiers[0], MatchedBy.SOURCE, proof.THEIR_WORD),),
        raw_hash=raw_hash,
    )


SOURCE = Source(
    info=SourceInfo(
        key=KEY,
        name="Europe PMC",
        kind=SourceKind.LOOKUP,
        gives=frozenset({Gives.METADATA, Gives.CITATIONS, Gives.MENTIONS}),
        channels=(Channel.PEER_REVIEW,),
        homepage="https://europepmc.org/",
        terms="https://europepmc.org/Copyright",
        covers="Life sciences: everything in PubMed and PubMed Central, and preprints with their reviews.",
        limits="No published number; asked twice a second at most.",
        needs=_KINDS,
        rate=Rate(per_second=2, at_once=2),
        fresh_for=30,
        batch=BATCH,
    ),
    base_url="https://www.ebi.ac.uk/europepmc/webservices/rest",
    asks=asks,
    parse=parse,
)
