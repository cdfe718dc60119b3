"""The program's own log: small, private, and without what must not stand in it.

Five files of 1 MB in the log folder, readable by their owner only. Keys, tokens, e-mail addresses, names
and passwords in addresses and the values of queries are taken out; whatever a source sends, one record
begins one line, and what follows it is indented, so that no text of others can pass for a record of ours.
Libraries that log whole addresses are kept quiet. Knows no network, no library file, no window.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from altmetric_desktop import __version__
from altmetric_desktop.domain.patterns import pattern

FILE = "altmetric-desktop.log"
MOST_BYTES, FILES = 1_000_000, 5
#: A record longer than this is cut before it is searched: the text may be anybody's.
MOST_SIGNS = 8_000
#: They write whole addresses at INFO, with the keys in them.
TALKATIVE = ("httpx", "httpcore", "keyring", "matplotlib", "fontTools", "alembic", "PIL")

_log = logging.getLogger(__name__)
_hidden: set[str] = set()
_HOLE = "[…]"
_USERINFO = pattern(r"(?<=://)[^/\s@?#]{1,256}@")
_QUERY = pattern(r"([?&;][\w.%\[\]-]{1,64}=)[^\s&;#\"'<>]{1,4000}")
_NAMED = pattern(
    r"(?i)(\b(?:proxy-)?authorization\b|\b[\w-]{0,24}(?:api[_-]?key|apikey|token|secret|passw(?:or)?d)\b"
    r"|\bbearer\b)([\"']?\s{0,3}[:=]?\s{0,3}(?:b?[\"'])?(?:(?:bearer|basic|token)\s{1,3})?)"
    r"(?=[^\s]{6})[^\s,;&\"'<>]{1,4000}"
)
_MAIL = pattern(r"[\w.+%-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")


def hide(value: str | None) -> None:
    """Let this text (a key) never be written, wherever it turns up."""
    if value and len(value) >= 4:
        _hidden.add(value)


def clean(text: str) -> str:
    """The text without keys, tokens, e-mail addresses, passwords in addresses, values of queries."""
    text = text[:MOST_SIGNS]
    for value in sorted(_hidden, key=len, reverse=True):
        text = text.replace(value, _HOLE)
    text = _USERINFO.sub(f"{_HOLE}@", text)
    text = _QUERY.sub(rf"\1{_HOLE}", text)
    text = _NAMED.sub(rf"\1\2{_HOLE}", text)
    return _MAIL.sub(_HOLE, text)


class OneLine(logging.Formatter):
    """Cleans a record; its message is one line, and a traceback stands indented below it."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The record as it is written."""
        stamp = f"{self.formatTime(record)} {record.levelname} {record.process} {record.name}: "
        head = stamp + _escaped(clean(record.getMessage()))
        if not record.exc_info:
            return head
        trace = clean(self.formatException(record.exc_info)[-MOST_SIGNS:])
        return "\n".join([head, *(f"    | {_escaped(line)}" for line in trace.split("\n"))])


def _escaped(text: str) -> str:
    """Without signs that end a line, hide a text or turn its direction."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


class _Late(logging.Handler):
    """Holds the record of the start until there is a second one, and imports Python's handlers then.

    They bring sockets and pickles, which a window does not wait for.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._path = file
        self._first: logging.LogRecord | None = None
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first record, write any other behind it."""
        if self._first is None:
            self._first = record
            return
        if self._file is None:
            from altmetric_desktop.services.log_file import Private

            try:
                self._file = Private(
                    self._path,
                    maxBytes=MOST_BYTES,
                    backupCount=FILES - 1,
                    encoding="utf-8",
                    errors="replace",
                )
            except OSError:  # it could be opened a moment ago; the next record tries again
                return
            self._file.setFormatter(OneLine())
            self._file.emit(self._first)
        self._file.emit(record)

    def close(self) -> None:
        """Close; what a full disk did not take is lost."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        super().close()


@contextmanager
def kept(folder: Path) -> Iterator[bool]:
    """Keep a log in this folder while the block runs; False where the folder can't be written.

    What ends a thread is written too. Without a file, warnings go to standard error, as ever.
    """
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    handler = _handler(folder)
    if handler is None:
        yield False
        return
    root, ours, hook = logging.getLogger(), logging.getLogger("altmetric_desktop"), threading.excepthook
    level = ours.level
    root.addHandler(handler)
    ours.setLevel(logging.INFO)
    logging.captureWarnings(True)
    threading.excepthook = _thread_ended
    _log.info("started: version %s, Python %s, %s", __version__, sys.version.split()[0], os.name)
    try:
        yield True
    except Exception:
        _log.exception("a fault ended the program")
        raise
    finally:
        _log.info("ended")
        threading.excepthook = hook
        logging.captureWarnings(False)
        ours.setLevel(level)
        root.removeHandler(handler)
        handler.close()


def _handler(folder: Path) -> logging.Handler | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    except OSError as problem:
        _log.warning("no log is kept: %s", problem.strerror or type(problem).__name__)
        return None
    return _Late(folder / FILE)


def _thread_ended(about: threading.ExceptHookArgs) -> None:
    """A fault of ours ended a thread: it is written, and said as Python says it."""
    if about.exc_type is SystemExit:
        return
    name = about.thread.name if about.thread else "?"
    if about.exc_value is not None:
        _log.error("thread %s ended", name, exc_info=about.exc_value)
    threading.__excepthook__(about)
