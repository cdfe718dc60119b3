"""What publishers deposit with Crossref (`doi_batch`, schema 4 and 5): many works below one journal or book.

A journal's title and issue stand above its articles and are kept for them. A book, proceedings, report or
database is a record of its own where it has a DOI; the journal and its issue are none.
"""

from __future__ import annotations

from altmetric_desktop.domain.records import Problem
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup import crossref
from altmetric_desktop.importers.markup.draft import Drafted
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.text import shown

_STANDING_ALONE = frozenset({"posted_content", "dissertation", "peer_review", "pending_publication"})
_WORKS = _STANDING_ALONE | {"journal_article", "conference_paper", "content_item", "dataset", "grant"}
#: What stands above works and is none itself.
_NO_WORKS = frozenset({"journal_metadata", "journal_issue", "event_metadata"})
#: What stands above works, and may be one.
_WHOLES = frozenset({
    "book_metadata", "book_series_metadata", "book_set_metadata", "proceedings_metadata",
    "proceedings_series_metadata", "report-paper_metadata", "report-paper_series_metadata",
    "standard_metadata", "standard_series_metadata", "database_metadata",
})  # fmt: skip
#: What goes on with what is kept already: an issue with its journal, proceedings with their event.
_CONTINUING = frozenset({"journal_issue", "proceedings_metadata", "proceedings_series_metadata"})


def _knows(outline: Outline) -> bool:
    return bool(outline) and outline[0][1] == "doi_batch"


class _Deposit:
    """One reading: the works, with what was deposited above them."""

    def __init__(self) -> None:
        self._above: dict[str, Node] = {}

    def is_record(self, node: Node) -> bool:
        has_doi = bool(node.text("doi_data", "doi"))
        return node.name in _WORKS or (has_doi and node.name not in _NO_WORKS)

    def keep(self, node: Node) -> None:
        if node.name not in _CONTINUING:
            self._above = {}
        self._above[node.name] = node

    def broken(self) -> None:
        self._above = {}

    def read(self, node: Node, row: int) -> Drafted:
        if node.name == "grant":
            return None, [Problem(row, "grant", shown(node.text("doi_data", "doi")), "record-other")]
        if node.name not in _WORKS:
            self.keep(node)
        whole = Node("", "crossref", {})
        if node.name not in _STANDING_ALONE:
            for above in self._above.values():
                if above is not node:
                    whole.add(above)
        whole.add(node)
        return crossref.read(whole, row)

    def rest(self) -> list[Drafted]:
        return []


SHAPE = Shape(
    Format("crossref-deposit", "format.crossref-deposit", (".xml",)), _knows,
    _WORKS | _WHOLES | _NO_WORKS, crossref.read, beside=_Deposit,
)  # fmt: skip
