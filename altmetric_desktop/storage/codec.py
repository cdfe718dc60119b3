"""Values as text in a column: asks, failures, facts. What is read back may come from an older program, so
whatever has no sense becomes nothing and never an exception."""

from __future__ import annotations

import json
from collections.abc import Iterable

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.outputs import Metadata
from altmetric_desktop.domain.sourcing import Ask, Failure

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def dump(value: object) -> str:
    """Compact JSON, keys in order, plain text kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def load(text: str | None) -> Json:
    """The JSON value, None where there is none."""
    try:
        value: Json = json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
    return value


def numbers(text: str | None) -> list[int]:
    """A list of ids."""
    value = load(text)
    return [one for one in value if isinstance(one, int)] if isinstance(value, list) else []


def ask_text(ask: Ask) -> str:
    """An ask as text."""
    return dump(
        {
            "path": ask.path,
            "params": ask.params,
            "body": ask.body,
            "headers": ask.headers,
            "identifiers": [(one.kind.value, one.value) for one in ask.identifiers],
            "want": ask.want,
            "target": ask.target,
            "language": ask.language,
            "stage": ask.stage,
            "cursor": ask.cursor,
            "address": ask.address,
        }
    )


def ask_from(text: str | None) -> Ask | None:
    """The ask again, equal to the one that was kept; None where the text is none."""
    value = load(text)
    if not isinstance(value, dict):
        return None
    return Ask(
        path=_text(value.get("path")) or "",
        params=_pairs(value.get("params")),
        body=_text(value.get("body")),
        headers=_pairs(value.get("headers")),
        identifiers=tuple(_identifiers(value.get("identifiers"))),
        want=_text(value.get("want")) or "",
        target=_text(value.get("target")),
        language=_text(value.get("language")),
        stage=_text(value.get("stage")) or "",
        cursor=_text(value.get("cursor")),
        address=_text(value.get("address")),
    )


def failure_text(failure: Failure) -> str:
    """A failure as text."""
    return dump({"key": failure.key, "arguments": failure.arguments, "theirs": failure.theirs})


def failure_from(text: str | None) -> Failure | None:
    """The failure again; None where there was none."""
    value = load(text)
    if not isinstance(value, dict):
        return None
    given = value.get("arguments")
    arguments = tuple(
        (pair[0], pair[1])
        for pair in (given if isinstance(given, list) else [])
        if isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str)
        if isinstance(pair[1], (str, int, float))
    )
    return Failure(_text(value.get("key")) or "", arguments, _text(value.get("theirs")) or "")


def metadata_text(metadata: Metadata) -> str:
    """What a source says, as text: only what it says."""
    said: dict[str, object] = {
        name: value
        for name in (
            "title", "venue", "publisher", "volume", "issue", "pages", "open_access", "retracted", "field",
            "language", "abstract",
        )
        if (value := getattr(metadata, name)) is not None
    }  # fmt: skip
    if metadata.type is not None:
        said["type"] = metadata.type.value
    if metadata.published is not None:
        said["published"] = metadata.published.iso()
    if metadata.authors:
        said["authors"] = [(one.name, one.orcid) for one in metadata.authors]
    if metadata.identifiers:
        said["identifiers"] = [(one.kind.value, one.value) for one in metadata.identifiers]
    if metadata.container:
        said["container"] = [(one.kind.value, one.value) for one in metadata.container]
    if metadata.urls:
        said["urls"] = metadata.urls
    return dump(said)


def urls_from(text: str | None) -> tuple[str, ...]:
    """The addresses that a kept fact names."""
    value = load(text)
    urls = value.get("urls") if isinstance(value, dict) else None
    return tuple(one for one in urls if isinstance(one, str)) if isinstance(urls, list) else ()


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def _pairs(value: Json) -> tuple[tuple[str, str], ...]:
    return tuple((str(pair[0]), str(pair[1])) for pair in _two(value))


def _identifiers(value: Json) -> Iterable[Identifier]:
    known = {kind.value: kind for kind in Kind}
    for pair in _two(value):
        if pair[0] in known:
            yield Identifier(known[str(pair[0])], str(pair[1]))


def _two(value: Json) -> list[list[Json]]:
    listed = value if isinstance(value, list) else []
    return [pair for pair in listed if isinstance(pair, list) and len(pair) == 2]
