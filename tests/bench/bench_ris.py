"""Reading of a RIS list, whole: decode, recognise, tags, normalise, to records.

Yardstick: rispy, which gives entries of raw values. It is no library of this project: where it is not
installed, that is said and only the growth is measured.
"""

from __future__ import annotations

import importlib
import importlib.util
import random
import time

from altmetric_desktop.importers import read
from tests.bench.lists import WORDS
from tests.bench.table import Line, in_turns

BUDGET = 1.0
#: Ten times the records may take so many times as long, measured in the same run.
LINEAR = 12.0


def run() -> list[Line]:
    """2,000 and 20,000 records beside rispy, and how the time grows from one to the other."""
    small, large = bibliography(2_000), bibliography(20_000)
    few, many = in_turns(
        lambda: read(small, "list.ris"), lambda: read(large, "list.ris"), 5, time.process_time
    )
    growth = Line("RIS, growth", "2 k → 20 k", many, few, LINEAR, yardstick_name="2,000 records")
    if importlib.util.find_spec("rispy") is None:
        print("RIS without its yardstick: rispy is not installed.")
        return [growth]
    return [_line(small, 2_000, rounds=7), _line(large, 20_000, rounds=3), growth]


def _line(data: bytes, records: int, rounds: int) -> Line:
    rispy = importlib.import_module("rispy")
    text = data.decode()
    assert len(read(data, "list.ris").records) == len(rispy.loads(text)) == records
    times = in_turns(lambda: read(data, "list.ris"), lambda: rispy.loads(text), rounds, time.process_time)
    return Line("read RIS", f"{records:,} records", *times, BUDGET, yardstick_name="rispy")


def bibliography(records: int, seed: int = 7) -> bytes:
    """So many articles as a reference manager writes them: three authors, keywords, an abstract."""
    dice = random.Random(seed)  # noqa: S311  # fiction, not secrets
    return "".join(_entry(dice, number) for number in range(records)).encode()


def _entry(dice: random.Random, number: int) -> str:
    title = " ".join(dice.choices(WORDS, k=9)).capitalize()
    authors = "".join(
        f"AU  - {dice.choice(WORDS).title()}, {chr(65 + dice.randrange(26))}.\n" for _ in range(3)
    )
    return (
        f"TY  - JOUR\nTI  - {title} {number}\n{authors}PY  - {2000 + number % 27}/03/14/\n"
        f"T2  - Journal of {WORDS[number % 20].title()}\nVL  - {number % 40}\nIS  - {number % 12}\n"
        f"SP  - {number % 300}\nEP  - {number % 300 + 9}\nDO  - 10.5555/bench.{number}\n"
        f"KW  - {dice.choice(WORDS)}\nKW  - {dice.choice(WORDS)}\n"
        f"AB  - {' '.join(dice.choices(WORDS, k=60))}\nER  - \n\n"
    )
