"""What an answer's status means, before anybody reads its body. Pure."""

from __future__ import annotations

import html
import json
import re
from enum import Enum

from altmetric_desktop.domain.errors import SourceError, SourceLimited, SourceRefused
from altmetric_desktop.domain.sourcing import Answer, Ask, Failure

#: How much of a provider's own words, or of a broken answer, is quoted.
_QUOTED = 160
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{1,400})", re.IGNORECASE)


class Parked(SourceLimited):
    """Too long to wait for: what is left stays open for a later run."""


class Barred(SourceRefused):
    """The source refuses us, not this question: asking another one changes nothing."""


class Fruitless(SourceRefused):
    """This question has no answer; the next one may have."""


class Verdict(Enum):
    """READ it; ask again LATER; the source is REFUSED to us; FINAL: nothing to be had by this question."""

    READ = "read"
    LATER = "later"
    REFUSED = "refused"
    FINAL = "final"


def verdict(status: int) -> Verdict:
    """By status alone: 2xx, 304 are read; 408, 425, 429, 5xx come later; 401–403, 407, 451 refuse."""
    if 200 <= status < 300 or status == 304:
        return Verdict.READ
    if status in {408, 425, 429} or status >= 500:
        return Verdict.LATER
    if status in {401, 402, 403, 407, 451}:
        return Verdict.REFUSED
    return Verdict.FINAL


def is_page_for_people(answer: Answer, ask: Ask) -> bool:
    """Whether an HTML page came where data were asked for: a log-in page of a hotel's network, an outage
    notice.

    Only where the adapter speaks to an interface; addresses from a list (feeds) may be anything.
    """
    if ask.address is not None:
        return False
    kind = (answer.header("content-type") or "").lower()
    start = answer.body[:64].lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html")) or ("text/html" in kind and start.startswith(b"<"))


def excerpt(answer: Answer) -> str:
    """The provider's words in one short line: the message in JSON, the title of a page, else the text."""
    title = _TITLE.search(answer.body[:20_000])
    raw = title.group(1) if title else answer.body[: _QUOTED * 4]
    text = _message(answer.body) or html.unescape(raw.decode("utf-8", "replace"))
    line = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…"


def _message(body: bytes) -> str:
    """The message of an error in JSON, wherever services put it; "" where there is none."""
    if body[:1] != b"{" or len(body) > 20_000:
        return ""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    for name in ("message", "error_message", "errMsg", "error", "detail", "reason", "title"):
        value = found.get(name)
        if isinstance(value, list) and value:  # Crossref: a list of objects
            value = value[0]
        if isinstance(value, dict):  # Google, MediaWiki: an object in the object
            value = value.get("message") or value.get("info")
        if isinstance(value, str) and value.strip():
            return value
    return ""


def failure_of(error: SourceError, source: str) -> Failure:
    """An error as the value that crosses borders: `source` by the name that people know, `theirs` apart."""
    arguments = {**error.arguments, "source": source}
    theirs = str(arguments.pop("theirs", ""))
    return Failure(error.key, tuple(arguments.items()), theirs)
