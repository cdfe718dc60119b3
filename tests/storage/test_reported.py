"""Other providers' files: figures kept apart, mentions as one with ours, and an undo that takes all back."""

from __future__ import annotations

from altmetric_desktop.domain.categories import Category, Channel
from altmetric_desktop.domain.evidence import Agreement, Measure, Opinion, Reported, opinions
from altmetric_desktop.domain.mentions import Account, Mention
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.records import Record
from altmetric_desktop.domain.rows import ChannelTally
from altmetric_desktop.domain.schemes import SCHEMES
from altmetric_desktop.domain.sourcing import Page
from altmetric_desktop.storage import importing, mentions, outputs, reported, runs, scores, undoing
from tests.storage.samples import DAY, Desk, doi, post, proof, record

EXPLORER = "altmetric-explorer"


def told(number: int, channel: Channel = Channel.REDDIT) -> Mention:
    """The mention that `post` of the samples makes, as another provider's file has it."""
    ours = post(number)
    account = Account(channel, "someone", "Someone")
    return Mention(ours.event_key, channel, account, "", ours.url, "")


def from_explorer(*told_of: Mention, row: int = 2, name: str = "a", **figures: float) -> Record:
    """A record of an Explorer file."""
    said = tuple(
        Reported(
            EXPLORER, Measure.SCORE if key == "score" else Measure.POSTS, value, "" if key == "score" else key
        )
        for key, value in figures.items()
    )
    return record(row, f"Title {name}", doi(name), provider=EXPLORER, reported=said, mentions=told_of)


def _opinion(desk: Desk, name: str = "a") -> Opinion:
    (found,) = desk.read(
        lambda connection: opinions(
            reported.held(connection, desk.find(name)), reported.sighted(connection, desk.find(name))
        )
    )
    return found


def _undo(desk: Desk, run: int) -> tuple[int, ...]:
    return desk.step(lambda connection, step: undoing.undo(connection, step, run), "undo").recount


def _listed(desk: Desk, name: str = "a") -> list[tuple[str, tuple[str, ...]]]:
    number = desk.find(name)
    return [(row.url, row.sources) for row in desk.read(lambda one: mentions.of_output(one, number))]


def test_figures_are_kept_apart_from_counts_and_scores(desk: Desk) -> None:
    kept = desk.take_in(from_explorer(score=54, msm=3, rdts=0)).evidence
    assert (kept.figures, kept.mentions, kept.touched) == (3, 0, frozenset())
    desk.step(lambda one, step: scores.rescore(one, step, SCHEMES))
    assert desk.read(lambda one: scores.tallies(one, desk.find("a"))) == []
    assert desk.read(lambda one: scores.points_of(one, desk.find("a"), SCHEMES[0].id)) == 0
    opinion = _opinion(desk)
    assert (opinion.name, opinion.score, opinion.observed) == ("Altmetric Explorer", 54, None)
    (line,) = opinion.lines
    assert (line.category, line.posts, line.ours, line.agreement) == (
        Category.NEWS,
        3,
        0,
        Agreement.ONLY_THEIRS,
    )


def test_the_same_file_again_changes_nothing_and_a_later_one_shows_its_figures(desk: Desk) -> None:
    desk.take_in(from_explorer(told(1), score=54))
    again = desk.take_in(from_explorer(told(1), score=54)).evidence
    assert (again.figures, again.mentions, again.touched) == (0, 0, frozenset())
    desk.take_in(from_explorer(score=60))
    assert _opinion(desk).score == 60
    _undo(desk, 3)
    assert _opinion(desk).score == 54
    _undo(desk, 1)
    assert _opinion(desk).score == 54, "the second import says it too"


def test_the_newest_score_of_anybody_is_told_with_whose_it_is(desk: Desk) -> None:
    def said(value: float, provider: str, day: int | None) -> Record:
        figure = Reported(provider, Measure.SCORE, value, "", None if day is None else Moment(day))
        return record(2, "Title a", doi("a"), provider=provider, reported=(figure,))

    def newest() -> tuple[float, str]:
        return desk.read(lambda one: reported.scores(one, [desk.find("a")]))[desk.find("a")]

    desk.take_in(said(60, EXPLORER, None))
    assert newest() == (60, EXPLORER)
    desk.take_in(said(12.5, "altmetric-api", 15_000))
    assert newest() == (60, EXPLORER), "taken in later, and of long ago"
    desk.take_in(said(70.25, "altmetric-api", 40_000))
    assert newest() == (70.25, "altmetric-api")


def test_what_a_provider_counts_is_told_by_channel(desk: Desk) -> None:
    given = (
        (Measure.POSTS, 9, ""), (Measure.POSTS, 5, "msm"), (Measure.ACCOUNTS, 2, "msm"),
        (Measure.ACCOUNTS, 3, "rdts"), (Measure.READERS, 7, "mendeley"),
    )  # fmt: skip
    figures = tuple(Reported("altmetric-api", *one) for one in given)
    desk.take_in(record(2, "Title a", doi("a"), provider="altmetric-api", reported=figures))
    number = desk.find("a")
    assert desk.read(lambda one: reported.tallies(one, [number]))[number] == {
        "altmetric-api": [ChannelTally(Channel.NEWS, 5, 2), ChannelTally(Channel.REDDIT, 3, 3)]
    }


def test_what_a_file_dates_is_shown_with_its_date(desk: Desk) -> None:
    figure = Reported(EXPLORER, Measure.SCORE, 7, "", Moment(DAY))
    desk.take_in(record(2, "T", doi("a"), provider=EXPLORER, reported=(figure,)))
    assert _opinion(desk).observed == Moment(DAY)
    older = Reported(EXPLORER, Measure.SCORE, 5, "", Moment(DAY - 9))
    desk.take_in(record(2, "T", doi("a"), provider=EXPLORER, reported=(older,)))
    assert _opinion(desk).score == 7, "an older export that is read later is not the newest word"


