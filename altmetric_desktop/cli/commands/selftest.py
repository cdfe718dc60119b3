"""`--self-test`: one line that says whether the installation works."""

from __future__ import annotations

import click

from altmetric_desktop.cli.common import DONE, say_failure
from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.services import selftest
from altmetric_desktop.words import Words


def run() -> int:
    """Try every part once in a temporary folder."""
    words = Words("en")
    try:
        done = selftest.run()
    except AltmetricError as error:
        return say_failure(error, words)
    click.echo(words.say("selftest.did", parts=", ".join(done)))
    return DONE
