"""English sentences by key. `{name}` takes an argument; a pair (one, many) chooses by `{n}`.

Blocks in alphabetical order of their prefix; keys in order inside a block.
"""

from __future__ import annotations

Sentence = str | tuple[str, str]

SENTENCES: dict[str, Sentence] = {
    # library.*
    "library.locked": "{path} is being written by {holder}. It can be opened read-only meanwhile.",
    # state.*
    "state.failed": "Failed",
    "state.found": "Found",
    "state.not-collected": "Not collected",
    "state.not-covered": "Not covered",
    "state.zero": "Zero",
}
