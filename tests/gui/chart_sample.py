"""The real drawing of the timeline for fictional months: pictures show what the program shows."""

from __future__ import annotations

from altmetric_desktop.domain import timeline
from altmetric_desktop.domain.categories import Family
from altmetric_desktop.domain.pictures import ChartPicture
from altmetric_desktop.domain.wishes import ChartWish
from altmetric_desktop.drawing import charts
from altmetric_desktop.drawing.charts import Look, Texts
from altmetric_desktop.drawing.palette import CategoryColours, Theme
from altmetric_desktop.services.charting import periods
from altmetric_desktop.words import Words
from tests.fakes import TODAY, details_of


def drawn(wish: ChartWish) -> ChartPicture:
    """The chart of a fictional output."""
    words = Words("en")
    line = timeline.from_months(details_of(wish.output or 1).months, TODAY)
    look = Look(
        width=wish.width,
        height=wish.height,
        ratio=wish.ratio,
        theme=Theme(wish.theme),
        colours=CategoryColours(wish.palette),
    )
    texts = Texts(
        title=words.say("chart.months"),
        caption=words.say("chart.caption", n=line.total, date="20 Nov 2026"),
        empty=words.say("chart.months.empty"),
        period=words.say("chart.month"),
        total=words.say("chart.total"),
        mentions=words.say("chart.mentions"),
        number=words.number,
        share=words.share,
    )
    names = [(family, words.say(f"family.{family.value}")) for family in Family]
    return charts.mentions_by_month(periods(line, words), names, texts, look).picture()
