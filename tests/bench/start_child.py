"""One start of a window, told on standard output.

`bare`: an empty QMainWindow; `ours FILE`: the program with `--open FILE`. Lines: `painted MOMENT WORK`,
`rows MOMENT WORK` (ours only): seconds of the system's monotonic clock, and of the processor's time.
Run by `bench_window` as a process of its own; ends by itself.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence


def tell(what: str) -> None:
    """Say that it happened now."""
    sys.stdout.write(f"{what} {time.monotonic()} {time.process_time()}\n")
    sys.stdout.flush()


def bare() -> int:
    """The yardstick: nothing but Qt."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        seen = False

        def paintEvent(self, event: QPaintEvent) -> None:
            """The window, painted; told once the event loop has it back."""
            super().paintEvent(event)
            if not self.seen:
                self.seen = True
                QTimer.singleShot(0, told)

    def told() -> None:
        tell("painted")
        app.quit()

    app = QApplication(["bare"])
    window = Window()
    window.resize(1440, 900)
    window.show()
    return app.exec()


def ours(file: str) -> int:
    """The program as a user starts it, watched from outside."""
    from altmetric_desktop import __main__ as program

    sys.argv = ["altmetric-desktop", "--open", file]
    program.window = watched  # watched from outside
    return program.main()


def watched(arguments: list[str]) -> int:
    """The window, telling what it shows."""
    from PySide6.QtCore import QTimer

    from altmetric_desktop.gui import app

    class Watched(app.Program):
        def show(self) -> None:
            """Watch, then show."""
            self.window.painted.connect(lambda: QTimer.singleShot(0, lambda: tell("painted")))
            self.window.stack.currentChanged.connect(self.opened)
            super().show()

        def opened(self, _place: int) -> None:
            """The workbench stands: wait for its table's first rows to be painted."""
            bench = self.window.workbench
            if bench is not None:
                bench.outputs.model.modelReset.connect(self.listed)

        def listed(self) -> None:
            """Ids are there: the next paint of the table shows rows."""
            bench = self.window.workbench
            if bench is not None and bench.outputs.model.rowCount():
                self.delegate = bench.outputs.view.delegate
                self.painting = self.delegate.paint
                setattr(self.delegate, "paint", self.paint)  # noqa: B010 - watched from outside

        def paint(self, *cell: object) -> None:
            """The first cell of the first row: told once the event loop has the painted rows back."""
            setattr(self.delegate, "paint", self.painting)  # noqa: B010 - and no longer
            QTimer.singleShot(0, self.told)
            self.painting(*cell)  # type: ignore[arg-type]  # handed on as they came

        def told(self) -> None:
            """Rows stand."""
            tell("rows")
            self.window.close()

    app.Program = Watched  # type: ignore[misc]  # the same program, watched
    return app.start(arguments)


def main(arguments: Sequence[str]) -> int:
    """`bare`, or `ours FILE`."""
    return bare() if arguments[0] == "bare" else ours(arguments[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
