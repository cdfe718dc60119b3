"""The outputs table at 100,000 rows beside one that holds all; its donut column beside the table without.

Rows come from a real library. The all-in-memory yardstick is the same view over a model whose lines are
all made before the clock starts: it has nothing to fetch, only more to keep.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
import tracemalloc
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.donut import slices
from altmetric_desktop.domain.filters import OutputFilter, Sort
from altmetric_desktop.domain.moments import from_date
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.rows import CategoryCount, OutputRow
from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.gui.app import make_application
from altmetric_desktop.gui.figures import Figures
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.outputs import KEPT, PAGE, Line, OutputsModel
from altmetric_desktop.gui.theme import Theme
from altmetric_desktop.gui.widgets.outputs_view import OutputsView
from altmetric_desktop.services import browse
from altmetric_desktop.services.library import open_library
from altmetric_desktop.words import Words
from tests.bench import settled
from tests.bench.table import Line as Result
from tests.bench.table import in_turns

OUTPUTS, MENTIONS = 100_000, 300_000
BADGES = 10_000
FRAMES = 100
#: Rows that a frame moves: a notch of the wheel, a page. No ring is met twice within the rounds.
NOTCH, LEAF, ROUNDS = 3, 14, 5
PAINT_BUDGET, MEMORY_BUDGET, DONUT_BUDGET = 1.3, 0.2, 1.15


Fetch = Callable[[Sequence[int]], list[OutputRow]]


class InMemory(OutputsModel):
    """Every line made and kept."""

    lines: Sequence[Line] = ()

    def line(self, row: int) -> Line:
        """From the list."""
        return self.lines[row]


def run() -> list[Result]:
    """First paint with a jump to the end, memory, the donut column."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application(())
    theme = Theme("light")
    theme.apply(app)
    kit = Kit(theme, Words("en"), Figures("en"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.library"
        settled.library(path, OUTPUTS, MENTIONS)
        library = open_library(path)
        try:
            ids = browse.listing_ids(library, OutputFilter(), Sort(), DEFAULT.id)
            results = paged(kit, ids, lambda wanted: browse.rows(library, wanted, DEFAULT.id))
        finally:
            library.close()
    return [*results, *donuts(kit)]


def shown(kit: Kit, model: OutputsModel) -> OutputsView:
    """A view of the usual size."""
    view = OutputsView(kit, model)
    view.resize(1232, 800)
    view.show()
    QCoreApplication.processEvents()
    if not view.isVisible() or view.viewport().visibleRegion().isEmpty():
        raise RuntimeError("nothing would be painted")
    return view


def paged(kit: Kit, ids: array[int], fetch: Fetch) -> list[Result]:
    """Both tables: rows set, painted, jumped to the end, painted."""
    tracemalloc.start()
    ours_model = OutputsModel(kit, fetch)
    ours_view = shown(kit, ours_model)
    before = tracemalloc.get_traced_memory()[0]
    jump(ours_view, ours_model, ids)
    for number in range(0, len(ids), len(ids) // (2 * KEPT)):  # until it keeps all it ever does
        for near in range(PAGE):
            ours_model.line(min(number + near, len(ids) - 1))
    ours_bytes = tracemalloc.get_traced_memory()[0] - before
    memory_model = InMemory(kit, fetch)
    before = tracemalloc.get_traced_memory()[0]
    maker = OutputsModel(kit, fetch)
    memory_model.lines = [
        maker.made(row) for start in range(0, len(ids), PAGE) for row in fetch(ids[start : start + PAGE])
    ]
    memory_bytes = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    memory_view = shown(kit, memory_model)
    ours, yardstick = in_turns(
        lambda: jump(ours_view, ours_model, ids),
        lambda: jump(memory_view, memory_model, ids),
        rounds=9,
        clock=time.process_time,
    )
    size = f"{len(ids):,} rows"
    mega = 1024 * 1024
    return [
        Result("first paint and end", size, ours, yardstick, PAINT_BUDGET, yardstick_name="all in memory"),
        Result(
            "table's memory", size, ours_bytes / mega, memory_bytes / mega, MEMORY_BUDGET, "MB",
            yardstick_name="all in memory",
        ),
    ]  # fmt: skip


def jump(view: OutputsView, model: OutputsModel, ids: array[int]) -> None:
    """Other rows, painted; then the end, painted."""
    model.show_ids(ids)
    view.scrollToTop()
    view.viewport().repaint()
    view.scrollToBottom()
    view.viewport().repaint()


def donuts(kit: Kit) -> list[Result]:
    """Scrolling through rows whose badges all differ, with the donut column and without: by notches of the
    wheel, and by whole pages, each of them full of badges that were never seen before."""
    rows = different(BADGES)
    model = OutputsModel(kit, lambda ids: [rows[number] for number in ids])
    model.show_ids(array("q", range(BADGES)))
    view = shown(kit, model)
    height, end = view.delegate.row_height(), BADGES - LEAF
    for number in range(BADGES):
        model.line(number)
    results = []
    for what, step in (("a notch", NOTCH), ("a page", LEAF)):
        at = iter(range(0, BADGES * 20, FRAMES * step))

        def scroll(with_donuts: bool, start: int, step: int = step) -> None:
            view.delegate.donuts = with_donuts
            for frame in range(FRAMES):
                view.verticalScrollBar().setValue((start + frame * step) % end * height)
                view.viewport().repaint()

        places = [next(at) for _ in range(2 * ROUNDS)]
        with_donuts, without = iter(places), iter(places)
        ours, yardstick = in_turns(
            lambda turn=with_donuts: scroll(True, next(turn)),  # type: ignore[misc]  # bound at once
            lambda turn=without: scroll(False, next(turn)),  # type: ignore[misc]
            rounds=ROUNDS,
            clock=time.process_time,
        )
        results.append(
            Result(
                f"donut column, by {what}", f"{BADGES:,} badges", ours / FRAMES, yardstick / FRAMES,
                DONUT_BUDGET, yardstick_name="number only, a frame",
            )
        )  # fmt: skip
    return results


def different(count: int) -> list[OutputRow]:
    """Rows no two of which have the same ring."""
    dice = random.Random(3)  # noqa: S311 - figures to draw, no secret
    found: dict[tuple[Category, ...], OutputRow] = {}
    while len(found) < count:
        row = varied(len(found), dice)
        found.setdefault(slices([(one.category, one.posts) for one in row.counts]), row)
    return list(found.values())


def varied(number: int, dice: random.Random) -> OutputRow:
    """An output with attention of its own mixture."""
    kinds = sorted(dice.sample(list(Category), dice.randint(2, 8)), key=list(Category).index)
    counts = tuple(CategoryCount(kind, dice.randint(1, 60), 1) for kind in kinds)
    return OutputRow(
        id=number,
        title=f"Fictional output number {number}, on the memory of silt in regulated estuaries",
        authors="Okonjo-Reyes, Amara; Halvorsen-Ito, Liv",
        venue="Journal of Shoreline Systems",
        type=OutputType.ARTICLE,
        published=from_date(2024, 3, 14),
        trackable=True,
        points=float(dice.randint(1, 400)),
        mentions=sum(one.posts for one in counts),
        counts=counts,
        states=(),
        citations=number % 90,
    )
