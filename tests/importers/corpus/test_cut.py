"""Every sample cut off, with bytes turned over, doubled or lost, at places drawn from a fixed seed."""

from __future__ import annotations

import random

import pytest

from altmetric_desktop.domain.records import ReadFile
from tests.importers.corpus import good, judging

CUTS, FLIPS = 24, 24


def _places(key: str, size: int, times: int) -> list[int]:
    """Where a sample is damaged: some near both ends, the others anywhere."""
    draw = random.Random(f"{key} {size}")  # noqa: S311  # a seed, no secret
    return sorted({1, 2, 5, size - 1, size - 2, *(draw.randrange(1, size) for _ in range(times))})


@pytest.mark.parametrize("key", good.KEYS)
def test_a_list_that_breaks_off_gives_what_is_whole(key: str) -> None:
    sample = good.good(key)
    whole = judging.taken(sample.data, sample.name)
    most = len(whole.records)
    for end in _places(key, len(sample.data), CUTS):
        found = judging.tried(sample.data[:end], sample.name)
        if isinstance(found, ReadFile):
            assert len(found.records) <= most + 1, end
        if isinstance(found, ReadFile) and found.format == key:
            kept = _before(whole, sample.data, end)
            assert [record.title for record in found.records[:kept]] == [
                record.title for record in whole.records[:kept]
            ], end


def _before(whole: ReadFile, data: bytes, end: int) -> int:
    """How many of the records lie before a place for sure: those before one whose title is before it."""
    titles = [record.title or "" for record in whole.records]
    seen = [data.find(title.encode(), 0, end) for title in titles if title]
    return max(0, sum(place >= 0 for place in seen) - 1) if all(titles) else 0


@pytest.mark.parametrize("key", good.KEYS)
def test_a_list_that_breaks_off_is_survived_in_its_own_format(key: str) -> None:
    sample = good.good(key)
    form = "csv" if key in good.GRIDS else key
    for end in _places(key, len(sample.data), CUTS):
        judging.tried(sample.data[:end], sample.name, form)


@pytest.mark.parametrize("key", good.KEYS)
def test_turned_bytes_are_survived(key: str) -> None:
    sample = good.good(key)
    draw = random.Random(key)  # noqa: S311
    for place in _places(key, len(sample.data), FLIPS):
        broken = bytearray(sample.data)
        broken[place] ^= 1 << draw.randrange(8)
        judging.tried(bytes(broken), sample.name)


@pytest.mark.parametrize("key", good.KEYS)
def test_lost_and_doubled_pieces_are_survived(key: str) -> None:
    sample = good.good(key)
    draw = random.Random(key)  # noqa: S311
    for place in _places(key, len(sample.data), FLIPS // 4):
        end = min(len(sample.data), place + draw.randrange(1, 60))
        piece = sample.data[place:end]
        for instead in (
            b"",
            piece * 2,
            piece[::-1],
            draw.choice((b"\n", b'"', b"<", b"{", b"]", b"\t", b"\\")),
        ):
            judging.tried(sample.data[:place] + instead + sample.data[end:], sample.name)
