"""Composes the answers of the three services that are searched: Wikipedia, Hacker News, Stack Exchange.

Compact hit files in, the service's envelope and paging out. Shapes after the recorded answers and the
services' documentation; the lines are described in `harvest.replay`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from altmetric_desktop.harvest.saved import (
    Json,
    Question,
    Record,
    Reply,
    as_list,
    in_json,
    only,
    record_of,
    text_of,
    texts_of,
)

_PROTOCOL = re.compile(r"\A(https?:)?//", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]+)"|insource:/([^/]+)/')


class Wikipedia:
    """`list=exturlusage`, `list=search`, `prop=revisions` of `api.php`, one language at a time."""

    def __init__(self, pages: Sequence[Record]) -> None:
        self._pages = list(pages)
        self._folded = {id(page): text_of(page, "text").casefold() for page in self._pages}

    def __call__(self, question: Question) -> Reply:
        """The service's answer. Errors come with status 200, as there."""
        language = _language(question)
        pages = [page for page in self._pages if text_of(page, "lang") == language]
        if question.param("action") != "query":
            return _wiki_error("badvalue", "Unrecognized value for parameter “action”.")
        if question.param("list") == "exturlusage":
            return self._links(question, pages)
        if question.param("list") == "search":
            return self._search(question, pages)
        if "revisions" in question.param("prop").split("|"):
            return self._revisions(question, pages)
        return in_json({"batchcomplete": _complete(question)})

    def _links(self, question: Question, pages: Sequence[Record]) -> Reply:
        asked = question.param("euquery")
        if not asked or _PROTOCOL.match(asked) or "*" in asked.removeprefix("*."):
            return _wiki_error("badquery", "Invalid query.")
        rows: list[Record] = []
        for page in _in_namespace(pages, question.param("eunamespace")):
            rows += [{**_page(page), "url": link} for link in texts_of(page, "links") if _begins(link, asked)]
        return _wiki_list(question, "exturlusage", rows, "eulimit", "eucontinue", {})

    def _search(self, question: Question, pages: Sequence[Record]) -> Reply:
        asked = question.param("srsearch")
        if not asked.strip():
            return _wiki_error("missingparam", "The “srsearch” parameter must be set.")
        phrases = [(a or b).replace("\\", "").casefold() for a, b in _QUOTED.findall(asked)]
        named = question.param("srprop", "size|wordcount|timestamp|snippet").split("|")
        rows: list[Record] = []
        for page in _in_namespace(pages, question.param("srnamespace", "0")):
            text = text_of(page, "text")
            if (phrase := _found(self._folded[id(page)], phrases, asked)) is not None:
                extra: Record = {
                    "size": len(text.encode()),
                    "wordcount": len(text.split()),
                    "snippet": text_of(page, "snippet") or _snippet(text, phrase),
                    "timestamp": text_of(page, "timestamp"),
                }
                rows.append({**_page(page), **only(extra, named)})
        info: Record = {"searchinfo": {"totalhits": len(rows)}}
        return _wiki_list(question, "search", rows, "srlimit", "sroffset", info)

    @staticmethod
    def _revisions(question: Question, pages: Sequence[Record]) -> Reply:
        field = "titles" if question.param("titles") else "pageids"
        named = {text_of(page, "title" if field == "titles" else "pageid"): page for page in pages}
        first = question.param("rvdir") == "newer"
        found: list[Record] = []
        for name in filter(None, question.param(field).split("|")):
            if (page := named.get(name)) is None:
                missing: Record = {"title": name} if field == "titles" else {"pageid": int(name)}
                found.append({**missing, "missing": True})
                continue
            last = text_of(page, "timestamp")
            when = (text_of(page, "created") or last) if first else last
            revision: Record = {"revid": int(text_of(page, "pageid") or 0), "parentid": 0, "timestamp": when}
            found.append({**_page(page), "revisions": [revision]})
        listed: Json = as_list(found)
        if question.param("formatversion") != "2":
            listed = {text_of(page, "pageid"): page for page in found}
        return in_json({"batchcomplete": _complete(question), "query": {"pages": listed}})


def _language(question: Question) -> str:
    match = re.search(r"/([a-z][a-z-]{1,11})/w/api\.php\Z", question.path)
    return match.group(1) if match else question.host.partition(".")[0]


def _page(page: Record) -> Record:
    space = page.get("ns")
    number = page.get("pageid")
    return {
        "pageid": number if isinstance(number, int) else 0,
        "ns": space if isinstance(space, int) else 0,
        "title": text_of(page, "title"),
    }


def _in_namespace(pages: Sequence[Record], wanted: str) -> list[Record]:
    spaces = {space for space in wanted.split("|") if space}
    return [page for page in pages if not spaces or str(_page(page)["ns"]) in spaces]


def _begins(link: str, asked: str) -> bool:
    """MediaWiki matches links by their beginning, host without regard to case; `*.` = any subdomain."""
    bare = _PROTOCOL.sub("", link)
    host, slash, path = bare.partition("/")
    wanted_host, wanted_slash, wanted_path = asked.partition("/")
    if wanted_host.startswith("*."):
        base = wanted_host[2:].lower()
        same = host.lower() == base or host.lower().endswith("." + base)
    else:
        same = host.lower() == wanted_host.lower()
    return same and (not wanted_slash or (bool(slash) and path.startswith(wanted_path)))


def _found(text: str, phrases: Sequence[str], asked: str) -> str | None:
    """The phrase that was found: one of several in quotes, else all the words."""
    if phrases:
        return next((phrase for phrase in phrases if phrase in text), None)
    words = asked.casefold().split()
    return words[0] if all(word in text for word in words) else None


