"""Every option, once; the file that holds them; the folders; the keys."""

from altmetric_desktop.settings.store import Settings, SourceSettings

__all__ = ["Settings", "SourceSettings"]
