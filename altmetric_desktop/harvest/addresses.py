"""Which addresses may be read from: feeds and redirects must not reach into the reader's own network.

A name is resolved first, every address that it has is judged, and the connection goes to the judged address
itself: so the name can't point elsewhere a moment later. Hosts that the settings trust are left alone.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Sequence
from typing import Protocol

import httpx
from msgspec import Struct

from altmetric_desktop.domain.errors import SourceRefused, SourceUnreachable

_PORTS = frozenset({80, 443})
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
#: Special ranges that not every Python 3.11 knows (IANA special-purpose registries, 2024-10).
_SPECIAL = tuple(
    ipaddress.ip_network(text)
    for text in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
    )
)
#: Deprecated "IPv4-compatible" addresses (RFC 4291, 2.5.5.1): some stacks still route them.
_COMPATIBLE = ipaddress.IPv6Network("::/96")
#: How many addresses of one host are tried before it counts as not reached.
_TRIED = 3


class Resolver(Protocol):
    """Finds the addresses of a host name."""

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        """Numeric addresses; raises OSError where there are none."""


class SystemResolver:
    """The system's own name service."""

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        """See `Resolver`."""
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether a numeric address lies on the public internet; False for anything that is no address.

    Refuses private, loopback, link-local (cloud metadata), CGNAT, multicast, reserved and unspecified
    ranges, and IPv4 ones that hide in IPv6 (mapped, compatible, 6to4, Teredo, NAT64).
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        hidden = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if hidden is None and (ip in _NAT64 or ip in _COMPATIBLE):
            hidden = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if hidden is not None:
            return is_public(str(hidden))
    if any(ip in network for network in _SPECIAL):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class Trusted(Struct, frozen=True):
    """Hosts (`host` or `host:port`, any case) that may be read from wherever they lie."""

    hosts: frozenset[str]

    @classmethod
    def of(cls, hosts: Sequence[str]) -> Trusted:
        """From the settings' list; blanks are left out."""
        return cls(frozenset(host.strip().lower() for host in hosts if host.strip()))

    def holds(self, url: httpx.URL) -> bool:
        """Whether this address's host is trusted, at any port or at this one."""
        host = url.host.lower()
        shown = f"[{host}]" if ":" in host else host
        return host in self.hosts or f"{shown}:{port_of(url)}" in self.hosts


def port_of(url: httpx.URL) -> int:
    """The port that is meant, the scheme's own where none is written."""
    return url.port or (443 if url.scheme == "https" else 80)


def ascii_host(url: httpx.URL) -> str:
    """The host as name services and certificates know it: `xn--…` for names in other scripts."""
    return url.raw_host.decode("ascii").strip("[]")


def check_url(url: httpx.URL, source: str) -> None:
    """`SourceRefused` unless it is http(s) with a host and without user name or password."""
    if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
        raise SourceRefused("source.bad-address", source=source, address=_shown(url))


class Guarded(httpx.AsyncBaseTransport):
    """Lets requests through to public addresses only, and binds each to the address that was judged."""

    def __init__(self, inner: httpx.AsyncBaseTransport, resolver: Resolver, source: str) -> None:
        self._inner = inner
        self._resolver = resolver
        self._source = source

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Resolve, judge, connect; the next address is tried only where the first can't be reached."""
        url = request.url
        if port_of(url) not in _PORTS:
            raise SourceRefused("source.private-address", source=self._source, host=url.host)
        addresses = await self._addresses(url)
        failed: httpx.TransportError | None = None
        for address in addresses[:_TRIED]:
            try:
                return await self._inner.handle_async_request(_bound(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failed = error
        raise failed or httpx.ConnectError("no address")

    async def aclose(self) -> None:
        """Close what is below."""
        await self._inner.aclose()

    async def _addresses(self, url: httpx.URL) -> list[str]:
        try:
            found = await self._resolver.resolve(ascii_host(url), port_of(url))
        except (OSError, UnicodeError) as error:
            raise SourceUnreachable("source.no-such-host", source=self._source, host=url.host) from error
        if not found:
            raise SourceUnreachable("source.no-such-host", source=self._source, host=url.host)
        if not all(is_public(address) for address in found):
            raise SourceRefused("source.private-address", source=self._source, host=url.host)
        return sorted(found, key=lambda address: ":" in address)


def _bound(request: httpx.Request, address: str) -> httpx.Request:
    """The same request to a numeric address; Host header and certificate name stay those of the host."""
    extensions = {**request.extensions, "sni_hostname": ascii_host(request.url)}
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=extensions,
    )


def _shown(url: httpx.URL) -> str:
    """An address for a message: no user name, no password, no query."""
    return f"{url.scheme}://{url.host}{url.path}"[:200]
