"""A provider's view beside ours: who knows of what, and what silence is not."""

from __future__ import annotations

from collections.abc import Iterator

from altmetric_desktop.domain.categories import Category, Channel
from altmetric_desktop.domain.evidence import (
    PROVIDERS,
    Agreement,
    Held,
    Measure,
    OpinionLine,
    Reported,
    Sighted,
    opinions,
)
from altmetric_desktop.domain.moments import Moment

READ = Moment(20_000)


def held(provider: str, measure: Measure, value: float, channel: str = "", day: int | None = None) -> Held:
    observed = None if day is None else Moment(day)
    return Held(Reported(provider, measure, value, channel, observed), READ)


def seen(number: int, channel: Channel, *sources: str) -> Sighted:
    return Sighted(number, channel, frozenset(sources), READ)


def _lines(given: list[Held], sighted: list[Sighted]) -> dict[Category, OpinionLine]:
    (opinion,) = opinions(given, sighted)
    return {line.category: line for line in opinion.lines}


def test_nobody_reported_anything() -> None:
    assert opinions([], [seen(1, Channel.NEWS, "feeds")]) == ()


def test_nought_is_not_silence() -> None:
    lines = _lines(
        [
            held("altmetric-explorer", Measure.POSTS, 0, "msm"),
            held("altmetric-explorer", Measure.POSTS, 0, "blogs"),
        ],
        [seen(1, Channel.NEWS, "feeds"), seen(2, Channel.MASTODON, "mastodon")],
    )
    assert {category: line.agreement for category, line in lines.items()} == {
        Category.NEWS: Agreement.ONLY_OURS,
        Category.MASTODON: Agreement.SILENT,
    }


def test_counts_tell_who_knows_but_not_which_posts() -> None:
    line = _lines([held("altmetric-api", Measure.ACCOUNTS, 2, "msm")], [seen(1, Channel.NEWS, "feeds")])[
        Category.NEWS
    ]
    assert (line.posts, line.accounts, line.both, line.only_ours, line.only_theirs) == (
        None,
        2,
        None,
        None,
        None,
    )
    assert line.agreement is Agreement.BOTH


def test_posts_that_are_listed_are_compared_one_by_one() -> None:
    line = _lines(
        [held("altmetric-explorer", Measure.POSTS, 3, "msm")],
        [
            seen(1, Channel.NEWS, "feeds", "altmetric-explorer"),
            seen(2, Channel.NEWS, "feeds"),
            seen(3, Channel.NEWS, "altmetric-explorer"),
            seen(4, Channel.NEWS, "altmetric-explorer"),
        ],
    )[Category.NEWS]
    assert (line.ours, line.listed, line.both, line.only_ours, line.only_theirs) == (2, 3, 1, 1, 2)


def test_a_list_that_is_not_whole_does_not_tell_what_is_ours_alone() -> None:
    known = [
        seen(1, Channel.X, "x", "altmetric-api"),
        seen(2, Channel.X, "x"),
        seen(3, Channel.X, "altmetric-api"),
    ]
    line = _lines([held("altmetric-api", Measure.POSTS, 90, "tweeters")], known)[Category.X]
    assert (line.partial, line.both, line.only_ours, line.only_theirs) == (True, 1, None, 1)


def test_of_what_they_say_nothing_nothing_is_compared() -> None:
    given = [
        held("altmetric-explorer", Measure.SCORE, 9),
        held("altmetric-explorer", Measure.POSTS, 0, "msm"),
    ]
    lines = _lines(given, [seen(1, Channel.MASTODON, "mastodon"), seen(2, Channel.NEWS, "feeds")])
    silent, nought = lines[Category.MASTODON], lines[Category.NEWS]
    assert (silent.both, silent.only_ours, silent.only_theirs) == (None, None, None)
    assert (nought.both, nought.only_ours, nought.only_theirs) == (0, 1, 0), "they say that there is none"


def test_what_another_provider_knows_is_not_ours() -> None:
    first, second = opinions([], [seen(1, Channel.POLICY, "overton", "altmetric-explorer")])
    assert [one.provider for one in (first, second)] == ["altmetric-explorer", "overton"]
    assert [(one.lines[0].ours, one.lines[0].agreement) for one in (first, second)] == [
        (0, Agreement.ONLY_THEIRS)
    ] * 2


def test_channels_of_one_category_are_added() -> None:
    lines = _lines(
        [
            held("altmetric-explorer", Measure.POSTS, 2, "f1000"),
            held("altmetric-explorer", Measure.POSTS, 3, "rh"),
        ],
        [],
    )
    assert lines[Category.HIGHLIGHTS].posts == 5


def test_score_date_and_other_figures_stand_apart() -> None:
    (one,) = opinions(
        [
            held("altmetric-api", Measure.SCORE, 12.5, "", 19_000),
            held("altmetric-api", Measure.READERS, 7, "mendeley", 19_002),
            held("altmetric-api", Measure.POSTS, 20, "", 19_002),
            held("altmetric-api", Measure.INTERACTIONS, 8, "fbwalls", 19_001),
        ],
        [],
    )
    assert (one.score, one.observed, one.read, one.lines) == (12.5, Moment(19_002), READ, ())
    assert [each.measure for each in one.others] == [Measure.READERS, Measure.POSTS, Measure.INTERACTIONS]


def test_providers_keep_their_order_and_unknown_ones_come_last() -> None:
    given = [held(key, Measure.SCORE, 1) for key in ("zeta", "plumx", "altmetric-explorer")]
    assert [one.name for one in opinions(given, [])] == [
        PROVIDERS["altmetric-explorer"],
        PROVIDERS["plumx"],
        "zeta",
    ]


class _Counted(list[Sighted]):
    """Mentions that know how often they were gone through."""

    times = 0

    def __iter__(self) -> Iterator[Sighted]:
        self.times += 1
        return super().__iter__()


def test_a_hundred_thousand_posts_are_not_gone_through_for_each_category() -> None:
    many = _Counted(seen(number, Channel.X, "altmetric-api") for number in range(100))
    (opinion,) = opinions([], many)
    assert [line.listed for line in opinion.lines] == [100]
    assert many.times <= 3
