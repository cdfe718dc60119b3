"""The real command line, imported once and forked for each start: a kill costs the command, not the imports.

`python -m tests.e2e.forked SETTINGS` reads lines of JSON, each a start: `library`, `arguments` and
when to kill the command: `spent`, seconds of its processor time (such a point stays where it is on a busy
machine), or `log`, bytes of the library's write-ahead log. It answers each with a line: `status` of the
command (negative: the signal that ended it) and `spent`, its processor time.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypedDict

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[2]
#: How long between two looks at a command (seconds): it writes its log within a few of them.
LOOK = 0.0002


class Start(TypedDict):
    """A line of the input."""

    library: str
    arguments: list[str]
    spent: float | None
    log: int | None


class Ended(Struct, frozen=True):
    """How a command ended: its exit status (negative: the signal) and its processor time in seconds."""

    status: int
    spent: float


class Forked:
    """The program, ready to be started many times; ends with its block."""

    def __init__(self, settings: Path) -> None:
        self._settings = settings

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.forked", str(self._settings)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=60)

    def run(
        self, library: Path, *arguments: str | Path, spent: float | None = None, log: int | None = None
    ) -> Ended:
        """One command on a library, killed after so much processor time or when so much is logged."""
        given = [str(one) for one in arguments]
        started = {"library": str(library), "arguments": given, "spent": spent, "log": log}
        into, out = self._process.stdin, self._process.stdout
        assert into is not None
        assert out is not None
        print(json.dumps(started), file=into, flush=True)
        answer = json.loads(out.readline())
        return Ended(int(answer["status"]), float(answer["spent"]))


def serve(settings: str, asked: IO[str], answers: IO[str]) -> None:
    """Start what is asked for, one after the other, in a fork of this process each."""
    from altmetric_desktop.cli import run

    for line in asked:
        start: Start = json.loads(line)
        assert threading.active_count() == 1, "a fork takes no threads along"
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            options = ["--library", start["library"], "--settings", settings]
            os._exit(run([*start["arguments"], *options]))
        status, spent = _watch(child, _when(child, start))
        print(json.dumps({"status": status, "spent": spent}), file=answers, flush=True)


def _when(child: int, start: Start) -> Callable[[], bool]:
    """Whether the time has come to kill a command."""
    spent, log = start["spent"], start["log"]
    if spent is not None:
        return lambda: _spent(child) >= spent
    if log is not None:
        path = Path(f"{start['library']}-wal")
        return lambda: path.exists() and path.stat().st_size >= log
    return lambda: False


def _watch(child: int, come: Callable[[], bool]) -> tuple[int, float]:
    """Wait for the child's end, or bring it about."""
    handle = os.pidfd_open(child)
    try:
        while not select.select([handle], [], [], LOOK)[0]:
            if come():
                os.kill(child, signal.SIGKILL)
                break
    finally:
        os.close(handle)
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def _spent(child: int) -> float:
    """Processor time of a living process in seconds: fields 14 and 15 of proc(5)'s `stat`."""
    fields = Path(f"/proc/{child}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    serve(sys.argv[1], sys.stdin, sys.stdout)
