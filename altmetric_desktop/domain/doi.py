"""DOIs in dirty cells. Knows strings only; what a reading means for a record is said elsewhere.

Nothing is guessed silently: a reading that changed the inside of a DOI carries a code. A half DOI
(`10.1371/journal`) is never given: it looks valid and is the wrong answer.
Sources: DOI Handbook 2.2; Crossref, "DOIs and matching regular expressions" (2015-08-11); real lists.
"""

from __future__ import annotations

import re

from msgspec import Struct

from altmetric_desktop.domain.cleaning import (
    EMPTY,
    fold_ascii,
    has_control,
    inside,
    trimmed,
    unwrapped,
    wrapping,
)
from altmetric_desktop.domain.patterns import pattern

#: The longest DOI that we take; real ones stay below 200 characters.
LONGEST = 500

#: A cell that is clean as it stands (99 in 100): nothing to unwrap or trim; it has a digit, so is no stub.
CLEAN = pattern(r"10\.\d{4,9}/(?=[^\d]{0,80}\d)[-._()/a-zA-Z0-9]{0,199}[a-zA-Z0-9]")

_START = pattern(r"(?<![0-9A-Za-z.])10\.\d{4,9}(?:\.\d{1,9}){0,4}/")
_SICI = pattern(r"[^\s\"]{0,40}\(SICI\)[^\s\"]{1,200}?;\d-[0-9A-Z#]", re.IGNORECASE)
_OLD_WILEY = pattern(r"[^\s\"<>]{1,80}<[^\s\"<>]{1,40}>[^\s\"<>]{1,40};\d-[0-9A-Z#]", re.IGNORECASE)
_TOKEN = pattern(r"[^\s\"\x00-\x1f\u2026]+")
_SCHEME = pattern(r"(?:https?|ftp):/{1,2}|www\.", re.IGNORECASE)
_RESOLVER = pattern(
    r"(?:https?:/{0,2})?(?:www\.)?(?:dx[.-])?doi[.-]org(?:[.:][\w.:-]{0,100})?/(?:doi:)?", re.IGNORECASE
)
_LABEL = pattern(r"(?:info:doi/|urn:doi:|doi\s{0,3}[:=.]?\s{0,3})", re.IGNORECASE)
_NEXT = pattern(
    r"(?:[\s;,|]+|\s+and\s+|\s*&\s*)(?=(?:https?://[^\s/]{1,60}/|doi:?\s?)?10\.\d{4,9}/)", re.IGNORECASE
)
_PASTED_TAG = pattern(r"\s+[A-Z][A-Z0-9]\s{1,2}-\s")
_SHORT = pattern(r"10/([a-z0-9]{3,10})", re.IGNORECASE)
_BARE_SHORT = pattern(r"(?=[a-z]{0,6}\d)(?=\d{0,6}[a-z])[a-z0-9]{5,7}")
_LOST_DIGIT = pattern(r"0\.\d{4,9}/\S{3,}")
_BROKEN_PREFIX = pattern(r"1\s?0\s?\.\s?(\d{4,9})\s{0,3}/\s{0,3}(\S.*)", re.DOTALL)
_STUB = pattern(r"(?:journal|j|s|jn|rs|art|fig|pii)(?:\.[a-z]{0,12})?", re.IGNORECASE)
_CONTINUES = pattern(r"[A-Za-z0-9][\w.\-()/:;<>]*\Z")
_YEAR = pattern(r"(?:19|20)\d\d\.?\Z")
_NOT_MORE = pattern(
    r"(?:epub|e?collection|pmc?id|pmc\d|accessed|available|doi|issn|isbn|vol|pp|http)", re.IGNORECASE
)
_PAGE_TAIL = pattern(
    r"(?:/(?:full|fulltext|full-text|abstract|abs|pdf|epdf|pdfdirect|html|meta|references|epub|summary|suppl\S{0,40})"
    r"|\.(?:pdf|full|html|abstract|full\.pdf|full-text))+\Z",
    re.IGNORECASE,
)


class DoiReading(Struct, frozen=True):
    """What a cell holds: DOIs in lower case, or a short DOI (`10/abc12`), or neither; and why.

    `code` is empty for a clean cell; `repaired` says that a DOI differs from what was written by
    more than wrapping (blanks, labels, resolver addresses, trailing punctuation).
    """

    values: tuple[str, ...] = ()
    code: str = ""
    short: str = ""
    repaired: bool = False


def read_doi(text: str) -> DoiReading:
    """The DOIs of one cell. Total: any text gives a reading. Codes are listed in docs/identifiers.md."""
    if CLEAN.fullmatch(text):
        return DoiReading((fold_ascii(text),))
    cell = wrapping(text)
    if cell.casefold() in EMPTY:
        return DoiReading(code="empty")
    bare = cell.strip("".join(map(chr, range(0x20))))
    if has_control(bare):
        return DoiReading(code="doi-control-characters")
    return _pieces(unwrapped(inside(bare)), unwrapped(bare))


def _pieces(cell: str, written: str) -> DoiReading:
    """`written` is the cell before invisible characters and dashes were mended."""
    pasted = _PASTED_TAG.search(cell)
    if pasted is not None and pasted.start() > 0:
        cell = cell[: pasted.start()]
    values: list[str] = []
    repairs: list[str] = []
    refusals: list[str] = []
    short = ""
    for piece in _NEXT.split(cell):
        value, code, piece_short = _settled(piece.strip())
        short = short or piece_short
        if not value:
            refusals.append(code)
        elif value not in values:
            values.append(value)
            mended = "doi-characters" if value not in fold_ascii(written) else ""
            repairs.append(code or mended)
    if not values:
        return DoiReading(code=refusals[0], short=short)
    repair = next(filter(None, repairs), "")
    return DoiReading(tuple(values), repair or ("doi-several" if len(values) > 1 else ""), "", bool(repair))


