"""Care of the library file: check, backup."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.storage import library_file


def check(path: Path) -> tuple[str, ...]:
    """What is wrong with the file; empty = sound."""
    if not path.is_file():
        raise LibraryError("library.missing", path=str(path))
    return library_file.check(path)


def backup(path: Path, target: Path | None = None, now: datetime | None = None) -> Path:
    """A verified copy, beside the library with the time in its name where no target is named."""
    if not path.is_file():
        raise LibraryError("library.missing", path=str(path))
    if target is None:
        stamp = (now or datetime.now(UTC)).strftime("%Y%m%d-%H%M%S")
        target = path.with_name(f"{path.stem}-{stamp}{path.suffix}")
    library_file.backup(path, target)
    return target
