"""The look that the user chose: read from the settings, changed by the menu, kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from altmetric_desktop.domain.errors import AltmetricError

if TYPE_CHECKING:
    from altmetric_desktop.gui.backend import Backend
    from altmetric_desktop.gui.kit import Kit
    from altmetric_desktop.gui.menus import Menus


class Look(QObject):
    """Theme, palette of sources, text size and density. `compacted`, `said` and `failed` for the window."""

    compacted = Signal(bool)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, kit: Kit, menus: Menus, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._menus = kit, menus
        self._backend: Backend | None = None
        menus.mode_chosen.connect(self._mode)
        menus.palette_chosen.connect(self._palette)
        menus.size_chosen.connect(self._size)
        menus.compact_chosen.connect(self._compact)

    def read(self, backend: Backend) -> None:
        """Take the settings of this backend, and keep changes there."""
        self._backend = backend
        mode, palette, size = map(self._setting, ("look.theme", "look.palette", "look.text_size"))
        theme = self._kit.theme
        scale = float(size) / 100 if size.replace(".", "", 1).isdigit() and float(size) > 0 else theme.scale
        if (mode, palette, scale) != (theme.mode, theme.palette_name, theme.scale):
            theme.choose(mode or None, scale, palette if palette in {"classic", "safe"} else None)
        compact = self._setting("look.rows") == "compact"
        self._menus.show_look(theme.mode, theme.palette_name, round(theme.scale * 100), compact)

    def _setting(self, key: str) -> str:
        try:
            return self._backend.setting(key) if self._backend is not None else ""
        except AltmetricError:
            return ""

    def _keep(self, key: str, value: str) -> None:
        try:
            if self._backend is not None:
                self._backend.set_setting(key, value)
        except AltmetricError as error:
            self.failed.emit(error)

    @Slot(str)
    def _mode(self, mode: str) -> None:
        self._kit.theme.choose(mode)
        self._keep("look.theme", mode)

    @Slot(str)
    def _palette(self, name: str) -> None:
        self._kit.theme.choose(colours=name)
        self._keep("look.palette", name)

    @Slot(int)
    def _size(self, percent: int) -> None:
        self._kit.theme.choose(scale=percent / 100)
        self._keep("look.text_size", str(percent))
        self.said.emit(self._kit.say("look.size.restart"))

    @Slot(bool)
    def _compact(self, compact: bool) -> None:
        self.compacted.emit(compact)
        self._keep("look.rows", "compact" if compact else "comfortable")
