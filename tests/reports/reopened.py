"""A report's file, opened again and read as its readers read it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.reporting import ReportData
from altmetric_desktop.domain.wishes import ReportWishes
from altmetric_desktop.reports import workbook
from altmetric_desktop.words import Words
from tests.reports.samples import Sample, sample
from tests.reports.test_safe_text import HOSTILE

WORDS = Words("en")
Value = object


def opened(path: Path, data: ReportData) -> Workbook:
    """A report written and opened."""
    workbook.write(path, data, WORDS)
    return load_workbook(path)


def table(sheet: Worksheet, name: str) -> list[dict[str, Value]]:
    """A table's rows by heading, read where the table says that it stands."""
    rows = [[cell.value for cell in row] for row in sheet[sheet.tables[name].ref]]
    heading = [str(value) for value in rows[0]]
    assert len(set(heading)) == len(heading)
    return [dict(zip(heading, row, strict=True)) for row in rows[1:]]


def day(moment: Moment | None) -> datetime | None:
    """A date as openpyxl reads it back."""
    if moment is None:
        return None
    when = moment.date()
    return datetime(when.year, when.month, when.day)  # noqa: DTZ001


def second(moment: Moment | None) -> datetime | None:
    """A point in time as openpyxl reads it back."""
    if moment is None:
        return None
    rest = moment.second or 0
    return datetime.combine(moment.date(), datetime.min.time()).replace(
        hour=rest // 3600, minute=rest // 60 % 60, second=rest % 60
    )


def hostile_sample() -> Sample:
    """One output with one mention for each hostile text, which stands in every column that can hold it."""
    base = sample(outputs=1, mentions=1)
    outputs = [
        replace(
            base.outputs[0],
            id=number,
            title=text,
            venue=text,
            our_authors=(text,),
            units=(text,),
            field=text,
            doi=text,
            open_access=text,
            identifiers=(),
        )
        for number, text in enumerate(HOSTILE, 1)
    ]
    mentions = [
        replace(
            base.mentions[0],
            id=number,
            output=number,
            title=text,
            account=text,
            url=text,
            country=text,
            language=text,
            sources=(text,),
            matched_by=text,
        )
        for number, text in enumerate(HOSTILE, 1)
    ]
    wishes = ReportWishes(title=HOSTILE[1], prepared_by=HOSTILE[4], purpose=HOSTILE[13], show_accounts=True)
    facts = replace(base.facts, wishes=wishes, unit=HOSTILE[3], library=HOSTILE[10])
    return replace(base, outputs=outputs, mentions=mentions, facts=facts)
