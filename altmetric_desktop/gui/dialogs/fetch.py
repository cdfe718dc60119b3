"""Whose list is to be fetched: an institution by its ROR id, or a person by the ORCID iD, and which years."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.fetching import FetchWish, Register, ror, wish
from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import row
from altmetric_desktop.gui.widgets.texts import Label
from altmetric_desktop.gui.widgets.years import YearField


class FetchDialog(Dialog):
    """`wished` carries a `FetchWish`; what can't be one is said in the dialog, which stays open."""

    wished = Signal(object)

    def __init__(self, kit: Kit, parent: QWidget | None, last: FetchWish | None = None) -> None:
        super().__init__(kit, kit.say("fetching.title"), parent)
        say = kit.say
        words = Label(kit, say("fetching.words"), Role.BODY, "ink2").wrapped()
        words.setMinimumWidth(kit.theme.px(460))
        words.setMinimumHeight(words.heightForWidth(kit.theme.px(460)))
        self.whose = QLineEdit()
        self.whose.setAccessibleName(say("fetching.whose"))
        self.whose.setPlaceholderText(say("fetching.whose.hint"))
        self.children_too = QCheckBox(say("fetching.children"))
        self.own_register = QCheckBox(say("fetching.register"))
        self.first = YearField(kit, say("years.from"))
        self.last = YearField(kit, say("years.to"))
        self.wrong = Label(kit, "", Role.SMALL, "bad").wrapped()
        years = row(
            Label(kit, say("fetching.years"), Role.BODY, "ink2"),
            Label(kit, say("years.from")),
            self.first,
            Label(kit, say("years.to")),
            self.last,
            None,
        )
        for part in (words, Label(kit, say("fetching.whose"), Role.BODY, "ink2"), self.whose):
            self.body.addWidget(part)
        self.body.addWidget(self.wrong)
        self.body.addWidget(self.children_too)
        self.body.addWidget(self.own_register)
        self.body.addLayout(years)
        self.fetch_button = Button(kit, say("fetching.fetch"), "primary", "cloud-arrow-down")
        self.foot.addWidget(self.fetch_button)
        self.close_button.setText(say("fetching.cancel"))
        self.close_button.setDefault(False)
        self.fetch_button.setDefault(True)
        self.fetch_button.clicked.connect(self._take)
        self.whose.textChanged.connect(self._changed)
        self._changed()
        if last is not None:
            self._take_up(last)
        self.whose.setFocus()

    def _take_up(self, last: FetchWish) -> None:
        """What was wished before: it may have failed, and shall not be typed again."""
        self.whose.setText(last.ror or last.orcid)
        self.whose.selectAll()
        self.children_too.setChecked(last.children)
        self.own_register.setChecked(last.register is Register.ORCID)
        for field, year in ((self.first, last.first_year), (self.last, last.last_year)):
            field.setText("" if year is None else str(year))

    @Slot()
    def _changed(self) -> None:
        """Only an institution has others below it, only a person a record of their own."""
        self.children_too.setEnabled(ror(self.whose.text()) is not None)
        self.own_register.setEnabled(forms.orcid(self.whose.text().strip()) is not None)
        self.wrong.clear()
        if self.wrong.isVisible():
            self.wrong.setVisible(False)
            self.adjustSize()
        self.wrong.setVisible(False)
        self.fetch_button.setEnabled(bool(self.whose.text().strip()))

    @Slot()
    def _take(self) -> None:
        text = self.whose.text().strip()
        is_person = ror(text) is None and sum(sign.isdigit() for sign in text) >= 15
        own = self.own_register.isEnabled() and self.own_register.isChecked()
        try:
            wanted = wish(
                None if is_person else text,
                text if is_person else None,
                children=self.children_too.isEnabled() and self.children_too.isChecked(),
                first_year=self.first.year(),
                last_year=self.last.year(),
                register=Register.ORCID if own and is_person else Register.OPENALEX,
            )
        except InputError as error:
            self.wrong.setText(self.kit.error(error))
            self.wrong.setMinimumHeight(self.wrong.heightForWidth(self.whose.width()))
            self.wrong.setVisible(True)
            self.adjustSize()
            return
        if self.first.wrong() or self.last.wrong():
            return
        self.wished.emit(wanted)
        self.accept()
