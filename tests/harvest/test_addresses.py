"""Private addresses: no feed and no redirect leads into the reader's own network."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import httpx
import pytest
from msgspec import Struct, field

from altmetric_desktop.domain.errors import SourceRefused, SourceUnreachable
from altmetric_desktop.domain.sourcing import Ask
from altmetric_desktop.harvest.addresses import Guarded, Trusted, is_public
from altmetric_desktop.harvest.http import Client, Network
from altmetric_desktop.sources.description import Setup
from tests.support.sourcing import a_source
from tests.support.virtual_time import run_virtually


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",  # noqa: S104 nothing is bound here
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
        "localhost",
        "2130706433",
        "",
        "not an address",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


class _Names(Struct):
    """A name service of our own. A name that is asked twice may have moved."""

    table: dict[str, list[Sequence[str]]]
    asked: list[str] = field(default_factory=list)

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        answers = self.table.get(host)
        if not answers:
            raise OSError("no such name")
        return answers.pop(0) if len(answers) > 1 else answers[0]


def _guarded(names: _Names, url: str, unreachable: frozenset[str] = frozenset()) -> list[httpx.Request]:
    reached: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.host in unreachable:
            raise httpx.ConnectError("unreachable")
        reached.append(request)
        return httpx.Response(200)

    async def main() -> None:
        guard = Guarded(httpx.MockTransport(handler), names, "feeds")
        await guard.handle_async_request(httpx.Request("GET", url))

    run_virtually(main())
    return reached


def test_the_connection_goes_to_the_address_that_was_judged() -> None:
    names = _Names({"news.example": [["93.184.216.34"], ["127.0.0.1"]]})
    (request,) = _guarded(names, "https://news.example/feed?x=1")
    assert (request.url.host, request.url.raw_path) == ("93.184.216.34", b"/feed?x=1")
    assert request.headers["host"] == "news.example"
    assert request.extensions["sni_hostname"] == "news.example"
    assert names.asked == ["news.example"]


@pytest.mark.parametrize(
    "found",
    [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::ffff:10.0.0.1"], ["169.254.169.254"]],
)
def test_a_name_that_leads_into_a_private_network_is_refused(found: list[str]) -> None:
    with pytest.raises(SourceRefused) as caught:
        _guarded(_Names({"evil.example": [found]}), "http://evil.example/")
    assert caught.value.key == "source.private-address"


@pytest.mark.parametrize(
    "url", ["http://news.example:8080/", "https://news.example:22/", "http://news.example:443/x"]
)
def test_only_the_usual_ports(url: str) -> None:
    names = _Names({"news.example": [["93.184.216.34"]]})
    if url.endswith(":443/x"):
        assert len(_guarded(names, url)) == 1
        return
    with pytest.raises(SourceRefused):
        _guarded(names, url)
    assert names.asked == []


@pytest.mark.parametrize("table", [{}, {"news.example": [[]]}])
def test_an_unknown_name_is_not_reached(table: dict[str, list[Sequence[str]]]) -> None:
    with pytest.raises(SourceUnreachable) as caught:
        _guarded(_Names(table), "http://news.example/")
    assert caught.value.key == "source.no-such-host"


def test_the_next_address_is_tried_where_the_first_is_not_reached() -> None:
    names = _Names({"news.example": [["2606:4700::1111", "1.1.1.1", "1.0.0.1"]]})
    (request,) = _guarded(names, "http://news.example/", frozenset({"1.1.1.1"}))
    assert request.url.host == "1.0.0.1"
    with pytest.raises(httpx.ConnectError):
        _guarded(names, "http://news.example/", frozenset({"1.1.1.1", "1.0.0.1", "2606:4700::1111"}))


@pytest.mark.parametrize(
    "url, trusted",
    [
        ("http://localhost:8080/x", True),
        ("http://LOCALHOST/x", True),
        ("http://127.0.0.1:9000/", True),
        ("http://127.0.0.1:9001/", False),
        ("http://[::1]:9000/", True),
        ("http://[::1]/", False),
        ("https://intranet.example/", True),
        ("https://intranet.example:8443/", False),
        ("https://sub.localhost/", False),
        ("https://intranet.example.evil.example/", False),
    ],
)
def test_hosts_that_are_trusted(url: str, trusted: bool) -> None:
    hosts = Trusted.of(["localhost", " 127.0.0.1:9000 ", "[::1]:9000", "Intranet.Example:443", ""])
    assert hosts.holds(httpx.URL(url)) is trusted


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/feed",
        "http://localhost/feed",
        "http://[::1]/feed",
        "http://0x7f.1/",
        "http://2130706433/",
    ],
)
def test_the_real_network_refuses_private_addresses_of_lists(address: str) -> None:
    async def main() -> None:
        names = _Names({"0x7f.1": [["127.0.0.1"]], "2130706433": [["127.0.0.1"]]})
        names.table.update(
            {host: [[host]] for host in ("127.0.0.1", "::1")}, localhost=[["::1", "127.0.0.1"]]
        )
        network = Network(resolver=names)
        client = Client(a_source(), Setup("https://made-up.example"), None, network)
        try:
            await client.fetch(Ask("", address=address))
        finally:
            await client.aclose()

    with pytest.raises(SourceRefused) as caught:
        asyncio.run(main())
    assert caught.value.key == "source.private-address"
