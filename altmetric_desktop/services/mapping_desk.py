"""The desk's drawer for kept columns. What reads them is imported at the first use, off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altmetric_desktop.domain.records import KeptMapping
    from altmetric_desktop.services.background import Task
    from altmetric_desktop.services.library import Library
    from altmetric_desktop.services.spelling_desk import Reading


class MappingDesk:
    """Mappings that the library keeps under names."""

    def __init__(self, read: Reading) -> None:
        self._read = read

    def kept(self) -> Task[list[KeptMapping]]:
        """All of them, by name."""

        def work(library: Library) -> list[KeptMapping]:
            from altmetric_desktop.services import kept_columns

            return kept_columns.listed(library)

        return self._read(work)

    def rename(self, name: str, to: str) -> Task[str]:
        """Give one another name; the name as it is kept."""

        def work(library: Library) -> str:
            from altmetric_desktop.services import kept_columns

            return kept_columns.rename(library, name, to)

        return self._read(work)

    def forget(self, name: str) -> Task[KeptMapping]:
        """Remove one; which it was."""

        def work(library: Library) -> KeptMapping:
            from altmetric_desktop.services import kept_columns

            return kept_columns.forget(library, name)

        return self._read(work)
