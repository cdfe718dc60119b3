"""What kind of file this is, by its content. A file's name is only quoted in messages: it lies too often."""

from __future__ import annotations

import re

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.identifiers import Reading as Verdict
from altmetric_desktop.domain.identifiers import examine
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.importers import families
from altmetric_desktop.importers.container import check_archive, check_ole
from altmetric_desktop.importers.header import meanings

#: Lines that are looked at.
DEPTH = 200

_BULLET = re.compile(r"^(?:>\s?)*(?:(?:[-*•·]|\d{1,4}[.)])\s+)?")
#: Between columns; the `;2-X` at the end of an old DOI (SICI) is its own.
_BETWEEN = re.compile(r"(?:[,|\t]|;(?!2-[\w#](?!\w)))\s{0,20}")
_BEGINS = re.compile(
    r"https?://|doi|10[./]|0\.\d{4}|info:|urn:|pmid|pmc\s?\d|arxiv|hdl|nct\d|isbn|97[89][\d-]|ssrn|repec|\ufeff",
    re.IGNORECASE,
)
_RIS = re.compile(r"^[ \t]{0,4}(?:\d{1,6}\. ?)?TY {1,2}- {0,3}\w", re.MULTILINE)
#: `@type{key,` and then a field or the line's end; `@SUM(A1)` in a table is none.
_BIBTEX = re.compile(
    r"^[ \t]{0,8}@(?:(?:string|preamble|comment)\s{0,10}[{(]"
    r"|[A-Za-z][\w-]{0,40}\s{0,10}[{(]\s{0,10}"
    r"(?:[^\n,={}]{0,300},(?=[ \t]{0,20}(?:\n|\w[\w+-]{0,40}\s{0,10}=))|\w{1,20}\s{0,10}=))",
    re.MULTILINE | re.IGNORECASE,
)


def container_format(data: bytes, name: str) -> str | None:
    """`xlsx`, `xlsb`, `xls`, `ods` for a workbook, None for text. Raises InputError for what is no list."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return check_archive(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return check_ole(data, name)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        raise InputError("input.pdf", path=name)
    for mark, key in (
        (b"{\\rtf", "input.word"),
        (b"\x89PNG", "input.picture"),
        (b"\xff\xd8\xff", "input.picture"),
        (b"GIF8", "input.picture"),
        (b"\x1f\x8b", "input.zip"),
        (b"7z\xbc\xaf", "input.zip"),
        (b"Rar!", "input.zip"),
        (b"BZh", "input.zip"),
        (b"SQLite format 3", "input.library"),
    ):
        if head.startswith(mark):
            raise InputError(key, path=name)
    return None


def text_format(text: str, name: str) -> str:
    """`ris`, `bibtex`, `doi-list`, `csv`, or a format of one of the families.

    Raises InputError for a known format that isn't read.
    """
    head = text[:200_000]
    start = head.lstrip()[:1000]
    lower = start.lower()
    if lower.startswith(("<!doctype html", "<html")) or "<html" in lower[:300]:
        if families.find(text, name) == "html-table":
            return "html-table"
        raise InputError("input.html", path=name)
    key = families.find(text, name)
    if key is not None:
        return key
    if start.startswith("<"):
        raise InputError("input.not-read", path=name, format="XML")
    if re.match(r"[\[{]\s*[\"\[{\]}]", start):
        raise InputError("input.not-read", path=name, format="JSON")
    if _RIS.search(head):
        return "ris"
    if _BIBTEX.search(head):
        return "bibtex"
    return "doi-list" if is_identifier_list(head) else "csv"


def is_identifier_list(text: str) -> bool:
    """Whether nearly every line holds identifiers and nothing else; one line may be a heading."""
    lines = [line.strip() for line in text.split("\n", DEPTH + 1)[:DEPTH]]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not lines:
        return False
    heads = [cell for cell in re.split(r"[,;|\t]", lines[0]) if meanings(cell.strip('" '))]
    if len(heads) > 1:
        return False
    named = bool(heads) and len(lines) > 1
    body = lines[1:] if named else lines
    good = sum(1 for line in body if is_identifiers_only(line))
    if good * 10 >= len(body) * 8:
        return True
    numbers = sum(1 for line in body if re.fullmatch(r"\d{5,8}(?:\.0)?", line.strip("\"' ,;")))
    return numbers == len(body) and (named or numbers > 2)


def is_identifiers_only(line: str) -> bool:
    """Whether a line is one or several identifiers without other columns."""
    line = _BULLET.sub("", line).strip("\"' \t,;")
    pieces = [piece for piece in _BETWEEN.split(line[:4096]) if piece]
    return bool(pieces) and all(map(_is_identifier, pieces))


def _is_identifier(piece: str) -> bool:
    piece = piece.strip("\"' ")
    if _BEGINS.match(piece) is None or len(piece.split()) > 3:
        return False
    return examine(Kind.DOI, piece).reading in (
        Verdict.OK,
        Verdict.REPAIRED,
        Verdict.SHORT,
        Verdict.OTHER_KIND,
    )
