"""Documents against code: what the program has is described, and what is described exists."""

from __future__ import annotations

import re

from tests.architecture.tree import PACKAGE, ROOT, assert_none, modules

DOCUMENTS = {path: path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")}
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def described(word: str) -> bool:
    """True where a document names it as code: `word`."""
    return any(f"`{word}`" in text for text in DOCUMENTS.values())


def test_the_map_shows_every_module() -> None:
    drawn = set(re.findall(r"(?m)^- `([\w/]+\.py)`", ARCHITECTURE))
    there = [path.relative_to(PACKAGE).as_posix() for path in modules() if path.name != "__init__.py"]
    missing = [name for name in there if name not in drawn]
    assert not missing, f"docs/architecture.md lacks {missing}; python -m tests.architecture adds them"


def test_the_map_shows_no_ghost() -> None:
    drawn = re.findall(r"(?m)^- `([\w/]+\.py)`", ARCHITECTURE)
    assert [name for name in drawn if not (PACKAGE / name).is_file()] == []
    assert len(drawn) == len(set(drawn))


def test_the_map_shows_every_room() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert rooms == set(re.findall(r"(?m)^### `(\w+)/`", ARCHITECTURE))


def test_links_between_documents_lead_somewhere() -> None:
    pages = [*DOCUMENTS, *ROOT.glob("*.md")]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:")
    ]
    assert links
    assert_none(
        [f"{page.relative_to(ROOT)} -> {to}" for page, to in links if not (page.parent / to).exists()]
    )


def test_every_source_is_described() -> None:
    from altmetric_desktop.sources.registry import ALL

    assert ALL
    assert [source.key for source in ALL if not described(source.key)] == []


def test_every_setting_is_described_with_its_default() -> None:
    from altmetric_desktop.settings.declared import DECLARED

    rows = re.findall(r"(?m)^\| `([\w.*]+)` \|", (ROOT / "docs" / "settings.md").read_text(encoding="utf-8"))
    assert sorted(rows) == sorted(option.key for option in DECLARED)


def test_every_sheet_is_described() -> None:
    from altmetric_desktop.reports.workbook import SHEETS
    from altmetric_desktop.words import Words

    text = (ROOT / "docs" / "workbook.md").read_text(encoding="utf-8")
    names = [Words().say(f"report.sheet.{key}") for key in SHEETS]
    assert names
    assert_none([name for name in names if f"## {name}" not in text and f"**{name}**" not in text])


def test_every_command_is_described() -> None:
    from altmetric_desktop.cli.commands.program import main

    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert main.commands
    assert_none([name for name in main.commands if f"`{name}" not in text])
