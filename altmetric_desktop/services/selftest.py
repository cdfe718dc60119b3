"""Does this installation work? Every part once, in a temporary folder, with the sample data."""

from __future__ import annotations

import asyncio
import ssl
import tempfile
from collections.abc import Callable
from pathlib import Path

from altmetric_desktop import assets
from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.filters import OutputFilter, Sort
from altmetric_desktop.domain.wishes import ChartKind, ChartWish, SyncWishes
from altmetric_desktop.services import badge, browse, care, charting, demonstration, import_file, report, sync
from altmetric_desktop.services.library import open_library
from altmetric_desktop.settings.secrets import Secrets

#: Enough outputs to try every source; the whole sample takes longer than a test should.
LIMIT = 10


def run() -> tuple[str, ...]:
    """The parts that work, by name. Raises AltmetricError (`selftest.failed`) at the first that doesn't."""
    done: list[str] = []
    with tempfile.TemporaryDirectory(prefix="altmetric-self-test-") as folder:
        for name, part in _parts(Path(folder)):
            try:
                part()
            except AltmetricError:
                raise
            except Exception as problem:
                reason = f"{type(problem).__name__}: {problem}"
                raise AltmetricError("selftest.failed", part=name, reason=reason[:300]) from problem
            done.append(name)
    return tuple(done)


def _parts(folder: Path) -> tuple[tuple[str, Callable[[], object]], ...]:
    library = folder / "self-test.library"
    return (
        ("import", lambda: _bring_in(library)),
        ("sync", lambda: _ask(library)),
        ("drawing", lambda: _draw(library, folder)),
        ("workbook", lambda: _write(library, folder)),
        ("library check", lambda: _check(library)),
        ("TLS", ssl.create_default_context),
        ("keyring", lambda: Secrets().key("self-test", "keyring")),
    )


def _silent(_event: Event) -> None:
    return


def _bring_in(library: Path) -> None:
    with open_library(library, create=True) as opened:
        import_file.apply(opened, assets.path("demo", "publications.csv"), import_file.Options(), _silent)


def _ask(library: Path) -> None:
    with open_library(library) as opened:
        wishes, settings = SyncWishes(limit=LIMIT), demonstration.settings()
        asyncio.run(sync.run(opened, settings, wishes, _silent, replay=demonstration.answers()))


def _draw(library: Path, folder: Path) -> None:
    with open_library(library, read_only=True) as opened:
        first = browse.listing_ids(opened, OutputFilter(), Sort())[0]
        badge.save(opened, first, folder / "badge.png")
    charting.draw(library, ChartWish(ChartKind.MENTIONS_BY_MONTH, None, 600, 200))


def _write(library: Path, folder: Path) -> None:
    with open_library(library, read_only=True) as opened:
        report.write(opened, demonstration.wishes(), folder / "report.xlsx", _silent)


def _check(library: Path) -> None:
    problems = care.check(library)
    if problems:
        raise AltmetricError("selftest.failed", part="library", reason="; ".join(problems))
