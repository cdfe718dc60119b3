"""Where the program keeps what is the user's: settings, data, logs. Names folders, makes none.

`platformdirs` knows each system's customs (XDG on Linux, Application Support on macOS, AppData on Windows).
"""

from __future__ import annotations

from pathlib import Path

import platformdirs

_NAME = "altmetric-desktop"


def settings_file() -> Path:
    """The settings, TOML."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "settings.toml"


def data_folder() -> Path:
    """Libraries that the user has put nowhere else, and the demonstration library."""
    return platformdirs.user_data_path(_NAME, appauthor=False)


def log_folder() -> Path:
    """The log, rotated."""
    return platformdirs.user_log_path(_NAME, appauthor=False)
