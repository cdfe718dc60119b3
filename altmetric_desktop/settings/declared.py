"""Every option of the program, once: its key, its type, its default, what it is called and what it does.

A key is `table.name`; `sources.*.name` stands for each source's own table. Label and help are keys for
`words`. `docs/settings.md` describes the same options for people; a test holds the two together, and
another one holds the code to what is declared here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlsplit

from altmetric_desktop.domain.patterns import pattern

Value = str | int | float | bool | tuple[str, ...]


class Type(StrEnum):
    """What a value is. CHOICE is a text out of a few; LIST a list of texts."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    YES_NO = "yes-no"
    LIST = "list"
    CHOICE = "choice"


def is_plain(text: str) -> bool:
    """Whether a text has neither control characters nor halves of characters: it may stand in a file."""
    return not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text)


def _always(_text: str) -> bool:
    return True


class Option(NamedTuple):
    """One option. `fits` judges a text, or each text of a list; `least` and `most` bound a number.

    `unset_is_own`: the default stands for "the source's own", which only the source knows.
    """

    key: str
    type: Type
    default: Value
    choices: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 1e9
    fits: Callable[[str], bool] = _always
    unset_is_own: bool = False

    @property
    def label(self) -> str:
        """What it is called: a key for `words`."""
        return f"setting.{self.key.replace('*', 'each')}"

    @property
    def help(self) -> str:
        """What it does: a key for `words`."""
        return f"{self.label}.help"

    def read(self, raw: object) -> Value | None:
        """A value as it stands in the file → the option's value; None where it can't be used."""
        if self.type is Type.YES_NO:
            return raw if isinstance(raw, bool) else None
        if self.type is Type.LIST:
            return self._list(raw)
        if self.type in {Type.WHOLE, Type.NUMBER}:
            return self._number(raw)
        return self._text(raw)

    def _text(self, raw: object) -> str | None:
        if not isinstance(raw, str) or not is_plain(raw):
            return None
        if self.type is Type.CHOICE:
            return raw if raw in self.choices else None
        return raw if not raw or self.fits(raw) else None

    def _list(self, raw: object) -> tuple[str, ...] | None:
        if not isinstance(raw, list | tuple):
            return None
        texts = tuple(item for item in raw if isinstance(item, str) and is_plain(item) and self.fits(item))
        return texts if len(texts) == len(raw) else None

    def _number(self, raw: object) -> float | int | None:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            return None
        if self.type is Type.WHOLE and not isinstance(raw, int):
            return None
        return raw if self.least <= raw <= self.most else None


_CONTACT = pattern(r"[^\s@<>();,\"\\]{1,64}@[^\s@<>();,\"\\]{1,190}")
_KEY_FROM = pattern(r"keyring|env:[A-Za-z_][A-Za-z0-9_]{0,99}")
_HOST = pattern(r"(\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(:\d{1,5})?|[0-9A-Fa-f:.]{2,45}")
_LANGUAGE = pattern(r"[a-z]{2,12}(-[a-z0-9]{2,8}){0,3}")
_SITE = pattern(r"[a-z0-9][a-z0-9.-]{0,80}")


def _address(text: str) -> bool:
    """An http(s) address with a host and without user name or password."""
    try:
        parts = urlsplit(text.replace("{lang}", "lang"))
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _place(text: str) -> bool:
    """Width, height, left and top of a window: four whole numbers, the last two may be below zero."""
    numbers = text.split(" ")
    return len(numbers) == 4 and all(
        number.isascii() and number.removeprefix("-" if place > 1 else "").isdigit() and len(number) <= 6
        for place, number in enumerate(numbers)
    )


def _columns(text: str) -> bool:
    """Names of columns, each perhaps with its width, a minus before those that are hidden."""
    return len(text) <= 2000 and all(_column(item) for item in text.split(" "))


def _column(item: str) -> bool:
    name, colon, width = item.removeprefix("-").partition(":")
    fits = name.isascii() and name[:1].isalpha() and name.replace("-", "").isalnum()
    return fits and (not colon or (width.isascii() and width.isdigit() and len(width) <= 4))


def _order(text: str) -> bool:
    """A column's name, and the way in which it orders."""
    name, _, way = text.partition(" ")
    return _column(name) and ":" not in name and not name.startswith("-") and way in {"up", "down"}


def _fully(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


#: In the order of the settings page and of `docs/settings.md`.
DECLARED: tuple[Option, ...] = (
    Option("user.contact", Type.TEXT, "", fits=_fully(_CONTACT)),
    Option("look.theme", Type.CHOICE, "system", choices=("system", "light", "dark")),
    Option("look.palette", Type.CHOICE, "classic", choices=("classic", "safe")),
    Option("look.text_size", Type.WHOLE, 100, least=80, most=200),
    Option("look.rows", Type.CHOICE, "comfortable", choices=("comfortable", "compact")),
    Option("window.place", Type.TEXT, "", fits=_place),
    Option("window.state", Type.CHOICE, "normal", choices=("normal", "maximised")),
    Option("outputs.columns", Type.TEXT, "", fits=_columns),
    Option("outputs.order", Type.TEXT, "", fits=_order),
    Option("score.scheme", Type.TEXT, "altmetric-published-2021"),
    Option("library.default", Type.TEXT, ""),
    Option("library.recent", Type.LIST, ()),
    Option("report.prepared_by", Type.TEXT, ""),
    Option("report.institution", Type.TEXT, ""),
    Option("network.trusted_hosts", Type.LIST, (), fits=_fully(_HOST)),
    Option("network.proxy", Type.TEXT, "", fits=lambda text: text == "system" or _address(text)),
    Option("sources.*.enabled", Type.YES_NO, default=True, unset_is_own=True),
    Option("sources.*.base_url", Type.TEXT, "", fits=_address, unset_is_own=True),
    Option("sources.*.key_from", Type.TEXT, "keyring", fits=_fully(_KEY_FROM)),
    Option("sources.*.languages", Type.LIST, ("en",), fits=_fully(_LANGUAGE)),
    Option("sources.*.sites", Type.LIST, (), fits=_fully(_SITE), unset_is_own=True),
    Option("sources.*.list", Type.TEXT, "", unset_is_own=True),
    Option("sources.*.per_second", Type.NUMBER, 0.0, most=1000.0, unset_is_own=True),
    Option("sources.*.per_day", Type.WHOLE, 0, unset_is_own=True),
)
_BY_KEY = {option.key: option for option in DECLARED}


def declared(key: str) -> Option | None:
    """The option with this key; `sources.wikipedia.languages` finds `sources.*.languages`."""
    found = _BY_KEY.get(key)
    parts = key.split(".")
    if found is None and len(parts) == 3 and parts[1]:
        found = _BY_KEY.get(f"{parts[0]}.*.{parts[2]}")
    return found
