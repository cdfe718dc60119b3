"""What ORCID's register is asked for a list, and what is read from its answers."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.errors import InputError, SourceChanged
from altmetric_desktop.domain.fetching import FetchWish, Register, wish
from altmetric_desktop.domain.sourcing import Answer, Ask, Page
from altmetric_desktop.sources import orcid_lists
from tests.support.orcid_list import GROUPS, ORCID, PERSON, works

HERS = wish(None, ORCID, register=Register.ORCID)


def answer(body: object, status: int = 200) -> Answer:
    return Answer(status, (), (body if isinstance(body, str) else json.dumps(body)).encode())


def works_ask(wanted: FetchWish = HERS) -> Ask:
    ask = orcid_lists.parse(wanted, answer(PERSON), orcid_lists.first(wanted)).next
    assert ask is not None
    return ask


def titles(page: Page) -> list[str]:
    assert page.listing is not None
    assert page.listing.count == len(page.listing.works)
    bodies = [json.loads(work.body) for work in page.listing.works]
    return [body["work-summary"][1]["title"]["title"]["value"] for body in bodies]


def test_whose_record_it_is_is_asked_first_as_json() -> None:
    first = orcid_lists.first(HERS)
    assert (first.path, first.headers) == (f"/{ORCID}/person", (("Accept", "application/json"),))
    assert (works_ask().path, works_ask().headers) == (f"/{ORCID}/works", first.headers)
    page = orcid_lists.parse(HERS, answer(PERSON), first)
    assert page.listing is not None
    assert page.listing.of == "Jane Q. Doe"


@pytest.mark.parametrize("name", [None, {"given-names": None}, {"credit-name": {"value": None}}])
def test_a_name_that_is_kept_private_is_no_error(name: object) -> None:
    page = orcid_lists.parse(HERS, answer({"name": name}), orcid_lists.first(HERS))
    assert page.listing is not None
    assert page.listing.of == ""


@pytest.mark.parametrize("status", [404, 409, 410])
def test_nobody_is_no_listing(status: int) -> None:
    told = answer({"response-code": status, "developer-message": "no"}, status)
    assert orcid_lists.parse(HERS, told, orcid_lists.first(HERS)) == Page()


def test_another_status_or_xml_is_said_to_be_so() -> None:
    for told in (answer("busy", 418), answer("<works/>")):
        with pytest.raises(SourceChanged):
            orcid_lists.parse(HERS, told, works_ask())


def test_all_works_come_as_they_are_and_belong_to_who_was_asked_for() -> None:
    page = orcid_lists.parse(HERS, answer(works()), works_ask())
    assert page.next is None
    assert titles(page) == ["Tides, part 1", "Tides, part 2", "Tides, part 3"]
    assert page.listing is not None
    assert [json.loads(work.body) for work in page.listing.works] == list(GROUPS)
    assert {claim.orcid for work in page.listing.works for claim in work.asked_for} == {ORCID}


def test_years_are_chosen_here_and_a_work_without_one_stays() -> None:
    wanted = wish(None, ORCID, register=Register.ORCID, first_year=2020)
    page = orcid_lists.parse(wanted, answer(works()), works_ask(wanted))
    assert titles(page) == ["Tides, part 1", "Tides, part 3"]


def test_institutions_are_not_asked_for_there() -> None:
    with pytest.raises(InputError, match="register-of-persons"):
        wish("02nr0ka47", None, register=Register.ORCID)
    assert HERS.name == f"orcid:orcid={ORCID}"


MEMBERS = ["group", "work-summary", "name", "publication-date", "year", "value", "given-names"]
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(MEMBERS), inner, max_size=3),
    max_leaves=12,
)


@given(st.binary(max_size=200) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_body_is_a_page_or_a_known_error(body: bytes) -> None:
    dated = wish(None, ORCID, register=Register.ORCID, first_year=2020)
    for ask in (orcid_lists.first(dated), works_ask(dated)):
        with suppress(SourceChanged):
            assert isinstance(orcid_lists.parse(dated, Answer(200, (), body), ask), Page)
