"""Watches every test: no network, folders of its own, nothing left alive. Qt's warnings: pyproject.toml."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.leaks import QtWatch, ThreadWatch
from tests.support.network import NetworkGuard

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
_numbers = itertools.count()

# The same examples everywhere: a gate that was green stays so. `HYPOTHESIS_PROFILE=wild` looks further.
settings.register_profile(
    "gate", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "wild", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=1000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


def pytest_configure(config: pytest.Config) -> None:
    """Keep matplotlib's font list between tests and runs: finding all fonts takes seconds."""
    if config.cache is not None:
        os.environ.setdefault("MPLCONFIGDIR", str(config.cache.mkdir("matplotlib")))


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder under which each test has its home."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and data in folders that no other test sees; no key ring."""
    place = homes / str(next(_numbers))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(place / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(place / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return place


@pytest.fixture(autouse=True)
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[NetworkGuard]:
    """Fails a test that tried to reach another machine, even where the program swallowed the refusal."""
    guard = NetworkGuard()
    guard.install(monkeypatch)
    yield guard
    if guard.attempts:
        pytest.fail(f"reached for the network: {', '.join(guard.attempts)}")


@pytest.fixture(autouse=True)
def leaks() -> Iterator[None]:
    """Fails a test that leaves a thread, a running timer or a shown window behind."""
    threads, qt = ThreadWatch(), QtWatch()
    with pytest.MonkeyPatch.context() as patch:
        threads.install(patch)
        qt.install(patch)
        yield
    left = threads.left() + qt.left()
    if left:
        pytest.fail("\n".join(left))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_real() -> Path:
    """Real lists and recorded answers, beside the checkout on the makers' machines: read, never copied."""
    place = ROOT.parent / "shared" / "real"
    if not place.is_dir():
        pytest.skip("the folder of real lists is not on this machine")
    return place
