"""Saved answers beside their expectations: reads `answers/KEY/expected.json` and describes pages as JSON.

A case: the file, the question (`ask`), the status and headers, and either `page` (everything that is
not empty) or `raises` (the error's class and its arguments).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import Mention
from altmetric_desktop.domain.outputs import Metadata
from altmetric_desktop.domain.sourcing import Answer, Ask, Page

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
FOLDER = Path(__file__).parent / "answers"


class Case(Struct, frozen=True):
    """One saved answer and what must become of it."""

    source: str
    name: str
    ask: Ask
    answer: Answer
    page: Json = None
    raises: str = ""
    arguments: Json = None


def identifier(text: str) -> Identifier:
    """`doi:10.5555/a` → an identifier."""
    kind, _, value = text.partition(":")
    return Identifier(Kind(kind), value)


def cases(source: str) -> list[Case]:
    """All cases of a source."""
    folder = FOLDER / source
    listed = json.loads((folder / "expected.json").read_text("utf-8"))
    return [_case(source, name, case, folder) for name, case in listed.items()]


def _case(source: str, name: str, case: dict[str, Json], folder: Path) -> Case:
    asked = case.get("ask")
    assert isinstance(asked, dict)
    ids, params = asked.get("identifiers", []), asked.get("params", {})
    assert isinstance(ids, list)
    assert isinstance(params, dict)
    ask = Ask(
        path=str(asked.get("path", "/")),
        params=tuple((key, str(value)) for key, value in params.items()),
        identifiers=tuple(identifier(str(each)) for each in ids),
        want="w",
        stage=str(asked.get("stage", "")),
        target=_given(asked, "target"),
        language=_given(asked, "language"),
        cursor=_given(asked, "cursor"),
        address=_given(asked, "address"),
    )
    headers = case.get("headers", {})
    assert isinstance(headers, dict)
    status = case.get("status", 200)
    assert isinstance(status, int)
    body = (folder / str(case["file"])).read_bytes()
    answer = Answer(status, tuple((key, str(value)) for key, value in headers.items()), body)
    raises, arguments = str(case.get("raises", "")), case.get("arguments")
    return Case(source, name, ask, answer, case.get("page"), raises, arguments)


def _given(asked: dict[str, Json], name: str) -> str | None:
    return str(asked[name]) if name in asked else None


def described(page: Page) -> dict[str, Json]:
    """A page as JSON: what is empty is left out, texts are as they are."""
    said: dict[str, Json] = {
        "mentions": [_mention(mention) for mention in page.mentions],
        "citations": [f"{each.identifier} {each.provider} {each.value}" for each in page.citations],
        "facts": [{str(fact.identifier): _metadata(fact.metadata)} for fact in page.facts],
        "not_covered": [str(each) for each in page.not_covered],
        "next": _ask(page.next) if page.next else None,
        "follow_ups": [_ask(ask) for ask in page.follow_ups],
        "problems": [f"{problem.code}: {problem.piece}" for problem in page.problems],
        "etag": page.etag,
        "modified": page.modified,
        "unchanged": page.unchanged,
        "backoff": page.backoff,
        "title": page.title,
    }
    return _filled(said)


def _filled(values: dict[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in values.items() if value not in (None, [], "", {}, False, 0.0)}


def _mention(mention: Mention) -> Json:
    assert len(mention.raw_hash) == 64
    return _filled(
        {
            "event": mention.event_key,
            "channel": mention.channel.value,
            "account": f"{mention.account.key} | {mention.account.name} | {mention.account.url or ''}",
            "reach": mention.account.reach,
            "id": mention.external_id,
            "url": mention.url,
            "title": mention.title,
            "excerpt": mention.excerpt,
            "posted": mention.posted.iso() if mention.posted else None,
            "language": mention.language,
            "evidence": [f"{e.identifier} by {e.matched_by} {e.confidence}" for e in mention.evidence],
            "texts": list(mention.texts),
        }
    )


def _metadata(metadata: Metadata) -> Json:
    return _filled(
        {
            "title": metadata.title,
            "type": metadata.type,
            "published": metadata.published.iso() if metadata.published else None,
            "venue": metadata.venue,
            "publisher": metadata.publisher,
            "volume": metadata.volume,
            "issue": metadata.issue,
            "pages": metadata.pages,
            "authors": [" | ".join(filter(None, (each.name, each.orcid))) for each in metadata.authors],
            "identifiers": [str(each) for each in metadata.identifiers],
            "container": [str(each) for each in metadata.container],
            "urls": list(metadata.urls),
            "open_access": metadata.open_access,
            "retracted": metadata.retracted,
            "field": metadata.field,
            "language": metadata.language,
            "abstract": metadata.abstract,
        }
    )


def _ask(ask: Ask) -> Json:
    return f"{ask.path} {ask.stage} {ask.cursor or ''} " + "&".join(f"{k}={v}" for k, v in ask.params)
