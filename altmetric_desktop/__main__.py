"""Where the program starts: without arguments the window, with arguments the command line."""

from __future__ import annotations

import multiprocessing
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
        from altmetric_desktop.gui.app import start

        return start(arguments)
    from altmetric_desktop.cli import run

    return run(arguments)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
