"""In which encoding bytes are that are no UTF-8: told by signs of the East, then by letters beyond ASCII.

Texts of two bytes a sign are told by how many of their signs are common ones. For those of one byte a sign
each encoding reads the words that have such bytes; the letters that come out are weighed by how often a
language has them, and against what no word has: a capital behind a small letter, two scripts in a word, a
sign amid letters. Each word counts once, so that an address in every row says no more than one. Windows-1252
is the rule in lists of the West and must be outweighed. At most SAMPLE bytes are looked at.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

#: Bytes of lines that are no UTF-8, of which the guess is made.
SAMPLE = 200_000
#: By how much (natural logarithm) another must outweigh Windows-1252, and any the next one for being sure.
PRIOR, CLEAR = 4.0, 3.0
#: With as few words as that more is asked for being sure.
_FEW, _CLEARER = 3, 8.0

#: Shares of the signs that must be common, and that must have another beside them.
_COMMON, _BESIDE = 0.4, 0.5
#: One line in so many may hold bytes that are none of the encoding.
_BAD = 20
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_MOST_WORDS = 6000
#: A letter that no language of the encoding has; a sign; a rare one; what is no character at all.
_STRANGE, _SIGN, _RARE, _NONE = math.log(0.0004), math.log(0.02), math.log(0.0004), math.log(1e-6)
_COMMON_SIGNS = "\xa0“”‘’–—…«»°·®™„†×±§²³µ©€\xad¿¡‚"
#: Classes: a A ASCII, h H further Latin, c C other scripts, q ‘ ’ and hyphens, p marks, s signs, x none.
_PENALTIES = tuple(
    (re.compile(found), points)
    for found, points in (
        (r"(?<=[ah])(?:A(?=[hH])|H)|(?<=h)A|(?<=c)C", -2.5),
        (r"(?<=[AH][AH])h(?=[AH])|(?<=CC)c(?=C)", -2.5),
        (r"[ahAH](?=[cC])|[cC](?=[ahAH])", -4.0),
        (r"(?<=[ahAHcC])s(?=[ahAHcC])", -4.0),
        (r"(?<=[ahAHcC])p(?=[ahAHcC])", -2.0),
        (r"(?<=[ahAHcC])q(?=[ahAHcC])", -0.3),
        (r"[hH]{3}", -3.0),
        (r"x", -6.0),
    )
)


class Guess(Struct, frozen=True):
    """A codec, and another that is nearly as likely ("" = none is)."""

    codec: str
    other: str = ""


def guess(lines: Iterable[bytes]) -> Guess:
    """What the lines are in, none of which is UTF-8."""
    data = _sample(lines)
    return _of_two_bytes(data) or _of_one_byte(data)


def _sample(lines: Iterable[bytes]) -> bytes:
    taken, size = [], 0
    for line in lines:
        taken.append(line if size + len(line) <= SAMPLE else _cut(line, SAMPLE - size))
        size += len(line) + 1
        if size >= SAMPLE:
            break
    return b"\n".join(taken)


def _cut(line: bytes, most: int) -> bytes:
    """Its beginning, up to a mark that is no half of a sign in any encoding."""
    return line[: max(line.rfind(mark, 0, most) for mark in (b" ", b",", b'"')) + 1]


def _of_two_bytes(data: bytes) -> Guess | None:
    """One of the encodings of China, Japan and Korea, where enough speaks for it."""
    from altmetric_desktop.importers.encoding_signs import COMMON

    lines = data.count(b"\n") + 1
    found = []
    for codec, common in COMMON.items():
        text = data.decode(codec, "replace")
        if "\ufffd" in text:
            bad = sum("\ufffd" in line for line in text.split("\n"))
            if bad * _BAD > lines:
                continue
        weight, sure = _weight(text, common, codec in ("cp932", "euc_jp"))
        if weight:
            found.append((weight, sure, codec))
    if not found:
        return None
    found.sort(reverse=True)
    (best, sure, codec), rest = found[0], found[1:]
    other = rest[0][2] if rest and rest[0][0] > best - 0.2 else ""
    return Guess(codec, other or ("" if sure else "cp1252"))


def _weight(text: str, common: frozenset[str], japanese: bool) -> tuple[float, bool]:
    """How common the signs of a text are (0 = it is none of this encoding), and whether there are enough."""
    from altmetric_desktop.importers.encoding_signs import KANA, MARKS

    signs = [sign for sign in re.findall(r"[^\x00-\x7f]", text) if sign not in MARKS]
    if len(signs) < 2:
        return 0.0, False
    known = common | KANA if japanese else common
    share = sum(sign in known for sign in signs) / len(signs)
    beside = sum(len(run) for run in re.findall(r"[^\x00-\x7f]{2,}", text)) / len(
        re.findall(r"[^\x00-\x7f]", text)
    )
    if share < _COMMON or beside < _BESIDE:
        return 0.0, False
    few = len(signs) < 6
    return (0.0, False) if few and (share < 0.99 or beside < 0.99) else (share, not few)


def _of_one_byte(data: bytes) -> Guess:
    words = set(_WORD.findall(data))
    if len(words) > _MOST_WORDS:
        words = set(sorted(words)[:: len(words) // _MOST_WORDS + 1])
    blob = b" ".join(sorted(words))
    counts = Counter(byte for byte in blob if byte >= 0x80)
    weighed = {codec: _weigh(codec, blob, counts) for codec in tables()}
    ranked = sorted(weighed, key=lambda codec: -weighed[codec][0])
    if len(words) == 1 and ranked[0] != "cp1252":
        # one word: only what reads well in another encoding is not of the West
        clean = weighed[ranked[0]][1]
        return Guess(ranked[0], "cp1252") if clean else Guess("cp1252", "")
    best, high = ranked[0], bytes(counts)
    others = (codec for codec in ranked[1:] if high.decode(codec, "replace") != high.decode(best, "replace"))
    other = next(others, "")
    ahead = weighed[best][0] - weighed[other][0] if other else math.inf
    close = ahead < CLEAR
    if len(words) <= _FEW and not close:
        (_, clean), (_, cleaner) = weighed[best], weighed[other] if other else (0.0, False)
        close = ahead < _CLEARER if best != "cp1252" else cleaner and not clean
    return Guess(best, other if close else "")


def _weigh(codec: str, blob: bytes, counts: Counter[int]) -> tuple[float, bool]:
    """What speaks for an encoding (a logarithm; higher is likelier), and whether nothing is against it."""
    classes, languages = tables()[codec]
    shape = blob.translate(classes).decode("ascii")
    against = sum(points * len(found.findall(shape)) for found, points in _PENALTIES)
    best = max(sum(shares[byte] * n for byte, n in counts.items()) for shares in languages)
    clean = not against and any(all(shares[byte] > _STRANGE for byte in counts) for shares in languages)
    return against + best + (PRIOR if codec == "cp1252" else 0.0), clean


@cache
def tables() -> dict[str, tuple[bytes, list[list[float]]]]:
    """By codec: the class of each byte, and for each language the logarithm of each byte's share."""
    from altmetric_desktop.importers.encoding_letters import shares

    found: dict[str, tuple[bytes, list[list[float]]]] = {}
    for codecs, letters in shares():
        for codec in codecs:
            signs = [bytes([byte]).decode(codec, "replace") for byte in range(256)]
            classes, languages = found.setdefault(codec, (bytes(map(_class, signs)), []))
            languages.append([_share(sign, kind, letters) for sign, kind in zip(signs, classes, strict=True)])
    return found


def _class(sign: str) -> int:
    if sign == "\ufffd" or 0x7F <= ord(sign) < 0xA0:
        return ord("x")
    if sign.isalpha():
        if sign.isascii():
            return ord("A" if sign.isupper() else "a")
        upper = sign.isupper()
        if "LATIN" in unicodedata.name(sign, ""):
            return ord("H" if upper else "h")
        return ord("s") if sign in "ªºƒµ" else ord("C" if upper else "c")
    if sign in "‘’’-–\xad·":
        return ord("q")
    if sign == "\xa0" or sign.isspace():
        return ord(" ")
    return ord("p" if unicodedata.category(sign).startswith("P") else "s")


def _share(sign: str, kind: int, letters: dict[str, float]) -> float:
    if kind == ord("x"):
        return _NONE
    low = sign.lower() if len(sign.lower()) == 1 else {"İ": "ı"}.get(sign, sign)
    if low in letters:
        # a capital is the rarer, but stands at the beginning of most names
        return math.log(letters[low]) - (1.5 if sign != low else 0.0)
    if chr(kind) in "hHcC":
        return _STRANGE
    return _SIGN if sign in _COMMON_SIGNS else _RARE
