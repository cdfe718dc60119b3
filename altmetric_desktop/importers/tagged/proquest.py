"""ProQuest's text report → records: `Document 1 of 100`, the title on a line, `Author: …`, paragraphs.

A table of contents stands above and formatted references stand below (`Bibliography`): both repeat what the
documents say. An abstract may have paragraphs that begin like a field (`Methods: …`): inside it only the
fields that ProQuest writes end it. A thesis's university and department are its unit.
"""

from __future__ import annotations

import re

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Unit
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.pace import Progress
from altmetric_desktop.importers.tagged.composing import (
    Composed,
    add_first,
    add_isbns,
    composed_of,
    kind_of,
    split_people,
)
from altmetric_desktop.importers.tagged.lines import Entry, Grammar, entries

#: An address on a line of its own is no continuation of the authors above it.
_FIELDS = (
    r"Abstract|Abstract \(summary\)|Accession number|Advisor|Alternate title|Author|Classification"
    r"|Committee member|Company / organization|Contact us at|Copyright|Correspondence author"
    r"|Country of publication|Database|Date|Degree|Degree date|Department|Dissertation/thesis number|DOI"
    r"|Document feature|Document status|Document type|Document URL|e-ISSN|EISSN|Entry date|First page"
    r"|Full text|Full text availability|Identifier / keyword|Identifiers / keywords|ISBN|ISSN|Issue"
    r"|Language|Language of publication|Last updated|Links|Location|Number of pages|Number of references"
    r"|Online publication date|Pages|Peer reviewed|Place of publication|ProQuest document ID"
    r"|Publication date|Publication info|Publication note|Publication subject|Publication title"
    r"|Publication type|Publication year|Publisher|References|Revision date|School code|Section|Series"
    r"|Source|Source attribution|Source type|Subject|Subjects|Supplement|Title|University location"
    r"|University/institution|Volume|Year|https?"
)
#: What parts a report: a document's first line with its title on the next that isn't blank, or a ruled line.
#: They are given tags, so that all lines are alike; lines keep their numbers.
_PARTS = pattern(
    r"^(?:[ \t]{0,4}Document (\d{1,7}) of \d{1,7}[ \t]{0,4}(\n(?:[ \t]{0,9}\n){0,3})([^\n]*)"
    r"|_{20,200}[ \t]{0,4}$)",
    re.MULTILINE,
)
_START, _HEAD, _END = "\x00document", "\x00title", "\x00end"
_GRAMMAR = Grammar(
    pattern(rf"(\x00document|\x00title|\x00end|(?:{_FIELDS})(?=:))(?::[ \t]?(.*))?"),
    wanted=frozenset({
        _HEAD,
        "Abstract", "Abstract (summary)", "Author", "DOI", "Degree date", "Department", "Document type",
        "ISBN", "Issue", "Language", "Language of publication", "Pages", "Publication date",
        "Publication title", "Publication year", "Publisher", "Source type", "Title",
        "University/institution", "Volume", "Year",
    }),
    leaders=frozenset({_START}),
    enders=frozenset({_END}),
)  # fmt: skip
_TYPES = {
    "dissertation/thesis": OutputType.THESIS,
    "dissertations & theses": OutputType.THESIS,
    "scholarly journals": OutputType.ARTICLE,
    "feature": OutputType.ARTICLE,
    "books": OutputType.BOOK,
    "conference papers & proceedings": OutputType.CONFERENCE,
    "reports": OutputType.REPORT,
    "working papers": OutputType.PREPRINT,
    "newspapers": OutputType.OTHER,
    "magazines": OutputType.OTHER,
    "trade journals": OutputType.OTHER,
}


def read(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of a report."""
    return composed_of(entries(_PARTS.sub(_tagged, text), _GRAMMAR), text, _compose, progress)


def _tagged(found: re.Match[str]) -> str:
    if found.group(1) is None:
        return _END
    return f"{_START}:{found.group(1)}{found.group(2)}{_HEAD}:{found.group(3)}"


def _compose(entry: Entry, composed: Composed) -> None:
    gathered = Identifiers(entry.row)
    kind = kind_of(entry.all("Document type", "Source type"), _TYPES)
    add_first(gathered, Kind.DOI, entry, "DOI")
    add_isbns(gathered, entry.all("ISBN"))
    stated = entry.first("Publication year", "Degree date", "Year")
    year, published = dated(stated, entry.first("Publication date"))
    composed.take(
        Record(
            entry.row, entry.first(_HEAD, "Title"), year=year, published=published, type=kind,
            venue=entry.first("Publication title"), publisher=entry.first("Publisher"),
            volume=entry.first("Volume"), issue=entry.first("Issue"), pages=entry.first("Pages"),
            authors=split_people(entry.all("Author")), units=_units(entry, kind),
            abstract=entry.first("Abstract", "Abstract (summary)"),
            language=entry.first("Language", "Language of publication"),
        ),
        gathered, "Title", entry.opening(),
    )  # fmt: skip


def _units(entry: Entry, kind: OutputType | None) -> tuple[Unit, ...]:
    """University and department of a thesis."""
    if kind is not OutputType.THESIS:
        return ()
    path = tuple(filter(None, (entry.first("University/institution"), entry.first("Department"))))
    return (Unit(path),) if path else ()
