"""Keep one page of a source's answer: all of it and where to go on, in the caller's one transaction.

A page that is kept twice adds nothing. The same event by two routes is one mention with two sightings.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, case, or_, select, update

from altmetric_desktop.domain.mentions import Account, Evidence, Mention
from altmetric_desktop.domain.moments import Precision
from altmetric_desktop.domain.sourcing import Ask, Page, SourceInfo, SourceKind
from altmetric_desktop.storage import asks, citations, coverage, facts, returning
from altmetric_desktop.storage.bulk import Row, insert_rows, reserve, upsert_rows
from altmetric_desktop.storage.connect import pairs as two_columns
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import account, link, mention, output, sighting
from altmetric_desktop.storage.scrub import with_sound_text

#: For each mention of a page: the outputs that it concerns, and how that is known.
Matches = Sequence[Sequence[tuple[int, Evidence]]]

_MENTION = (
    "id", "event_key", "channel", "account", "url", "title", "excerpt", "posted_day", "posted_second",
    "posted_precision", "country", "language", "born",
)  # fmt: skip
_SIGHTING = ("mention", "source", "external_id", "ask", "first_seen", "last_seen", "raw_hash")
_LINK = (
    "output",
    "mention",
    "channel",
    "account",
    "posted_day",
    "matched_by",
    "matched",
    "confidence",
    "born",
)
_EXCERPT, _TITLE, _URL = 2_000, 1_000, 4_000


class Kept(Struct, frozen=True):
    """What a page brought. `touched`: outputs whose attention changed; `described`: whose facts did."""

    touched: frozenset[int]
    described: frozenset[int]
    cited: frozenset[int]
    new_mentions: int
    new_links: int
    over: bool


def keep_page(
    connection: Connection, step: Step, info: SourceInfo, ask: Ask, page: Page, matches: Matches = ()
) -> Kept:
    """Store a page: facts, citations, mentions with their sightings and links, the ask's next cursor,
    follow-ups, and the coverage of outputs for which nothing is open any more.

    `matches` stands beside `page.mentions`; a mention without any is not kept.
    """
    return with_sound_text(
        connection, (ask, page, matches), lambda sound: _keep(connection, step, info, *sound)
    )


def _keep(
    connection: Connection, step: Step, info: SourceInfo, ask: Ask, page: Page, matches: Matches
) -> Kept:
    described = facts.keep(connection, step, info.key, page.facts) if page.facts else set()
    cited = citations.keep(connection, step, page.citations) if page.citations else set()
    pairs = _living(
        connection, [(one, each) for one, each in zip(page.mentions, matches, strict=False) if each]
    )
    new_mentions, touched, new_links = _keep_mentions(connection, step, info.key, ask.key, pairs)
    if info.kind is SourceKind.STREAM and ask.target is not None and not page.unchanged:
        coverage.note_stream(connection, step, info, ask.target, page)
    if page.problems:
        asks.insert_problems(connection, step, info.key, [(one.code, one.piece) for one in page.problems])
    over = asks.advance(connection, step, info, ask, page)
    return Kept(frozenset(touched), frozenset(described), frozenset(cited), new_mentions, new_links, over)


_Pairs = list[tuple[Mention, Sequence[tuple[int, Evidence]]]]


def keep_mentions(
    connection: Connection, step: Step, source: str, where: str, pairs: _Pairs
) -> tuple[int, set[int]]:
    """Mentions with the outputs that they concern, as another route than an ask brings them (`where`: which
    file); how many are new, and the outputs whose mentions changed. Mentions and accounts that are known keep
    what they say, so that an import can be taken back."""
    living = _living(connection, pairs)
    new, touched, _ = _keep_mentions(connection, step, source, where, living, adds=False)
    return new, touched


def _living(connection: Connection, pairs: _Pairs) -> _Pairs:
    """Without links to outputs that have gone meanwhile."""
    ids = sorted({number for _, each in pairs for number, _ in each})
    if not ids:
        return []
    statement = select(output.c.id).where(output.c.id.in_(ids), output.c.died.is_(None))
    alive = set(connection.execute(statement).scalars())
    kept = [(one, [pair for pair in each if pair[0] in alive]) for one, each in pairs]
    return [(one, each) for one, each in kept if each]


def _keep_mentions(
    connection: Connection, step: Step, source: str, ask_key: str, pairs: _Pairs, *, adds: bool = True
) -> tuple[int, set[int], int]:
    if not pairs:
        return 0, set(), 0
    accounts = _accounts(connection, {one.account for one, _ in pairs}, renew=adds)
    by_key = {one.event_key: one for one, _ in pairs}
    known = _known(connection, list(by_key))
    fresh = [one for key, one in by_key.items() if key not in known]
    ids = {key: row[0] for key, row in known.items()}
    ids.update(zip((one.event_key for one in fresh), reserve(connection, mention, len(fresh)), strict=True))
    who = {key: (row[1], row[2]) for key, row in known.items()}
    who.update({one.event_key: (accounts[_account(one.account)], _charted(one)) for one in fresh})
    insert_rows(
        connection,
        mention,
        _MENTION,
        [_mention_row(ids[one.event_key], one, accounts[_account(one.account)], step) for one in fresh],
    )
    if adds:
        bare = [(ids[key], one) for key, one in by_key.items() if key in known and known[key][3]]
        _complete(connection, bare)
    _see(connection, step, source, ask_key, [(ids[key], one) for key, one in by_key.items()])
    links: list[Row] = []
    said = {(to, ids[one.event_key]) for one, each in pairs for to, _ in each}
    revived = returning.revive(connection, step, sorted(row[0] for row in known.values()), said)
    have = _linked(connection, sorted(ids.values()))
    for one, each in pairs:
        number = ids[one.event_key]
        account_id, day = who[one.event_key]
        for to, evidence in each:
            if (to, number) in have:
                continue
            have.add((to, number))
            how = (evidence.matched_by.value, str(evidence.identifier), evidence.confidence)
            links.append((to, number, one.channel.value, account_id, day, *how, step.id))
    insert_rows(connection, link, _LINK, links)
    return len(fresh), revived | {int(row[0] or 0) for row in links}, len(links)


def _complete(connection: Connection, seen: list[tuple[int, Mention]]) -> None:
    """What a route says completes a mention found by one that does not, whichever came first."""
    for number, one in seen:
        said = {
            mention.c.excerpt: one.excerpt[:_EXCERPT],
            mention.c.title: one.title[:_TITLE],
            mention.c.url: one.url[:_URL],
        }
        filled = {kept: case((kept == "", new), else_=kept) for kept, new in said.items() if new}
        if filled:
            connection.execute(update(mention).where(mention.c.id == number).values(filled))
        if one.posted is not None:
            _date(connection, number, one)


def _date(connection: Connection, number: int, one: Mention) -> None:
    """A mention without a date gets the one that a further route gives."""
    posted = one.posted
    assert posted is not None  # noqa: S101  # asked before
    undated = update(mention).where(mention.c.id == number, mention.c.posted_day.is_(None))
    changed = connection.execute(
        undated.values(
            posted_day=posted.day, posted_second=posted.second, posted_precision=posted.precision.value
        )
    )
    if changed.rowcount:
        connection.execute(update(link).where(link.c.mention == number).values(posted_day=_charted(one)))


def _account(one: Account) -> tuple[str, str]:
    return (one.channel.value, one.key)


def _accounts(
    connection: Connection, wanted: set[Account], *, renew: bool = True
) -> dict[tuple[str, str], int]:
    """Ids of accounts; names, addresses and reach as last said, or as they are (`renew` False)."""
    columns = ("channel", "key", "name", "url", "reach", "country")
    rows: list[Row] = [
        (one.channel.value, one.key, one.name, one.url, one.reach, one.country)
        for one in sorted(wanted, key=lambda one: (one.channel, one.key, one.name, one.reach or 0))
    ]
    if renew:
        upsert_rows(connection, account, columns, ("channel", "key"), rows)
    else:
        insert_rows(connection, account, columns, rows, ignore=True)
    statement = select(account.c.channel, account.c.key, account.c.id).where(
        account.c.key.in_(sorted({one.key for one in wanted}))
    )
    return {(channel, key): number for channel, key, number in connection.execute(statement)}


def _known(connection: Connection, keys: list[str]) -> dict[str, tuple[int, int, int | None, bool]]:
    """By event key: the mention, its account, the day under which it is charted, whether it lacks a thing."""
    lacks = or_(
        mention.c.excerpt == "", mention.c.title == "", mention.c.url == "", mention.c.posted_day.is_(None)
    )
    statement = select(
        mention.c.event_key,
        mention.c.id,
        mention.c.account,
        mention.c.posted_day,
        mention.c.posted_precision,
        lacks,
    ).where(mention.c.event_key.in_(keys))
    return {
        key: (number, who, None if precision == Precision.YEAR.value else day, bool(bare))
        for key, number, who, day, precision, bare in connection.execute(statement)
    }


def _charted(one: Mention) -> int | None:
    """The day under which a link is charted: none where only the year is known (no spike on 1 January)."""
    if one.posted is None or one.posted.precision is Precision.YEAR:
        return None
    return one.posted.day


def _mention_row(number: int, one: Mention, account_id: int, step: Step) -> Row:
    posted = one.posted
    return (
        number,
        one.event_key,
        one.channel.value,
        account_id,
        one.url[:_URL],
        one.title[:_TITLE],
        one.excerpt[:_EXCERPT],
        None if posted is None else posted.day,
        None if posted is None else posted.second,
        None if posted is None else posted.precision.value,
        one.country,
        one.language,
        step.id,
    )


def _see(
    connection: Connection, step: Step, source: str, ask_key: str, seen: list[tuple[int, Mention]]
) -> None:
    """Note by which route mentions were seen; a route that is known is only confirmed."""
    numbers = [number for number, _ in seen]
    statement = select(sighting.c.mention, sighting.c.first_seen).where(
        sighting.c.mention.in_(numbers), sighting.c.source == source
    )
    first = two_columns(connection, statement)
    rows: list[Row] = [
        (number, source, one.external_id, ask_key, first.get(number, step.at), step.at, one.raw_hash)
        for number, one in seen
    ]
    upsert_rows(connection, sighting, _SIGHTING, ("mention", "source"), rows)


def _linked(connection: Connection, mentions: list[int]) -> set[tuple[int, int]]:
    """Links that exist, also those that curation has ended: they stay so."""
    statement = select(link.c.output, link.c.mention).where(link.c.mention.in_(mentions))
    return {(to, number) for to, number in connection.execute(statement)}
