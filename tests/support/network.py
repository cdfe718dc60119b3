"""Keeps the tests off the network: only this machine's loopback may be called."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

import pytest

Address = Any  # what `socket.connect` takes: a tuple whose shape depends on the family, or a path


class NetworkBlocked(RuntimeError):
    """A test tried to reach another machine."""


class NetworkGuard:
    """Raises `NetworkBlocked` at each attempt; keeps `attempts`, as code under test may swallow it."""

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Put the guard before connecting, sending and looking up names."""
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, self._watched(getattr(socket.socket, name)))
        look_up = socket.getaddrinfo

        def guarded(host: bytes | str | None, *rest: Any, **named: Any) -> Any:
            self.check(host.decode() if isinstance(host, bytes) else host)
            return look_up(host, *rest, **named)

        patch.setattr(socket, "getaddrinfo", guarded)

    def check(self, host: str | None) -> None:
        """Let loopback pass; note and refuse everything else."""
        if host is None or is_loopback(host):
            return
        self.attempts.append(host)
        raise NetworkBlocked(f"a test tried to reach {host}")

    def _watched(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(connection: socket.socket, *arguments: Any) -> Any:
            address: Address = arguments[-1]
            if connection.family in {socket.AF_INET, socket.AF_INET6}:
                self.check(str(address[0]))
            return method(connection, *arguments)

        return guarded


def is_loopback(host: str) -> bool:
    """True for `localhost` and the loopback ranges of both families."""
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
