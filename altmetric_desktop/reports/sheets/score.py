"""Score: the weights of the scheme, an open cell for the reader's own, and one score worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from altmetric_desktop.domain.categories import CATEGORY_OF, RANK, Channel
from altmetric_desktop.domain.reporting import ReportExample, ReportFacts
from altmetric_desktop.domain.schemes import Rule
from altmetric_desktop.domain.tables import Column
from altmetric_desktop.reports.layout import Block, Extent, Grid, Line, RichCell, Said, Sheet
from altmetric_desktop.reports.sheets.columns import INTEGER, NUMBER, TEXT, column
from altmetric_desktop.words import Words

KEY = "score"
WEIGHTS = "tblWeights"
EXAMPLE = "tblExample"


def columns(words: Words) -> tuple[Column, ...]:
    """The columns of the weights, in order."""
    return (
        column(words, "channel", TEXT, 24),
        column(words, "rule", TEXT, 38, wrap=True),
        column(words, "weight", NUMBER, 10),
        column(words, "your-weight", NUMBER, 10, open=True),
        column(words, "cap", NUMBER, 10),
        column(words, "basis", TEXT, 32, wrap=True),
        column(words, "reference", TEXT, 56, wrap=True),
    )


def example_columns(words: Words) -> tuple[Column, ...]:
    """The columns of the worked example, in order: what a weight adds stands under that weight."""
    return (
        column(words, "channel", TEXT, 24),
        column(words, "rule", TEXT, 38, wrap=True),
        column(words, "line-adds", NUMBER, 10),
        column(words, "your-adds", NUMBER, 10),
        column(words, "counted", INTEGER, 10),
        column(words, "posts", INTEGER, 10),
    )


def sheet(words: Words, facts: ReportFacts, example: ReportExample | None) -> Sheet:
    """The sheet: one table of weights, and below it the example where there is one."""
    blocks: list[Block] = [Grid(WEIGHTS, columns(words), _weights(words, facts))]
    if example is not None:
        shown = example

        def worked(extents: Sequence[Extent]) -> Sequence[Line | Grid]:
            return _example(words, facts, shown, extents[0])

        blocks.append(worked)
    count = "report.sentence.score" if example is None else "report.sentence.score-example"
    return Sheet(
        KEY,
        words.say("report.sheet.score"),
        words.say("report.title.score"),
        words.say(count, scheme=words.say(facts.scheme.name)),
        tuple(blocks),
        answers=words.say("report.answers.score"),
        frozen=1,
        one_page=True,
        last_data=facts.as_of,
    )


def rules(facts: ReportFacts) -> list[Rule]:
    """The scheme's rules in display order."""
    places = {channel: place for place, channel in enumerate(Channel)}
    return sorted(
        facts.scheme.rules, key=lambda rule: (RANK[CATEGORY_OF[rule.channel]], places[rule.channel])
    )


def _weights(words: Words, facts: ReportFacts) -> Iterator[tuple[RichCell, ...]]:
    for rule in rules(facts):
        yield (
            words.say(f"channel.{rule.channel.value}"),
            words.say(_rule_key(rule)),
            rule.weight,
            rule.weight,
            rule.most,
            words.say(f"scheme.why.{rule.why.value}"),
            rule.source,
        )


def _rule_key(rule: Rule) -> str:
    """The sentence that a receipt uses for the same rule."""
    if rule.hundredths == 0:
        return "receipt.rule.unweighted"
    return f"receipt.rule.{rule.counts.value}{'' if rule.cap is None else '-capped'}"


def _example(
    words: Words, facts: ReportFacts, example: ReportExample, weights: Extent
) -> Sequence[Line | Grid]:
    """The table, and two totals below it: exact, and as shown."""
    receipt = example.receipt
    first = weights.bottom + 5
    last = first + max(1, len(receipt.lines)) - 1
    sums = [f"SUM({letter}{first}:{letter}{last})" for letter in "CD"]
    exact = (Said(receipt.points, "number", formula=each) for each in sums)
    shown = (Said(receipt.shown, "integer", formula=f"ROUNDUP({each},0)") for each in sums)
    return (
        Line([]),
        Line([Said(words.say("report.example.title"), "section")]),
        Line(
            [
                Said(
                    words.say(
                        "report.example.of",
                        output=str(example.output),
                        title=example.title or words.say("output.no-title"),
                    ),
                    "sentence",
                )
            ]
        ),
        Grid(EXAMPLE, example_columns(words), _worked(words, facts, example, weights, first)),
        Line([Said(words.say("report.example.sum"), "strong"), "", *exact]),
        Line([Said(words.say("report.example.shown"), "strong"), "", *shown]),
    )


def _worked(
    words: Words, facts: ReportFacts, example: ReportExample, weights: Extent, first: int
) -> Iterator[tuple[RichCell, ...]]:
    """One line a channel. The formula asks the yellow cell of its weight; `first`: where the lines begin."""
    places = {rule.channel: weights.top + 1 + place for place, rule in enumerate(rules(facts))}
    yours = weights.columns["your-weight"]
    for number, line in enumerate(example.receipt.lines, first):
        adds = f"E{number}*{yours}{places[line.channel]}" if line.channel in places else "0"
        yield (
            words.say(f"channel.{line.channel.value}"),
            words.say(line.rule),
            line.adds,
            Said(line.adds, "number", formula=adds if line.cap is None else f"MIN({adds},{line.cap!r})"),
            line.counted,
            line.posts,
        )
