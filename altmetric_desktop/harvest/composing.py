"""Composes the answers of the three services that know works: Crossref, OpenAlex, Europe PMC.

From single records to what the service would say of a look-up or a batch: envelope, paging, "not found".
Shapes after the recorded answers of 2025 and 2026 and the services' documentation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from altmetric_desktop.harvest.saved import (
    Json,
    Question,
    Record,
    Reply,
    as_list,
    doi_of,
    in_json,
    in_text,
    only,
    record_of,
    text_of,
    texts_of,
)

_NOT_FOUND_PAGE = """<!doctype html>
<html lang=en>
<title>404 Not Found</title>
<h1>Not Found</h1>
<p>The requested URL was not found on the server.</p>
"""


class Crossref:
    """`/works/{doi}`, its agency, and `/works?filter=doi:…` with rows, offset, cursor and select."""

    def __init__(self, works: Sequence[Record]) -> None:
        self._works = {text_of(work, "DOI").lower(): work for work in works}

    def __call__(self, question: Question) -> Reply:
        """The service's answer."""
        match = re.search(r"/works(?:/(.+?))?(/agency)?/?\Z", question.path)
        if match is None:
            return in_text("Resource not found.", 404)
        doi, agency = match.groups()
        return self._list(question) if doi is None else self._single(doi.lower(), agency=agency is not None)

    def _single(self, doi: str, *, agency: bool) -> Reply:
        work = self._works.get(doi)
        if work is None:
            return in_text("Resource not found.", 404)
        if agency:
            registrar: Json = {"id": "crossref", "label": "Crossref"}
            return self._wrapped("work-agency", {"DOI": doi, "agency": registrar})
        return self._wrapped("work", work)

    def _list(self, question: Question) -> Reply:
        rows, offset = question.number("rows", 20), question.number("offset", 0)
        fields = question.param("select").split(",")
        wanted = _crossref_dois(question.param("filter"))
        if rows > 1000 or wanted is None or {"subtype", "language"} & set(fields):
            return in_json(_INVALID, 400)
        cursor = question.param("cursor")
        if cursor:
            offset = _place(cursor)
        found = [work for doi in dict.fromkeys(wanted) if (work := self._works.get(doi)) is not None]
        items = [only(work, fields) for work in found[offset : offset + rows]]
        message: Record = {"facets": {}}
        if cursor:
            message["next-cursor"] = _mark(offset + len(items))
        message |= {"total-results": len(found), "items": as_list(items), "items-per-page": rows}
        message["query"] = {"start-index": offset, "search-terms": None}
        return self._wrapped("work-list", message)

    @staticmethod
    def _wrapped(kind: str, message: Record) -> Reply:
        return in_json({"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": message})


_INVALID: Record = {
    "status": "failed",
    "message-type": "validation-failure",
    "message": [{"type": "parameter-not-allowed", "value": "", "message": "A parameter is not valid here"}],
}


def _crossref_dois(text: str) -> list[str] | None:
    """The DOIs of `doi:a,doi:b`; a comma inside a DOI belongs to it. None = a filter that isn't played."""
    dois: list[str] = []
    for part in text.split(","):
        name, mark, value = part.partition(":")
        if mark and name == "doi":
            dois.append(value.lower())
        elif dois and not mark:
            dois[-1] += "," + part.lower()
        else:
            return None
    return dois


class OpenAlex:
    """`/works/{id}` and `/works?filter=doi:a|b` with per_page, page, cursor and select."""

    _FIELDS = frozenset(
        {"doi", "pmid", "pmcid", "openalex", "cites", "ids.pmid", "ids.pmcid", "ids.openalex"}
    )

    def __init__(self, works: Sequence[Record]) -> None:
        self._works = list(works)
        self._by: dict[tuple[str, str], Record] = {}
        for work in works:
            for kind, value in _openalex_names(work):
                self._by[kind, value] = work

    def __call__(self, question: Question) -> Reply:
        """The service's answer."""
        match = re.search(r"/works(?:/(.+?))?/?\Z", question.path)
        if match is None:
            return in_text(_NOT_FOUND_PAGE, 404, "text/html")
        if match.group(1) is None:
            return self._list(question)
        work = self._by.get(_openalex_name(match.group(1)))
        if work is None:
            return in_text(_NOT_FOUND_PAGE, 404, "text/html")
        return in_json(only(work, question.param("select").split(",")))

    def _list(self, question: Question) -> Reply:
        found = self._filtered(question.param("filter"))
        per_page = question.number("per_page", question.number("per-page", 25))
        if found is None or not 1 <= per_page <= 100:
            return in_json(
                {"error": "Invalid query parameters error.", "message": "A value is not valid."}, 400
            )
        cursor, page = question.param("cursor"), max(1, question.number("page", 1))
        offset = _place(cursor) if cursor else (page - 1) * per_page
        fields = question.param("select").split(",")
        results = [only(work, fields) for work in found[offset : offset + per_page]]
        meta: Record = {
            "count": len(found),
            "db_response_time_ms": 12,
            "page": None if cursor else page,
            "per_page": per_page,
            "groups_count": None,
            "cost_usd": 0.0001,
        }
        if cursor:
            meta["next_cursor"] = _mark(offset + len(results)) if results else None
        return in_json({"meta": meta, "results": as_list(results), "group_by": []})

    def _filtered(self, text: str) -> list[Record] | None:
        """Works that fit all filters; None = a filter or a number of values that the service refuses."""
        found = list(self._works)
        for part in _split_filters(text):
            name, _, values = part.partition(":")
            alternatives = values.split("|")
            if name not in self._FIELDS or len(alternatives) > 100:
                return None
            if name == "cites":
                wanted = {value.rpartition("/")[2].upper() for value in alternatives}
                found = [work for work in found if wanted & _references(work)]
                continue
            kind = name.removeprefix("ids.")
            named = [self._by.get((kind, _openalex_value(kind, value))) for value in alternatives]
            ids = {id(work) for work in named if work is not None}
            found = [work for work in found if id(work) in ids]
        return found


