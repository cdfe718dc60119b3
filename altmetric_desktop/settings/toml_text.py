"""TOML as text: tables of plain values, as the settings hold them. `tomllib` reads it.

Written by hand because a few lines are all that our file needs. Keeps every value that `tomllib` can read,
also in tables that we do not know; comments are not kept.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping

from altmetric_desktop.domain.patterns import pattern

_BARE = pattern(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def to_toml(tables: Mapping[str, object]) -> str:
    """A document: plain values first, then each table under its header, in the given order.

    Raises TypeError for a value that TOML can't hold."""
    lines: list[str] = []
    _table(tables, (), lines)
    return "\n".join(lines).strip("\n") + "\n" if lines else ""


def _table(table: Mapping[str, object], path: tuple[str, ...], lines: list[str]) -> None:
    plain = {name: value for name, value in table.items() if not isinstance(value, Mapping)}
    nested = {name: value for name, value in table.items() if isinstance(value, Mapping)}
    if path and (plain or not nested):
        lines += ["", f"[{'.'.join(_key(part) for part in path)}]"]
    lines += [f"{_key(name)} = {_value(value)}" for name, value in plain.items()]
    for name, value in nested.items():
        _table(value, (*path, name), lines)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(str(name))} = {_value(item)}" for name, item in value.items())
        return f"{{ {inside} }}"
    raise TypeError(f"TOML has no {type(value).__name__}")


def _number(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return repr(value)


def _text(text: str) -> str:
    """A basic string. Control characters are escaped, and lone surrogates are left out: TOML has none."""
    signs = []
    for sign in text:
        if sign in _ESCAPES:
            signs.append(_ESCAPES[sign])
        elif ord(sign) < 0x20 or ord(sign) == 0x7F:
            signs.append(f"\\u{ord(sign):04x}")
        elif not 0xD800 <= ord(sign) <= 0xDFFF:
            signs.append(sign)
    return f'"{"".join(signs)}"'
