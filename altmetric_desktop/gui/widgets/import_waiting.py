"""What the import page shows before there is a list, and while one is read or written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from altmetric_desktop.domain.events import Event, Progress, SourceProgress
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Label


class ImportChoice(QWidget):
    """The place to drop a list, and the other ways to bring one."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.choose_button = Button(kit, kit.say("importing.choose"), "primary", "folder-simple")
        self.fetch_button = Button(kit, kit.say("importing.fetch"), "plain", "cloud-arrow-down")
        self.paste_button = Button(kit, kit.say("importing.paste"), "plain", "clipboard-text")
        zone = QFrame()
        zone.setObjectName("dropzone")
        zone.setMaximumWidth(kit.theme.px(640))
        heading = Label(kit, kit.say("importing.drop"), Role.SECTION)
        words = Label(kit, kit.say("importing.kinds"), Role.BODY, "ink2").wrapped()
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setFixedWidth(kit.theme.px(420))
        words.setMinimumHeight(words.heightForWidth(kit.theme.px(420)))
        zone.setLayout(
            column(
                row(None, IconView(kit, "download-simple", "ink3", 44), None),
                16,
                row(None, heading, None),
                4,
                words,
                16,
                row(None, self.choose_button, self.fetch_button, self.paste_button, None),
                gap=4,
                margins=(48, 48, 48, 48),
            )
        )
        note = row(None, Label(kit, kit.say("importing.safe"), Role.SMALL, "ink2"), None)
        place = row(None, zone, None, gap=0)
        self._whole = column(None, place, 8, note, None, gap=4, margins=(24, 24, 24, 24))
        self.setLayout(self._whole)

    def put_above(self, part: QWidget) -> None:
        """Something to say above the place to drop a list."""
        self._whole.insertWidget(1, part)


class ImportBusy(QWidget):
    """What is being done, how far it is, and the way to stop it."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.words = Label(kit, "", Role.SECTION)
        self.note = Label(kit, "", Role.SMALL, "ink2")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(kit.theme.px(420))
        self.progress.setAccessibleName(kit.say("importing.progress"))
        self.stop_button = Button(kit, kit.say("importing.stop"))
        self.setLayout(
            column(
                None,
                row(None, self.words, None),
                12,
                row(None, self.progress, None),
                4,
                row(None, self.note, None),
                16,
                row(None, self.stop_button, None),
                None,
                gap=4,
            )
        )

    def begin(self, words: str) -> None:
        """Something is begun; how much there is to do is not known yet."""
        self.words.setText(words)
        self.note.setText("")
        self.progress.setRange(0, 0)
        self.stop_button.setEnabled(True)

    def show_progress(self, events: Sequence[Event]) -> None:
        """How far it is; while a source lets us wait, for how long."""
        whole = self.kit.figures.whole
        for event in events:
            if isinstance(event, SourceProgress) and event.wait >= 1:
                source = self.kit.provider(event.source)
                self.note.setText(self.kit.say("fetch.waits", source=source, n=round(event.wait)))
            if isinstance(event, Progress):
                self.progress.setRange(0, event.total)
                self.progress.setValue(event.done)
                if event.total:
                    words = self.kit.say("progress.of", done=whole(event.done), total=whole(event.total))
                    self.note.setText(words)