def _settled(piece: str) -> tuple[str, str, str]:
    """As `_one`, read again until nothing changes: a normal form is its own normal form."""
    value, code, short = _one(piece)
    for _ in range(4):
        if not value or CLEAN.fullmatch(value):
            return value, code, short
        again, more, _ = _one(unwrapped(inside(wrapping(value))))
        if again == value and len(_NEXT.split(value)) == 1 and _PASTED_TAG.search(value) is None:
            return value, code, short
        value, code = again, code or more
    return "", "doi-none", short


def _one(piece: str) -> tuple[str, str, str]:
    """(DOI, code, short DOI) of a piece that holds at most one DOI; a code with a DOI = repaired."""
    start = _START.search(piece)
    if start is None:
        return _without_start(piece)
    before, after = piece[: start.start()], piece[start.end() :]
    whole = _SICI.match(after) or _OLD_WILEY.match(after)
    if whole is not None:
        return _checked(start.group() + whole.group(), "")
    address = _address(before)
    token = _TOKEN.match(after)
    suffix, code = (token.group(), "") if token else ("", "")
    if address:
        suffix = _of_address(suffix, resolver=_RESOLVER.search(before) is not None)
    else:
        rest = after[token.end() :] if token else after
        suffix, code = _joined(_without_query(suffix), rest)
        if "?" in suffix:
            suffix, code = suffix.replace("?", ""), "doi-lost-character"
    suffix = re.split(r"</?[A-Za-z]", suffix, maxsplit=1)[0]
    return _checked(start.group() + suffix, code)


def _address(before: str) -> bool:
    last = before.rsplit(None, 1)[-1:] if before and not before[-1].isspace() else []
    return bool(last) and (_SCHEME.search(last[0]) is not None or _RESOLVER.search(last[0]) is not None)


def _of_address(suffix: str, resolver: bool) -> str:
    for mark in "?#" if resolver else "?#&":
        suffix = suffix.partition(mark)[0]
    return suffix if resolver else _PAGE_TAIL.sub("", suffix)


def _without_query(suffix: str) -> str:
    suffix = re.split(r"#[A-Za-z]", suffix, maxsplit=1)[0]
    return suffix.partition("?")[0] if re.search(r"\?[^?=]{1,40}=", suffix) else suffix


def _joined(suffix: str, rest: str) -> tuple[str, str]:
    """A suffix broken by a blank or a line end is mended where the break is plain to see."""
    following = rest.split(None, 1)
    if not following:
        return suffix, ""
    more = following[0]
    lone = len(following) == 1
    if _NOT_MORE.match(more) or _YEAR.match(more) or not _CONTINUES.match(more):
        return suffix, ""
    has_digit = any(mark.isdigit() for mark in more)
    open_end = suffix[-1:] in ("", ".", "-", "/", "_", "(", ":", "<")
    broken_line = rest[:1] in "\r\n" and lone and has_digit and len(more) > 2
    if broken_line or (open_end and has_digit and (lone or not any(mark.isdigit() for mark in suffix))):
        return suffix + more, "doi-blank"
    return suffix, ""


def _checked(value: str, code: str) -> tuple[str, str, str]:
    raw_end = value[-1:]
    if not (value.endswith("#") and _SICI.fullmatch(value)):
        value = trimmed(value).rstrip("#")
    prefix, _, suffix = value.partition("/")
    incomplete = not suffix or _STUB.fullmatch(suffix) is not None
    open_end = raw_end in "-/_(" or suffix[-1:] in "-/("
    if incomplete or (open_end and not any(mark.isdigit() for mark in suffix)):
        return "", "doi-incomplete", ""
    if len(value) > LONGEST:
        return "", "doi-too-long", ""
    return fold_ascii(f"{prefix}/{suffix}"), code, ""


def _without_start(piece: str) -> tuple[str, str, str]:
    label = _LABEL.match(piece)
    bare = trimmed(piece[label.end() :] if label else piece)
    resolver = _RESOLVER.match(bare)
    if resolver is not None:
        bare = re.split(r"[?#]", bare[resolver.end() :], maxsplit=1)[0]
        if re.fullmatch(r"(?!10\b)[a-z0-9]{3,10}", bare, re.IGNORECASE):
            return "", "short-doi", "10/" + bare.lower()
    short = _SHORT.fullmatch(bare)
    if short is not None:
        return "", "short-doi", "10/" + short.group(1).lower()
    if _LOST_DIGIT.fullmatch(bare):
        value, code, _ = _checked("1" + bare, "doi-lost-digit")
        return value, code, ""
    broken = _BROKEN_PREFIX.fullmatch(bare)
    if broken is not None:
        value, code, _ = _one(f"10.{broken.group(1)}/{broken.group(2)}")
        return value, code or "doi-blank", ""
    if re.fullmatch(r"10\.\d{4,9}(?:\.\d{1,9}){0,4}/?", bare):
        return "", "doi-incomplete", ""
    if _BARE_SHORT.fullmatch(bare):
        return "", "short-doi-bare", "10/" + bare
    return "", "doi-none", ""
