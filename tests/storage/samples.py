"""Fictional records, mentions and a source, and short ways to put them into a library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import Connection

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import Account, Evidence, MatchedBy, Mention
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.domain.sourcing import Ask, Gives, Page, Rate, SourceInfo, SourceKind
from altmetric_desktop.storage import asks, importing, outputs, pages, runs
from altmetric_desktop.storage.library_file import Library

T = TypeVar("T")
NOON = 1_750_000_000
DAY = 20_000


def doi(name: str) -> Identifier:
    """A fictional DOI."""
    return Identifier(Kind.DOI, f"10.5555/{name}")


def record(row: int, title: str | None = None, *identifiers: Identifier, **values: object) -> Record:
    """A record; a title is made from its row where none is given."""
    return Record(row=row, title=title, identifiers=identifiers, **values)  # type: ignore[arg-type]


def source(key: str = "echo", **values: object) -> SourceInfo:
    """A source that looks up DOIs and brings Reddit posts."""
    given: dict[str, object] = {
        "key": key,
        "name": key.title(),
        "kind": SourceKind.LOOKUP,
        "gives": frozenset({Gives.MENTIONS}),
        "channels": (Channel.REDDIT,),
        "homepage": "",
        "terms": "",
        "covers": "",
        "limits": "",
        "needs": (Kind.DOI,),
        "rate": Rate(1),
        "fresh_for": 7,
        **values,
    }
    return SourceInfo(**given)  # type: ignore[arg-type]


def post(
    number: int, channel: Channel = Channel.REDDIT, account: str = "ann", day: int | None = DAY
) -> Mention:
    """A post by an account on a day."""
    return Mention(
        event_key=f"{channel.value}:{number}",
        channel=channel,
        account=Account(channel, account, account.title()),
        external_id=str(number),
        url=f"https://example.org/{number}",
        title=f"Post {number}",
        posted=None if day is None else Moment(day, 3600, Precision.SECOND),
    )


def proof(name: str) -> Evidence:
    """That a DOI of ours is named."""
    return Evidence(doi(name), MatchedBy.DOI)


def ask(want: str = "w1", **values: object) -> Ask:
    """An ask of a want."""
    return Ask(path="search", want=want, **values)  # type: ignore[arg-type]


class Desk:
    """Writes to a library as services do: each call is a run's step, committed."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.at = NOON

    def write(self, work: Callable[[Connection], T]) -> T:
        """One task on the writer's queue."""
        return self.library.writer.submit(work).result(20)

    def read(self, work: Callable[[Connection], T]) -> T:
        """One question."""
        with self.library.read() as connection:
            return work(connection)

    def step(self, work: Callable[[Connection, runs.Step], T], kind: str = "sync") -> T:
        """One run of one step."""
        self.at += 60

        def run(connection: Connection) -> T:
            number = runs.begin(connection, kind, at=self.at, what="test", who="ann")
            result = work(connection, runs.next_step(connection, number, self.at))
            runs.end(connection, number, self.at)
            return result

        return self.write(run)

    def take_in(self, *records: Record, problems: Sequence[Problem] = ()) -> importing.Imported:
        """Import records."""
        return self.step(
            lambda connection, step: importing.import_records(
                connection, step, "list.csv", records, problems
            ),
            "import",
        )

    def find(self, name: str) -> int:
        """The output with this fictional DOI."""
        found = self.read(lambda connection: outputs.find(connection, doi(name)))
        assert found is not None
        return found

    def plan(
        self, want: str, outputs_wanted: tuple[int, ...], *first: Ask, info: SourceInfo | None = None
    ) -> None:
        """Open a want."""
        plans = [asks.WantPlan(want, outputs_wanted, first, first[0].target if first else None)]
        self.step(lambda connection, step: asks.plan(connection, step, (info or source()).key, plans))

    def keep(
        self,
        page: Page,
        matches: pages.Matches = (),
        asked: Ask | None = None,
        info: SourceInfo | None = None,
    ) -> pages.Kept:
        """Keep a page."""
        return self.step(
            lambda connection, step: pages.keep_page(
                connection, step, info or source(), asked or ask(), page, matches
            )
        )
