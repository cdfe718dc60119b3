"""The outputs table: ordered ids for a filter and a sort, and rows for ids. Never OFFSET.

A model holds the ids and fetches pages of rows by id; selection survives refresh because it is ids.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, UnaryExpression, and_, exists, func, select

from altmetric_desktop.domain.categories import CATEGORY_OF, CHANNELS_OF, ORDER, Category, Channel
from altmetric_desktop.domain.filters import OutputFilter, Sort, SortKey
from altmetric_desktop.domain.rows import CategoryCount, OutputRow
from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.domain.sourcing import SourceInfo, State
from altmetric_desktop.storage import coverage, people, search
from altmetric_desktop.storage.connect import pairs
from altmetric_desktop.storage.mentions import channels
from altmetric_desktop.storage.outputs import day_moment, output_type
from altmetric_desktop.storage.schema import citation, identifier, link, output, output_unit, score, tally

_AT_ONCE = 1000


def ids(
    connection: Connection,
    wanted: OutputFilter | None = None,
    order: Sort | None = None,
    scheme: str = DEFAULT.id,
) -> array[int]:
    """The living outputs that a filter means, in order; ties fall to title, then id."""
    statement = _sorted(_chosen(connection, wanted or OutputFilter()), order or Sort(), scheme)
    return array("q", connection.execute(statement).scalars())


def count(connection: Connection, wanted: OutputFilter | None = None) -> int:
    """How many outputs a filter means."""
    inner = _chosen(connection, wanted or OutputFilter()).subquery()
    return connection.execute(select(func.count()).select_from(inner)).scalar_one()


def _chosen(connection: Connection, wanted: OutputFilter) -> Select[int]:
    statement = select(output.c.id).where(output.c.died.is_(None), *_conditions(wanted))
    if wanted.unit is not None:
        inside = select(output_unit.c.output).where(
            output_unit.c.unit.in_(people.below(connection, wanted.unit)), output_unit.c.died.is_(None)
        )
        statement = statement.where(output.c.id.in_(inside))
    matching = search.matching(wanted.text)
    if matching is not None:
        statement = statement.where(output.c.id.in_(matching))
    return statement


def _conditions(wanted: OutputFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.published_from is not None:
        found.append(output.c.published >= wanted.published_from)
    if wanted.published_to is not None:
        found.append(output.c.published <= wanted.published_to)
    if wanted.types:
        found.append(output.c.type.in_([one.value for one in wanted.types]))
    if wanted.ids is not None:
        found.append(output.c.id.in_(wanted.ids))
    if wanted.categories or wanted.mentioned_from is not None or wanted.mentioned_to is not None:
        mentioned = [link.c.output == output.c.id, link.c.died.is_(None)]
        if wanted.categories:
            mentioned.append(link.c.channel.in_(channels(wanted.categories)))
        if wanted.mentioned_from is not None:
            mentioned.append(link.c.posted_day >= wanted.mentioned_from)
        if wanted.mentioned_to is not None:
            mentioned.append(link.c.posted_day <= wanted.mentioned_to)
        found.append(exists().where(and_(*mentioned)))
    return found


def _sorted(statement: Select[int], order: Sort, scheme: str) -> Select[int]:
    key, statement = _key(statement, order, scheme)
    first: UnaryExpression[object] = (key.desc() if order.descending else key.asc()).nulls_last()
    return statement.order_by(first, func.lower(output.c.title), output.c.id)


def _key(statement: Select[int], order: Sort, scheme: str) -> tuple[ColumnElement[object], Select[int]]:
    plain: dict[SortKey, ColumnElement[object]] = {
        SortKey.TITLE: func.lower(output.c.title),
        SortKey.PUBLISHED: output.c.published,
        SortKey.VENUE: func.lower(output.c.venue),
        SortKey.TYPE: output.c.type,
        SortKey.ADDED: output.c.born,
    }
    if order.key in plain:
        return plain[order.key], statement
    if order.key is SortKey.SCORE:
        on = and_(score.c.output == output.c.id, score.c.scheme == scheme)
        return score.c.points, statement.outerjoin(score, on)
    if order.key is SortKey.CITATIONS:
        most = select(citation.c.output, func.max(citation.c.value).label("most")).group_by(citation.c.output)
        cited = most.subquery()
        return cited.c.most, statement.outerjoin(cited, cited.c.output == output.c.id)
    posts = select(tally.c.output, func.sum(tally.c.posts).label("posts")).group_by(tally.c.output)
    if order.key is SortKey.CATEGORY and order.category is not None:
        own = [channel.value for channel in CHANNELS_OF[order.category]]
        posts = posts.where(tally.c.channel.in_(own))
    summed = posts.subquery()
    return summed.c.posts, statement.outerjoin(summed, summed.c.output == output.c.id)


# ---------------------------------------------------------------------------------------------- rows


def rows(
    connection: Connection,
    wanted: Sequence[int],
    infos: Sequence[SourceInfo] = (),
    scheme: str = DEFAULT.id,
) -> list[OutputRow]:
    """The rows of these outputs, in this order; ids of outputs that are gone are left out.

    `infos`: the sources whose answers tell which nothing a category without posts is.
    """
    found: dict[int, OutputRow] = {}
    given = list(wanted)
    for start in range(0, len(given), _AT_ONCE):
        found.update(_page(connection, given[start : start + _AT_ONCE], tuple(infos), scheme))
    return [found[number] for number in given if number in found]


def _page(
    connection: Connection, some: list[int], infos: tuple[SourceInfo, ...], scheme: str
) -> dict[int, OutputRow]:
    posts = _posts(connection, some)
    cited = _cited(connection, some)
    kinds, dois = _named(connection, some)
    stored = coverage.stored(connection, some) if infos else {}
    read = coverage.stream_states(connection) if infos else {}
    found = {}
    for row in connection.execute(_statement(), {"ids": some, "scheme": scheme}):
        counts = posts.get(row.id, ())
        found[row.id] = OutputRow(
            id=row.id,
            title=row.title,
            authors=row.authors or "",
            venue=row.venue or "",
            type=output_type(row.type),
            published=day_moment(row.published, row.published_precision),
            trackable=row.trackable,
            points=None if row.points is None or not row.trackable else row.points / 100,
            mentions=sum(one.posts for one in counts),
            counts=counts,
            states=states(infos, counts, kinds.get(row.id, frozenset()), stored.get(row.id, {}), read),
            citations=cited.get(row.id),
            doi=dois.get(row.id),
        )
    return found


@lru_cache(maxsize=1)
def _statement() -> Select[*tuple[Any, ...]]:
    from sqlalchemy import bindparam

    columns = ("id", "title", "authors", "venue", "type", "published", "published_precision", "trackable")
    on = and_(score.c.output == output.c.id, score.c.scheme == bindparam("scheme"))
    return (
        select(*(output.c[name] for name in columns), score.c.points)
        .outerjoin(score, on)
        .where(output.c.id.in_(bindparam("ids", expanding=True)), output.c.died.is_(None))
    )


def _posts(connection: Connection, some: list[int]) -> dict[int, tuple[CategoryCount, ...]]:
    statement = select(tally.c.output, tally.c.channel, tally.c.posts, tally.c.accounts).where(
        tally.c.output.in_(some)
    )
    summed: dict[int, dict[Category, tuple[int, int]]] = {}
    for number, channel, posts, accounts in connection.execute(statement):
        category = CATEGORY_OF[Channel(channel)]
        into = summed.setdefault(number, {})
        before = into.get(category, (0, 0))
        into[category] = (before[0] + posts, before[1] + accounts)
    return {
        number: tuple(CategoryCount(one, *counts[one]) for one in ORDER if one in counts)
        for number, counts in summed.items()
    }


def counts_of(connection: Connection, number: int) -> tuple[CategoryCount, ...]:
    """One output's posts and accounts by category, in display order."""
    return _posts(connection, [number]).get(number, ())


