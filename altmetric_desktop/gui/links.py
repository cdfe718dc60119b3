"""The one door to the world outside: `open_external` for links, `open_folder` for our own files.

Every link comes from a source and is hostile until proven otherwise: only http and https, a host,
no user name, no control characters, at most 2,048 characters (`docs/reliability` rules).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

LONGEST = 2048


def safe_url(text: str) -> QUrl | None:
    """The address if it may be opened, None otherwise. `doi:` becomes https."""
    if text[:4].lower() == "doi:":
        text = "https://doi.org/" + text[4:]
    if not text or len(text) > LONGEST or any(ord(letter) < 33 or ord(letter) == 127 for letter in text):
        return None
    if not text.lower().startswith(("http://", "https://")) or "\\" in text:
        return None
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() not in {"http", "https"} or not url.host():
        return None
    if url.userInfo() or "@" in url.authority():
        return None
    return url


def open_external(text: str) -> bool:
    """Open a link in the browser; False where it is not one that we open."""
    url = safe_url(text)
    return url is not None and QDesktopServices.openUrl(url)


def open_folder(file: Path) -> bool:
    """Show the folder that holds one of our own files."""
    folder = file if file.is_dir() else file.parent
    return folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.resolve())))
