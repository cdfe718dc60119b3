"""Names of persons as lists spell them: taken apart, and whether two of them may be one person's. Pure.

Nothing is guessed: SAME is the same full name in another typography, COMPATIBLE all that one person may be
called (initials, a middle name more, half of a double name, the other order), the rest is DIFFERENT.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from unicodedata import combining, normalize

from msgspec import Struct

from altmetric_desktop.domain.patterns import pattern

#: A name in all its typographies: without accents, and with `ä` as `ae`, `ø` as `oe`…
Forms = tuple[str, ...]

_LONGEST = 300
_CJK = pattern(r"[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_BRACKETS = pattern(r"[(\[（【][^()\[\]（）【】]{0,200}[)\]）】]")
_TITLES = pattern(
    r"(?:(?:univ\.?-?|ao\.?|apl\.?|assoc\.?|asst\.?)?\s?prof(?:essor(?:in)?|\.ssa|\.)?|dr(?:a|in)?\.?|dipl\.?-?\w{0,6}\.?"
    r"|ph\.?d\.?|m\.?sc\.?|b\.?sc\.?|mag\.|dott\.(?:ssa)?|ing\.|pd|priv\.-doz\.|mrs?\.?|ms\.?|miss|herrn?|frau"
    r"|sir|dame|med\.|rer\.|nat\.|phil\.|habil\.|h\.c\.|mult\.|md|m\.d\.)",
    re.IGNORECASE,
)
_SUFFIX = pattern(r"(?:jr|sr|ii|iii|iv|2nd|3rd|filho|neto|júnior|junior)\.?", re.IGNORECASE)
_SUFFIXES = {"junior": "jr", "júnior": "jr", "2nd": "ii", "3rd": "iii"}
_PARTICLES = frozenset(
    {
        "van", "von", "vom", "de", "der", "den", "des", "del", "della", "di", "da", "das", "dos", "do",
        "du", "la", "le", "ter", "ten", "te", "zu", "zum", "zur", "af", "av", "al", "el", "bin", "ibn",
        "bint", "abu", "y", "e", "und", "d", "st",
    }
)  # fmt: skip
_SPELLED_OUT = {
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th",
    "ñ": "n",
}  # fmt: skip
_PLAIN = {
    "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "n",
    "ħ": "h",
}  # fmt: skip
_BETWEEN = pattern(r"[\s\-‐‑‒–—.·_]+")
_MARKS = pattern(r"[^\w\s,.\-‐‑‒–—·]|_")
#: Letters of capitals in a row that are initials: `Doe JM`, `Doe, JPM`.
_INITIALS = 3
#: Half of a double name with fewer letters says nothing: `Li`, `de`.
_HALF = 3
#: Family names that so many people bear that the same full name proves nothing.
_COMMON = frozenset(
    {
        "wang", "li", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "ma",
        "zhu", "hu", "guo", "he", "lin", "gao", "luo", "zheng", "liang", "kim", "lee", "park", "choi",
        "jung", "nguyen", "tran", "pham", "singh", "kumar", "sharma", "khan", "ali", "ahmed", "mohamed",
        "hassan",
    }
)  # fmt: skip


class Level(IntEnum):
    """How far two names agree."""

    DIFFERENT = 0
    COMPATIBLE = 1
    SAME = 2


class Part(Struct, frozen=True):
    """A given name: its forms; or one initial, in the forms of its letter."""

    forms: Forms
    initial: bool


class PersonName(Struct, frozen=True):
    """A name, taken apart. `whole`: of a name in Chinese, Japanese or Korean script, and the other order."""

    particles: str = ""
    family: tuple[Forms, ...] = ()
    given: tuple[Part, ...] = ()
    suffix: str = ""
    whole: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def parsed(text: str) -> PersonName:
    """A name in any of the usual spellings; one that says nothing is empty."""
    text = _BRACKETS.sub(" ", normalize("NFKC", text[:_LONGEST])).strip(" ,;")
    if _CJK.search(text):
        pieces = ["".join(sign for sign in piece if sign.isalpha()) for piece in re.split(r"[,\s，]+", text)]
        pieces = [piece.casefold() for piece in pieces if piece]
        return PersonName(whole=tuple(dict.fromkeys(("".join(pieces), "".join(reversed(pieces))))))
    pieces = [untitled(piece) for piece in _MARKS.sub("", text).split(",")]
    pieces = [piece for piece in pieces if piece]
    suffixes = [piece for piece in pieces[1:] if _SUFFIX.fullmatch(piece)]
    pieces = [piece for place, piece in enumerate(pieces) if not place or piece not in suffixes]
    if not pieces:
        return PersonName()
    family, given = (pieces[0], " ".join(pieces[1:])) if len(pieces) > 1 else _parted(pieces[0])
    words = family.split()
    if len(words) > 1 and _SUFFIX.fullmatch(words[-1]):
        suffixes.append(words.pop())
    others = given.split()
    if len(others) > 1 and _SUFFIX.fullmatch(others[-1]) and not others[-1].isupper():
        suffixes.append(others.pop())
    suffix = suffixes[0].casefold().rstrip(".") if suffixes else ""
    return _made(words, others, _SUFFIXES.get(suffix, suffix), all_capitals=text.isupper())


def untitled(piece: str) -> str:
    """A name without the titles in front of it; empty for a degree that stands alone."""
    words = piece.split()
    while len(words) > 1 and _TITLES.fullmatch(words[0]):
        del words[0]
    return "" if len(words) == 1 and len(words[0]) > 1 and _is_degree(words[0]) else " ".join(words)


def _is_degree(word: str) -> bool:
    return _TITLES.fullmatch(word) is not None and ("." in word or word.casefold() in {"phd", "msc", "md"})


def _parted(text: str) -> tuple[str, str]:
    """Family and given names without a comma: initials stand behind, else the family name does."""
    words = text.split()
    if len(words) < 2:
        return text, ""
    if _capitals(words[-1]) and (not _capitals(words[0]) or len(words[-1]) < len(words[0])):
        return " ".join(words[:-1]), words[-1]
    end = len(words) - 1
    if end > 1 and _SUFFIX.fullmatch(words[end]):
        end -= 1
    while end > 1 and words[end - 1].casefold() in _PARTICLES:
        end -= 1
    return " ".join(words[end:]), " ".join(words[:end])


def _capitals(word: str) -> bool:
    letters = _BETWEEN.sub("", word)
    return 0 < len(letters) <= _INITIALS and letters.isupper()


def _made(family: list[str], given: list[str], suffix: str, *, all_capitals: bool) -> PersonName:
    tokens = [piece for word in family for piece in _BETWEEN.split(word) if piece]
    before: list[str] = []
    while len(tokens) > 1 and tokens[0].casefold() in _PARTICLES:
        before.append(tokens.pop(0))
    behind: list[str] = []
    while len(given) > 1 and given[-1] in _PARTICLES:
        behind.insert(0, given.pop())
    parts = [part for word in given for part in _parts(word, all_capitals=all_capitals)]
    particles = "".join(forms(word)[0] for word in (*behind, *before))
    return PersonName(particles, tuple(map(forms, tokens)), tuple(parts), suffix)


def _parts(word: str, *, all_capitals: bool) -> list[Part]:
    pieces = [piece for piece in _BETWEEN.split(word) if piece]
    found: list[Part] = []
    for piece in pieces:
        together = len(pieces) == 1 and len(piece) <= (2 if all_capitals else _INITIALS) and piece.isupper()
        if len(piece) == 1 or together:
            found += [Part(forms(letter), initial=True) for letter in piece]
        else:
            found.append(Part(forms(piece), initial=False))
    return found


@lru_cache(maxsize=65536)
def forms(word: str) -> Forms:
    """A word in all its typographies, the one without accents first: `Müller` → `muller`, `mueller`."""
    low = normalize("NFC", word.casefold())
    if low.isascii():
        return (low,)
    out = "".join(_SPELLED_OUT.get(sign, sign) for sign in low)
    return tuple(dict.fromkeys((_bare(low), _bare(out))))


def _bare(text: str) -> str:
    plain = "".join(_PLAIN.get(sign, sign) for sign in text)
    return "".join(sign for sign in normalize("NFKD", plain) if not combining(sign))


def compare(one: PersonName, two: PersonName) -> Level:
    """How far two names agree; the same whichever comes first."""
    if one.whole or two.whole:
        return _scripts(one, two)
    found = _ordered(one, two)
    if found is Level.DIFFERENT and (_turned(one, two) or _turned(two, one)):
        return Level.COMPATIBLE
    return found


def _scripts(one: PersonName, two: PersonName) -> Level:
    if not one.whole or not two.whole:
        return Level.DIFFERENT
    if one.whole[0] == two.whole[0]:
        return Level.SAME if len(one.whole[0]) > 1 else Level.COMPATIBLE
    return Level.COMPATIBLE if set(one.whole) & set(two.whole) else Level.DIFFERENT


def _ordered(one: PersonName, two: PersonName) -> Level:
    if one.suffix != two.suffix and one.suffix and two.suffix:
        return Level.DIFFERENT
    family, given = _families(one, two), _givens(one.given, two.given)
    if not family or not given or family + given < 3:
        return Level.DIFFERENT
    whole = family == 2 and given == 3 and one.suffix == two.suffix
    return Level.SAME if whole else Level.COMPATIBLE


def _families(one: PersonName, two: PersonName) -> int:
    """2 = the same; 1 = one lacks particles, or is half of a double name; 0 = another."""
    if not one.family or not two.family:
        return 0
    mine, theirs = _joined(one.family), _joined(two.family)
    if mine & theirs:
        if one.particles == two.particles:
            return 2
        return 0 if one.particles and two.particles else 1
    if {one.particles + form for form in mine} & {two.particles + form for form in theirs}:
        return 2
    short, long = sorted((one.family, two.family), key=len)
    if len(short) == len(long) or len("".join(word[0] for word in short)) < _HALF:
        return 0
    ends = (long[: len(short)], long[-len(short) :])
    return int(any(_joined(end) & _joined(short) for end in ends))


def _joined(words: tuple[Forms, ...]) -> set[str]:
    return {"".join(word[0] for word in words), "".join(word[-1] for word in words)}


def _givens(one: tuple[Part, ...], two: tuple[Part, ...]) -> int:
    """3 = the same, written out; 2 = the first is; 1 = initials agree, or neither has any; 0 = others."""
    if not one or not two:
        return int(not one and not two)
    written = any(not part.initial for part in one)
    if all(not part.initial for part in (*one, *two)) and _joined(_words(one)) & _joined(_words(two)):
        return 3
    if not all(_agree(mine, theirs) for mine, theirs in zip(one, two, strict=False)):
        return 0
    exact = all(mine.initial == theirs.initial for mine, theirs in zip(one, two, strict=False))
    if len(one) == len(two) and exact and written:
        return 3
    return 1 if one[0].initial or two[0].initial else 2


def _words(parts: tuple[Part, ...]) -> tuple[Forms, ...]:
    return tuple(part.forms for part in parts)


def _agree(one: Part, two: Part) -> bool:
    if one.initial or two.initial:
        return bool({form[:1] for form in one.forms} & {form[:1] for form in two.forms})
    return bool(set(one.forms) & set(two.forms))


def _turned(one: PersonName, two: PersonName) -> bool:
    """Whether the second is the first with family and given names the other way round, all written out."""
    if not one.given or not two.given or any(part.initial for part in (*one.given, *two.given)):
        return False
    return bool(
        _joined(_words(one.given)) & _joined(two.family) and _joined(_words(two.given)) & _joined(one.family)
    )


def is_common(name: PersonName) -> bool:
    """Whether so many people bear such a name that the same full name proves nothing."""
    if name.whole:
        return len(name.whole[0]) < 3
    written = [part for part in name.given if not part.initial]
    return len(name.family) == 1 and name.family[0][0] in _COMMON and len(written) < 3


def index_keys(name: PersonName) -> set[str]:
    """Under which keys a person is found by names that may be theirs."""
    if name.whole:
        return {"".join(sorted(name.whole[0]))}
    words = {form for word in name.family for form in word}
    return words | _joined(name.family) | {name.particles + form for form in _joined(name.family)}


def search_keys(name: PersonName) -> set[str]:
    """Keys to look under for a name, the other order too."""
    keys = index_keys(name)
    written = tuple(part.forms for part in name.given if not part.initial)
    return keys | {form for word in written for form in word} | (_joined(written) if written else set())


def spelling(text: str) -> str:
    """What stands for a spelling where a person's word about it is kept: `Doe, J.M.` and `DOE JM` alike."""
    name = parsed(text)
    if name.whole:
        return name.whole[0]
    given = " ".join(part.forms[0] + "." * part.initial for part in name.given)
    family = " ".join(word[0] for word in name.family)
    return f"{name.particles}|{family}|{given}|{name.suffix}" if family else text.strip().casefold()
