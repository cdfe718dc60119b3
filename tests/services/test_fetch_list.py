"""A list fetched from saved answers: whole or not at all, reviewed by affiliation, imported like a file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import httpx
import pytest

from altmetric_desktop.domain.errors import InputError, LibraryError, NotFoundError
from altmetric_desktop.domain.events import Event, Progress
from altmetric_desktop.domain.fetching import PASTED, Fetched, FetchWish, Ours, Reviewed, Word, wish
from altmetric_desktop.domain.filters import OutputFilter, Sort
from altmetric_desktop.domain.records import ImportAnswer
from altmetric_desktop.domain.wishes import ImportWish
from altmetric_desktop.harvest.saved import Question
from altmetric_desktop.services import browse, describe, fetch_list, import_file, jobs, spellings
from altmetric_desktop.services.desk import Desk
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.settings import Settings
from altmetric_desktop.storage import asks
from tests.loopback import Loopback
from tests.support.made import silent
from tests.support.openalex_list import OHIO, ORCID, ROR, SHORT, TIDES, WORKS, Json, answers, page, work
from tests.support.web import Hasty, Web

WANTED = wish(ROR, None)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as made:
        yield made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "settings.toml")


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(answers(tmp_path / "answers"))


Fetch = Callable[..., Fetched]


@pytest.fixture
def fetch(library: Library, settings: Settings, web: Web) -> Fetch:
    def ask(wanted: FetchWish = WANTED, report: Callable[[Event], None] = silent) -> Fetched:
        return whole(
            asyncio.run(fetch_list.ask(library, settings, wanted, report, replay=web, clock=Hasty()))
        )

    return ask


def whole(fetched: Fetched) -> Fetched:
    """The list with its works, where it is complete."""
    return fetch_list.read_kept(fetched) if fetched.complete else fetched


def reviewed(library: Library, fetched: Fetched, *, decided_only: bool = False) -> Reviewed:
    with library.read() as connection:
        return fetch_list.review(connection, fetched, decided_only=decided_only)


def take(library: Library, fetched: Fetched) -> ImportAnswer:
    found = reviewed(library, fetched)
    answer = fetch_list.apply(library, fetched.wish.name, found.read, silent, found)
    fetch_list.forget(library.path, fetched.wish)
    return answer


def count(library: Library) -> int:
    return len(list(browse.listing_ids(library, OutputFilter(), Sort())))


def breaking_at(cursor: str, web: Web) -> None:
    """The page behind this cursor does not come."""
    good = web._folder

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.params.get("cursor") == cursor:
            return httpx.Response(503, text="later")
        reply = good.answer("openalex", Question.of("GET", str(request.url), request.headers.multi_items()))
        return httpx.Response(reply.status, headers=list(reply.headers), content=reply.body)

    web.broken = {"openalex": answer}


def test_a_list_is_imported_like_a_file_and_taken_back(library: Library, fetch: Fetch) -> None:
    events: list[Event] = []
    fetched = fetch(report=events.append)
    assert (fetched.of, fetched.came, fetched.expected, fetched.failure) == (
        "Northmere University",
        4,
        4,
        None,
    )
    assert Progress("fetching", 4, 4) in events
    shown = fetch_list.preview(library, WANTED.name, reviewed(library, fetched).read)
    assert (shown.balance.records, shown.balance.added, count(library)) == (4, 4, 0)
    answer = take(library, fetched)
    assert (answer.balance, answer.path) == (shown.balance, WANTED.name)
    again = take(library, fetch())
    assert (again.balance.records, again.balance.unchanged) == (4, 4)
    import_file.undo(library, again.run)
    assert count(library) == 4
    import_file.undo(library, answer.run)
    assert (count(library), spellings.seen(library)) == (0, [])


def test_a_persons_list_has_the_person_as_ours(library: Library, fetch: Fetch) -> None:
    take(library, fetch(wish(None, ORCID)))
    details = describe.details(library, describe.find(library, "10.5555/tide.1"))
    assert list(details.facts.our_authors) == ["Doe, Jane Q."]
    assert spellings.seen(library) == []


def test_undecided_affiliations_are_shown_and_make_nobody_ours(library: Library, fetch: Fetch) -> None:
    found = reviewed(library, fetch())
    assert (found.open_works, found.left_out, found.held_back) == (4, 0, 0)
    assert [(row.outputs, row.verdict) for row in found.rows] == [
        (2, Ours.OPEN),
        (2, Ours.OPEN),
        (1, Ours.OPEN),
    ]
    assert all(not record.our_authors and not record.units for record in found.read.records)
    take(library, fetch())
    assert {row.text: row.outputs for row in spellings.seen(library)} == {
        row.text: row.outputs for row in found.rows
    }


def test_decisions_are_remembered_and_applied_at_the_next_fetch(library: Library, fetch: Fetch) -> None:
    spellings.decide(library, [Word(TIDES, Ours.OURS, ("Sea", "Tides"))])
    spellings.decide(library, [Word(OHIO.upper(), Ours.NOT_OURS)])
    found = reviewed(library, fetch())
    assert (found.open_works, found.left_out, found.held_back) == (1, 1, 0)
    answer = take(library, fetch())
    balance = answer.balance
    assert (balance.records, balance.added, balance.refused, balance.closes) == (4, 3, 1, True)
    assert [(one.row, one.code, one.value) for one in answer.problems] == [(2, "affiliation-not-ours", OHIO)]
    details = describe.details(library, describe.find(library, "10.5555/tide.1"))
    assert list(details.facts.our_authors) == ["Doe, Jane Q."]
    assert details.facts.units == (("Sea", "Tides"),)
    only = reviewed(library, fetch(), decided_only=True)
    assert ([record.row for record in only.read.records], only.held_back) == ([1, 3], 1)


def test_a_decision_is_taken_back_by_undo_or_by_a_later_one(library: Library, fetch: Fetch) -> None:
    take(library, fetch())
    run = spellings.decide(library, [Word(SHORT, Ours.OURS)])
    said = {row.text: row.verdict for row in spellings.seen(library)}
    assert said[SHORT] is Ours.OURS
    spellings.decide(library, [Word(SHORT, Ours.OPEN)])
    assert {row.verdict for row in spellings.seen(library)} == {Ours.OPEN}
    spellings.decide(library, [Word(OHIO, Ours.NOT_OURS)])
    import_file.undo(library, run)
    assert [row.text for row in spellings.seen(library) if row.verdict is not Ours.OPEN] == [OHIO]


def test_ten_thousand_spellings_are_decided_about_in_one_step(library: Library) -> None:
    run = spellings.decide(
        library, [Word(f"Northmere \ud800{number}", Ours.OURS) for number in range(10_000)]
    )
    assert len(spellings.seen(library)) == 10_000
    import_file.undo(library, run)
    assert spellings.seen(library) == []


def test_deciding_about_nothing_is_refused(library: Library) -> None:
    with pytest.raises(LibraryError, match=r"affiliations\.nothing"):
        spellings.decide(library, [])


def test_a_fetch_that_is_cut_off_writes_nothing_and_goes_on(library: Library, fetch: Fetch, web: Web) -> None:
    breaking_at("c1", web)
    cut = fetch()
    assert (cut.read, cut.came, cut.expected) == (None, 2, 4)
    assert cut.failure is not None
    assert cut.failure.key == "source.server-error"
    assert count(library) == 0
    with library.read() as connection, pytest.raises(InputError, match=r"fetch\.not-complete"):
        fetch_list.review(connection, cut)
    web.broken = {}
    web.asked()
    all_of_it = fetch()
    assert (all_of_it.came, all_of_it.requests) == (4, 2)
    assert [request.url.params["cursor"] for request in web.asked()] == ["c1", "c2"]
    assert take(library, all_of_it).balance.added == 4
    assert list(library.path.parent.glob("*.fetch-*")) == []


def test_what_was_shown_is_imported_without_asking_again(fetch: Fetch, web: Web) -> None:
    shown = fetch()
    web.asked()
    assert fetch().works == shown.works
    assert web.asked() == []


def test_old_foreign_and_torn_pages_are_not_trusted(library: Library, fetch: Fetch, web: Web) -> None:
    breaking_at("c1", web)
    fetch()
    web.broken = {}
    (place,) = library.path.parent.glob("*.fetch-*")
    good = place.read_bytes()
    asked = {
        good + b'{"listing": {"wor': 2,
        good[:-20]: 3,
        good.replace(b'"began":1', b'"began":'): 4,
        good.replace(b'"02nr0ka47"', b'"05ppvf150"'): 4,
        b"nonsense": 4,
        b"": 4,
    }
    for damaged, requests in asked.items():
        place.write_bytes(damaged)
        fetched = fetch()
        assert (fetched.came, fetched.requests) == (4, requests), damaged


@pytest.mark.parametrize("pages, promised", [(WORKS, 7), ((WORKS[0],), 4)])
def test_fewer_works_than_promised_are_no_list(
    library: Library, settings: Settings, tmp_path: Path, pages: Sequence[Sequence[Json]], promised: int
) -> None:
    web = Web(answers(tmp_path / "few", pages, promised))
    found = asyncio.run(fetch_list.ask(library, settings, WANTED, silent, replay=web, clock=Hasty()))
    assert found.read is None
    assert found.failure is not None
    assert found.failure.key == "fetch.too-few"
    web.asked()
    asyncio.run(fetch_list.ask(library, settings, WANTED, silent, replay=web, clock=Hasty()))
    assert web.asked()


def test_nobody_and_nothing_are_told_apart(library: Library, settings: Settings, tmp_path: Path) -> None:
    web = Web(answers(tmp_path / "none", ()))
    with pytest.raises(NotFoundError, match=r"fetch\.nothing"):
        asyncio.run(fetch_list.ask(library, settings, WANTED, silent, replay=web, clock=Hasty()))
    unknown = wish("05ppvf150", None)
    with pytest.raises(NotFoundError, match=r"fetch\.unknown"):
        asyncio.run(fetch_list.ask(library, settings, unknown, silent, replay=web, clock=Hasty()))


def test_a_bad_record_is_a_refused_row_and_the_others_stay(
    library: Library, settings: Settings, tmp_path: Path
) -> None:
    pages: list[list[Json]] = [[work(1), {"id": None, "display_name": None}, work(2)]]
    web = Web(answers(tmp_path / "bad", pages))
    answer = take(
        library,
        whole(asyncio.run(fetch_list.ask(library, settings, WANTED, silent, replay=web, clock=Hasty()))),
    )
    assert (answer.balance.records, answer.balance.added, answer.balance.refused) == (3, 2, 1)
    assert [row.text for row in spellings.seen(library)] == [""]


def test_requests_are_counted_for_the_day(library: Library, fetch: Fetch) -> None:
    fetch()
    with library.read() as connection:
        assert asks.spent_since(connection, "openalex", 0) == 4


@pytest.mark.parametrize(
    "text, format_key, records",
    [
        ("10.5555/tide.1\nsee https://doi.org/10.5555/tide.2 and PMID: 99000314", "doi-list", 2),
        ("TY  - JOUR\nTI  - Tides\nDO  - 10.5555/tide.1\nER  - \n", "ris", 1),
        ("DOI\tTitle\n10.5555/tide.1\tTides\n10.5555/tide.2\tSilt\n", "csv", 2),
    ],
)
def test_pasted_text_is_a_list(library: Library, text: str, format_key: str, records: int) -> None:
    read = fetch_list.pasted(text)
    assert (read.format, len(read.records)) == (format_key, records)
    answer = fetch_list.apply(library, PASTED, read, silent)
    assert (answer.balance.added, count(library)) == (records, records)


def test_nothing_pasted_is_said() -> None:
    with pytest.raises(InputError, match=r"input\.no-records"):
        fetch_list.pasted(" \n")


def test_pages_that_go_round_are_no_list(library: Library, fetch: Fetch, web: Web) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if "cursor" not in request.url.params:
            return httpx.Response(200, text='{"id": "https://openalex.org/I990001"}')
        after = {"*": "c1", "c1": "c2", "c2": "c1"}[request.url.params["cursor"]]
        return httpx.Response(200, text=page([work(1)], after, 900))

    web.broken = {"openalex": answer}
    found = fetch()
    assert found.read is None
    assert found.failure is not None
    assert found.failure.key == "fetch.went-round"
    assert list(library.path.parent.glob("*.fetch-*")) == []


def test_kept_pages_go_through_the_jobs_of_the_window(library: Library, fetch: Fetch) -> None:
    spellings.decide(library, [Word(TIDES, Ours.OURS), Word(OHIO, Ours.NOT_OURS)])
    kept = fetch().kept
    library.close()
    job = ImportWish(str(library.path), kept)
    events: list[Event] = []
    shown = jobs.preview(job, events.append)
    assert isinstance(events[0], Progress)
    assert events[0].stage == "reading"
    assert (shown.path, shown.balance.added, shown.balance.refused) == (WANTED.name, 3, 1)
    said = {(one.row, one.code): one.value for one in shown.problems}
    assert said == {(2, "affiliation-not-ours"): OHIO, (1, "affiliation-undecided"): SHORT}
    answer = jobs.import_file(job, silent)
    assert (answer.path, answer.balance) == (WANTED.name, shown.balance)
    assert not Path(kept).exists()
    with pytest.raises(InputError, match=r"fetch\.not-complete"):
        jobs.preview(job, silent)


def test_pasted_sentences_go_through_the_jobs_of_the_window(library: Library, tmp_path: Path) -> None:
    path = tmp_path / PASTED
    path.write_text("Please add 10.5555/tide.1, and\nthen 10.5555/tide.2, as I said.\n", encoding="utf-8")
    library.close()
    job = ImportWish(str(library.path), str(path))
    shown = jobs.preview(job, silent)
    assert (shown.format, shown.balance.added) == ("doi-list", 2)
    answer = jobs.import_file(job, silent)
    assert (answer.format, answer.balance) == ("doi-list", shown.balance)


def test_the_desk_fetches_looks_and_imports(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "settings.toml")
    with Loopback(answers(tmp_path / "answers")) as server:
        settings.set("sources.openalex.base_url", server.base_url("openalex"))
        settings.set("sources.openalex.per_second", 500.0)
        desk = Desk(settings)
        try:
            desk.open(tmp_path / "a.library", create=True).result(60)
            kept = Path(desk.fetch(WANTED).result(60).kept)
            found = desk.spellings.rows(kept).result(60)
            assert [(row.text, row.outputs) for row in found][-1] == (OHIO, 1)
            (held,) = desk.spellings.works(OHIO, kept).result(60)
            assert (held.title, held.about, held.output) == ("Tides, part 2", "2021 · 10.5555/tide.2", None)
            run = desk.spellings.decide([Word(OHIO, Ours.NOT_OURS)]).result(60)
            assert desk.preview_import(kept).result(60).balance.added == 3
            desk.spellings.undo(run).result(60)
            assert desk.preview_import(kept).result(60).balance.added == 4
            assert desk.import_file(kept).result(60).balance.added == 4
            assert desk.info().result(60).outputs == 4
            tides = desk.spellings.works(TIDES.lower()).result(60)
            assert [work.title for work in tides] == ["Tides, part 1", "Tides, part 3"]
            assert all(work.output for work in tides)
        finally:
            desk.close()
    assert not kept.exists()


def test_a_fetch_that_is_stopped_keeps_whole_pages(library: Library, settings: Settings, web: Web) -> None:
    async def stopped() -> None:
        def report(event: Event) -> None:
            if isinstance(event, Progress) and event.done:
                under_way.cancel()

        work = fetch_list.ask(library, settings, WANTED, report, replay=web, clock=Hasty())
        under_way = asyncio.create_task(work)
        await under_way

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(stopped())
    assert count(library) == 0
    with library.read() as connection:
        assert asks.spent_since(connection, "openalex", 0) >= 2
    web.asked()
    work = fetch_list.ask(library, settings, WANTED, silent, replay=web, clock=Hasty())
    assert asyncio.run(work).came == 4
    assert "*" not in [request.url.params["cursor"] for request in web.asked()]
