"""What a server's headers say about pace. Pure; every header is hostile.

Knows nothing of waiting: `gate` does that.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from email.utils import parsedate_to_datetime

from msgspec import Struct

from altmetric_desktop.domain.sourcing import Answer

#: Numbers above this are seconds since 1970, not seconds to wait (2001-09-09).
_EPOCH_LIKE = 1_000_000_000.0
#: `10`, `1.5`; and Crossref's `1s`, `500ms`, `1m`.
_SPAN = re.compile(r"\A\s*(\d{1,15}(?:\.\d{1,9})?)\s*(ms|s|m|h)?\s*\Z")
_UNIT = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, None: 1.0}


class Limits(Struct, frozen=True):
    """What the headers allow: seconds between starts, requests in flight; None = not said."""

    spacing: float | None = None
    at_once: int | None = None


def retry_after(answer: Answer, now: dt.datetime) -> float | None:
    """Seconds to wait by `Retry-After` (seconds or an HTTP date); None where it says nothing usable.

    A past date or zero gives 0; a negative number or rubbish gives None. RFC 9110, 10.2.3.
    """
    text = answer.header("retry-after")
    if text is None:
        return None
    seconds = _seconds(text)
    if seconds is not None:
        return seconds
    return _until(text, now)


def exhausted_for(answer: Answer, now: dt.datetime) -> float | None:
    """Seconds until the window opens again, where the headers say that nothing is left of it.

    `RateLimit-Reset` (Bluesky: seconds since 1970), `X-RateLimit-Reset` (GitHub: since 1970; Mastodon: ISO
    date; OpenAlex: seconds from now). None = something is left, or not said.
    """
    for prefix in ("ratelimit-", "x-ratelimit-"):
        remaining = answer.header(prefix + "remaining")
        reset = answer.header(prefix + "reset")
        if remaining is None or reset is None or _seconds(remaining) != 0.0:
            continue
        seconds = _seconds(reset)
        if seconds is None:
            return _until(reset, now)
        return max(0.0, seconds - now.timestamp()) if seconds >= _EPOCH_LIKE else seconds
    return None


def limits(answer: Answer) -> Limits:
    """The pace by Crossref's headers `x-rate-limit-limit` per `x-rate-limit-interval`, `x-concurrency-limit`.

    Other services' `x-ratelimit-limit` counts a day or an hour: no spacing follows from it.
    """
    spacing: float | None = None
    count = _seconds(answer.header("x-rate-limit-limit") or "")
    interval = _seconds(answer.header("x-rate-limit-interval") or "")
    if count and interval and count >= 1:
        spacing = min(interval / count, 60.0)
    at_once = _seconds(answer.header("x-concurrency-limit") or "")
    return Limits(spacing, int(at_once) if at_once and at_once >= 1 else None)


def _seconds(text: str) -> float | None:
    match = _SPAN.match(text[:64])
    if match is None:
        return None
    value = float(match.group(1)) * _UNIT[match.group(2)]
    return value if math.isfinite(value) else None


def _until(text: str, now: dt.datetime) -> float | None:
    when = _moment(text[:64].strip())
    if when is None:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=dt.UTC)
    return max(0.0, (when - now).total_seconds())


def _moment(text: str) -> dt.datetime | None:
    for read in (parsedate_to_datetime, dt.datetime.fromisoformat):
        try:
            return read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
