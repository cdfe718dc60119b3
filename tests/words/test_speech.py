"""Sentences, plurals, numbers and dates as a person reads them."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

import altmetric_desktop.words
from altmetric_desktop.domain.errors import LibraryLocked
from altmetric_desktop.domain.moments import Moment, Precision, from_date, from_iso
from altmetric_desktop.domain.sourcing import Failure
from altmetric_desktop.words import Words
from altmetric_desktop.words.english_all import SENTENCES

WORDS = Words("en")


def test_a_sentence_takes_its_arguments() -> None:
    error = LibraryLocked("library.locked", path="a.library", holder="ann (pid 7)")
    assert WORDS.error(error) == (
        "a.library is being written by ann (pid 7). It can be opened read-only meanwhile."
    )


@pytest.mark.parametrize(
    "n, said",
    [(1, "x.csv: 1 row written."), (0, "x.csv: 0 rows written."), (4118, "x.csv: 4,118 rows written.")],
)
def test_plurals(n: int, said: str) -> None:
    assert WORDS.say("export.did", path="x.csv", n=n) == said


def test_a_missing_word_hides_no_message() -> None:
    assert WORDS.say("no.such", row=7) == "no.such (row 7)"
    assert WORDS.say("export.did", n=2) == "{path}: 2 rows written."


def test_a_value_with_braces_is_no_template() -> None:
    assert WORDS.say("export.did", path="{n}.csv", n=2) == "{n}.csv: 2 rows written."


@pytest.mark.parametrize(
    "value, decimals, said",
    [
        (4118, 0, "4,118"),
        (-3, 0, "\u22123"),
        (211.25, 2, "211.25"),
        (0, 0, "0"),
        (1234567.5, 1, "1,234,567.5"),
    ],
)
def test_numbers(value: float, decimals: int, said: str) -> None:
    assert WORDS.number(value, decimals) == said


@pytest.mark.parametrize(
    "part, whole, said",
    [(54, 99, "55\u202f%"), (543, 1000, "54.3\u202f%"), (0, 10, "0\u202f%"), (1, 0, "—")],
)
def test_shares_say_no_more_than_n_holds(part: int, whole: int, said: str) -> None:
    assert WORDS.share(part, whole) == said


@pytest.mark.parametrize(
    "moment, said",
    [
        (from_date(2024), "2024"),
        (from_date(2024, 3), "Mar 2024"),
        (from_date(2024, 3, 14), "14 Mar 2024"),
        (None, "date unknown"),
    ],
)
def test_dates_are_as_exact_as_known(moment: Moment | None, said: str) -> None:
    assert WORDS.moment(moment) == said


def test_clock() -> None:
    assert WORDS.clock(from_iso("2026-11-20T06:40:00Z")) == "20 Nov 2026, 06:40 UTC"
    assert WORDS.clock(Moment(0, None, Precision.DAY)) == "1 Jan 1970"


def test_a_failure_quotes_the_provider() -> None:
    failure = Failure("state.failed", (), "503 - maintenance")
    assert WORDS.failure(failure) == "Failed Their words: “503 - maintenance”."


def test_no_key_is_said_twice() -> None:
    """A dict literal swallows a repeated key without a word, and so does merging."""
    keys: Counter[str] = Counter()
    for path in Path(altmetric_desktop.words.__file__).parent.glob("english*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                constants = [key.value for key in node.keys if isinstance(key, ast.Constant)]
                keys.update(key for key in constants if isinstance(key, str))
    assert [key for key, times in keys.items() if times > 1] == []
    assert len(SENTENCES) == len(keys)
