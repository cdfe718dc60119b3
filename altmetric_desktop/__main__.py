"""Where the program starts: without arguments the window, with arguments the command line."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Start the face that was asked for, with a log; the exit status of the program."""
    try:
        from altmetric_desktop.services import logs
        from altmetric_desktop.settings.paths import log_folder

        with logs.kept(log_folder()):
            return _face(sys.argv[1:])
    except KeyboardInterrupt:  # while it still starts: nothing was begun
        return 130


def _face(arguments: list[str]) -> int:
    if not arguments or arguments[0] in {"--demo", "--open"}:
        gc.disable()  # imports are most of a start, and make no garbage to look for
        return window(arguments)
    from altmetric_desktop.cli import run

    status = run(arguments)
    gc.freeze()  # the end would look through all that was imported for garbage: 0.4 s on a slow machine
    return status


def window(arguments: list[str]) -> int:
    """Run the window until it is closed; it turns the search for garbage on again."""
    from altmetric_desktop.gui.app import start

    return start(arguments)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a packed program is its own child process
        import multiprocessing

        multiprocessing.freeze_support()
    sys.exit(main())
