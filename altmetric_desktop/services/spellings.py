"""Affiliations as they are spelled, of the library or of a fetched list; what persons decide about each."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.domain.fetching import (
    AffiliationRow,
    AffiliationWork,
    Word,
    judge,
    spelling,
)
from altmetric_desktop.domain.sourcing import ListedWork
from altmetric_desktop.services import browse
from altmetric_desktop.services.fetch_pages import Pages
from altmetric_desktop.services.library import Library
from altmetric_desktop.sources import openalex_lists
from altmetric_desktop.storage import affiliations, runs
from altmetric_desktop.storage.connect import Connection


def counted(texts: Iterable[Sequence[str]], words: Mapping[str, Word]) -> tuple[AffiliationRow, ...]:
    """The spellings of works (`texts` of each), with the number of works that have each."""
    pairs = [(text, number) for number, several in enumerate(texts) for text in several]
    wanted = {spelling(text) for text, _ in pairs}
    return tuple(affiliations.rows(pairs, {key: word for key, word in words.items() if key in wanted}))


def seen(library: Library, kept: Path | None = None) -> list[AffiliationRow]:
    """Every spelling in the library, most frequent first, with what was decided.

    `kept`: of the fetched list whose pages are kept there instead, which nobody has taken in yet.
    """
    with library.read() as connection:
        if kept is None:
            return affiliations.seen(connection)
        words = affiliations.decided(connection)
    return list(counted((judge(work, words).texts for work in _works(kept)), words))


def works(library: Library, text: str, kept: Path | None = None) -> list[AffiliationWork]:
    """The outputs with this spelling; with `kept` the works of that fetched list."""
    if kept is not None:
        wanted = spelling(text)
        spelled = (work for work in _works(kept) if wanted in map(spelling, judge(work, {}).texts))
        return [AffiliationWork(*openalex_lists.named(work.body)) for work in spelled]
    with library.read() as connection:
        outputs = affiliations.outputs_of(connection, text)
    return [
        AffiliationWork(row.title, " · ".join(part for part in (row.venue, row.doi) if part), row.id)
        for row in browse.rows(library, outputs)
    ]


def _works(kept: Path) -> tuple[ListedWork, ...]:
    pages = Pages.at(kept, int(time.time()))
    return tuple(work for line in pages.lines for work in line.listing.works)


def decide(library: Library, words: Sequence[Word]) -> str:
    """Remember what a person says of spellings, as one run that can be undone; its name."""
    if not words:
        raise LibraryError("affiliations.nothing")

    def work(connection: Connection) -> int:
        now = int(time.time())
        first = words[0].text[:80].encode("utf-8", "replace").decode()
        what = f"affiliation {words[0].verdict.value}: {first}"
        run = runs.begin(connection, "decision", at=now, what=what)
        step = runs.next_step(connection, run, now)
        affiliations.decide(connection, step, words)
        runs.end(connection, run, now)
        return run

    return runs.name(library.writer.submit(work, lambda _run: (Changed("run"),)).result())
