"""Charts of a library: figures from storage, drawn by `drawing`, handed over as pixels and boxes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from altmetric_desktop.domain import timeline
from altmetric_desktop.domain.categories import Family
from altmetric_desktop.domain.moments import Moment, Precision, day_number, from_epoch
from altmetric_desktop.domain.pictures import ChartPicture
from altmetric_desktop.domain.timeline import Timeline
from altmetric_desktop.domain.wishes import ChartWish
from altmetric_desktop.drawing import charts
from altmetric_desktop.drawing.charts import Look, Period, Texts
from altmetric_desktop.drawing.palette import CategoryColours, Theme
from altmetric_desktop.storage import library_file, mentions, reporting
from altmetric_desktop.words import Words


def draw(path: Path, wish: ChartWish, words: Words | None = None, now: float | None = None) -> ChartPicture:
    """The chart that was wished for, of the library at `path`."""
    words = words or Words("en")
    today = from_epoch(time.time() if now is None else now) or Moment(0)
    with library_file.reading(path) as connection:
        months = mentions.months(connection, wish.output)
        loose = reporting.loose(connection, wish.output)
    line = timeline.from_months(months, today.day, loose.coarse, loose.undated)
    look = Look(
        width=wish.width,
        height=wish.height,
        ratio=wish.ratio,
        theme=Theme(wish.theme),
        colours=CategoryColours(wish.palette),
    )
    texts = Texts(
        title=words.say("chart.months"),
        caption=caption(line, today, words),
        empty=words.say("chart.months.empty"),
        period=words.say("chart.month"),
        total=words.say("chart.total"),
        mentions=words.say("chart.mentions"),
        number=words.number,
        share=words.share,
    )
    names = [(family, words.say(f"family.{family.value}")) for family in Family]
    return charts.mentions_by_month(periods(line, words), names, texts, look).picture()


def periods(line: Timeline, words: Words) -> Sequence[Period]:
    """The buckets with their names: `Mar 2024` and `Mar ’24`; an unfinished one says so."""
    made = []
    for bucket in line.buckets:
        first = timeline.month_start(bucket.number)
        label = words.moment(Moment(day_number(first), None, Precision.MONTH))
        month = label.split(" ")[0]
        short = f"{month} ’{first.year % 100:02d}"
        if bucket.unfinished:
            label, short = words.say("chart.so-far", month=label), words.say("chart.so-far", month=month)
        made.append(Period(bucket.number, label, short, bucket.posts, bucket.unfinished))
    return made


def caption(line: Timeline, today: Moment, words: Words) -> str:
    """n, the period, the date; what has no month stands beside, not in, the bars."""
    parts = [words.say("chart.caption", n=line.total, date=words.moment(Moment(today.day)))]
    coarse = sum(count for _, count in line.coarse)
    if coarse:
        parts.append(words.say("chart.coarse", n=coarse))
    if line.undated:
        parts.append(words.say("chart.undated", n=line.undated))
    return " ".join(parts)
