"""The settings file: read once, changed by key, written whole.

What can't be used is noted and the default holds; what is not known is kept as it stands. A broken file
is set aside, never written over. Knows TOML and the disk, not what the options are for.
"""

from __future__ import annotations

import contextlib
import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from altmetric_desktop.domain.errors import Argument, SettingsError
from altmetric_desktop.settings.declared import Option, Type, Value, declared, is_plain
from altmetric_desktop.settings.paths import settings_file

_RECENT_KEPT = 10


class Note(NamedTuple):
    """Something about the file that its owner should know; a key for `words` and its arguments."""

    key: str
    arguments: tuple[tuple[str, Argument], ...] = ()


class SourceSettings(NamedTuple):
    """What the user decided about one source; None = the source's own choice."""

    enabled: bool | None
    base_url: str | None
    key_from: str
    languages: tuple[str, ...]
    sites: tuple[str, ...] | None
    list: Path | None
    per_second: float | None
    per_day: int | None


class Settings:
    """The options of one file. Getters give the default where nothing usable is set."""

    def __init__(self, path: Path, tables: Mapping[str, object], notes: tuple[Note, ...] = ()) -> None:
        self.path = path
        self._tables: dict[str, object] = _copied(tables)
        self.notes = notes + tuple(self._complaints())
        #: Why the file must not be written over, "" where it may.
        self.kept_because = ""

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """From a file (None = the user's own); defaults where it is missing, or broken (then with a note)."""
        path = path or settings_file()
        try:
            return cls(path, tomllib.loads(path.read_bytes().decode("utf-8-sig")))
        except FileNotFoundError:
            return cls(path, {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
            return _after_a_break(path, str(error)[:200])
        except OSError as error:
            return _unread(path, error.strerror or str(error))

    # ---------------------------------------------------------------------------------------- reading

    def text(self, key: str) -> str:
        """A text or a choice."""
        value = self._get(key, Type.TEXT, Type.CHOICE)
        return value if isinstance(value, str) else ""

    def whole(self, key: str) -> int:
        """A whole number."""
        value = self._get(key, Type.WHOLE)
        return value if isinstance(value, int) else 0

    def number(self, key: str) -> float:
        """A number."""
        value = self._get(key, Type.NUMBER)
        return float(value) if isinstance(value, int | float) else 0.0

    def flag(self, key: str) -> bool:
        """Yes or no."""
        return self._get(key, Type.YES_NO) is True

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._get(key, Type.LIST)
        return value if isinstance(value, tuple) else ()

    def is_set(self, key: str) -> bool:
        """Whether the file holds a usable value of its own."""
        return self._own(self._option(key), key) is not None

    def source(self, key: str) -> SourceSettings:
        """All of a source's table. A relative `list` is meant from the settings file's folder."""
        table = f"sources.{key}"
        listed = self._own_text(f"{table}.list")
        sites = f"{table}.sites"
        per_second, per_day = f"{table}.per_second", f"{table}.per_day"
        return SourceSettings(
            enabled=self.flag(f"{table}.enabled") if self.is_set(f"{table}.enabled") else None,
            base_url=self._own_text(f"{table}.base_url"),
            key_from=self.text(f"{table}.key_from"),
            languages=self.texts(f"{table}.languages"),
            sites=self.texts(sites) if self.is_set(sites) else None,
            list=self.path.parent / Path(listed).expanduser() if listed else None,
            per_second=self.number(per_second) or None,
            per_day=self.whole(per_day) or None,
        )

    # --------------------------------------------------------------------------------------- changing

    def set(self, key: str, value: Value) -> None:
        """Change one option; `save` makes it last. `SettingsError`: not an option, or not a value for it."""
        option = self._option(key)
        read = option.read(value)
        if read is None:
            raise SettingsError("settings.bad-value", name=key, value=str(value)[:100])
        *path, name = key.split(".")
        table = self._tables
        for part in path:
            inner = table.get(part)
            if not isinstance(inner, dict):
                inner = table[part] = {}
            table = inner
        table[name] = list(read) if isinstance(read, tuple) else read

    def reset(self, key: str) -> None:
        """Back to the default."""
        self._option(key)
        *path, name = key.split(".")
        table: object = self._tables
        for part in path:
            table = table.get(part) if isinstance(table, dict) else None
        if isinstance(table, dict):
            table.pop(name, None)

    def remember_library(self, path: Path) -> None:
        """Put a library at the head of the recent list (ten at most; not one with an unwritable name)."""
        if not is_plain(str(path)):
            return
        others = [known for known in self.texts("library.recent") if known != str(path)]
        self.set("library.recent", (str(path), *others)[:_RECENT_KEPT])

    def forget_library(self, path: Path | None) -> None:
        """Take one library, or all, off the recent list."""
        kept = tuple(known for known in self.texts("library.recent") if path and known != str(path))
        self.set("library.recent", kept)

    def save(self) -> None:
        """Write the whole file in one step; `SettingsError` where that fails, the old one then stands."""
        if self.kept_because:
            raise SettingsError("settings.not-written", path=str(self.path), why=self.kept_because)
        import tempfile  # a start that changes nothing does without both

        from altmetric_desktop.settings.toml_text import to_toml

        target = self.path.resolve()
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix=target.name, suffix=".part", dir=target.parent)
            try:
                with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                    file.write(to_toml(self._tables))
                    file.flush()
                    os.fsync(file.fileno())
                Path(name).replace(target)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(name).unlink()
                raise
        except OSError as error:
            why = error.strerror or str(error)
            raise SettingsError("settings.not-written", path=str(self.path), why=why) from error

    # ----------------------------------------------------------------------------------------- inside

    def _option(self, key: str) -> Option:
        option = declared(key)
        if option is None or "*" in key:
            raise SettingsError("settings.unknown", name=key)
        return option

    def _get(self, key: str, *types: Type) -> Value:
        option = self._option(key)
        if option.type not in types:
            raise SettingsError("settings.wrong-type", name=key, type=option.type.value)
        own = self._own(option, key)
        return option.default if own is None else own

    def _own(self, option: Option, key: str) -> Value | None:
        raw: object = self._tables
        for part in key.split("."):
            if not isinstance(raw, dict) or part not in raw:
                return None
            raw = raw[part]
        return option.read(raw)

    def _own_text(self, key: str) -> str | None:
        return self.text(key) or None if self.is_set(key) else None

    def _complaints(self) -> Iterator[Note]:
        for key, raw in _leaves(self._tables, ()):
            option = declared(key)
            if option is None:
                yield Note("settings.unknown", (("name", key),))
            elif option.read(raw) is None:
                yield Note("settings.bad-value", (("name", key), ("value", str(raw)[:100])))


def _leaves(table: Mapping[str, object], path: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, dict) and declared(".".join((*path, name))) is None:
            yield from _leaves(value, (*path, name))
        else:
            yield ".".join((*path, name)), value


def _copied(tables: Mapping[str, object]) -> dict[str, object]:
    return {name: _copied(value) if isinstance(value, dict) else value for name, value in tables.items()}


def _after_a_break(path: Path, why: str) -> Settings:
    """The defaults, with the broken file renamed; where it can't be renamed it is never written over."""
    aside = _free_name(path)
    try:
        path.rename(aside)
    except OSError:
        return _unread(path, why)
    note = Note("settings.broken", (("path", str(path)), ("aside", str(aside)), ("why", why)))
    return Settings(path, {}, (note,))


def _unread(path: Path, why: str) -> Settings:
    settings = Settings(path, {}, (Note("settings.unreadable", (("path", str(path)), ("why", why))),))
    settings.kept_because = why
    return settings


def _free_name(path: Path) -> Path:
    """`.broken`, or `.broken-2` … where earlier ones lie there."""
    names = (path.name + (".broken" if number == 1 else f".broken-{number}") for number in range(1, 1000))
    return next((aside for name in names if not (aside := path.with_name(name)).exists()), path)
