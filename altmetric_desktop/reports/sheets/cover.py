"""Cover: what this report is, from which data, by which rules, and the caution that belongs to it."""

from __future__ import annotations

from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.reporting import ReportFacts
from altmetric_desktop.domain.tables import Cell
from altmetric_desktop.reports.layout import LINE_HEIGHT, Block, Line, Said, Sheet, height_of, lines_needed
from altmetric_desktop.reports.sheets.window import span
from altmetric_desktop.words import Words

KEY = "cover"
_CAUTIONS = 3
_IF_KNOWN = frozenset({"licence", "contact"})
_WIDTH = 76
#: The caution is set a little larger.
_LARGER = 1.1


def title(words: Words, facts: ReportFacts) -> str:
    """The report's title: as wished, or the unit's name in a sentence of ours."""
    if facts.wishes.title:
        return facts.wishes.title
    return words.say(
        "report.default-title", unit=facts.unit or facts.library or words.say("report.whole-library")
    )


def citation(words: Words, facts: ReportFacts) -> str:
    """How to cite this report."""
    return words.say(
        "report.cite",
        who=facts.wishes.prepared_by or facts.library or words.say("report.whole-library"),
        year=str(facts.written.date().year),
        title=title(words, facts),
        report=facts.report_id,
        snapshot=facts.snapshot,
    )


def sheet(words: Words, facts: ReportFacts, content_hash: str) -> Sheet:
    """The sheet: one line a fact, then the caution."""
    blocks: list[Block] = [
        Line([Said(words.say(f"report.cover.{key}"), "label"), Said(value, "wrap")], "wrap", _high(value))
        for key, value in _lines(words, facts, content_hash)
    ]
    blocks.append(Line([]))
    blocks.append(Line([Said(words.say("report.cover.caution"), "section")]))
    for number in range(1, _CAUTIONS + 1):
        caution = words.say(f"report.caution.{number}")
        blocks.append(
            Line([None, Said(caution, "caution")], height=(_high(caution, _LARGER) or LINE_HEIGHT) * _LARGER)
        )
    return Sheet(
        KEY,
        words.say("report.sheet.cover"),
        title(words, facts),
        words.say("report.sentence.cover"),
        tuple(blocks),
        answers=words.say("report.answers.cover"),
        portrait=True,
        widths=(20, _WIDTH),
        last_data=facts.as_of,
    )


def _high(value: Cell, larger: float = 1.0) -> float | None:
    return height_of(lines_needed(value, _WIDTH / larger)) if isinstance(value, str) else None


def _lines(words: Words, facts: ReportFacts, content_hash: str) -> list[tuple[str, Cell]]:
    """What stands on the cover; a line without a value says so, for a blank cell says nothing.

    Licence and contact stand there only where they are known: nobody is asked for them with a report.
    """
    wishes = facts.wishes
    scheme = facts.scheme
    version = words.say("report.version", version=scheme.version)
    lines: list[tuple[str, Cell]] = [
        ("unit", facts.unit or words.say("report.whole-library")),
        ("library", facts.library),
        ("purpose", wishes.purpose),
        ("audience", wishes.audience),
        ("status", wishes.status),
        ("prepared-by", wishes.prepared_by),
        ("prepared-on", Moment(facts.written.day).iso()),
        ("published", span(words, wishes.published_from, wishes.published_to)),
        ("mentioned", span(words, wishes.mentioned_from, wishes.mentioned_to)),
        ("data-to", facts.as_of.iso().replace("T", " ").replace("Z", " UTC")),
        ("collected", _collected(words, facts)),
        (
            "scheme",
            f"{words.say(scheme.name)}, {version} ({scheme.hash})",
        ),
        ("report", facts.report_id),
        ("snapshot", facts.snapshot),
        ("hash", content_hash),
        ("software", words.say("report.software", version=facts.app_version)),
        ("cite", citation(words, facts)),
        ("licence", facts.licence),
        ("contact", facts.contact),
    ]
    return [
        (key, value or words.say("report.not-stated"))
        for key, value in lines
        if value or key not in _IF_KNOWN
    ]


def _collected(words: Words, facts: ReportFacts) -> str:
    if facts.first_collected is None or facts.last_collected is None:
        return words.say("report.never-collected")
    return span(words, facts.first_collected.day, facts.last_collected.day)
