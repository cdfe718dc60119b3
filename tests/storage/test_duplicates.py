"""Pairs that are perhaps one output, in a whole library."""

from __future__ import annotations

import random

from altmetric_desktop.domain.duplicates import DuplicatePair, Sign, close, judge, words
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.records import Record
from altmetric_desktop.domain.versions import Decision, Face, Relation
from altmetric_desktop.storage import duplicates, undoing, versions
from tests.storage.samples import Desk, doi, record

TITLE = "Tides and their long work in a harbour"


def work(row: int, title: str, author: str = "Doe, Jane", year: int = 2024, **values: object) -> Record:
    """A record with a DOI of its own."""
    return record(row, title, doi(f"w{row}"), authors=(Person(author),), year=year, **values)


def found(desk: Desk) -> list[DuplicatePair]:
    return list(desk.read(duplicates.find).pairs)


def test_pairs_are_found_with_what_speaks_for_them(desk: Desk) -> None:
    article = OutputType.ARTICLE
    desk.take_in(
        work(1, TITLE, type=article, venue="Silt"),
        work(2, TITLE.upper(), year=2025, type=article, venue="silt"),
        work(3, "Tides and their long wrok in a harbour", type=article),
        work(4, TITLE, "Roe, Max", type=article),
        work(5, TITLE, year=2022, type=OutputType.PREPRINT),
        work(6, "Editorial"),
        work(7, "Editorial"),
    )
    pairs = {(one.one, one.other): one for one in found(desk)}
    assert set(pairs) == {(1, 2), (1, 3), (2, 3), (1, 5), (2, 5), (3, 5)}
    assert pairs[1, 2].signs == (Sign.TITLE, Sign.AUTHOR, Sign.NEXT_YEAR, Sign.VENUE)
    assert pairs[1, 3].signs == (Sign.CLOSE, Sign.AUTHOR, Sign.YEAR)
    assert {pair for pair, one in pairs.items() if one.relation is Relation.VERSION} == {
        (1, 5),
        (2, 5),
        (3, 5),
    }


def test_undecided_pairs_come_first_and_a_word_taken_back_is_none(desk: Desk) -> None:
    desk.take_in(work(1, TITLE), work(2, TITLE), work(3, TITLE + "s"))
    first = found(desk)[0]
    assert (first.one, first.other) == (1, 2)
    desk.step(lambda c, step: versions.decide(c, step, 2, 1, Decision.APART), "decision")
    pairs = found(desk)
    assert (pairs[-1].one, pairs[-1].other, pairs[-1].decision) == (1, 2, Decision.APART)
    desk.step(lambda c, step: undoing.undo(c, step, 2), "undo")
    assert all(one.decision is None for one in found(desk))


def test_what_one_row_of_a_list_names_together_comes_first(desk: Desk) -> None:
    pmid = Identifier(Kind.PMID, "7001")
    desk.take_in(record(1, "A paper on silt", doi("a")), record(2, "Something else, of sand", pmid))
    desk.take_in(record(9, "A paper on silt", doi("a"), pmid))
    (pair,) = found(desk)
    assert (pair.one, pair.other, pair.signs) == (1, 2, (Sign.LISTED,))
    desk.step(lambda c, step: undoing.undo(c, step, 2), "undo")
    assert found(desk) == []


def test_no_close_pair_of_a_made_up_library_is_missed_where_an_end_is_whole(desk: Desk) -> None:
    """Against all pairs: what blocks leave out is what differs at both ends."""
    chance = random.Random(7)  # noqa: S311
    some = ("tides", "harbour", "silt", "sand", "long", "work", "northern", "coast", "rivers", "deltas")
    titles = [" ".join(chance.choices(some, k=7)) for _ in range(40)]
    for title in titles[:20]:
        place = chance.randrange(len(title))
        titles.append(title[:place] + "x" + title[place + 1 :])
    desk.take_in(*(work(row, title) for row, title in enumerate(titles, 1)))
    face = Face(0, OutputType.UNKNOWN, 2024, "doe", "", ())
    wanted = {
        (one, other)
        for one, first in enumerate(titles, 1)
        for other, second in enumerate(titles[one:], one + 1)
        if close(words(first), words(second)) and judge(face, face, same_title=False)
    }
    assert len(wanted) >= 20
    assert {(pair.one, pair.other) for pair in found(desk)} == wanted


def test_a_title_of_many_is_nobodys(desk: Desk) -> None:
    desk.take_in(*(work(row, "Notes on the life of harbours", year=2024) for row in range(1, 60)))
    assert found(desk) == []
