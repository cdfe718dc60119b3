"""Where the links of an old workbook's sheet lead; the workbook reader gives their words only.

Sources: [MS-XLS] 2.4.28 and 2.4.140 (BoundSheet8, HLink), [MS-OSHARED] 2.3.7 (what a link holds). The records
were checked before (`ole`). Anything unexpected gives no links, never an error.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice

from altmetric_desktop.importers import ole

#: Links that are kept; a link may stand for a rectangle of cells.
MOST_LINKS = 200_000
_SHEET, _BEGIN, _END, _LINK = 0x0085, 0x0809, 0x000A, 0x01B8
_ADDRESS = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_HAS_MONIKER, _HAS_NAME, _HAS_FRAME, _AS_TEXT = 0x1, 0x10, 0x80, 0x100


def xls_targets(data: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """(row, column), both from 0 → http(s) address, for one sheet."""
    try:
        container = ole.Container(data)
        stream = container.stream("Workbook" if "Workbook" in container.names else "Book")
        return _found(stream, sheet) if _ADDRESS in stream else {}
    except (ole.Damaged, struct.error, KeyError):
        return {}


def _found(stream: bytes, sheet: str) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    begin = next((place for name, place in _sheets(stream) if name == sheet), len(stream))
    depth, left_over = 0, MOST_LINKS
    for kind, body in _records(stream, begin):
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            break
        if kind == _LINK and depth == 1 and len(body) >= 32:
            top, bottom, left, right = struct.unpack_from("<4H", body)
            address = _target(body)
            if address.startswith(("http://", "https://")) and right < ole.COLUMNS:
                cells = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
                for cell in islice(cells, left_over):
                    found.setdefault(cell, address)
                left_over -= min(max(bottom - top + 1, 0) * max(right - left + 1, 0), left_over)
    return found


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Each sheet's name and where it begins."""
    for kind, body in _records(stream, 0):
        if kind == _END:
            return
        if kind == _SHEET and len(body) >= 8:
            wide = body[7] & 1
            text = body[8 : 8 + body[6] * (2 if wide else 1)]
            yield (
                text.decode("utf-16-le" if wide else "latin-1", "replace"),
                struct.unpack_from("<I", body)[0],
            )


def _target(body: bytes) -> str:
    """The address in a link, empty where it leads elsewhere (a file, a place in the workbook)."""
    flags = struct.unpack_from("<I", body, 28)[0]
    at = 32
    for has in (_HAS_NAME, _HAS_FRAME):
        if flags & has:
            at += 4 + 2 * struct.unpack_from("<I", body, at)[0]
    if not flags & _HAS_MONIKER:
        return ""
    if flags & _AS_TEXT:
        size = 2 * struct.unpack_from("<I", body, at)[0]
        at += 4
    elif body[at : at + 16] == _ADDRESS:
        size = struct.unpack_from("<I", body, at + 16)[0]
        at += 20
    else:
        return ""
    return body[at : at + size].decode("utf-16-le", "replace").partition("\0")[0]
