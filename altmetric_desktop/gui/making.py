"""Makes the pages of an open library, when they are first needed, and passes on what they wish."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from altmetric_desktop.gui.links import open_folder

if TYPE_CHECKING:
    from altmetric_desktop.gui.pages.affiliations import AffiliationsPage
    from altmetric_desktop.gui.pages.details import DetailsPage
    from altmetric_desktop.gui.pages.duplicates import DuplicatesPage
    from altmetric_desktop.gui.pages.history import HistoryPage
    from altmetric_desktop.gui.pages.importing import ImportPage
    from altmetric_desktop.gui.pages.people import PeoplePage
    from altmetric_desktop.gui.pages.report import ReportPage
    from altmetric_desktop.gui.pages.sync import SyncPage
    from altmetric_desktop.gui.pages.units import UnitsPage
    from altmetric_desktop.gui.workbench import Workbench


def sync(bench: Workbench) -> SyncPage:
    """Asking the sources."""
    from altmetric_desktop.gui.pages.sync import SyncPage

    page = SyncPage(*bench.given)
    page.stood.connect(bench.status.sync_state)
    page.went.connect(bench.status.progress)
    page.ended.connect(bench.refresh)
    return page


def details(bench: Workbench) -> DetailsPage:
    """One output."""
    from altmetric_desktop.gui.pages.details import DetailsPage

    page = DetailsPage(*bench.given)
    page.stepped.connect(bench.step_to)
    page.output_wanted.connect(bench.open_output)
    page.offered.connect(bench.offered)
    page.all_wanted.connect(bench.to_outputs)
    page.sync_wanted.connect(bench.sync_one)
    return page


def importing(bench: Workbench) -> ImportPage:
    """Bringing lists."""
    from altmetric_desktop.gui.pages.importing import ImportPage

    page = ImportPage(*bench.given)
    page.imported.connect(bench.refresh)
    page.imported.connect(bench.outputs.load)
    page.outputs_wanted.connect(bench.to_outputs)
    page.duplicates_wanted.connect(bench.to_duplicates)
    page.sync_wanted.connect(bench.sync_now)
    page.affiliations_wanted.connect(bench.show_affiliations)
    page.otherwise.wanted.connect(bench.look_at_hierarchy)
    page.offered.connect(bench.offered)
    return page


def report(bench: Workbench) -> ReportPage:
    """Writing the workbook."""
    from altmetric_desktop.gui.pages.report import ReportPage

    page = ReportPage(*bench.given)

    def written(path: Path) -> None:
        words = bench.kit.say("reporting.written", name=path.name)
        bench.offered.emit(words, bench.kit.say("reporting.show-folder"), partial(open_folder, path))

    page.written.connect(written)
    return page


def affiliations(bench: Workbench) -> AffiliationsPage:
    """Spellings of affiliations."""
    from altmetric_desktop.gui.pages.affiliations import AffiliationsPage

    page = AffiliationsPage(*bench.given)
    page.offered.connect(bench.offered)
    page.output_wanted.connect(bench.open_output)
    page.list_wanted.connect(bench.list_again)
    page.fetch_wanted.connect(bench.fetch_list)
    return page


def duplicates(bench: Workbench) -> DuplicatesPage:
    """Pairs of outputs that are perhaps one."""
    from altmetric_desktop.gui.pages.duplicates import DuplicatesPage

    page = DuplicatesPage(*bench.given)
    page.offered.connect(bench.offered)
    page.output_wanted.connect(bench.open_output)
    return page


def history(bench: Workbench) -> HistoryPage:
    """Every run, and undoing it."""
    from altmetric_desktop.gui.pages.history import HistoryPage

    page = HistoryPage(*bench.given)

    def undone(run: str) -> None:
        bench.importing.after.taken_back(run)

    page.undone.connect(undone)
    page.import_wanted.connect(bench.choose_import)
    return page


def units(bench: Workbench) -> UnitsPage:
    """Hierarchies of units."""
    from altmetric_desktop.gui.pages.units import UnitsPage

    page = UnitsPage(*bench.given)
    page.offered.connect(bench.offered)
    page.outputs_wanted.connect(bench.show_outputs_of)
    page.list_wanted.connect(bench.import_list)
    return page


def people(bench: Workbench) -> PeoplePage:
    """Verified persons."""
    from altmetric_desktop.gui.pages.people import PeoplePage

    page = PeoplePage(*bench.given)
    page.offered.connect(bench.offered)
    page.output_wanted.connect(bench.open_output)
    page.list_wanted.connect(bench.import_list)
    return page
