"""Certificates: checked always, by the host's name also where the connection goes to a judged address."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import SourceUnreachable
from altmetric_desktop.domain.sourcing import Answer, Ask, Rate
from altmetric_desktop.harvest import addresses, engine, http
from altmetric_desktop.harvest.http import Client, Network
from altmetric_desktop.sources.description import Setup
from tests.support.sourcing import Memory, a_job, a_source, asks

HOST = "news.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for `news.example` that nobody has signed but itself, with its key."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not on this machine")
    path = tmp_path_factory.mktemp("tls") / "news.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2"]
    command += ["-keyout", str(path), "-out", f"{path}.crt", "-subj", f"/CN={HOST}"]
    command += ["-addext", f"subjectAltName=DNS:{HOST}"]
    subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(str(path) + ".crt").read_bytes())
    return path


class _Hello(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """Say which host was asked for."""
        body = str(self.headers["host"]).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(HTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that does not trust us hangs up."""

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        connection, address = super().get_request()
        connection.settimeout(5)
        return connection, address


@pytest.fixture
def port(certificate: Path) -> Iterator[int]:
    """A server with that certificate."""
    server = _Server(("127.0.0.1", 0), _Hello)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    plain = server.socket
    server.socket = context.wrap_socket(plain, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


class _Here:
    """Every name leads to this machine."""

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        return ["127.0.0.1"]


@pytest.fixture
def _public_here(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    """For these tests this machine counts as public, and its port as a usual one."""
    monkeypatch.setattr(addresses, "is_public", lambda _address: True)
    monkeypatch.setattr(addresses, "_PORTS", frozenset({port}))


def _trusting(monkeypatch: pytest.MonkeyPatch, certificate: Path) -> None:
    context = ssl.create_default_context(cafile=str(certificate) + ".crt")
    monkeypatch.setattr(http, "_certificates", lambda: context)


def _fetch(address: str) -> Answer:
    async def main() -> Answer:
        client = Client(a_source(), Setup("https://made-up.example"), None, Network(resolver=_Here()))
        try:
            return await client.fetch(Ask("", address=address))
        finally:
            await client.aclose()

    return asyncio.run(main())


@pytest.mark.usefixtures("_public_here")
def test_the_hosts_name_is_checked_though_we_connect_to_an_address(
    certificate: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _trusting(monkeypatch, certificate)
    assert _fetch(f"https://{HOST}:{port}/").body == f"{HOST}:{port}".encode()
    with pytest.raises(SourceUnreachable) as caught:
        _fetch(f"https://other.example:{port}/")
    assert caught.value.key == "source.certificate"
    assert "other.example" in str(caught.value.arguments["words"])


@pytest.mark.usefixtures("_public_here")
def test_a_certificate_that_nobody_vouches_for_is_refused(port: int) -> None:
    with pytest.raises(SourceUnreachable) as caught:
        _fetch(f"https://{HOST}:{port}/")
    assert caught.value.key == "source.certificate"


def test_a_bad_certificate_is_not_asked_again(port: int) -> None:
    sink = Memory()
    setup = Setup(f"https://127.0.0.1:{port}")
    job = a_job(asks("/a"), Rate(0, 1), setup=setup)
    (line,) = asyncio.run(engine.run([job], sink, lambda _event: None))
    assert line.requests == 1
    assert [failure.key for _, _, failure in sink.failures] == ["source.certificate"]
