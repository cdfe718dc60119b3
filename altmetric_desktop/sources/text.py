"""Mark-up → plain text and links; does a text name an identifier; one form for one web address.

Everything here takes hostile text and is total: any text gives an answer. Nothing is ever rendered.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.urls import normalise_url

#: Longer texts are cut before they are read: an abstract has 5,000 characters, a hostile one millions.
MOST_CHARACTERS = 200_000
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "th",
        "table",
        "title",
        "sec",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "hr",
        "section",
        "article",
        "abstract",
        "list",
        "list-item",
        "disp-formula",
    }
)
_SILENT = frozenset({"script", "style", "annotation", "annotation-xml", "tex-math", "noscript"})
_SPACE = pattern(r"\s+")
_UNSEEN = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_TAG = pattern(r"</?[A-Za-z][A-Za-z0-9:-]{0,20}(?:\s[^<>]*)?/?>")
_HEADING = pattern(r"\Aabstract[\s.:]+", re.IGNORECASE)
_ESCAPED_TAG = pattern(r"&(?:amp;)?lt;/?(?:jats:|mml:)?(?:i|b|em|strong|su[bp]|p|br|span|scp|title|math)\b")
#: What publishers' sites append to a DOI in an address; the same work is meant.
_SUFFIX = pattern(
    r"(?:/(?:full|fulltext|abstract|pdf|epdf|html|meta|references|summary|suppl[\w-]*)(?![\w-]))"
    r"|(?:\.(?:pdf|full|html|abstract)(?![\w-]))|(?:v\d{1,2}(?![A-Za-z0-9]))",
    re.IGNORECASE,
)
_GOES_ON = pattern(r"[A-Za-z0-9]|[-._/:(_][A-Za-z0-9]")


class _Reader(HTMLParser):
    """Collects text and links; `Z3988` spans carry a citation's DOI in their title (COinS)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.links: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = tag.rpartition(":")[2]
        if name in _SILENT:
            self._silent.append(name)
        if name in _BLOCKS:
            self.pieces.append(" ")
        for attribute, value in attrs:
            if value and attribute in {"href", "cite"}:
                self.links.append(value.strip())
            elif value and attribute == "title" and "rft_id=" in value:
                self.links += parse_qs(value).get("rft_id", ())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if self._silent and self._silent[-1] == name:
            self._silent.pop()
        if name in _BLOCKS:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


def _read(markup: str) -> _Reader:
    reader = _Reader()
    try:
        reader.feed(markup[:MOST_CHARACTERS])
        reader.close()
    except (AssertionError, ValueError):  # html.parser on broken declarations such as `<![x`
        reader.pieces.append(_TAG.sub(" ", markup[:MOST_CHARACTERS]))
    return reader


def tidy(text: str) -> str:
    """One line: white space collapsed, control and direction characters gone."""
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()


def plain(markup: str | None, most: int = 0) -> str:
    """HTML or JATS → one line of plain text, cut to `most` characters at a word (0 = not cut).

    Deposits escape their mark-up once, twice or not at all; a bare `<` in `p < 0.05` stays.
    """
    if not markup:
        return ""
    text = markup
    if "<" in text or "&" in text:
        for _ in range(3):
            if _ESCAPED_TAG.search(text) is None:
                break
            text = html.unescape(text)
        if _TAG.search(text) is not None or "<!" in text:
            text = "".join(_read(text).pieces)
        text = html.unescape(html.unescape(text))
    return cut(tidy(text), most)


def abstract(markup: str | None) -> str | None:
    """An abstract as plain text without its heading, at most 5,000 characters; None where there is none."""
    return _HEADING.sub("", plain(markup, 5_000), count=1) or None


def cut(text: str, most: int) -> str:
    """At most `most` characters, ended by `…` where something is missing."""
    if most <= 0 or len(text) <= most:
        return text
    head = text[: most - 1]
    word, space, _ = head.rpartition(" ")
    return (word if space and len(word) > most // 2 else head).rstrip() + "…"


def links(markup: str | None) -> tuple[str, ...]:
    """Every address that a piece of HTML points at, each once, in order."""
    if not markup or "<" not in markup:
        return ()
    return tuple(dict.fromkeys(link for link in _read(markup).links if link))


def names(wanted: str, text: str) -> bool:
    """True where `text` holds this identifier whole: `10.5555/ab` is not named by `10.5555/ab12`.

    Any case; entities and percent signs are decoded up to twice first.
    """
    if not wanted or not text:
        return False
    low = wanted.lower()
    for _ in range(3):
        if _holds(low, text.lower()):
            return True
        decoded = unquote(html.unescape(text))
        if decoded == text:
            break
        text = decoded
    return False


def _holds(low: str, text: str) -> bool:
    place = text.find(low)
    while place >= 0:
        before = text[place - 1] if place else " "
        rest = text[place + len(low) : place + len(low) + 24]
        starts = not (before.isascii() and (before.isalnum() or before == "."))
        if starts and (_GOES_ON.match(rest) is None or _SUFFIX.match(rest) is not None):
            return True
        place = text.find(low, place + 1)
    return False


def one_address(url: str) -> str:
    """One form for one page (the domain's); a text that is no web address comes back tidied only."""
    return normalise_url(url) or tidy(url)


def host_of(url: str) -> str:
    """The host of an address without `www.`, empty where it has none."""
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def bare_address(url: str) -> str:
    """Host and path without scheme, `www.`, parameters and final `/`: what link searches take."""
    return one_address(url).removeprefix("https://").partition("?")[0].partition("#")[0]
