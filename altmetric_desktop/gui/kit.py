"""What every part of the window is handed: theme, words and figures. No globals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from altmetric_desktop.domain.errors import AltmetricError

if TYPE_CHECKING:
    from altmetric_desktop.domain.errors import Argument
    from altmetric_desktop.gui.figures import Figures
    from altmetric_desktop.gui.theme import Theme
    from altmetric_desktop.words import Words

#: How much of an unforeseen error's own text is shown; the whole is on stderr.
LONGEST_FAULT = 160


class Kit:
    """Theme, words and figures of one window."""

    __slots__ = ("figures", "theme", "words")

    def __init__(self, theme: Theme, words: Words, figures: Figures) -> None:
        self.theme, self.words, self.figures = theme, words, figures

    def say(self, key: str, /, **arguments: Argument) -> str:
        """The sentence for a key."""
        return self.words.say(key, **arguments)

    def provider(self, key: str) -> str:
        """The name of a source; its key where it is not one of ours."""
        name = f"provider.{key}"
        return self.say(name) if self.words.knows(name) else key

    def scheme(self, id: str) -> str:
        """The name of a weighting scheme; its own id where it is not one of ours."""
        from altmetric_desktop.domain.schemes import SCHEMES

        return next((self.say(scheme.name) for scheme in SCHEMES if scheme.id == id), id)

    def error(self, error: Exception) -> str:
        """What a failure says: its sentence, or that it is a fault of ours, with its kind."""
        if isinstance(error, AltmetricError):
            return self.words.error(error)
        said = str(error).strip().splitlines() or [""]
        return self.say("error.unknown", kind=type(error).__name__, text=said[-1][:LONGEST_FAULT])
