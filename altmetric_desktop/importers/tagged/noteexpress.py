"""NoteExpress (.net) → records: `{Reference Type}: Journal Article`, `{Title}: …`.

The names of fields depend on the type: a journal is `{Journal}`, proceedings are `{Secondary Title}`, a
thesis's university is `{Publisher}`. Web pages show the same with square brackets. Names stay as written.
"""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import WHOLE, Identifiers
from altmetric_desktop.importers.pace import Progress
from altmetric_desktop.importers.tagged.composing import (
    Composed,
    add_first,
    add_isbns,
    composed_of,
    kind_of,
    split_people,
)
from altmetric_desktop.importers.tagged.glue import unglued
from altmetric_desktop.importers.tagged.lines import Entry, Grammar, entries

_TAGS = (
    "Reference Type", "Title", "Author", "Journal", "Secondary Title", "Conference Name", "Tertiary Title",
    "Year", "Date", "Volume", "Issue", "Pages", "Abstract", "DOI", "URL", "Link", "ISBN", "ISBN/ISSN",
    "Publisher", "Language",
)  # fmt: skip
_GRAMMAR = Grammar(
    pattern(r"[ \t]{0,20}[{\[]([A-Z][A-Za-z /]{1,40})[}\]]:[ \t]?(.*)"),
    wanted=frozenset(_TAGS),
    leaders=frozenset({"Reference Type"}),
)
_BEGINS = pattern(r"[{\[]Reference Type[}\]]:")
_TYPES = {
    "book chapter": OutputType.CHAPTER,
    "electronic journal": OutputType.ARTICLE,
    "conference proceedings": OutputType.CONFERENCE,
    "newspaper article": OutputType.OTHER,
    "standard": OutputType.REPORT,
    "generic": OutputType.OTHER,
    "patent": OutputType.OTHER,
}
#: Record pages of the databases that write this format: addresses of a session, none of the work.
_DATABASES = ("cnki.", "wanfangdata.", "cqvip.")


def read(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of a list."""
    return composed_of(entries(unglued(text, _BEGINS), _GRAMMAR), text, _compose, progress)


def _compose(entry: Entry, composed: Composed) -> None:
    gathered = Identifiers(entry.row)
    kind = kind_of(entry.all("Reference Type"), _TYPES)
    add_first(gathered, Kind.DOI, entry, "DOI")
    if kind in WHOLE or kind in (None, OutputType.CHAPTER, OutputType.CONFERENCE):
        add_isbns(gathered, entry.all("ISBN", "ISBN/ISSN"))
    for value in entry.all("URL", "Link"):
        if not any(name in value for name in _DATABASES):
            gathered.add(Kind.URL, value, "URL")
    year, published = dated(entry.first("Year"), entry.first("Date"))
    composed.take(
        Record(
            entry.row, entry.first("Title"), year=year, published=published, type=kind,
            venue=entry.first("Journal", "Secondary Title", "Conference Name", "Tertiary Title"),
            publisher=entry.first("Publisher"), volume=entry.first("Volume"), issue=entry.first("Issue"),
            pages=entry.first("Pages"), authors=split_people(entry.all("Author")),
            abstract=entry.first("Abstract"), language=entry.first("Language"),
        ),
        gathered, "DOI", entry.opening(),
    )  # fmt: skip