def _snippet(text: str, phrase: str) -> str:
    place = max(0, text.casefold().find(phrase))
    before, after = text[max(0, place - 60) : place], text[place + len(phrase) :][:60]
    hit = text[place : place + len(phrase)]
    return f'{before}<span class="searchmatch">{hit}</span>{after}'


def _wiki_list(
    question: Question, name: str, rows: Sequence[Record], limit: str, mark: str, more: Record
) -> Reply:
    size = min(max(1, question.number(limit, 10)), 500)
    start = question.number(mark, 0)
    query: Record = {**more, name: as_list(rows[start : start + size])}
    answer: Record = {"batchcomplete": _complete(question)}
    if start + size < len(rows):
        answer = {"continue": {mark: start + size, "continue": "-||"}}
    return in_json({**answer, "query": query})


def _complete(question: Question) -> Json:
    return True if question.param("formatversion") == "2" else ""


def _wiki_error(code: str, info: str) -> Reply:
    return in_json({"error": {"code": code, "info": info}, "servedby": "saved"})


class HackerNews:
    """Algolia's `/search` and `/search_by_date`. Here, unlike there, a query must occur as it stands."""

    _ATTRIBUTES = ("title", "url", "author", "story_text", "comment_text", "story_title", "story_url")

    def __init__(self, hits: Sequence[Record]) -> None:
        newest_first = sorted(hits, key=lambda hit: _whole(hit, "created_at_i"), reverse=True)
        self._hits = [
            (hit, {name: text_of(hit, name).casefold() for name in self._ATTRIBUTES}) for hit in newest_first
        ]

    def __call__(self, question: Question) -> Reply:
        """The service's answer, newest first."""
        if not question.path.endswith(("/search_by_date", "/search")):
            return in_json({"status": 404, "error": "Not Found"}, 404)
        found = [hit for hit in self._named(question) if _chosen(question, hit)]
        size = min(max(1, question.number("hitsPerPage", 20)), 1000)
        page = question.number("page", 0)
        return in_json(
            {
                "exhaustive": {"nbHits": True, "typo": True},
                "exhaustiveNbHits": True,
                "hits": as_list(found[page * size : (page + 1) * size]),
                "hitsPerPage": size,
                "nbHits": len(found),
                "nbPages": -(-len(found) // size),
                "page": page,
                "params": "",
                "processingTimeMS": 1,
                "query": question.param("query"),
            }
        )

    def _named(self, question: Question) -> list[Record]:
        """Hits that hold the query in one of the attributes that are to be looked through."""
        asked = question.param("query").strip().strip('"').casefold()
        restricted = question.param("restrictSearchableAttributes").split(",")
        names = [name for name in restricted if name in self._ATTRIBUTES] or self._ATTRIBUTES
        return [hit for hit, texts in self._hits if any(asked in texts[name] for name in names)]


def _chosen(question: Question, hit: Record) -> bool:
    tags = set(texts_of(hit, "_tags"))
    return _tagged(question.param("tags"), tags) and _numeric(question.param("numericFilters"), hit)


def _tagged(wanted: str, tags: set[str]) -> bool:
    """`a,b` = both; `(a,b)` = either."""
    for either, single in re.findall(r"\(([^)]*)\)|([^,()]+)", wanted):
        if single and single not in tags:
            return False
        if either and not tags & set(either.split(",")):
            return False
    return True


_COMPARE: dict[str, Callable[[int, int], bool]] = {
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "=": lambda a, b: a == b,
}


def _numeric(filters: str, hit: Record) -> bool:
    return all(
        _COMPARE[sign](_whole(hit, name), int(value))
        for name, sign, value in re.findall(r"(\w+)\s*(>=|<=|>|<|=)\s*(\d{1,15})", filters)
    )


def _whole(record: Record, key: str) -> int:
    value = record.get(key)
    return value if isinstance(value, int) else 0


class StackExchange:
    """`/search/excerpts`, `/search/advanced`, `/questions/{ids}`, `/answers/{ids}` of one site."""

    _QUOTA = 300

    def __init__(self, posts: Sequence[Record]) -> None:
        self._posts = [(post, text_of(post, "text").casefold()) for post in posts]
        self._left = self._QUOTA

    def __call__(self, question: Question) -> Reply:
        """The service's answer; the quota goes down with each."""
        self._left = max(0, self._left - 1)
        site = question.param("site")
        if not site:
            return in_json(
                {"error_id": 400, "error_message": "site is required", "error_name": "bad_parameter"}, 400
            )
        posts = [(post, text) for post, text in self._posts if text_of(post, "site") == site]
        match = re.search(
            r"/(search/excerpts|search/advanced|search|questions|answers)(?:/([\d;]+))?\Z", question.path
        )
        if match is None:
            return in_json(
                {"error_id": 404, "error_message": "no method found", "error_name": "no_method"}, 404
            )
        method, ids = match.groups()
        shape = {"search/excerpts": "excerpt", "answers": "answer"}.get(method, "question")
        if ids:
            wanted = set(ids.split(";"))
            named = [record_of(post, shape) for post, _ in posts]
            items = [item for item in named if text_of(item, f"{shape}_id") in wanted]
        else:
            asked = [question.param(name).strip('*" ').casefold() for name in ("q", "body", "url", "title")]
            found = [post for post, text in posts if all(word in text for word in asked if word)]
            items = [item for post in found if (item := record_of(post, shape))]
        return self._wrapped(question, items)

    def _wrapped(self, question: Question, items: Sequence[Record]) -> Reply:
        size = min(max(1, question.number("pagesize", 30)), 100)
        start = (max(1, question.number("page", 1)) - 1) * size
        return in_json(
            {
                "items": as_list(items[start : start + size]),
                "has_more": start + size < len(items),
                "quota_max": self._QUOTA,
                "quota_remaining": self._left,
            }
        )
