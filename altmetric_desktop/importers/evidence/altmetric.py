"""Altmetric's own answers: the Details Page API (counts, `/fetch` records) and the Explorer API.

Source: the API's documented fields, and recorded answers of 2021 to 2024.
"""

from __future__ import annotations

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.evidence import Measure, Reported
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.mentions import Mention
from altmetric_desktop.domain.moments import Moment, Precision, from_epoch
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.evidence.composing import Post, mention, posted_of
from altmetric_desktop.importers.evidence.reading import Form, Reading, identify, unread
from altmetric_desktop.importers.objects.values import (
    Item,
    When,
    at,
    called,
    cell,
    cells,
    every,
    first,
    items,
    people,
    text,
    typed,
)

API, EXPLORER = "altmetric-api", "altmetric-explorer"

_IDENTIFIERS = {
    "doi": Kind.DOI, "dois": Kind.DOI, "pmid": Kind.PMID, "pmc": Kind.PMCID, "pmcid": Kind.PMCID,
    "arxiv_id": Kind.ARXIV, "ads_id": Kind.ADS, "isbn": Kind.ISBN, "isbns": Kind.ISBN, "handle": Kind.HANDLE,
    "handles": Kind.HANDLE, "urn": Kind.URN, "nct_id": Kind.NCT, "nct_ids": Kind.NCT, "repec_id": Kind.REPEC,
    "ssrn": Kind.SSRN, "uri": Kind.URL,
}  # fmt: skip
_EXPLORER_IDENTIFIERS = {
    "dois": Kind.DOI, "pubmed-ids": Kind.PMID, "pubmedcentral-ids": Kind.PMCID, "pmc-ids": Kind.PMCID,
    "arxiv-ids": Kind.ARXIV, "ads-bibcodes": Kind.ADS, "ads-ids": Kind.ADS, "isbns": Kind.ISBN,
    "handles": Kind.HANDLE, "urns": Kind.URN, "nct-ids": Kind.NCT, "repec-ids": Kind.REPEC,
    "ssrns": Kind.SSRN, "ssrn-ids": Kind.SSRN, "uris": Kind.URL,
}  # fmt: skip
_COUNTED = {"posts_count": Measure.POSTS, "unique_users_count": Measure.ACCOUNTS}
_SUMS = {"cited_by_posts_count": Measure.POSTS, "cited_by_accounts_count": Measure.ACCOUNTS}


def known_counts(item: Item) -> bool:
    """A record with counts only: `/v1/doi/…`, or one of a list of such."""
    return "altmetric_id" in item and "counts" not in item


def read_counts(item: Item, reading: Reading) -> None:
    """One record with counts: each is of accounts, as the documentation says; the score is exact."""
    identifiers = reading.gathered()
    identify(identifiers, item, _IDENTIFIERS)
    seen = _updated(item.get("last_updated"))
    row = identifiers.row
    figures = [reading.count(row, "score", Measure.SCORE, item.get("score"), "", seen)]
    figures += [
        reading.count(row, name, measure, item.get(name), "", seen) for name, measure in _SUMS.items()
    ]
    counts: Item = {
        name.removeprefix("cited_by_").removesuffix("_count"): value
        for name, value in item.items()
        if name.startswith("cited_by_") and name.endswith("_count") and name not in _SUMS
    }
    figures += reading.counts(row, counts, Measure.ACCOUNTS, seen, "cited_by_…_count")
    figures += reading.readers(row, item.get("readers"), seen)
    reading.add(_record(item, row), identifiers, figures)


def known_fetch(item: Item) -> bool:
    """A full record: `/v1/fetch/…`."""
    return "altmetric_id" in item and isinstance(item.get("counts"), dict) and "citation" in item


def read_fetch(item: Item, reading: Reading) -> None:
    """One full record: counts of posts and of accounts, and the posts that it lists (often not all)."""
    identifiers = reading.gathered()
    citation = item.get("citation")
    about = citation if isinstance(citation, dict) else {}
    identify(identifiers, about, _IDENTIFIERS)
    row = identifiers.row
    score = at(item, "altmetric_score", "score")
    figures = [reading.count(row, "score", Measure.SCORE, item.get("score") if score is None else score)]
    figures += [reading.count(row, "total", Measure.POSTS, at(item, "counts", "total", "posts_count"))]
    listed = item.get("counts")
    counts = listed if isinstance(listed, dict) else {}
    by_channel = {name: one for name, one in counts.items() if name not in ("readers", "total")}
    for name, one in by_channel.items():
        channel = reading.channel(row, "counts", name)
        if channel is not None:
            figures += (
                reading.count(row, name, measure, at(one, member), channel.value)
                for member, measure in _COUNTED.items()
            )
    figures += reading.readers(row, at(item, "counts", "readers"))
    reading.add(_record(about, row), identifiers, figures, _posts(item.get("posts"), row, reading))


