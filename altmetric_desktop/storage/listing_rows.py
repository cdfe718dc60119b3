"""Rows of the outputs table for given ids: a handful of statements for a page, none of them built twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy import Connection, and_, bindparam, func, select

from altmetric_desktop.domain.categories import CATEGORY_OF, ORDER, Category, Channel
from altmetric_desktop.domain.rows import CategoryCount, OutputRow
from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.domain.sourcing import SourceInfo, State
from altmetric_desktop.storage import coverage
from altmetric_desktop.storage.bulk import fetch
from altmetric_desktop.storage.outputs import day_moment, output_type
from altmetric_desktop.storage.schema import citation, identifier, output, score, tally
from altmetric_desktop.storage.schema import coverage as coverage_table
from altmetric_desktop.storage.within import Within, listed

_AT_ONCE = 1000
#: Combinations of identifiers, categories and answers whose nothings are kept.
_TOLD = 20_000
_CATEGORY = {channel.value: CATEGORY_OF[channel] for channel in Channel}

_OUTPUTS = (
    select(
        output.c.id,
        output.c.title,
        output.c.authors,
        output.c.venue,
        output.c.type,
        output.c.published,
        output.c.published_precision,
        output.c.trackable,
        score.c.points,
    )
    .outerjoin(score, and_(score.c.output == output.c.id, score.c.scheme == bindparam("scheme")))
    .where(Within(output.c.id), output.c.died.is_(None))
)
_POSTS = select(tally.c.output, tally.c.channel, tally.c.posts, tally.c.accounts).where(
    Within(tally.c.output)
)
_NEWEST = (
    select(func.max(citation.c.id).label("id"))
    .where(Within(citation.c.output))
    .group_by(citation.c.output, citation.c.provider)
    .subquery()
)
_CITED = (
    select(citation.c.output, func.max(citation.c.value))
    .join(_NEWEST, _NEWEST.c.id == citation.c.id)
    .group_by(citation.c.output)
)
_NAMED = select(identifier.c.output, identifier.c.kind, identifier.c.value).where(
    Within(identifier.c.output), identifier.c.role == "own", identifier.c.died.is_(None)
)
_COVERED = select(coverage_table.c.output, coverage_table.c.source, coverage_table.c.state).where(
    Within(coverage_table.c.output)
)


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
    ids = listed(some, connection.dialect.name)
    posts = _posts(connection, ids)
    cited = dict(fetch(connection, _CITED, ids=ids))
    kinds, dois = _named(connection, ids)
    nothings = _Nothings(connection, infos, ids)
    found = {}
    for number, title, authors, venue, kind, day, precision, trackable, points in fetch(
        connection, _OUTPUTS, ids=ids, scheme=scheme
    ):
        counts = posts.get(number, ())
        found[number] = OutputRow(
            number,
            title,
            authors or "",
            venue or "",
            output_type(kind),
            day_moment(day, precision),
            bool(trackable),
            None if points is None or not trackable else points / 100,
            sum([one.posts for one in counts]),
            counts,
            nothings.of(number, counts, kinds.get(number, frozenset())),
            cited.get(number),
            dois.get(number),
        )
    return found


def _posts(connection: Connection, ids: str) -> dict[int, tuple[CategoryCount, ...]]:
    summed: dict[int, dict[Category, tuple[int, int]]] = {}
    for number, channel, posts, accounts in fetch(connection, _POSTS, ids=ids):
        category = _CATEGORY[channel]
        into = summed.setdefault(number, {})
        before = into.get(category)
        into[category] = (posts, accounts) if before is None else (before[0] + posts, before[1] + accounts)
    return {
        number: tuple([CategoryCount(one, *counts[one]) for one in ORDER if one in counts])
        for number, counts in summed.items()
    }


def counts_of(connection: Connection, number: int) -> tuple[CategoryCount, ...]:
    """One output's posts and accounts by category, in display order."""
    return _posts(connection, listed([number], connection.dialect.name)).get(number, ())


def _named(connection: Connection, ids: str) -> tuple[dict[int, frozenset[str]], dict[int, str]]:
    """The kinds of identifiers of outputs, and their DOIs."""
    kinds: dict[int, frozenset[str]] = {}
    dois: dict[int, str] = {}
    for number, kind, value in fetch(connection, _NAMED, ids=ids):
        kinds[number] = kinds.get(number, frozenset()) | {kind}
        if kind == "doi":
            dois.setdefault(number, value)
    return kinds, dois


class _Nothings:
    """Which nothing each category without posts is, for the outputs of one page; most of them alike, and
    like those of other pages."""

    def __init__(self, connection: Connection, infos: tuple[SourceInfo, ...], ids: str) -> None:
        self._infos = infos
        self._stored: dict[int, dict[str, str]] = {}
        self._read: Mapping[str, coverage.StreamsRead] = {}
        if infos:
            for number, source, state in fetch(connection, _COVERED, ids=ids):
                self._stored.setdefault(number, {})[source] = state
            self._read = coverage.stream_states(connection)
        self._known = _told(infos, tuple(self._read.items()))

    def of(
        self, number: int, counts: Sequence[CategoryCount], kinds: frozenset[str]
    ) -> tuple[tuple[Category, State], ...]:
        """The states of one output."""
        if not self._infos:
            return ()
        stored = self._stored.get(number, {})
        having = frozenset([one.category for one in counts])
        late = tuple([source for source, read in self._read.items() if not read.covers(number)])
        key = (kinds, having, late, tuple(stored.items()))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _TOLD:
                self._known.clear()
            known = self._known[key] = states(self._infos, having, kinds, stored, self._read, number)
        return known


@lru_cache(maxsize=4)
def _told(
    infos: tuple[SourceInfo, ...], read: tuple[tuple[str, coverage.StreamsRead], ...]
) -> dict[object, tuple[tuple[Category, State], ...]]:
    """What was found for outputs so far, as long as the same streams were read at the same time."""
    return {}


def states(
    infos: tuple[SourceInfo, ...],
    having: frozenset[Category],
    kinds: frozenset[str],
    stored: Mapping[str, str],
    read: Mapping[str, coverage.StreamsRead],
    number: int = 0,
) -> tuple[tuple[Category, State], ...]:
    """For each category without posts: which nothing it is."""
    by_source = {
        info.key: coverage.nothing(info, kinds, stored.get(info.key), read, number) for info in infos
    }
    return tuple(
        (category, coverage.together(by_source[info.key] for info in bring))
        for category, bring in _bringing(infos).items()
        if category not in having
    )


@lru_cache(maxsize=8)
def _bringing(infos: tuple[SourceInfo, ...]) -> dict[Category, tuple[SourceInfo, ...]]:
    return coverage.by_category(infos)
