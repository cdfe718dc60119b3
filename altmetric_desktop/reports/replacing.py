"""A file that is complete or not there: written beside its target, flushed, put in its place.

Knows nothing of what is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from altmetric_desktop.domain.errors import ReportError

#: What a file that is not complete ends in; one left by a crash is overwritten by the next try.
PART = ".part"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to: flushed and put in its place at the end, gone after any error.

    Raises:
        ReportError: the folder is missing, the target open elsewhere or not writable, the disk full. The old
            file is unchanged.
    """
    part = path.with_name(path.name + PART)
    try:
        if not path.parent.is_dir():
            raise ReportError("report.no-folder", path=str(path.parent))
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except PermissionError as error:
        raise ReportError("report.locked", path=str(path)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ReportError("report.not-written", path=str(path), reason=reason) from error
    finally:
        with suppress(OSError):  # a medium that can't be written says so of taking away, too
            part.unlink()
