"""What the child process does: the same services, with connections of its own.

Imports heavy libraries inside the functions: the child starts light and warms up when told.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct

from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.pictures import ChartPicture
from altmetric_desktop.domain.records import ImportAnswer, ImportPreview
from altmetric_desktop.domain.units import Proposal
from altmetric_desktop.domain.wishes import ChartWish, ImportWish, ReportWishes

Report = Callable[[Event], None]


class ReportWish(Struct, frozen=True):
    """A workbook to be written. `enabled`: keys of sources that are on; `contact`: whom readers may ask."""

    library: str
    wishes: ReportWishes
    path: str
    enabled: frozenset[str]
    contact: str = ""


class ChartJob(Struct, frozen=True):
    """A chart of a library."""

    library: str
    wish: ChartWish


def preview(wish: ImportWish, report: Report) -> ImportPreview:
    """Read a file and say what importing it would do."""
    from altmetric_desktop.services import fetch_list, fetch_pages, import_file
    from altmetric_desktop.storage import library_file

    form = wish.format or fetch_list.format_of_pasted(Path(wish.path))
    options = import_file.Options(
        form,
        wish.sheet,
        wish.kept or None,
        wish.mapping,
        not wish.guess,
        (),
        wish.units_from,
        wish.encoding or None,
    )
    with library_file.reading(Path(wish.library)) as connection:
        if fetch_pages.is_kept(Path(wish.path)):
            return fetch_list.preview_kept(connection, Path(wish.path), report)
        return import_file.preview_with(connection, Path(wish.path), options, report)


def import_file(wish: ImportWish, report: Report) -> ImportAnswer:
    """Read a file and write it into the library whose writer has lent its pen."""
    from altmetric_desktop.services import fetch_list, fetch_pages
    from altmetric_desktop.services import import_file as service
    from altmetric_desktop.storage import library_file

    library, path = Path(wish.library), Path(wish.path)
    pen, reading = partial(library_file.pen, library), partial(library_file.reading, library)
    if fetch_pages.is_kept(path):
        return fetch_list.apply_kept(pen, reading, path, report)
    form = wish.format or fetch_list.format_of_pasted(path)
    options = service.Options(
        form,
        wish.sheet,
        None,
        wish.mapping,
        False,
        wish.corrections,
        wish.units_from,
        wish.encoding or None,
    )
    return service.apply_with(pen, reading, path, options, report)


def report(wish: ReportWish, report: Report) -> Path:
    """Write an evaluation workbook."""
    from altmetric_desktop.services import report as service

    service.write_from(
        Path(wish.library), wish.wishes, Path(wish.path), wish.enabled, report, contact=wish.contact
    )
    return Path(wish.path)


def chart(wish: ChartJob, _report: Report) -> ChartPicture:
    """Draw a chart."""
    from altmetric_desktop.services import charting

    return charting.draw(Path(wish.library), wish.wish)


def unit_proposals(library: str, _report: Report) -> list[Proposal]:
    """Compare the names of all units of a library: seconds of work that the window must not share."""
    from altmetric_desktop.services import units
    from altmetric_desktop.storage import library_file

    with library_file.reading(Path(library)) as connection:
        return units.proposals_of(connection)


def warm(_wish: object, _report: Report) -> None:
    """Import what the first report and the first chart need, while nobody waits."""
    from altmetric_desktop.services import charting, report

    _ = charting, report
