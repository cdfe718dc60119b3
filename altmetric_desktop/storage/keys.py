"""Keys by which titles and names compare. Pure; what they are used for is not known here."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from unicodedata import normalize

from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.patterns import pattern

_NOT_WORD = pattern(r"[\W_]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())


def title_key(title: str | None) -> int | None:
    """64 bits over letters and digits of a title, the same for all its typographies; None for no title."""
    if not title:
        return None
    if title.isascii():
        plain = title.lower().encode().translate(None, _NO_LETTERS)
    else:
        plain = _NOT_WORD.sub("", normalize("NFKC", title).casefold()).encode("utf-8", "replace")
    if not plain:
        return None
    return int.from_bytes(blake2b(plain, digest_size=8).digest(), "big", signed=True)


def name_key(name: str) -> str:
    """A person's name without case and double spaces."""
    return " ".join(name.casefold().split())


def same_people(known: Sequence[Person], said: Sequence[Person]) -> bool:
    """Whether `known` begins with the people of `said`, in that order, by ORCID or by name.

    A person is kept under one spelling, whatever case a list has.
    """
    return len(known) >= len(said) and all(
        one.name == other.name
        or (one.orcid is not None and one.orcid == other.orcid)
        or name_key(one.name) == name_key(other.name)
        for one, other in zip(known, said, strict=False)
    )


def first_author(authors: str | None) -> str:
    """The family name of the first of `A, B; C, D`, in lower case; empty where there is none."""
    if not authors:
        return ""
    first = authors.split(";", 1)[0].strip()
    if "," in first:
        family = first.split(",", 1)[0]
    else:
        words = first.split()
        family = words[-1] if words else ""
    return family.strip().casefold()
