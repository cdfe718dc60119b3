"""Files that we write for people: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from altmetric_desktop.domain.errors import ReportError


@contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """A file in the same folder that takes the target's place at the end; gone where something failed.

    Raises ReportError where the folder can't be written or the target is held by another program.
    """
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise ReportError("file.unwritable", path=str(target), reason=reason) from problem
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
