"""Where the files that come with the program lie: in a checkout, in an installed wheel, in a frozen program.

Knows folders only: what a resource means is known by the one who reads it.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder `resources/`; FileNotFoundError where the installation has lost it."""
    for folder in candidates():
        if folder.is_dir():
            return folder
    raise FileNotFoundError("resources: looked in " + ", ".join(map(str, candidates())))


def path(*parts: str) -> Path:
    """A file or folder of `resources/`, as `path("schemes", "first.toml")`; FileNotFoundError if missing."""
    found = root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(found)
    return found


def candidates() -> tuple[Path, ...]:
    """Frozen first (PyInstaller unpacks data beside the code), then the wheel's copy, then the checkout's.

    An editable install is a checkout: hatchling places the wheel's copy only in a built wheel.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    places = (PACKAGE / "resources", PACKAGE.parent / "resources")
    return (Path(str(frozen)) / "resources", *places) if frozen else places
