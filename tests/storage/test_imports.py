"""What becomes of each record, and that the balance closes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment, Precision, from_date
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.records import Problem, Record, Severity, Verdict
from altmetric_desktop.storage import importing, library_file, listing, outputs, undoing, units
from tests.storage.samples import Desk, doi, record

PMID = Identifier(Kind.PMID, "12345")
ISBN = Identifier(Kind.ISBN, "9780000000002")
URL = Identifier(Kind.URL, "https://journal.example.org/")


def test_everything_about_an_output_comes_back(desk: Desk) -> None:
    roe, doe = Person("Roe, R."), Person("Doe, D.", "0000-0002-1825-0097")
    given = record(
        2,
        "Echoes of a work",
        doi("a"),
        URL,
        published=from_date(2020, 3, 14),
        type=OutputType.ARTICLE,
        venue="Journal of Echoes",
        authors=(roe, doe),
        our_authors=(doe,),
        units=(Unit(("Science", "Physics")),),
        abstract="Short.",
        open_access="gold",
    )
    imported = desk.take_in(given)
    assert (imported.verdicts, len(imported.touched)) == ((Verdict.ADDED,), 1)
    facts = desk.read(lambda c: outputs.facts(c, desk.find("a")))
    assert (facts.title, facts.authors, facts.our_authors) == (
        given.title,
        ("Roe, R.", "Doe, D."),
        ("Doe, D.",),
    )
    assert (facts.units, facts.identifiers, facts.urls) == (
        (("Science", "Physics"),),
        (doi("a"), URL),
        (URL.value,),
    )
    assert (facts.published, facts.type, facts.trackable) == (
        from_date(2020, 3, 14),
        OutputType.ARTICLE,
        True,
    )
    known = desk.read(units.all_units)
    assert [(unit.path, unit.outputs) for unit in known] == [(("Science",), 1), (("Science", "Physics"), 1)]


def test_a_second_list_updates_what_differs_and_never_with_nothing(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a"), venue="A", authors=(Person("Roe, R."),)))
    same = desk.take_in(record(2, "One", doi("a"), venue="A", authors=(Person("Roe, R."),)))
    other = desk.take_in(record(2, None, doi("a"), PMID, authors=(Person("Doe, D."), Person("Roe, R."))))
    assert (same.verdicts, other.verdicts) == ((Verdict.UNCHANGED,), (Verdict.UPDATED,))
    facts = desk.read(lambda c: outputs.facts(c, desk.find("a")))
    assert (facts.title, facts.venue, facts.authors) == ("One", "A", ("Doe, D.", "Roe, R."))
    assert facts.identifiers == (doi("a"), PMID)


def test_a_year_does_not_blur_a_day(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a"), published=from_date(2020, 3, 14)))
    desk.take_in(record(2, "One", doi("a"), year=2020))
    assert desk.read(lambda c: outputs.facts(c, desk.find("a"))).published == from_date(2020, 3, 14)
    desk.take_in(record(2, "One", doi("a"), year=2021))
    found = desk.read(lambda c: outputs.facts(c, desk.find("a"))).published
    assert found == Moment(18_628, None, Precision.YEAR)


def test_records_of_one_file_fill_each_others_gaps(desk: Desk) -> None:
    imported = desk.take_in(
        record(2, "One", doi("a"), PMID),
        record(3, "Other title", PMID, venue="A"),
        record(4, "One", doi("a")),
    )
    assert imported.verdicts == (Verdict.ADDED, Verdict.MERGED, Verdict.MERGED)
    facts = desk.read(lambda c: outputs.facts(c, desk.find("a")))
    assert (facts.title, facts.venue) == ("One", "A")


def test_without_identifiers_title_year_and_first_author_decide(desk: Desk) -> None:
    roe = (Person("Roe, R."),)
    desk.take_in(record(2, "The Editorial", year=2020, authors=roe))
    again = desk.take_in(
        record(2, "the editorial!", year=2020, authors=(Person("Roe, Rita"),)),
        record(3, "The Editorial", year=2021, authors=roe),
        record(4, "The Editorial", year=2020, authors=(Person("Doe, D."),)),
        record(5, "The Editorial", doi("a"), year=2020, authors=roe),
    )
    assert again.verdicts == (Verdict.UPDATED, Verdict.ADDED, Verdict.ADDED, Verdict.MERGED)
    assert again.balance.not_trackable == 2
    assert desk.read(listing.count) == 3


def test_a_long_title_needs_no_more_where_nothing_contradicts(desk: Desk) -> None:
    title = "On the echoes of works in small libraries"
    desk.take_in(record(2, title, doi("a"), year=2020, authors=(Person("Roe, R."),)))
    again = desk.take_in(record(2, title.upper()), record(3, title, year=2020), record(4, title, year=2021))
    assert again.verdicts == (Verdict.UPDATED, Verdict.MERGED, Verdict.ADDED)


def test_a_books_isbn_or_a_journals_address_joins_no_chapters(desk: Desk) -> None:
    imported = desk.take_in(
        record(2, "Chapter one", ISBN, URL),
        record(3, "Chapter two", ISBN, URL),
        record(4, "Chapter one", ISBN),
    )
    assert imported.verdicts == (Verdict.ADDED, Verdict.ADDED, Verdict.MERGED)


def test_a_title_that_a_list_gave_holds_within_that_list(desk: Desk) -> None:
    desk.take_in(record(2, None, doi("a"), ISBN))
    imported = desk.take_in(record(2, "Two", doi("a")), record(3, "Something else", ISBN))
    assert imported.verdicts == (Verdict.UPDATED, Verdict.ADDED)


def test_a_list_finds_its_output_under_the_title_that_another_list_replaced(desk: Desk) -> None:
    first = record(2, "A Cappadocian speculation", URL, year=1971)
    desk.take_in(first)
    desk.take_in(record(2, "A Cappadocian speculation", doi("a"), URL, year=1971))
    desk.take_in(record(2, "CAPPADOCIAN SPECULATION", doi("a"), year=1972))
    assert desk.take_in(first).verdicts == (Verdict.UPDATED,)
    assert desk.take_in(first).verdicts == (Verdict.UNCHANGED,)
    assert desk.read(listing.count) == 1


def test_an_address_and_a_title_of_before_need_no_year(desk: Desk) -> None:
    first = record(2, "One", URL), record(3, "One", URL, year=2020)
    desk.take_in(*first)
    desk.take_in(record(2, "One", doi("a"), URL, year=2020))
    desk.take_in(record(2, "Two", doi("a")))
    assert desk.take_in(*first).verdicts == (Verdict.UPDATED, Verdict.MERGED)


def test_a_list_without_identifiers_finds_its_output_by_what_it_said_before(desk: Desk) -> None:
    roe, doe = (Person("Roe, R."),), (Person("Doe, D."),)
    first = record(2, "Editorial", year=2020, authors=roe)
    desk.take_in(first)
    desk.take_in(record(2, "Editorial", doi("a"), year=2020, authors=roe))
    desk.take_in(record(2, "The Editorial", doi("a"), year=2021, authors=doe))
    others = [record(3, "Editorial", year=2019, authors=roe), record(4, "Editorial", year=2022, authors=doe)]
    assert desk.take_in(*others).verdicts == (Verdict.ADDED, Verdict.ADDED)
    assert desk.take_in(first, *others).balance.added == 0


def test_chapters_stay_apart_after_one_of_them_was_renamed(desk: Desk) -> None:
    chapters = [record(2, "Chapter one", ISBN, URL), record(3, "Chapter two", ISBN, URL)]
    desk.take_in(*chapters)
    desk.take_in(record(2, "Chapter one", doi("a"), ISBN))
    desk.take_in(record(2, "The first chapter", doi("a"), ISBN))
    third = desk.take_in(record(2, "Chapter three", ISBN, URL), *chapters)
    assert third.verdicts == (Verdict.ADDED, Verdict.UPDATED, Verdict.UNCHANGED)
    assert desk.read(listing.count) == 3


def test_what_is_called_so_now_goes_before_what_was_called_so(desk: Desk) -> None:
    desk.take_in(record(2, "Chapter one", doi("a"), ISBN))
    desk.take_in(record(2, "Chapter two", doi("a"), ISBN))
    desk.take_in(record(2, "Chapter one", doi("b"), ISBN))
    desk.take_in(record(2, "Chapter one", ISBN, venue="The book"))
    assert desk.read(lambda c: outputs.facts(c, desk.find("b"))).venue == "The book"


def test_a_title_whose_list_was_taken_back_is_forgotten(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a"), URL))
    desk.take_in(record(2, "Wrong", doi("a"), URL))
    desk.step(lambda c, step: undoing.undo(c, step, 2), "undo")
    assert desk.take_in(record(2, "Wrong", URL)).verdicts == (Verdict.ADDED,)
    assert desk.take_in(record(2, "One", URL)).verdicts == (Verdict.UNCHANGED,)


def test_two_owners_are_a_problem_and_neither_loses_its_identifier(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a")), record(3, "Two", PMID))
    imported = desk.take_in(record(2, "One", doi("a"), PMID))
    assert [(one.code, one.row) for one in imported.problems] == [("two-outputs", 2)]
    assert imported.verdicts == (Verdict.UNCHANGED,)
    assert desk.read(lambda c: outputs.find(c, PMID)) != desk.find("a")


def test_nothing_to_go_by_is_refused_and_rows_that_reading_refused_count(desk: Desk) -> None:
    broken = Problem(7, "DOI", "x" * 500, "doi-incomplete", Severity.REFUSED)
    imported = desk.take_in(record(2, ""), record(3, "One", doi("a")), problems=[broken])
    assert imported.verdicts == (Verdict.REFUSED, Verdict.ADDED)
    assert (imported.balance.records, imported.balance.refused, imported.balance.closes) == (3, 2, True)


def test_a_preview_says_the_same_and_writes_nothing(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a")))
    records = [record(2, "One", doi("a"), venue="B"), record(3, "Two", doi("b")), record(4, "Two", doi("b"))]
    said = desk.read(lambda c: importing.preview(c, records))
    assert desk.read(listing.count) == 1
    assert desk.take_in(*records).balance == said.balance


@pytest.mark.parametrize("bad", ["\ud800", "a\x00b", "\U0010ffff", "'; DROP TABLE output; --"])
def test_any_text_is_kept_or_cleaned(desk: Desk, bad: str) -> None:
    desk.take_in(
        record(2, f"Title {bad}", doi("a"), authors=(Person(f"Roe {bad}"),), units=(Unit((f"U {bad}",)),))
    )
    assert desk.read(lambda c: outputs.facts(c, desk.find("a"))).title.startswith("Title")


_identifiers = st.lists(
    st.builds(
        Identifier,
        st.sampled_from([Kind.DOI, Kind.PMID, Kind.ISBN, Kind.URL, Kind.LOCAL]),
        st.sampled_from("123"),
    ),
    max_size=3,
    unique=True,
)
_records = st.lists(
    st.builds(
        Record,
        row=st.integers(2, 99),
        title=st.sampled_from([None, "", "A long title that is nobody else's", "Two"]),
        identifiers=_identifiers.map(tuple),
    ),
    max_size=8,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=_records)
def test_the_balance_always_closes_and_the_same_list_again_changes_nothing(
    empty: Path, records: list[Record]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.altmetric"
        path.write_bytes(empty.read_bytes())
        with library_file.open_library(path) as library:
            desk = Desk(library)
            first = desk.take_in(*records)
            assert first.balance.closes
            count = desk.read(listing.count)
            again = desk.take_in(*records)
            assert again.balance.closes
            assert (again.balance.added, desk.read(listing.count)) == (0, count)


_named = st.builds(
    Record,
    row=st.integers(2, 99),
    title=st.sampled_from(["One", "one!", "Two", "A long title that is nobody else's"]),
    year=st.sampled_from([2020, 2021]),
    authors=st.sampled_from([(Person("Roe, R."),), (Person("Doe, D."),)]),
    identifiers=st.lists(
        st.builds(Identifier, st.sampled_from([Kind.DOI, Kind.ISBN, Kind.URL]), st.sampled_from("12")),
        max_size=3,
        unique=True,
    ).map(tuple),
)
_lists = st.lists(_named, min_size=1, max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_lists, others=st.lists(_lists, min_size=1, max_size=3))
def test_a_list_again_adds_nothing_whatever_other_lists_said(
    empty: Path, first: list[Record], others: list[list[Record]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "library.altmetric"
        path.write_bytes(empty.read_bytes())
        with library_file.open_library(path) as library:
            desk = Desk(library)
            for some in (first, *others):
                desk.take_in(*some)
            count = desk.read(listing.count)
            assert desk.take_in(*first).balance.added == 0
            assert desk.read(listing.count) == count
