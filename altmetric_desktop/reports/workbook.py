"""The evaluation workbook: values in, one Excel file out, complete or not at all.

Sheets and their order; which must be written before which, because it needs what another one counts. Form
lives in `binding`, `pen`, `furniture` and `paint`, content in `sheets`. Knows no library and no clock.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from altmetric_desktop.domain.errors import ReportError
from altmetric_desktop.domain.events import Progress
from altmetric_desktop.domain.reporting import ReportData, ReportFacts, ReportWritten
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.tables import Column
from altmetric_desktop.reports import excel_charts
from altmetric_desktop.reports.binding import Binding
from altmetric_desktop.reports.furniture import Stationery
from altmetric_desktop.reports.layout import Sheet
from altmetric_desktop.reports.properties import set_properties
from altmetric_desktop.reports.replacing import replacing
from altmetric_desktop.reports.sheets import (
    chart_data,
    checks,
    contents,
    cover,
    coverage,
    definitions,
    mentions,
    outputs,
    provenance,
    score,
    summary,
)
from altmetric_desktop.reports.tally import Tally
from altmetric_desktop.words import Words

#: Sheets in the order of their tabs.
SHEETS = (
    "cover",
    "contents",
    "summary",
    "outputs",
    "mentions",
    "coverage",
    "provenance",
    "score",
    "definitions",
    "checks",
    "chart-data",
)
PROFILES = frozenset({"full"})
_LETTER_COUNTRIES = ("-US", "-CA", "-MX", "_US", "_CA", "_MX")

Told = Callable[[Progress], None]
Item = TypeVar("Item")


def write(path: Path, data: ReportData, words: Words, progress: Told | None = None) -> ReportWritten:
    """Write the workbook to `path`, replacing what is there only when the new file is complete.

    `progress` hears `report.KEY` with the rows written; what it raises stops the work, and nothing is left.

    Raises:
        ReportError: the folder is missing, the file is open elsewhere, the disk is full, the profile unknown,
            or a sheet would have more rows than Excel takes. The old file is unchanged.
    """
    if data.facts.wishes.profile not in PROFILES:
        known = ", ".join(sorted(PROFILES))
        raise ReportError("report.unknown-profile", profile=data.facts.wishes.profile, known=known)
    with (
        replacing(path) as part,
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive,
    ):
        return _Writing(archive, data, words, progress).all(path)


def columns(words: Words) -> dict[str, Sequence[Column]]:
    """The columns of every table, by the sheet's key: what Definitions must define."""
    return {
        "summary": summary.columns(words),
        "outputs": outputs.columns(words),
        "mentions": mentions.columns(words),
        "coverage": coverage.columns(words),
        "provenance": provenance.columns(words),
        "score": (*score.columns(words), *score.example_columns(words)),
        "checks": checks.columns(words),
        "contents": contents.columns(words),
        "chart-data": (
            *chart_data.mix_columns(words),
            *chart_data.month_columns(words),
            *chart_data.spread_columns(words),
        ),
    }


