"""The sink of a sync: pages from the sources, matched to the library's outputs, into the writer.

A page and the cursor behind it are one transaction. What concerns none of our outputs is counted, not kept.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence

from altmetric_desktop.domain import matching
from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.domain.mentions import Evidence, Mention
from altmetric_desktop.domain.schemes import SCHEMES
from altmetric_desktop.domain.sourcing import Ask, Failure, Page
from altmetric_desktop.services.library import Library
from altmetric_desktop.sources.description import Source
from altmetric_desktop.storage import asks, pages, runs, scores
from altmetric_desktop.storage.connect import Connection
from altmetric_desktop.storage.pages import Kept

Owned = Mapping[Identifier, Sequence[int]]
Trace = Callable[[str], None]

#: Failures that pass by themselves: the ask stays open, at the page where it stood.
PASSING = frozenset(
    {
        "source.certificate",
        "source.limited",
        "source.no-such-host",
        "source.server-error",
        "source.timeout",
        "source.unreachable",
    }
)


class Keeper:
    """Keeps pages for one run. `touched`: outputs that gained something; `new_mentions`: how many."""

    def __init__(self, library: Library, run: int, owned: Owned, trace: Trace | None = None) -> None:
        self._library = library
        self._run = run
        self._owned = owned
        self._trace = trace
        self.touched: set[int] = set()
        self.new_mentions = 0
        self.not_ours = 0

    async def keep(self, source: Source, ask: Ask, page: Page) -> int:
        """Store a page with its cursor and follow-ups in one transaction; how many mentions are new."""
        matches = tuple(self._match(mention) for mention in page.mentions)
        self.not_ours += sum(not match for match in matches)

        def work(connection: Connection) -> Kept:
            step = runs.next_step(connection, self._run, int(time.time()))
            kept = pages.keep_page(connection, step, source.info, ask, page, matches)
            if kept.touched:  # so that a report agrees with itself, whenever the sync is cut off
                scores.rescore(connection, step, SCHEMES, sorted(kept.touched))
            return kept

        kept = await asyncio.wrap_future(self._library.writer.submit(work, _changed))
        self.touched |= kept.touched
        self.new_mentions += kept.new_mentions
        if self._trace is not None:
            self._trace(_told(source, ask, page, kept))
        return kept.new_mentions

    async def failed(self, source: Source, ask: Ask, failure: Failure) -> None:
        """Note that an ask came to nothing; older figures stay."""

        def work(connection: Connection) -> None:
            step = runs.next_step(connection, self._run, int(time.time()))
            asks.failed(connection, step, source.info, ask, failure, final=failure.key not in PASSING)

        await asyncio.wrap_future(self._library.writer.submit(work))
        if self._trace is not None:
            self._trace(f"{source.key} {_about(ask)}: {failure.key} {failure.theirs}".rstrip())

    def _match(self, mention: Mention) -> tuple[tuple[int, Evidence], ...]:
        """Which outputs a mention concerns: what the source proved, then what its texts name."""
        found: dict[int, Evidence] = {}
        for evidence in mention.evidence:
            for output in self._owned.get(evidence.identifier, ()):
                found.setdefault(output, evidence)
        if mention.texts:
            for match in matching.find(mention.texts, self._owners):
                evidence = Evidence(match.identifier, match.matched_by, match.confidence)
                found.setdefault(match.output, evidence)
        return tuple(found.items())

    def _owners(self, identifier: Identifier) -> Sequence[int]:
        return self._owned.get(identifier, ())


def _changed(kept: Kept) -> tuple[Changed, ...]:
    return (Changed("link", frozenset(kept.touched)),) if kept.touched else ()


def _about(ask: Ask) -> str:
    named = ask.target or ", ".join(str(identifier) for identifier in ask.identifiers[:3])
    more = f" and {len(ask.identifiers) - 3} more" if len(ask.identifiers) > 3 and not ask.target else ""
    return f"{ask.stage or ask.path} {named}{more}".strip()


def _told(source: Source, ask: Ask, page: Page, kept: Kept) -> str:
    parts = [
        f"{len(page.mentions)} mentions ({kept.new_mentions} new)",
        f"{len(page.citations)} citation counts",
        f"{len(page.facts)} works",
    ]
    if page.not_covered:
        parts.append(f"{len(page.not_covered)} not covered")
    if page.problems:
        parts.append(f"{len(page.problems)} records left out")
    return f"{source.key} {_about(ask)}: {', '.join(parts)}"
