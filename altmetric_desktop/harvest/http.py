"""One source's requests: an `Ask` in, an `Answer` or a known error out.

The only place that knows httpx's client. Cookies are off; a key never goes to another host; redirects are
followed by hand (five at most, never from https to http); bodies are cut off at 20 MB *decoded*; a request
has 60 seconds in all, since httpx's own limits start anew with each read. Knows nothing of pace, retries or
pages.
"""

from __future__ import annotations

import asyncio
import functools
import http.cookiejar
import logging
import os
import ssl
import zlib
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import httpx
from msgspec import Struct, field

from altmetric_desktop import __version__
from altmetric_desktop.domain.errors import SourceChanged, SourceRefused, SourceUnreachable
from altmetric_desktop.domain.sourcing import Answer, Ask
from altmetric_desktop.harvest.addresses import Guarded, Resolver, SystemResolver, Trusted, check_url
from altmetric_desktop.sources.description import AuthKind, Setup, Source

Transport = httpx.AsyncBaseTransport

CONNECT, READ, TOTAL = 10.0, 20.0, 60.0
MOST_BYTES = 20_000_000
MOST_HOPS = 5
#: A connection more than eight makes httpx slower, not faster (measured).
MOST_CONNECTIONS = 8
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: What stands where an answer quotes our key.
_KEY = "[key]"
_FORM = "application/x-www-form-urlencoded"


class Network(Struct, frozen=True):
    """From the settings: hosts that may lie in a private network, and the proxy.

    `proxy`: "" = none, "system" = what the environment names, else its address. With a proxy, names are
    resolved by the proxy, so addresses of public hosts are not judged by us. `page`: our project's address
    for the User-Agent.
    """

    trusted_hosts: tuple[str, ...] = ()
    proxy: str = ""
    page: str = ""
    resolver: Resolver = field(default_factory=SystemResolver)


def user_agent(contact: str, page: str = "") -> str:
    """Who asks: name, version, and in brackets the project's page and the user's address, where given."""
    parts = [part for part in (page, f"mailto:{contact}" if contact else "") if part]
    product = f"AltmetricDesktop/{__version__}"
    return f"{product} ({'; '.join(parts)})" if parts else product


def address_of(ask: Ask, setup: Setup) -> str:
    """Where an ask goes, before its parameters: its own address, or base URL (with its language) + path."""
    if ask.address is not None:
        return ask.address
    base = setup.base_url.replace("{lang}", quote(ask.language or "", safe="-"))
    return base.rstrip("/") + "/" + ask.path.lstrip("/") if ask.path else base


