"""The samples themselves: each format of the registry has one, and it is read whole."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.identity import Identifier, Kind
from tests.importers.corpus import good, judging
from tests.importers.corpus.made_texts import WITHOUT_DOI, WITHOUT_TITLE
from tests.importers.corpus.works import WORKS


@pytest.mark.parametrize("key", good.KEYS)
def test_every_format_has_a_sample_that_is_read(key: str) -> None:
    """A new reader: give it a maker in `tests/importers/corpus`, or a sample in its family's tests."""
    sample = good.good(key)
    found = judging.taken(sample.data, sample.name)
    assert found.format == key
    assert len(found.records) > len(judging.refusals(found))


@pytest.mark.parametrize("key", good.MADE)
def test_what_is_made_of_works_gives_these_works(key: str) -> None:
    sample = good.good(key)
    found = judging.taken(sample.data, sample.name)
    assert found.problems == ()
    assert len(found.records) == len(WORKS)
    for record, work in zip(found.records, WORKS, strict=True):
        assert record.title == (None if key in WITHOUT_TITLE else work.title)
        assert (Identifier(Kind.DOI, work.doi) in record.identifiers) is (key not in WITHOUT_DOI)


@pytest.mark.parametrize("key", good.KEYS)
def test_a_sample_is_read_the_same_when_its_format_is_named(key: str) -> None:
    sample = good.good(key)
    form = "csv" if key in good.GRIDS else key
    assert judging.taken(sample.data, sample.name, form) == judging.taken(sample.data, sample.name)
