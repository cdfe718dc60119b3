"""Every sentence that a person reads, in the reader's language."""

from altmetric_desktop.words.speech import Words

__all__ = ["Words"]
