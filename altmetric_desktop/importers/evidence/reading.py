"""What the readers of providers' JSON share: records as they are found, problems, the rule of refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop.domain.evidence import Measure, Reported
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.mentions import Mention
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.evidence.composing import Notes, summed
from altmetric_desktop.importers.gather import Identifiers, refused
from altmetric_desktop.importers.objects.values import Item, at, cell


class Reading(Notes):
    """Records and problems of one provider's file."""

    def __init__(self, provider: str) -> None:
        super().__init__(provider)
        self.records: list[Record] = []
        self.row = 0

    def gathered(self) -> Identifiers:
        """What gathers the identifiers of the next record."""
        self.row += 1
        return Identifiers(self.row)

    def add(
        self,
        record: Record,
        identifiers: Identifiers,
        reported: Iterable[Reported | None] = (),
        mentions: Iterable[Mention | None] = (),
    ) -> None:
        """Take a record with what is said of it; one without title and identifier is refused."""
        if not identifiers.stands(record.title):
            self.problems += refused(record.row, identifiers.problems, "", record.title or "")
            return
        self.problems += identifiers.problems
        own, container = identifiers.parted(record.type)
        self.records.append(
            replace(
                record,
                identifiers=own,
                container=container,
                provider=self.provider,
                reported=summed(reported),
                mentions=tuple(one for one in mentions if one is not None),
            )
        )

    def counts(
        self, row: int, counts: Item, measure: Measure, observed: Moment | None = None, column: str = ""
    ) -> list[Reported | None]:
        """Counts by the provider's name of the channel."""
        found: list[Reported | None] = []
        for name, value in counts.items():
            channel = self.channel(row, column, name)
            if channel is not None:
                found.append(self.count(row, name, measure, value, channel.value, observed))
        return found

    def readers(self, row: int, value: object, observed: Moment | None = None) -> list[Reported | None]:
        """Readers by platform."""
        given = value if isinstance(value, dict) else {}
        return [
            self.count(row, "readers", Measure.READERS, count, str(name)[:40], observed)
            for name, count in given.items()
        ]


class Form(Struct, frozen=True):
    """A provider's format. `known`: whether an object is a record of it, or an answer that holds records;
    `read` takes it into the reading."""

    key: str
    provider: str
    known: Callable[[Item], bool]
    read: Callable[[Item, Reading], None]


def identify(identifiers: Identifiers, item: object, names: dict[str, Kind]) -> None:
    """Read the members of these names as identifiers, each a text or a list of texts."""
    for name, kind in names.items():
        value = at(item, name)
        for one in value[:200] if isinstance(value, list) else [value]:
            text = cell(one).strip()
            if text:
                identifiers.add(kind, text, name)


def quoted(value: object) -> str:
    """The first characters of a value, for a problem."""
    return msgspec.json.encode(value).decode("utf-8", "replace")[:200]


def unread(row: int, value: object) -> list[Problem]:
    """A piece of a file that is no record of its format."""
    return refused(row, (), "", quoted(value))
