"""Text from strangers, made harmless for Excel and CSV files. Nothing else writes text into a file.

Seen with openpyxl 3.1.5: `=1+1` becomes a formula, a control character raises, a lone surrogate or U+FFFE
makes a file that can't be opened again, `_x0041_` is shown by Excel as "A", and more than 32,767 characters
are cut without a word. This module knows no sheet and no file.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

#: Where we cut ourselves, with a visible mark, so that a row stays readable.
SHOWN = 2_000
#: What an Excel cell holds, in UTF-16 units.
HARD_LIMIT = 32_767
#: What Excel stores as a hyperlink's address, less some room for escapes.
LINK_LIMIT = 2_048

_ELLIPSIS = "…"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff&<>]|_x")
#: A cell that starts with one of these is a formula to a spreadsheet (OWASP, *CSV injection*); full-width
#: forms are read as their ASCII twins by East Asian versions of Excel.
RISKY = frozenset("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
#: Most addresses are of this form: they need neither parsing nor encoding.
_LETTERS = r"(?:[A-Za-z0-9/?=&~+!$,;'@()*._:-]|%[0-9A-Fa-f]{2})*"
_PLAIN_LINK = re.compile(rf"https?://[A-Za-z0-9][A-Za-z0-9.-]{{0,252}}(?:/{_LETTERS}(?:#{_LETTERS})?)?")
_URL_SAFE = "%/:?=&~+!$,;'@()*-._"


def clean(text: str, limit: int = SHOWN) -> str:
    """The text without what no file may hold, line ends as LF, cut after `limit` characters with an ellipsis.

    Control characters other than tab and LF, lone surrogates, U+FFFE and U+FFFF are taken out.
    """
    limit = min(limit, HARD_LIMIT // 2)
    cut = len(text) > limit
    if cut:
        text = text[: limit + 1]
    text = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if cut or len(text) > limit:
        text = text[: limit - 1].rstrip() + _ELLIPSIS
    return text


def is_risky(text: str) -> bool:
    """Whether a spreadsheet might take this text for a formula when somebody edits the cell."""
    return text[:1] in RISKY


def xml(text: str, limit: int = SHOWN) -> str:
    """The text as the content of an Excel string element.

    `_xHHHH_`, which Excel would decode, is escaped as `_x005F_xHHHH_`. `&`, `<` and `>` become entities.
    """
    if len(text) <= limit and _SPECIAL.search(text) is None:
        return text
    text = _ESCAPE_LIKE.sub("_x005F_", clean(text, limit))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """The text as the value of an XML attribute in double quotes, on one line."""
    plain = _FORBIDDEN.sub("", text).replace("\n", " ").replace("\r", " ").replace("\t", " ")
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def link(address: str | None) -> str | None:
    """An address that a reader may follow, percent-encoded, or None.

    Only http and https, with a host, without user and password, control characters, spaces or backslashes,
    at most 2,048 characters. A host outside ASCII is written in its encoded form.
    """
    if not address or len(address) > LINK_LIMIT:
        return None
    if _PLAIN_LINK.fullmatch(address):
        return address
    if _FORBIDDEN.search(address) or any(mark.isspace() or mark in '\\<>"' for mark in address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = parts.port
        encoded = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    place = f"[{encoded}]" if ":" in encoded else quote(encoded, safe="-._")
    place = place if port is None else f"{place}:{port}"
    whole = f"{parts.scheme}://{place}{_encode(parts.path)}"
    if parts.query:
        whole = f"{whole}?{_encode(parts.query)}"
    if parts.fragment:
        whole = f"{whole}#{_encode(parts.fragment)}"
    return whole if len(whole) <= LINK_LIMIT else None


def doi_link(doi: str) -> str | None:
    """The address at which a DOI is resolved (DOI Handbook §3.8)."""
    if _FORBIDDEN.search(doi):
        return None
    return link(f"https://doi.org/{quote(doi, safe='/:;()._-')}")


def csv_cell(text: str, raw: bool = False) -> str:
    """The text as a CSV cell: a visible `'` before what a spreadsheet would run, unless `raw` (for machines).

    A plain negative or signed number is left a number. NUL and lone surrogates are taken out in both. Where
    the text begins so itself it gets another one: who takes one away has the text again.
    """
    text = _FORBIDDEN.sub("", text)
    if raw or not is_risky(text.lstrip("'")) or _NUMBER.fullmatch(text):
        return text
    return "'" + text


def _encode(piece: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", piece), safe=_URL_SAFE)
