"""A person's list from ORCID's own register: asked through the engine, read like ORCID's own file."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.fetching import Fetched, Register, wish
from altmetric_desktop.services import describe, fetch_list, spellings
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.settings import Settings
from altmetric_desktop.storage import asks
from tests.support.made import silent
from tests.support.orcid_list import ORCID, answers
from tests.support.web import Hasty, Web

HERS = wish(None, ORCID, register=Register.ORCID)


def fetch(library: Library, folder: Path, web: Web) -> Fetched:
    settings = Settings.load(folder / "settings.toml")
    return asyncio.run(fetch_list.ask(library, settings, HERS, silent, replay=web, clock=Hasty()))


def test_a_persons_own_list_is_imported_with_the_person_as_ours(tmp_path: Path) -> None:
    web = Web(answers(tmp_path / "answers"))
    with open_library(tmp_path / "a.library", create=True) as library:
        fetched = fetch_list.read_kept(fetch(library, tmp_path, web))
        assert (fetched.of, fetched.came, fetched.expected) == ("Jane Q. Doe", 3, 3)
        assert [request.headers["accept"] for request in web.asked()] == ["application/json"] * 2
        with library.read() as connection:
            reviewed = fetch_list.review(connection, fetched)
            assert asks.spent_since(connection, "orcid", 0) == 2
            assert asks.spent_since(connection, "openalex", 0) == 0
        answer = fetch_list.apply(library, HERS.name, reviewed.read, silent, reviewed)
        assert (answer.path, answer.format) == (f"orcid:orcid={ORCID}", "orcid-json")
        assert (answer.balance.records, answer.balance.added) == (3, 3)
        details = describe.details(library, describe.find(library, "10.5555/tide.2"))
        assert details.facts.title == "Tides, part 2"
        assert list(details.facts.our_authors) == ["Doe, Jane Q."]
        assert spellings.seen(library) == []


def test_nobody_and_an_empty_record_are_told_apart(tmp_path: Path) -> None:
    with open_library(tmp_path / "a.library", create=True) as library:
        web = Web(answers(tmp_path / "empty", ()))
        with pytest.raises(NotFoundError, match=r"fetch\.nothing") as nothing:
            fetch(library, tmp_path, web)
        assert dict(nothing.value.arguments)["source"] == "ORCID"
        web.broken = {"orcid": lambda _request: httpx.Response(404, text='{"response-code": 404}')}
        with pytest.raises(NotFoundError, match=r"fetch\.unknown"):
            fetch(library, tmp_path, web)


def test_a_register_that_asks_to_wait_is_waited_for_and_a_refusal_is_said(tmp_path: Path) -> None:
    with open_library(tmp_path / "a.library", create=True) as library:
        web = Web(answers(tmp_path / "answers"))
        web.broken = {"orcid": lambda _request: httpx.Response(403, text="blocked")}
        found = fetch(library, tmp_path, web)
        assert found.failure is not None
        assert not found.complete
        web.broken = {}
        assert fetch(library, tmp_path, web).came == 3
