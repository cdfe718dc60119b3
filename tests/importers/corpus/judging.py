"""What every file must come to: a typed error with its words, or records and problems that add up."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Mapping, ReadFile, Record, Severity
from altmetric_desktop.importers import read
from altmetric_desktop.words import Words

WORDS = Words("en")
#: Seconds that a hostile file may take.
PATIENCE = 5.0


def tried(data: bytes, name: str, form: str | None = None, mapping: Mapping | None = None) -> ReadFile | str:
    """The file as read, sound; or the key of the error with which it was refused."""
    try:
        found = read(data, name, format=form, mapping=mapping)
    except InputError as error:
        return said(error, name)
    sound(found)
    return found


def taken(data: bytes, name: str, form: str | None = None) -> ReadFile:
    """The file, which must be read."""
    found = tried(data, name, form)
    assert isinstance(found, ReadFile), found
    return found


def refused(data: bytes, name: str, form: str | None = None) -> str:
    """The key of the error of a file, which must be refused."""
    found = tried(data, name, form)
    assert isinstance(found, str), (found.format, len(found.records))
    return found


def said(error: InputError, name: str) -> str:
    """An error's key, after its sentence was seen to name the file and to leave no gap."""
    sentence = WORDS.error(error)
    assert WORDS.knows(error.key), error.key
    assert name in sentence or "path" not in error.arguments, sentence
    assert error.arguments.get("path", name) == name
    assert sentence.endswith("."), sentence
    return error.key


def sound(found: ReadFile) -> None:
    """Each record says something and can be stored; a row is read or refused, and refused once."""
    assert found.records or refusals(found)
    for record in found.records:
        assert record.title or record.identifiers or record.container
        storable(record)
    places = [
        (problem.sheet, problem.row) for problem in found.problems if problem.severity is Severity.REFUSED
    ]
    assert len(places) == len(set(places)), places
    assert not set(places) & {(record.sheet or "", record.row) for record in found.records}
    for problem in found.problems:
        assert problem.row >= 0
        assert len(problem.value) <= 200
        problem.value.encode("utf-8")
        assert "\0" not in problem.value
        assert WORDS.knows(f"problem.{problem.code}"), problem.code


def storable(record: Record) -> None:
    """No NUL, no half of a surrogate pair, no line end in what a table shows in one line."""
    for text in (record.title, record.venue, record.publisher, *(one.name for one in record.authors)):
        if text is not None:
            text.encode("utf-8")
            assert not set(text) & set("\0\n\r"), text[:80]
    for identifier in (*record.identifiers, *record.container):
        identifier.value.encode("utf-8")
        assert identifier.value.strip() == identifier.value != ""


def refusals(found: ReadFile) -> list[int]:
    """The rows that were refused."""
    return [problem.row for problem in found.problems if problem.severity is Severity.REFUSED]


def codes(found: ReadFile) -> set[str]:
    """The codes of all problems."""
    return {problem.code for problem in found.problems}


@contextmanager
def soon(seconds: float = PATIENCE) -> Iterator[None]:
    """What must not take long, however hostile; processor time of this process."""
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds
