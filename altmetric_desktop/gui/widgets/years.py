"""From which year to which: a small pop-over with two fields."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from altmetric_desktop.domain.timeline import year_days
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import column, panel, row
from altmetric_desktop.gui.widgets.texts import Label


class YearField(QLineEdit):
    """A year of four digits, or nothing for no limit. Says by its border when it is neither."""

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self.kit = kit
        self.setAccessibleName(name)
        self.setMaxLength(4)
        self.setFixedWidth(kit.theme.px(72))
        self.textChanged.connect(self._check)

    def year(self) -> int | None:
        """The year, None for none or none that can be meant."""
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdigit() and 1000 <= int(text) <= 2200 else None

    def wrong(self) -> bool:
        """Whether something is written that is no year."""
        return bool(self.text().strip()) and self.year() is None

    @Slot()
    def _check(self) -> None:
        self.setProperty("wrong", "true" if self.wrong() else "false")
        self.style().unpolish(self)
        self.style().polish(self)


class YearsMenu(QMenu):
    """`chosen` when other years are to hold."""

    chosen = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = kit
        self._first, self._last = YearField(kit, kit.say("years.from")), YearField(kit, kit.say("years.to"))
        self._apply = Button(kit, kit.say("years.apply"), "primary")
        fields = row(
            Label(kit, kit.say("years.from")),
            self._first,
            Label(kit, kit.say("years.to")),
            self._last,
            self._apply,
        )
        holder = QWidgetAction(self)
        inner = panel("raised", column(fields, margins=(10, 8, 10, 8)))
        holder.setDefaultWidget(inner)
        self.addAction(holder)
        self._years: tuple[int | None, int | None] = (None, None)
        self._apply.clicked.connect(self._take)
        self._first.returnPressed.connect(self._take)
        self._last.returnPressed.connect(self._take)
        self.aboutToShow.connect(self._first.setFocus)

    def set_years(self, first: int | None, last: int | None) -> None:
        """Put years in force."""
        self._first.setText("" if first is None else str(first))
        self._last.setText("" if last is None else str(last))
        self._take()

    def clear_years(self) -> None:
        """No limits, without telling."""
        self._first.clear()
        self._last.clear()
        self._years = (None, None)

    def days(self) -> tuple[int | None, int | None]:
        """First and last day number, both included."""
        first, last = self._years
        return (
            None if first is None else year_days(first)[0],
            None if last is None else year_days(last)[1],
        )

    def words(self) -> str:
        """“2020–2025”, “since 2020”, “until 2025” or nothing."""
        first, last = self._years
        if first is None and last is None:
            return ""
        if last is None:
            return self.kit.say("years.since", year=str(first))
        if first is None:
            return self.kit.say("years.until", year=str(last))
        return str(first) if first == last else f"{first}–{last}"

    @Slot()
    def _take(self) -> None:
        if self._first.wrong() or self._last.wrong():
            return
        self._years = (self._first.year(), self._last.year())
        self.hide()
        self.chosen.emit()
