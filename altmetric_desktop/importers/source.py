"""A file, opened: a book of tables, or a text, and which format its content is in."""

from __future__ import annotations

from msgspec import Struct

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Problem
from altmetric_desktop.importers.decode import Decoded, decode
from altmetric_desktop.importers.detect import container_format, text_format
from altmetric_desktop.importers.sheets import Book
from altmetric_desktop.importers.spreadsheet import Workbook

#: The one format of text that holds several tables under names.
PAGE = "html-table"


class Books(Struct, frozen=True):
    """Several tables: a workbook, which says its `encoding` itself, or a page. `problems`: of its letters."""

    kind: str
    book: Book
    encoding: str
    problems: tuple[Problem, ...] = ()


class Words(Struct, frozen=True):
    """A text of the format `kind`."""

    kind: str
    decoded: Decoded


Source = Books | Words


def opened(data: bytes, name: str, format: str | None = None, encoding: str | None = None) -> Source:
    """Look into a file; `format` overrides what a text's content says, `encoding` what its bytes say.

    Raises InputError for no list. A workbook says its encoding itself.
    """
    container = container_format(data, name)
    if container is not None:
        kind = "xlsx" if container == "xlsb" else container
        return Books(kind, Workbook(data, name, container), kind)
    if format in ("xlsx", "xls", "ods"):
        raise InputError("input.workbook-unreadable", path=name)
    decoded = decode(data, name, encoding)
    kind = format or text_format(decoded.text, name)
    if kind != PAGE:
        return Words(kind, decoded)
    from altmetric_desktop.importers.markup.page import Page

    return Books(kind, Page(decoded.text, name), decoded.encoding, tuple(decoded.problems))
