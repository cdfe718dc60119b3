"""Names in cells → people. Nothing is invented: a name that can't be turned round stays as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import cast

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.importers.caches import Cache
from altmetric_desktop.importers.text import plain

#: A paper of a large collaboration has 3,000 authors; more are no author list.
MOST = 10_000

_NOBODY = frozenset(
    {
        "", "et al", "et al.", "and others", "others", "[no author name available]",
        "no author name available",
        "null", "na", "n/a", "anonymous", "[anonymous]", "none", "-", "u.a.", "等", "他", "ほか",
    }
)  # fmt: skip
#: A name that stands as it should: `Last, First`.
_SIMPLE = re.compile(r" ?([^\W\d_](?:[\w'’.-]| (?! )){0,60}, (?:[\w'’.-]| (?! )){1,60}(?<! )) ?")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{0,200})[)\]]")
_INITIALS_LAST = re.compile(r"[^\s,]+(?:\s[^\s,]+){0,3}\s(?:[^\W\d_]\.?[- ]?){1,4}\Z")
_PARTICLES = frozenset(
    {
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos",
        "du", "la", "le", "ter", "ten", "zu",
        "zur", "af", "al", "el", "bin", "ibn",
    }
)  # fmt: skip
_CORPORATE = frozenset(
    {
        "group", "consortium", "team", "university", "organization", "organisation", "collaboration",
        "committee",
        "institute", "network", "society", "for", "of", "and", "the", "association", "study", "trial",
        "project",
        "initiative", "union", "commission", "und", "et",
    }
)  # fmt: skip
#: What stands before a capital inside a word: `Jane DoeRichard Roe` are two names, `McRoe` is one.
_GLUED = re.compile(r"([^\W\d_]{1,40}[^\W\d_A-ZÀ-Þ]\.?|\.)(?=[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ])")
_BEFORE_CAPITAL = frozenset(
    ("mc", "mac", "fitz", "de", "del", "della", "di", "du", "la", "le", "van", "von", "st", "al", "el", "ben")
)
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV)\.?", re.IGNORECASE)
#: That there are more, behind the last name.
_MORE = re.compile(
    r"(?:(?:[\s,;]+(?:et\.? al|u\.\s?a|and others|und andere|et autres|y otros|e outros))\.?"
    r"|(?<=[\u3040-\u30ff\u3400-\u9fff])\s{0,3}(?:等|ほか|他))\Z",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?:and )?\d{1,4} (?:others|more)", re.IGNORECASE)
#: How names end behind which there are more; names that end so are looked at closely.
_MORE_ENDS = (" al", " al.", "u.a.", "u. a.", "others", "andere", "autres", "otros", "outros")
#: The last of a list's separators.
_JOINING = re.compile(r",?\s(?:and|und|et(?!\sal\b)|y|e|og|och|en|&)\s|,\s?&\s?")
_EASTERN = re.compile(r"[\s·・々\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


class People:
    """Splits author cells; remembers names, for the same people stand in many rows."""

    def __init__(self) -> None:
        self._known: Cache[str, Person | None] = Cache(self._person)
        self._plain = True

    def column(self, cells: Sequence[str], separator: str | None) -> Iterable[tuple[Person, ...]]:
        """The people of each cell. While every name is a name and `; ` separates, that is a walk through the
        cache; the first `et al.` or `;` without a blank ends it for this list."""
        if separator == ";" and self._plain:
            known = self._known.__getitem__
            found = [tuple(map(known, cell.split("; "))) if cell else () for cell in cells]
            if self._plain:
                return cast("list[tuple[Person, ...]]", found)
        return map(self.of, cells, repeat(separator))

    def _person(self, raw: str) -> Person | None:
        person = person_of(raw)
        if person is None or ";" in raw:
            self._plain = False
        return person

    def of(self, cell: str, separator: str | None = None) -> tuple[Person, ...]:
        """The people of a cell; without separator its own marks decide, an empty one never separates."""
        if not cell:
            return ()
        if separator == "":
            whole = plain(cell)
            if any(one.casefold() not in _BEFORE_CAPITAL for one in _GLUED.findall(whole)):
                return (Person(whole[:1000]),)
            names = [cell]
        elif separator == ";":
            names = cell.split("; ")
            if ";" in cell and cell.count(";") != len(names) - 1:
                names = cell.split(";")
        else:
            names = split_names(cell, separator_of(cell) if separator is None else separator)
        return tuple(filter(None, map(self._known.__getitem__, names if len(names) < MOST else names[:MOST])))

    def with_orcids(self, cell: str, orcids: str, separator: str | None = None) -> tuple[Person, ...]:
        """The people of a cell with the ORCID iDs of another, where there are as many of each."""
        people = self.of(cell, separator)
        marks = re.split(r"[;,|\s]+", orcids.strip()) if orcids.strip() else []
        if len(marks) != len(people):
            return people
        return tuple(
            Person(person.name, forms.orcid(mark) or person.orcid)
            for person, mark in zip(people, marks, strict=True)
        )


def separator_of(cell: str) -> str:
    """What separates the names of one cell: `;` wins over all, `,` only where names can't hold it."""
    for mark in ("||", "|", ";", "；", "、", "\n", "，"):
        if mark in cell:
            return mark
    if "," in cell:
        listed, behind = _listed(cell)
        known = _by_commas([piece.strip() for piece in listed.split(",") if piece.strip()])
        if known and behind in (None, known == ".,"):
            return known
    for mark in (" and ", " / "):
        if mark in cell:
            return mark
    for mark in (" & ", " und ", " et ", " y ", " e "):
        if mark in cell and all(map(_is_name, cell.split(mark))):
            return mark
    return ";"


