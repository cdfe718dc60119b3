"""A hierarchy file that is looked at: what is new, what joins, what can't be read; then it is taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QRadioButton, QStackedWidget, QWidget

from altmetric_desktop.domain.records import Severity
from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TextModel
from altmetric_desktop.gui.models.units import called, path_words
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.count_tabs import CountTabs
from altmetric_desktop.gui.widgets.import_problems import reason
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.gui.widgets.texts import Label, Rule

if TYPE_CHECKING:
    from altmetric_desktop.domain.hierarchy import HierarchyAnswer

#: How long typing a name rests before the file is looked at anew (ms).
REST = 300
_TABS = ("joined", "problems", "gone")


class HierarchyDialog(Dialog):
    """`asked` (name of a hierarchy, "" = the organisation's): look anew; `wished`: take it in as that one."""

    asked = Signal(str)
    wished = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None, others: Sequence[str], *, may: bool = True) -> None:
        super().__init__(kit, kit.say("hierarchy.title"), parent)
        self._may = may
        self._shown = ""
        self.rows = Label(kit, "", Role.BODY).wrapped()
        self.sums = Label(kit, "", Role.STRONG)
        self.own = QRadioButton(kit.say("hierarchy.of.organisation"))
        self.other = QRadioButton(kit.say("hierarchy.of.other"))
        self.name = QLineEdit()
        self.name.setAccessibleName(kit.say("hierarchy.of.other"))
        self.name.setPlaceholderText(kit.say("hierarchy.name.hint"))
        self.name.setMaxLength(80)
        completer = QCompleter(QStringListModel(list(others), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self.tabs = CountTabs(kit)
        self.words = Label(kit, "", Role.SMALL, "ink2").wrapped()
        self.tables = QStackedWidget()
        self.models: dict[str, TextModel] = {}
        self._table("joined", ("unit", "into", "outputs"), frozenset({2}), (0, 0, 76))
        self._table("problems", ("row", "value", "problem"), frozenset({0}), (56, 180, 0))
        self._table("gone", ("unit",), frozenset(), (0,))
        self.quiet = Label(kit, kit.say("hierarchy.nothing-else"), Role.SMALL, "ink2").wrapped()
        self.take_button = Button(kit, kit.say("hierarchy.take-in"), "primary", "check-circle")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._build()
        self._connect()

    def _table(
        self, key: str, columns: Sequence[str], numbers: frozenset[int], widths: tuple[int, ...]
    ) -> None:
        say = self.kit.say
        model = TextModel([say(f"hierarchy.column.{name}") for name in columns], (), numbers)
        table = TextTable(self.kit, model, say(f"hierarchy.tab.{key}"), 28)
        table.widths(*widths)
        self.models[key] = model
        self.tables.addWidget(table)

    def _build(self) -> None:
        kit = self.kit
        self.own.setChecked(True)
        which = row(self.other, gap=8)
        which.addWidget(self.name, 1)
        self.details = QWidget()
        inside = column(self.tabs, Rule(), 6, self.words, gap=0)
        inside.addSpacing(6)
        inside.addWidget(self.tables, 1)
        self.details.setLayout(inside)
        for part in (self.rows, self.sums):
            self.body.addWidget(part)
        self.body.addSpacing(6)
        self.body.addWidget(Label(kit, kit.say("hierarchy.of"), Role.SMALL_MEDIUM, "ink2"))
        self.body.addWidget(self.own)
        self.body.addLayout(which)
        self.body.addSpacing(6)
        self.body.addWidget(self.quiet)
        self.body.addWidget(self.details, 1)
        self.foot.addWidget(self.take_button)
        self.close_button.setText(kit.say("hierarchy.cancel"))
        self.close_button.setDefault(False)
        self.take_button.setDefault(True)
        self.resize(kit.theme.px(680), kit.theme.px(540))

    def _connect(self) -> None:
        self.own.toggled.connect(self._turned)
        self.name.textEdited.connect(self._typed)
        self._rest.timeout.connect(self._ask)
        self.tabs.picked.connect(self._picked)
        self.take_button.clicked.connect(self._take)

    def hierarchy(self) -> str | None:
        """The name that is chosen; "" = the organisation's, None = it has to be typed yet."""
        if self.own.isChecked():
            return ""
        return " ".join(self.name.text().split()) or None

    def show_answer(self, answer: HierarchyAnswer) -> None:
        """What taking it in as this hierarchy would do."""
        say, whole = self.kit.say, self.kit.figures.whole
        self._shown = answer.hierarchy
        layout = say(f"hierarchy.layout.{answer.layout}")
        self.rows.setText(say("hierarchy.rows", n=answer.rows, name=Path(answer.path).name, layout=layout))
        left_out = sum(one.severity is Severity.REFUSED for one in answer.problems)
        sums = [say("hierarchy.added", n=answer.added)]
        sums += [
            say(f"hierarchy.{key}", n=n) for key, n in (("known", answer.known), ("left-out", left_out)) if n
        ]
        self.sums.setText(f"{', '.join(sums)}.")
        self.models["joined"].show_rows(
            [
                (
                    called(one.unit),
                    "; ".join(called(each) for each in one.into),
                    whole(one.outputs),
                )
                for one in answer.joined
            ]
        )
        self.models["problems"].show_rows(
            [(whole(one.row), one.value, reason(self.kit, one)) for one in answer.problems]
        )
        self.models["gone"].show_rows([(path_words(one.path),) for one in answer.gone])
        counts = {key: self.models[key].rowCount() for key in _TABS}
        shown = [(key, say(f"hierarchy.tab.{key}"), whole(counts[key])) for key in _TABS if counts[key]]
        self.tabs.fill(shown, self.tabs.key())
        self.details.setVisible(bool(shown))
        self.quiet.setVisible(not shown)
        self._picked(self.tabs.key())
        self._offer()

    def _offer(self) -> None:
        self.name.setEnabled(self.other.isChecked())
        self.take_button.setEnabled(self._may and self.hierarchy() == self._shown)

    @Slot(str)
    def _picked(self, key: str) -> None:
        if key in _TABS:
            self.tables.setCurrentIndex(_TABS.index(key))
            self.words.setText(self.kit.say(f"hierarchy.{key}"))

    @Slot()
    def _turned(self) -> None:
        self._offer()
        if self.other.isChecked():
            self.name.setFocus()
        self._ask()

    @Slot()
    def _typed(self) -> None:
        self._offer()
        self._rest.start()

    @Slot()
    def _ask(self) -> None:
        wanted = self.hierarchy()
        if wanted is not None and wanted != self._shown:
            self.asked.emit(wanted)

    @Slot()
    def _take(self) -> None:
        wanted = self.hierarchy()
        if wanted is not None and wanted == self._shown:
            self.wished.emit(wanted)
            self.accept()
