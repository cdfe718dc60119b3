"""What a report adds up while its rows stream by: one pass, nothing kept but counts.

Points are summed in hundredths, so that sums are exact. Knows no sheet.
"""

from __future__ import annotations

from array import array
from collections import Counter

from msgspec import Struct, field

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.moments import Precision
from altmetric_desktop.domain.reporting import ReportMention, ReportOutput
from altmetric_desktop.domain.timeline import month_number


def hundredths(points: float) -> int:
    """Points as a whole number of hundredths."""
    return round(points * 100)


class Tally(Struct):
    """Running totals. `month_posts` by year × 12 + (month − 1), only of mentions whose month is known."""

    outputs: int = 0
    trackable: int = 0
    mentioned: int = 0
    scored: int = 0
    points: int = 0
    posts: int = 0
    independent: int = 0
    mention_rows: int = 0
    mention_points: int = 0
    undated: int = 0
    orphans: int = 0
    families: Counter[int] = field(default_factory=Counter)
    category_posts: Counter[Category] = field(default_factory=Counter)
    category_outputs: Counter[Category] = field(default_factory=Counter)
    category_rows: Counter[Category] = field(default_factory=Counter)
    month_posts: Counter[int] = field(default_factory=Counter)
    shown: array[int] = field(default_factory=lambda: array("q"))
    percentiles: array[float] = field(default_factory=lambda: array("d"))
    ids: set[int] = field(default_factory=set)
    output_posts: array[int] = field(default_factory=lambda: array("q"))

    def output(self, output: ReportOutput) -> None:
        """Count one row of Outputs."""
        self.outputs += 1
        self.ids.add(output.id)
        self.trackable += output.trackable
        self.independent += output.independent
        total = 0
        for count in output.posts:
            total += count.posts
            self.category_posts[count.category] += count.posts
            self.category_outputs[count.category] += count.posts > 0
        if output.family is not None:
            self.families[output.family] += 1
        self.posts += total
        self.mentioned += total > 0
        self.output_posts.append(total)
        if output.points is not None:
            self.scored += 1
            self.points += hundredths(output.points)
        if output.shown is not None:
            self.shown.append(output.shown)
        if output.percentile is not None:
            self.percentiles.append(output.percentile)

    @property
    def versions(self) -> int:
        """Outputs of which there is another version."""
        return self.families.total()

    @property
    def works(self) -> int:
        """Outputs, those of one family counted once."""
        return self.outputs - self.versions + len(self.families)

    def mention(self, mention: ReportMention) -> None:
        """Count one row of Mentions."""
        self.mention_rows += 1
        self.orphans += mention.output not in self.ids
        self.mention_points += hundredths(mention.points)
        self.category_rows[mention.category] += 1
        if mention.posted is None or mention.posted.precision is Precision.YEAR:
            self.undated += 1
        else:
            self.month_posts[month_number(mention.posted.day)] += 1
