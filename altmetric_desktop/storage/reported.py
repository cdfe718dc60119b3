"""What other providers' files say: reported figures, and mentions with the provider as the route.

Figures are kept apart from everything that we count. A mention is one with ours where its event key is, with
a sighting of its own. Every run that says a thing claims it: undoing one file leaves what another says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, select, update

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.evidence import PROVIDERS, Held, Measure, Reported, Sighted
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import Evidence, MatchedBy, Mention
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.records import Record
from altmetric_desktop.domain.rows import ChannelTally
from altmetric_desktop.storage import lives, pages
from altmetric_desktop.storage.bulk import Row, insert_rows, reserve
from altmetric_desktop.storage.connect import chunks
from altmetric_desktop.storage.connect import pairs as two_columns
from altmetric_desktop.storage.runs import Step, moment
from altmetric_desktop.storage.schema import claim, link, mention, reported, run, sighting
from altmetric_desktop.storage.schema import step as step_table
from altmetric_desktop.storage.within import Within, listed

#: How sure a link is that only the provider's word proves.
THEIR_WORD = 0.9
_DAY = 86_400
_AT_ONCE = 1_000
_FIGURE = ("id", "output", "provider", "channel", "measure", "value", "observed", "run")
_BY_KIND = {
    Kind.DOI: MatchedBy.DOI,
    Kind.PMID: MatchedBy.PMID,
    Kind.PMCID: MatchedBy.PMCID,
    Kind.ARXIV: MatchedBy.ARXIV,
    Kind.ISBN: MatchedBy.ISBN,
    Kind.HANDLE: MatchedBy.HANDLE,
    Kind.URL: MatchedBy.URL,
}

_CHANNELS = frozenset(channel.value for channel in Channel)

#: Output, provider, channel, measure.
_Key = tuple[int, str, str, str]


class _Row(Struct, frozen=True):
    """A figure as it is kept; `age` grows with the time that it is of (Unix seconds, then its number)."""

    id: int
    value: float
    observed: int | None
    age: tuple[int, int]


class Kept(Struct, frozen=True):
    """What a file brought: new figures, new mentions, and the outputs whose mentions changed."""

    figures: int = 0
    mentions: int = 0
    touched: frozenset[int] = frozenset()


def keep(connection: Connection, step: Step, file: str, given: Iterable[tuple[int, Record]]) -> Kept:
    """Keep the evidence of records beside the outputs that they became. What is known already stays as it
    is, and is claimed by this run too."""
    bringing = [(to, one) for to, one in given if one.provider]
    figures = _keep_figures(connection, step, bringing)
    new, touched = 0, set[int]()
    for provider in dict.fromkeys(one.provider for _, one in bringing):
        pairs = _pairs((to, one) for to, one in bringing if one.provider == provider)
        for some in _pieces(pairs):
            fresh, changed = pages.keep_mentions(connection, step, provider, f"file:{file}", some)
            _claim(connection, step, "sighting", _sightings(connection, provider, some))
            new += fresh
            touched |= changed
    return Kept(figures, new, frozenset(touched))


# ------------------------------------------------------------------------------------------ figures


def _keep_figures(connection: Connection, step: Step, given: Sequence[tuple[int, Record]]) -> int:
    wanted: dict[_Key, Reported] = {}
    for to, one in given:
        for figure in one.reported:
            wanted.setdefault((to, figure.provider, figure.channel, figure.measure.value), figure)
    if not wanted:
        return 0
    providers = {provider for _, provider, _, _ in wanted}
    measures = {measure for _, _, _, measure in wanted}
    known = _newest(connection, sorted({key[0] for key in wanted}), measures, providers)
    new: list[tuple[_Key, Reported]] = []
    claimed: list[int] = []
    for key, figure in wanted.items():
        same = known.get(key)
        if same and same.value == figure.value and _seconds(figure.observed) in (None, same.observed):
            claimed.append(same.id)
        else:
            new.append((key, figure))
    ids = reserve(connection, reported, len(new))
    rows: Iterator[Row] = (
        (number, *key, figure.value, _seconds(figure.observed), step.run)
        for number, (key, figure) in zip(ids, new, strict=True)
    )
    insert_rows(connection, reported, _FIGURE, rows)
    _claim(connection, step, "reported", [*claimed, *ids])
    return len(new)


def _newest(
    connection: Connection,
    outputs: Sequence[int],
    measures: Collection[str] = (),
    providers: Collection[str] = (),
) -> dict[_Key, _Row]:
    """The newest figure of each kind: by the date that it is of, or else that at which it was read in.

    `measures`, `providers`: only these; empty = all.
    """
    found: dict[_Key, _Row] = {}
    columns = select(
        reported.c.id,
        reported.c.output,
        reported.c.provider,
        reported.c.channel,
        reported.c.measure,
        reported.c.value,
        reported.c.observed,
        run.c.began,
    ).join(run, run.c.id == reported.c.run)
    for column, wanted in ((reported.c.measure, measures), (reported.c.provider, providers)):
        if wanted:
            columns = columns.where(column.in_(sorted(wanted)))
    for some in chunks(outputs):
        rows = connection.execute(columns.where(reported.c.output.in_(some)))
        for number, output, provider, channel, measure, value, observed, began in rows:
            key = (output, provider, channel, measure)
            age = (began if observed is None else observed, number)
            if key not in found or age > found[key].age:
                found[key] = _Row(number, value, observed, age)
    return found


def _seconds(observed: Moment | None) -> int | None:
    return None if observed is None else observed.day * _DAY + (observed.second or 0)


# ----------------------------------------------------------------------------------------- mentions

_Pairs = list[tuple[Mention, Sequence[tuple[int, Evidence]]]]


def _pairs(given: Iterable[tuple[int, Record]]) -> _Pairs:
    """Each event once, with every output that it concerns."""
    mentions: dict[str, Mention] = {}
    concerned: dict[str, dict[int, Evidence]] = {}
    for to, one in given:
        for each in one.mentions:
            mentions.setdefault(each.event_key, each)
            concerned.setdefault(each.event_key, {}).setdefault(to, _evidence(one))
    return [(each, tuple(concerned[key].items())) for key, each in mentions.items()]


def _evidence(record: Record) -> Evidence:
    """By which identifier the file names the work; without any it is the provider's word alone."""
    for one in record.identifiers:
        if one.kind in _BY_KIND:
            return Evidence(one, _BY_KIND[one.kind], THEIR_WORD)
    named = record.identifiers[0] if record.identifiers else Identifier(Kind.LOCAL, "")
    return Evidence(named, MatchedBy.SOURCE, THEIR_WORD)


