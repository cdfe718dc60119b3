"""Every reader says how far it is, again and again, and stops where its listener wants it to."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from altmetric_desktop import importers
from altmetric_desktop.importers.table import STEP
from tests.importers.corpus import good
from tests.importers.corpus.works import Work

MANY = STEP + 100
WORKS = [Work(f"Study {number} of calm tests", f"10.5555/pace.{number}") for number in range(MANY)]
#: All but one whose maker makes short lists only: it is read as any workbook.
LONG = tuple(key for key in good.MADE if key != "xls")


@cache
def long_list(key: str) -> bytes:
    """All works in this format."""
    return good.made(key, WORKS)


class _Stop(Exception):
    """The listener has had enough."""


@pytest.mark.parametrize("key", LONG)
def test_a_long_list_is_told_of_every_two_thousand_records(key: str) -> None:
    told: list[tuple[int, int]] = []
    read = importers.read(long_list(key), f"list{good.SUFFIX[key]}", progress=lambda *now: told.append(now))
    assert len(read.records) == MANY
    assert len(told) >= 2
    assert all(done <= total or not total for done, total in told)
    for (before, of), (after, total) in pairwise(told):
        assert after >= before or of != total


@pytest.mark.parametrize("key", LONG)
def test_a_reader_is_stopped_amid_its_list(key: str) -> None:
    told: list[int] = []

    def listen(done: int, _total: int) -> None:
        told.append(done)
        if len(told) == 2:
            raise _Stop

    with pytest.raises(_Stop):
        importers.read(long_list(key), f"list{good.SUFFIX[key]}", progress=listen)
    assert len(told) == 2


@pytest.mark.parametrize("key", good.KEYS)
def test_a_reader_is_stopped_at_its_first_record(key: str) -> None:
    sample = good.good(key)

    def listen(_done: int, _total: int) -> None:
        raise _Stop

    with pytest.raises(_Stop):
        importers.read(sample.data, sample.name, progress=listen)