def _posts(posts: object, row: int, reading: Reading) -> list[Mention]:
    found: list[Mention] = []
    for name, listed in (posts if isinstance(posts, dict) else {}).items():
        channel = reading.channel(row, "posts", name)
        if channel is None:
            continue
        # Of Reddit the number is the subreddit's, where many write.
        keyed = () if channel is Channel.REDDIT else ("author.id_on_source", "author.tweeter_id")
        for post in every(listed):
            number = cell(post.get("tweet_id"))
            found.append(
                mention(
                    API,
                    channel,
                    Post(
                        url=first(post, "page_url", "url") or "",
                        external=f"twitter.{number}" if number else cell(post.get("id")),
                        title=cell(post.get("title")),
                        outlet=first(post, "author.name", "author.id_on_source") or "",
                        outlet_url=cell(at(post, "author", "url")),
                        outlet_key=first(post, *keyed) or "",
                        excerpt=cell(post.get("summary")),
                        posted=posted_of(cell(post.get("posted_on"))),
                        language=cell(post.get("wiki_lang")),
                        reach=_whole(at(post, "author", "followers")),
                    ),
                )
            )
    return found


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**12 else None


def _record(item: Item, row: int) -> Record:
    year, published = _published(item)
    return Record(
        row,
        text(item, "title"),
        (),
        (),
        year,
        published,
        typed(text(item, "type")),
        venue=text(item, "journal"),
        publisher=text(item, "publisher"),
        authors=people(called(name) for name in cells(item, "authors")),
        abstract=text(item, "abstract"),
    )


def _published(item: Item) -> When:
    at_epoch = item.get("published_on")
    if isinstance(at_epoch, int | float) and not isinstance(at_epoch, bool):
        moment = _updated(at_epoch)
        return (None, None) if moment is None else (moment.date().year, moment)
    return dated(*(cell(item.get(name))[:10] for name in ("pubdate", "epubdate", "published_on")))


def _updated(seconds: object) -> Moment | None:
    if not isinstance(seconds, int | float) or isinstance(seconds, bool):
        return None
    found = from_epoch(seconds)
    return None if found is None else Moment(found.day, None, Precision.DAY)


# --------------------------------------------------------------------------------------- Explorer API


def known_explorer(item: Item) -> bool:
    """An answer of the Explorer API: outputs or mentions with what belongs to them in `included`."""
    kinds = {cell(one.get("type")) for one in items(item, "data")[:20]}
    return bool(kinds & {"research-output", "mention"})


def read_explorer(answer: Item, reading: Reading) -> None:
    """One answer: a record for each output, and for each mention of each output."""
    beside = {(cell(one.get("type")), cell(one.get("id"))): one for one in every(answer, "included")}
    data = answer.get("data")
    for item in data if isinstance(data, list) else [data]:
        kind = cell(at(item, "type"))
        if kind == "research-output" and isinstance(item, dict):
            _output(item, beside, reading)
        elif kind == "mention" and isinstance(item, dict):
            _mention(item, beside, reading)
        else:
            reading.row += 1
            reading.problems += unread(reading.row, item)


_Beside = dict[tuple[str, str], Item]


def _output(item: Item, beside: _Beside, reading: Reading, mentions: tuple[Mention, ...] = ()) -> None:
    identifiers = reading.gathered()
    about = item.get("attributes")
    identify(identifiers, at(about, "identifiers"), _EXPLORER_IDENTIFIERS)
    year, published = dated(text(about, "publication-date"))
    journal = at(item, "relationships", "journal")
    named = at(journal, "data") if isinstance(at(journal, "data"), dict) else journal
    venue = beside.get(("journal", cell(at(named, "id"))))
    row = identifiers.row
    record = Record(
        row,
        text(about, "title"),
        (),
        (),
        year,
        published,
        typed(text(about, "output-type")),
        venue=text(venue, "attributes", "title"),
        open_access=text(about, "oa-type"),
    )
    counts = at(about, "mentions")
    figures: list[Reported | None] = [
        reading.count(row, "altmetric-score", Measure.SCORE, at(about, "altmetric-score")),
        reading.count(
            row, "dimensions", Measure.CITATIONS, at(about, "dimensions", "citations"), "dimensions"
        ),
    ]
    figures += reading.readers(row, at(about, "readers"))
    if isinstance(counts, dict):
        figures += reading.counts(row, counts, Measure.POSTS, None, "mentions")
    reading.add(record, identifiers, figures, mentions)


def _mention(item: Item, beside: _Beside, reading: Reading) -> None:
    about = item.get("attributes")
    channel = reading.channel(reading.row + 1, "post-type", cell(at(about, "post-type")))
    author = at(item, "relationships", "author", "data")
    who = beside.get(("profile", cell(at(author, "id"))))
    made: tuple[Mention, ...] = ()
    if channel is not None:
        made = (
            mention(
                EXPLORER,
                channel,
                Post(
                    url=first(about, "url", "post-url") or "",
                    external=cell(at(about, "external-id")),
                    title=cell(at(about, "title")),
                    outlet=text(who, "attributes", "name") or "",
                    outlet_url=cell(at(who, "attributes", "url")),
                    outlet_key=cell(at(author, "id")),
                    excerpt=first(about, "summary", "content") or "",
                    posted=posted_of(first(about, "posted-on", "posted-at", "date") or ""),
                ),
            ),
        )
    concerned = [
        beside[key]
        for one in items(item, "relationships", "research-outputs")
        if (key := ("research-output", cell(at(one, "data", "id")) or cell(one.get("id")))) in beside
    ]
    for output in concerned:
        _output(output, beside, reading, made)
    if not concerned:
        reading.row += 1
        reading.problems += unread(reading.row, item)


FORMS = (
    Form("altmetric-api-json", API, known_fetch, read_fetch),
    Form("altmetric-api-json", API, known_counts, read_counts),
    Form("altmetric-explorer-json", EXPLORER, known_explorer, read_explorer),
)
