# What this project uses of feedparser, which ships no types.
# Given bytes or a path it might open what a text names: only a binary stream is allowed here.

from typing import BinaryIO

class FeedParserDict(dict[str, object]): ...

def parse(
    url_file_stream_or_string: BinaryIO,
    *,
    response_headers: dict[str, str] | None = ...,
    resolve_relative_uris: bool | None = ...,
    sanitize_html: bool | None = ...,
) -> FeedParserDict: ...
