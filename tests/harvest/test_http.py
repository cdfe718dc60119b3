"""One source's requests: who we say we are, where a key goes, where a redirect may lead, how much is read."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from msgspec import Struct, field

from altmetric_desktop import __version__
from altmetric_desktop.domain.errors import SourceChanged, SourceRefused, SourceUnreachable
from altmetric_desktop.domain.sourcing import Answer, Ask
from altmetric_desktop.harvest.http import (
    MOST_BYTES,
    Client,
    Network,
    address_of,
    proxy_address,
    user_agent,
    without,
)
from altmetric_desktop.sources.description import Auth, AuthKind, Setup
from tests.support.sourcing import BASE, a_source
from tests.support.virtual_time import run_virtually

KEY = "canary-77aa"
Handler = Callable[[httpx.Request], httpx.Response]


def _fetch(
    handler: Handler, ask: Ask, auth: Auth | None = None, contact: str = "", base: str = BASE
) -> Answer:
    async def main() -> Answer:
        setup = Setup(base, contact)
        client = Client(a_source(auth=auth), setup, KEY, Network(), httpx.MockTransport(handler))
        try:
            return await client.fetch(ask)
        finally:
            await client.aclose()

    return run_virtually(main())


def _seen(ask: Ask, auth: Auth | None = None, contact: str = "", base: str = BASE) -> httpx.Request:
    requests: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(200)

    _fetch(handler, ask, auth, contact, base)
    return requests[0]


# ---------------------------------------------------------------------------------- what a request says


@pytest.mark.parametrize(
    "contact, page, expected",
    [
        ("", "", f"AltmetricDesktop/{__version__}"),
        ("ada@example.org", "", f"AltmetricDesktop/{__version__} (mailto:ada@example.org)"),
        (
            "ada@example.org",
            "https://ad.example",
            f"AltmetricDesktop/{__version__} (https://ad.example; mailto:ada@example.org)",
        ),
    ],
)
def test_who_asks(contact: str, page: str, expected: str) -> None:
    assert user_agent(contact, page) == expected


def test_the_user_agent_goes_out_and_can_not_smuggle_a_header() -> None:
    request = _seen(Ask("/x"), contact="ada@example.org\r\nX-Evil: 1")
    assert (
        request.headers["user-agent"] == f"AltmetricDesktop/{__version__} (mailto:ada@example.orgX-Evil: 1)"
    )
    assert "x-evil" not in request.headers


def test_path_parameters_and_encoding() -> None:
    request = _seen(Ask("/works/10.5555%2Fa%3Cb", params=(("filter", "doi:10.5555/a|b"), ("x", "é&="))))
    assert request.url.raw_path == b"/api/works/10.5555%2Fa%3Cb?filter=doi%3A10.5555%2Fa%7Cb&x=%C3%A9%26%3D"
    assert request.method == "GET"


def test_a_language_stands_in_the_base_url() -> None:
    setup = Setup("https://{lang}.wiki.example/")
    assert address_of(Ask("/w/api.php", language="de"), setup) == "https://de.wiki.example/w/api.php"
    assert (
        address_of(Ask("/x", language="de/../../evil"), setup) == "https://de%2F..%2F..%2Fevil.wiki.example/x"
    )


def test_a_body_makes_a_form_post() -> None:
    request = _seen(Ask("/search", body="query=a%20b"))
    assert (request.method, request.content) == ("POST", b"query=a%20b")
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"


def test_a_conditional_request_carries_its_headers() -> None:
    ask = Ask("", address="https://feeds.example/a.xml?x=1", headers=(("If-None-Match", '"e"'),))
    request = _seen(ask)
    assert str(request.url) == "https://feeds.example/a.xml?x=1"
    assert request.headers["if-none-match"] == '"e"'


PARAM = Auth(AuthKind.PARAM, "api_key", contact_param="mailto")
HEADER = Auth(AuthKind.HEADER, "X-Api-Key")
BEARER = Auth(AuthKind.BEARER)


def test_a_key_is_given_where_the_source_wants_it() -> None:
    assert (
        _seen(Ask("/x"), PARAM, "ada@example.org").url.query
        == b"mailto=ada%40example.org&api_key=canary-77aa"
    )
    assert _seen(Ask("/x"), HEADER).headers["x-api-key"] == KEY
    assert _seen(Ask("/x"), BEARER).headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("key", ["canary-77aa", "a+b/c d=="])
def test_a_key_that_an_answer_quotes_does_not_come_back(key: str) -> None:
    quoted = str(httpx.QueryParams({"key": key}))
    said = f"bad request: {quoted}; your key {key!r} is unknown".encode()
    answer = without(key, Answer(400, (("link", f"<{BASE}?{quoted}>"),), said))
    assert answer.body.count(b"[key]") == 2
    assert key.encode() not in answer.body
    assert answer.headers == (("link", f"<{BASE}?key=[key]>"),)
    assert without(None, answer) == answer


@pytest.mark.parametrize("auth", [PARAM, HEADER, BEARER])
def test_an_address_from_a_list_never_gets_the_key_or_the_contact_parameter(auth: Auth) -> None:
    request = _seen(Ask("/x", address="https://made-up.example/feed"), auth, "ada@example.org")
    assert KEY not in str(request.url) + str(request.headers.raw)
    assert "mailto=" not in str(request.url)


# ------------------------------------------------------------------------------------------- redirects


class _Hops(Struct):
    """Redirects from place to place, then answers."""

    places: list[str]
    status: int = 302
    seen: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.seen.append(request)
        number = len(self.seen) - 1
        if number < len(self.places):
            return httpx.Response(self.status, headers={"location": self.places[number]})
        return httpx.Response(200, text="there")


def test_redirects_are_followed_relative_ones_too() -> None:
    hops = _Hops(["/api/b", "https://made-up.example/c?d=1"])
    assert _fetch(hops, Ask("/a")).body == b"there"
    assert [str(request.url) for request in hops.seen] == [
        f"{BASE}/a",
        f"{BASE}/b",
        "https://made-up.example/c?d=1",
    ]


@pytest.mark.parametrize("count, works", [(5, True), (6, False)])
def test_five_redirects_and_no_more(count: int, works: bool) -> None:
    hops = _Hops([f"/{number}" for number in range(count)])
    if works:
        assert _fetch(hops, Ask("/a")).status == 200
        return
    with pytest.raises(SourceRefused) as caught:
        _fetch(hops, Ask("/a"))
    assert caught.value.key == "source.redirects"
    assert len(hops.seen) == 6


@pytest.mark.parametrize(
    "place, key",
    [
        ("http://made-up.example/x", "source.downgrade"),
        ("file:///etc/passwd", "source.bad-address"),
        ("ftp://made-up.example/", "source.bad-address"),
        ("https://user:secret@made-up.example/", "source.bad-address"),
        ("javascript:alert(1)", "source.bad-address"),
        ("https://[::1", "source.bad-address"),
        ("https://exa mple/\x00", "source.bad-address"),
    ],
)
def test_redirects_to_where_we_do_not_go(place: str, key: str) -> None:
    hops = _Hops([place])
    with pytest.raises(SourceRefused) as caught:
        _fetch(hops, Ask("/a"))
    assert caught.value.key == key
    assert "secret" not in str(caught.value)
    assert len(hops.seen) == 1


@pytest.mark.parametrize("auth", [PARAM, HEADER, BEARER])
@pytest.mark.parametrize("place", ["https://elsewhere.example/x", "https://made-up.example:8443/x"])
def test_a_key_stays_with_its_host(auth: Auth, place: str) -> None:
    echoed = f"{place}?api_key={KEY}&q=1" if auth is PARAM else f"{place}?q=1"
    hops = _Hops(["/api/same", echoed])
    _fetch(hops, Ask("/a"), auth)
    same, other = hops.seen[1], hops.seen[2]
    if auth is not PARAM:
        assert KEY in str(same.headers.raw)
    assert KEY not in str(other.url) + str(other.headers.raw)
    assert other.url.params["q"] == "1"
    assert other.headers["host"] == other.url.netloc.decode()


@pytest.mark.parametrize("port, kept", [("", True), (":8443", False)])
def test_a_key_follows_its_host_from_http_to_https(port: str, kept: bool) -> None:
    hops = _Hops([f"https://made-up.example{port}/x"])
    _fetch(hops, Ask("/a"), HEADER, base="http://made-up.example")
    assert ("x-api-key" in hops.seen[1].headers) is kept


@pytest.mark.parametrize(
    "status, method, body", [(301, "GET", b""), (303, "GET", b""), (307, "POST", b"q=1")]
)
def test_a_post_is_repeated_only_where_the_status_says_so(status: int, method: str, body: bytes) -> None:
    hops = _Hops(["/api/b"], status)
    _fetch(hops, Ask("/a", body="q=1"))
    assert (hops.seen[1].method, hops.seen[1].content) == (method, body)


def test_cookies_are_neither_kept_nor_sent() -> None:
    requests: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        if len(requests) == 1:
            return httpx.Response(302, headers={"location": "/again", "set-cookie": "track=1; Path=/"})
        return httpx.Response(200)

    _fetch(handler, Ask("/a"))
    assert "cookie" not in requests[1].headers


# ---------------------------------------------------------------------------------------------- bodies


class _Pieces(httpx.AsyncByteStream):
    def __init__(self, piece: bytes, count: int) -> None:
        self.piece, self.count, self.read = piece, count, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while self.read < self.count:
            self.read += 1
            yield self.piece


HELLO = b"hello " * 1000


@pytest.mark.parametrize(
    "encoding, packed",
    [
        ("gzip", gzip.compress(HELLO)),
        ("x-gzip", gzip.compress(HELLO)),
        ("deflate", zlib.compress(HELLO)),
        ("", HELLO),
        ("identity", HELLO),
    ],
)
def test_bodies_are_decoded(encoding: str, packed: bytes) -> None:
    headers = {"content-encoding": encoding} if encoding else {}
    stream = _Pieces(packed, 1)
    answer = _fetch(lambda _request: httpx.Response(200, headers=headers, stream=stream), Ask("/a"))
    assert answer.body == HELLO


def test_an_endless_body_is_cut_off() -> None:
    stream = _Pieces(b"x" * 100_000, 10**9)
    with pytest.raises(SourceChanged) as caught:
        _fetch(lambda _request: httpx.Response(200, stream=stream), Ask("/a"))
    assert caught.value.key == "source.too-large"
    assert stream.read == MOST_BYTES // 100_000 + 1


def test_a_bomb_is_cut_off_within_its_first_pieces() -> None:
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(bomb.compress(b"\0" * 1_000_000) for _ in range(40)) + bomb.flush()
    assert len(packed) < 300_000
    stream = _Pieces(packed, 1)
    with pytest.raises(SourceChanged) as caught:
        _fetch(
            lambda _request: httpx.Response(200, headers={"content-encoding": "gzip"}, stream=stream),
            Ask("/a"),
        )
    assert caught.value.key == "source.too-large"


@pytest.mark.parametrize(
    "encoding, body",
    [
        ("gzip", b"not gzip"),
        ("gzip", gzip.compress(b"cut off here")[:-9]),
        ("br", b"x"),
        ("gzip, gzip", b"x"),
    ],
)
def test_a_broken_encoding_is_said(encoding: str, body: bytes) -> None:
    with pytest.raises(SourceChanged) as caught:
        _fetch(
            lambda _request: httpx.Response(
                200, headers={"content-encoding": encoding}, stream=_Pieces(body, 1)
            ),
            Ask("/a"),
        )
    assert caught.value.key == "source.encoding"


def test_a_drip_of_bytes_meets_the_deadline() -> None:
    class _Drip(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            while True:
                await asyncio.sleep(1)
                yield b"x"

    with pytest.raises(SourceUnreachable) as caught:
        _fetch(lambda _request: httpx.Response(200, stream=_Drip()), Ask("/a"))
    assert caught.value.key == "source.timeout"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "https://u:p@feeds.example/", "feeds.example", "", "https://\x00"]
)
def test_addresses_that_are_not_asked(address: str) -> None:
    with pytest.raises(SourceRefused) as caught:
        _fetch(lambda _request: httpx.Response(200), Ask("", address=address))
    assert caught.value.key == "source.bad-address"


@pytest.mark.parametrize(
    "setting, environment, expected",
    [
        ("", {"HTTPS_PROXY": "http://p:1"}, None),
        ("system", {"HTTPS_PROXY": "http://p:1"}, "http://p:1"),
        ("system", {"all_proxy": "http://q:1"}, "http://q:1"),
        ("system", {}, None),
        ("http://r:1", {"HTTPS_PROXY": "http://p:1"}, "http://r:1"),
    ],
)
def test_the_proxy_is_decided_by_the_setting(
    setting: str, environment: dict[str, str], expected: str | None
) -> None:
    assert proxy_address(setting, environment) == expected
