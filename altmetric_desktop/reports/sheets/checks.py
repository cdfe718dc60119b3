"""Checks: what the library counts, asked apart, against what this file's own formulas find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from altmetric_desktop.domain.categories import ORDER
from altmetric_desktop.domain.reporting import ReportFacts
from altmetric_desktop.domain.tables import Column
from altmetric_desktop.reports.layout import FIRST_ROW, Extent, Grid, RichCell, Said, Sheet, quoted
from altmetric_desktop.reports.sheets import chart_data
from altmetric_desktop.reports.sheets.columns import NUMBER, TEXT, column
from altmetric_desktop.reports.sheets.outputs import FAMILY
from altmetric_desktop.reports.sheets.window import is_windowed, with_window
from altmetric_desktop.reports.tally import Tally
from altmetric_desktop.words import Words

KEY = "checks"
TABLE = "tblChecks"
#: Each ID is looked up among all outputs: above this product a spreadsheet would stand still for long.
_MOST_LOOKED_UP = 5_000_000


class Check(Struct, frozen=True):
    """One check. `found` is the formula's result as we computed it while writing."""

    key: str
    text: str
    expected: float
    found: float
    formula: str
    why: str
    exact: bool = True

    @property
    def holds(self) -> bool:
        """Whether both agree, to half a hundredth."""
        return abs(self.expected - self.found) < 0.005


def columns(words: Words) -> tuple[Column, ...]:
    """The columns, in order."""
    return (
        column(words, "check", TEXT, 58, wrap=True),
        column(words, "expected", NUMBER, 14),
        column(words, "found", NUMBER, 14),
        column(words, "ok", TEXT, 9),
        column(words, "check-why", TEXT, 66, wrap=True),
    )


def checks(words: Words, facts: ReportFacts, tally: Tally, outputs: Extent, mentions: Extent) -> list[Check]:
    """All checks: rows, sums and each category, across the two big sheets."""
    counts = facts.counts
    rows = f"COUNT({mentions.cells('mention-id')})"
    found = [
        _check(words, "outputs", counts.outputs, tally.outputs, f"COUNT({outputs.cells('output-id')})"),
        _check(words, "mentions", counts.mentions, tally.mention_rows, rows),
    ]
    if counts.points is not None:
        summed = f"SUM({outputs.cells('points')})"
        found.append(_check(words, "sum-of-points", counts.points, tally.points / 100, summed))
    if not is_windowed(facts):  # else Mentions holds a part of what Outputs counts
        found.extend(_across(words, facts, tally, outputs, mentions))
    named = f'COUNTIF({outputs.cells("family")},"{FAMILY}*")'
    found.append(_check(words, "versions", counts.versions, tally.versions, named))
    if tally.outputs * tally.mention_rows <= _MOST_LOOKED_UP:
        known, named = outputs.cells("output-id"), mentions.cells("output-id")
        missing = f'SUMPRODUCT(({named}<>"")*(COUNTIF({known},{named})=0))'
        found.append(_check(words, "orphans", 0, tally.orphans, missing))
    return found


def of_months(words: Words, facts: ReportFacts, tally: Tally, months: Extent) -> list[Check]:
    """Whether chart and total agree: the months shown are all but those left out."""
    if not tally.month_posts:
        return []
    out = chart_data.left_out(facts, tally).all
    unfinished = f"{quoted(months.sheet)}!${months.columns['so-far']}${months.bottom}"
    shown = sum(tally.month_posts.values()) - (out - tally.undated)
    formula = f"SUM({months.cells('complete-month')})+SUM({unfinished})"
    return [_check(words, "months", tally.mention_rows - out, shown, formula, n=out)]


def _across(
    words: Words, facts: ReportFacts, tally: Tally, outputs: Extent, mentions: Extent
) -> Iterator[Check]:
    """Sums that must agree between the two big sheets."""
    total, adds = outputs.cells("mentions"), mentions.cells("adds")
    yield _check(words, "mentioned", facts.counts.mentioned, tally.mentioned, f'COUNTIF({total},">0")')
    yield _check(words, "sum-of-mentions", tally.mention_rows, tally.posts, f"SUM({total})")
    yield _check(words, "sum-of-adds", tally.points / 100, tally.mention_points / 100, f"SUM({adds})")
    for category in ORDER:
        posts, rows = tally.category_posts[category], tally.category_rows[category]
        if posts or rows:
            label = words.say(f"category.{category.value}")
            formula = f"SUM({outputs.cells(f'posts-{category.value}')})"
            yield _check(words, "category", rows, posts, formula, category=label)


def sheet(words: Words, facts: ReportFacts, found: Sequence[Check]) -> Sheet:
    """The sheet; *Found* and *OK?* are formulas, so that the file checks itself when somebody changed it."""
    return Sheet(
        KEY,
        words.say("report.sheet.checks"),
        words.say("report.title.checks"),
        with_window(words, facts, "report.sentence.checks"),
        (Grid(TABLE, columns(words), _rows(words, found)),),
        answers=words.say("report.answers.checks"),
        frozen=1,
        alarm=("ok", words.say("report.no")),
        last_data=facts.as_of,
    )


def _check(
    words: Words, key: str, expected: float, found: float, formula: str, category: str = "", n: int = 0
) -> Check:
    return Check(
        key if not category else f"{key}: {category}",
        words.say(f"report.check.{key}", category=category),
        expected,
        found,
        formula,
        words.say(f"report.check-why.{key}", category=category, n=n),
        key not in {"sum-of-adds", "sum-of-points"},
    )


def _rows(words: Words, found: Sequence[Check]) -> Iterator[tuple[RichCell, ...]]:
    yes, no = words.say("report.yes"), words.say("report.no")
    for number, check in enumerate(found, FIRST_ROW + 1):
        style = "integer" if check.exact else "number"
        agree = f'IF(ABS(B{number}-C{number})<0.005,"{yes}","{no}")'
        yield (
            check.text,
            Said(check.expected, style),
            Said(check.found, style, formula=check.formula),
            Said(yes if check.holds else no, "text", formula=agree),
            check.why,
        )
