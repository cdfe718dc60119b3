"""Lists in XML, one module a producer; the door that `families` asks for. Tables of pages are only found
here: they are read like sheets (`page`)."""

from __future__ import annotations

from defusedxml.common import DefusedXmlException

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup import (
    bibtexml,
    crossref,
    datacite,
    deposit,
    dublin_core,
    elements,
    endnote,
    eprints,
    marc,
    mods,
    orcid,
    page,
    pubmed,
    pure,
    refworks,
    wos,
    zotero,
)
from altmetric_desktop.importers.markup.shape import Shape
from altmetric_desktop.importers.markup.stream import Course, outline
from altmetric_desktop.importers.pace import Progress

#: The order decides where a harvest's pages hold another format.
_SHAPES: tuple[Shape, ...] = (
    endnote.SHAPE, pubmed.SHAPE, marc.SHAPE, dublin_core.SHAPE, mods.SHAPE, datacite.SHAPE,
    eprints.SHAPE, orcid.SHAPE, elements.SHAPE, pure.SHAPE, crossref.SHAPE, deposit.SHAPE,
    refworks.SHAPE,
    bibtexml.SHAPE,
    wos.SHAPE,
    zotero.SHAPE,
)  # fmt: skip
FORMATS: tuple[Format, ...] = (*(shape.format for shape in _SHAPES), page.FORMAT)
_BY_KEY = {shape.format.key: shape for shape in _SHAPES}


def find(text: str, name: str) -> str | None:
    """The format by the first tags. Raises InputError `input.xml-unsafe` where entities are declared."""
    if page.is_page(text):
        return page.FORMAT.key if page.holds_list(text) else None
    try:
        tags = outline(text)
    except DefusedXmlException as error:
        raise InputError("input.xml-unsafe", path=name) from error
    return next((shape.format.key for shape in _SHAPES if shape.knows(tags)), None)


def read(key: str, text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of a text in this format; a record's row is its place in the file, counted from 1."""
    course = Course(_BY_KEY[key], text, progress)
    course.run()
    return course.records, course.problems
