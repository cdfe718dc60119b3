"""Questions that a report asks: many outputs at once, in few statements."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, func, select

from altmetric_desktop.domain.categories import CATEGORY_OF, RANK, Category, Channel
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.storage.connect import chunks
from altmetric_desktop.storage.outputs import day_moment
from altmetric_desktop.storage.schema import (
    IS_OURS,
    account,
    authorship,
    coverage,
    identifier,
    link,
    mention,
    output,
    output_unit,
    person,
    unit,
)

Posts = tuple[tuple[Category, int], ...]


class Loose(Struct, frozen=True):
    """Posts that stand in no month: of which only the year is known, and without any date."""

    coarse: Posts
    undated: int


def loose(connection: Connection, number: int | None = None) -> Loose:
    """The posts of one output, or of all, that a timeline can't place."""
    conditions: list[ColumnElement[bool]] = [link.c.died.is_(None), link.c.posted_day.is_(None)]
    if number is not None:
        conditions.append(link.c.output == number)
    statement = (
        select(link.c.channel, mention.c.posted_precision, func.count())
        .join(mention, mention.c.id == link.c.mention)
        .where(*conditions)
        .group_by(link.c.channel, mention.c.posted_precision)
    )
    coarse: dict[Category, int] = {}
    undated = 0
    for channel, precision, posts in connection.execute(statement):
        if precision == Precision.YEAR.value:
            category = CATEGORY_OF[Channel(channel)]
            coarse[category] = coarse.get(category, 0) + posts
        else:
            undated += posts
    ordered = sorted(coarse.items(), key=lambda pair: RANK[pair[0]])
    return Loose(tuple(ordered), undated)


class Described(Struct, frozen=True):
    """What a list says of an output beside title, venue and date."""

    authors: tuple[str, ...]
    our_authors: tuple[str, ...]
    units: tuple[tuple[str, ...], ...]
    identifiers: tuple[Identifier, ...]
    field: str
    open_access: str
    retracted: bool | None


def described(connection: Connection, ids: Sequence[int], separator: str) -> dict[int, Described]:
    """People, units and identifiers of many outputs. `separator` joins the parts of a unit's path."""
    found: dict[int, Described] = {}
    for some in chunks(ids):
        people = _people(connection, some)
        units = _units(connection, some, separator)
        named = _identifiers(connection, some)
        statement = select(
            output.c.id, output.c.authors, output.c.field, output.c.open_access, output.c.retracted
        ).where(output.c.id.in_(some))
        for row in connection.execute(statement):
            listed = people.get(row.id, [])
            authors = tuple(name for name, _ in listed) or tuple(
                name for name in (row.authors or "").split("; ") if name
            )
            found[row.id] = Described(
                authors=authors,
                our_authors=tuple(name for name, ours in listed if ours),
                units=tuple(units.get(row.id, ())),
                identifiers=tuple(named.get(row.id, ())),
                field=row.field or "",
                open_access=row.open_access or "",
                retracted=row.retracted,
            )
    return found


def _people(connection: Connection, some: Sequence[int]) -> dict[int, list[tuple[str, bool]]]:
    statement = (
        select(authorship.c.output, person.c.name, IS_OURS)
        .join(person, person.c.id == authorship.c.person)
        .where(authorship.c.output.in_(some), authorship.c.died.is_(None))
        .order_by(authorship.c.output, authorship.c.place)
    )
    found: dict[int, list[tuple[str, bool]]] = {}
    for owner, name, ours in connection.execute(statement):
        found.setdefault(owner, []).append((name, ours))
    return found


def _units(connection: Connection, some: Sequence[int], separator: str) -> dict[int, list[tuple[str, ...]]]:
    statement = (
        select(output_unit.c.output, unit.c.path)
        .distinct()
        .join(unit, unit.c.id == output_unit.c.unit)
        .where(output_unit.c.output.in_(some), output_unit.c.died.is_(None))
        .order_by(output_unit.c.output, unit.c.path)
    )
    found: dict[int, list[tuple[str, ...]]] = {}
    for owner, path in connection.execute(statement):
        found.setdefault(owner, []).append(tuple(path.split(separator)))
    return found


def _identifiers(connection: Connection, some: Sequence[int]) -> dict[int, list[Identifier]]:
    statement = (
        select(identifier.c.output, identifier.c.kind, identifier.c.value)
        .where(identifier.c.output.in_(some), identifier.c.role == "own", identifier.c.died.is_(None))
        .order_by(identifier.c.output, identifier.c.id)
    )
    found: dict[int, list[Identifier]] = {}
    for owner, kind, value in connection.execute(statement):
        found.setdefault(owner, []).append(Identifier(Kind(kind), value))
    return found


