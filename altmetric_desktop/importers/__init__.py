"""Publication lists of every kind → records. One way in: `read`. Knows no library, no network, no window."""

from altmetric_desktop.importers.formats import FORMATS, Format
from altmetric_desktop.importers.reading import read

__all__ = ["FORMATS", "Format", "read"]
