"""Tidy tables for scripts: the columns of `docs/export.md`, whose names are the same in every language.

Lists are joined by `; `, dates are ISO 8601 in UTC, an empty cell means *not applicable* or *not known*, and
`status_SOURCE` says which. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from altmetric_desktop.domain.categories import ORDER, Category
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.reporting import ReportAccount, ReportMention, ReportOutput
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.tables import Cell, Column, ColumnKind, Row, Table

_JOIN = "; "
_KINDS = (Kind.PMID, Kind.PMCID, Kind.ARXIV, Kind.ISBN, Kind.HANDLE)
_UNKNOWN = frozenset({State.FAILED, State.NOT_COLLECTED, State.NOT_COVERED})
_MENTION_KEYS = (
    *("mention_id", "output_id", "doi", "source", "category", "posted_at", "first_seen", "url", "title"),
    *(
        "excerpt",
        "account",
        "outlet",
        "country",
        "language",
        "matched_by",
        "confidence",
        "points",
        "excluded",
    ),
)
_ACCOUNT_KEYS = (
    *("account_id", "category", "channel", "account_key", "name", "url", "mentions", "outputs"),
    *("first_mention", "last_mention", "country", "reach"),
)


def outputs_table(
    outputs: Iterable[ReportOutput], scheme: str, sources: Sequence[str], providers: Sequence[str]
) -> Table:
    """One row an output. `sources`: keys for `status_` columns; `providers` for `citations_` columns."""
    keys = [
        *("output_id", "title", "type", "year", "published_on", "journal", "doi"),
        *(kind.value for kind in _KINDS),
        *("url", "authors", "our_authors", "units", "open_access", "retracted", "trackable"),
        *("score", "points", "scheme", "percentile", "reference_n"),
        *("reported_score", "reported_by", "estimated_score"),
        *("mentions", "independent_mentions", "first_mention", "last_mention", "version_family"),
        *(f"mentions_{_name(category.value)}" for category in ORDER),
        *(f"citations_{_name(provider)}" for provider in providers),
        *(f"status_{_name(source)}" for source in sources),
    ]
    return Table("outputs", _columns(keys), _outputs(outputs, scheme, sources, providers))


def mentions_table(mentions: Iterable[ReportMention]) -> Table:
    """One row for each mention of each output."""
    return Table("mentions", _columns(_MENTION_KEYS), map(_mention, mentions))


def accounts_table(accounts: Iterable[ReportAccount]) -> Table:
    """One row an account or outlet."""
    return Table("accounts", _columns(_ACCOUNT_KEYS), map(_account, accounts))


def _columns(keys: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(key, key, ColumnKind.TEXT) for key in keys)


def _name(text: str) -> str:
    """A key as the end of a column's name."""
    return "".join(letter if letter.isalnum() else "_" for letter in text.lower())


def _outputs(
    outputs: Iterable[ReportOutput], scheme: str, sources: Sequence[str], providers: Sequence[str]
) -> Iterator[Row]:
    for output in outputs:
        cited = {_name(citation.provider): citation.value for citation in output.citations}
        states = dict(output.source_states)
        yield (
            *_about(output),
            *_figures(output, scheme),
            *_posts(output),
            *(cited.get(_name(provider)) for provider in providers),
            *(states.get(source, State.NOT_COLLECTED).value for source in sources),
        )


def _about(output: ReportOutput) -> tuple[Cell, ...]:
    values: dict[Kind, list[str]] = {}
    for identifier in output.identifiers:
        values.setdefault(identifier.kind, []).append(identifier.value)
    published = output.published
    return (
        output.id,
        output.title,
        output.type.value,
        None if published is None else published.date().year,
        published,
        output.venue,
        output.doi,
        *(_JOIN.join(values.get(kind, ())) for kind in _KINDS),
        output.url,
        _JOIN.join(output.authors),
        _JOIN.join(output.our_authors),
        _JOIN.join(output.units),
        output.open_access,
        _yes(output.retracted),
        _yes(output.trackable),
    )


def _figures(output: ReportOutput, scheme: str) -> tuple[Cell, ...]:
    return (
        output.shown,
        output.points,
        scheme,
        output.percentile,
        output.reference_n,
        output.reported_score,
        output.reported_by,
        output.estimated_score,
        sum(count.posts for count in output.posts) if output.trackable else None,
        output.independent if output.trackable else None,
        output.first_mention,
        output.last_mention,
        None if output.family is None else f"F-{output.family}",
    )


def _posts(output: ReportOutput) -> Iterator[Cell]:
    """A number only where it is known; which nothing it is otherwise, the `status_` columns say."""
    posts = {count.category: count.posts for count in output.posts}
    unknown: set[Category] = {category for category, state in output.states if state in _UNKNOWN}
    silent = 0 if output.trackable else None
    for category in ORDER:
        yield posts.get(category, None if category in unknown else silent)


def _mention(mention: ReportMention) -> Row:
    """`account` and `outlet` are one thing told apart: who posts on a platform, and who publishes."""
    own = mention.category in {Category.NEWS, Category.BLOGS, Category.PODCASTS, Category.POLICY}
    return (
        mention.id,
        mention.output,
        mention.doi,
        _JOIN.join(mention.sources),
        mention.category.value,
        mention.posted,
        mention.first_seen,
        mention.url,
        mention.title,
        mention.excerpt,
        "" if own else mention.account,
        mention.account if own else "",
        mention.country,
        mention.language,
        mention.matched_by,
        mention.confidence,
        mention.points,
        _yes(mention.excluded),
    )


def _account(account: ReportAccount) -> Row:
    return (
        account.id,
        account.category.value,
        account.channel.value,
        account.key,
        account.name,
        account.url,
        account.mentions,
        account.outputs,
        account.first_mention,
        account.last_mention,
        account.country,
        account.reach,
    )


def _yes(value: bool | None) -> str | None:
    return None if value is None else ("yes" if value else "no")
