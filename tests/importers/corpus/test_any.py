"""Any text to every small parser: an answer, never an exception; a normal form is its own normal form."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.identifiers import Reading, examine, recognise
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.records import Severity
from altmetric_desktop.importers import families, opml
from altmetric_desktop.importers.dates import day_first_in, moment_of, month_of, year_of
from altmetric_desktop.importers.header import find_header, heading_key, meanings
from altmetric_desktop.importers.identifier_list import read_list
from altmetric_desktop.importers.mapping import suggest
from altmetric_desktop.importers.people import display_name, person_of, separator_of, split_names
from altmetric_desktop.importers.table import Table, sniff
from altmetric_desktop.importers.text import plain, plain_or_none, shown
from altmetric_desktop.importers.types import type_of
from tests.importers.corpus import good, judging
from tests.importers.corpus.made_books import book

BOUNDED = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
_PIECES = (
    "10.5555/a", "10.1002/(SICI)1", "doi:", "https://doi.org/", " ", ";", ",", "|", "\t", "\n", '"', "'",
    "=", "-", "Doe", "J.", "von", "Jr.", "and", "et al.", "0000-0002-1825-0097", "97803064061", "57", "2021",
    "03", "/", ".", "Mar", "Title", "DOI", "é", "e\u0301", "题", "\u202e", "\u200b", "\0", "\x85", "\ud800",
    "<i>", "&amp;", "&#0;", "1E+5",
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
ROWS = st.lists(st.lists(TEXT.filter(lambda text: "\n" not in text), max_size=6), max_size=8)
SHEET = st.lists(
    st.lists(st.sampled_from([one for one in _PIECES if one.isprintable()]), min_size=1, max_size=5),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("kind", Kind)
def test_an_identifier_s_normal_form_is_its_own(kind: Kind) -> None:
    @BOUNDED
    @given(TEXT)
    def whatever(text: str) -> None:
        for found in examine(kind, text).identifiers:
            again = examine(found.kind, found.value)
            assert found in again.identifiers
            assert again.reading in (Reading.OK, Reading.SHORT, Reading.REPAIRED)

    whatever()


@BOUNDED
@given(TEXT)
def test_small_parsers_answer_any_text(text: str) -> None:
    recognise(text)
    meanings(text)
    type_of(text)
    month_of(text)
    day_first_in([text, text])
    for first in (None, True, False):
        moment = moment_of(text, first)
        assert moment is None or moment_of(moment.iso()) is not None
    year = year_of(text)
    assert year is None or 0 < year < 10_000
    assert heading_key(heading_key(text)) == heading_key(text)
    assert len(shown(text)) <= 200
    shown(text).encode("utf-8")


@BOUNDED
@given(TEXT)
def test_a_cleaned_text_is_one_line_that_can_be_stored(text: str) -> None:
    done = plain(text)
    assert not set(done) & set("\0\n\r\t\x85")
    assert plain_or_none(text) in (done, None)


@BOUNDED
@given(TEXT)
def test_people_of_any_text(text: str) -> None:
    sign = separator_of(text)
    for piece in split_names(text, sign):
        person = person_of(piece)
        assert person is None or person.name.strip()
    display_name(text)


@BOUNDED
@given(ROWS)
def test_a_heading_is_guessed_in_any_rows(rows: list[list[str]]) -> None:
    assert 0 <= find_header(rows) <= len(rows)
    mapping = suggest(rows)
    assert mapping.header_row <= len(rows)


@BOUNDED
@given(TEXT, st.sampled_from([None, ",", ";", "\t", "|"]))
def test_a_table_of_any_text_keeps_its_cells(text: str, sign: str | None) -> None:
    clean = text.replace("\0", "").replace("\r", "\n")
    table = Table(clean, sign)
    cells = "".join(cell for chunk in table.chunks() for row in chunk for cell in row)
    assert sniff(clean.split("\n")) in ",;\t|"
    if not table.broken and '"' not in clean and "'" not in clean:
        assert [mark for mark in cells if mark.isalnum()] == [mark for mark in clean if mark.isalnum()]


@BOUNDED
@given(TEXT)
def test_a_list_of_any_lines_reads_or_refuses_each(text: str) -> None:
    records, problems = read_list(text)
    refused = [one.row for one in problems if one.severity is Severity.REFUSED]
    assert len(refused) == len(set(refused))
    assert not set(refused) & {record.row for record in records}


@BOUNDED
@given(
    st.binary(max_size=200), st.sampled_from([b"", b"<opml>", b"<opml><body><outline xmlUrl='http://a'/>"])
)
def test_a_feed_list_of_any_bytes(data: bytes, start: bytes) -> None:
    try:
        found = opml.read(start + data, "feeds.opml")
    except InputError as error:
        judging.said(error, "feeds.opml")
    else:
        assert all(feed.address.startswith("http") for feed in found)


@pytest.mark.parametrize("key", good.BOOKS)
def test_any_sheet_is_read_or_refused(key: str) -> None:
    @settings(BOUNDED, max_examples=20)
    @given(SHEET)
    def whatever(rows: list[list[str]]) -> None:
        judging.tried(book(key, rows), "list.xlsx")

    whatever()


@pytest.mark.parametrize("key", [known.key for known in families.formats()])
def test_any_text_in_any_family(key: str) -> None:
    @settings(BOUNDED, max_examples=25)
    @given(TEXT, st.integers(0, 2000))
    def whatever(text: str, place: int) -> None:
        data = good.good(key).data
        at = place % len(data)
        judging.tried(data[:at] + text.encode("utf-8", "surrogatepass") + data[at:], "list", key)

    whatever()
