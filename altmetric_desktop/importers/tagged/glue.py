"""The first record of lists saved from web pages stands behind a script on the same line: parted here."""

from __future__ import annotations

import re

#: So far into a text a first record is looked for.
_DEPTH = 200_000


def unglued(text: str, mark: re.Pattern[str]) -> str:
    """The text with its first record on a line of its own; lines keep their numbers.

    `mark` matches what begins a record. CNKI's downloads begin `…}(); ;{Reference Type}: Journal Article`
    (also `%0 …`): what stands before on that line is dropped.
    """
    found = mark.search(text, 0, _DEPTH)
    if found is None:
        return text
    start = text.rfind("\n", 0, found.start()) + 1
    if text[start : found.start()].rstrip().endswith(";"):
        return text[:start] + text[found.start() :]
    return text
