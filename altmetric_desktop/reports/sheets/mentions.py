"""Mentions: one row for each mention of each output, with the route by which it was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from altmetric_desktop.domain.categories import FACTS, ORDER, Category, Family
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.reporting import ReportFacts, ReportMention
from altmetric_desktop.domain.tables import Column
from altmetric_desktop.reports.layout import Grid, RichCell, Sheet
from altmetric_desktop.reports.links import MOST_LINKS
from altmetric_desktop.reports.sheets.columns import (
    DATE,
    DATETIME,
    KEY_KIND,
    LINK,
    NUMBER,
    SHARE,
    TEXT,
    column,
)
from altmetric_desktop.reports.sheets.window import with_window
from altmetric_desktop.words import Words

KEY = "mentions"
TABLE = "tblMentions"
#: Categories whose accounts are mostly private persons: their names are personal data (GDPR art. 4).
PERSONAL = frozenset(
    {category for category in ORDER if FACTS[category].family is Family.SOCIAL}
    | {Category.QNA, Category.ANNOTATIONS}
)


def columns(words: Words) -> tuple[Column, ...]:
    """The columns, in order."""
    return (
        column(words, "mention-id", KEY_KIND, 10),
        column(words, "output-id", KEY_KIND, 9),
        column(words, "mention-source", TEXT, 14),
        column(words, "outlet", TEXT, 24, wrap=True),
        column(words, "mention-title", TEXT, 56, wrap=True),
        column(words, "date", DATETIME, 17),
        column(words, "known-to", TEXT, 10),
        column(words, "country", TEXT, 10),
        column(words, "language", TEXT, 11),
        column(words, "url", LINK, 96),
        column(words, "found-via", TEXT, 18, wrap=True),
        column(words, "collected-on", DATE, 12),
        column(words, "matched-by", TEXT, 12),
        column(words, "confidence", SHARE, 12),
        column(words, "adds", NUMBER, 9),
    )


def sheet(words: Words, facts: ReportFacts, mentions: Iterable[ReportMention]) -> Sheet:
    """The sheet; `mentions` is read once, while it is written."""
    sentence = with_window(words, facts, "report.sentence.mentions", n=facts.counts.mentions)
    if facts.counts.mentions > MOST_LINKS:
        sentence = f"{sentence} {words.say('report.links-limited', limit=MOST_LINKS)}"
    return Sheet(
        KEY,
        words.say("report.sheet.mentions"),
        words.say("report.title.mentions"),
        sentence,
        (Grid(TABLE, columns(words), _rows(words, facts, mentions)),),
        answers=words.say("report.answers.mentions"),
        frozen=2,
        pages_wide=2,
        hashed=True,
        last_data=facts.as_of,
    )


def _rows(
    words: Words, facts: ReportFacts, mentions: Iterable[ReportMention]
) -> Iterator[tuple[RichCell, ...]]:
    labels = {category: words.say(f"category.{category.value}") for category in ORDER}
    precisions = {precision: words.say(f"report.precision.{precision.value}") for precision in Precision}
    withheld = words.say("report.account-withheld")
    methods: dict[str, str] = {}
    for mention in mentions:
        method = methods.get(mention.matched_by)
        if method is None:
            method = methods[mention.matched_by] = _method(words, mention.matched_by)
        hidden = not facts.wishes.show_accounts and mention.category in PERSONAL
        yield (
            mention.id,
            mention.output,
            labels[mention.category],
            withheld if hidden else mention.account,
            mention.title or mention.excerpt,
            mention.posted,
            None if mention.posted is None else precisions[mention.posted.precision],
            mention.country,
            mention.language,
            mention.url,
            "; ".join(mention.sources),
            _day(mention.first_seen),
            method,
            mention.confidence,
            mention.points,
        )


def _day(moment: Moment | None) -> Moment | None:
    return None if moment is None else Moment(moment.day)


def _method(words: Words, matched_by: str) -> str:
    key = f"report.matched.{matched_by}"
    return words.say(key) if words.knows(key) else matched_by
