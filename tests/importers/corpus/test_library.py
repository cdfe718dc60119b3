"""Bad files and the library: unchanged where they are refused, balanced where they are not, usable after."""

from __future__ import annotations

import csv
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.records import Balance, ImportAnswer, Severity
from altmetric_desktop.services import export, import_file
from altmetric_desktop.services.library import Library, open_library
from tests.importers.corpus import good, judging
from tests.importers.corpus.made_tables import written
from tests.importers.corpus.test_lies import FOREIGN
from tests.importers.corpus.test_values import FORMULAS
from tests.importers.corpus.works import WORKS, Work

PLAIN = import_file.Options()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as made:
        yield made


def _quiet(_event: Event) -> None:
    """Progress is of no interest here."""


def put(library: Library, path: Path, data: bytes) -> ImportAnswer:
    """Import these bytes under this name."""
    path.write_bytes(data)
    return import_file.apply(library, path, PLAIN, _quiet)


def refused(library: Library, path: Path, data: bytes, options: import_file.Options = PLAIN) -> str:
    """The key of the error with which these bytes were refused, by the preview as by the import."""
    path.write_bytes(data)
    keys = set()
    for way in (import_file.preview, import_file.apply):
        with pytest.raises(InputError) as caught:
            way(library, path, options, _quiet)
        keys.add(judging.said(caught.value, str(caught.value.arguments["path"])))
    assert len(keys) == 1
    return keys.pop()


def content(tmp_path: Path) -> str:
    """A sum over every row of the library."""
    total = hashlib.sha256()
    with closing(sqlite3.connect(tmp_path / "a.library")) as reading:
        for line in reading.iterdump():
            total.update(line.encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def test_what_is_refused_leaves_every_row_of_the_library_as_it_was(library: Library, tmp_path: Path) -> None:
    put(library, tmp_path / "good.csv", good.good("csv").data)
    before = content(tmp_path)
    for data, key in FOREIGN.values():
        assert refused(library, tmp_path / "bad.csv", data) == key
    for key in good.KEYS:
        data = good.good(key).data
        if key in good.BOOKS:
            refused(library, tmp_path / "bad.xlsx", data[: len(data) // 3])
        for form in good.BOOKS if key not in good.BOOKS else ():
            refused(library, tmp_path / "bad.txt", data, import_file.Options(format=form))
        refused(library, tmp_path / "bad.txt", b"\n" * 50, import_file.Options(format=_forced(key)))
    assert content(tmp_path) == before
    after = put(library, tmp_path / "good.ris", good.good("ris").data)
    assert after.balance == Balance(
        records=4, unchanged=after.balance.unchanged, updated=after.balance.updated
    )
    assert put(library, tmp_path / "more.csv", written([["DOI"], ["10.5555/new.1"]])).balance.added == 1


def _forced(key: str) -> str:
    return "csv" if key in good.GRIDS else key


def test_whatever_is_read_of_a_broken_list_balances(library: Library, tmp_path: Path) -> None:
    """Of every format the sample, cut off, and with a row that says nothing: each import adds up."""
    for key in good.KEYS:
        data = good.good(key).data
        for broken in (data[: len(data) * 2 // 3], data.replace(b"10.5555/corpus.2", b"10.5555 /")):
            path = tmp_path / f"list{good.SUFFIX[key]}"
            path.write_bytes(broken)
            try:
                seen = import_file.preview(library, path, PLAIN, _quiet)
            except InputError:
                continue
            done = import_file.apply(library, path, PLAIN, _quiet)
            assert done.balance == seen.balance, key
            assert done.balance.closes
            assert done.balance.records >= 1
            refused = {(one.sheet, one.row) for one in done.problems if one.severity is Severity.REFUSED}
            assert done.balance.refused == len(refused), key
    with closing(sqlite3.connect(tmp_path / "a.library")) as reading:
        assert reading.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert reading.execute("PRAGMA foreign_key_check").fetchall() == []


def test_one_work_written_in_many_ways_is_one_output_and_undone_as_one(
    library: Library, tmp_path: Path
) -> None:
    ways = [WORKS[0].doi, WORKS[0].doi.upper(), f"https://doi.org/{WORKS[0].doi}", f"doi:{WORKS[0].doi}."]
    works = [Work(f"Title {number}", doi, str(2000 + number)) for number, doi in enumerate(ways)]
    empty = content(tmp_path)
    first = put(library, tmp_path / "twice.csv", good.made("csv", works))
    assert (first.balance.records, first.balance.added, first.balance.merged) == (4, 1, 3)
    assert first.outputs_total == 1
    again = put(library, tmp_path / "again.ris", good.made("ris", works))
    assert (again.balance.added, again.outputs_total, again.balance.closes) == (0, 1, True)
    for run in (again.run, first.run):
        import_file.undo(library, run or "")
    assert content(tmp_path) != empty, "runs are kept"
    back = put(library, tmp_path / "back.csv", good.made("csv", works))
    assert back.outputs_total == 1


def test_formulas_go_out_quoted_and_come_back_as_they_were(library: Library, tmp_path: Path) -> None:
    works = [Work(title, f"10.5555/formula.{number}") for number, title in enumerate(FORMULAS)]
    put(library, tmp_path / "list.csv", good.made("csv", works))
    for raw in (True, False):
        out = tmp_path / f"out-{raw}.csv"
        export.to_file(library, export.Wish("outputs", raw=raw), out)
        rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
        heading = next(name for name in rows[0] if name.lower() == "title")
        titles = {row[heading] for row in rows}
        if raw:
            assert titles == set(FORMULAS)
        else:
            assert titles == {f"'{one}" for one in FORMULAS}
            assert not any(title[0] in "=+-@＝\t\r\n" for title in titles)
        seen = import_file.preview(library, out, PLAIN, _quiet)
        assert (seen.balance.records, seen.balance.added, seen.balance.closes) == (len(FORMULAS), 0, True)
        assert seen.balance.unchanged == len(FORMULAS) - raw, "raw, a text's own mark reads as one of ours"


NAMES = (
    "CON", "con.csv", "a:b.csv", "-rf.csv", "--help", "trailing dot.", "trailing space ", " ",
    "emoji 👩‍🔬.csv", "دراسة.csv", "{path} %s {0}.csv", "new\nline.csv", "quote\"'.csv",
    "x" * 240 + ".csv", ".hidden", "a.xlsx.csv.exe", "$(rm -rf).csv", "e\u0301.csv",
)  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="most of these are no names there")
@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_have_any_name(library: Library, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    assert put(library, folder / name, good.good("csv").data).balance.added == len(WORKS)
    assert refused(library, folder / name, b"%PDF-1.7") == "input.pdf"
    assert [one.name for one in folder.iterdir()] == [name]


def test_a_name_that_can_t_be_and_a_file_that_is_none(library: Library, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for name in ("x" * 300, "folder.csv", "gone.csv", "gone/a.csv"):
        with pytest.raises(InputError) as caught:
            import_file.preview(library, tmp_path / name, PLAIN, _quiet)
        assert judging.said(caught.value, str(caught.value.arguments["path"])) == "import.unreadable"


def test_a_file_too_large_is_refused_before_it_is_read(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_file, "MOST_BYTES", 2_000_000)
    path = tmp_path / "large.csv"
    path.write_bytes(b"DOI\n" + b"10.5555/x\n" * 300_000)
    with pytest.raises(InputError) as caught:
        import_file.preview(library, path, PLAIN, _quiet)
    assert caught.value.key == "input.too-large"
    assert "larger than 2 MB" in judging.WORDS.error(caught.value)
