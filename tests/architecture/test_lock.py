"""The lock file: hashes for everything, no address in it, in step with pyproject.toml."""

from __future__ import annotations

import re
import tomllib

from tests.architecture.tree import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_of(requirement: str) -> str:
    """The normalised name that a requirement begins with (PEP 503)."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def wanted() -> list[str]:
    """Everything that pyproject.toml asks for, extras included."""
    extras: dict[str, list[str]] = PROJECT["optional-dependencies"]
    return [*PROJECT["dependencies"], *(each for extra in extras.values() for each in extra)]


def test_it_holds_everything_that_the_project_asks_for() -> None:
    locked = {name_of(line) for line in LOCK.splitlines() if re.match(r"[a-z0-9]", line)}
    assert {name_of(each) for each in wanted()} - locked == set()


def test_everything_in_it_has_hashes() -> None:
    entries = re.split(r"(?m)^(?=[a-z0-9])", LOCK)[1:]
    assert len(entries) > len(PROJECT["dependencies"])
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_it_names_no_address() -> None:
    options = set(re.findall(r"(?m)^\s*(--?[a-z-]+)", LOCK))
    assert options == {"--hash"}
    assert "://" not in LOCK
    assert " @ " not in LOCK


def test_each_dependency_is_explained() -> None:
    note = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8").lower()
    assert len(wanted()) > len(PROJECT["optional-dependencies"])
    assert [each for each in wanted() if f"`{name_of(each)}`" not in note] == []
