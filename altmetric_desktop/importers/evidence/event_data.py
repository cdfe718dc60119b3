"""Crossref Event Data, switched off in April 2026: dumps that somebody has kept.

An event says that a page (`subj`) speaks of a work (`obj`). `occurred_at` is when it did so, `timestamp` when
Crossref saw it. Wikipedia's events are one a version of a page: they are one mention.
"""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.mentions import Mention
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.evidence.composing import Post, mention, posted_of
from altmetric_desktop.importers.evidence.reading import Form, Reading
from altmetric_desktop.importers.objects.values import Item, at, cell, first
from altmetric_desktop.importers.text import shown

PROVIDER = "crossref-event-data"


def known(item: Item) -> bool:
    """An event."""
    return "obj_id" in item and "subj_id" in item and "source_id" in item


def read(item: Item, reading: Reading) -> None:
    """One event: the work that it concerns, with the mention, where it stands."""
    identifiers = reading.gathered()
    row = identifiers.row
    target = cell(item.get("obj_id"))
    if "doi.org/" in target:
        identifiers.add(Kind.DOI, target, "obj_id")
    elif target:
        identifiers.add(Kind.URL, target, "obj_id")
    reading.add(Record(row), identifiers, (), _mentions(item, row, reading))


def _mentions(item: Item, row: int, reading: Reading) -> list[Mention]:
    for member in ("updated", "action"):
        if cell(item.get(member)).casefold() in ("deleted", "delete"):
            reading.problems.append(Problem(row, member, shown(cell(item.get("subj_id"))), "event-deleted"))
            return []
    source = cell(item.get("source_id"))
    channel = reading.channel(row, "source_id", source)
    if channel is None:
        return []
    subject = item.get("subj")
    return [
        mention(
            PROVIDER,
            channel,
            Post(
                url=first(item, "subj_id", "subj.pid", "subj.url") or "",
                external=cell(item.get("id")),
                title=cell(at(subject, "title")),
                outlet=first(subject, "author.name", "author.literal", "author.url") or "",
                outlet_url=cell(at(subject, "author", "url")),
                posted=posted_of(first(subject, "issued") or cell(item.get("occurred_at"))),
            ),
        )
    ]


FORMS = (Form("crossref-event-data", PROVIDER, known, read),)
