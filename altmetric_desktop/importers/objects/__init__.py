"""Publication lists in JSON: a module per producer over one reader of documents (`documents`, `layout`).

A family in the sense of `importers.families`. A record's row is its place in the file, counted from 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from msgspec import Raw, Struct, structs

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record, Severity
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.gather import Identifiers, refused
from altmetric_desktop.importers.objects import (
    crossref,
    csl,
    datacite,
    eprints,
    europepmc,
    free,
    lens,
    openalex,
    orcid,
    pure,
)
from altmetric_desktop.importers.objects.attention import attention
from altmetric_desktop.importers.objects.documents import (
    Broken,
    Document,
    Line,
    decoded,
    documents,
    quoted,
)
from altmetric_desktop.importers.objects.layout import batches
from altmetric_desktop.importers.objects.producer import Producer
from altmetric_desktop.importers.objects.values import Item
from altmetric_desktop.importers.pace import Progress, paced
from altmetric_desktop.importers.text import shown

#: Records that are looked at to tell whose they are.
SAMPLE = 100

_PRODUCERS: tuple[Producer, ...] = (
    orcid.PRODUCER, openalex.PRODUCER, crossref.PRODUCER, datacite.PRODUCER, europepmc.PRODUCER,
    eprints.PRODUCER, pure.PRODUCER, lens.PRODUCER, csl.PRODUCER,
)  # fmt: skip
_BY_KEY = {producer.key: producer for producer in _PRODUCERS}
_FREE = "json"

FORMATS: tuple[Format, ...] = (
    Format("csl-json", "format.csl-json", (".json", ".csljson")),
    Format("orcid-json", "format.orcid-json", (".json",)),
    Format("openalex-json", "format.openalex-json", (".json", ".jsonl")),
    Format("crossref-json", "format.crossref-json", (".json", ".jsonl")),
    Format("datacite-json", "format.datacite-json", (".json", ".jsonl")),
    Format("europepmc-json", "format.europepmc-json", (".json",)),
    Format("eprints-json", "format.eprints-json", (".json", ".js")),
    Format("pure-json", "format.pure-json", (".json",)),
    Format("lens-json", "format.lens-json", (".json", ".jsonl")),
    Format(_FREE, "format.json", (".json", ".jsonl", ".ndjson")),
)

#: How JSON begins; a text in brackets at the head of another list does not.
_JSON = pattern(r"\s*+(?:[\[{]\s*+[\"\[{\]}]|\[\s*+(?:-?\d|null|true|false|NaN))")
#: `[1] Doe J. …` begins like JSON and is a list of references.
_SURE = pattern(r"\s*+(?:\{\s*+[\"}]|\[\s*+[\"{\]]|\[\s*+\[\s*+[\"\d\[\]])")


class _Element(Struct, frozen=True):
    """One record, not read yet: its place, itself (a text where its line is no JSON), whose list it is in."""

    row: int
    raw: Raw | None
    text: str
    top: Raw | None


def find(text: str, name: str) -> str | None:
    """The format of a JSON text, None for other texts. InputError: broken, no list, or attention data."""
    if _JSON.match(text) is None:
        return None
    found = documents(text)
    if isinstance(found, Broken):
        if _SURE.match(text) is None:
            return None
        raise InputError("input.json-deep" if found.deep else "input.json-broken", path=name, line=found.line)
    sample = list(islice(_elements(found), SAMPLE))
    values = [(one.row, decoded(one.raw)) for one in sample if one.raw is not None]
    objects = [value for _, value in values if isinstance(value, dict)]
    _refuse_others(objects, name)
    votes = Counter(producer.key for item in objects if (producer := _producer(item)) is not None)
    if votes:
        return votes.most_common(1)[0][0]
    if values and not free.readable(values):
        raise InputError("input.json-no-list", path=name)
    return _FREE


def _refuse_others(objects: list[Item], name: str) -> None:
    """Attention data and patents look like lists of publications and are none."""
    whose = Counter(filter(None, map(attention, objects)))
    if whose and whose.total() * 2 > len(objects):
        raise InputError("input.attention-json", path=name, format=whose.most_common(1)[0][0])
    if objects and all(map(lens.patent, objects)):
        raise InputError("input.lens-patents", path=name)


def _producer(item: Item, expected: str = "") -> Producer | None:
    """Whose record an object is: the expected producer's if it may be, else the first that knows it."""
    first = _BY_KEY.get(expected)
    if first is not None and first.known(item):
        return first
    return next((producer for producer in _PRODUCERS if producer.known(item)), None)


