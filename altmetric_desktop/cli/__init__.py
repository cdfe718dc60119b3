"""The terminal: one command a file, the same services as the screens, no Qt.

Exit status: 0 done · 1 a known failure, said in one sentence · 2 wrong usage · 3 done in part.
"""

from __future__ import annotations

from collections.abc import Sequence

from altmetric_desktop.cli.commands import program

__all__ = ["run"]


def run(arguments: Sequence[str]) -> int:
    """Run one command; never raises for a known failure or wrong usage."""
    return program.run(list(arguments))
