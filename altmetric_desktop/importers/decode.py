"""Bytes → text, decided by the bytes: BOM, UTF-16, strict UTF-8; what is none of these, `not_utf8` tells.

A BOM handed to a parser eats the first record silently: so every format gets its text from here.
"""

from __future__ import annotations

import codecs

from msgspec import Struct

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Problem

_HEAD = 4096
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"
#: What stands in nothing that a person wrote.
_ODD = [mark for mark in map(chr, range(0x20)) if mark not in "\t\n\x0b\x0c\x1c\x1d\x1e"]


class Decoded(Struct, frozen=True):
    """Text with line ends as LF, the encoding found, what had to be repaired (by line)."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of a file; `encoding` wins over what its bytes say.

    Raises InputError `input.empty`, `input.binary`, `input.unknown-encoding`, `input.encoding-unfit`.
    """
    # what is stripped is a copy: of a whole list only where its beginning is blank
    if not data[:_HEAD].strip(_BLANK) and not data.strip(_BLANK):
        raise InputError("input.empty", path=name)
    text, read_as, problems = _decoded(data, name) if encoding is None else _chosen(data, name, encoding)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
        if "\r" in text:
            text = text.replace("\r", "\n")
    nul = text.count("\0")
    if nul:
        if nul * 20 > len(text):
            raise InputError("input.binary", path=name)
        row = text[: text.index("\0")].count("\n") + 1
        problems.append(Problem(row, "", str(nul), "nul-characters"))
        text = text.replace("\0", "")
    if _looks_binary(text):
        raise InputError("input.binary", path=name)
    return Decoded(text, read_as, tuple(problems))


def _decoded(data: bytes, name: str) -> tuple[str, str, list[Problem]]:
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            if encoding == "utf-8-sig":
                return _utf8(data[3:], "utf-8-sig")
            return _wide(data, encoding, name)
    head = data[:2000]
    if len(head) >= 8 and head.count(0) * 3 > len(head):
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if odd > 4 * even:
            return _wide(data, "utf-16-le", name)
        if even > 4 * odd:
            return _wide(data, "utf-16-be", name)
    return _utf8(data, "utf-8")


def _wide(data: bytes, encoding: str, name: str) -> tuple[str, str, list[Problem]]:
    problems = []
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") * 50 > len(text):
            raise InputError("input.binary", path=name) from error
        row = text.partition("\ufffd")[0].count("\n") + 1
        problems.append(Problem(row, "", "", "bytes-unreadable"))
    return text.removeprefix("\ufeff"), encoding, problems


def _utf8(data: bytes, encoding: str) -> tuple[str, str, list[Problem]]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        from altmetric_desktop.importers import not_utf8

        return not_utf8.read(data, encoding)
    return text, "ascii" if encoding == "utf-8" and text.isascii() else encoding, []


def _chosen(data: bytes, name: str, encoding: str) -> tuple[str, str, list[Problem]]:
    from altmetric_desktop.importers import not_utf8

    return not_utf8.chosen(data, name, encoding)


def _looks_binary(text: str) -> bool:
    head = text[:4000]
    return sum(map(head.count, _ODD)) * 20 > len(head)
