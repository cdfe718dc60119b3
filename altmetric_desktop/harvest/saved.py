"""What saved answers are made of: questions and replies as a server sees them, and records of unknown depth.

Knows neither httpx nor sockets, so that the replaying transport and the tests' loopback server can share it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from msgspec import Struct

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Record: TypeAlias = "dict[str, Json]"

JSON_TYPE = ("content-type", "application/json; charset=utf-8")


class Question(Struct, frozen=True):
    """A request: `path` decoded, `params` of the address and, for a form-encoded POST, of the body."""

    method: str
    host: str
    path: str
    params: tuple[tuple[str, str], ...]
    headers: tuple[tuple[str, str], ...] = ()
    address: str = ""

    @classmethod
    def of(cls, method: str, url: str, headers: Iterable[tuple[str, str]], body: bytes = b"") -> Question:
        """From an address (or its path and query) and a body."""
        parts = urlsplit(url)
        params = parse_qsl(parts.query, keep_blank_values=True)
        if body:
            params += parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
        lowered = tuple((name.lower(), value) for name, value in headers)
        host = parts.hostname or dict(lowered).get("host", "").partition(":")[0]
        return cls(method, host, unquote(parts.path), tuple(params), lowered, url)

    def param(self, name: str, default: str = "") -> str:
        """The last value of a parameter."""
        return next((value for key, value in reversed(self.params) if key == name), default)

    def number(self, name: str, default: int) -> int:
        """A parameter as a whole number ≥ 0; the default where it is none."""
        text = self.param(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default

    def header(self, name: str) -> str:
        """The first value of a header, "" where missing."""
        return next((value for key, value in self.headers if key == name), "")


class Reply(Struct, frozen=True):
    """An answer as a server gives it."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = (JSON_TYPE,)


def in_json(value: Json, status: int = 200) -> Reply:
    """A reply in JSON."""
    return Reply(status, json.dumps(value, ensure_ascii=False).encode())


def in_text(text: str, status: int, kind: str = "text/plain") -> Reply:
    """A reply in plain words (or HTML)."""
    return Reply(status, text.encode(), (("content-type", f"{kind}; charset=utf-8"),))


Composer: TypeAlias = Callable[[Question], Reply]


def read_lines(path: Path) -> list[Record]:
    """The objects of a `.jsonl` file; none where it is missing. Raises ValueError naming file and line."""
    if not path.is_file():
        return []
    records: list[Record] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        record: Json = json.loads(line)
        if not isinstance(record, dict):
            raise ValueError(f"{path.name}, line {number}: an object is expected")
        records.append(record)
    return records


def text_of(record: Record, key: str) -> str:
    """A field as text, "" where missing or something else than text or a whole number."""
    value = record.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) else ""


def record_of(record: Record, key: str) -> Record:
    """A nested object, empty where missing."""
    value = record.get(key)
    return value if isinstance(value, dict) else {}


def texts_of(record: Record, key: str) -> list[str]:
    """A list of texts, empty where missing."""
    value = record.get(key)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def as_list(records: Sequence[Record]) -> list[Json]:
    """Records as a JSON list (lists are invariant)."""
    return list(records)


def only(record: Record, names: Sequence[str]) -> Record:
    """The named fields, in the record's order; all of them where none is named."""
    wanted = {name.strip() for name in names if name.strip()}
    return {name: value for name, value in record.items() if name in wanted} if wanted else record


def doi_of(text: str) -> str:
    """A DOI in lower case, without an address before it."""
    return re.sub(r"\A(https?://(dx\.)?doi\.org/|doi:)", "", text.strip(), flags=re.IGNORECASE).lower()
