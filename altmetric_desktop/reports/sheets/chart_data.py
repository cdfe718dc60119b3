"""Chart data: the numbers behind each picture of Summary, one table under another.

The one sheet with several data tables: so no picture is without its figures.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from altmetric_desktop.domain.categories import ORDER
from altmetric_desktop.domain.moments import Moment, Precision, day_number
from altmetric_desktop.domain.reporting import ReportFacts
from altmetric_desktop.domain.tables import Column, Row
from altmetric_desktop.domain.timeline import month_number, month_start
from altmetric_desktop.reports.layout import Block, Grid, Line, Said, Sheet
from altmetric_desktop.reports.sheets.columns import DATE, INTEGER, TEXT, column
from altmetric_desktop.reports.tally import Tally
from altmetric_desktop.words import Words

KEY = "chart-data"
MIX, MONTHS, SPREAD = "tblChart_Sources", "tblChart_Months", "tblChart_Spread"
#: The line shows at most this many months, the last ones.
MOST_MONTHS = 60
_DECILES = 10
_SCORE_STEPS = (0, 1, 5, 10, 20, 50, 100, 200)


def mix_columns(words: Words) -> tuple[Column, ...]:
    """Mentions by source."""
    return (
        column(words, "mention-source", TEXT, 20),
        column(words, "chart-mentions", INTEGER, 14),
        column(words, "chart-outputs", INTEGER, 14),
    )


def month_columns(words: Words) -> tuple[Column, ...]:
    """Mentions by month; the month that is not over has a column of its own."""
    return (
        column(words, "month", DATE, 20),
        column(words, "complete-month", INTEGER, 14),
        column(words, "so-far", INTEGER, 14),
    )


def spread_columns(words: Words) -> tuple[Column, ...]:
    """Outputs by band of percentile or score."""
    return (column(words, "band", TEXT, 20), column(words, "chart-outputs", INTEGER, 14))


def sheet(words: Words, facts: ReportFacts, tally: Tally) -> Sheet:
    """The sheet with its three tables."""
    blocks: list[Block] = [
        Grid(MIX, mix_columns(words), mix(words, tally)),
        Line([]),
        Line([Said(words.say("report.chart.months"), "section")]),
        Grid(MONTHS, month_columns(words), list(months(facts, tally))),
        *(Line([Said(note, "sentence")]) for note in notes(words, facts, tally)),
        Line([]),
        Line([Said(words.say(spread_title(tally)), "section")]),
        Grid(SPREAD, spread_columns(words), spread(words, tally)),
    ]
    return Sheet(
        KEY,
        words.say("report.sheet.chart-data"),
        words.say("report.title.chart-data"),
        words.say("report.sentence.chart-data"),
        tuple(blocks),
        answers=words.say("report.answers.chart-data"),
        portrait=True,
        last_data=facts.as_of,
    )


def mix(words: Words, tally: Tally) -> list[Row]:
    """Mentions and outputs of each source that has any, in the order used everywhere."""
    return [
        (
            words.say(f"category.{category.value}"),
            tally.category_posts[category],
            tally.category_outputs[category],
        )
        for category in ORDER
        if tally.category_posts[category]
    ]


def months(facts: ReportFacts, tally: Tally) -> Iterator[Row]:
    """Every month to that of `as_of`, without holes. The last complete month stands in both columns, so that
    the dashed line begins where the full one ends."""
    if not tally.month_posts:
        return
    first, now = _span(facts, tally)
    for number in range(first, now + 1):
        posts = tally.month_posts[number]
        start = Moment(day_number(month_start(number)), None, Precision.MONTH)
        yield (start, posts if number < now else None, posts if number >= now - 1 else None)


class LeftOut(Struct, frozen=True):
    """Mentions that the months do not show: month not known, before the first or after the last one shown."""

    undated: int
    older: int
    later: int

    @property
    def all(self) -> int:
        """Every mention left out."""
        return self.undated + self.older + self.later


def left_out(facts: ReportFacts, tally: Tally) -> LeftOut:
    """What `months` leaves out, and why: shown and left out add up to the rows of Mentions."""
    first, last = _span(facts, tally)
    counts = tally.month_posts.items()
    return LeftOut(
        tally.undated,
        sum(posts for number, posts in counts if number < first),
        sum(posts for number, posts in counts if number > last),
    )


def notes(words: Words, facts: ReportFacts, tally: Tally) -> list[str]:
    """What the pictures leave out, in words, so that they agree with the totals. Empty without mentions."""
    said = []
    total = tally.mention_rows
    if total:
        said.append(_months_note(words, facts, tally, total))
    charted = len(tally.percentiles) or len(tally.shown)
    if 0 < charted < tally.outputs:
        title = words.say(spread_title(tally))
        said.append(
            words.say("report.chart.spread-left-out", title=title, shown=charted, total=tally.outputs)
        )
    return said


def _months_note(words: Words, facts: ReportFacts, tally: Tally, total: int) -> str:
    out = left_out(facts, tally)
    if not out.all:
        return words.say("report.chart.all-months", total=total)
    if not tally.month_posts:
        return words.say("report.chart.no-months", total=total)
    first, last = (f"{number // 12:04d}-{number % 12 + 1:02d}" for number in _span(facts, tally))
    return words.say(
        "report.chart.left-out",
        shown=total - out.all,
        total=total,
        undated=out.undated,
        older=out.older,
        later=out.later,
        first=first,
        last=last,
    )


def _span(facts: ReportFacts, tally: Tally) -> tuple[int, int]:
    """The first and the last month shown."""
    now = month_number(facts.as_of.day)
    return max(min((*tally.month_posts, now)), now - MOST_MONTHS + 1), now


def has_percentiles(tally: Tally) -> bool:
    """Whether the third chart shows percentiles; else it shows scores."""
    return len(tally.percentiles) > 0


def spread_title(tally: Tally) -> str:
    """The key of the third chart's title."""
    return "report.chart.percentiles" if has_percentiles(tally) else "report.chart.scores"


def spread(words: Words, tally: Tally) -> list[Row]:
    """Outputs in ten bands of percentile, or in bands of score that grow."""
    if has_percentiles(tally):
        counts = [0] * _DECILES
        for percentile in tally.percentiles:
            counts[min(_DECILES - 1, max(0, int(percentile // 10)))] += 1
        names = [f"{place * 10}–{place * 10 + 9}" for place in range(_DECILES - 1)] + ["90–100"]
        return list(zip(names, counts, strict=True))
    counts = [0] * len(_SCORE_STEPS)
    for shown in tally.shown:
        counts[max(0, bisect_right(_SCORE_STEPS, shown) - 1)] += 1
    return list(zip(_score_names(words, _SCORE_STEPS), counts, strict=True))


def _score_names(words: Words, steps: Sequence[int]) -> list[str]:
    names = []
    for low, above in zip(steps, (*steps[1:], None), strict=True):
        if above is None:
            names.append(words.say("report.band.more", n=low))
        else:
            names.append(str(low) if above - low == 1 else f"{low}–{above - 1}")
    return names