def _cited(connection: Connection, some: list[int]) -> dict[int, int]:
    """The highest of the providers' newest counts."""
    newest = (
        select(func.max(citation.c.id))
        .where(citation.c.output.in_(some))
        .group_by(citation.c.output, citation.c.provider)
    )
    statement = (
        select(citation.c.output, func.max(citation.c.value))
        .where(citation.c.id.in_(newest))
        .group_by(citation.c.output)
    )
    return pairs(connection, statement)


def _named(connection: Connection, some: list[int]) -> tuple[dict[int, frozenset[str]], dict[int, str]]:
    """The kinds of identifiers of outputs, and their DOIs."""
    statement = select(identifier.c.output, identifier.c.kind, identifier.c.value).where(
        identifier.c.output.in_(some), identifier.c.role == "own", identifier.c.died.is_(None)
    )
    kinds: dict[int, set[str]] = {}
    dois: dict[int, str] = {}
    for number, kind, value in connection.execute(statement):
        kinds.setdefault(number, set()).add(kind)
        if kind == "doi":
            dois.setdefault(number, value)
    return {number: frozenset(each) for number, each in kinds.items()}, dois


def states(
    infos: Sequence[SourceInfo],
    counts: Sequence[CategoryCount],
    kinds: frozenset[str],
    stored: dict[str, str],
    read: dict[str, coverage.StreamsRead],
) -> tuple[tuple[Category, State], ...]:
    """For each category without posts: which nothing it is. Nothing is said where no sources are given."""
    if not infos:
        return ()
    by_source = {info.key: coverage.nothing(info, kinds, stored.get(info.key), read) for info in infos}
    having = {one.category for one in counts}
    return tuple(
        (category, coverage.together(by_source[info.key] for info in bring))
        for category, bring in _bringing(tuple(infos)).items()
        if category not in having
    )


@lru_cache(maxsize=8)
def _bringing(infos: tuple[SourceInfo, ...]) -> dict[Category, tuple[SourceInfo, ...]]:
    return coverage.by_category(infos)
