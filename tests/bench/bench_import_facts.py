"""The real publication lists: what we find, what is known to be in them, what other libraries find.

No times: the figure that is held against a budget is the number of lists in which ours differ beyond the
tolerances of `expected.json`, and it must be none. The lists lie beside the checkout of those who make the
program (docs/import.md); without them there is nothing to compare, which is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from altmetric_desktop.domain.records import Severity
from altmetric_desktop.importers import read
from tests.bench import naive
from tests.bench.naive import Facts
from tests.bench.table import Line
from tests.importers.test_real_lists import KNOWN, LISTS, MORE, Expected

OURS = "ours"
HEAD = ("list", "read by", "records", "DOIs", "distinct", "PMIDs", "title", "year", "refused")
LEGEND = """\
!  differs from what is known, beyond its tolerance.
*  more than `expected.json` counts: a DOI or PubMed number in an address, a year in words… (MORE in
   tests/importers/test_real_lists.py says which and why).
Ours: records and refused ones together must be all. A refused row may lack its year.
rispy: load() of RIS. bibtexparser: parse_string(), its entries. pandas: read_csv() or read_excel() as they
stand, the columns by their names (doi, pmid or pubmed, title, year). What has no line of theirs (tagged
lists, XML, JSON), none of the three reads."""

Key = Literal["dois", "distinct_dois", "pmids", "with_title", "with_year"]
KEYS: tuple[Key, ...] = ("dois", "distinct_dois", "pmids", "with_title", "with_year")


class Row(Struct, frozen=True):
    """One line of the table: cells as printed or words in their place; whether any is beyond tolerance."""

    reader: str
    cells: tuple[str, ...]
    wrong: bool = False
    words: str = ""


def run() -> list[Line]:
    """All lists; prints the table itself."""
    if not KNOWN:
        print("No import facts: the real publication lists are not beside this checkout.")
        return []
    lines: list[Row] = []
    for name in KNOWN:
        lines += [_ours(name), _known(name)]
        other = naive.reader(name)
        if other is not None:
            lines.append(_theirs(name, other.name, other.facts(LISTS / name)))
    print(f"{_text(lines)}\n\n{LEGEND}\n")
    _sum(lines)
    wrong = sum(line.wrong for line in lines if line.reader == OURS)
    size = f"{len(KNOWN)} lists"
    name = "lists beyond tolerance, none allowed"
    return [Line("import facts", size, wrong, 0, 0, unit="lists", difference=True, yardstick_name=name)]


def _ours(name: str) -> Row:
    file = read((LISTS / name).read_bytes(), name)
    refused = sum(1 for problem in file.problems if problem.severity is Severity.REFUSED)
    found = file.found
    have = (found.with_doi, found.distinct_dois, found.with_pmid, found.with_title, found.with_year)
    marks = [
        _mark(name, key, number, refused if key == "with_year" else 0)
        for key, number in zip(KEYS, have, strict=True)
    ]
    all_there = "" if len(file.records) + refused == KNOWN[name]["records"] else "!"
    marked = [f"{number}{mark}" for number, mark in zip(have, marks, strict=True)]
    return Row(
        OURS,
        (name, f"{OURS}: {file.format}", f"{len(file.records)}{all_there}", *marked, str(refused)),
        wrong="!" in (*marks, all_there),
    )


def _known(name: str) -> Row:
    facts = KNOWN[name]
    cells = [str(facts["records"]), *(str(facts[key]) for key in KEYS)]
    return Row("expected", ("", "expected", *cells, ""))


def _theirs(name: str, reader: str, found: Facts | str) -> Row:
    if isinstance(found, str):
        return Row(reader, ("", reader), wrong=True, words=found)
    have = (found.dois, found.distinct, found.pmids, found.titles, found.years)
    marks = [_mark(name, key, number) for key, number in zip(KEYS, have, strict=True)]
    records = "" if found.records == KNOWN[name]["records"] else "!"
    marked = [f"{number}{mark}" for number, mark in zip(have, marks, strict=True)]
    return Row(reader, ("", reader, f"{found.records}{records}", *marked, ""), wrong="!" in (*marks, records))


def _mark(name: str, key: Key, have: int, fewer: int = 0) -> str:
    """How a figure stands to what is known: nothing, `*` more for a known reason, `!` otherwise.

    `fewer`: as many less are no difference.
    """
    facts = KNOWN[name]
    slack = _slack(facts, key)
    if facts[key] - slack - fewer <= have <= facts[key] + slack and not _more(name, key):
        return ""
    most = facts[key] + _more(name, key)
    if most - slack - fewer <= have <= most + slack:
        return "*"
    return "!"


def _more(name: str, key: Key) -> int:
    links = KNOWN[name].get("dois_only_in_url", 0) if key in ("dois", "distinct_dois") else 0
    return links + MORE.get(name, {}).get(key, 0)


def _slack(facts: Expected, key: Key) -> int:
    return facts.get("tolerance", {}).get(key, 0)


def _sum(lines: Sequence[Row]) -> None:
    """Print how many lists each reader has right in every figure, of those that it was given."""
    refused = [int(line.cells[-1]) for line in lines if line.reader == OURS and line.cells[-1] != "0"]
    print(f"{OURS}: {sum(refused)} records in {len(refused)} lists refused, each with its row and the reason")
    for reader in (OURS, *naive.NAMES):
        given = [line for line in lines if line.reader == reader]
        right = sum(not line.wrong for line in given)
        if any(line.words == naive.MISSING for line in given):
            print(f"{reader}: {naive.MISSING}")
        else:
            print(f"{reader}: {right} of {len(given)} lists right in every figure")


def _text(lines: Sequence[Row]) -> str:
    body = [Row("", HEAD), *lines]
    full = [line.cells for line in body if not line.words]
    widths = [max(len(cells[place]) for cells in full) for place in range(len(HEAD))]

    def printed(line: Row) -> str:
        start = "  ".join(cell.ljust(width) for cell, width in zip(line.cells[:2], widths, strict=False))
        rest = (cell.rjust(width) for cell, width in zip(line.cells[2:], widths[2:], strict=False))
        return "  ".join((start, line.words or "  ".join(rest))).rstrip()

    return "\n".join(map(printed, body))
