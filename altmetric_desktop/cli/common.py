"""What every command shares: the common options, how answers and failures are said, exit statuses."""

from __future__ import annotations

import functools
import json
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click
from msgspec import Struct, field

from altmetric_desktop.domain.errors import AltmetricError, SettingsError
from altmetric_desktop.services.library import Library, default_path, open_library
from altmetric_desktop.settings import Settings
from altmetric_desktop.words import Words

P = ParamSpec("P")
R = TypeVar("R")

DONE, FAILED, USAGE, IN_PART = 0, 1, 2, 3

#: A JSON value as the commands print it.
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Common(Struct, frozen=True):
    """The common options, and what they lead to."""

    library: Path | None
    settings_file: Path | None
    as_json: bool
    quiet: bool
    verbose: bool
    words: Words
    _loaded: list[Settings] = field(default_factory=list)

    def settings(self) -> Settings:
        """The settings file that was named, else the user's own; what can't be used in it is said once.

        Raises SettingsError where a file was named that is missing or can't be read: a run that somebody
        scheduled must not go on with other settings.
        """
        if not self._loaded:
            if self.settings_file is not None:
                _must_be_readable(self.settings_file)
            self._loaded.append(Settings.load(self.settings_file))
            for note in self._loaded[0].notes:
                self.note(self.words.say(note.key, **dict(note.arguments)))
        return self._loaded[0]

    def library_path(self, settings: Settings | None = None) -> Path:
        """The library that was named, else the default one of the settings."""
        if self.library is not None:
            return self.library
        return default_path(settings or self.settings())

    @contextmanager
    def open(self, *, create: bool = False, read_only: bool = False) -> Iterator[Library]:
        """The library, closed at the end."""
        library = open_library(self.library_path(), create=create, read_only=read_only)
        try:
            yield library
        finally:
            library.close()

    @contextmanager
    def look(self) -> Iterator[Library]:
        """The library, only to read; where there is none, an empty one that goes away."""
        if self.library_path().exists():
            with self.open(read_only=True) as library:
                yield library
            return
        with (
            tempfile.TemporaryDirectory(prefix="altmetric-") as folder,
            open_library(Path(folder) / "empty.library", create=True) as library,
        ):
            yield library

    def tell(self, text: str) -> None:
        """A line for the reader, on standard output; nothing with --quiet or --json."""
        if not self.quiet and not self.as_json:
            click.echo(text)

    def note(self, text: str) -> None:
        """A line beside the answer, on standard error."""
        if not self.quiet:
            click.echo(text, err=True)

    def failure(self, text: str) -> None:
        """What went wrong, on standard error: with --quiet too."""
        click.echo(text, err=True)

    def answer(self, value: Json, text: Callable[[], str] | None = None) -> None:
        """The command's answer: one JSON object with --json, else `text()`."""
        if self.as_json:
            click.echo(json.dumps(value, ensure_ascii=False))
        elif text is not None and not self.quiet:
            click.echo(text())


def command_options(function: Callable[Concatenate[Common, P], R]) -> Callable[P, R]:
    """Give a command the common options, packed into a `Common` as its first argument."""

    @click.option("--library", type=click.Path(path_type=Path), help="The library file.")
    @click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="The settings file.")
    @click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
    @click.option("--quiet", is_flag=True, help="Say nothing but failures.")
    @click.option("--verbose", is_flag=True, help="Say what is asked and answered.")
    @functools.wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        taken = {
            name: kwargs.pop(name) for name in ("library", "settings_file", "as_json", "quiet", "verbose")
        }
        common = Common(
            library=_path(taken["library"]),
            settings_file=_path(taken["settings_file"]),
            as_json=bool(taken["as_json"]),
            quiet=bool(taken["quiet"]),
            verbose=bool(taken["verbose"]),
            words=Words("en"),
        )
        return function(common, *args, **kwargs)

    return wrapped


def _must_be_readable(path: Path) -> None:
    try:
        tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as problem:
        why = problem.strerror or str(problem)
        raise SettingsError("cli.settings-unreadable", path=str(path), why=why) from problem
    except (ValueError, RecursionError) as problem:
        raise SettingsError("cli.settings-unreadable", path=str(path), why=str(problem)[:200]) from problem


def _path(value: object) -> Path | None:
    return value if isinstance(value, Path) else None


def say_failure(error: AltmetricError, words: Words) -> int:
    """One plain sentence on standard error, what to do in it; exit status 1."""
    sys.stdout.flush()
    click.echo(words.error(error), err=True)
    return FAILED
