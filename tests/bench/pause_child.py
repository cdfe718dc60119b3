"""The real window over a library, measured for pauses while it works; tells gaps as JSON lines.

A timer of 5 ms in the GUI thread notes how long after the last time it came. Run by `bench_pause` as a
process of its own: `pause_child LIBRARY SETTINGS LIST…`; each list is looked at and imported on its page.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer

from altmetric_desktop.domain.wishes import ChartKind, ChartWish, ReportWishes, SyncWishes
from altmetric_desktop.gui.app import Program, make_application, settle
from altmetric_desktop.gui.bridge import Job
from altmetric_desktop.gui.workbench import Workbench
from altmetric_desktop.settings import Settings

BEAT = 5
#: How long a sync is watched before it is stopped, and how long an idle window is (seconds).
SYNCING, IDLE = 12.0, 3.0
CHARTS = 8


class Pulse(QObject):
    """Gaps of a 5 ms timer in milliseconds, from `begin` to `end`."""

    def __init__(self) -> None:
        super().__init__()
        self._gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Start anew."""
        self._gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def end(self) -> list[float]:
        """What was seen."""
        self._beat()
        self._timer.stop()
        return self._gaps

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now


class Watch:
    """The window and what is done with it."""

    def __init__(self, program: Program) -> None:
        self.window = program.window
        self.pulse = Pulse()

    @property
    def bench(self) -> Workbench:
        """The open library's workbench."""
        assert self.window.workbench is not None
        return self.window.workbench

    def until(self, what: Callable[[], bool], seconds: float = 180.0) -> None:
        """Let the event loop run until it is so."""
        end = time.monotonic() + seconds
        while not what():
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def calm(self, seconds: float = 0.5) -> None:
        """Until no job runs, and a little longer."""
        self.until(lambda: not self.window.bridge.running)
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def measured(self, name: str, work: Callable[[], None], page: str = "outputs") -> None:
        """Tell the gaps while `work` is done."""
        self.calm()
        self.bench.go(page)
        self.pulse.begin()
        work()
        gaps = self.pulse.end()
        sys.stdout.write(json.dumps({"what": name, "gaps": [round(gap, 2) for gap in gaps]}) + "\n")
        sys.stdout.flush()

    def done(self, job: Job) -> None:
        """Wait for a job's end; its failure is ours."""
        errors: list[Exception] = []
        job.failed.connect(errors.append)
        self.until(lambda: job.over)
        if errors:
            raise errors[0]


def idle(watch: Watch) -> None:
    """Nothing."""
    end = time.monotonic() + IDLE
    watch.until(lambda: time.monotonic() > end)


def sync(watch: Watch) -> None:
    """All sources, from planning on; stopped after a while, and its end waited for."""
    page = watch.bench.sync
    page._begin(SyncWishes())  # what the button does
    end = time.monotonic() + SYNCING
    watch.until(lambda: time.monotonic() > end or not page.running)
    page.stop()
    watch.until(lambda: not page.running)


def bring(watch: Watch, listed: Path) -> None:
    """Look at a list, import it, stay until its problems stand and everything is calm."""
    page = watch.bench.importing

    def look() -> None:
        page.look_at(listed)
        watch.until(lambda: page.stack.currentWidget() is page.check)
        watch.calm()

    def write() -> None:
        page.import_button.click()
        watch.until(lambda: page.stack.currentWidget() is page.result)
        watch.calm()

    watch.measured(f"look at {listed.stem}", look, "import")
    watch.measured(f"import {listed.stem}", write, "import")


def main(arguments: Sequence[str]) -> int:
    """Open the library and measure one work after the other."""
    library, settings, *lists = (Path(text) for text in arguments)
    app = make_application(())
    program = Program(app, Settings.load(settings))
    sys.excepthook = program.caught
    watch = Watch(program)
    program.show()
    program.open_first(["--open", str(library)])
    watch.until(lambda: program.window.workbench is not None)
    watch.calm(3.0)
    settle()
    backend = program.window.backend
    assert backend is not None

    def report() -> None:
        path = Path(tempfile.gettempdir()) / f"{library.stem}-pause.xlsx"
        watch.done(program.window.bridge.run(backend.report(ReportWishes(title="Pauses"), path)))
        path.unlink()

    def charts() -> None:
        for number in range(CHARTS):
            wish = ChartWish(ChartKind.MENTIONS_BY_MONTH, None, 900 + number, 300)
            watch.done(program.window.bridge.run(backend.chart(wish)))

    watch.measured("idle", lambda: idle(watch))
    watch.measured("chart", charts)
    watch.measured("report", report)
    for listed in lists:
        bring(watch, listed)
    watch.measured("sync", lambda: sync(watch))
    watch.calm()
    program.window.close()
    program.end()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
