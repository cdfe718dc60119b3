"""The fictional works of which each format's sample is made."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Work(Struct, frozen=True):
    """One work, with values as a list writes them."""

    title: str
    doi: str
    year: str = "2021"
    author: str = "Doe, Jane"


Works = Sequence[Work]

WORKS: Works = (
    Work("A calm study of tests", "10.5555/corpus.1"),
    Work("Tides in a jar of silt", "10.5555/corpus.2", "2019", "Roe, Richard"),
    Work("Zur Prüfung der Ruhe", "10.5555/corpus.3", "2022", "Müller, Jérôme"),
    Work("Harbours without boats", "10.5555/corpus.4", "2020", "Poe, Edgar"),
)
