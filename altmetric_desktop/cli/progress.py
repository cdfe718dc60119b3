"""Progress on standard error: a bar on a terminal, one line every few seconds elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from altmetric_desktop.domain.events import Event, Progress, SourceFailed, SourceProgress
from altmetric_desktop.words import Words

#: Seconds between two lines where there is no terminal.
LINE_EVERY = 5.0


@contextmanager
def shown(words: Words, *, quiet: bool) -> Iterator[Callable[[Event], None]]:
    """A `report` function for the time of the work."""
    if quiet:
        yield lambda _event: None
        return
    if not sys.stderr.isatty():
        yield Lines(words, time.monotonic)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[note]}"),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _OnBars(bars, words)


def line_of(event: Event, words: Words) -> tuple[str, str, int, int, str]:
    """(slot, description, done, total, note) of an event."""
    if isinstance(event, Progress):
        return (event.stage, words.say(f"stage.{event.stage}"), event.done, event.total, event.note)
    if isinstance(event, SourceProgress):
        note = words.say("sync.counts", mentions=event.mentions, citations=event.citations)
        if event.wait:
            note = words.say("sync.waits", seconds=round(event.wait))
        return (event.source, event.source, event.done, event.total, note)
    return (event.source, event.source, 0, 0, words.failure(event.failure))


class Lines:
    """A line per slot at most every few seconds; failures and ends at once, and none twice over."""

    def __init__(self, words: Words, clock: Callable[[], float]) -> None:
        self._words = words
        self._clock = clock
        self._last: dict[str, float] = {}
        self._said: dict[str, str] = {}

    def __call__(self, event: Event) -> None:
        slot, description, done, total, note = line_of(event, self._words)
        urgent = isinstance(event, SourceFailed) or (total > 0 and done >= total)
        now = self._clock()
        if not urgent and now - self._last.get(slot, now - LINE_EVERY) < LINE_EVERY:
            return
        self._last[slot] = now
        count = f"{done:,} / {total:,}" if total else f"{done:,}"
        line = f"{description}: {count} {note}".rstrip()
        if self._said.get(slot) != line:
            self._said[slot] = line
            print(line, file=sys.stderr, flush=True)


class _OnBars:
    """One bar per slot."""

    def __init__(self, bars: Bars, words: Words) -> None:
        self._bars = bars
        self._words = words
        self._rows: dict[str, int] = {}

    def __call__(self, event: Event) -> None:
        slot, description, done, total, note = line_of(event, self._words)
        if isinstance(event, SourceFailed):
            self._bars.console.print(f"{description}: {note}", markup=False)
            return
        if slot not in self._rows:
            self._rows[slot] = self._bars.add_task(description, total=total or None, note=note)
        self._bars.update(self._rows[slot], completed=done, total=total or None, note=note)  # type: ignore[arg-type]  # rich's TaskID is an int by NewType
