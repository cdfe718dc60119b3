"""What sources say of an output: one row each, and the gaps of the output that they fill.

A list's word stands; where it gave nothing, the most trusted source's does. Which source filled a column is
kept in `output.filled` (`title=crossref;venue=openalex`), so that a more trusted one can take its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from sqlalchemy import Connection, update

from altmetric_desktop.domain.identity import TRACKABLE
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.outputs import Metadata, OutputType
from altmetric_desktop.domain.sourcing import Fact
from altmetric_desktop.storage import codec, lookup, people, search, verifying
from altmetric_desktop.storage.bulk import Row, Value, insert_rows, upsert_rows
from altmetric_desktop.storage.drafts import COLUMNS, Draft, load
from altmetric_desktop.storage.keys import title_key
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import fact, identifier, output

#: Most trusted first; a source that is not named here comes after them.
TRUST: tuple[str, ...] = ("crossref", "openalex", "europepmc")
_FILLS = ("title", "venue", "publisher", "volume", "issue", "pages", "language", "abstract", "open_access")
_SEARCHED = tuple(COLUMNS.index(name) for name in ("title", "venue", "authors"))
_TEXT_LIMIT = 20_000


def keep(connection: Connection, step: Step, source: str, facts: Sequence[Fact]) -> set[int]:
    """Keep what a source says, fill what is missing; the outputs concerned."""
    owners = lookup.owners(connection, {lookup.key_of(one.identifier) for one in facts})
    pairs = {number: one for one in facts for number in owners.get(lookup.key_of(one.identifier), ())}
    drafts = {number: draft for number, draft in load(connection, pairs).items() if not draft.dead}
    rows: list[Row] = [
        (number, source, step.id, step.at, codec.metadata_text(_short(pairs[number].metadata)))
        for number in drafts
    ]
    upsert_rows(connection, fact, ("output", "source", "step", "at", "body"), ("output", "source"), rows)
    named: list[Row] = []
    for number, draft in drafts.items():
        metadata = _short(pairs[number].metadata)
        _fill(connection, step, source, draft, metadata)
        named += _identify(connection, step, draft, metadata)
    insert_rows(connection, identifier, ("output", "kind", "value", "role", "born"), named)
    verifying.settle(connection, step, drafts)
    search.replace(connection, [search_row(draft) for draft in drafts.values()])
    return set(drafts)


def _fill(connection: Connection, step: Step, source: str, draft: Draft, said: Metadata) -> None:
    """Write the columns that nobody more trusted has filled."""
    filled = dict(part.split("=", 1) for part in (draft.filled or "").split(";") if "=" in part)
    now = dict(zip(COLUMNS, draft.values, strict=True))
    offered = _offered(said)
    if now["published"] is not None and "published" not in filled:
        offered.pop("published")
    values: dict[str, Value] = {}
    for column, value in offered.items():
        if value is not None and value != "" and _may(source, filled.get(column), now[column]):
            filled[column] = source
            values[column] = value
    if said.published is not None and "published" not in values and _sharper(said.published, now):
        filled["published_precision"] = source
        values["published"] = said.published.day
    if not values and said.retracted is None and said.field is None:
        return
    if "published" in values and said.published is not None:
        values["published_precision"] = said.published.precision.value
    if "authors" in values:
        draft.authors = said.authors
        people.write_authors(connection, step, [draft])
    if "title" in values:
        values["title_key"] = title_key(said.title)
    draft.values = [values.get(column, value) for column, value in now.items()]
    values["filled"] = ";".join(f"{column}={by}" for column, by in sorted(filled.items())) or None
    values |= {name: value for name in ("retracted", "field") if (value := getattr(said, name)) is not None}
    connection.execute(update(output).where(output.c.id == draft.id).values(values))


def _offered(said: Metadata) -> dict[str, Value]:
    """What the source says, by column."""
    offered: dict[str, Value] = {column: getattr(said, column) for column in _FILLS}
    offered["type"] = None if said.type in (None, OutputType.UNKNOWN) else said.type.value
    offered["published"] = None if said.published is None else said.published.day
    offered["authors"] = "; ".join(one.name for one in said.authors)
    return offered


def _may(source: str, by: str | None, now: Value) -> bool:
    """Whether a source may give a column its value: it is empty, or a less trusted source filled it."""
    if by is not None:
        return by == source or _rank(source) < _rank(by)
    return now is None or now in ("", OutputType.UNKNOWN.value)


def _sharper(said: Moment, now: dict[str, Value]) -> bool:
    """Whether a date lies within the known year or month and says more: so the list's word still stands."""
    day, precision = now["published"], now["published_precision"]
    if not isinstance(day, int) or said.precision is Precision.YEAR:
        return False
    date, held = said.date(), Moment(day).date()
    if precision == Precision.YEAR.value:
        return date.year == held.year
    same_month = (date.year, date.month) == (held.year, held.month)
    return precision == Precision.MONTH.value and same_month and said.precision is not Precision.MONTH


def _rank(source: str) -> int:
    return TRUST.index(source) if source in TRUST else len(TRUST)


def _identify(connection: Connection, step: Step, draft: Draft, said: Metadata) -> list[Row]:
    """Identifiers that the source adds; none that another output has as its own."""
    fresh = [one for one in said.identifiers if draft.add(one.kind.value, one.value, "own")]
    owned = lookup.owners(connection, {lookup.key_of(one) for one in fresh}) if fresh else {}
    rows: list[Row] = [
        (draft.id, one.kind.value, one.value, "own", step.id)
        for one in fresh
        if not owned.get(lookup.key_of(one))
    ]
    rows += [
        (draft.id, one.kind.value, one.value, "container", step.id)
        for one in said.container
        if draft.add(one.kind.value, one.value, "container")
    ]
    if not draft.trackable and any(one.kind in TRACKABLE for one in fresh):
        connection.execute(update(output).where(output.c.id == draft.id).values(trackable=True))
    return rows


def _short(said: Metadata) -> Metadata:
    """No text without end."""
    if said.abstract is None or len(said.abstract) <= _TEXT_LIMIT:
        return said
    return replace(said, abstract=said.abstract[:_TEXT_LIMIT])


def search_row(draft: Draft) -> Row:
    """An output as the full-text index wants it."""
    title, venue, authors = (draft.values[place] for place in _SEARCHED)
    named = " ".join([value for _, value, role in draft.identifiers if role == "own"])
    return (draft.id, title, authors, venue, named)
