"""Columns that are kept under names: take one for the table in hand, rename it, forget it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from altmetric_desktop.domain.moments import from_epoch
from altmetric_desktop.domain.records import Field, KeptMapping
from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TextModel
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import row
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.gui.widgets.texts import Label


class KeptDialog(Dialog):
    """`used` carries a name, `renamed` a name and the new one, `forgotten` a name, once that was confirmed.

    `may_change`: whether the library takes changes.
    """

    used = Signal(str)
    renamed = Signal(str, str)
    forgotten = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None, *, may_change: bool = True) -> None:
        super().__init__(kit, kit.say("kept.title"), parent)
        say = kit.say
        self._may_change = may_change
        self._kept: list[KeptMapping] = []
        self.texts = TextModel([say("kept.name"), say("kept.columns"), say("kept.since")])
        self.table = TextTable(kit, self.texts, say("kept.title"))
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.widths(150, 0, 110)
        self.wrong = Label(kit, "", Role.SMALL, "bad").wrapped()
        self.wrong.hide()
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setAccessibleName(say("kept.new-name"))
        self.rename_button = Button(kit, say("kept.rename"))
        self.forget_button = Button(kit, say("kept.forget"), "quiet")
        self.use_button = Button(kit, say("kept.use"), "primary")
        self._ask()
        line = row(gap=8)
        line.addWidget(self.name, 1)
        line.addWidget(self.rename_button)
        line.addWidget(self.forget_button)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.wrong)
        self.body.addWidget(self.question)
        self.foot.addWidget(self.use_button)
        self._connect()
        self.resize(kit.theme.px(620), kit.theme.px(420))
        self._chosen()

    def _ask(self) -> None:
        """The question before something is forgotten."""
        kit = self.kit
        self.question = QWidget()
        self._question = Label(kit, "", Role.BODY).wrapped()
        self.sure_button = Button(kit, kit.say("kept.forget.sure"), "soft")
        self.keep_button = Button(kit, kit.say("kept.forget.not"))
        line = row(gap=8)
        line.addWidget(self._question, 1)
        line.addWidget(self.keep_button)
        line.addWidget(self.sure_button)
        self.question.setLayout(line)
        self.question.hide()

    def _connect(self) -> None:
        self.close_button.setDefault(False)
        self.use_button.setDefault(True)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.doubleClicked.connect(self._use)
        self.use_button.clicked.connect(self._use)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._rename)
        self.rename_button.clicked.connect(self._rename)
        self.forget_button.clicked.connect(self._doubt)
        self.keep_button.clicked.connect(self.question.hide)
        self.sure_button.clicked.connect(self._forget)

    def show_kept(self, kept: Sequence[KeptMapping], name: str = "") -> None:
        """All that is kept; the one of this name is chosen, else the first."""
        self._kept = list(kept)
        self.wrong.hide()
        self.texts.show_rows([self._row(one) for one in kept])
        names = [one.name for one in kept]
        if names:
            self.table.selectRow(names.index(name) if name in names else 0)
        self._chosen()

    def say_wrong(self, words: str) -> None:
        """Something could not be done."""
        self.wrong.setText(words)
        self.wrong.show()

    def chosen(self) -> str:
        """The name that is chosen, "" without."""
        rows = self.table.selectionModel().selectedRows()
        return self._kept[rows[0].row()].name if rows and rows[0].row() < len(self._kept) else ""

    def _row(self, kept: KeptMapping) -> list[str]:
        figures, when = self.kit.figures, from_epoch(kept.at)
        read = [
            one.heading or self.kit.say("mapping.column", n=one.index + 1)
            for one in kept.mapping.columns
            if one.field is not Field.IGNORE
        ]
        return [kept.name, ", ".join(read), "" if when is None else figures.day(when)]

    @Slot()
    def _chosen(self) -> None:
        name = self.chosen()
        self.name.setText(name)
        self.name.setEnabled(bool(name) and self._may_change)
        self.use_button.setEnabled(bool(name))
        self.forget_button.setEnabled(bool(name) and self._may_change)
        self.question.hide()
        self._typed()

    @Slot()
    def _typed(self) -> None:
        new = " ".join(self.name.text().split())
        self.rename_button.setEnabled(self._may_change and bool(new) and new != self.chosen())

    @Slot()
    def _use(self) -> None:
        if self.chosen():
            self.used.emit(self.chosen())
            self.accept()

    @Slot()
    def _rename(self) -> None:
        if self.rename_button.isEnabled():
            self.renamed.emit(self.chosen(), self.name.text())

    @Slot()
    def _doubt(self) -> None:
        self._question.setText(self.kit.say("kept.forget.question", name=self.chosen()))
        self.question.show()
        self.keep_button.setFocus()

    @Slot()
    def _forget(self) -> None:
        self.question.hide()
        self.forgotten.emit(self.chosen())
