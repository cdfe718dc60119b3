"""How close two names of units are: the same words, an abbreviation, a few letters. Pure and bounded."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from altmetric_desktop.domain.patterns import pattern

#: Words that say what kind of unit it is, not which; in normal form (no accents, no case).
_GENERIC = frozenset(
    {
        "a", "the", "of", "for", "in", "at", "and", "de", "la", "le", "les", "du", "des", "del",
        "della", "di", "do", "da", "dos", "das", "fur", "der", "die", "zur", "zum", "department",
        "dept", "departement", "departamento", "dipartimento", "institute", "institut", "instituto",
        "istituto", "instituut", "faculty", "fakultat", "faculte", "facultad", "faculdade", "facolta",
        "school", "schools", "college", "division", "group", "groups", "unit", "section", "centre",
        "center", "centro", "zentrum", "laboratory", "lab", "labo", "laboratoire", "programme",
        "program", "research", "forschung", "abteilung", "fachbereich", "arbeitsgruppe", "lehrstuhl",
        "professur", "klinik", "clinic", "seminar", "university", "universitat", "universite",
        "universidad", "universidade", "universita", "chair", "sciences", "science", "wissenschaften",
        "studies",
    }
)  # fmt: skip
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})
_ACRONYM = pattern(r"[A-Z][A-Za-z]{1,7}")
_LETTERS = 4
_SAME, _ABBREVIATED, _INITIALS, _PART, _SHARED = 0.95, 0.85, 0.8, 0.6, 0.6
#: Letters of a first word that by itself makes two names near: `Geowissenschaften …`.
_TELLING = 8
_EDIT = 0.86
_SHORTEST = 6
_LONGEST = 200


class Name(Struct, frozen=True):
    """A name taken apart for comparing: the words that tell which unit it is, and of these the numbers."""

    text: str
    form: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    joined: str
    initials: str


@lru_cache(maxsize=16384)
def name_of(text: str, form: str) -> Name:
    """A name and its normal form, taken apart."""
    every = tuple(form[:_LONGEST].split())
    words = tuple(word for word in every if word not in _GENERIC) or every
    numbers = tuple(word for word in words if word in _ROMAN or any(map(str.isdigit, word)))
    return Name(text, form, words, numbers, " ".join(words), "".join(word[0] for word in words))


def index_keys(name: Name) -> tuple[str, ...]:
    """Under which keys names that may be near are found: all words, the beginnings of each, the initials."""
    keys = dict.fromkeys(word[:_LETTERS] for word in name.words)
    keys[" ".join(sorted(name.words))] = None
    keys[f"={name.initials}"] = None
    keys[f"={''.join(word[0] for word in name.form.split())}"] = None
    if len(name.words) == 1:
        keys[f"={name.words[0]}"] = None
    return tuple(keys)


def closeness(one: Name, other: Name) -> float:
    """From 0 (nothing in common) to 1 (the same form)."""
    if one.form == other.form:
        return 1.0
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return 0.0
    if set(one.words) == set(other.words):
        return _SAME if one.numbers == other.numbers else 0.0
    best = max(_abbreviated(one.words, other.words), _initials(one, other))
    if one.words[0] == other.words[0] and len(one.words[0]) >= _TELLING:
        best = max(best, _SHARED)
    if best < _EDIT and one.numbers == other.numbers:
        best = max(best, _alike(one.joined, other.joined))
    return best


def _abbreviated(one: Sequence[str], two: Sequence[str]) -> float:
    """Each word of the shorter name is, or begins, a word of the other."""
    few, many = (one, two) if len(one) <= len(two) else (two, one)
    left = list(many)
    for word in few:
        match = next((other for other in left if _begins(word, other)), None)
        if match is None:
            return 0.0
        left.remove(match)
    if not left:
        return _ABBREVIATED
    return _PART + 0.2 * len(few) / len(many)


def _begins(one: str, other: str) -> bool:
    if one[0] != other[0]:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return short == long or (len(short) >= _LETTERS and long.startswith(short))


def _initials(one: Name, other: Name) -> float:
    for short, long in ((one, other), (other, one)):
        said = len(short.words) == 1 and len(long.words) > 1 and short.words[0] == long.initials
        if said and _ACRONYM.fullmatch(short.text.strip()):
            return _INITIALS
    return 0.0


def _alike(one: str, two: str) -> float:
    """The share of letters that both have in the same order, where it is high."""
    shorter = min(len(one), len(two))
    if shorter < _SHORTEST or 2 * shorter < _EDIT * (len(one) + len(two)) or one[:1] != two[:1]:
        return 0.0
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.quick_ratio() < _EDIT:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _EDIT else 0.0
