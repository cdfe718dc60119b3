"""The outputs table: ordered ids for a filter and a sort, and rows for ids. Never OFFSET.

A model holds the ids and fetches pages of rows by id; selection survives refresh because it is ids.
"""

from __future__ import annotations

from array import array
from weakref import WeakKeyDictionary

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Engine, Select, UnaryExpression, and_, exists, func, select

from altmetric_desktop.domain.categories import CHANNELS_OF, FACTS, Category, Family
from altmetric_desktop.domain.filters import OutputFilter, Sort, SortKey
from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.storage import runs, search, units
from altmetric_desktop.storage.connect import READS_ONLY
from altmetric_desktop.storage.listing_rows import counts_of, rows
from altmetric_desktop.storage.mentions import channels
from altmetric_desktop.storage.schema import citation, link, output, output_unit, score, tally

__all__ = ["count", "counts_of", "ids", "rows"]


def ids(
    connection: Connection,
    wanted: OutputFilter | None = None,
    order: Sort | None = None,
    scheme: str = DEFAULT.id,
) -> array[int]:
    """The living outputs that a filter means, in order; ties fall to title, then id.

    The order of all is kept until the library changes; a filter only picks from it: search as you type.
    """
    everything = _ordered(connection, order or Sort(), scheme)
    wanted = wanted or OutputFilter()
    if wanted == OutputFilter():
        return array("q", everything)
    picked = search.ids(connection, wanted.text)
    if replace(wanted, text="") != OutputFilter():
        chosen = set(connection.execute(_chosen(connection, wanted)).scalars())
        picked = chosen if picked is None else picked & chosen
    if picked is None:
        return array("q", everything)
    return array("q", [number for number in everything if number in picked])


#: Orders of all outputs of a library, as of a step. Every write makes a step; one who writes keeps none,
#: for what is rolled back gives its step to the next.
_KEPT: WeakKeyDictionary[Engine, tuple[int, dict[tuple[Sort, str], array[int]]]] = WeakKeyDictionary()


def _ordered(connection: Connection, order: Sort, scheme: str) -> array[int]:
    now = runs.last_step(connection)
    step, orders = _KEPT.get(connection.engine, (-1, {}))
    if step != now or not connection.get_execution_options().get(READS_ONLY):
        orders = {}
        if connection.get_execution_options().get(READS_ONLY):
            _KEPT[connection.engine] = (now, orders)
    if (order, scheme) not in orders:
        statement = _sorted(_chosen(connection, OutputFilter()), order, scheme)
        orders[order, scheme] = array("q", connection.execute(statement).scalars())
    return orders[order, scheme]


def count(connection: Connection, wanted: OutputFilter | None = None) -> int:
    """How many outputs a filter means."""
    if wanted is None or wanted == OutputFilter():
        living = select(func.count()).select_from(output).where(output.c.died.is_(None))
        return connection.execute(living).scalar_one()
    return len(ids(connection, wanted))


def _chosen(connection: Connection, wanted: OutputFilter) -> Select[int]:
    statement = select(output.c.id).where(output.c.died.is_(None), *_conditions(wanted))
    if wanted.unit is not None:
        inside = select(output_unit.c.output).where(
            output_unit.c.unit.in_(units.below(connection, wanted.unit)), output_unit.c.died.is_(None)
        )
        statement = statement.where(output.c.id.in_(inside))
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
    summed_up = _categories(order)
    if summed_up:
        own = [channel.value for category in summed_up for channel in CHANNELS_OF[category]]
        posts = posts.where(tally.c.channel.in_(own))
    summed = posts.subquery()
    return summed.c.posts, statement.outerjoin(summed, summed.c.output == output.c.id)


def _categories(order: Sort) -> tuple[Category, ...]:
    """The categories whose posts order; none = all posts."""
    if order.key is SortKey.SOCIAL:
        return tuple(category for category, facts in FACTS.items() if facts.family is Family.SOCIAL)
    return (order.category,) if order.key is SortKey.CATEGORY and order.category is not None else ()
