"""One writer a library, over all processes: a lock file that says who has it.

Readers never lock. The lock is the operating system's (it ends with the process); the line beside it is
only for people. Nothing here opens the library.
"""

from __future__ import annotations

import json
import os
import socket
import time
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout
from msgspec import Struct

from altmetric_desktop.domain.errors import LibraryError, LibraryLocked


class Holder(Struct, frozen=True):
    """Who writes a library. `since` in Unix seconds."""

    pid: int
    host: str
    program: str
    since: int

    def __str__(self) -> str:
        return f"{self.program} ({self.pid}, {self.host})"


class Lock:
    """The right to write one library, from `take` to `release`."""

    def __init__(self, path: Path) -> None:
        """`path`: the library file; the lock lies beside it."""
        self._library = path
        self._line = path.with_name(path.name + ".holder")
        self._lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)

    def take(self, program: str) -> None:
        """Take it, or say who has it.

        Raises:
            LibraryLocked: somebody writes; `holder` names them.
            LibraryError: no lock can be made there.
        """
        try:
            self._lock.acquire()
        except Timeout:
            who = self.holder()
            raise LibraryLocked(
                "library.locked", path=str(self._library), holder=str(who) if who else "?"
            ) from None
        except (OSError, NotImplementedError) as problem:
            reason = getattr(problem, "strerror", None) or str(problem)
            raise LibraryError("library.no-lock", path=str(self._library), reason=reason) from None
        me = Holder(os.getpid(), socket.gethostname(), program, int(time.time()))
        text = json.dumps({"pid": me.pid, "host": me.host, "program": me.program, "since": me.since})
        with suppress(OSError):  # a full disk: the lock holds all the same, only without a name
            self._line.write_text(text, encoding="utf-8")

    def release(self) -> None:
        """Give it back; harmless where it was not taken."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._line.unlink()
            self._lock.release()

    def holder(self) -> Holder | None:
        """Who says that they have it; None where nobody does or the line can't be read."""
        try:
            said = json.loads(self._line.read_text(encoding="utf-8"))
            return Holder(int(said["pid"]), str(said["host"]), str(said["program"]), int(said["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
