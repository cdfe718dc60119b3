"""What other services say of outputs: their answers in JSON, and the tables that they export (`tables`).

A family in the sense of `importers.families`; it stands before the lists of publications in JSON. A record's
row is its place in the file, counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.pace import Pace, Progress

if TYPE_CHECKING:
    from altmetric_desktop.importers.evidence.reading import Form

FORMATS: tuple[Format, ...] = (
    Format("altmetric-api-json", "format.altmetric-api-json", (".json", ".jsonl")),
    Format("altmetric-explorer-json", "format.altmetric-explorer-json", (".json",)),
    Format("overton-json", "format.overton-json", (".json",)),
    Format("plumx-json", "format.plumx-json", (".json", ".jsonl")),
    Format("crossref-event-data", "format.crossref-event-data", (".json", ".jsonl")),
)

#: Members that only these files have, near their beginning: most JSON is told by it to be none of them.
_SIGNS = pattern(
    r'"(?:altmetric_id|altmetric-score|post-type|policy_document_id|count_categories|subj_id)"\s{0,20}:'
)
_DEPTH = 200_000
_SAMPLE = 20
#: Envelopes in envelopes.
_DEEPEST = 4

Read = tuple[list[Record], list[Problem]]


def find(text: str, name: str) -> str | None:
    """The format of a text, None where it is of none of these providers. `name` says nothing here."""
    if _SIGNS.search(text, 0, _DEPTH) is None:
        return None
    for form, _ in islice(_found(text), _SAMPLE):
        if form is not None:
            return form.key
    return None


def read(key: str, text: str, progress: Progress | None = None) -> Read:
    """The records of a text in this format; what is no record of it is a refused row."""
    from altmetric_desktop.importers.evidence.reading import Reading, unread

    reading = Reading(next(form.provider for form in _forms() if form.key == key))
    pace = Pace(progress)
    for form, value in _found(text):
        pace(reading.row)
        if form is None or form.key != key or not isinstance(value, dict):
            reading.row += 1
            reading.problems += unread(reading.row, value)
        else:
            form.read(value, reading)
    return reading.records, reading.problems


def _forms() -> tuple[Form, ...]:
    from altmetric_desktop.importers.evidence import altmetric, counted, event_data

    return (*altmetric.FORMS, *counted.FORMS, *event_data.FORMS)


def _found(text: str) -> Iterator[tuple[Form | None, object]]:
    """Each record or answer with its form; what is none of any has None."""
    from altmetric_desktop.importers.objects.documents import Broken, Line, decoded, documents

    forms = _forms()
    found = documents(text)
    if isinstance(found, Broken):
        yield None, text[:200]
        return
    for document in found:
        yield from _walk(document.text if isinstance(document, Line) else decoded(document), forms, _DEEPEST)


def _walk(value: object, forms: tuple[Form, ...], deep: int) -> Iterator[tuple[Form | None, object]]:
    if isinstance(value, list) and deep:
        for one in value:
            yield from _walk(one, forms, deep - 1)
        return
    if isinstance(value, dict):
        form = next((form for form in forms if form.known(value)), None)
        if form is not None:
            yield form, value
            return
        inner = [one for one in value.values() if isinstance(one, list | dict)]
        held = [one for one in inner if _holds(one, forms, deep - 1)] if deep else []
        if held:
            for one in held:
                yield from _walk(one, forms, deep - 1)
            return
    yield None, value


def _holds(value: object, forms: tuple[Form, ...], deep: int) -> bool:
    """Whether records lie in a value: in the first of a list, or behind the members of an envelope."""
    if isinstance(value, list):
        return any(isinstance(one, dict) and _holds(one, forms, deep - 1) for one in value[:3])
    if not isinstance(value, dict) or deep < 0:
        return False
    if any(form.known(value) for form in forms):
        return True
    return any(_holds(one, forms, deep - 1) for one in value.values() if isinstance(one, list | dict))
