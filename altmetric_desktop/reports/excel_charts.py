"""Native charts of the Summary sheet: Excel draws them from the cells of Chart data.

Colours are those of the app; each chart carries its finding as alternative text. The month that is not
over is a dashed series of its own. Knows where tables stand, not what services know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart._chart import ChartBase
from openpyxl.chart.axis import TextAxis
from openpyxl.chart.data_source import NumFmt
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

from altmetric_desktop.domain.categories import ORDER, Category
from altmetric_desktop.drawing.palette import LIGHT, Theme, palette
from altmetric_desktop.reports.furniture import PlacedChart
from altmetric_desktop.reports.layout import Extent
from altmetric_desktop.reports.paint import argb
from altmetric_desktop.reports.sheets import chart_data
from altmetric_desktop.reports.tally import Tally
from altmetric_desktop.words import Words

#: Centimetres; the columns of Summary decide where a chart can begin: the three fill its width.
_HIGH = 9
_MIX_WIDE, _SPREAD_WIDE, _MONTHS_WIDE = 11, 12, 15
_MIX_AT, _SPREAD_AT, _MONTHS_AT = "A", "D", "I"
_ROWS = 17
_TITLE_SIZE, _TEXT_SIZE = 1200, 1000
_LINE_WIDTH = 28_575  # EMU: 2.25 pt


def charts(words: Words, tally: Tally, tables: Sequence[Extent], below: int) -> list[PlacedChart]:
    """The charts that have something to show, left to right from row `below`."""
    known: Mapping[str, Extent] = {table.name: table for table in tables}
    placed: list[PlacedChart] = []

    def put(chart: ChartBase, column: str, wide: int, text: str) -> None:
        chart.width = wide
        chart.height = _HIGH
        placed.append(PlacedChart(chart, f"{column}{below}", below + _ROWS, text))

    if tally.posts:
        put(_mix(words, tally, known[chart_data.MIX]), _MIX_AT, _MIX_WIDE, _mix_text(words, tally))
    if tally.shown or len(tally.percentiles):
        spread = _spread(words, tally, known[chart_data.SPREAD])
        put(spread, _SPREAD_AT, _SPREAD_WIDE, _spread_text(words, tally))
    if tally.month_posts:
        put(_months(words, known[chart_data.MONTHS]), _MONTHS_AT, _MONTHS_WIDE, _months_text(words, tally))
    return placed


def _mix(words: Words, tally: Tally, table: Extent) -> ChartBase:
    chart = BarChart()
    chart.type = "bar"
    chart.gapWidth = 45
    series = _series(table, "chart-mentions", words.say("report.heading.chart-mentions"))
    colours = palette(Theme.LIGHT)
    present = [category for category in ORDER if tally.category_posts[category]]
    for place, category in enumerate(present):
        point = DataPoint(idx=place)
        point.graphicalProperties = GraphicalProperties(solidFill=argb(colours.category(category)))
        series.data_points.append(point)
    series.dLbls = _labels()
    _finish(chart, table, "mention-source", series, title=words.say("report.chart.mix"))
    chart.x_axis.scaling.orientation = "maxMin"  # the first source on top, as everywhere
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    return chart


def _months(words: Words, table: Extent) -> ChartBase:
    chart = LineChart()
    full = _series(table, "complete-month", words.say("report.heading.complete-month"))
    part = _series(table, "so-far", words.say("report.heading.so-far"))
    for series in (full, part):
        line = LineProperties(solidFill=argb(LIGHT.accent), w=_LINE_WIDTH)
        if series is part:
            line.prstDash = "sysDash"
        series.graphicalProperties = GraphicalProperties(ln=line)
        series.marker = Marker(symbol="none")
        series.smooth = False
    skip = max(1, (table.rows + 9) // 10)
    chart.x_axis = TextAxis(numFmt=NumFmt("yyyy-mm", sourceLinked=False), tickLblSkip=skip, tickMarkSkip=skip)
    chart.legend = Legend()
    chart.legend.position = "b"
    chart.legend.txPr = _text(LIGHT.ink2)
    chart.display_blanks = "gap"
    _finish(chart, table, "month", full, part, title=words.say("report.chart.months"))
    return chart


def _spread(words: Words, tally: Tally, table: Extent) -> ChartBase:
    chart = BarChart()
    chart.type = "col"
    chart.gapWidth = 12
    series = _series(table, "chart-outputs", words.say("report.heading.chart-outputs"))
    series.graphicalProperties = GraphicalProperties(solidFill=argb(LIGHT.accent))
    series.dLbls = _labels()
    _finish(chart, table, "band", series, title=words.say(chart_data.spread_title(tally)))
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    return chart


def _series(table: Extent, key: str, title: str) -> Series:
    series: Series = SeriesFactory(Reference(range_string=table.cells(key)), title=title)
    return series


def _finish(chart: BarChart | LineChart, table: Extent, labels: str, *series: Series, title: str) -> None:
    """What all charts share: title, quiet axes, our font, no border."""
    for one in series:
        chart.series.append(one)
    chart.set_categories(Reference(range_string=table.cells(labels)))
    chart.title = _title(title)
    if len(series) == 1:
        chart.legend = None
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False
        axis.txPr = _text(LIGHT.ink2)
        axis.majorTickMark = "none"
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=argb(LIGHT.line2)))
    if chart.y_axis.majorGridlines is not None:
        chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=argb(LIGHT.line)))
    chart.graphical_properties = GraphicalProperties(
        solidFill=argb(LIGHT.base), ln=LineProperties(noFill=True)
    )
    chart.roundedCorners = False


def _title(text: str) -> Title:
    shown = Title(
        overlay=False, layout=Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.02, y=0.02))
    )
    properties = CharacterProperties(sz=_TITLE_SIZE, b=True, solidFill=argb(LIGHT.ink), latin=None)
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=properties), r=[RegularTextRun(rPr=properties, t=text)]
    )
    shown.tx = Text(rich=RichText(p=[paragraph]))
    return shown


def _text(colour: str) -> RichText:
    properties = CharacterProperties(sz=_TEXT_SIZE, solidFill=argb(colour))
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=properties), endParaRPr=properties)])


def _labels() -> DataLabelList:
    labels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    labels.txPr = _text(LIGHT.ink)
    return labels


def _mix_text(words: Words, tally: Tally) -> str:
    def posts(category: Category) -> int:
        return tally.category_posts[category]

    top = max(ORDER, key=posts)
    return words.say(
        "report.alt.mix", top=words.say(f"category.{top.value}"), posts=posts(top), total=tally.posts
    )


def _months_text(words: Words, tally: Tally) -> str:
    top = max(sorted(tally.month_posts), key=lambda number: tally.month_posts[number])
    return words.say(
        "report.alt.months", month=f"{top // 12:04d}-{top % 12 + 1:02d}", posts=tally.month_posts[top]
    )


def _spread_text(words: Words, tally: Tally) -> str:
    rows = chart_data.spread(words, tally)
    counts = {str(band): outputs for band, outputs in rows if isinstance(outputs, int)}
    band = max(counts, key=lambda name: counts[name])
    key = "report.alt.percentiles" if chart_data.has_percentiles(tally) else "report.alt.scores"
    return words.say(key, band=band, outputs=counts[band])
