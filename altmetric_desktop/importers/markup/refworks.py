"""RefWorks XML: the tags of RefWorks' tagged text in lower case, one element each; read as that text is."""

from __future__ import annotations

from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Drafted
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.tagged.composing import Composed
from altmetric_desktop.importers.tagged.lines import Entry
from altmetric_desktop.importers.tagged.refworks import compose
from altmetric_desktop.importers.text import plain


def _knows(outline: Outline) -> bool:
    return bool(outline) and outline[0][1].casefold() == "refworks"


def read(node: Node, row: int) -> Drafted:
    """One `reference`; what stands in tags that aren't read says at least what was refused."""
    entry = Entry(row)
    for field in node.children:
        text = plain(field.whole)
        if text:
            entry.add(field.name.upper(), text, True)
    composed = Composed()
    compose(entry, composed)
    return next(iter(composed.records), None), composed.problems


SHAPE = Shape(
    Format("refworks-xml", "format.refworks-xml", (".xml",)), _knows, frozenset({"reference"}), read
)  # fmt: skip
