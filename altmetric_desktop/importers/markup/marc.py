"""MARC 21 in XML (marcxchange and Invenio's too): catalogues, bare or in the envelope of a search (SRU).

A field is a number (245), its parts are letters ($a, $b). The work's punctuation (ISBD) stands at the ends of
its parts and is taken off. What contains the work is field 773.
"""

from __future__ import annotations

import re

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, corporate, first, person
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node

_FIELDS = ("datafield", "controlfield", "leader")
_AUTHORS = frozenset(
    {"aut", "author", "cre", "creator", "dis", "verfasser", "verfasserin", "auteur", "autor"}
)
_EDITORS = frozenset({"edt", "editor", "pbd", "hrsg", "herausgeber", "herausgeberin"})
#: Around words that don't count in sorting (`The`), as German libraries mark them.
_UNSORTED = str.maketrans("", "", "\x98\x9c¬")
_PUNCTUATION = " /:;=,"
_VOLUME = pattern(r"\b(?:volume|vol|bd|band|jg|jahrgang|tome|t)\b[.:\s]{0,3}(\w{1,12})", re.IGNORECASE)
_ISSUE = pattern(r"\b(?:issue|number|no|nr|heft|h|fasc)\b[.:\s]{0,3}(\w{1,12})", re.IGNORECASE)
_PAGES = pattern(
    r"\b(?:pages?|pp?|seiten?|s)\b[.:\s]{0,3}([a-z]?\d{1,7}(?:\s?[-–]\s?[a-z]?\d{1,7})?)", re.IGNORECASE
)
_PREFIX = pattern(r"\((?:orcid|uri)\)|orcid:|oai:arxiv\.org:", re.IGNORECASE)
_THESES = pattern(r"thes[ei]s|dissert|hochschulschrift|habilitation|\btes[ie]\b", re.IGNORECASE)


def _knows(outline: Outline) -> bool:
    names = [name for _, name, _ in outline]
    return bool(set(_FIELDS) & set(names)) and names[0] in ("collection", "record", "searchRetrieveResponse")


def is_marc(node: Node) -> bool:
    """Whether a `record` is one of MARC, by the fields in it."""
    return any(child.name in _FIELDS for child in node.children)


def read(node: Node, row: int) -> Drafted:
    """One `record`, or the one that stands in it."""
    if not is_marc(node):
        node = next((found for found in node.below("record") if is_marc(found)), node)
    return _Catalogued(node, row).read()


