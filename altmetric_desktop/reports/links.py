"""Hyperlinks of one sheet, collected while its rows are written and put behind them.

Excel refuses a sheet with more than 65,530 hyperlinks: beyond that a link stays plain text. Knows no row.
"""

from __future__ import annotations

from altmetric_desktop.reports.safe_text import attribute, link

#: Excel's limit.
MOST_LINKS = 65_530
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Links:
    """The links of one sheet; equal addresses share one relationship."""

    def __init__(self, limit: int = MOST_LINKS) -> None:
        self._limit = limit
        self._ids: dict[str, str] = {}
        self._elements: list[str] = []

    def __len__(self) -> int:
        return len(self._elements)

    def add_inside(self, reference: str, place: str) -> None:
        """Link a cell to a place in this file, if there is room."""
        if len(self._elements) < self._limit:
            self._elements.append(f'<hyperlink ref="{reference}" location="{attribute(place)}"/>')

    def add(self, reference: str, address: str) -> bool:
        """Link a cell to an address from outside. False: it may not be followed, or there is no room."""
        if len(self._elements) >= self._limit:
            return False
        target = link(address)
        if target is None:
            return False
        target, _, fragment = target.partition("#")
        key = self._ids.setdefault(target, f"rIdLink{len(self._ids) + 1}")
        location = f' location="{attribute(fragment)}"' if fragment else ""
        self._elements.append(f'<hyperlink ref="{reference}" r:id="{key}"{location}/>')
        return True

    def elements(self) -> bytes:
        """The `<hyperlinks>` element, empty where there are none."""
        if not self._elements:
            return b""
        inside = "".join(self._elements)
        return f'<hyperlinks xmlns:r="{_NAMESPACE}">{inside}</hyperlinks>'.encode()

    def relationships(self) -> bytes:
        """The relationships that the elements name."""
        return "".join(
            f'<Relationship Id="{key}" Type="{_TYPE}" Target="{attribute(target)}" TargetMode="External"/>'
            for target, key in self._ids.items()
        ).encode()
