"""Summary: the figures that a committee reads first, each with its reading and its caveat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from msgspec import Struct

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.reporting import ReportCounts, ReportFacts
from altmetric_desktop.domain.standing import wilson
from altmetric_desktop.domain.tables import Column
from altmetric_desktop.reports.layout import Grid, Line, RichCell, Said, Sheet
from altmetric_desktop.reports.sheets import chart_data
from altmetric_desktop.reports.sheets.columns import INTEGER, NUMBER, PERCENT, TEXT, column
from altmetric_desktop.reports.sheets.window import is_windowed, with_window
from altmetric_desktop.reports.tally import Tally
from altmetric_desktop.words import Words

KEY = "summary"
TABLE = "tblSummary"
#: Below this many outputs no share is shown (LOOK §9: "Too few to compare").
FEWEST = 10
_TOP = 5


class Indicator(Struct, frozen=True):
    """One line. `low` and `high`: 95 % interval. `previous`: the same figure of the report before."""

    key: str
    value: float | None
    style: str = "integer"
    n: int | None = None
    low: float | None = None
    high: float | None = None
    previous: float | None = None
    caveat: str = ""
    reading: str = ""


def columns(words: Words) -> tuple[Column, ...]:
    """The columns, in order."""
    return (
        column(words, "indicator", TEXT, 36, wrap=True),
        column(words, "value", NUMBER, 10),
        column(words, "measured-in", TEXT, 13),
        column(words, "low", PERCENT, 9),
        column(words, "high", PERCENT, 9),
        column(words, "n", INTEGER, 9),
        column(words, "previous", NUMBER, 11),
        column(words, "change", NUMBER, 10),
        column(words, "reading", TEXT, 54, wrap=True),
        column(words, "caveat", TEXT, 30, wrap=True),
    )


def sheet(words: Words, facts: ReportFacts, tally: Tally, silent_sources: int) -> Sheet:
    """The sheet. `silent_sources`: how many failed or were not read."""
    lines = list(indicators(facts, tally, silent_sources))
    return Sheet(
        KEY,
        words.say("report.sheet.summary"),
        words.say("report.title.summary"),
        with_window(words, facts, "report.sentence.summary"),
        (
            Grid(TABLE, columns(words), _rows(words, lines)),
            Line([]),
            *(Line([Said(note, "sentence")]) for note in chart_data.notes(words, facts, tally)),
        ),
        answers=words.say("report.answers.summary"),
        frozen=1,
        one_page=True,
        last_data=facts.as_of,
    )


def indicators(facts: ReportFacts, tally: Tally, silent_sources: int) -> Iterator[Indicator]:
    """All indicators, in order."""
    before = facts.previous.counts if facts.previous else None
    yield Indicator("outputs", tally.outputs, previous=_before(before, "outputs"))
    if tally.families:
        yield Indicator("works", tally.works, n=tally.outputs, caveat="versions")
    yield Indicator("trackable", tally.trackable, n=tally.outputs, previous=_before(before, "trackable"))
    yield Indicator("mentioned", tally.mentioned, n=tally.trackable, previous=_before(before, "mentioned"))
    yield _share(tally, before)
    yield Indicator("mentions", tally.posts, previous=_before(before, "mentions"), caveat="sources")
    yield Indicator("independent", tally.independent, caveat="sources")
    if not is_windowed(facts):  # counted within the window, unlike its neighbours
        known = _before(before, "accounts")
        yield Indicator("accounts", facts.counts.accounts, previous=known, caveat="accounts")
    for key, category in (
        ("in-policy", Category.POLICY),
        ("in-news", Category.NEWS),
        ("in-wikipedia", Category.WIKIPEDIA),
    ):
        yield Indicator(key, tally.category_outputs[category], n=tally.trackable, caveat="sources")
    if tally.shown:
        middle = median(tally.shown)
        style = "integer" if float(middle).is_integer() else "number"
        yield Indicator("median-score", middle, style, n=len(tally.shown), caveat="score")
        yield Indicator("highest-score", max(tally.shown), n=len(tally.shown), caveat="score")
    yield from _concentration(tally)
    if silent_sources:
        yield Indicator("silent-sources", silent_sources, caveat="silence")
    else:
        yield Indicator("silent-sources", 0, reading="report.reading.all-sources")


def _share(tally: Tally, before: ReportCounts | None) -> Indicator:
    """Share mentioned with its Wilson interval; a dash of words where there are too few."""
    n = tally.trackable
    interval = wilson(tally.mentioned, n) if n >= FEWEST else None
    if interval is None:
        return Indicator("share-mentioned", None, n=n, reading="report.too-few")
    earlier = before.mentioned / before.trackable if before and before.trackable >= FEWEST else None
    style = "percent" if n >= 100 else "share"
    return Indicator(
        "share-mentioned", interval.share, style, n, interval.low, interval.high, earlier, caveat="share"
    )


def _concentration(tally: Tally) -> Iterator[Indicator]:
    """How much of all attention a few outputs hold: without it a sum says little."""
    if tally.posts == 0:
        return
    top = sorted(tally.output_posts, reverse=True)[:_TOP]
    style = "percent" if tally.posts >= 100 else "share"
    yield Indicator("top-1", top[0] / tally.posts, style, n=tally.posts, caveat="concentration")
    if tally.mentioned > _TOP:
        yield Indicator("top-5", sum(top) / tally.posts, style, n=tally.posts, caveat="concentration")


def _before(counts: ReportCounts | None, name: str) -> float | None:
    if counts is None:
        return None
    values = {
        "outputs": counts.outputs,
        "trackable": counts.trackable,
        "mentioned": counts.mentioned,
        "mentions": counts.mentions,
        "accounts": counts.accounts,
    }
    return values[name]


def _rows(words: Words, lines: Sequence[Indicator]) -> Iterator[tuple[RichCell, ...]]:
    for line in lines:
        change = None if line.previous is None or line.value is None else line.value - line.previous
        signed = "change-percent" if line.style in {"percent", "share"} else "change"
        yield (
            Said(words.say(f"report.indicator.{line.key}"), "strong"),
            Said(line.value, line.style),
            words.say(f"report.measure.{line.key}"),
            Said(line.low, line.style),
            Said(line.high, line.style),
            line.n,
            Said(line.previous, line.style),
            Said(change, signed),
            words.say(line.reading or f"report.reading.{line.key}", **_arguments(words, line)),
            words.say(f"report.caveat.{line.caveat}") if line.caveat else None,
        )


def _arguments(words: Words, line: Indicator) -> dict[str, str | int]:
    """What a reading may name: the value and its interval as read, and `n` beside it."""
    decimals = 1 if line.style == "percent" else 0

    def shown(value: float | None) -> str:
        if value is None:
            return "—"
        if line.style in {"percent", "share"}:
            return words.number(value * 100, decimals) + "\u202f%"
        return words.number(value, 0 if float(value).is_integer() else 1)

    return {
        "n": line.n if line.n is not None else int(line.value or 0),
        "value": shown(line.value),
        "low": shown(line.low),
        "high": shown(line.high),
    }
