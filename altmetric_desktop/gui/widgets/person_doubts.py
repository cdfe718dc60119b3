"""Spellings that may be a verified person's: a list, and beside it the one in front with what can be said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from altmetric_desktop.domain.people import PersonDoubt, Ruling, VerifiedPerson
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.people import apart, person_words
from altmetric_desktop.gui.models.texts import TextModel
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.empty import EmptyState
from altmetric_desktop.gui.widgets.layouts import clear, column, panel, row, scrolled, upright
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.gui.widgets.texts import Label, Rule, tip

WIDE = 340
#: As many persons are offered by a digit.
_DIGITS = 9
_HEADER = ("spelling", "outputs", "persons", "why")


class PersonDoubts(QWidget):
    """`decided` (spelling, persons' numbers, what was said), `opened` (an output)."""

    decided = Signal(object, object, object)
    opened = Signal(int)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.doubts: list[PersonDoubt] = []
        self._listed: list[PersonDoubt] = []
        self._may = True
        self.model = TextModel([kit.say(f"person.doubt.{name}") for name in _HEADER], (), frozenset({1}))
        self.table = TextTable(kit, self.model, kit.say("person.tab.doubts"))
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.widths(0, 80, 0, 170)
        self.table.installEventFilter(self)
        self.heading = Label(kit, "", Role.SECTION).wrapped()
        self.why = Label(kit, "", Role.BODY, "ink2").wrapped()
        self.choices: list[QRadioButton] = []
        self._group = QButtonGroup(self)
        self._ways = QVBoxLayout()
        self.same_button = Button(kit, kit.say("person.same"), "primary")
        self.not_button = Button(kit, kit.say("person.not"))
        self.later_button = Button(kit, kit.say("person.later"), "quiet")
        self.works_heading = Label(kit, "", Role.STRONG)
        self.works_model = TextModel([kit.say("person.works.column")])
        self.works = TextTable(kit, self.works_model, kit.say("person.works.name"))
        self.works.widths(0)
        self._build()
        self._connect()

    def _build(self) -> None:
        say = self.kit.say
        for button, key in (
            (self.same_button, "person.same.tip"),
            (self.not_button, "person.not.tip"),
            (self.later_button, "person.later.tip"),
        ):
            tip(button, say(key))
        self._ways.setSpacing(4)
        both = row(gap=0)
        both.addWidget(self.table, 1)
        both.addWidget(upright())
        both.addWidget(self._right())
        self._both = QWidget()
        self._both.setLayout(both)
        self.waiting = EmptyState(self.kit, State.NOT_COLLECTED, say("person.doubts.searching"), "", ())
        self.nothing = EmptyState(
            self.kit, State.ZERO, say("person.doubts.none"), say("person.doubts.none.words")
        )
        self.no_fit = EmptyState(
            self.kit, "funnel-simple", say("person.doubts.no-fit"), say("person.no-fit.words")
        )
        self._stack = QStackedLayout(self)
        for part in (self.waiting, self._both, self.nothing, self.no_fit):
            self._stack.addWidget(part)

    def _right(self) -> QWidget:
        """The spelling in front."""
        inside = column(self.heading, 2, self.why, 10, gap=2, margins=(20, 18, 20, 6))
        inside.addLayout(self._ways)
        inside.addSpacing(10)
        inside.addLayout(row(self.same_button, self.not_button, self.later_button, None, gap=6))
        inside.addSpacing(8)
        inside.addWidget(Label(self.kit, self.kit.say("person.ask.words"), Role.SMALL, "ink2").wrapped())
        inside.addStretch(1)
        works = column(Rule(), 8, self.works_heading, gap=4, margins=(20, 0, 20, 18))
        works.addWidget(self.works, 1)
        whole = column(gap=0)
        whole.addWidget(scrolled(panel("sunken", inside)), 3)
        whole.addLayout(works, 2)
        side = panel("sunken", whole)
        side.setFixedWidth(self.kit.theme.px(WIDE))
        return side

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.same_button.clicked.connect(self.same)
        self.not_button.clicked.connect(self.other)
        self.later_button.clicked.connect(self.later)
        self.works.activated.connect(self._open)

    def wait(self) -> None:
        """Names are being compared."""
        self._stack.setCurrentWidget(self.waiting)

    def show_doubts(self, doubts: Sequence[PersonDoubt], words: str, may: bool) -> None:
        """Other spellings; those are listed that hold all words. The place in the list stays."""
        self._may = may
        place = max(self.table.place(), 0)
        self.doubts = list(doubts)
        wanted = words.casefold().split()
        self._listed = [one for one in doubts if all(word in _folded(one) for word in wanted)]
        say, whole = self.kit.say, self.kit.figures.whole
        self.model.show_rows(
            [
                (
                    one.spelling,
                    whole(one.outputs),
                    "; ".join(each.name for each in one.persons),
                    say(f"person.why.{one.why.value}"),
                )
                for one in self._listed
            ]
        )
        self._stack.setCurrentWidget(self._both if self._listed else self.no_fit if doubts else self.nothing)
        self._go(place)

    def chosen(self) -> PersonDoubt | None:
        """The spelling in front."""
        place = self.table.place()
        return self._listed[place] if 0 <= place < len(self._listed) else None

    def _go(self, place: int) -> None:
        self.table.go(place)
        self._selected()

    @Slot()
    def _selected(self) -> None:
        one, say = self.chosen(), self.kit.say
        self._offer_persons(one)
        self.later_button.setEnabled(0 <= self.table.place() < len(self._listed) - 1)
        if one is None:
            return
        self.heading.setText(say("person.doubt.is", spelling=one.spelling))
        why = say(f"person.why.{one.why.value}.words")
        self.why.setText(f"{why} {say('person.doubt.orcid', orcid=one.orcid)}" if one.orcid else why)
        self.works_heading.setText(say("person.works", n=one.outputs))
        self.works_model.show_rows([(title or say("output.no-title"),) for _, title in one.examples])

    def _offer_persons(self, one: PersonDoubt | None) -> None:
        """A choice for each person who may be meant; nobody is chosen where there are several."""
        clear(self._ways)
        persons = () if one is None else one.persons
        self.choices = [self._choice(place, each, len(persons)) for place, each in enumerate(persons)]
        if len(self.choices) == 1:
            self.choices[0].setChecked(True)
        several = "person.not.several" if len(self.choices) > 1 else "person.not"
        self.not_button.setText(self.kit.say(several))
        self._offer()

    def _choice(self, place: int, person: VerifiedPerson, count: int) -> QRadioButton:
        """A person by name; below it what tells people of one name apart."""
        choice = QRadioButton(person.name.replace("&", "&&"))
        choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        choice.setAccessibleName(person_words(self.kit, person))
        digit = self.kit.say("person.digit.tip", digit=place + 1)
        tip(choice, f"{person.name}\n{digit}" if count > 1 and place < _DIGITS else person.name)
        self._group.addButton(choice, place)
        choice.toggled.connect(self._offer)
        self._ways.addWidget(choice)
        about = apart(self.kit, person)
        if about:
            words = Label(self.kit, about, Role.SMALL, "ink2").wrapped()
            words.setContentsMargins(24, 0, 0, 4)
            self._ways.addWidget(words)
        return choice

    @Slot()
    def _offer(self) -> None:
        self.same_button.setEnabled(self._may and self.person() is not None)
        self.not_button.setEnabled(self._may and bool(self.choices))

    def person(self) -> int | None:
        """The number of the person that is chosen."""
        one = self.chosen()
        for place, choice in enumerate(self.choices):
            if one is not None and choice.isChecked() and place < len(one.persons):
                return one.persons[place].id
        return None

    @Slot()
    def same(self) -> None:
        """The spelling is the chosen person's."""
        one, person = self.chosen(), self.person()
        if one is not None and person is not None and self._may:
            self.decided.emit(one, (person,), Ruling.SAME)

    @Slot()
    def other(self) -> None:
        """It is none of the persons that may be meant."""
        one = self.chosen()
        if one is not None and self._may:
            self.decided.emit(one, tuple(each.id for each in one.persons), Ruling.NOT)

    @Slot()
    def later(self) -> None:
        """On to the next spelling."""
        self._go(self.table.place() + 1)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        one = self.chosen()
        if one is not None:
            self.opened.emit(one.examples[index.row()][0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list S, E and L decide about the spelling in front, digits choose the person."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            keys = {Qt.Key.Key_S: self.same, Qt.Key.Key_E: self.other, Qt.Key.Key_L: self.later}
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            act = keys.get(Qt.Key(event.key()))
            place = event.key() - Qt.Key.Key_1.value
            if plain and act is not None:
                act()
                return True
            if plain and 0 <= place < min(len(self.choices), _DIGITS):
                self.choices[place].setChecked(True)
                return True
        return super().eventFilter(watched, event)


def _folded(one: PersonDoubt) -> str:
    return " ".join((one.spelling, one.orcid, *(each.name for each in one.persons))).casefold()
