"""English sentences of the library file and its runs. Keys in alphabetical order inside a block."""

from __future__ import annotations

LIBRARY: dict[str, str | tuple[str, str]] = {
    # library.*
    "library.busy": "{path} was busy too long. Nothing was lost; try again.",
    "library.closed": "{path} has been closed.",
    "library.damaged": "{path} is damaged ({reason}). Keep this file and restore the newest backup.",
    "library.exists": "{path} exists already and was left as it is. Choose another name.",
    "library.foreign": "{path} holds “{name}”, which no library of this program has. "
    "It was not opened, for it may act by itself.",
    "library.full": "There is no room left for {path}. What was complete is kept; make room and go on.",
    "library.migration": "{path} could not be brought up to date ({table}: {rows} rows point to nothing). "
    "It is unchanged; a copy from before lies beside it.",
    "library.missing": "There is no library at {path}.",
    "library.newer": "{path} was written by a newer version (schema {revision}; this one knows {known}). "
    "It is unchanged. Install the newer version to open it.",
    "library.no-lock": "Nothing can be locked beside {path} ({reason}). Open it read-only.",
    "library.no-open": "{path} can't be opened ({reason}).",
    "library.no-write": "{path} can't be written ({reason}). What was complete is kept.",
    "library.not-ours": "{path} is not a library of this program.",
    "library.older": "{path} was made by an older version. Open it for writing once, to bring it up to date.",
    "library.pragma": "The database refused a setting ({name}: {got} instead of {wanted}).",
    "library.write-refused": "{path} is open read-only: nothing can be changed.",
    # merge.*
    "merge.same": "Output {output} can't be merged into itself. Name two different outputs.",
    # problem.*
    "problem.nothing-to-go-by": "There is neither a title nor an identifier.",
    "problem.two-outputs": "Its identifiers belong to different outputs ({value}); it was put to the first.",
    "problem.unit-known-as": "The unit “{value}” is known as “{repaired}”: its outputs are put there.",
    "problem.unit-near": (
        "The unit “{value}” is new here and may be “{repaired}”. It was kept apart; Units says how to join them."
    ),
}
