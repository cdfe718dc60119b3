"""Texts that are not UTF-8: in the encoding that they declare, that their bytes tell, or that a person chose.

A file may be UTF-8 but for some lines: those alone are in another encoding. What was guessed is said, and
every line with bytes that are no characters.
"""

from __future__ import annotations

import re

from altmetric_desktop.domain.encodings import ENCODINGS, Encoding, encoding_of, label
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Problem
from altmetric_desktop.importers.encoding_guess import Guess, guess
from altmetric_desktop.importers.text import shown

#: Files with more broken lines than this are summed up in one notice.
MOST_NOTICES = 500

#: One line in so many may be UTF-8 by chance; may hold bytes that are none of the encoding chosen.
_CHANCE, _BAD = 10, 20
_KEYS = {one.codec: one.key for one in ENCODINGS}
_LOST = re.compile("[\udc80-\udcff]")
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,80}?\sencoding\s*=\s*["']([\w.:-]{2,40})"""
    rb"""|<meta\s[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})"""
    rb"""|^%\s?Encoding:\s*([\w.:-]{2,40})""",
    re.IGNORECASE | re.MULTILINE,
)

Read = tuple[str, str, list[Problem]]


def read(data: bytes, rest: str) -> Read:
    """The text, its encoding, what is to be said of it. `rest`: what the good lines are (`utf-8`…)."""
    raws = _lines(data)
    lines, good, bad, stray = _sorted(raws)
    if not bad:
        return "\n".join(lines), f"{rest} + windows-1252", _bytes_said(stray, lines)
    declared = _declared(data)
    found = Guess(declared.codec) if declared else guess(raws[place] for place in bad)
    if found.codec != "cp1252" and (len(good) + len(stray)) * _CHANCE <= len(bad):
        bad, good, stray = sorted(bad + good + stray), [], []  # bytes that are UTF-8 by chance
    unread = []
    for place in bad:
        try:
            lines[place] = raws[place].decode(found.codec)
        except UnicodeDecodeError:
            lines[place] = _mended(raws[place], found.codec)
            if found.codec != "cp1252":
                unread.append((place + 1, lines[place]))
    whole = not good and not stray
    problems = _said(found, [(place + 1, lines[place]) for place in bad], whole, declared is not None)
    problems += [*_bytes_said(stray, lines), *_unread(unread)]
    key = _KEYS[found.codec]
    return "\n".join(lines), key if whole else f"{rest} + {key}", problems


def _sorted(raws: list[bytes]) -> tuple[list[str], list[int], list[int], list[int]]:
    """Lines as UTF-8, and the places of those with letters beyond ASCII: good ones, bad ones, and in a file
    with more good ones those that are UTF-8 but for a few bytes, which are read as Windows-1252.
    """
    lines: list[str] = []
    good: list[int] = []
    bad: list[int] = []
    stray: list[int] = []
    for place, raw in enumerate(raws):
        try:
            line = raw.decode("utf-8")
            if not line.isascii():
                good.append(place)
        except UnicodeDecodeError:
            line = raw.decode("utf-8", "surrogateescape")
            lost = len(_LOST.findall(line))
            few = sum(byte > 0x7F for byte in raw) > 2 * lost
            (stray if few else bad).append(place)
        lines.append(line)
    if len(good) < len(bad) + len(stray):  # nothing says that the file is UTF-8: what looks so is chance
        return lines, good, sorted(bad + stray), []
    for place in stray:
        lines[place] = _LOST.sub(_western, lines[place])
    return lines, good, bad, stray


def _western(lost: re.Match[str]) -> str:
    return _mended(lost[0].encode("utf-8", "surrogateescape"), "cp1252")


def chosen(data: bytes, name: str, wanted: str) -> Read:
    """The text in the encoding of this name.

    Raises InputError `input.unknown-encoding`, and `input.encoding-unfit` with the first line that is none.
    """
    encoding = encoding_of(wanted)
    if encoding is None:
        known = ", ".join(one.key for one in ENCODINGS)
        raise InputError("input.unknown-encoding", encoding=wanted[:40], known=known)
    try:
        return data.decode(encoding.codec).removeprefix("\ufeff"), encoding.key, []
    except UnicodeDecodeError as error:
        if encoding.codec.startswith("utf-16"):
            before = data[: error.start].decode(encoding.codec, "replace")
            raise _unfit(name, encoding, before.count("\n") + 1) from error
    lines, unread, signs = [], [], 0
    for number, raw in enumerate(_lines(data), start=1):
        signs += not raw.isascii()
        try:
            lines.append(raw.decode(encoding.codec))
        except UnicodeDecodeError:
            lines.append(_mended(raw, encoding.codec))
            if encoding.codec != "cp1252":
                unread.append((number, lines[-1]))
    if len(unread) * _BAD > signs:
        raise _unfit(name, encoding, unread[0][0])
    return "\n".join(lines).removeprefix("\ufeff"), encoding.key, _unread(unread)


def _unfit(name: str, encoding: Encoding, line: int) -> InputError:
    return InputError("input.encoding-unfit", path=name, encoding=label(encoding.key), line=line)


def _lines(data: bytes) -> list[bytes]:
    # no encoding that is read has the bytes of line ends within a sign
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def _declared(data: bytes) -> Encoding | None:
    """What the text's beginning says that it is in. Latin-1 is said by programs that say it of everything."""
    found = _DECLARED.search(data[:2048])
    if found is None:
        return None
    encoding = encoding_of(next(filter(None, found.groups())).decode("ascii", "replace"))
    if encoding is None or encoding.key.startswith("utf") or encoding.codec == "cp1252":
        return None
    whole = data[:100_000].decode(encoding.codec, "replace")
    return None if whole.count("\ufffd") * 100 > len(whole) else encoding


def _mended(raw: bytes, codec: str) -> str:
    if codec != "cp1252":
        return raw.decode(codec, "replace")
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:  # five of its bytes mean nothing: programs read them as Latin-1 does
        return raw.decode("latin-1")


def _said(found: Guess, lines: list[tuple[int, str]], whole: bool, declared: bool) -> list[Problem]:
    """That an encoding was taken for what nobody named; a file of one encoding says it once."""
    if declared and whole:
        return []
    western = found.codec == "cp1252"
    read = "" if western else label(_KEYS[found.codec])
    row, text = lines[0]
    if whole:
        code = "file-windows-1252" if western else "encoding-guessed"
        if found.other:
            code = "encoding-doubtful"
            read = " / ".join(label(_KEYS[codec]) for codec in (found.codec, found.other))
        return [Problem(row, "", shown(text), code, repaired=read)]
    if len(lines) > MOST_NOTICES:
        code = "lines-windows-1252" if western else "lines-guessed"
        return [Problem(row, "", str(len(lines)), code, repaired=read)]
    code = "line-windows-1252" if western else "line-guessed"
    return [Problem(row, "", shown(text), code, repaired=read) for row, text in lines]


def _bytes_said(places: list[int], lines: list[str]) -> list[Problem]:
    """The lines that are UTF-8 but for a few bytes."""
    if len(places) > MOST_NOTICES:
        return [Problem(places[0] + 1, "", str(len(places)), "lines-windows-1252")]
    return [Problem(place + 1, "", shown(lines[place]), "bytes-windows-1252") for place in places]


def _unread(lines: list[tuple[int, str]]) -> list[Problem]:
    """The lines with bytes that are no characters of the encoding."""
    if len(lines) > MOST_NOTICES:
        return [Problem(lines[0][0], "", str(len(lines)), "lines-unreadable")]
    return [Problem(row, "", shown(text), "bytes-unreadable") for row, text in lines]
