"""Check boxes, radio marks, switches and arrows, drawn as SVG from tokens for the stylesheet.

A stylesheet can only name files: they lie in a temporary folder that ends with the theme. (A radio
drawn by stylesheet borders comes out square.)
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_BOX = '<rect x="0.5" y="0.5" width="15" height="15" rx="4" fill="{fill}" stroke="{edge}"/>'
_TICK = (
    '<path d="M4 8.4 L6.9 11.2 L12 5.4" fill="none" stroke="{ink}" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round"/>'
)
_ROUND = '<circle cx="8" cy="8" r="7.5" fill="{fill}" stroke="{edge}"/>'
_DOT = '<circle cx="8" cy="8" r="3.6" fill="{ink}"/>'
_CARET = (
    '<path d="M2 {a} L5 {b} L8 {a}" fill="none" stroke="{ink}" stroke-width="1.3" '
    'stroke-linecap="round" stroke-linejoin="round"/>'
)
_TURNED = (
    '<path d="M{a} 2 L{b} 5 L{a} 8" fill="none" stroke="{ink}" stroke-width="1.3" '
    'stroke-linecap="round" stroke-linejoin="round"/>'
)
_PILL = '<rect x="0.5" y="0.5" width="29" height="15" rx="7.5" fill="{fill}" stroke="{edge}"/>'
_KNOB = '<circle cx="{x}" cy="8" r="5" fill="{ink}"/>'


def draw_marks(folder: Path, colour: Callable[[str], str], tag: str) -> dict[str, str]:
    """Write the marks into `folder` and return their files by name; `tag` tells themes apart."""
    base, edge, accent = colour("base"), colour("control"), colour("accent")
    on, gone, line = colour("on_accent"), colour("ink3"), colour("line2")
    shapes = {
        "boxOff": (16, _BOX.format(fill=base, edge=edge)),
        "boxOn": (16, _BOX.format(fill=accent, edge=accent) + _TICK.format(ink=on)),
        "boxGone": (16, _BOX.format(fill=colour("sunken"), edge=line)),
        "boxStay": (16, _BOX.format(fill=colour("track"), edge=line) + _TICK.format(ink=gone)),
        "radioOff": (16, _ROUND.format(fill=base, edge=edge)),
        "radioOn": (16, _ROUND.format(fill=base, edge=accent) + _DOT.format(ink=accent)),
        "switchOff": (30, _PILL.format(fill=base, edge=edge) + _KNOB.format(x=8, ink=edge)),
        "switchOn": (30, _PILL.format(fill=accent, edge=accent) + _KNOB.format(x=22, ink=on)),
        "tick": (16, _TICK.format(ink=colour("accent_text"))),
        "down": (10, _CARET.format(a=3.5, b=6.5, ink=colour("ink2"))),
        "left": (10, _TURNED.format(a=6.5, b=3.5, ink=colour("ink2"))),
        "right": (10, _TURNED.format(a=3.5, b=6.5, ink=colour("ink2"))),
        "up": (10, _CARET.format(a=6.5, b=3.5, ink=colour("ink2"))),
    }
    files = {}
    for name, (width, body) in shapes.items():
        height = 10 if width == 10 else 16
        file = folder / f"{tag}-{name}.svg"
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{body}</svg>'
        file.write_text(svg, encoding="utf-8")
        files[name] = file.as_posix()
    return files
