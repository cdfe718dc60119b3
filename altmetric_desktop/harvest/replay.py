"""Saved answers instead of the network: for the demonstration, the tests and their loopback server.

A *folder of answers* looks like this (UTF-8; any file may be missing; `.jsonl` = one JSON object a line):

    index.json                 what needs saying beyond the files below (see the end)
    crossref/works.jsonl       a line = what Crossref's `/works/{doi}` has under `message` (needs `DOI`)
    openalex/works.jsonl       a line = an OpenAlex work (`id`, `doi` as address, `ids.{pmid,pmcid}`)
    europepmc/results.jsonl    a line = an element of `resultList.result` (`id`, `source`, `doi`, `pmid`, …)
    wikipedia/pages.jsonl      {"lang": "en", "pageid": 12, "ns": 0, "title": "Tidal flat",
                                "timestamp": "2024-03-01T10:00:00Z",       the last edit
                                "created": "2019-05-02T08:00:00Z",         first revision; else = timestamp
                                "links": ["https://doi.org/10.5555/abc", …],  what `exturlusage` finds
                                "text": "{{cite journal|doi=10.5555/abc}} …",  what `search` looks through
                                "snippet": "…"}                            HTML; else the words around the hit
    hackernews/hits.jsonl      a line = an Algolia hit (`objectID`, `_tags`, `url` or `comment_text` or
                               `story_text`, `created_at_i` …)
    stackexchange/posts.jsonl  {"site": "stats", "text": "what is searched, with the link 10.5555/abc …",
                                "excerpt": {…an item of /search/excerpts},     any of the three may be missing
                                "question": {…an item of /search/advanced and /questions/{ids}},
                                "answer": {…an item of /answers/{ids}}}
    feeds/NAME.xml             a feed; answers any request whose address ends in `/NAME.xml`

From these lines the answers of look-ups, batches and searches are *composed* (`harvest.composing`,
`harvest.searching`), with the envelope, the paging and the "not found" of the real service:

    crossref       /works/{doi} · /works/{doi}/agency · /works?filter=doi:a,doi:b&rows&cursor|offset&select
    openalex       /works/doi:{doi} · /works/{W…} · /works?filter=doi:a|b&per_page&cursor|page&select
                   (filters doi, pmid, pmcid, openalex, cites)
    europepmc      /search?query= · POST /searchPOST with DOI:"a" OR PMCID:PMC1 OR (EXT_ID:1 AND SRC:MED);
                   format=json, pageSize, cursorMark
    wikipedia      action=query with list=exturlusage (euquery, eunamespace, eulimit, eucontinue),
                   list=search (srsearch: phrases in quotes, with or without insource:, any of them; srlimit,
                   sroffset, srprop), prop=revisions (titles or pageids; rvdir=newer gives `created`).
                   Language by host ({lang}.wikipedia.org) or path (…/{lang}/w/api.php)
    hackernews     /search, /search_by_date (query as it stands, tags, restrictSearchableAttributes,
                   numericFilters, hitsPerPage, page)
    stackexchange  /search/excerpts, /search/advanced (q, body, url, title: each must occur in `text`) ·
                   /questions/{ids} · /answers/{ids}; site, page, pagesize
    feeds          200 with an ETag (a hash of the file), 304 for the same If-None-Match, else 404

`index.json` holds what is not composed, and exceptions (they are looked at first):

    {"format": 1,
     "feeds": {"https://news.example/science.rss": "feeds/science.xml"},
     "answers": [{"source": "europepmc", "path": "/evaluations/MED/123", "params": {"page": "1"},
                  "status": 200, "headers": {"x-api-pool": "polite"}, "file": "europepmc/evaluation.json"}]}

`feeds` gives an address its file where their names differ. An entry of `answers` fits a request of that
source whose path *ends* in `path` and whose parameters include all of `params` (there may be more). `body`
(text) may stand in place of `file`; status 200 and JSON are the defaults. Apart from Wikipedia's language and
the addresses under `feeds`, a host never matters: a base URL may point anywhere.

Knows nothing of real hosts, keys or time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

import httpx
from msgspec import Struct

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.harvest.composing import Crossref, EuropePmc, OpenAlex
from altmetric_desktop.harvest.saved import (
    JSON_TYPE,
    Composer,
    Question,
    Record,
    Reply,
    in_text,
    read_lines,
    record_of,
    text_of,
)
from altmetric_desktop.harvest.searching import HackerNews, StackExchange, Wikipedia

__all__ = ["Folder", "Question", "Replay", "Reply"]

_FORMAT = 1
_COMPOSED: dict[str, tuple[str, Callable[[Sequence[Record]], Composer]]] = {
    "crossref": ("works.jsonl", Crossref),
    "openalex": ("works.jsonl", OpenAlex),
    "europepmc": ("results.jsonl", EuropePmc),
    "wikipedia": ("pages.jsonl", Wikipedia),
    "hackernews": ("hits.jsonl", HackerNews),
    "stackexchange": ("posts.jsonl", StackExchange),
}


class _Entry(Struct, frozen=True):
    source: str
    path: str
    params: frozenset[tuple[str, str]]
    reply: Reply

    def fits(self, source: str, question: Question) -> bool:
        return (
            source == self.source
            and question.path.endswith(self.path)
            and self.params <= frozenset(question.params)
        )


class Folder:
    """A folder of answers, read as it is needed. `InputError` where it can't be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._composers: dict[str, Composer] = {}
        try:
            index = self._index()
            self._feeds = {name: str(file) for name, file in record_of(index, "feeds").items()}
            entries = index.get("answers")
            listed = entries if isinstance(entries, list) else []
            self._entries = [self._entry(entry) for entry in listed if isinstance(entry, dict)]
        except (OSError, ValueError) as error:
            raise InputError("answers.unreadable", path=str(path), why=str(error)) from error

    def answer(self, source: str, question: Question) -> Reply:
        """What the source would say."""
        for entry in self._entries:
            if entry.fits(source, question):
                return entry.reply
        if source == "feeds":
            return self._feed(question)
        if source not in _COMPOSED:
            return in_text("No answer is saved for this question.", 404)
        if source not in self._composers:
            name, make = _COMPOSED[source]
            try:
                self._composers[source] = make(read_lines(self._path / source / name))
            except (OSError, ValueError) as error:
                raise InputError(
                    "answers.unreadable", path=str(self._path / source), why=str(error)
                ) from error
        return self._composers[source](question)

    def _index(self) -> Record:
        path = self._path / "index.json"
        if not path.is_file():
            return {}
        index = json.loads(path.read_text("utf-8"))
        if not isinstance(index, dict) or index.get("format", _FORMAT) != _FORMAT:
            raise ValueError("index.json: an object of format 1 is expected")
        return index

    def _entry(self, entry: Record) -> _Entry:
        file, status = text_of(entry, "file"), entry.get("status")
        body = self._inside(file).read_bytes() if file else text_of(entry, "body").encode()
        given = {name.lower(): str(value) for name, value in record_of(entry, "headers").items()}
        headers = tuple({JSON_TYPE[0]: JSON_TYPE[1], **given}.items())
        params = frozenset((name, str(value)) for name, value in record_of(entry, "params").items())
        code = status if isinstance(status, int) else 200
        return _Entry(text_of(entry, "source"), text_of(entry, "path"), params, Reply(code, body, headers))

    def _feed(self, question: Question) -> Reply:
        name = self._feeds.get(question.address, f"feeds/{PurePosixPath(question.path).name}")
        path = self._inside(name)
        if not path.is_file():
            return in_text("Not Found", 404)
        body = path.read_bytes()
        tag = ("etag", f'"{hashlib.sha256(body).hexdigest()[:16]}"')
        if question.header("if-none-match") == tag[1]:
            return Reply(304, b"", (tag,))
        return Reply(200, body, (("content-type", "application/xml"), tag))

    def _inside(self, name: str) -> Path:
        """A file of the folder; a name that leads out of it raises ValueError."""
        path = (self._path / name).resolve()
        if not path.is_relative_to(self._path.resolve()):
            raise ValueError(f"{name} lies outside the folder")
        return path


class Replay(httpx.AsyncBaseTransport):
    """An httpx transport that answers as one source would, out of a folder."""

    def __init__(self, folder: Folder, source: str) -> None:
        self._folder, self._source = folder, source

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The saved or composed answer."""
        body = await request.aread()
        question = Question.of(request.method, str(request.url), request.headers.multi_items(), body)
        reply = self._folder.answer(self._source, question)
        return httpx.Response(reply.status, headers=list(reply.headers), content=reply.body)