def _found_by_us(desk: Desk, number: int, *concerned: str) -> None:
    pairs = tuple((desk.find(one), proof(one)) for one in concerned)
    desk.keep(Page(mentions=(post(number),)), (pairs,))


def test_one_post_by_two_routes_is_one_mention(desk: Desk) -> None:
    desk.take_in(record(2, "Title a", doi("a")))
    _found_by_us(desk, 1, "a")
    _found_by_us(desk, 2, "a")
    desk.take_in(from_explorer(told(1), told(3)))
    routes = dict(_listed(desk))
    assert routes[post(1).url] == ("echo", EXPLORER)
    assert routes[post(2).url] == ("echo",)
    assert routes[post(3).url] == (EXPLORER,)
    (line,) = _opinion(desk).lines
    assert (line.both, line.only_ours, line.only_theirs, line.agreement) == (1, 1, 1, Agreement.BOTH)


def test_undo_takes_the_mentions_back_and_leaves_ours(desk: Desk) -> None:
    desk.take_in(record(2, "Title a", doi("a")))
    _found_by_us(desk, 1, "a")
    desk.take_in(from_explorer(told(1), told(3), score=9))
    assert _undo(desk, 3) == (desk.find("a"),)
    assert _listed(desk) == [(post(1).url, ("echo",))]
    found = desk.read(
        lambda one: opinions(reported.held(one, desk.find("a")), reported.sighted(one, desk.find("a")))
    )
    assert found == ()


def test_what_an_undo_ended_comes_back_with_the_next_file_or_sync(desk: Desk) -> None:
    desk.take_in(record(2, "Title a", doi("a")))
    desk.take_in(from_explorer(told(1), told(3)))
    _undo(desk, 2)
    assert _listed(desk) == []
    again = desk.take_in(from_explorer(told(3))).evidence
    assert again.touched == {desk.find("a")}
    _found_by_us(desk, 1, "a")
    assert sorted(_listed(desk)) == [(post(1).url, ("echo",)), (post(3).url, (EXPLORER,))]


def test_outputs_that_another_list_brings_back_have_no_mentions_that_were_taken_back(desk: Desk) -> None:
    desk.take_in(from_explorer(told(1), score=4))
    _undo(desk, 1)
    assert desk.read(outputs.total) == 0
    back = desk.take_in(record(2, "Title a", doi("a")))
    desk.step(lambda one, step: scores.rescore(one, step, SCHEMES, back.revived))
    assert (_listed(desk), desk.read(lambda one: scores.tallies(one, desk.find("a")))) == ([], [])


def test_a_link_that_only_the_file_proved_goes_with_it(desk: Desk) -> None:
    desk.take_in(record(2, "Title a", doi("a")), record(3, "Title b", doi("b")))
    _found_by_us(desk, 1, "a")
    desk.take_in(from_explorer(told(1), row=2), from_explorer(told(1), row=3, name="b"))
    assert len(_listed(desk, "b")) == 1
    _undo(desk, 3)
    assert (len(_listed(desk, "a")), _listed(desk, "b")) == (1, [])


def test_a_link_that_our_source_may_have_proved_since_stays(desk: Desk) -> None:
    desk.take_in(record(2, "Title a", doi("a")))
    desk.take_in(from_explorer(told(1)))
    _found_by_us(desk, 1, "a")
    _undo(desk, 2)
    assert _listed(desk) == [(post(1).url, ("echo",))]


def test_a_file_that_another_file_repeats_stays_with_it(desk: Desk) -> None:
    desk.take_in(from_explorer(told(1), score=4))
    desk.take_in(from_explorer(told(1), score=4))
    _undo(desk, 1)
    assert (_listed(desk), _opinion(desk).score) == ([(post(1).url, (EXPLORER,))], 4)
    _undo(desk, 2)
    assert desk.read(outputs.total) == 0


def test_the_route_names_the_file(desk: Desk) -> None:
    desk.step(
        lambda one, step: importing.import_records(one, step, "mentions.csv", [from_explorer(told(1))]),
        "import",
    )
    with desk.library.read() as connection:
        seen = connection.exec_driver_sql("SELECT source, ask FROM sighting").all()
    assert [tuple(row) for row in seen] == [(EXPLORER, "file:mentions.csv")]
    assert desk.read(runs.history)[0].undoable


def test_a_file_changes_nothing_of_what_our_sources_said(desk: Desk) -> None:
    desk.take_in(record(2, "Title a", doi("a")))
    _found_by_us(desk, 1, "a")
    number = desk.find("a")
    before = desk.read(lambda one: mentions.of_output(one, number))
    ours = post(1)
    account = Account(ours.channel, ours.account.key, "Another name", "https://elsewhere.example.org")
    theirs = Mention(
        ours.event_key, ours.channel, account, "", "https://x.example.org", "Theirs", "Their words"
    )
    desk.take_in(from_explorer(theirs))
    _undo(desk, 3)
    assert desk.read(lambda one: mentions.of_output(one, number)) == before


def test_our_source_completes_what_a_file_left_out(desk: Desk) -> None:
    ours = post(1)
    bare = Mention(ours.event_key, ours.channel, Account(ours.channel, "unknown", ""), "", "", "")
    desk.take_in(from_explorer(bare))
    _found_by_us(desk, 1, "a")
    (row,) = desk.read(lambda one: mentions.of_output(one, desk.find("a")))
    assert (row.title, row.url, row.posted) == (ours.title, ours.url, ours.posted)
    assert desk.read(lambda one: mentions.months(one, desk.find("a"))), "it is charted under its day"