def _split_filters(text: str) -> list[str]:
    """Filters between commas; a comma inside a DOI belongs to it."""
    return [part for part in re.split(r",(?=[a-z_.]+:)", text) if part]


def _references(work: Record) -> set[str]:
    return {address.rpartition("/")[2].upper() for address in texts_of(work, "referenced_works")}


def _openalex_names(work: Record) -> list[tuple[str, str]]:
    ids = record_of(work, "ids")
    pairs = [("openalex", text_of(work, "id")), ("doi", text_of(work, "doi"))]
    pairs += [(kind, text_of(ids, kind)) for kind in ("pmid", "pmcid")]
    return [(kind, _openalex_value(kind, value)) for kind, value in pairs if value]


def _openalex_value(kind: str, value: str) -> str:
    return doi_of(value) if kind == "doi" else value.rpartition("/")[2].upper().removeprefix("PMC")


def _openalex_name(text: str) -> tuple[str, str]:
    """`doi:10.…`, `https://doi.org/10.…`, `pmid:…`, `W…` → kind and value."""
    kind, mark, value = text.partition(":")
    if mark and kind in {"pmid", "pmcid", "openalex"}:
        return kind, _openalex_value(kind, value)
    if re.fullmatch(r"(?i)(https?://openalex\.org/)?W\d+", text):
        return "openalex", _openalex_value("openalex", text)
    return "doi", doi_of(text)


class EuropePmc:
    """`/search` and POST `/searchPOST`: works named by DOI, PMID (`EXT_ID`), or PMCID, any of them."""

    _TERM = re.compile(r'\b(DOI|EXT_ID|PMCID|PMC)\s*:\s*(?:"([^"]*)"|([^\s()"]+))', re.IGNORECASE)

    def __init__(self, results: Sequence[Record]) -> None:
        self._by: dict[tuple[str, str], Record] = {}
        for result in results:
            self._by["DOI", text_of(result, "doi").lower()] = result
            self._by["EXT_ID", text_of(result, "id")] = result
            self._by["EXT_ID", text_of(result, "pmid")] = result
            self._by["PMCID", text_of(result, "pmcid").upper().removeprefix("PMC")] = result

    def __call__(self, question: Question) -> Reply:
        """The service's answer; it speaks XML unless told `format=json`."""
        if not question.path.endswith(("/search", "/searchPOST")):
            return in_text(
                "<html><head><title>HTTP Status 404 – Not Found</title></head></html>", 404, "text/html"
            )
        if question.param("format").lower() != "json":
            return in_text("<?xml version='1.0'?><responseWrapper/>", 200, "application/xml")
        size = question.number("pageSize", 25)
        if size > 1000:
            return in_json({"errCode": 404, "errMsg": "pageSize must not exceed 1000"})
        query, cursor = question.param("query"), question.param("cursorMark", "*")
        found = self._found(query)
        offset = _place(cursor)
        results = found[offset : offset + size]
        answer: Record = {"version": "6.9", "hitCount": len(found)}
        if len(found) > 1:
            answer["nextCursorMark"] = _mark(offset + len(results)) if results else cursor
        answer["request"] = {
            "queryString": query,
            "resultType": question.param("resultType", "lite"),
            "cursorMark": cursor,
            "pageSize": size,
            "sort": "",
            "synonym": False,
        }
        answer["resultList"] = {"result": as_list(results)}
        return in_json(answer)

    def _found(self, query: str) -> list[Record]:
        found: dict[int, Record] = {}
        for field, quoted, bare in self._TERM.findall(query):
            kind, value = field.upper().replace("PMCID", "PMC"), (quoted or bare).strip()
            key = {"DOI": ("DOI", value.lower()), "EXT_ID": ("EXT_ID", value)}.get(
                kind, ("PMCID", value.upper().removeprefix("PMC"))
            )
            result = self._by.get(key) if key[1] else None
            if result is not None:
                found[id(result)] = result
        return list(found.values())


def _mark(place: int) -> str:
    """A cursor that looks like nothing in particular."""
    return f"AoJ{place:x}=="


def _place(cursor: str) -> int:
    match = re.fullmatch(r"AoJ([0-9a-f]{1,8})==", cursor)
    return int(match.group(1), 16) if match else 0