def _pieces(pairs: _Pairs) -> Iterator[_Pairs]:
    for start in range(0, len(pairs), _AT_ONCE):
        yield pairs[start : start + _AT_ONCE]


def _sightings(connection: Connection, provider: str, pairs: _Pairs) -> list[int]:
    statement = (
        select(sighting.c.id)
        .join(mention, mention.c.id == sighting.c.mention)
        .where(mention.c.event_key.in_([one.event_key for one, _ in pairs]), sighting.c.source == provider)
    )
    return list(connection.execute(statement).scalars())


def _claim(connection: Connection, step: Step, table: str, ids: Iterable[int]) -> None:
    rows: Iterator[Row] = ((step.run, table, number) for number in ids)
    insert_rows(connection, claim, ("run", "table_name", "row"), rows, ignore=True)


# --------------------------------------------------------------------------------------------- undo


def take_back(connection: Connection, step: Step, number: int, stands: ColumnElement[bool]) -> set[int]:
    """Take back what run `number` alone says; the outputs whose mentions changed.

    `stands`: that a run (`run` in the query) is another import that stands. A mention that no route knows
    any more ends with its links; one that our own sources or another file know stays.
    """
    figures = _alone(connection, number, "reported", stands)
    seen = _alone(connection, number, "sighting", stands)
    for some in chunks(figures):
        connection.execute(delete(reported).where(Within(reported.c.id)), _ids(connection, some))
    touched: set[int] = set()
    for some in chunks(seen):
        statement = select(sighting.c.mention).where(Within(sighting.c.id))
        concerned = list(connection.execute(statement, _ids(connection, some)).scalars())
        connection.execute(delete(sighting).where(Within(sighting.c.id)), _ids(connection, some))
        touched |= _end_unseen(connection, step, concerned)
        touched |= _end_own_links(connection, step, number, concerned)
    own = claim.c.run == number, claim.c.table_name.in_(("reported", "sighting"))
    connection.execute(delete(claim).where(*own))
    return touched


