"""Every error that a user may meet, as one tree.

An error carries a *key* and plain arguments; `words` makes the sentence in the reader's language.
Anything that is not an `AltmetricError` is a bug and is shown as one.

    AltmetricError
    ├── InputError          a file that we were given
    ├── LibraryError        the library file: missing, locked, newer, damaged, full
    │   └── LibraryLocked
    ├── SourceError         one public source, one request
    │   ├── SourceChanged       its answer no longer has the shape that we know
    │   ├── SourceRefused       401, 403, 400…: final, asking again changes nothing
    │   ├── SourceLimited       429, a day's budget: later
    │   └── SourceUnreachable   no connection, time-out, 5xx after all tries
    ├── ReportError         the workbook or another file that we write
    ├── SettingsError       a setting that can't be used
    ├── NotFoundError       nothing in the library under that identifier
    └── Cancelled           the user stopped it
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Argument = str | int | float


class AltmetricError(Exception):
    """A known failure. `key` names the sentence in `words`, `arguments` fill it."""

    def __init__(self, key: str, /, **arguments: Argument) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments: Mapping[str, Argument] = MappingProxyType(dict(arguments))

    def __str__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.key}({inside})"

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross a process border: rebuild from key and arguments."""
        return (_rebuild, (type(self), self.key, dict(self.arguments)))


def _rebuild(kind: type[AltmetricError], key: str, arguments: dict[str, Argument]) -> AltmetricError:
    return kind(key, **arguments)


class InputError(AltmetricError):
    """A file that can't be read as what it claims to be; nothing was changed."""


class LibraryError(AltmetricError):
    """The library file can't be opened or written."""


class LibraryLocked(LibraryError):
    """Another process writes this library; arguments `holder`, `path`."""


class SourceError(AltmetricError):
    """One source failed; others go on. Arguments hold `source` and, where they said something, `words`."""


class SourceChanged(SourceError):
    """The answer has a shape that we don't know; argument `piece` quotes the offending part."""


class SourceRefused(SourceError):
    """The source said no for good (400, 401, 403, 404 where not *no match*, 410, 422)."""


class SourceLimited(SourceError):
    """The source asks to come back later; argument `seconds`."""


class SourceUnreachable(SourceError):
    """No usable answer after all tries."""


class ReportError(AltmetricError):
    """A file that we write could not be written; the old one is unchanged."""


class SettingsError(AltmetricError):
    """A setting is unknown or has a value that can't be used."""


class NotFoundError(AltmetricError):
    """The library holds nothing under this name or identifier."""


class Cancelled(AltmetricError):
    """The user stopped the work; what was complete is kept."""
