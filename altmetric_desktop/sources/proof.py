"""Does a piece of text or an address name the output that was asked about? And what that proves."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import Evidence, MatchedBy
from altmetric_desktop.sources import text
from altmetric_desktop.sources.description import Want

#: A source's own word that a page concerns the output, not repeated in what it shows us.
THEIR_WORD = 0.9
#: At most so many landing pages of one output are asked about: each costs a request.
MOST_PAGES = 2
_MATCHED = {
    Kind.DOI: MatchedBy.DOI,
    Kind.PMID: MatchedBy.PMID,
    Kind.PMCID: MatchedBy.PMCID,
    Kind.ARXIV: MatchedBy.ARXIV,
    Kind.URL: MatchedBy.URL,
}


def spelled(identifier: Identifier) -> str:
    """An identifier as running text and links hold it: a bare number names nothing."""
    if identifier.kind is Kind.PMID:
        return f"pubmed.ncbi.nlm.nih.gov/{identifier.value}"
    if identifier.kind is Kind.ARXIV:
        return f"arxiv.org/abs/{identifier.value}"
    if identifier.kind is Kind.URL:
        return text.bare_address(identifier.value)
    return identifier.value


def linked(identifier: Identifier) -> str:
    """What a search for links takes: host and path without scheme."""
    return f"doi.org/{identifier.value}" if identifier.kind is Kind.DOI else spelled(identifier)


def first_of(want: Want, kinds: tuple[Kind, ...]) -> Identifier | None:
    """The identifier to ask about: the first kind that the output has."""
    return next((each for kind in kinds for each in want.identifiers if each.kind is kind), None)


def pages_of(want: Want, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
    """Landing pages to ask about beside the identifier, without scheme; resolver addresses say nothing new.

    A host alone would match a whole site.
    """
    main = first_of(want, kinds)
    said = {spelled(main)} if main is not None else set[str]()
    bare = dict.fromkeys(text.bare_address(url) for url in want.urls)
    fit = [page for page in bare if "/" in page and not page.startswith(("doi.org/", "dx.doi.org/"))]
    return tuple(page for page in fit if page not in said)[:MOST_PAGES]


def proved(asked: tuple[Identifier, ...], page: str | None, *pieces: str) -> Evidence | None:
    """Evidence from the pieces of an answer: an identifier that they name, else the landing page."""
    for identifier in asked:
        if identifier.kind in _MATCHED and any(text.names(spelled(identifier), piece) for piece in pieces):
            return Evidence(identifier, _MATCHED[identifier.kind])
    if page and asked and any(text.names(page, piece) for piece in pieces):
        return Evidence(asked[0], MatchedBy.URL)
    return None