def alone(connection: Connection, number: int, stands: ColumnElement[bool]) -> tuple[int, int]:
    """How many mentions and figures go with run `number`, which alone knows them (`stands`: `take_back`)."""
    other = sighting.alias("other")
    more = exists().where(other.c.mention == sighting.c.mention, other.c.id != sighting.c.id)
    statement = select(func.count()).select_from(sighting).where(Within(sighting.c.id), ~more)
    seen = _ids(connection, _alone(connection, number, "sighting", stands))
    mentions = connection.execute(statement, seen).scalar_one()
    return mentions, len(_alone(connection, number, "reported", stands))


def _alone(connection: Connection, number: int, table: str, stands: ColumnElement[bool]) -> list[int]:
    """Rows that only this run claims."""
    other = claim.alias("other")
    others = exists(
        select(other.c.row)
        .join(run, run.c.id == other.c.run)
        .where(other.c.table_name == table, other.c.row == claim.c.row, stands)
    )
    statement = select(claim.c.row).where(claim.c.run == number, claim.c.table_name == table, ~others)
    return list(connection.execute(statement).scalars())


def _ids(connection: Connection, ids: Sequence[int]) -> dict[str, str]:
    return {"ids": listed(ids, connection.dialect.name)}


def _end_unseen(connection: Connection, step: Step, mentions: Sequence[int]) -> set[int]:
    known = exists().where(sighting.c.mention == mention.c.id)
    unseen = select(mention.c.id).where(Within(mention.c.id), mention.c.died.is_(None), ~known)
    found = connection.execute(unseen, _ids(connection, mentions)).scalars()
    gone = _ids(connection, list(found))
    connection.execute(update(mention).where(Within(mention.c.id)).values(died=step.id), gone)
    living = and_(Within(link.c.mention), link.c.died.is_(None))
    touched = set(connection.execute(select(link.c.output).where(living), gone).scalars())
    connection.execute(update(link).where(living).values(died=step.id), gone)
    return touched


def _end_own_links(connection: Connection, step: Step, number: int, mentions: Sequence[int]) -> set[int]:
    """Links that the run gave to mentions which stay: a route that knew the mention before the run did not
    prove them. One that came to know it later may have, so that they stay."""
    steps = set(connection.execute(select(step_table.c.id).where(step_table.c.run == number)).scalars())
    began = select(run.c.began).where(run.c.id == number).scalar_subquery()
    later = exists().where(sighting.c.mention == link.c.mention, sighting.c.first_seen >= began)
    living = and_(Within(link.c.mention), link.c.died.is_(None), ~later)
    # Which the run bore is seen here: asked for, all that it bore would be read for every few mentions.
    statement = select(link.c.id, link.c.output, link.c.born).where(living)
    found = connection.execute(statement, _ids(connection, mentions))
    rows = [row for row in found if row.born in steps]
    lives.end(connection, step, link, [row.id for row in rows])
    return {row.output for row in rows}


# ---------------------------------------------------------------------------------------- questions


