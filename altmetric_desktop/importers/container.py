"""Workbooks are archives: their limits are checked before anything opens them (zip bombs, lies, damage).

Knows zip and OLE headers, no cells. Everything is counted as it is unpacked: a header may lie.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from operator import itemgetter
from xml.parsers import expat

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.importers import ole

CONTAINER = 50 * 1024 * 1024
UNPACKED = 300 * 1024 * 1024
RATIO = 200
#: Below this size a member may shrink as it likes: empty sheets pack a thousandfold.
RATIO_FROM = 1024 * 1024
MEMBERS = 2000
#: Cells of one sheet's rectangle. The reader lays a sheet out whole: A1 and XFD1048576 alone take 16 GB.
CELLS = 40_000_000

_CHUNK = 1 << 18
_CELL = re.compile(rb"""<(?:c|row|\w{1,10}:(?:c|row))\s[^>]{0,200}?\br=["']([A-Za-z]{0,12})(\d{1,15})["']""")
#: A cell beyond column Z or row 999,999: without any a sheet is within the limit, and need not be measured.
_FAR = re.compile(rb"""r=["'](?:[A-Za-z]{2}|[A-Za-z]?\d{7})""")
_LETTERS, _DIGITS = itemgetter(0), itemgetter(1)
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_REPEATED = re.compile(rb'number-(columns|rows)-repeated="(\d{1,10})"')


def check_archive(data: bytes, name: str) -> str:
    """`xlsx`, `xlsb` or `ods` for a sound workbook archive. Raises InputError with what is wrong with it."""
    if len(data) > CONTAINER:
        raise InputError("input.workbook-too-large", path=name, limit=CONTAINER // 1024 // 1024)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind = _kind(archive, name)
            if len(archive.infolist()) > MEMBERS:
                raise InputError("input.workbook-unsafe", path=name)
            total = 0
            for member in archive.infolist():
                total += _unpacked(archive, member, name, UNPACKED - total)
            return kind
    except (
        zipfile.BadZipFile,
        zlib.error,
        expat.ExpatError,
        EOFError,
        OSError,
        ValueError,
        KeyError,
    ) as error:
        raise InputError("input.workbook-unreadable", path=name) from error
    except (NotImplementedError, RuntimeError) as error:
        raise InputError("input.encrypted", path=name) from error


def _kind(archive: zipfile.ZipFile, name: str) -> str:
    names = set(archive.namelist())
    if any(member.flag_bits & 1 for member in archive.infolist()):
        raise InputError("input.encrypted", path=name)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        kind = archive.read("mimetype").strip()
        if kind == b"application/vnd.oasis.opendocument.spreadsheet":
            if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml")[:2_000_000]:
                raise InputError("input.encrypted", path=name)
            return "ods"
    if "word/document.xml" in names:
        raise InputError("input.word", path=name)
    raise InputError("input.zip", path=name)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, left: int) -> int:
    size, far, tail = 0, False, b""
    is_xml = member.filename.endswith((".xml", ".rels"))
    is_sheet = is_xml and "worksheets/sheet" in member.filename
    # The reader waits for ever for the end of an OpenDocument sheet that never closes.
    whole = expat.ParserCreate() if member.filename == "content.xml" else None
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > left or (size > RATIO_FROM and size > RATIO * max(member.compress_size, 1)):
                raise InputError("input.workbook-unsafe", path=name)
            window = tail + chunk
            if is_xml and _DTD.search(window if size <= _CHUNK else window[-1024:]):
                raise InputError("input.workbook-unsafe", path=name)
            far = far or (is_sheet and _FAR.search(window) is not None)
            if whole is not None:
                _repeats(window, name)
                whole.Parse(chunk, False)
            tail = chunk[-256:]
    if whole is not None:
        whole.Parse(b"", True)
    if far and _cells(archive, member) > CELLS:
        raise InputError("input.sheet-too-large", path=name)
    return size


def _cells(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """The cells of the rectangle that a sheet's cells span."""
    rows, columns, tail = 0, 0, b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            rows, columns = _extent(tail + chunk, rows, columns)
            tail = chunk[-256:]
    return rows * columns


def _extent(xml: bytes, rows: int, columns: int) -> tuple[int, int]:
    """The last row and column that cells of this piece name, or those given where they are greater.

    Nearly all columns and rows are named many times: each name is looked at once.
    """
    found = _CELL.findall(xml)
    rows = max(rows, max(map(int, set(map(_DIGITS, found))), default=0))
    for letters in set(map(_LETTERS, found)):
        number = 0
        for letter in letters.upper():
            number = number * 26 + letter - 64
        columns = max(number, columns)
    return rows, columns


def _repeats(xml: bytes, name: str) -> None:
    """An ODS cell may stand for a million others; only empty ones may (the reader drops those)."""
    for found in _REPEATED.finditer(xml):
        if int(found.group(2)) > 2_000_000:
            raise InputError("input.sheet-too-large", path=name)


def check_ole(data: bytes, name: str) -> str:
    """`xls` for an old workbook. Raises InputError for an encrypted one, a Word file, or another OLE file."""
    if len(data) > CONTAINER:
        raise InputError("input.workbook-too-large", path=name, limit=CONTAINER // 1024 // 1024)
    try:
        container = ole.Container(data)
        if "EncryptedPackage" in container.names:
            raise InputError("input.encrypted", path=name)
        if "WordDocument" in container.names:
            raise InputError("input.word", path=name)
        for stream in ("Workbook", "Book"):
            if stream in container.names:
                if ole.check_records(container.stream(stream)):
                    raise InputError("input.encrypted", path=name)
                return "xls"
    except (ole.Damaged, struct.error, KeyError) as error:
        raise InputError("input.workbook-unreadable", path=name) from error
    raise InputError("input.workbook-unreadable", path=name)