class _Writing:
    """One workbook being written, sheet after sheet."""

    def __init__(
        self, archive: zipfile.ZipFile, data: ReportData, words: Words, progress: Told | None
    ) -> None:
        self._data = data
        self._facts = data.facts
        self._words = words
        self._progress = progress
        self._tally = Tally()
        self._silent = 0
        self._rows: dict[str, int] = {}
        self._sheets: dict[str, Sheet] = {}
        names = [words.say(f"report.sheet.{key}") for key in SHEETS]
        snapshot = _snapshot(words, data.facts)
        self._binding = Binding(archive, names, _stationery(words, data.facts), snapshot, names[1])

    def all(self, path: Path) -> ReportWritten:
        """Every sheet, in the order in which they need each other."""
        words, facts, data, tally = self._words, self._facts, self._data, self._tally
        defined = {words.say(f"report.sheet.{key}"): own for key, own in columns(words).items()}
        terms = definitions.terms(words, defined)
        self._binding.definitions = definitions.anchors(words, terms)
        self._bind(outputs.sheet(words, facts, _seen(data.outputs, tally.output)), facts.counts.outputs)
        self._bind(mentions.sheet(words, facts, _seen(data.mentions, tally.mention)), facts.counts.mentions)
        self._bind(coverage.sheet(words, facts, data.coverage))
        sources = list(data.provenance)
        self._silent = sum(bool(source.problem) or source.state is not State.FOUND for source in sources)
        self._bind(provenance.sheet(words, facts, sources))
        self._bind(score.sheet(words, facts, data.example))
        self._bind(definitions.sheet(words, facts, terms))
        self._bind(chart_data.sheet(words, facts, tally))
        self._summary()
        failed = self._checks()
        self._front()
        set_properties(self._binding.book, words, facts, cover.title(words, facts), self._binding.hash.text)
        self._binding.finish()
        rows = tuple((key, self._rows[key]) for key in SHEETS)
        return ReportWritten(str(path), rows, self._binding.hash.text, failed)

    def _summary(self) -> None:
        """Summary with its charts, which stand two rows below its table."""
        words, tally = self._words, self._tally
        sheet = summary.sheet(words, self._facts, tally, self._silent)
        tables = self._binding.extents["chart-data"]
        notes = len(chart_data.notes(words, self._facts, tally))
        below = 8 + notes + sum(1 for _ in summary.indicators(self._facts, tally, self._silent))
        self._sheets[sheet.key] = sheet
        (extent,) = self._binding.bind(
            sheet, lambda _: None, lambda: excel_charts.charts(words, tally, tables, below)
        )
        self._rows[sheet.key] = extent.rows

    def _checks(self) -> tuple[str, ...]:
        extents = self._binding.extents
        (of_outputs,), (of_mentions,) = extents["outputs"], extents["mentions"]
        found = checks.checks(self._words, self._facts, self._tally, of_outputs, of_mentions)
        by_name = {extent.name: extent for extent in extents["chart-data"]}
        months = by_name[chart_data.MONTHS]
        found += checks.of_months(self._words, self._facts, self._tally, months)
        self._bind(checks.sheet(self._words, self._facts, found))
        return tuple(check.key for check in found if not check.holds)

    def _front(self) -> None:
        """Cover and Contents: last written, for they say what stands behind them."""
        words = self._words
        front = cover.sheet(words, self._facts, self._binding.hash.text)
        self._bind(front)
        listed = contents.sheet(words, ())
        self._sheets[listed.key] = listed
        self._rows[listed.key] = len(SHEETS)
        entries = [
            contents.Entry(
                self._sheets[key].name,
                self._sheets[key].answers,
                self._rows[key] or None if key == "cover" else self._rows[key],
                self._sheets[key].last_data,
            )
            for key in SHEETS
        ]
        self._bind(contents.sheet(words, entries))

    def _bind(self, sheet: Sheet, total: int = 0) -> None:
        stage = f"report.{sheet.key}"

        def each(done: int) -> None:
            if self._progress is not None:
                self._progress(Progress(stage, done, total))

        each(0)
        self._sheets[sheet.key] = sheet
        extents = self._binding.bind(sheet, each)
        self._rows[sheet.key] = sum(extent.rows for extent in extents)


def _seen(items: Iterable[Item], each: Callable[[Item], None]) -> Iterator[Item]:
    for item in items:
        each(item)
        yield item


def _snapshot(words: Words, facts: ReportFacts) -> str:
    return words.say(
        "report.snapshot-line",
        snapshot=facts.snapshot,
        day=facts.as_of.iso()[:10],
        scheme=words.say(facts.scheme.name),
        version=facts.scheme.version,
    )


def _stationery(words: Words, facts: ReportFacts) -> Stationery:
    return Stationery(
        words.say("report.footer", report=facts.report_id, snapshot=facts.snapshot),
        words.say("report.footer-caution"),
        words.say("report.footer-page"),
        words.language.endswith(_LETTER_COUNTRIES),
    )
