"""Asking for files, by the system's own dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from altmetric_desktop.gui.kit import Kit

LISTS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.ris *.bib *.nbib *.enw *.json *.xml"
PEOPLE = "*.csv *.tsv *.txt *.xlsx *.xlsm *.ods"
HIERARCHIES = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.json"


def ask_library(parent: QWidget, kit: Kit, name: str = "") -> Path | None:
    """An existing library."""
    words = kit.say("files.library")
    chosen, _ = QFileDialog.getOpenFileName(
        parent, kit.say("files.open"), name, f"{words} (*.library);;* (*)"
    )
    return Path(chosen) if chosen else None


def ask_new_library(parent: QWidget, kit: Kit) -> Path | None:
    """Where a new library shall lie."""
    words = kit.say("files.library")
    start = str(Path.home() / f"{kit.say('files.new.name')}.library")
    chosen, _ = QFileDialog.getSaveFileName(parent, kit.say("files.new"), start, f"{words} (*.library)")
    return with_ending(chosen, ".library")


def ask_list(parent: QWidget, kit: Kit) -> Path | None:
    """A publication list."""
    words, every = kit.say("files.list"), kit.say("files.all")
    chosen, _ = QFileDialog.getOpenFileName(
        parent, kit.say("files.choose"), "", f"{words} ({LISTS});;{every} (*)"
    )
    return Path(chosen) if chosen else None


def ask_hierarchy(parent: QWidget, kit: Kit) -> Path | None:
    """A hierarchy file."""
    words, every = kit.say("hierarchy.kinds"), kit.say("files.all")
    chosen, _ = QFileDialog.getOpenFileName(
        parent, kit.say("hierarchy.choose"), "", f"{words} ({HIERARCHIES});;{every} (*)"
    )
    return Path(chosen) if chosen else None


def ask_people(parent: QWidget, kit: Kit) -> Path | None:
    """A list of people."""
    words, every = kit.say("person.kinds"), kit.say("files.all")
    chosen, _ = QFileDialog.getOpenFileName(
        parent, kit.say("person.choose"), "", f"{words} ({PEOPLE});;{every} (*)"
    )
    return Path(chosen) if chosen else None


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """A folder to write into."""
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None


def ask_save(parent: QWidget, title: str, start: str, words: str, ending: str) -> Path | None:
    """Where to save something of ours."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, start, f"{words} (*{ending})")
    return with_ending(chosen, ending)


def with_ending(chosen: str, ending: str) -> Path | None:
    """A chosen file with the ending that its kind has; None where nothing was chosen."""
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
