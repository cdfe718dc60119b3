"""Mentions: keeping a page of them, listing them, counting them by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from altmetric_desktop.domain.categories import CATEGORY_OF, CHANNELS_OF, RANK, Category, Channel
from altmetric_desktop.domain.filters import MentionFilter
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.rows import MentionRow, Month
from altmetric_desktop.domain.scoring import Countable
from altmetric_desktop.domain.timeline import month_number
from altmetric_desktop.storage.bulk import fetch
from altmetric_desktop.storage.outputs import day_moment
from altmetric_desktop.storage.runs import moment
from altmetric_desktop.storage.schema import account, link, mention, output, sighting
from altmetric_desktop.storage.within import Within, listed

__all__ = ["all_mentions", "count", "countable", "months", "of_output"]

_AT_ONCE = 2000


def of_output(
    connection: Connection, number: int, categories: Sequence[Category] = (), limit: int | None = None
) -> list[MentionRow]:
    """An output's mentions, newest first."""
    wanted = MentionFilter(output=number, categories=tuple(categories))
    statement = _newest_first(_chosen(wanted)).limit(limit)
    return _rows(connection, connection.execute(statement).all())


def all_mentions(connection: Connection, wanted: MentionFilter) -> Iterator[MentionRow]:
    """Pairs of output and mention, by output, then newest first; read in pieces."""
    statement = _chosen(wanted).order_by(link.c.output)
    result = connection.execution_options(yield_per=_AT_ONCE).execute(_newest_first(statement))
    for part in result.partitions(_AT_ONCE):
        yield from _rows(connection, part)


def count(connection: Connection, wanted: MentionFilter) -> int:
    """How many pairs of output and mention."""
    return connection.execute(select(func.count()).select_from(_chosen(wanted).subquery())).scalar_one()


def countable(connection: Connection, number: int) -> list[Countable]:
    """An output's mentions as its score sees them."""
    statement = (
        select(
            mention.c.id,
            link.c.channel,
            link.c.account,
            mention.c.posted_day,
            mention.c.posted_precision,
            mention.c.posted_second,
        )
        .join(mention, mention.c.id == link.c.mention)
        .where(link.c.output == number, link.c.died.is_(None), mention.c.died.is_(None))
    )
    return [
        Countable(one, Channel(channel), who, day_moment(day, precision, second))
        for one, channel, who, day, precision, second in connection.execute(statement)
    ]


def months(connection: Connection, number: int | None = None) -> list[Month]:
    """Posts per calendar month and category, of one output or of all; months without any are missing.

    Grouped by day in a covering index, months made here: 9 × faster than dates in SQL.
    """
    living: list[ColumnElement[bool]] = [link.c.died.is_(None), link.c.posted_day.is_not(None)]
    if number is not None:
        living.append(link.c.output == number)
    statement = (
        select(link.c.posted_day, link.c.channel, func.count())
        .where(*living)
        .group_by(link.c.posted_day, link.c.channel)
    )
    found: dict[int, dict[Category, int]] = {}
    for day, channel, posts in connection.execute(statement):
        category = CATEGORY_OF[Channel(channel)]
        into = found.setdefault(month_number(day), {})
        into[category] = into.get(category, 0) + posts
    return [
        Month(month, tuple(sorted(posts.items(), key=lambda pair: RANK[pair[0]])))
        for month, posts in sorted(found.items())
    ]


# ------------------------------------------------------------------------------------------- inside

_COLUMNS = (
    mention.c.id,
    link.c.output,
    link.c.channel,
    account.c.name,
    account.c.url.label("account_url"),
    mention.c.title,
    mention.c.excerpt,
    mention.c.url,
    mention.c.posted_day,
    mention.c.posted_second,
    mention.c.posted_precision,
    mention.c.country,
    account.c.country.label("account_country"),
    mention.c.language,
    link.c.matched_by,
    link.c.confidence,
)


def _chosen(wanted: MentionFilter) -> Select[*tuple[Any, ...]]:
    statement = (
        select(*_COLUMNS)
        .select_from(link)
        .join(mention, mention.c.id == link.c.mention)
        .join(account, account.c.id == link.c.account)
        .where(link.c.died.is_(None), mention.c.died.is_(None))
    )
    if wanted.output is not None:
        statement = statement.where(link.c.output == wanted.output)
    else:
        statement = statement.join(output, output.c.id == link.c.output).where(output.c.died.is_(None))
    if wanted.categories:
        statement = statement.where(link.c.channel.in_(channels(wanted.categories)))
    if wanted.posted_from is not None:
        statement = statement.where(link.c.posted_day >= wanted.posted_from)
    if wanted.posted_to is not None:
        statement = statement.where(link.c.posted_day <= wanted.posted_to)
    for word in wanted.text.split()[:12]:
        text = mention.c.title + " " + mention.c.excerpt + " " + account.c.name
        statement = statement.where(func.lower(text).contains(word.lower(), autoescape=True))
    return statement


def channels(categories: Sequence[Category]) -> list[str]:
    """The channels of categories, as stored."""
    return [channel.value for category in categories for channel in CHANNELS_OF[category]]


def _newest_first(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return statement.order_by(
        mention.c.posted_day.desc().nulls_last(),
        mention.c.posted_second.desc().nulls_last(),
        mention.c.id.desc(),
    )


def _rows(connection: Connection, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[MentionRow]:
    seen = _sightings(connection, sorted({row[0] for row in rows}))
    return [_row(row, seen[row[0]]) for row in rows]


def _row(row: Row[*tuple[Any, ...]], seen: tuple[int, tuple[str, ...]]) -> MentionRow:
    (
        number, output_id, channel, account_name, account_url, title, excerpt, url, day, second, precision,
        country, account_country, language, matched_by, confidence,
    ) = row  # fmt: skip
    known = _CHANNEL[channel]
    return MentionRow(
        number,
        output_id,
        known,
        CATEGORY_OF[known],
        account_name,
        account_url,
        title,
        excerpt,
        url,
        day_moment(day, precision, second),
        moment(seen[0]) or Moment(0),
        country or account_country,
        language,
        matched_by,
        confidence,
        seen[1],
    )


def _sightings(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, tuple[str, ...]]]:
    """When each was first seen, and by which sources, the first one first."""
    found: dict[int, tuple[int, tuple[str, ...]]] = dict.fromkeys(ids, (0, ()))
    for number, at, source in fetch(connection, _SEEN, ids=listed(ids, connection.dialect.name)):
        first, sources = found[number]
        found[number] = (first or at, (*sources, source))
    return found


_CHANNEL = {channel.value: channel for channel in Channel}
_SEEN = (
    select(sighting.c.mention, sighting.c.first_seen, sighting.c.source)
    .where(Within(sighting.c.mention))
    .order_by(sighting.c.mention, sighting.c.first_seen, sighting.c.id)
)
