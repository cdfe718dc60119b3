"""What is dropped on the window or pasted into it: a file, or text with identifiers in it."""

from __future__ import annotations

from html import unescape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from altmetric_desktop.domain.identifiers import Reading, examine, recognise
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QMimeData

#: Text beyond this is no list that a person has marked (characters; as on the command line).
LONGEST = 20_000_000
#: How many words of a text are looked at for an identifier.
MOST_WORDS = 20_000
_WEB = ("http", "https", "doi")
_WORD = pattern(r"[^\s,;|<>\"“”]{5,2048}")
_LINK = pattern(r"""<a\s[^>]{0,500}?href\s*=\s*["']([^"']{5,2048})""")


def brought(mime: QMimeData | None) -> Path | str | None:
    """The one file of a drop, or its text: addresses on the web are text, not files. None: neither.

    Of a marked piece of a web page or mail the links count too where its words name no identifier.
    """
    if mime is None:  # an empty clipboard
        return None
    urls = mime.urls() if mime.hasUrls() else []
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    if any(url.scheme() not in _WEB for url in urls):
        return None
    if urls:
        return "\n".join(url.toString(url.ComponentFormattingOption.FullyEncoded) for url in urls)
    text = mime.text() if mime.hasText() else ""
    if mime.hasHtml() and not holds_identifier(text):
        text = "\n".join((text, *_links(mime.html())))
    return text if text.strip() else None


def clipped(*, anything: bool) -> Path | str | None:
    """What the clipboard holds; text in which no identifier is found only where `anything` is wanted."""
    what = brought(QGuiApplication.clipboard().mimeData())
    wanted = anything or isinstance(what, Path) or (what is not None and holds_identifier(what))
    return what if wanted else None


def holds_identifier(text: str) -> bool:
    """Whether there is an identifier among the first words, or nothing but numbers (PubMed's)."""
    numbers = text[:10_000].replace(",", " ").replace(";", " ").split()
    if numbers and all(one.isascii() and one.isdigit() and len(one) in range(5, 9) for one in numbers):
        return True
    words = islice(_WORD.finditer(text), MOST_WORDS)
    return any(_is_one(word.group()) for word in words)


def _is_one(word: str) -> bool:
    found = recognise(word)
    if found is not None:
        return found.kind is not Kind.URL
    return "10." in word and examine(Kind.DOI, word).reading in {Reading.OK, Reading.REPAIRED}


def _links(html: str) -> Iterator[str]:
    for found in _LINK.finditer(html[:LONGEST]):
        link = unescape(found.group(1))
        if _is_one(link):
            yield link