class _Catalogued:
    """One record: its fields by number, and the draft that they fill."""

    def __init__(self, node: Node, row: int) -> None:
        self.draft = Draft(row)
        self.leader = node.text("leader")
        self.controls = {field.get("tag"): field.whole for field in node.nodes("controlfield")}
        self.fields: dict[str, list[Node]] = {}
        for field in node.nodes("datafield"):
            self.fields.setdefault(field.get("tag"), []).append(field)

    def all(self, tag: str, codes: str) -> list[str]:
        """The parts with these letters of every field of a number, in order."""
        return [text for field in self.fields.get(tag, ()) for text in _parts(field, codes)]

    def read(self) -> Drafted:
        draft = self.draft
        draft.title = next(filter(None, map(self._title, ("245", "240", "130", "210"))), None)
        draft.type = self._type()
        self._host()
        published = [field for field in self.fields.get("264", ()) if field.get("ind2") in ("1", "", " ")]
        imprint = [*published, *self.fields.get("260", ())]
        draft.publisher = first(
            *(text.rstrip(_PUNCTUATION) for item in imprint for text in _parts(item, "b"))
        )
        fixed = self.controls.get("008", "")
        draft.dates = [
            *(text.strip("[]©c. ") for item in imprint for text in _parts(item, "c")), *self.all("269", "c"),
            *self.all("773", "y"), *self.all("502", "d"), *self.all("773", "g"), fixed[7:11],
        ]  # fmt: skip
        draft.language = first(*self.all("041", "a"), fixed[35:38].strip("|# "))
        draft.abstract = first(*self.all("520", "a"))
        self._people()
        self._identify()
        return draft.finish("record", self.controls.get("001", "") or " ".join(self.all("245", "abc")))

    def _title(self, tag: str) -> str | None:
        """The title with its subtitle and the part's number and name."""
        for field in self.fields.get(tag, ()):
            whole = ""
            for part in field.nodes("subfield"):
                text = part.whole.translate(_UNSORTED).strip().rstrip(_PUNCTUATION)
                if text and part.get("code") in ("a", "b", "n", "p"):
                    mark = ": " if part.get("code") == "b" else ". "
                    whole = f"{whole.rstrip('.')}{mark}{text}" if whole else text
            if whole:
                return first(whole)
        return None

    def _type(self) -> OutputType | None:
        """What genres and collections say; else thesis notes, what contains it, and the leader."""
        genres = [*self.all("655", "a"), *self.all("980", "a")]
        if "502" in self.fields or any(map(_THESES.search, (*self.all("655", "a"), *self.all("650", "v")))):
            return OutputType.THESIS
        found = kind_of(*(text.rstrip(". ") for text in genres))
        if found is not None:
            return found
        if "773" in self.fields:
            return OutputType.CHAPTER if self.all("773", "z") else OutputType.ARTICLE
        if self.leader[6:7] == "m":
            return OutputType.DATASET if self.controls.get("008", "")[26:27] in ("a", "e") else None
        return OutputType.BOOK if self.leader[6:8] in ("am", "tm") else None

    def _host(self) -> None:
        draft = self.draft
        draft.venue = first(*(text.rstrip(" .-" + _PUNCTUATION) for text in self.all("773", "tp")))
        where = " ".join(self.all("773", "g"))[:400]
        for name, said, words in (("volume", "v", _VOLUME), ("issue", "n", _ISSUE), ("pages", "c", _PAGES)):
            found = words.search(where)
            setattr(draft, name, first(*self.all("773", said), found.group(1) if found else ""))
        if draft.pages is None and "773" in self.fields:
            found = _PAGES.search(" ".join(self.all("300", "a"))[:200])
            draft.pages = first(found.group(1)) if found and not found.group(1).isdigit() else None
        draft.quietly(Kind.ISBN, self.all("773", "z"))

    def _people(self) -> None:
        """Main entries are authors, and further ones whom their role doesn't call something else."""
        editors: list[Person | None] = []
        for tag in ("100", "110", "700", "710"):
            for field in self.fields.get(tag, ()):
                roles = {role.strip(" .,").rpartition("/")[2].casefold() for role in _parts(field, "e4")}
                if _parts(field, "t") or (tag == "710" and not roles & _AUTHORS):
                    continue
                if not roles or roles & _AUTHORS or (tag == "100" and not roles & _EDITORS):
                    self.draft.add_person(_person(field))
                elif roles & _EDITORS:
                    editors.append(_person(field))
        if not self.draft.authors:
            for editor in editors:
                self.draft.add_person(editor)

    def _identify(self) -> None:
        draft = self.draft
        self._standard_numbers()
        for value in self.all("020", "a"):
            draft.names.add(Kind.ISBN, value.rstrip(_PUNCTUATION), "020")
        for field in self.fields.get("856", ()):
            if field.get("ind2") != "2":
                for address in _parts(field, "u"):
                    draft.loose(address, "856")
        number, owner = self.controls.get("001", "").strip(), self.controls.get("003", "").strip()
        if number and owner and len(number) + len(owner) < 150:
            draft.names.found.setdefault(Identifier(Kind.LOCAL, f"({owner}){number}"))

    def _standard_numbers(self) -> None:
        """024 says its kind in $2, Invenio's 035 in $9; what says none must say itself what it is."""
        for tag, code in (("024", "2"), ("035", "9")):
            for field in self.fields.get(tag, ()):
                scheme = next(iter(_parts(field, code)), "")
                for value in _parts(field, "a"):
                    known = self.draft.labelled(scheme, _PREFIX.sub("", value), f"{tag} {scheme}".strip())
                    if not known and not scheme and tag == "024":
                        self.draft.loose(value, tag)


def _parts(field: Node, codes: str) -> list[str]:
    """The texts of a field's parts with these letters, in the order in which they stand."""
    found = (part.whole.strip() for part in field.nodes("subfield") if (part.get("code") or " ") in codes)
    return [text for text in found if text]


def _person(field: Node) -> Person | None:
    name = next(iter(_parts(field, "a")), "").translate(_UNSORTED)
    unit = [text.rstrip(" ." + _PUNCTUATION) for text in _parts(field, "b")]
    if field.get("tag").endswith("10"):
        return corporate(", ".join(filter(None, (name.rstrip(" ." + _PUNCTUATION), *unit))))
    marks = (forms.orcid(_PREFIX.sub("", mark[:100]).strip()) for mark in _parts(field, "01jk9"))
    return person(name.rstrip(_PUNCTUATION), "", next(filter(None, marks), ""))


SHAPE = Shape(
    Format("marcxml", "format.marcxml", (".xml", ".marcxml")), _knows, frozenset({"record"}), read
)  # fmt: skip
