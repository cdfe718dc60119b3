"""The menu bar: every entry does something, and says by which key. Wishes leave as signals."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from altmetric_desktop.gui.kit import Kit

#: key, shortcut, whether a library must be open. The order is that of the menus; "" = separator.
_ENTRIES: dict[str, tuple[tuple[str, str, bool], ...]] = {
    "file": (
        ("new", "Ctrl+N", False), ("open", "Ctrl+O", False), ("demo", "", False), ("", "", False),
        ("close", "Ctrl+W", True), ("reveal", "", True), ("", "", False), ("quit", "Ctrl+Q", False),
    ),
    "edit": (
        ("copy", "", True), ("paste", "Ctrl+V", True), ("find", "Ctrl+F", True), ("undo-import", "", True),
    ),
    "view": (
        ("outputs", "Ctrl+1", True), ("import-page", "Ctrl+2", True), ("sync-page", "Ctrl+3", True),
        ("report-page", "Ctrl+4", True), ("", "", False), ("back", "Alt+Left", True),
        ("forward", "Alt+Right", True),
    ),
    "data": (
        ("import", "Ctrl+I", True), ("affiliations", "", True), ("units", "Ctrl+U", True),
        ("people", "Ctrl+Shift+P", True), ("duplicates", "", True), ("history", "Ctrl+Shift+H", True),
        ("sync", "F5", True),
    ),
    "report": (("report", "Ctrl+S", True), ("upload", "", True)),
    "help": (("shortcuts", "Ctrl+/", False), ("about", "", False)),
}  # fmt: skip

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


class Menus(QObject):
    """Builds the menu bar. `wished` carries an entry's key; looks have signals of their own."""

    wished = Signal(str)
    mode_chosen = Signal(str)
    palette_chosen = Signal(str)
    size_chosen = Signal(int)
    compact_chosen = Signal(bool)

    def __init__(self, kit: Kit, bar: QMenuBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = kit
        self.actions: dict[str, QAction] = {}
        self._needs_library: list[QAction] = []
        self._groups: list[QActionGroup] = []
        for name, entries in _ENTRIES.items():
            menu = bar.addMenu(kit.say(f"menu.{name}"))
            for key, shortcut, needs in entries:
                self._add(menu, key, shortcut, needs)
            if name == "view":
                self._looks(menu, parent)
        self.library_open(False)

    def library_open(self, there: bool) -> None:
        """Entries that need a library are live only while one is open."""
        for action in self._needs_library:
            action.setEnabled(there)

    def show_look(self, mode: str, palette: str, size: int, compact: bool) -> None:
        """Tick what is in force."""
        ticked = {f"mode:{mode}", f"palette:{palette}", f"size:{size}"}
        for group in self._groups:
            for action in group.actions():
                action.setChecked(str(action.data()) in ticked)
        self.actions["compact"].setChecked(compact)

    def _add(self, menu: QMenu, key: str, shortcut: str, needs: bool) -> None:
        if not key:
            menu.addSeparator()
            return
        action = menu.addAction(self.kit.say(f"menu.{key}"))
        action.setData(key)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(self._triggered)
        self.actions[key] = action
        if needs:
            self._needs_library.append(action)

    def _looks(self, menu: QMenu, parent: QWidget) -> None:
        say = self.kit.say
        menu.addSeparator()
        compact = menu.addAction(say("menu.compact"))
        compact.setCheckable(True)
        compact.toggled.connect(self.compact_chosen)
        self.actions["compact"] = compact
        self._choice(menu, parent, "mode", ["system", "light", "dark"])
        self._choice(menu, parent, "palette", ["classic", "safe"])
        self._choice(menu, parent, "size", [str(size) for size in SIZES])

    def _choice(self, menu: QMenu, parent: QWidget, kind: str, values: list[str]) -> None:
        inner = menu.addMenu(self.kit.say(f"menu.{kind}"))
        group = QActionGroup(parent)
        for value in values:
            words = f"{value} %" if kind == "size" else self.kit.say(f"menu.{kind}.{value}")
            action = inner.addAction(words)
            action.setCheckable(True)
            action.setData(f"{kind}:{value}")
            group.addAction(action)
        group.triggered.connect(self._chosen)
        self._groups.append(group)

    @Slot()
    def _triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.wished.emit(str(action.data()))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        kind, value = str(action.data()).split(":")
        if kind == "mode":
            self.mode_chosen.emit(value)
        elif kind == "palette":
            self.palette_chosen.emit(value)
        else:
            self.size_chosen.emit(int(value))
