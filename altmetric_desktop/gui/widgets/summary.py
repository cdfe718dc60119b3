"""The summary of an output: receipt, standing, countries, mentions by month, what others report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.dialogs.data import DataDialog
from altmetric_desktop.gui.dialogs.files import ask_save
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.bars import BarLine
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.chart_view import ChartView
from altmetric_desktop.gui.widgets.empty import EmptyState
from altmetric_desktop.gui.widgets.layouts import clear, column, row
from altmetric_desktop.gui.widgets.receipt import ReceiptView
from altmetric_desktop.gui.widgets.second_opinion import SecondOpinion
from altmetric_desktop.gui.widgets.texts import Label, Rule
from altmetric_desktop.gui.widgets.versions_box import VersionsBox

if TYPE_CHECKING:
    from altmetric_desktop.domain.pictures import ChartPicture
    from altmetric_desktop.domain.rows import Details, MentionRow

#: Countries listed by name.
NAMED = 6
#: Below this width (px at 100 %) the columns are stacked.
STACKED = 780
#: Below this many members a standing is not told.
TOO_FEW = 10


class Summary(QWidget):
    """Receipt at the left, standing and countries at the right, the chart below, then what others report."""

    announced = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.receipt = ReceiptView(kit)
        self.standing = column(gap=2)
        self.countries = column(gap=0)
        self.chart = ChartView(kit)
        self.versions = VersionsBox(kit)
        self.opinion = SecondOpinion(kit)
        self.save_button = Button(kit, kit.say("timeline.save"), "link")
        self.data_button = Button(kit, kit.say("timeline.data"), "link")
        self.save_button.clicked.connect(self._save)
        self.data_button.clicked.connect(self._show_data)
        self.nothing = {
            state: EmptyState(kit, state, "", "")
            for state in (State.ZERO, State.NOT_COVERED, State.NOT_COLLECTED, State.FAILED)
        }
        self._build()

    def _build(self) -> None:
        kit = self.kit
        self.countries_part = QWidget()
        self.countries_part.setLayout(
            column(Label(kit, kit.say("page.countries"), Role.SECTION), 2, self.countries, gap=2)
        )
        side = column(
            Label(kit, kit.say("page.context"), Role.SECTION),
            2,
            self.standing,
            12,
            Rule(),
            12,
            self.countries_part,
            None,
            gap=0,
        )
        upper = self._upper = row(gap=28, margins=(12, 0, 12, 0))  # the chart has this margin in its picture
        line = row(gap=0, margins=(12, 0, 12, 0))
        line.addWidget(Rule())
        left = column(self.receipt, None, gap=0)
        upper.addLayout(left, 5)
        upper.addLayout(side, 4)
        over = column(row(None, self.save_button, 8, self.data_button), None, gap=0, margins=(0, 0, 12, 0))
        self.chart.setLayout(over)
        self.found = QWidget()
        self.found.setLayout(column(upper, 16, line, 8, self.chart, gap=2, margins=(12, 16, 12, 16)))
        whole = column(self.found, gap=0)
        for part in self.nothing.values():
            whole.addWidget(part, 1)
        whole.addWidget(self.versions)
        whole.addWidget(self.opinion)
        whole.addStretch(0)
        self.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the two columns stand one below the other."""
        super().resizeEvent(event)
        narrow = self.width() < self.kit.theme.px(STACKED)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._upper.setDirection(direction)

    def show_details(self, details: Details, state: State) -> None:
        """Another output; one without mentions says which nothing it is."""
        self.versions.show_family(details.family)
        self.opinion.show_opinions(details.opinions)
        found = bool(details.counts)
        self.found.setVisible(found)
        for kind, part in self.nothing.items():
            part.setVisible(not found and kind is state)
        if not found:
            say = self.kit.say
            self.nothing[state].say(say(f"page.none.{state.value}"), say(f"page.none.{state.value}.words"))
            return
        self.receipt.show_receipt(details.receipt, details.scheme)
        self._standing(details)
        if not details.months:
            self.chart.say(self.kit.say("timeline.none"))
        self.data_button.setEnabled(False)
        self.save_button.setEnabled(False)

    def show_chart(self, picture: ChartPicture) -> None:
        """The drawing has come."""
        self.chart.show_picture(picture)
        self.data_button.setEnabled(True)
        self.save_button.setEnabled(True)

    def show_countries(self, rows: Sequence[MentionRow]) -> None:
        """Where the mentions come from, as far as it is known; “not known” is always told."""
        clear(self.countries)
        known = Counter(row.country for row in rows if row.country)
        unknown = sum(not row.country for row in rows)
        self.countries_part.setVisible(bool(rows))
        top = known.most_common(NAMED)
        most = top[0][1] if top else 1
        whole, share = self.kit.figures.whole, self.kit.figures.share
        for country, count in top:
            line = BarLine(
                self.kit,
                self.kit.figures.country(country),
                count / most,
                whole(count),
                share(count, len(rows)),
            )
            self.countries.addWidget(line)
        rest = sum(known.values()) - sum(count for _, count in top)
        if rest:
            name = self.kit.say("page.countries.others", n=len(known) - len(top))
            self.countries.addWidget(BarLine(self.kit, name, None, whole(rest), share(rest, len(rows))))
        if unknown:
            name = self.kit.say("page.countries.unknown")
            self.countries.addWidget(BarLine(self.kit, name, None, whole(unknown), share(unknown, len(rows))))

    def _standing(self, details: Details) -> None:
        clear(self.standing)
        say = self.kit.say
        size = say("page.context.n", n=self.kit.figures.whole(details.cohort))
        name = say("cohort.all")
        if details.percentile is None or details.cohort < TOO_FEW:
            self.standing.addWidget(BarLine(self.kit, name, None, "", f"{say('page.too-few')} · {size}"))
        else:
            figure = ordinal(details.percentile)
            self.standing.addWidget(
                BarLine(self.kit, name, details.percentile / 100, figure, size, track=True)
            )
        self.standing.addWidget(Label(self.kit, say("page.context.note"), Role.CAPTION, "ink2").wrapped())

    @Slot()
    def _show_data(self) -> None:
        picture = self.chart.picture
        if picture is not None:
            cells = [[str(cell) for cell in line] for line in picture.rows]
            title = self.kit.say("page.by-month")
            DataDialog(self.kit, title, list(picture.header), cells, self.window()).open()

    @Slot()
    def _save(self) -> None:
        say = self.kit.say
        path = ask_save(
            self, say("timeline.save.title"), "mentions-by-month.png", say("timeline.save.kind"), ".png"
        )
        if path is None:
            return
        try:
            self.chart.save(path)
        except OSError as error:
            self.announced.emit(say("not-saved", name=path.name, why=error.strerror or str(error)))
        else:
            self.announced.emit(say("saved", name=path.name))


def ordinal(number: int) -> str:
    """93 → 93rd."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
