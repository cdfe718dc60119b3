"""Values that attack or are odd, in every format: identifiers, texts, formulas, numbers."""

from __future__ import annotations

import unicodedata

import pytest

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.records import ReadFile, Record
from altmetric_desktop.importers.text import plain
from tests.importers.corpus import good, judging
from tests.importers.corpus.made_texts import WITHOUT_DOI, WITHOUT_TITLE
from tests.importers.corpus.works import WORKS, Work

TITLED = tuple(key for key in good.MADE if key not in WITHOUT_TITLE)
CITED = tuple(key for key in good.MADE if key not in WITHOUT_DOI)
#: Formats whose signs are ordinary letters in a text: a hostile title may be cut or ended by them.
SIGNED = frozenset({"bibtex", "diva-csv", "converis-csv"})


def amid(key: str, work: Work) -> ReadFile:
    """A list with this work between two harmless ones, which must be read as ever."""
    found = judging.taken(good.made(key, [WORKS[0], work, WORKS[3]]), good.good(key).name)
    titles = [record.title for record in found.records]
    if key not in WITHOUT_TITLE:
        assert [titles[0], titles[-1]] == [WORKS[0].title, WORKS[3].title], titles
    assert len(found.records) + len(judging.refusals(found)) == 3, titles
    return found


def middle(found: ReadFile) -> Record | None:
    """The record of the work in the middle; None where it was refused."""
    return found.records[1] if len(found.records) == 3 else None


#: As it is written, and what it names.
DOIS = {
    "an address": ("https://doi.org/10.5555/Tide.1", "10.5555/tide.1"),
    "an old address": ("http://dx.doi.org/10.5555/tide.1", "10.5555/tide.1"),
    "a prefix": ("doi:10.5555/tide.1", "10.5555/tide.1"),
    "capitals": ("DOI: 10.5555/TIDE.1", "10.5555/tide.1"),
    "percent signs": ("10.5555%2Ftide.1", "10.5555/tide.1"),
    "a sentence's end": ("10.5555/tide.1.", "10.5555/tide.1"),
    "a bracket's end": ("(10.5555/tide.1)", "10.5555/tide.1"),
    "nothing wide": ("10.5555/\u200btide.1\u200b", "10.5555/tide.1"),
    "wide letters": ("１０.5555/tide.1", "10.5555/tide.1"),
    "an old number": (
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o",
    ),
    "spaces around": ("  10.5555/tide.1  ", "10.5555/tide.1"),
}


@pytest.mark.parametrize("key", CITED)
def test_a_doi_is_read_however_it_is_written(key: str) -> None:
    """Or it is named with the cell as it stands; never another DOI, never lost without a word."""
    for written, meant in DOIS.values():
        found = amid(key, Work("Tides in a jar", written))
        record = middle(found)
        if key == "oai-dc" and written.startswith("DOI: "):
            continue  # its sample writes addresses: this would be none
        names = {one.value for one in record.identifiers if one.kind is Kind.DOI} if record else set()
        assert names <= {meant}
        assert names or any("doi" in one.code or "identifier" in one.code for one in found.problems), (
            found.problems
        )


WRONG = {
    "two thousand letters": "10.5555/" + "x" * 2000,
    "a number of a spreadsheet": "1.00E+07",
    "a date": "10-May",
    "no suffix": "10.5555/",
    "words": "none given",
    "an error": "#REF!",
    "hostile": "10.5555/<script>alert(1)</script>",
    "half a pair": "10.5555/\ud800",
    "a line of brackets": "10.5555/" + "(" * 500,
    "an ORCID iD": "0000-0002-1825-0098",
}


@pytest.mark.parametrize("key", CITED)
def test_what_is_no_doi_is_kept_aside_in_its_row(key: str) -> None:
    for written in WRONG.values():
        if key in good.BOOKS and not written.isprintable():
            continue  # no workbook can hold it
        with judging.soon():
            found = amid(key, Work("Tides in a jar", written))
        record = middle(found)
        assert record is None or record.title in (None, "Tides in a jar")


