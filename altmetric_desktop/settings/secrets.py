"""Keys of sources: from the system's key ring, from the environment, or for this session only.

A key is never written to the settings, the library, a log or a report. Where there is no key ring the
program works on, and a key lasts until it is closed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Protocol

SERVICE = "altmetric-desktop"


class Ring(Protocol):
    """What is needed of a key ring. May raise anything at all: the backends are the system's."""

    def get_password(self, service: str, name: str) -> str | None:
        """The key under this name."""

    def set_password(self, service: str, name: str, value: str) -> None:
        """Keep a key."""

    def delete_password(self, service: str, name: str) -> None:
        """Forget a key."""


class SystemRing:
    """The system's key ring through `keyring`, imported when first asked (it looks for backends)."""

    def get_password(self, service: str, name: str) -> str | None:
        """See `Ring`."""
        import keyring

        return keyring.get_password(service, name)

    def set_password(self, service: str, name: str, value: str) -> None:
        """See `Ring`."""
        import keyring

        keyring.set_password(service, name, value)

    def delete_password(self, service: str, name: str) -> None:
        """See `Ring`."""
        import keyring

        keyring.delete_password(service, name)


class Secrets:
    """Looks keys up. `key_from` comes from the settings: `keyring` or `env:NAME`."""

    def __init__(self, ring: Ring | None = None, environment: Mapping[str, str] | None = None) -> None:
        self._ring: Ring = ring or SystemRing()
        self._environment = os.environ if environment is None else environment
        self._session: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"Secrets(for {', '.join(sorted(self._session)) or 'nothing'})"

    def key(self, source: str, key_from: str) -> str | None:
        """The key of a source, or None. A key given in this session comes first."""
        if source in self._session:
            return self._session[source]
        kind, _, name = key_from.partition(":")
        if kind == "env":
            return self._environment.get(name) or None
        if kind != "keyring":
            return None
        try:
            return self._ring.get_password(SERVICE, source) or None
        except Exception:  # noqa: BLE001 absent, locked, refused: every backend raises its own
            return None

    def remember(self, source: str, value: str) -> bool:
        """Keep a key in the ring; True if it will last, False if only for this session."""
        value = value.strip()
        self._session[source] = value
        try:
            self._ring.set_password(SERVICE, source, value)
            return self._ring.get_password(SERVICE, source) == value
        except Exception:  # noqa: BLE001 as above
            return False

    def forget(self, source: str) -> None:
        """Take a key out of session and ring."""
        self._session.pop(source, None)
        try:
            self._ring.delete_password(SERVICE, source)
        except Exception:  # noqa: BLE001 as above; nothing to forget is no failure
            return
