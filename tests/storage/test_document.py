"""docs/database.md names every table, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from altmetric_desktop.storage import schema

_PAGE = Path(__file__).parents[2] / "docs" / "database.md"


def test_the_page_names_every_table() -> None:
    cells = re.findall(r"^\| (`[^|]+) \|", _PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert named == set(schema.metadata.tables)
