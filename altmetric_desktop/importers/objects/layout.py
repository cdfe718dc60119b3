"""Where the records lie in a document: the lists of the known envelopes, or the longest telling list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Raw, Struct

from altmetric_desktop.importers.objects.documents import begins, decoded, inside, members
from altmetric_desktop.importers.objects.free import telling, telling_identifier
from altmetric_desktop.importers.objects.values import Item

Known = Callable[[Item], bool]

#: Paths to the records in the envelopes of the producers.
_WAYS = (
    ("message", "items"),
    ("message", "events"),
    ("message",),
    ("response", "docs"),
    ("resultList", "result"),
    ("activities-summary", "works", "group"),
    ("works", "group"),
    ("orcid-profile", "orcid-activities", "orcid-works", "orcid-work"),
    ("group",),
    ("bulk",),
    ("hits", "hits"),
    ("results",),
    ("items",),
    ("output",),
    ("data",),
    ("events",),
)
#: An object of more bytes is an envelope.
_LARGE = 1_000_000


class Batch(Struct, frozen=True):
    """Records of one envelope; `top` is the envelope, None where the document is the list itself."""

    records: list[Raw]
    top: Raw | None = None


def batches(document: Raw, known: Known, deeper: bool = True) -> Iterator[Batch]:
    """The records of a document. `known` says whether an object is a record of some producer."""
    if begins(document) == "[":
        yield from _listed(inside(document), known, deeper)
    elif begins(document) == "{":
        yield _enveloped(document, known)
    else:
        yield Batch([document])


def _listed(elements: list[Raw], known: Known, deeper: bool) -> Iterator[Batch]:
    """A list of records, or of envelopes: pages of answers, records of people."""
    plain: list[Raw] = []
    for element in elements:
        if deeper and begins(element) == "{":
            found = _on_way(element, known)
            if found is not None:
                if plain:
                    yield Batch(plain)
                    plain = []
                yield Batch(found, element)
                continue
        plain.append(element)
    if plain or not elements:
        yield Batch(plain)


def _enveloped(document: Raw, known: Known) -> Batch:
    found = _on_way(document, known)
    if found is not None:
        return Batch(found, document)
    inner = members(document)
    if not known(_item(document)) and not telling_identifier(list(inner)):
        longest = _longest(inner) or max(
            (deep for one in inner.values() if begins(one) == "{" and (deep := _longest(members(one)))),
            key=len,
            default=None,
        )
        if longest:
            return Batch(longest, document)
        keyed = list(inner.values())
        if len(keyed) > 1 and all(begins(one) == "{" for one in keyed) and telling(list(members(keyed[0]))):
            return Batch(keyed, document)
    return Batch([document])


def _on_way(document: Raw, known: Known) -> list[Raw] | None:
    """The records in a known envelope; None where the object is a record itself, or no such envelope."""
    inner = members(document)
    ways = [way for way in _WAYS if way[0] in inner]
    if not ways or telling_identifier(list(inner)) or known(_item(document)):
        return None
    for way in ways:
        at = document
        for name in way:
            step = members(at).get(name)
            if step is None:
                break
            at = step
        else:
            found = inside(at)
            objects = bool(found) and begins(found[0]) == "{"
            if begins(at) == "[" and (objects or not telling(list(inner))):
                return found
            if begins(at) == "{" and known(_item(at)):
                return [at]
    return None


def _longest(inner: dict[str, Raw]) -> list[Raw] | None:
    """Of the lists in an object the longest whose elements are told to be works by their names."""
    found: Sequence[list[Raw]] = [inside(one) for one in inner.values() if begins(one) == "["]
    works = [one for one in found if one and begins(one[0]) == "{" and telling(list(members(one[0])))]
    return max(works, key=len, default=None)


def _item(raw: Raw) -> Item:
    """An object, decoded so far that its producer can be told: what is large is left out."""
    if memoryview(raw).nbytes < _LARGE:
        value = decoded(raw)
        return value if isinstance(value, dict) else {}
    return {
        name: None if memoryview(one).nbytes > _LARGE else decoded(one) for name, one in members(raw).items()
    }
