"""Spans of days in words, and what a report limited to a span of mentions must say of it.

A mention window limits the sheet Mentions. Counts and scores of an output stay those of all time, as on
the screen.
"""

from __future__ import annotations

from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.reporting import ReportFacts
from altmetric_desktop.words import Words


def span(words: Words, first: int | None, last: int | None) -> str:
    """A span of days in ISO form, or that there is no limit."""
    begin, end = (None if day is None else Moment(day).iso() for day in (first, last))
    if begin and begin == end:
        return begin
    if begin and end:
        return words.say("report.window.between", begin=begin, end=end)
    if begin:
        return words.say("report.window.from", begin=begin)
    if end:
        return words.say("report.window.until", end=end)
    return words.say("report.window.all")


def is_windowed(facts: ReportFacts) -> bool:
    """Whether Mentions holds only a part of the mentions that Outputs counts."""
    return facts.wishes.mentioned_from is not None or facts.wishes.mentioned_to is not None


def with_window(words: Words, facts: ReportFacts, key: str, **arguments: int) -> str:
    """A sheet's sentence, and behind it the window where there is one."""
    sentence = words.say(key, **arguments)
    if not is_windowed(facts):
        return sentence
    window = span(words, facts.wishes.mentioned_from, facts.wishes.mentioned_to)
    return f"{sentence} {words.say('report.window.note', window=window)}"
