"""What repositories call kinds of work → OutputType: the vocabularies that `types` doesn't know."""

from __future__ import annotations

import re

from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.importers.types import type_of

_SIGNS = pattern(r"[\W_]+")

#: info:eu-repo, COAR resource types, ORCID, DataCite, Elements, Pure, EPrints; without case and signs.
_WORDS: dict[OutputType, str] = {
    OutputType.ARTICLE: (
        "contributiontoperiodical bookreview c6501 c2df8fbb1 c3e5a c545b researcharticle"
        " contributiontojournal"
        " electronicarticle magazinearticle journalarticle datapaper cbeb9 letter editorial"
    ),
    OutputType.REVIEW: "cdcae04bc reviewarticle systematicreview metaanalysis scientificreview",
    OutputType.BOOK: "c2f33 bookanthology electronicbook editedbook classicalwork",
    OutputType.CHAPTER: (
        "bookpart c3248 booksection bookitem electronicbooksection contributiontobookanthology chapter"
    ),
    OutputType.CONFERENCE: (
        "conferenceobject c5794 cc94f cf744 conferenceitem conferenceproceedings conferenceabstract"
        " contributiontoconference conferencecontribution conference conferencepaper c18cp c18co"
    ),
    OutputType.PREPRINT: "c816b c8042 workingpaper preprint postedcontent",
    OutputType.REPORT: (
        "c93fc c18ws c18gh c18op technicalreport reportpart commissionedreport researchreport policyreport"
    ),
    OutputType.THESIS: (
        "doctoralthesis masterthesis bachelorthesis studentthesis c46ec cdb06 cbdcc c7a1f dissertationthesis"
        " thesisdissertation phdthesis thesis dissertation thesisdegree supervisedstudentpublication"
    ),
    OutputType.DATASET: "cddb1 dataset datasets collection",
    OutputType.SOFTWARE: "c5ce6 software computerprogram softwarepaper computationalnotebook",
    OutputType.OTHER: (
        "c1843 c6670 conferenceposter patent lecture other internetpublication nontextual artefact exhibition"
        " generic unpublishedwork newspaperarticle image audiovisual interactiveresource"
    ),
}  # fmt: skip
_TABLE = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_CAMEL = pattern(r"(?<=[a-z])(?=[A-Z])")


def kind_of(*texts: str) -> OutputType | None:
    """The kind of work that the first understood text names; None where none is, nothing is guessed."""
    for text in texts:
        last = re.split(r"[/#]", text.strip()[:300].rstrip("/"))[-1]
        found = _TABLE.get(_SIGNS.sub("", last).casefold())
        if found is None:
            found = type_of(_SIGNS.sub(" ", _CAMEL.sub(" ", last))) or type_of(last)
        if found is not None:
            return found
    return None
