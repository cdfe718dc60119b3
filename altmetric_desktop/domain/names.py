"""How close two names of units are: the same words, an abbreviation, a few letters. Pure and bounded."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

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


@lru_cache(maxsize=8192)
def _words(form: str) -> tuple[str, ...]:
    """The words that tell which unit it is; all of them where only kinds of unit are named."""
    words = tuple(form[:_LONGEST].split())
    return tuple(word for word in words if word not in _GENERIC) or words


def index_keys(form: str) -> tuple[str, ...]:
    """Under which keys names that may be near are found: the beginnings of words, and their initials."""
    words = _words(form)
    keys = dict.fromkeys(word[:_LETTERS] for word in words)
    keys[f"={''.join(word[0] for word in words)}"] = None
    keys[f"={''.join(word[0] for word in form.split())}"] = None
    if len(words) == 1:
        keys[f"={words[0]}"] = None
    return tuple(keys)


def closeness(name: str, form: str, other: str, other_form: str) -> float:
    """From 0 (nothing in common) to 1 (the same form). `form`: the normal form of `name`."""
    if form == other_form:
        return 1.0
    one, two = _words(form), _words(other_form)
    numbers, other_numbers = _numbers(one), _numbers(two)
    if numbers and other_numbers and numbers != other_numbers:
        return 0.0
    if set(one) == set(two):
        return 0.0 if numbers != other_numbers else _SAME
    best = max(_abbreviated(one, two), _initials(name, one, other, two))
    if one[0] == two[0] and len(one[0]) >= _TELLING:
        best = max(best, _SHARED)
    if best < _EDIT and numbers == other_numbers:
        best = max(best, _alike(" ".join(one), " ".join(two)))
    return best


def _numbers(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in words if word in _ROMAN or any(sign.isdigit() for sign in word))


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
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return short == long or (len(short) >= _LETTERS and long.startswith(short))


def _initials(name: str, one: Sequence[str], other: str, two: Sequence[str]) -> float:
    for short, long in (((name, one), two), ((other, two), one)):
        text, words = short
        letters = "".join(word[0] for word in long)
        if len(words) == 1 and len(long) > 1 and _ACRONYM.fullmatch(text.strip()) and words[0] == letters:
            return _INITIALS
    return 0.0


def _alike(one: str, two: str) -> float:
    if min(len(one), len(two)) < _SHORTEST:
        return 0.0
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.real_quick_ratio() < _EDIT or matcher.quick_ratio() < _EDIT:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _EDIT else 0.0
