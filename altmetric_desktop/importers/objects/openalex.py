"""OpenAlex works (https://docs.openalex.org): pages of the API, single works, JSON Lines of the snapshot."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.objects.producer import Producer
from altmetric_desktop.importers.objects.values import (
    Item,
    at,
    called,
    cell,
    first,
    identify,
    items,
    pages,
    people,
    text,
    typed,
)
from altmetric_desktop.importers.text import plain_or_none

_TYPES = {
    "reference-entry": OutputType.CHAPTER,
    "libguides": OutputType.OTHER,
    "paratext": OutputType.OTHER,
    "peer-review": OutputType.OTHER,
    "grant": OutputType.OTHER,
    "supplementary-materials": OutputType.OTHER,
    "retraction": OutputType.ARTICLE,
}
#: Words of an abstract that are put together again.
_LONGEST = 20_000


def known(item: Item) -> bool:
    """An OpenAlex address or number of a work, among its members."""
    name = cell(item.get("id")).rpartition("/")[2]
    shaped = name[:1] == "W" and name[1:].isdigit()
    return shaped and ("openalex.org" in cell(item.get("id")) or "authorships" in item or "ids" in item)


def read(item: Item, gathered: Identifiers) -> Record:
    """One work."""
    identify(gathered, Kind.DOI, item, "doi")
    if not gathered.found:
        identify(gathered, Kind.DOI, item, "ids", "doi")
    identify(gathered, Kind.PMID, item, "ids", "pmid")
    identify(gathered, Kind.PMCID, item, "ids", "pmcid")
    identify(gathered, Kind.OPENALEX, item, "id")
    identify(gathered, Kind.URL, item, "primary_location", "landing_page_url")
    # The first day stands for every work of which only the year or the month is known.
    day = (text(item, "publication_date") or "").removesuffix("-01-01")
    day = day.removesuffix("-01") if len(day) == len("2019-03-01") else day
    year, published = dated(day, text(item, "publication_year"))
    return Record(
        gathered.row,
        first(item, "title", "display_name"),
        (),
        (),
        year,
        published,
        typed(cell(item.get("type")), _TYPES),
        venue=first(item, "primary_location.source.display_name", "host_venue.display_name"),
        publisher=first(item, "primary_location.source.host_organization_name", "host_venue.publisher"),
        volume=text(item, "biblio", "volume"),
        issue=text(item, "biblio", "issue"),
        pages=pages(text(item, "biblio", "first_page"), text(item, "biblio", "last_page")),
        authors=people(
            called(
                first(one, "author.display_name", "raw_author_name"),
                first(one, "author.orcid"),
            )
            for one in items(item, "authorships")
        ),
        abstract=_abstract(item),
        language=text(item, "language"),
        open_access=text(item, "open_access", "oa_status"),
    )


def _abstract(item: Item) -> str | None:
    """The words of `abstract_inverted_index` in their places."""
    index = at(item, "abstract_inverted_index")
    if not isinstance(index, dict):
        return text(item, "abstract")
    words: dict[int, str] = {}
    for word, places in index.items():
        for place in places if isinstance(places, list) else []:
            if isinstance(place, int) and 0 <= place < _LONGEST:
                words[place] = word
    return plain_or_none(" ".join(words[place] for place in sorted(words)))


PRODUCER = Producer("openalex-json", known, read)
