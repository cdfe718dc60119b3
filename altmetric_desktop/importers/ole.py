"""Old workbooks (.xls): which streams the container holds, and whether the workbook's records are sane.

The reader believes a damaged count and asks for memory that nobody has, which ends the process: so sizes
and dimensions are walked first. Sources: [MS-CFB] 2.2–2.6 for the container, [MS-XLS] 2.4 for records.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: A sheet of this format has so many rows and columns at most.
ROWS, COLUMNS = 65_536, 256

_DIMENSIONS, _SST, _ENCRYPTED = 0x0200, 0x00FC, 0x002F
_CELLS = frozenset(
    {0x0006, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00BE, 0x0201, 0x00D6, 0x0221, 0x04BC}
)
#: No record is longer; what is longer is continued in records of its own.
_RECORD = 8_228


class Damaged(Exception):
    """The container or its records contradict themselves."""


class Container:
    """The streams of a compound file."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or data[:8] != MAGIC:
            raise Damaged
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise Damaged
        self._size = 1 << shift
        self._cutoff, self._mini_first = struct.unpack_from("<II", data, 56)
        first_directory = struct.unpack_from("<I", data, 48)[0]
        self._table = self._allocation()
        self._entries = self._directory(b"".join(self._chain(first_directory)))

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """A stream's bytes."""
        start, size = self._entries[name]
        if size >= self._cutoff:
            return b"".join(self._chain(start))[:size]
        root_start, root_size = self._entries["Root Entry"]
        mini = b"".join(self._chain(root_start))[:root_size]
        table = b"".join(self._chain(self._mini_first))
        links = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        pieces = [mini[place * 64 : place * 64 + 64] for place in _walk(start, links)]
        return b"".join(pieces)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _allocation(self) -> tuple[int, ...]:
        listed = list(struct.unpack_from("<109I", self._data, 76))
        following = struct.unpack_from("<I", self._data, 68)[0]
        for _ in range(len(self._data) // self._size):
            block = self._sector(following) if following < 0xFFFFFFFA else b""
            if len(block) < self._size:
                break
            *more, following = struct.unpack(f"<{self._size // 4}I", block)
            listed += more
        table: list[int] = []
        for number in listed:
            block = self._sector(number) if number < 0xFFFFFFFA else b""
            if len(block) == self._size:
                table += struct.unpack(f"<{self._size // 4}I", block)
        return tuple(table)

    def _chain(self, start: int) -> Iterator[bytes]:
        return map(self._sector, _walk(start, self._table))

    @staticmethod
    def _directory(raw: bytes) -> dict[str, tuple[int, int]]:
        entries: dict[str, tuple[int, int]] = {}
        for at in range(0, len(raw) - 127, 128):
            length = struct.unpack_from("<H", raw, at + 64)[0]
            name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if name:
                entries.setdefault(name, struct.unpack_from("<II", raw, at + 116))
        if "Root Entry" not in entries:
            raise Damaged
        return entries


def _walk(start: int, links: tuple[int, ...]) -> Iterator[int]:
    """The sectors of a chain; one that runs in a circle or out of the file is damaged."""
    for _ in range(len(links) + 1):
        if start >= 0xFFFFFFFA:
            return
        if start >= len(links):
            raise Damaged
        yield start
        start = links[start]
    raise Damaged


def check_records(stream: bytes) -> bool:
    """Whether the workbook is encrypted. Raises Damaged where a record can't be what it says."""
    at, encrypted = 0, False
    if len(stream) < 8 or stream[1:2] not in (b"\x08", b"\x04", b"\x02", b"\x00") or stream[0] != 9:
        raise Damaged
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        if kind == 0 and length == 0:
            break
        if length > _RECORD or len(body) < length:
            raise Damaged
        encrypted = encrypted or kind == _ENCRYPTED
        if not encrypted:
            _check(kind, body, len(stream))
        at += 4 + length
    return encrypted


def _check(kind: int, body: bytes, size: int) -> None:
    if kind == _DIMENSIONS and len(body) >= 12:
        first, last, left, right = struct.unpack_from("<IIHH", body)
        if last > ROWS or right > COLUMNS or first > last or left > right:
            raise Damaged
    elif kind == _SST and len(body) >= 8:
        if max(struct.unpack_from("<II", body)) > size:
            raise Damaged
    elif kind in _CELLS and len(body) >= 4 and struct.unpack_from("<H", body, 2)[0] >= COLUMNS:
        raise Damaged
