"""Pages of a fetched list beside the library, until the list is complete and taken in.

So a fetch that is cut off goes on where it stood, and what a dry run showed is what the import takes. Lines
of JSON: the list's name and the time, then one page each. Pages older than a day are asked for again: the
list may have changed.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from altmetric_desktop.domain.errors import InputError, LibraryError
from altmetric_desktop.domain.fetching import FetchWish
from altmetric_desktop.domain.sourcing import Ask, Listing

#: Seconds after which pages are out of date.
FRESH_FOR = 86_400
_FORMAT = 1
_MARK = ".fetch-"
_LONGEST_HEAD = 10_000
#: What is raised for a line that is no JSON, no UTF-8, of another shape, or nested without end.
_UNREADABLE = (ValueError, RecursionError)


def is_kept(path: Path) -> bool:
    """Whether a path is that of kept pages."""
    return _MARK in path.name


class _Head(Struct, frozen=True):
    format: int
    wish: FetchWish
    began: int


class Line(Struct, frozen=True):
    """A page: its works, and the question that goes on from it (None = it was the last)."""

    listing: Listing
    next: Ask | None = None


class Pages:
    """What has come of one list. `now`: Unix seconds."""

    def __init__(self, library: Path, wish: FetchWish, now: int) -> None:
        mark = hashlib.sha256(wish.name.encode()).hexdigest()[:12]
        self.path = library.with_name(f"{library.name}{_MARK}{mark}")
        self.wish, self._now = wish, now
        self.lines: list[Line] = []
        self._read()

    @classmethod
    def at(cls, path: Path, now: int) -> Pages:
        """What is kept at a path. Raises InputError where there is nothing, or nothing fresh."""
        try:
            with path.open("rb") as file:
                head = msgspec.json.decode(file.readline(_LONGEST_HEAD), type=_Head)
        except (OSError, *_UNREADABLE) as problem:
            raise InputError("fetch.not-complete") from problem
        return cls(path.with_name(path.name.rpartition(_MARK)[0]), head.wish, now)

    @property
    def complete(self) -> bool:
        """Whether the last page is there."""
        return bool(self.lines) and self.lines[-1].next is None

    @property
    def next(self) -> Ask | None:
        """The question that goes on."""
        return self.lines[-1].next if self.lines else None

    def add(self, line: Line) -> None:
        """Keep a page, before the next one is asked for. Raises LibraryError: no room, no right."""
        try:
            with self.path.open("ab") as file:
                if not self.lines:
                    file.truncate(0)
                    file.write(msgspec.json.encode(_Head(_FORMAT, self.wish, self._now)) + b"\n")
                file.write(msgspec.json.encode(line) + b"\n")
        except OSError as problem:
            why = problem.strerror or str(problem)
            raise LibraryError("fetch.not-kept", path=str(self.path), why=why) from problem
        self.lines.append(line)

    def remove(self) -> None:
        """Forget everything."""
        self.lines.clear()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _read(self) -> None:
        """Whole pages of this list from the last day; a torn end is cut off, anything else is dropped."""
        try:
            data = self.path.read_bytes()
        except OSError:
            return
        first, *rest = data.split(b"\n")
        if not self._fits(first):
            self.remove()
            return
        whole = len(first) + 1
        for raw in rest[:-1]:  # behind the last line end stands nothing, or half a page
            try:
                line = msgspec.json.decode(raw, type=Line)
            except _UNREADABLE:
                break
            if line.next is not None and line.next.address is not None:
                break
            whole += len(raw) + 1
            self.lines.append(line)
        if self.lines and whole != len(data):
            with suppress(OSError), self.path.open("r+b") as file:
                file.truncate(whole)

    def _fits(self, raw: bytes) -> bool:
        try:
            head = msgspec.json.decode(raw, type=_Head)
        except _UNREADABLE:
            return False
        fresh = 0 <= self._now - head.began < FRESH_FOR
        return head.format == _FORMAT and head.wish == self.wish and fresh
