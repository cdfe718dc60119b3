"""What OpenAlex is asked for a list, and what is read from its answers."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.errors import SourceChanged
from altmetric_desktop.domain.fetching import FetchWish, wish
from altmetric_desktop.domain.sourcing import Answer, Ask, Page
from altmetric_desktop.sources import openalex_lists
from tests.support.openalex_list import CHILD, HERE, OHIO, ORCID, ROR, TIDES, author, page, work

HERS = wish(None, ORCID)


def whose(wanted: FetchWish, identifier: str = f"https://openalex.org/{HERE}") -> Page:
    """The answer to the first question."""
    body = json.dumps({"id": identifier, "display_name": "Northmere <i>University</i>"})
    return openalex_lists.parse(wanted, Answer(200, (), body.encode()), openalex_lists.first(wanted))


def works_ask(wanted: FetchWish) -> Ask:
    ask = whose(wanted).next
    assert ask is not None
    return ask


def read(wanted: FetchWish, body: str | bytes, status: int = 200) -> Page:
    raw = body.encode() if isinstance(body, str) else body
    return openalex_lists.parse(wanted, Answer(status, (), raw), works_ask(wanted))


def filter_of(ask: Ask) -> str:
    return dict(ask.params)["filter"]


def test_whose_list_it_is_is_asked_first_and_leads_to_its_works() -> None:
    wanted = wish(ROR, None)
    assert openalex_lists.first(wanted).path == f"/institutions/ror:{ROR}"
    assert openalex_lists.first(HERS).path == f"/authors/orcid:{ORCID}"
    found = whose(wanted)
    assert found.listing is not None
    assert found.listing.of == "Northmere University"
    assert filter_of(works_ask(wanted)) == f"authorships.institutions.ror:{ROR}"
    assert filter_of(works_ask(HERS)) == f"authorships.author.orcid:{ORCID}"
    everything = wish(ROR, None, children=True, first_year=2020, last_year=2024)
    assert filter_of(works_ask(everything)) == (
        f"authorships.institutions.lineage:{HERE},"
        "from_publication_date:2020-01-01,to_publication_date:2024-12-31"
    )


def test_an_unknown_institution_is_no_listing_and_no_error() -> None:
    wanted = wish(ROR, None)
    answer = Answer(404, (), b"<!doctype html><title>404</title>")
    assert openalex_lists.parse(wanted, answer, openalex_lists.first(wanted)) == Page()


def test_a_number_that_would_change_the_question_is_refused() -> None:
    with pytest.raises(SourceChanged):
        whose(wish(ROR, None, children=True), "https://openalex.org/I1,cited_by_count:>5")


def test_pages_follow_the_cursor_until_one_is_empty_or_repeats() -> None:
    wanted = wish(ROR, None)
    first = read(wanted, page([work(1)], "c1", 2))
    assert first.next is not None
    assert (dict(first.next.params)["cursor"], first.next.cursor) == ("c1", "c1")
    again = openalex_lists.parse(wanted, Answer(200, (), page([work(2)], "c1", 2).encode()), first.next)
    assert again.next is None
    assert read(wanted, page([], "c9", 2)).next is None
    assert read(wanted, page([work(1)], None, 1)).next is None


def test_only_affiliations_that_led_to_the_institution_count() -> None:
    signed = author("Jane Doe", TIDES)
    signed["raw_affiliation_strings"] = [TIDES, OHIO]
    signed["affiliations"] = [
        {"raw_affiliation_string": TIDES, "institution_ids": [f"https://openalex.org/{HERE}"]},
        {"raw_affiliation_string": OHIO, "institution_ids": ["https://openalex.org/I5"]},
    ]
    elsewhere = author("Max Roe", OHIO, institution="I5")
    elsewhere["institutions"] = [{"id": "https://openalex.org/I5", "lineage": ["https://openalex.org/I5"]}]
    listing = read(wish(ROR, None), page([work(1, signed, elsewhere)], None, 1)).listing
    assert listing is not None
    assert [(claim.name, claim.texts) for claim in listing.works[0].claims] == [("Jane Doe", (TIDES,))]
    del signed["affiliations"]
    listing = read(wish(ROR, None), page([work(1, signed)], None, 1)).listing
    assert listing is not None
    assert listing.works[0].claims[0].texts == (TIDES, OHIO)


def test_children_belong_only_where_they_were_asked_for() -> None:
    body = page([work(1, author("Jane Doe", TIDES, institution=CHILD))], None, 1)
    alone, together = read(wish(ROR, None), body).listing, read(wish(ROR, None, children=True), body).listing
    assert alone is not None
    assert together is not None
    assert (len(alone.works[0].claims), len(together.works[0].claims)) == (0, 1)


def test_a_persons_list_knows_which_author_was_asked_for() -> None:
    signed = (author("Max Roe", OHIO), author("Jane Doe", TIDES, orcid=f"https://orcid.org/{ORCID}"))
    listing = read(HERS, page([work(1, *signed)], None, 1)).listing
    assert listing is not None
    assert [claim.name for claim in listing.works[0].asked_for] == ["Jane Doe"]
    assert listing.works[0].claims == ()
    listing = read(HERS, page([work(1, signed[0])], None, 1)).listing
    assert listing is not None
    assert [claim.name for claim in listing.works[0].asked_for] == [""]


def test_a_work_of_another_shape_goes_on_as_it_came() -> None:
    listing = read(wish(ROR, None), '{"results": [{"id": 7, "authorships": "many"}], "meta": {}}').listing
    assert listing is not None
    assert [one.body for one in listing.works] == ['{"id": 7, "authorships": "many"}']


MEMBERS = ["results", "meta", "id", "authorships", "institutions", "next_cursor"]
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(MEMBERS), inner, max_size=3),
    max_leaves=12,
)


@given(st.binary(max_size=200) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_body_is_a_page_or_a_known_error(body: bytes) -> None:
    for wanted in (wish(ROR, None, children=True), HERS):
        for ask in (openalex_lists.first(wanted), works_ask(wanted)):
            with suppress(SourceChanged):
                assert isinstance(openalex_lists.parse(wanted, Answer(200, (), body), ask), Page)


def test_a_recorded_work_keeps_its_affiliation(shared_real: Path) -> None:
    place = shared_real / "responses" / "openalex" / "work_W2741809807_2026.json"
    recorded = json.loads(place.read_bytes())
    institution = recorded["authorships"][0]["institutions"][0]
    wanted = wish(institution["ror"], None)
    ask = whose(wanted, institution["id"]).next
    assert ask is not None
    body = json.dumps({"meta": {"count": 1, "next_cursor": None}, "results": [recorded]}).encode()
    listing = openalex_lists.parse(wanted, Answer(200, (), body), ask).listing
    assert listing is not None
    (found,) = listing.works
    assert {claim.texts for claim in found.claims} == {("Impactstory, Sanford, NC, USA",)}
    assert len(found.body) < len(json.dumps(recorded)) / 10
