"""Any text in any tagged format: records and problems, never a traceback, never more work than its length."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from altmetric_desktop.domain.records import Problem, Record, Severity
from altmetric_desktop.importers import tagged
from altmetric_desktop.importers.ris import read_ris
from tests.importers.tagged import lists

KEYS = tuple(known.key for known in tagged.FORMATS)
_PIECES = sorted({line for text in lists.BY_FORMAT.values() for line in text.split("\n")})
_LINES = st.lists(
    st.one_of(
        st.sampled_from(_PIECES),
        st.sampled_from(_PIECES).map(lambda line: line[:5]),
        st.text(alphabet="ABP%0- {}[]【】:：;\ufeff\x00\x85\u2028题1/", max_size=12),
    ),
    max_size=40,
).map("\n".join)


def sound(found: tuple[list[Record], list[Problem]], text: str) -> None:
    """Every record says something and stands on a line of the text; a row is refused once."""
    records, problems = found
    lines = text.count("\n") + 1
    assert all(record.title or record.identifiers or record.container for record in records)
    rows = [record.row for record in records] + [problem.row for problem in problems]
    assert all(1 <= row <= lines for row in rows)
    refused = [problem.row for problem in problems if problem.severity is Severity.REFUSED]
    assert len(refused) == len(set(refused))
    assert not set(refused) & {record.row for record in records}


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(KEYS), st.one_of(_LINES, st.text(max_size=200)))
@example("proquest", "Document 1 of 1\n\n\n\nDocument 1 of 1")
@example("endnote-tagged", ";%0 a\n%0 b")
@example("wos-tagged", "   a\nPT J\n   b\n   c")
def test_any_text(key: str, text: str) -> None:
    sound(tagged.read(key, text), text)
    assert tagged.find(text, "x") in (*KEYS, None)


@pytest.mark.parametrize("key", KEYS)
def test_a_list_cut_anywhere_loses_nothing_that_was_there(key: str) -> None:
    """Of the records whose beginning is in the text each is kept or refused."""
    text = lists.BY_FORMAT[key]
    rows = [record.row for record in tagged.read(key, text)[0]]
    for end in range(0, len(text), 7):
        part = text[:end]
        records, problems = tagged.read(key, part)
        sound((records, problems), part)
        seen = {record.row for record in records} | {problem.row for problem in problems}
        whole = part.count("\n")
        assert {row for row in rows if row <= whole} <= seen


@pytest.mark.parametrize("key", KEYS)
def test_without_its_first_line_a_list_keeps_its_records(key: str) -> None:
    """What begins an entry is missing: its tags begin it."""
    text = lists.BY_FORMAT[key]
    records = tagged.read(key, text)[0]
    lines = text.split("\n")
    lines[records[0].row - 1] = ""
    again = tagged.read(key, "\n".join(lines))[0]
    assert len(again) == len(records)


def longest(records: list[Record]) -> int:
    """The length of the longest text that was kept."""
    return max(len(text) for record in records for text in (record.title, record.abstract) if text)


ENDLESS = {
    "wos-tagged": ("PT J\nTI a\nDI 10.5555/a\n", "AB x\n", "   word\n"),
    "medline": ("PMID- 12345678\nTI  - a\n", "AB  - x\n", "      word\n"),
    "endnote-tagged": ("%0 Book\n%T a\n", "%X x\n", "word\n"),
    "refworks": ("RT Book, Whole\nT1 a\n", "AB x\n", "word\n"),
    "noteexpress": ("{Reference Type}: Book\n{Title}: a\n", "{Abstract}: x\n", "word\n"),
    "cssci": ("【来源篇名】a\n", "【摘要】x\n", "word\n"),
    "cnki": ("Title-题名: a\n", "Summary-摘要: x\n", "word\n"),
    "proquest": ("Document 1 of 1\n\na\n\n", "Abstract: x\n", "word\n"),
}


@pytest.mark.parametrize("key", KEYS)
def test_a_tag_without_end_is_one_text_of_bounded_length(key: str) -> None:
    """Millions of lines of one tag: what is kept is bounded (a text that grows line by line takes hours)."""
    head, tag, line = ENDLESS[key]
    records, _ = tagged.read(key, head + tag + line * 300_000)
    assert len(records) == 1
    assert records[0].title == "a"
    assert 10_000 < longest(records) <= 100_000


@pytest.mark.parametrize("key", KEYS)
def test_a_tag_that_is_repeated_without_end_keeps_a_bounded_number_of_values(key: str) -> None:
    head, tag, _ = ENDLESS[key]
    records, _ = tagged.read(key, head + tag * 100_000)
    assert len(records) == 1
    assert len(tagged.read(key, head + "x" * 3_000_000)[0]) == 1


def test_ris_of_endless_lines_and_of_several_files_behind_one_another() -> None:
    records, _ = read_ris("TY  - JOUR\nTI  - a\nAB  - x\n" + "word\n" * 300_000)
    assert 10_000 < longest(records) <= 100_000
    behind = "TY  - JOUR\nTI  - One\nER  - \n\ufeffTY  - JOUR\nTI  - Two\nER  - \nTI  - Three\nER  -"
    assert [record.title for record in read_ris(behind)[0]] == ["One", "Two", "Three"]


RIS_DOIS = (
    "10.5555/One",
    "10.5555/one.",
    "10.5555/two",
    "https://doi.org/10.5555/one",
    "10.5555/journal",
    "x",
    "",
)
RIS_LINKS = (
    "https://doi.org/10.5555/one",
    "https://example.org/papers/1",
    "http://dx.doi.org/10.5555/Two",
    "",
)
RIS_NUMBERS = ("1932-6203", "978-0-306-40615-7", "19326203")


@given(
    st.lists(st.sampled_from(RIS_DOIS), max_size=2),
    st.lists(st.sampled_from(RIS_LINKS), max_size=2),
    st.lists(st.sampled_from(RIS_NUMBERS), max_size=2),
)
def test_the_short_way_to_a_doi_finds_what_the_long_way_finds(
    dois: list[str], links: list[str], numbers: list[str]
) -> None:
    """A tag that may name a work but doesn't (`C2`) sends the reader the long way."""
    lines = [
        f"{tag}  - {value}"
        for tag, values in (("DO", dois), ("UR", links), ("SN", numbers))
        for value in values
    ]
    text = "\n".join(["TY  - JOUR", "TI  - One", *lines])
    assert read_ris(text) == read_ris(text + "\nC2  - none\n")
