"""A list often knows a year where a source knows the day: the day is taken, the year stands."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.moments import from_iso
from altmetric_desktop.domain.outputs import Metadata
from altmetric_desktop.domain.sourcing import Fact, Page
from altmetric_desktop.storage import outputs
from tests.storage.samples import Desk, doi, record, source


@pytest.mark.parametrize(
    "listed, said, shown",
    [
        ("2024", "2024-03-14", "2024-03-14"),
        ("2024", "2024-03", "2024-03"),
        ("2024-03", "2024-03-14", "2024-03-14"),
        ("2024", "2023-12-30", "2024"),
        ("2024-03", "2024-04-01", "2024-03"),
        ("2024-03", "2024", "2024-03"),
        ("2024-03", "2024-03", "2024-03"),
        ("2024-03-14", "2024-03-20", "2024-03-14"),
        ("2024", "2024", "2024"),
    ],
)
def test_what_a_list_says_is_sharpened_and_never_changed(
    desk: Desk, listed: str, said: str, shown: str
) -> None:
    desk.take_in(replace(record(2, "Tides", doi("a")), published=from_iso(listed)))
    for key in ("openalex", "crossref"):
        metadata = Metadata(published=from_iso(said))
        desk.keep(Page(facts=(Fact(doi("a"), metadata),)), info=source(key))
    published = desk.read(lambda c: outputs.facts(c, desk.find("a"))).published
    assert published is not None
    assert published.iso() == shown


def test_the_first_day_within_the_year_stays_and_the_list_again_does_not_blur_it(desk: Desk) -> None:
    listed = replace(record(2, "Tides", doi("a")), published=from_iso("2024"))
    desk.take_in(listed)
    for key, day in (("openalex", "2024-03-14"), ("crossref", "2024-05-01"), ("crossref", "2023-05-01")):
        facts = (Fact(doi("a"), Metadata(published=from_iso(day))),)
        desk.keep(Page(facts=facts), info=source(key))
    desk.take_in(listed)
    published = desk.read(lambda c: outputs.facts(c, desk.find("a"))).published
    assert published is not None
    assert published.iso() == "2024-03-14"
