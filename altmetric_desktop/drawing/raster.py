"""SVG → PNG without Qt: for files, the workbook and machines with no screen."""

from __future__ import annotations

import resvg_py


def png(svg: str, ratio: float = 1.0, background: str | None = None) -> bytes:
    """A badge as PNG bytes. `ratio`: pixels per unit; `background` None = transparent.

    Our badges hold no text elements, so no font of the system is looked for (it would take a second).
    """
    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, zoom=ratio, background=background, skip_system_fonts=True)
    )
