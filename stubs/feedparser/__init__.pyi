"""What we use of feedparser 6, typed: it ships no types of its own.

Values of a parsed feed are `object`: an adapter must look at what it got before it believes it.
"""

from collections.abc import Mapping
from typing import IO

class FeedParserDict(dict[str, object]):
    bozo: bool | int
    bozo_exception: Exception
    encoding: str
    version: str
    namespaces: dict[str, str]
    feed: FeedParserDict
    entries: list[FeedParserDict]

def parse(
    url_file_stream_or_string: bytes | IO[bytes] | str,
    etag: str | None = None,
    modified: str | None = None,
    agent: str | None = None,
    referrer: str | None = None,
    handlers: list[object] | None = None,
    request_headers: Mapping[str, str] | None = None,
    response_headers: Mapping[str, str] | None = None,
    resolve_relative_uris: bool | None = None,
    sanitize_html: bool | None = None,
) -> FeedParserDict: ...

__version__: str
