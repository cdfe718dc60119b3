"""Keys: where they come from, and where they never go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest

from altmetric_desktop.settings import Settings
from altmetric_desktop.settings.secrets import SERVICE, Secrets

CANARY = "canary-5f3a9c"


class _Ring:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, value: str) -> None:
        self.kept[service, name] = value

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


class _Locked(_Ring):
    def get_password(self, service: str, name: str) -> str | None:
        raise OSError("locked")

    def set_password(self, service: str, name: str, value: str) -> None:
        raise OSError("locked")

    def delete_password(self, service: str, name: str) -> None:
        raise OSError("locked")


def test_a_key_from_the_ring_lasts() -> None:
    ring = _Ring()
    assert Secrets(ring, {}).remember("openalex", f" {CANARY}\n") is True
    assert ring.kept == {(SERVICE, "openalex"): CANARY}
    assert Secrets(ring, {}).key("openalex", "keyring") == CANARY


def test_a_key_from_the_environment() -> None:
    secrets = Secrets(_Ring(), {"OA_KEY": CANARY, "EMPTY": ""})
    assert secrets.key("openalex", "env:OA_KEY") == CANARY
    assert secrets.key("openalex", "env:EMPTY") is None
    assert secrets.key("openalex", "env:MISSING") is None
    assert secrets.key("openalex", "OA_KEY") is None


def test_without_a_ring_a_key_lasts_for_the_session() -> None:
    secrets = Secrets(_Locked(), {})
    assert secrets.remember("openalex", CANARY) is False
    assert secrets.key("openalex", "keyring") == CANARY
    assert Secrets(_Locked(), {}).key("openalex", "keyring") is None
    secrets.forget("openalex")
    assert secrets.key("openalex", "keyring") is None


@pytest.mark.parametrize("kind", [keyring.backends.null.Keyring, keyring.backends.fail.Keyring])
def test_real_backends_that_keep_nothing(kind: Callable[[], keyring.backend.KeyringBackend]) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(kind())
    try:
        secrets = Secrets()
        assert secrets.remember("openalex", CANARY) is False
        assert secrets.key("openalex", "keyring") == CANARY
        secrets.forget("openalex")
        assert secrets.key("openalex", "keyring") is None
    finally:
        keyring.set_keyring(before)


def test_a_key_never_shows_and_is_never_written(tmp_path: Path) -> None:
    secrets = Secrets(_Locked(), {})
    secrets.remember("openalex", CANARY)
    assert CANARY not in repr(secrets)
    settings = Settings.load(tmp_path / "settings.toml")
    settings.set("sources.openalex.key_from", "env:OA_KEY")
    settings.save()
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert b"env:OA_KEY" in written["settings.toml"]
    assert [name for name, said in written.items() if CANARY.encode() in said] == []