def _by_commas(pieces: list[str]) -> str:
    """How commas separate names: between all, between every second two, or (empty) that can't be told."""
    last = _MORE.sub("", f" {pieces[-1]}").strip() if pieces else ""
    pieces = [*pieces[:-1], *([last] if last else [])]
    if len(pieces) > 1 and all(map(_EASTERN.fullmatch, pieces)):
        long = all(len(piece) > 2 for piece in pieces)  # 山田, 太郎 may be one name
        return "," if long or len(pieces) > 2 else ""
    if len(pieces) > 1 and all(_INITIALS_LAST.match(piece) for piece in pieces):
        return ", "
    if len(pieces) > 3 and len(pieces) % 2 == 0 and all(_only_initials(piece) for piece in pieces[1::2]):
        return ".,"
    return ", " if len(pieces) > 2 and all(" " in piece for piece in pieces) else ""


def _listed(cell: str) -> tuple[str, int | None]:
    """A list with a comma for the `and` before its last name, and how many commas stand behind that.

    (The cell, None) where there is none; names of groups hold such words too.
    """
    joining = list(_JOINING.finditer(cell))[-1:]
    if not joining:
        return cell, None
    start, end = joining[0].span()
    around = cell[max(0, start - 100) : end + 100].casefold().split()
    if _CORPORATE.intersection(around) - {"and", "und", "et"}:
        return cell, None
    return f"{cell[:start]}, {cell[end:]}", cell.count(",", end)


def _is_name(piece: str) -> bool:
    """`Last, First`, or `F. Last`: what stands on both sides of a word that may be part of one name."""
    return (
        re.fullmatch(r"\s?[^\s,][^,]{0,60}, [^,]{1,60}|(?:[^\W\d_]\.[ -]?){1,4}[^,.]{2,60}\s?", piece)
        is not None
    )


def _only_initials(piece: str) -> bool:
    return re.fullmatch(r"(?:[^\W\d_]{1,2}\.[- ]?){1,4}(?:\s?Jr\.?)?", piece) is not None


def split_names(cell: str, separator: str) -> list[str]:
    """The names of a cell. `.,` means `Last, F.M., Last, F.`: every second comma separates."""
    if separator == ".,":
        listed, behind = _listed(cell)
        pieces = [piece.strip() for piece in (listed if behind == 1 else cell).split(",") if piece.strip()]
        pieces = pieces[:-1] if pieces and pieces[-1].casefold() in _NOBODY else pieces
        if len(pieces) % 2 or not all(_only_initials(piece) for piece in pieces[1::2]):
            return [cell]
        return [f"{last}, {first}" for last, first in zip(pieces[::2], pieces[1::2], strict=True)]
    if separator == ", ":
        listed, behind = _listed(cell)
        cell = listed if behind == 0 else cell
    return cell.split(separator)


def person_of(raw: str) -> Person | None:
    """A name, its ORCID where one stands in brackets; None for `et al.` and nobody."""
    simple = _SIMPLE.fullmatch(raw)
    if simple is not None and not raw.endswith(_MORE_ENDS):
        return Person(simple.group(1))
    text = plain(raw).strip(" ,;*†‡")
    orcid = None
    for inside in _BRACKETS.findall(text):
        orcid = orcid or forms.orcid(inside.strip())
    name, _, tail = text.partition("::")
    orcid = orcid or (forms.orcid(tail.strip()) if tail else None)
    name = _BRACKETS.sub("", _BRACKETS.sub("", name)).strip(" ,;")
    name = _MORE.sub("", name.removeprefix("null ")).strip(" ,;")
    if name.casefold() in _NOBODY or not any(mark.isalpha() for mark in name) or len(name) > 300:
        return None
    if _OTHERS.fullmatch(name):
        return None
    return Person(display_name(name), orcid)


def display_name(name: str) -> str:
    """`Last, First` where that is known: `First van Last` is turned round, the rest stays as it stands.

    `Last F.M.` (initials behind) becomes `Last, F.M.`; one word, CJK and corporate names stay.
    """
    if "," in name:
        last, _, first = name.partition(",")
        return f"{last.strip()}, {first.strip()}" if first.strip() else last.strip()
    words = name.split()
    if len(words) < 2 or len(words) > 5 or not name[:1].isalpha() or not _latin(name):
        return name
    if name.isupper() and all(len(word) > 2 and "." not in word for word in words):
        return name  # `DOE JANE` or `JANE DOE`: nothing tells
    if _is_initials(words[-1]) and not _is_initials(words[0]):
        return f"{' '.join(words[:-1])}, {words[-1]}"
    if len(words) > 4 or any(word.casefold() in _CORPORATE for word in words):
        return name
    end = len(words) - 1
    if all(word in _PARTICLES for word in words[:end]):
        return name  # `van der Roe`: no given name
    while end > 1 and words[end - 1].casefold() in _PARTICLES:
        end -= 1
    return f"{' '.join(words[end:])}, {' '.join(words[:end])}"


def _latin(name: str) -> bool:
    return all(ord(mark) < 0x0530 for mark in name)


def _is_initials(word: str) -> bool:
    letters = re.sub(r"[.\-]", "", word)
    return 0 < len(letters) <= 3 and letters.isupper() and letters.isalpha()
