"""`Words`: sentences by key, numbers and dates by locale. Passed in, never a global."""

from __future__ import annotations

import datetime as dt
import string
import threading
from functools import cached_property
from typing import TYPE_CHECKING

from altmetric_desktop.domain.errors import AltmetricError, Argument
from altmetric_desktop.words.english import PARTS

if TYPE_CHECKING:
    from babel import Locale

    from altmetric_desktop.domain.moments import Moment
    from altmetric_desktop.domain.sourcing import Failure
    from altmetric_desktop.words.english_terms import Sentence

NOT_KNOWN = "date unknown"
_TRUE_MINUS = "\u2212"


class _Lenient(string.Formatter):
    """Leaves a missing argument visible as {name} instead of raising in an error message."""

    def get_value(self, key: int | str, args: object, kwargs: object) -> object:
        if isinstance(kwargs, dict) and key in kwargs:
            return kwargs[key]
        return "{" + str(key) + "}"


class Words:
    """What the program says in one language. `catalogue` overrides the English sentences."""

    def __init__(self, language: str = "en", catalogue: dict[str, Sentence] | None = None) -> None:
        self.language = language
        self._known: dict[str, Sentence] = {}
        self._parts = iter(PARTS)
        self._own = catalogue or {}
        self._reading = threading.Lock()
        self._formatter = _Lenient()

    def _find(self, key: str) -> Sentence | None:
        """A sentence; further parts of the language are read until one holds it."""
        found = self._own.get(key, self._known.get(key))
        while found is None:
            with self._reading:
                part = next(self._parts, None)
                if part is not None:
                    self._known = {**self._known, **part()}
            found = self._known.get(key)
            if part is None:
                break
        return found

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale  # 50 ms: the window paints before it is needed

        return Locale.parse(self.language, sep="-" if "-" in self.language else "_")

    def say(self, key: str, /, **arguments: Argument) -> str:
        """The sentence for a key. With a plural pair, argument `n` chooses and is written by locale.

        An unknown key is said as itself with its arguments: a missing word must not hide a message.
        """
        sentence = self._find(key)
        if sentence is None:
            inside = ", ".join(f"{name} {value}" for name, value in arguments.items())
            return f"{key} ({inside})" if inside else key
        if isinstance(sentence, tuple):
            one, many = sentence
            sentence = one if arguments.get("n") == 1 else many
        if not arguments and "{" not in sentence:
            return sentence
        shown = {name: self._argument(value) for name, value in arguments.items()}
        return self._formatter.vformat(sentence, (), shown)

    def knows(self, key: str) -> bool:
        """Whether there is a sentence for this key."""
        return self._find(key) is not None

    def error(self, error: AltmetricError) -> str:
        """The sentence of a known failure."""
        return self.say(error.key, **error.arguments)

    def failure(self, failure: Failure) -> str:
        """The sentence of a source's failure, with the provider's own words where it gave any."""
        sentence = self.say(failure.key, **dict(failure.arguments))
        return f"{sentence} Their words: “{failure.theirs}”." if failure.theirs else sentence

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with the locale's separators and a true minus."""
        from babel.numbers import format_decimal

        pattern = "#,##0" if decimals == 0 else "#,##0." + "0" * decimals
        text: str = format_decimal(value, format=pattern, locale=self._locale)
        return text.replace("-", _TRUE_MINUS)

    def share(self, part: float, whole: float) -> str:
        """A share in percent: one decimal from n ≥ 100, none below; a dash where there is no whole."""
        from babel.numbers import format_percent

        if whole <= 0:
            return "—"
        pattern = "#,##0.0\u202f%" if whole >= 100 else "#,##0\u202f%"
        text: str = format_percent(part / whole, format=pattern, locale=self._locale)
        return text

    def moment(self, moment: Moment | None) -> str:
        """A date as read on screen: `14 Mar 2024`, `Mar 2024`, `2024`; with the hour where known."""
        from babel.dates import format_date

        if moment is None:
            return NOT_KNOWN
        day = moment.date()
        if moment.precision.value == "year":
            return str(day.year)
        if moment.precision.value == "month":
            return str(format_date(day, "MMM y", locale=self._locale))
        return str(format_date(day, "d MMM y", locale=self._locale))

    def clock(self, moment: Moment | None) -> str:
        """A date with its time in UTC where the second is known."""
        from babel.dates import format_datetime

        if moment is None or moment.second is None:
            return self.moment(moment)
        start = dt.datetime.combine(moment.date(), dt.time(), dt.UTC)
        when = start + dt.timedelta(seconds=moment.second)
        return str(format_datetime(when, "d MMM y, HH:mm 'UTC'", locale=self._locale))

    @staticmethod
    def _argument(value: Argument) -> str:
        if isinstance(value, (bool, str)):
            return str(value)
        if isinstance(value, int):
            return f"{value:,}"
        return f"{value:,.2f}"
