"""Writes `altmetric_desktop/drawing/glyph_outlines.py`: outlines of Inter, so that a badge needs no font.

Run by hand when the set of characters or the font changes (`.venv/bin/python installer/make_glyphs.py`);
needs fontTools and the package `fontpkg-inter`, neither of which the program needs for its badges.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

EM = 1000
HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "altmetric_desktop/drawing/glyph_outlines.py"
ASCII = [chr(code) for code in range(0x20, 0x7F)]
SIGNS = list("–—−·…’“”\u00a0\u202f")
#: Letters of the Latin scripts; U+0149 is deprecated and missing.
LATIN = [chr(code) for code in range(0xC0, 0x180) if code != 0x149]
HEAD = '''"""Outlines of Inter (SIL Open Font License 1.1; the Inter Project Authors): data only.

Written by `installer/make_glyphs.py`: change that and run it. character: (advance, SVG path), in
thousandths of an em, y downwards from the baseline. Figures are
proportional: the tabular 1 of this font stands on a slab.
"""

# ruff: noqa: E501 - an outline is one line
Outlines = dict[str, tuple[int, str]]

'''


def font() -> TTFont:
    """Inter as the installed package holds it."""
    found = importlib.util.find_spec("fontpkg_inter")
    if found is None or found.origin is None:
        raise SystemExit("fontpkg-inter is not installed")
    return TTFont(Path(found.origin).parent / "files" / "Inter[opsz,wght].ttf")


def outlines(inter: TTFont, weight: int, size: int, characters: list[str]) -> dict[str, tuple[int, str]]:
    """The outlines of characters at a weight and an optical size."""
    glyphs = inter.getGlyphSet(location={"wght": weight, "opsz": size})
    names = inter.getBestCmap()
    scale = EM / inter["head"].unitsPerEm
    found = {}
    for character in characters:
        name = names[ord(character)]
        pen = SVGPathPen(glyphs, ntos=lambda value: str(round(value)))
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, 0, 0)))
        found[character] = (round(glyphs[name].width * scale), pen.getCommands())
    return found


def main() -> None:
    """Writes the module."""
    inter = font()
    sets = {
        "SEMIBOLD": outlines(inter, 600, 24, ASCII + SIGNS + LATIN),
        "MEDIUM": outlines(inter, 500, 14, ASCII + SIGNS + LATIN),
    }
    cap = round(inter["OS/2"].sCapHeight * EM / inter["head"].unitsPerEm)
    lines = [HEAD + f"#: Height of capitals and figures.\nCAP_HEIGHT = {cap}\n"]
    for name, found in sets.items():
        rows = "".join(
            f"    {json.dumps(key, ensure_ascii=False)}: ({advance}, {json.dumps(path)}),\n"
            for key, (advance, path) in found.items()
        )
        lines.append(f"{name}: Outlines = {{\n{rows}}}\n")
    TARGET.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