class Reach(Struct, frozen=True):
    """How far an output's mentions go: distinct accounts over all channels, countries, first and last day."""

    accounts: int
    countries: int
    first: Moment | None
    last: Moment | None


def reach(connection: Connection, ids: Sequence[int]) -> dict[int, Reach]:
    """Accounts, countries and days of the mentions of many outputs; outputs without any are missing."""
    found: dict[int, Reach] = {}
    country = func.coalesce(mention.c.country, account.c.country)
    for some in chunks(ids):
        statement = (
            select(
                link.c.output,
                func.count(link.c.account.distinct()),
                func.count(country.distinct()),
                func.min(link.c.posted_day),
                func.max(link.c.posted_day),
            )
            .join(mention, mention.c.id == link.c.mention)
            .join(account, account.c.id == link.c.account)
            .where(link.c.output.in_(some), link.c.died.is_(None))
            .group_by(link.c.output)
        )
        for owner, accounts, countries, first, last in connection.execute(statement):
            found[owner] = Reach(accounts, countries, day_moment(first, "day"), day_moment(last, "day"))
    return found


def last_queries(
    connection: Connection, ids: Sequence[int]
) -> dict[tuple[int, str], tuple[int | None, int | None]]:
    """(output, source) → when it was last asked about and last answered, Unix seconds."""
    found: dict[tuple[int, str], tuple[int | None, int | None]] = {}
    for some in chunks(ids):
        statement = select(
            coverage.c.output, coverage.c.source, coverage.c.tried, coverage.c.succeeded
        ).where(coverage.c.output.in_(some))
        for owner, source, tried, succeeded in connection.execute(statement):
            found[owner, source] = (tried, succeeded)
    return found


class Counted(Struct, frozen=True):
    """Outputs and mentions of a report, counted by the database."""

    trackable: int
    mentioned: int
    mentions: int
    accounts: int


def counts(
    connection: Connection, ids: Sequence[int], posted_from: int | None, posted_to: int | None
) -> Counted:
    """Trackable and mentioned outputs, pairs of output and mention, and distinct accounts, in a window."""
    trackable = mentioned = mentions = 0
    accounts: set[int] = set()
    window: list[ColumnElement[bool]] = [link.c.died.is_(None)]
    if posted_from is not None:
        window.append(link.c.posted_day >= posted_from)
    if posted_to is not None:
        window.append(link.c.posted_day <= posted_to)
    for some in chunks(ids):
        able = select(func.count()).where(output.c.id.in_(some), output.c.trackable)
        trackable += connection.execute(able).scalar_one()
        pairs = select(func.count(link.c.output.distinct()), func.count()).where(
            link.c.output.in_(some), *window
        )
        with_any, posts = connection.execute(pairs).one()
        mentioned, mentions = mentioned + with_any, mentions + posts
        who = select(link.c.account).distinct().where(link.c.output.in_(some), *window)
        accounts.update(connection.execute(who).scalars())
    return Counted(trackable, mentioned, mentions, len(accounts))


class AccountRow(Struct, frozen=True):
    """An account with what it mentioned, over living links. Days as day numbers."""

    id: int
    channel: Channel
    key: str
    name: str
    url: str | None
    reach: int | None
    country: str | None
    mentions: int
    outputs: int
    first: Moment | None
    last: Moment | None


def accounts(connection: Connection) -> list[AccountRow]:
    """Every account with a living mention, most mentions first."""
    mentions = func.count(link.c.mention.distinct())
    statement = (
        select(
            account,
            mentions,
            func.count(link.c.output.distinct()),
            func.min(link.c.posted_day),
            func.max(link.c.posted_day),
        )
        .join(link, link.c.account == account.c.id)
        .where(link.c.died.is_(None))
        .group_by(account.c.id)
        .order_by(mentions.desc(), func.lower(account.c.name), account.c.id)
    )
    return [
        AccountRow(
            id=row.id,
            channel=Channel(row.channel),
            key=row.key,
            name=row.name,
            url=row.url,
            reach=row.reach,
            country=row.country,
            mentions=row[-4],
            outputs=row[-3],
            first=day_moment(row[-2], "day"),
            last=day_moment(row[-1], "day"),
        )
        for row in connection.execute(statement)
    ]
