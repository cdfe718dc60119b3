"""Altmetric Desktop: attention to research outputs, collected and reported on the reader's own computer."""

__version__ = "0.1.0"