def _known(item: Item) -> bool:
    return _producer(item) is not None or attention(item) is not None


def _elements(found: list[Document]) -> Iterator[_Element]:
    """Every record of the documents in its order; a list of JSON Lines has one or an envelope a line."""
    row = 0
    for document in found:
        if isinstance(document, Line):
            row += 1
            yield _Element(row, None, document.text, None)
            continue
        for batch in batches(document, _known):
            for raw in batch.records:
                row += 1
                yield _Element(row, raw, "", batch.top)


def read(key: str, text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of a JSON text in the format of this key; what can't be read is a refused row."""
    found = documents(text)
    if isinstance(found, Broken):
        code = "json-deep" if found.deep else "json-broken"
        return [], [Problem(found.line, "", shown(text.strip()), code, Severity.REFUSED)]
    reading = _Reading(key)
    elements = list(_elements(found))  # none is decoded yet
    for element in paced(elements, len(elements), progress):
        reading.take(element)
    return reading.done()


class _Reading:
    """Records and problems as the elements of a list are read one by one."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._chosen = _BY_KEY.get(key)
        self._rest: list[free.Row] = []
        self._top: Raw | None = None
        self._owner: Person | None = None
        self.records: list[Record] = []
        self.problems: list[Problem] = []

    def take(self, element: _Element) -> None:
        """Read one element."""
        if element.raw is None:
            self.problems.append(
                Problem(element.row, "", shown(element.text), "json-broken", Severity.REFUSED)
            )
            return
        value = decoded(element.raw)
        if not isinstance(value, dict):
            self._other(element.row, element.raw, value)
            return
        producer = _producer(value, self._key) or self._chosen
        if producer is None:
            self._rest.append((element.row, value))
        else:
            self._record(producer, element, value)

    def _other(self, row: int, raw: Raw, value: object) -> None:
        """No object: an identifier or a row of cells in a free list, nothing in all others."""
        if self._chosen is None and value is not None:
            self._rest.append((row, value))
        else:
            self.problems += refused(row, (), "", quoted(raw))

    def _record(self, producer: Producer, element: _Element, item: Item) -> None:
        gathered = Identifiers(element.row)
        record = producer.read(item, gathered)
        if not gathered.stands(record.title):
            self.problems += refused(element.row, gathered.problems, "", quoted(element.raw or Raw(b"")))
            return
        self.problems += gathered.problems
        own, container = gathered.parted(record.type)
        owner = self._owner_of(element.top) if producer is orcid.PRODUCER else None
        ours = record.our_authors or ((owner,) if owner is not None else ())
        self.records.append(structs.replace(record, identifiers=own, container=container, our_authors=ours))

    def _owner_of(self, top: Raw | None) -> Person | None:
        if top is not self._top:
            self._top = top
            self._owner = None if top is None else orcid.owner(decoded(top))
        return self._owner

    def done(self) -> tuple[list[Record], list[Problem]]:
        """All records, in their order, and all problems."""
        records, problems = free.read(self._rest) if self._rest else ([], [])
        self.problems += problems
        if records and self.records:
            self.records = sorted([*self.records, *records], key=lambda record: record.row)
        else:
            self.records += records
        return self.records, self.problems
