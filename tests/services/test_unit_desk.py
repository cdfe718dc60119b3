"""The desk's drawer for units, on a real library: every question and every word, off the caller's thread."""

from __future__ import annotations

from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import InputError, ReportError
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.units import Word
from altmetric_desktop.services.desk import Desk
from altmetric_desktop.settings import Settings

TREE = "Top Level,Level 1\nNorthmere,\nNorthmere,Silt\nNorthmere,Tides\n"
LIST = (
    "DOI,Title,Department\n10.5555/t.1,One,Tides and Waves\n10.5555/t.2,Two,Silts\n10.5555/t.3,Three,Tides\n"
)
SILT, SILTS = Unit(("Northmere", "Silt")), Unit(("Silts",))


def test_the_drawer_does_what_the_window_asks(tmp_path: Path) -> None:
    desk = Desk(Settings.load(tmp_path / "settings.toml"))
    try:
        desk.open(tmp_path / "a.library", create=True).result()
        units, tree, listed = desk.hierarchies, tmp_path / "tree.csv", tmp_path / "list.csv"
        tree.write_text(TREE, encoding="utf-8")
        listed.write_text(LIST, encoding="utf-8")
        assert units.preview(tree).result().added == 3
        assert desk.units().result() == []
        taken = units.take_in(tree, "").result()
        assert (taken.added, taken.run != "") == (3, True)
        desk.import_file(listed).result()
        pairs = {(one.unit, one.other) for one in units.proposals().result()}
        assert (SILTS, SILT) in pairs
        run = units.same(SILTS, SILT).result()
        assert units.said().result() == [(SILTS, SILT)]
        assert {row.path: row.own for row in desk.units().result()}[SILT.path] == 1
        units.undo(run).result()
        assert units.said().result() == []
        units.apart(SILTS, SILT).result()
        assert (SILTS, SILT) not in {(one.unit, one.other) for one in units.proposals().result()}
        units.apart(SILTS, SILT, Word.OPEN).result()
        assert (SILTS, SILT) in {(one.unit, one.other) for one in units.proposals().result()}
        assert units.join_alike().result() == ("", [])
        done = units.write_upload(tmp_path).result()
        assert (done.outputs, done.publications.is_file()) == (3, True)
        with pytest.raises(ReportError, match=r"upload\.no-folder"):
            units.write_upload(tmp_path / "nowhere").result()
        with pytest.raises(InputError, match=r"units\.no-hierarchy|input"):
            units.preview(listed).result()
    finally:
        desk.close()
