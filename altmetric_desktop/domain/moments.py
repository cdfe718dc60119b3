"""When something happened, as exactly as it is known, and no more exactly than that.

Days are counted from 1970-01-01 (day 0), seconds from midnight UTC. A year-only date keeps its
precision, so that it makes no spike on 1 January.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

EPOCH = date(1970, 1, 1)


class Precision(StrEnum):
    """How exactly a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    SECOND = "second"


class Moment(Struct, frozen=True, order=True):
    """A point in time: `day` (days since 1970-01-01), `second` of that day in UTC or None."""

    day: int
    second: int | None = None
    precision: Precision = Precision.DAY

    def date(self) -> date:
        """The calendar day (first day of the month or year where only that is known)."""
        return EPOCH + timedelta(days=self.day)

    def iso(self) -> str:
        """ISO 8601 at its own precision: `2024`, `2024-03`, `2024-03-14`, `2024-03-14T09:30:00Z`."""
        day = self.date()
        if self.precision is Precision.YEAR:
            return f"{day.year:04d}"
        if self.precision is Precision.MONTH:
            return f"{day.year:04d}-{day.month:02d}"
        if self.precision is Precision.SECOND and self.second is not None:
            hours, rest = divmod(self.second, 3600)
            minutes, seconds = divmod(rest, 60)
            return f"{day.isoformat()}T{hours:02d}:{minutes:02d}:{seconds:02d}Z"
        return day.isoformat()


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def from_date(year: int, month: int | None = None, day: int | None = None) -> Moment | None:
    """A moment from calendar parts, None where they are no date or a year outside 1000–2200."""
    if not 1000 <= year <= 2200:
        return None
    try:
        if month is None:
            return Moment(day_number(date(year, 1, 1)), None, Precision.YEAR)
        if day is None:
            return Moment(day_number(date(year, month, 1)), None, Precision.MONTH)
        return Moment(day_number(date(year, month, day)))
    except ValueError:
        return None


def from_datetime(when: datetime) -> Moment:
    """A moment to the second; a time without zone is taken as UTC."""
    there = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    seconds = there.hour * 3600 + there.minute * 60 + there.second
    return Moment(day_number(there.date()), seconds, Precision.SECOND)


def from_epoch(seconds: float) -> Moment | None:
    """A moment from Unix time in seconds, None outside the years 1900–2200."""
    if not -2208988800 <= seconds <= 7258118400:
        return None
    day, second = divmod(int(seconds), 86400)
    return Moment(day, second, Precision.SECOND)


def from_iso(text: str) -> Moment | None:
    """A moment from ISO 8601 text (`2024`, `2024-03`, a date, a date-time with or without zone).

    None where it is no such text, or a year outside 1000–2200.
    """
    text = text.strip()
    if not text.isascii():
        return None
    parts = text.split("-")
    if len(text) in (4, 7) and all(part.isdigit() for part in parts):
        return from_date(*(int(part) for part in parts))
    try:
        if len(text) in (8, 10) and ":" not in text:
            day = date.fromisoformat(text)
            return from_date(day.year, day.month, day.day)
        when = datetime.fromisoformat(text)
        return from_datetime(when) if 1000 <= when.year <= 2200 else None
    except ValueError:
        return None
