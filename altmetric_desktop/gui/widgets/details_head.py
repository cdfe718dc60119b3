"""The head of the details: title, authors and venue, identifiers to copy, pills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.links import open_external
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.flow import FlowLayout
from altmetric_desktop.gui.widgets.layouts import clear, column
from altmetric_desktop.gui.widgets.pills import Pill
from altmetric_desktop.gui.widgets.texts import Label, tip

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import OutputFacts

#: Authors named before “and n more”.
NAMED = 3


class DetailsHead(QWidget):
    """`copied` carries what was copied, `refused` a link that we don't open."""

    copied = Signal(str)
    refused = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._page = ""
        self.title = Label(kit, "", Role.TITLE).wrapped().selectable()
        self.meta = Label(kit, "", Role.BODY, "ink2").wrapped()
        self.chips = FlowLayout(8)
        self.setLayout(column(self.title, self.meta, 2, self.chips, gap=4))

    def show_facts(self, facts: OutputFacts) -> None:
        """Another output."""
        self.title.setText(facts.title or self.kit.say("output.no-title"))
        self.meta.setText(self._meta(facts))
        tip(self.meta, "; ".join(facts.authors) if len(facts.authors) > NAMED else "")
        clear(self.chips)
        for identifier in facts.identifiers[:6]:
            words = f"{self.kit.say('identifier.' + identifier.kind.value)}  {identifier.value}"
            chip = Button(self.kit, words.replace("&", "&&"), "chip", "copy")
            chip.setProperty("copies", identifier.value)
            tip(chip, self.kit.say("page.copy-identifier"))
            chip.clicked.connect(self._copy)
            self.chips.addWidget(chip)
        self._page = _landing_page(facts)
        if self._page:
            page = Button(self.kit, self.kit.say("page.open-page"), "chip", "arrow-square-out")
            tip(page, self._page)
            page.clicked.connect(self._open)
            self.chips.addWidget(page)
        self._pills(facts)

    def _pills(self, facts: OutputFacts) -> None:
        say = self.kit.say
        if facts.retracted:
            self.chips.addWidget(Pill(self.kit, say("page.retracted"), "bad", say("page.retracted.tip")))
        if not facts.trackable:
            self.chips.addWidget(
                Pill(self.kit, say("page.not-trackable"), "neutral", say("page.not-trackable.tip"))
            )
        for path in facts.units:
            whole = " › ".join(path)
            if path in facts.units_by_person:
                whole = say("page.unit.by-person", unit=whole)
            self.chips.addWidget(Pill(self.kit, path[-1], "accent", whole))
        if facts.our_authors:
            words = say(
                "page.ours", ours=len(facts.our_authors), n=max(len(facts.authors), len(facts.our_authors))
            )
            self.chips.addWidget(Pill(self.kit, words, "neutral", "; ".join(facts.our_authors)))

    def _meta(self, facts: OutputFacts) -> str:
        say = self.kit.say
        names = list(facts.authors[:NAMED])
        rest = len(facts.authors) - NAMED
        authors = "; ".join(names) + (f" {say('page.more-authors', n=rest)}" if rest > 0 else "")
        kind = say(f"type.{facts.type.value}")
        access = f"access.{facts.open_access.lower()}"
        if facts.open_access and self.kit.words.knows(access):
            kind = f"{kind}, {say(access)}"
        parts = (authors, facts.venue or facts.publisher, self.kit.figures.day(facts.published), kind)
        return "  ·  ".join(part for part in parts if part)

    @Slot()
    def _copy(self) -> None:
        chip = self.sender()
        if chip is not None:
            text = str(chip.property("copies"))
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    @Slot()
    def _open(self) -> None:
        if not open_external(self._page):
            self.refused.emit(self._page)


def _landing_page(facts: OutputFacts) -> str:
    for identifier in facts.identifiers:
        if identifier.kind is Kind.DOI:
            return f"https://doi.org/{identifier.value}"
    for identifier in facts.identifiers:
        if identifier.kind is Kind.URL:
            return identifier.value
    return facts.urls[0] if facts.urls else ""
