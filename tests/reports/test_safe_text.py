"""Text from strangers in files of ours: nothing runs, nothing breaks the file, nothing else is lost."""

from __future__ import annotations

import csv
import io

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from altmetric_desktop.reports.safe_text import (
    HARD_LIMIT,
    LINK_LIMIT,
    SHOWN,
    attribute,
    clean,
    csv_cell,
    doi_link,
    is_risky,
    link,
    xml,
)

ANY_TEXT = st.text(st.characters(), max_size=200)
HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+44 20 7946 0000",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    '=HYPERLINK("http://evil.example","click")',
    "_x0041_",
    "_x0041_x0042_",
    "_x005F_x0041_",
    "a\x00b\x0bc",
    "lone \ud800 surrogate",
    "not a character \ufffe\uffff",
    "<b>bold</b> & <script>",
    "]]>",
    "#N/A",
    "0123",
    "1e400",
    "\u202eright to left",
    "👩‍🔬 e\u0301",
    "  spaces  ",
    "two\nlines",
)


@given(ANY_TEXT)
def test_xml_parses_and_gives_the_cleaned_text_back(text: str) -> None:
    element = fromstring(f"<t>{xml(text)}</t>")
    assert unescape(element.text or "") == clean(text)


@given(ANY_TEXT)
def test_an_attribute_parses_and_keeps_to_one_line(text: str) -> None:
    value = fromstring(f'<t a="{attribute(text)}"/>').get("a")
    assert value is not None
    assert not set(value) & set("\n\r\t")


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_keeps_every_letter_that_a_file_may_hold(text: str) -> None:
    lost = {"\x00", "\x0b", "\ud800", "\ufffe", "\uffff"}
    assert clean(text) == "".join(letter for letter in text.replace("\r", "\n") if letter not in lost)


@pytest.mark.parametrize("length", [SHOWN - 1, SHOWN, SHOWN + 1, 40_000])
def test_long_text_is_cut_with_a_mark(length: int) -> None:
    shown = clean("x" * length)
    assert len(shown) == min(length, SHOWN)
    assert shown.endswith("…") == (length > SHOWN)


def test_no_limit_lets_a_cell_grow_beyond_what_excel_holds() -> None:
    shown = clean("😀" * 40_000, limit=10**6)
    assert len(shown.encode("utf-16-le")) // 2 <= HARD_LIMIT


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t1", "\r1", "\n1", "＝1", "＋1", "－1", "＠1"])
def test_what_a_spreadsheet_would_run_is_risky(text: str) -> None:
    assert is_risky(text)


@pytest.mark.parametrize("text", ["", "a=1", "1", "(=1)", "«=1»"])
def test_other_text_is_not_risky(text: str) -> None:
    assert not is_risky(text)


@pytest.mark.parametrize(
    "address, safe",
    [
        ("https://news.example/a?b=c&d=e#f", "https://news.example/a?b=c&d=e#f"),
        ("http://news.example", "http://news.example"),
        ("https://news.example/küste", "https://news.example/k%C3%BCste"),
        ("https://küste.example/a", "https://xn--kste-0ra.example/a"),
        ("https://news.example/a%zz", "https://news.example/a%25zz"),
        ("https://news.example/a#b#c", "https://news.example/a#b%23c"),
        ("https://news.example/[x]", "https://news.example/%5Bx%5D"),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("HTTPS://News.Example/A", "https://news.example/A"),
    ],
)
def test_an_address_that_may_be_followed_is_written_in_ascii(address: str, safe: str) -> None:
    assert link(address) == safe


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\host\\share",
        "//news.example/a",
        "data:text/html,x",
        "search-ms:query=x",
        "ms-msdt:/id",
        "mailto:a@b.example",
        "https:evil",
        "https://",
        "https://user:pass@news.example/",
        "https://user@news.example/",
        "https://news.example/a b",
        "https://news.example/a\nb",
        "https://news.example/a\x00b",
        "https://news.example/\ud800",
        "https://news.example\\@evil.example/",
        "https://news.example:99999/",
        "https://[::1/",
        "https://a..b.example/é",
        'https://news.example/"onclick',
        "https://news.example/" + "a" * LINK_LIMIT,
        "https://news.example/" + "é" * (LINK_LIMIT // 2),
    ],
)
def test_other_addresses_are_no_links(address: str | None) -> None:
    assert link(address) is None


@given(st.text(st.characters(), max_size=60))
def test_a_link_is_ascii_whatever_stands_in_it(text: str) -> None:
    found = link("https://news.example/" + text)
    assert found is None or (found.isascii() and not set(found) & set(' "<>\\'))


def test_a_doi_with_odd_letters_still_links() -> None:
    assert doi_link("10.5555/(sici)1<2::aid>3.0.co;2-#") == (
        "https://doi.org/10.5555/(sici)1%3C2::aid%3E3.0.co;2-%23"
    )


@pytest.mark.parametrize("text", ["=1+1", "+a", "-a", "@a", "\t=1", "\r=1", "\n=1", "＝1"])
def test_csv_marks_what_a_spreadsheet_would_run(text: str) -> None:
    assert csv_cell(text) == "'" + text
    assert csv_cell(text, raw=True) == text


@pytest.mark.parametrize("text", ["'=1+1", "''@a", "'-3"])
def test_csv_marks_what_begins_with_a_mark_once_more(text: str) -> None:
    assert csv_cell(text) == "'" + text
    assert csv_cell("'tis plain") == "'tis plain"


@pytest.mark.parametrize("text", ["-3", "+3.5", "-1e5", ".5", "-0.25"])
def test_csv_leaves_numbers_numbers(text: str) -> None:
    assert csv_cell(text) == text


@given(ANY_TEXT)
def test_raw_csv_gives_back_what_a_file_may_hold(text: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerow([csv_cell(text, raw=True), "end"])
    (row,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert row == [csv_cell(text, raw=True), "end"]
