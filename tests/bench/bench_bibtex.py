"""Reading of a BibTeX list, whole: decode, recognise, split, undo TeX, normalise, to records.

Yardstick: bibtexparser's own split of the same text alone, which gives blocks with raw values.
"""

from __future__ import annotations

import random

from bibtexparser.splitter import Splitter

from altmetric_desktop.importers import read
from tests.bench.lists import WORDS
from tests.bench.table import Line, in_turns

BUDGET = 3.5
#: Ten times the entries may take so many times as long, measured in the same run.
LINEAR = 12.0


def run() -> list[Line]:
    """2,000 and 20,000 entries, and how the time grows from one to the other."""
    small, large = _line(2_000, rounds=7), _line(20_000, rounds=3)
    growth = Line(
        "BibTeX, growth", "2 k → 20 k", large.ours, small.ours, LINEAR, yardstick_name="2,000 entries"
    )
    return [small, large, growth]


def _line(entries: int, rounds: int) -> Line:
    data = bibliography(entries)
    text = data.decode()
    assert len(read(data, "list.bib").records) == entries
    ours, yardstick = in_turns(lambda: read(data, "list.bib"), lambda: Splitter(text).split(), rounds)
    return Line("read BibTeX", f"{entries:,} entries", ours, yardstick, BUDGET, yardstick_name="bare split")


def bibliography(entries: int, seed: int = 7) -> bytes:
    """So many articles as a reference manager writes them: TeX accents, macros, every tenth key repeated."""
    dice = random.Random(seed)  # noqa: S311  # fiction, not secrets
    journals = [f"@string{{j{n} = {{Journal of {WORDS[n].title()}}}}}\n" for n in range(20)]
    return "".join([*journals, *(_entry(dice, number) for number in range(entries))]).encode()


def _entry(dice: random.Random, number: int) -> str:
    title = " ".join(dice.choices(WORDS, k=9)).capitalize()
    authors = " and ".join(
        f'M{{\\"u}}ller-{dice.choice(WORDS).title()}, {chr(65 + dice.randrange(26))}.' for _ in range(3)
    )
    return (
        f"@article{{key{number - number % 10 if number % 10 == 1 else number},\n"
        f"  author = {{{authors}}},\n  title = {{{{{title}}} {number} -- \\emph{{a study}}}},\n"
        f"  journal = j{number % 20},\n  year = {2000 + number % 27},\n  month = mar,\n"
        f"  volume = {{{number % 40}}}, number = {{{number % 12}}},\n"
        f"  pages = {{{number % 300}--{number % 300 + 9}}},\n"
        f'  doi = "10.5555/bench\\_{number}",\n  abstract = {{{" ".join(dice.choices(WORDS, k=60))}}}\n}}\n\n'
    )
