"""Every word that the workbook needs exists, and headings are what machines rely on."""

from __future__ import annotations

import re

import pytest

from altmetric_desktop.domain.categories import ORDER, Channel
from altmetric_desktop.domain.mentions import MatchedBy
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.tables import Column
from altmetric_desktop.reports import workbook
from altmetric_desktop.words import Words
from altmetric_desktop.words.english_all import SENTENCES

WORDS = Words("en")
COLUMNS = [(sheet, column) for sheet, columns in workbook.columns(WORDS).items() for column in columns]


@pytest.mark.parametrize("sheet, column", COLUMNS)
def test_every_column_has_a_heading_and_a_definition(sheet: str, column: Column) -> None:
    if column.definition != "category-posts":
        assert WORDS.knows(f"report.heading.{column.key}"), sheet
    assert WORDS.knows(f"report.define.{column.definition}"), sheet


def test_headings_are_unique_in_each_table() -> None:
    for key in ("outputs", "mentions", "coverage", "provenance", "summary", "checks", "contents"):
        headings = [column.heading.lower() for column in workbook.columns(WORDS)[key]]
        assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("key", workbook.SHEETS)
def test_every_sheet_has_its_words(key: str) -> None:
    name = WORDS.say(f"report.sheet.{key}")
    assert len(name) <= 31
    assert not re.search(r"[\[\]:*?/\\]", name)
    assert WORDS.knows(f"report.answers.{key}")
    assert WORDS.knows(f"report.sentence.{key}")
    assert WORDS.knows(f"stage.report.{key}")


def test_no_definition_is_left_over() -> None:
    used = {column.definition for _, column in COLUMNS}
    defined = {key.removeprefix("report.define.") for key in SENTENCES if key.startswith("report.define.")}
    assert defined == used


def test_words_of_other_rooms_are_there() -> None:
    keys = [
        *(f"category.{category.value}" for category in ORDER),
        *(f"channel.{channel.value}" for channel in Channel),
        *(f"type.{kind.value}" for kind in OutputType),
        *(f"state.{state.value}" for state in State),
        *(f"report.matched.{method.value}" for method in MatchedBy),
    ]
    assert [key for key in keys if not WORDS.knows(key)] == []


def test_attention_is_never_called_impact_or_quality() -> None:
    said = [
        sentence
        for key, sentence in SENTENCES.items()
        if key.startswith("report.") and isinstance(sentence, str)
    ]
    assert not [text for text in said if re.search(r"\bimpact\b", text, re.IGNORECASE)]
    about_quality = [text for text in said if "quality" in text.lower()]
    assert all(
        "not quality" in text or "measure of quality" in text or "judge quality" in text
        for text in about_quality
    )
