"""A server on this machine that answers as the public sources do, out of a folder of saved answers.

    with Loopback(folder, faults=(Fault("crossref", 2, "limited", 1),)) as server:
        base_url = server.base_url("crossref")          # http://127.0.0.1:PORT/crossref
        settings_file.write_text(server.settings())     # a TOML with the base URL of each source

Feeds lie at `server.url + "/feeds/NAME.xml"`. The folder is described in `altmetric_desktop.harvest.replay`.
In a process of its own (so that it does not compete with what is measured, and survives what is killed):
`LoopbackProcess(folder)`, or by hand `python -m tests.loopback FOLDER`.
"""

from __future__ import annotations

import argparse
import json
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal, Self

from msgspec import Struct
from msgspec.structs import asdict

from altmetric_desktop.harvest.replay import Folder, Question, Reply
from altmetric_desktop.harvest.saved import in_text

SOURCES = ("crossref", "openalex", "europepmc", "wikipedia", "hackernews", "stackexchange", "feeds")
LOGIN_PAGE = (
    "<!DOCTYPE html><html><head><title>Welcome to our network</title></head><body>Log in</body></html>"
)
#: Which path of the base URL each source's own has: adapters add the rest.
_BASE_PATHS = {"wikipedia": "/wikipedia/{lang}"}


class Fault(Struct, frozen=True):
    """What happens to the `number`th request (from 1; 0 = every one) that reaches a source.

    limited: 429 with `Retry-After: seconds` · page: an HTML page with status 200 · error: 500 ·
    slow: the answer comes after `seconds` · hang: no answer until the server closes.
    """

    source: str
    number: int
    kind: Literal["limited", "page", "error", "slow", "hang"]
    seconds: float = 0.0


class Loopback:
    """Serves a folder on a free port of 127.0.0.1. `latency`: seconds that each answer takes."""

    def __init__(
        self, folder: Path, faults: Sequence[Fault] = (), latency: float = 0.0, port: int = 0
    ) -> None:
        self._folder, self._faults, self._latency = Folder(folder), tuple(faults), latency
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._server = _Server(("127.0.0.1", port), self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="loopback")
        self.counts: Counter[str] = Counter()
        self.reached = threading.Event()
        self.requests: list[tuple[str, Question]] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()

    @property
    def connections(self) -> int:
        """How many connections were opened."""
        return self._server.accepted

    @property
    def url(self) -> str:
        """`http://127.0.0.1:PORT`."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def base_url(self, source: str) -> str:
        """What to set as `[sources.KEY] base_url`."""
        return base_url(self.url, source)

    def settings(self) -> str:
        """A settings file that sends every source here."""
        return settings(self.url)

    def answer(self, question: Question) -> tuple[Reply, bool]:
        """The reply, and whether to drop the connection instead."""
        source = question.path.strip("/").partition("/")[0]
        with self._lock:
            self.counts[source] += 1
            number = self.counts[source]
            self.requests.append((source, question))
            self.reached.set()
        fault = next((f for f in self._faults if f.source == source and f.number in {0, number}), None)
        if fault is not None and fault.kind == "hang":
            self._closing.wait()
            return Reply(503, b""), True
        wait = self._latency + (fault.seconds if fault is not None and fault.kind == "slow" else 0.0)
        if wait:
            self._closing.wait(wait)
        return _faulty(fault) or self._folder.answer(source, question), False


def _faulty(fault: Fault | None) -> Reply | None:
    if fault is None or fault.kind in {"slow", "hang"}:
        return None
    if fault.kind == "limited":
        return Reply(429, b"", (("retry-after", f"{fault.seconds:g}"),))
    if fault.kind == "error":
        return in_text("Internal Server Error", 500)
    return in_text(LOGIN_PAGE, 200, "text/html")


def base_url(url: str, source: str) -> str:
    """A source's base URL on the server at `url`."""
    return url + _BASE_PATHS.get(source, f"/{source}")


def settings(url: str) -> str:
    """A settings file that sends every source to the server at `url` and trusts it for feeds."""
    lines = ["[network]", f'trusted_hosts = ["{url.removeprefix("http://")}"]']
    for source in SOURCES:
        if source != "feeds":
            lines += [f"[sources.{source}]", f'base_url = "{base_url(url, source)}"']
    return "\n".join(lines) + "\n"


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], owner: Loopback) -> None:
        super().__init__(address, _Handler)
        self.owner = owner
        self.accepted = 0
        self._open: set[socket.socket] = set()

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        connection, address = super().get_request()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.accepted += 1
        self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End connections that wait for a next request, so that their threads end."""
        for connection in list(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news; anything else is a mistake of the test."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            raise  # noqa: PLE0704 called from within an except clause


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one packet an answer
    server: _Server

    def do_GET(self) -> None:
        """Answer."""
        length = int(self.headers.get("content-length") or 0)
        body = self.rfile.read(length) if length else b""
        question = Question.of(self.command, self.path, self.headers.items(), body)
        reply, dropped = self.server.owner.answer(question)
        if dropped:
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        self.send_header("content-length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)
        self.wfile.flush()

    do_POST = do_GET  # noqa: N815 the name that http.server calls

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class LoopbackProcess:
    """The same in a process of its own. Use it with `with`."""

    def __init__(self, folder: Path, faults: Sequence[Fault] = (), latency: float = 0.0) -> None:
        listed = json.dumps([asdict(fault) for fault in faults])
        root = Path(__file__).resolve().parent.parent
        command = [sys.executable, "-m", "tests.loopback", str(folder), "--faults", listed]
        self._process = subprocess.Popen(
            [*command, "--latency", str(latency)],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        if not self.url.startswith("http://"):
            raise RuntimeError("the loopback server did not start")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=20)  # closes its input, which ends it

    def base_url(self, source: str) -> str:
        """What to set as `[sources.KEY] base_url`."""
        return base_url(self.url, source)

    def settings(self) -> str:
        """A settings file that sends every source here."""
        return settings(self.url)


def main() -> None:
    """Serve until standard input ends."""
    parser = argparse.ArgumentParser(description="Answer as the public sources do, out of a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--faults", default="[]")
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    faults = [Fault(**fault) for fault in json.loads(given.faults)]
    with Loopback(given.folder, faults, given.latency, given.port) as server:
        sys.stdout.write(server.url + "\n")
        sys.stdout.flush()
        if sys.stdin.isatty():
            while True:
                time.sleep(3600)
        sys.stdin.read()


if __name__ == "__main__":
    main()
