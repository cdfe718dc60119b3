"""`python -m tests.architecture`: bring the map in docs/architecture.md up to date with the tree.

New modules get the first line of their docstring, modules that went lose theirs, bettered lines stay.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.tree import PACKAGE, ROOT, first_line, modules, room

PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- map -->", "<!-- end of map -->"
ROOMS = [
    "domain",
    "settings",
    "words",
    "sources",
    "drawing",
    "harvest",
    "storage",
    "importers",
    "reports",
    "services",
    "cli",
    "gui",
    "api",
]


def lines(paths: list[Path], known: dict[str, str]) -> list[str]:
    """One line a module, as it was written or as its docstring begins."""
    names = {path.relative_to(PACKAGE).as_posix(): path for path in paths if path.name != "__init__.py"}
    return [f"- `{name}` {known.get(name) or first_line(path)}" for name, path in names.items()]


def drawn(text: str) -> str:
    """The page with its map made anew."""
    before, _, rest = text.partition(BEGIN)
    old, _, after = rest.partition(END)
    known = dict(re.findall(r"(?m)^- `([\w/]+\.py)` (.*)$", old))
    parts = lines([path for path in modules() if path.parent == PACKAGE], known)
    for name in ROOMS:
        inside = [path for path in modules() if room(path) == name]
        if inside:
            parts += [
                "",
                f"### `{name}/`",
                "",
                first_line(PACKAGE / name / "__init__.py"),
                "",
                *lines(inside, known),
            ]
    return f"{before}{BEGIN}\n\n" + "\n".join(parts) + f"\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
