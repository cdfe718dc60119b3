"""Numbers and dates as the window writes them, by QLocale (0.5–3 µs a cell; Babel needs 8).

Thousands by locale, true minus, dates like “14 Mar 2024” at their own precision. Knows no widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QTimeZone

if TYPE_CHECKING:  # the first window needs no dates
    from altmetric_desktop.domain.moments import Moment

MINUS = "\u2212"
THIN = "\u202f"


class Figures:
    """Writes numbers and dates in one language. `unknown` is said where a date is not known."""

    def __init__(self, language: str = "en", unknown: str = "date unknown") -> None:
        self._locale = QLocale(language)
        self._unknown = unknown
        self._months = [
            self._locale.standaloneMonthName(month, QLocale.FormatType.ShortFormat) for month in range(1, 13)
        ]
        self._days: dict[tuple[int, str], str] = {}

    def whole(self, number: int) -> str:
        """4118 → 4,118."""
        text = self._locale.toString(number)
        return text.replace("-", MINUS) if number < 0 else text

    def decimals(self, number: float, places: int = 2) -> str:
        """211.25 → 211.25; two places unless told."""
        return self._locale.toString(number, "f", places).replace("-", MINUS)

    def short(self, number: float) -> str:
        """A weight or a single contribution: as many decimals as it has, at most two."""
        if number == int(number):
            return self.whole(int(number))
        text = self.decimals(number)
        return text.removesuffix("0")

    def added(self, number: float) -> str:
        """What a mention adds: +8, +0.25; plain 0 for nothing."""
        return "0" if number == 0 else ("+" if number > 0 else "") + self.short(number)

    def share(self, part: int, whole: int) -> str:
        """A share: one decimal from n ≥ 100, none below; a dash where there is no whole."""
        if whole <= 0:
            return "—"
        places = 1 if whole >= 100 else 0
        return f"{self._locale.toString(100 * part / whole, 'f', places)}{THIN}%"

    def day(self, moment: Moment | None) -> str:
        """14 Mar 2024, Mar 2024 or 2024: as exactly as it is known."""
        if moment is None:
            return self._unknown
        key = (moment.day, moment.precision)
        text = self._days.get(key)
        if text is None:
            text = self._days[key] = self._day(moment)
        return text

    def clock(self, moment: Moment | None) -> str:
        """With the time in the reader's zone where the second is known: 20 Nov 2026, 06:40."""
        if moment is None or moment.second is None:
            return self.day(moment)
        seconds = moment.day * 86_400 + moment.second
        there = QDateTime.fromSecsSinceEpoch(seconds, QTimeZone.systemTimeZone())
        time = there.time()
        date = there.date()
        month = self._months[date.month() - 1]
        return f"{date.day()} {month} {date.year()}, {time.hour():02d}:{time.minute():02d}"

    @staticmethod
    def country(code: str) -> str:
        """A two-letter code (ISO 3166) as a name; anything else as it is."""
        name = QLocale.territoryToString(QLocale.codeToTerritory(code)) if len(code) == 2 else ""
        return name if name and name != "Default" else code

    def size(self, count: int) -> str:
        """A file's size."""
        return self._locale.formattedDataSize(count, 1)

    def _day(self, moment: Moment) -> str:
        date = moment.date()
        if moment.precision.value == "year":
            return str(date.year)
        month = self._months[date.month - 1]
        if moment.precision.value == "month":
            return f"{month} {date.year}"
        return f"{date.day:02d} {month} {date.year}"