class Client:
    """Asks one source. Close it with `aclose`."""

    def __init__(
        self,
        source: Source,
        setup: Setup,
        key: str | None,
        network: Network,
        transport: Transport | None = None,
        connections: int = MOST_CONNECTIONS,
    ) -> None:
        self._source, self._setup, self._key = source, setup, key
        self._agent = user_agent(_plain(setup.contact), network.page)
        inner = transport or _Network(source.key, setup, network, min(connections, MOST_CONNECTIONS))
        no_cookies = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
        self._http = httpx.AsyncClient(
            transport=inner,
            cookies=no_cookies,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(READ, connect=CONNECT, pool=TOTAL),
        )
        for name in ("httpx", "httpcore"):  # they log whole addresses, keys included
            logging.getLogger(name).setLevel(logging.WARNING)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    async def fetch(self, ask: Ask) -> Answer:
        """The answer after redirects, whatever its status.

        Raises `SourceUnreachable` (no connection, time-out), `SourceRefused` (an address that we don't go
        to) and `SourceChanged` (a body too large or with a broken encoding).
        """
        try:
            async with asyncio.timeout(TOTAL):
                return await self._follow(self._request(ask))
        except (TimeoutError, httpx.TimeoutException) as error:
            raise SourceUnreachable("source.timeout", source=self._source.key) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
            address = (ask.address or self._setup.base_url)[:200]
            raise SourceRefused("source.bad-address", source=self._source.key, address=address) from error
        except (httpx.HTTPError, OSError) as error:
            raise self._unreachable(error) from error

    def _request(self, ask: Ask) -> httpx.Request:
        address, params = address_of(ask, self._setup), [*ask.params, *self._signature_params(ask)]
        if "?" in address or "#" in address or not params:
            url = httpx.URL(address)
            if params:
                url = url.copy_with(params=httpx.QueryParams([*url.params.multi_items(), *params]))
        else:  # the common case, for reading an address is half the cost of a request
            url = httpx.URL(address, params=httpx.QueryParams(tuple(params)))
        check_url(url, self._source.key)
        return self._build("POST" if ask.body is not None else "GET", url, ask)

    def _build(self, method: str, url: httpx.URL, ask: Ask) -> httpx.Request:
        headers = {"User-Agent": self._agent, "Accept-Encoding": "gzip"}
        if ask.body is not None:
            headers["Content-Type"] = _FORM
        headers.update((name, _plain(value)) for name, value in ask.headers)
        headers.update(self._signature_headers(ask))
        content = ask.body.encode() if ask.body is not None else None
        return self._http.build_request(method, url, headers=headers, content=content)

    def _signature_params(self, ask: Ask) -> list[tuple[str, str]]:
        """Key and contact as parameters: only for our base URL, never for an address from a list."""
        if ask.address is not None:
            return []
        auth, signed = self._source.auth, []
        if auth.contact_param and self._setup.contact:
            signed.append((auth.contact_param, self._setup.contact))
        if auth.kind is AuthKind.PARAM and self._key:
            signed.append((auth.name, self._key))
        return signed

    def _signature_headers(self, ask: Ask) -> dict[str, str]:
        if ask.address is not None or not self._key:
            return {}
        if self._source.auth.kind is AuthKind.HEADER:
            return {self._source.auth.name: _plain(self._key)}
        if self._source.auth.kind is AuthKind.BEARER:
            return {"Authorization": f"Bearer {_plain(self._key)}"}
        return {}

    async def _follow(self, request: httpx.Request) -> Answer:
        for _hop in range(MOST_HOPS + 1):
            response = await self._sent(request)
            try:
                target = response.headers.get("location")
                if response.status_code not in _REDIRECTS or target is None:
                    return await self._answer(response)
            finally:
                await response.aclose()
            request = self._redirected(request, response.status_code, target)
        raise SourceRefused("source.redirects", source=self._source.key, host=request.url.host)

    async def _sent(self, request: httpx.Request) -> httpx.Response:
        try:
            return await self._http.send(request, stream=True)
        except httpx.RemoteProtocolError as error:
            if "location header" not in str(error):
                raise
            # httpx reads the address of a redirect even if it is not to follow it
            raise SourceRefused("source.bad-address", source=self._source.key, address="?") from error

    def _redirected(self, request: httpx.Request, status: int, target: str) -> httpx.Request:
        """The next hop: checked like the first, and stripped of the key where the host is another one."""
        url = request.url.join(target)
        check_url(url, self._source.key)
        if request.url.scheme == "https" and url.scheme != "https":
            raise SourceRefused("source.downgrade", source=self._source.key, host=url.host)
        headers = httpx.Headers(request.headers)
        for name in ("host", "content-length", "transfer-encoding"):
            headers.pop(name, None)
        if not _same_place(request.url, url):
            url = self._unsigned(url, headers)
        keeps = status in {307, 308} or request.method == "GET"
        if not keeps:
            headers.pop("content-type", None)
        content = request.content if keeps and request.method == "POST" else None
        method = request.method if keeps else "GET"
        return self._http.build_request(method, url, headers=headers, content=content)

    def _unsigned(self, url: httpx.URL, headers: httpx.Headers) -> httpx.URL:
        auth = self._source.auth
        headers.pop("authorization", None)
        if auth.kind is AuthKind.HEADER:
            headers.pop(auth.name, None)
        private = {auth.contact_param} | ({auth.name} if auth.kind is AuthKind.PARAM else set())
        kept = [(name, value) for name, value in url.params.multi_items() if name not in private]
        return url if len(kept) == len(url.params.multi_items()) else url.copy_with(params=kept)

    async def _answer(self, response: httpx.Response) -> Answer:
        body = await _read(response, lambda key: SourceChanged(key, source=self._source.key, piece=""))
        headers = tuple((name.lower(), value) for name, value in response.headers.multi_items())
        return without(self._key, Answer(response.status_code, headers, body))

    def _unreachable(self, error: Exception) -> SourceUnreachable:
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, ssl.SSLCertVerificationError):
                why = cause.verify_message or cause.reason
                return SourceUnreachable("source.certificate", source=self._source.key, words=str(why)[:200])
            cause = cause.__cause__ or cause.__context__
        return SourceUnreachable("source.unreachable", source=self._source.key, words=type(error).__name__)