TEXTS = {
    "directions turned": "Tides \u202egnihtemos\u202c of \u2066jars\u2069",
    "a flood of marks": "Z" + "\u0301\u0316\u0354" * 400 + "algo",
    "families": "On 👩‍👩‍👧‍👦 and 👩🏽‍🔬 at work",
    "from right to left": "دراسة هادئة للاختبارات",
    "apart and together": "Pru\u0308fung und Prüfung",
    "controls": "Tides\x01\x07\x1b[31m in\x9b a jar",
    "marks of tables": "Tides;in|a, jar: 'of' silt",
    "tags": "On <i>Fictio calma</i> and H<sub>2</sub>O",
    "journal tags": "<jats:p>On <jats:italic>tests</jats:italic></jats:p>",
    "formulas of mathematics": "On <mml:math><mml:mi>x</mml:mi></mml:math> and more",
    "a script": "<script>alert(1)</script> on tests",
    "a picture": "<img src=file:///etc/hostname> on tests",
    "entities": "Tests &amp; trials &#8211; more",
    "percent": "100 % of %s and {0} and %(x)s",
    "beyond the plane": "On 𝒳-rays and 𠜎 tests",
    "no letters": "… — !!! ???",
    "spaces": "Tides\u00a0in\u2003a\u3000jar",
    "non-characters": "Tides \ufffe in \uffff a jar",
}


@pytest.mark.parametrize("key", TITLED)
def test_a_text_is_kept_as_it_is_but_for_what_can_t_be_stored(key: str) -> None:
    for title in TEXTS.values():
        control = any(unicodedata.category(mark) == "Cc" for mark in title)
        if (control or "\ufffe" in title) and key in good.BOOKS:
            continue  # no workbook can hold it
        found = amid(key, Work(title, "10.5555/corpus.2"))
        record = middle(found)
        if record is None or record.title is None or key in SIGNED:
            assert record is None or record.identifiers
            continue
        assert record.title == unicodedata.normalize("NFC", record.title)
        kept = [mark for mark in record.title if mark.isalnum()]
        given = [mark for mark in plain(title) if mark.isalnum()]
        assert kept == given or control, (record.title, plain(title))


FORMULAS = (
    "=cmd|' /C calc'!A0", "+1+1 on tests", "-2+3 on tests", "@SUM(1+1)*cmd|' /C calc'!A0", "＝1+1 on tests",
    '=HYPERLINK("http://evil.example/?x","Tests")', "=DDE('cmd';'/C calc';'x')", "'=1+1 on tests",
)  # fmt: skip


@pytest.mark.parametrize("key", TITLED)
def test_a_formula_is_a_text_like_any_other(key: str) -> None:
    for title in FORMULAS:
        if key == "xlsx" or (key == "wos-table" and '"' in title):
            continue  # its own formulas are no texts; Web of Science quotes nothing
        record = middle(amid(key, Work(title, "10.5555/corpus.2")))
        assert record is not None
        assert record.title == title or key in SIGNED or key == "xls", record.title


NUMBERS = (
    "NaN",
    "inf",
    "-inf",
    "1e400",
    "9" * 5000,
    "-0",
    "1,234",
    "1.234",
    "٢٠٢١",
    "20211",
    "0",
    "-2021",
    "2021.0",
    "2021-13-45",
)


@pytest.mark.parametrize("key", [key for key in TITLED if key not in good.JSON])
def test_a_year_that_is_none_costs_no_record(key: str) -> None:
    for year in NUMBERS:
        if (key, year) == ("bibtex", "1,234") or (key == "xls" and len(year) > 255):
            continue  # the sample can't hold it
        record = middle(amid(key, Work("Tides in a jar", "10.5555/corpus.2", year)))
        assert record is not None
        assert record.year is None or 0 < record.year < 2100


@pytest.mark.parametrize("key", CITED)
def test_the_same_work_twice_is_two_records_of_the_file(key: str) -> None:
    """What is one and the same is decided where they are stored, and counted there."""
    twice = [WORKS[0], Work("Another title", WORKS[0].doi.upper()), WORKS[0]]
    found = judging.taken(good.made(key, twice), good.good(key).name)
    named = [one for one in found.records if Identifier(Kind.DOI, WORKS[0].doi) in one.identifiers]
    assert len(named) == len(found.records)
    assert (found.found.with_doi, found.found.distinct_dois) == (len(named), 1)
