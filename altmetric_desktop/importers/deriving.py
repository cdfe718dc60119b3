"""Columns that products hide in others: ORCIDs beside names, organisations behind names, lines in a note.

Each function takes the cells of one row and gives the text of the new cell, empty where there is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

#: From one semicolon to the next: a cell of 100,000 spaces takes no time.
_ORCID_OF = re.compile(r"(?<![^;])([^/;]{1,200})/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", re.IGNORECASE)
_JOINT = re.compile(r"(?<!\\),(?!\s)")
_TEN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\d-])")
_BRACKET = re.compile(r"\(((?:[^()\[\]]|\[[^\]]{0,40}\]){0,2000})\)")
_ID = re.compile(r"\s*\[([^\]]{0,40})\]")


def with_orcids(orcids: str, full: str, short: str) -> str:
    """Web of Science: `Doe, Jane; …` and `Doe, Jane/0000-0001-…; …` → `Doe, Jane [0000-0001-…]; …`."""
    names = full if full.strip() else short
    if not orcids:
        return names
    known = {name.strip().casefold(): orcid for name, orcid in _ORCID_OF.findall(orcids[:100_000])}
    found = []
    for name in names.split(";"):
        orcid = known.get(name.strip().casefold())
        found.append(f"{name.strip()} [{orcid}]" if orcid else name.strip())
    return "; ".join(found)


def first_if_alone(first: str, *others: str) -> str:
    """The first cell where all others are empty."""
    return "" if any(other.strip() for other in others) else first


def named_line(name: str) -> Callable[[str], str]:
    """Zotero's Extra: the value of the line `NAME: value`; lines may have been joined by blanks."""
    line = re.compile(rf"(?<!\w){name}:[ \t]{{0,5}}(\S{{1,300}})", re.IGNORECASE)

    def value(extra: str) -> str:
        found = line.search(extra) if extra else None
        return found.group(1) if found else ""

    return value


def isbn_only(cell: str) -> str:
    """RefWorks: what can be an ISBN in a column of ISSNs and ISBNs."""
    return "; ".join(_TEN.findall(cell[:400]))


def slashed_paths(cell: str) -> str:
    """Converis: `University / Faculty / Institute; …` → `University > Faculty > Institute; …`."""
    return cell.replace(" / ", " > ")


def joined_values(cell: str) -> str:
    """HAL: `Laboratory A,Institute\\, of B` → `Laboratory A; Institute, of B`. A comma inside a value is
    marked, or has a blank behind it."""
    return "; ".join(_values(cell))


def first_title(cell: str) -> str:
    """HAL: the first of a title in several languages; what may be one title with a comma stays whole."""
    titles = _values(cell)
    several = all(len(title) >= 15 and title[0].isupper() for title in titles)
    return titles[0] if titles and several else ",".join(titles)


def _values(cell: str) -> list[str]:
    values = (value.replace("\\,", ",").strip() for value in _JOINT.split(cell[:200_000]))
    return [value for value in values if value]


def _diva(cell: str) -> list[tuple[str, str]]:
    """(name with its numbers, what stands in its brackets) of each person of a DiVA `Name` cell."""
    people, start, depth = [], 0, 0
    for place, mark in enumerate(cell[:200_000] + ";"):
        depth += (mark == "(") - (mark == ")" and depth > 0)
        if mark == ";" and depth == 0:
            one = cell[start:place]
            inside = _BRACKET.findall(one)
            people.append((_BRACKET.sub("", one).strip(), inside[-1] if inside else ""))
            start = place + 1
    return people


def diva_units(cell: str) -> str:
    """DiVA: the own organisations behind the names, as paths; own ones have a number, foreign ones none."""
    paths: dict[str, None] = {}
    for _, organisations in _diva(cell) if "[" in cell else ():
        parts = re.split(r"\s*,\s+(?=[^\[\]]{1,200}\[)", organisations.strip())
        own = [_ID.sub("", part).strip() for part in parts if _ID.search(part)]
        if own and len(own) == len(parts):
            paths[" > ".join(own)] = None
    return "; ".join(paths)


def diva_people(cell: str) -> str:
    """DiVA: the people that have a number of their own at the institution (`Doe, Jane [u1abcdef] […]`)."""
    own = []
    for name, organisations in _diva(cell) if "[" in cell else ():
        numbers = [number for number in _ID.findall(name) if "-" not in number]
        if numbers or _ID.search(organisations):
            own.append(name)
    return "; ".join(own)