def held(connection: Connection, output: int) -> list[Held]:
    """The newest figures that providers report of an output."""
    statement = (
        select(reported.c.run, run.c.began)
        .join(run, run.c.id == reported.c.run)
        .where(reported.c.output == output)
    )
    began = two_columns(connection, statement)
    newest = _newest(connection, [output])
    numbers = [one.id for one in newest.values()]
    rows = connection.execute(select(reported).where(reported.c.id.in_(numbers)).order_by(reported.c.id))
    return [
        Held(
            Reported(row.provider, Measure(row.measure), row.value, row.channel, _observed(row.observed)),
            _day(moment(began[row.run])),
        )
        for row in rows
    ]


def routes(connection: Connection) -> dict[str, tuple[int, Moment | None, Moment | None]]:
    """The providers whose files brought mentions: how many, when first and when last."""
    statement = (
        select(
            sighting.c.source,
            func.count(),
            func.min(sighting.c.first_seen),
            func.max(sighting.c.last_seen),
        )
        .where(sighting.c.source.in_(PROVIDERS))
        .group_by(sighting.c.source)
    )
    return {
        source: (count, moment(first), moment(last))
        for source, count, first, last in connection.execute(statement)
    }


def scores(connection: Connection, outputs: Sequence[int]) -> dict[int, tuple[float, str]]:
    """The newest score that anybody reports of each of these outputs, and who does."""
    newest = _newest(connection, sorted(outputs), (Measure.SCORE.value,))
    found: dict[int, tuple[tuple[int, int], float, str]] = {}
    for (output, provider, _, _), one in newest.items():
        if output not in found or one.age > found[output][0]:
            found[output] = (one.age, one.value, provider)
    return {output: (value, provider) for output, (_, value, provider) in found.items()}


def tallies(connection: Connection, outputs: Sequence[int]) -> dict[int, dict[str, list[ChannelTally]]]:
    """What each provider counts of these outputs, by channel: posts and accounts; where it counts but one of
    them, as many of the other."""
    newest = _newest(connection, sorted(outputs), (Measure.POSTS.value, Measure.ACCOUNTS.value))
    said: dict[tuple[int, str, str], dict[str, int]] = {}
    for (output, provider, channel, measure), one in newest.items():
        if channel in _CHANNELS:  # a sum of all of them has none
            said.setdefault((output, provider, channel), {})[measure] = int(one.value)
    found: dict[int, dict[str, list[ChannelTally]]] = {}
    for (output, provider, channel), counts in said.items():
        least = min(counts.values())
        tally = ChannelTally(Channel(channel), counts.get(Measure.POSTS.value, least), least)
        found.setdefault(output, {}).setdefault(provider, []).append(tally)
    return found


def _observed(seconds: int | None) -> Moment | None:
    return None if seconds is None else Moment(seconds // _DAY, None, Precision.DAY)


def _day(when: Moment | None) -> Moment:
    return Moment(0 if when is None else when.day)


def sighted(connection: Connection, output: int) -> list[Sighted]:
    """The living mentions of an output, each with every route by which it is known."""
    statement = (
        select(mention.c.id, link.c.channel, sighting.c.source, sighting.c.first_seen)
        .select_from(link)
        .join(mention, mention.c.id == link.c.mention)
        .join(sighting, sighting.c.mention == mention.c.id)
        .where(link.c.output == output, link.c.died.is_(None), mention.c.died.is_(None))
        .order_by(mention.c.id, sighting.c.first_seen)
    )
    routes: dict[int, set[str]] = {}
    about: dict[int, tuple[str, int]] = {}
    for number, channel, source, first in connection.execute(statement):
        routes.setdefault(number, set()).add(source)
        about.setdefault(number, (channel, first))
    return [
        Sighted(number, Channel(about[number][0]), frozenset(sources), _day(moment(about[number][1])))
        for number, sources in routes.items()
    ]