class _Network(httpx.AsyncBaseTransport):
    """The real network: hosts of the base URL and trusted ones directly, all others through the guard.

    Guarded connections are not kept alive: they are pooled by address, and two hosts may share one.
    """

    def __init__(self, source: str, setup: Setup, network: Network, connections: int) -> None:
        context = _certificates()
        self._trusted = Trusted.of(network.trusted_hosts)
        self._base = _suffix_or_host(setup.base_url)
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        no_reuse = httpx.Limits(max_connections=connections, max_keepalive_connections=0)
        proxy = proxy_address(network.proxy, os.environ)
        self._direct = httpx.AsyncHTTPTransport(verify=context, trust_env=False, limits=limits)
        inner = httpx.AsyncHTTPTransport(verify=context, trust_env=False, limits=no_reuse, proxy=proxy)
        if proxy:
            self._api: Transport = httpx.AsyncHTTPTransport(verify=context, trust_env=False, proxy=proxy)
            self._others: Transport = inner
        else:
            self._api = self._direct
            self._others = Guarded(inner, network.resolver, source)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._trusted.holds(request.url):
            return await self._direct.handle_async_request(request)
        if self._base(request.url.host.lower()):
            return await self._api.handle_async_request(request)
        return await self._others.handle_async_request(request)

    async def aclose(self) -> None:
        for transport in (self._direct, self._api, self._others):
            await transport.aclose()


def proxy_address(setting: str, environment: os._Environ[str] | dict[str, str]) -> str | None:
    """The proxy by the setting: none, the environment's, or the one named."""
    if setting != "system":
        return setting or None
    names = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
    return next((environment[name] for name in names if environment.get(name)), None)


def _suffix_or_host(base_url: str) -> Callable[[str], bool]:
    """Whether a host is the one that the settings name; `{lang}` stands for any one label."""
    host = httpx.URL(base_url.replace("{lang}", "lang-here")).host.lower() if base_url else ""
    before, mark, after = host.partition("lang-here")
    if not mark:
        return lambda asked: bool(host) and asked == host

    def fits(asked: str) -> bool:
        label = asked[len(before) : len(asked) - len(after)]
        return asked.startswith(before) and asked.endswith(after) and bool(label) and "." not in label

    return fits


@functools.cache
def _certificates() -> ssl.SSLContext:
    """The usual authorities, and those that an office put into the system's store. Read once: 40 ms."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def without(key: str | None, answer: Answer) -> Answer:
    """The answer without our own key: an error message may quote the request, and is kept and shown."""
    if not key:
        return answer
    body, headers = answer.body, answer.headers
    for spelling in dict.fromkeys((key, quote(key, safe=""), quote_plus(key))):
        body = body.replace(spelling.encode(), _KEY.encode())
        headers = tuple((name, value.replace(spelling, _KEY)) for name, value in headers)
    return Answer(answer.status, headers, body)


def _same_place(before: httpx.URL, after: httpx.URL) -> bool:
    """The same scheme, host and port, or the step from http to https at the usual ports."""
    if before.host != after.host:
        return False
    upgrade = (
        before.scheme == "http" and after.scheme == "https" and before.port is None and after.port is None
    )
    return upgrade or (before.scheme, before.port) == (after.scheme, after.port)


def _plain(text: str) -> str:
    """A header's value: one line, Latin-1 at most."""
    return "".join(sign for sign in text if sign.isprintable()).encode("latin-1", "ignore").decode("latin-1")


async def _read(response: httpx.Response, refuse: Callable[[str], SourceChanged]) -> bytes:
    """The decoded body, up to the limit. Decoding is ours, so that a bomb is cut within one piece."""
    if response.is_stream_consumed:  # a transport that hands over ready bytes (saved answers)
        if len(response.content) > MOST_BYTES:
            raise refuse("source.too-large")
        return response.content
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise refuse("source.encoding")
    inflate = None if encoding in {"", "identity"} else zlib.decompressobj(zlib.MAX_WBITS | 32)
    pieces, size = [], 0
    async for raw in response.aiter_raw():
        try:
            piece = raw if inflate is None else inflate.decompress(raw, MOST_BYTES - size + 1)
        except zlib.error as error:
            raise refuse("source.encoding") from error
        size += len(piece)
        if size > MOST_BYTES:
            raise refuse("source.too-large")
        pieces.append(piece)
    if inflate is not None and size and not inflate.eof:
        raise refuse("source.encoding")
    return b"".join(pieces)
