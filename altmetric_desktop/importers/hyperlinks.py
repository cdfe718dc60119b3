"""Where the links of an XLSX sheet lead: the cell says `Link`, its target holds the DOI.

The workbook reader gives no link targets, so they are read from the archive itself. A workbook without
links costs one search per sheet. Anything unexpected gives no links, never an error.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

_LINK = re.compile(rb"<(?:\w{1,10}:)?hyperlink\s[^>]{1,4000}>")
_REF = re.compile(rb'\bref="([A-Z]{1,3})(\d{1,7})"')
_ID = re.compile(rb'\b\w{1,20}:id="([^"]{1,60})"')
#: A column of such formulas shows within these bytes of a sheet; unpacking all of it takes as long as a tenth
#: of reading it.
_START = 1 << 18
_MAC = re.compile(rb'<(?:\w{1,10}:)?workbookPr\s[^>]{0,2000}?\bdate1904="(?:1|true)"')
_FORMULA = re.compile(
    rb"""<(?:\w{1,10}:)?c\s[^>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"[^>]{0,200}>\s{0,10}<(?:\w{1,10}:)?f[^>]{0,200}>"""
    rb"""\s{0,5}HYPERLINK\(\s{0,5}(?:"|&quot;)([^"<]{8,2000}?)(?:"|&quot;)"""
)
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def targets(data: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """(row, column), both from 0 → http(s) address, for one sheet: of its links, and of its formulas
    `HYPERLINK("…")`, whose cells hold the words only."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = _part(archive, sheet)
            if part is None:
                return {}
            folder, _, file = part.rpartition("/")
            relations = f"{folder}/_rels/{file}.rels"
            linked = relations in archive.namelist()
            with archive.open(part) as sheet_xml:
                start = sheet_xml.read(_START)
                written = b"HYPERLINK(" in start
                xml = start + sheet_xml.read() if linked or written else b""
            found = _written(xml) if written else {}
            if not linked or b"hyperlink" not in xml:
                return found
            addresses = {node.get("Id", ""): node.get("Target", "") for node in _root(archive, relations)}
    except (zipfile.BadZipFile, KeyError, OSError, ParseError, DefusedXmlException, ValueError):
        return {}
    return found | _found(xml, addresses)


def counts_from_1904(data: bytes) -> bool:
    """Whether a workbook's day numbers count from 1904, as old Macintoshes made them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _MAC.search(archive.read("xl/workbook.xml")[:200_000]) is not None
    except (zipfile.BadZipFile, KeyError, OSError, ValueError):
        return False


def _written(xml: bytes) -> dict[tuple[int, int], str]:
    """The addresses of `HYPERLINK` formulas whose address is a text."""
    found = {}
    for letters, digits, address in _FORMULA.findall(xml):
        target = html.unescape(address.decode("utf-8", "replace"))
        if target.startswith(("http://", "https://")):
            found[(int(digits) - 1, _column(letters))] = target
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _found(xml: bytes, addresses: dict[str, str]) -> dict[tuple[int, int], str]:
    found = {}
    for tag in _LINK.findall(xml):
        ref, key = _REF.search(tag), _ID.search(tag)
        if ref is None or key is None:
            continue
        target = addresses.get(key.group(1).decode("ascii", "replace"), "")
        if target.startswith(("http://", "https://")):
            found[(int(ref.group(2)) - 1, _column(ref.group(1)))] = target
    return found


def _part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The archive's member that holds a sheet, by workbook.xml and its relations."""
    files = {
        node.get("Id", ""): node.get("Target", "") for node in _root(archive, "xl/_rels/workbook.xml.rels")
    }
    for node in _root(archive, "xl/workbook.xml").iter():
        if node.tag.rpartition("}")[2] == "sheet" and node.get("name") == sheet:
            target = files.get(node.get(_REL, ""), "")
            return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    return None


def _root(archive: zipfile.ZipFile, member: str) -> Element:
    root = fromstring(archive.read(member), forbid_dtd=True)
    if not isinstance(root, Element):
        raise ValueError(member)
    return root
