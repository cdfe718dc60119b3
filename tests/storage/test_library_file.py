"""The library as a file: made whole, opened by one writer, copied, checked, refused where not ours."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from altmetric_desktop.domain.errors import LibraryError, LibraryLocked
from altmetric_desktop.storage import connect, library_file, migrate, schema
from altmetric_desktop.storage.library_file import Library
from tests.storage.samples import Desk, doi, record


def _change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def _made(engine: Engine) -> set[tuple[str, tuple[str, ...]]]:
    """Tables and indexes with the words that made them; constraints may stand in another order."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")).all()
    plain = [(name, tuple(sorted(re.split(r"[\s(),]+", sql)))) for name, sql in rows]
    return {one for one in plain if not one[0].startswith(("output_search", "alembic"))}


def test_the_migrations_make_what_the_schema_says(path: Path, tmp_path: Path) -> None:
    (tmp_path / "by schema").touch()
    by_schema, by_migrations = connect.writer(tmp_path / "by schema"), connect.readers(path)
    with by_schema.begin() as connection:
        schema.metadata.create_all(connection)
    assert _made(by_migrations) == _made(by_schema)
    assert len(_made(by_schema)) > len(schema.metadata.tables) > 20
    by_schema.dispose()
    by_migrations.dispose()


def test_a_library_is_made_once_and_leaves_no_pieces(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "a library? 100%.altmetric"
    library_file.create(path)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    with pytest.raises(LibraryError, match=r"library\.exists"):
        library_file.create(path)
    with library_file.open_library(path) as library:
        assert not library.read_only
    assert library_file.check(path) == ()


def test_a_library_that_can_not_be_made_leaves_no_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(engine: Engine, _path: str) -> None:
        with engine.begin() as connection:  # as a full disk does it: SQLite says SQLITE_FULL
            connection.exec_driver_sql("PRAGMA max_page_count=2")
            connection.exec_driver_sql("CREATE TABLE heavy AS SELECT zeroblob(1000000) AS x")

    monkeypatch.setattr(migrate, "upgrade", full)
    with pytest.raises(LibraryError, match=r"library\.full"):
        library_file.create(tmp_path / "x.library")
    assert list(tmp_path.iterdir()) == []


def test_a_lock_holds_also_where_its_holder_can_not_be_named(path: Path) -> None:
    path.with_name(path.name + ".holder").mkdir()
    with library_file.open_library(path) as library:
        assert not library.read_only
        with pytest.raises(LibraryLocked) as refused:
            library_file.open_library(path)
        assert refused.value.arguments["holder"] == "?"


def test_no_room_for_a_copy_is_said_of_the_copy(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "no such folder" / "copy"
    with pytest.raises(LibraryError, match=r"library\.no-open") as refused:
        library_file.backup(path, target)
    assert refused.value.arguments["path"] == str(target)
    blocked = tmp_path / "copy"
    (tmp_path / "copy.part").mkdir()
    with pytest.raises(LibraryError, match=r"library\.no-open"):
        library_file.backup(path, blocked)
    assert not blocked.exists()


def test_a_library_on_a_medium_that_can_not_be_written_is_read(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.with_name(path.name + "-shm").mkdir()  # as there: SQLite can make no index of its log
    monkeypatch.setattr("os.access", lambda *_: False)
    with library_file.open_library(path, read_only=True) as library, library.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM output")).scalar_one() == 0
    assert library_file.check(path) == ()
    copy = tmp_path / "elsewhere"
    library_file.backup(path, copy)
    assert copy.is_file()


def test_one_writer_and_any_number_of_readers(library: Library) -> None:
    with pytest.raises(LibraryLocked) as refused:
        library_file.open_library(library.path)
    assert "altmetric-desktop" in str(refused.value.arguments["holder"])
    with library_file.open_library(library.path, read_only=True) as reader:
        with reader.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM output")).scalar_one() == 0
        with pytest.raises(LibraryError, match=r"library\.write-refused"):
            _ = reader.writer


def test_the_lock_ends_with_its_holder(path: Path) -> None:
    script = (
        "import os; from pathlib import Path; from altmetric_desktop.storage import library_file\n"
        f"library_file.open_library(Path({str(path)!r}))\nos._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
    with library_file.open_library(path) as library:
        assert not library.read_only


def test_readers_cannot_write(library: Library) -> None:
    with pytest.raises(LibraryError, match="readonly"), library.read() as connection:
        connection.execute(text("DELETE FROM output"))


def test_pragmas_hold(library: Library) -> None:
    def ask(name: str) -> object:
        return library.writer.submit(lambda c: c.exec_driver_sql(f"PRAGMA {name}").scalar()).result(10)

    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}
    wanted["cell_size_check"] = 1
    assert {name: ask(name) for name in wanted} == wanted


_ACTING = [
    "CREATE TRIGGER t AFTER INSERT ON output BEGIN DELETE FROM output; END",
    "CREATE VIEW v AS SELECT 1",
    "CREATE VIRTUAL TABLE w USING fts5(a)",
]


@pytest.mark.parametrize("statement", _ACTING)
def test_a_file_that_could_act_by_itself_is_refused(path: Path, statement: str) -> None:
    _change(path, statement)
    for read_only in (True, False):
        with pytest.raises(LibraryError, match=r"library\.foreign"):
            library_file.open_library(path, read_only=read_only)


def test_a_file_that_another_program_holds_is_busy_not_damaged(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_file, "PATIENCE", 0.0)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
        other.execute("PRAGMA journal_mode=DELETE").fetchall()
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match=r"library\.busy"):
            library_file.check(path)


def _not_a_database(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 " * 900)


def _foreign(path: Path) -> None:
    path.unlink()
    _change(path, "CREATE TABLE t (a)")


def _newer(path: Path) -> None:
    _change(path, "UPDATE alembic_version SET version_num = '9999'")


def _half(path: Path) -> None:
    _change(path, "DROP TABLE alembic_version")


def _damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\x00" * 8192 + whole[12288:])


@pytest.mark.parametrize(
    "harm, key",
    [
        (_not_a_database, "library.not-ours"),
        (_foreign, "library.not-ours"),
        (_newer, "library.newer"),
        (_half, "library.not-ours"),
        (_damaged, "library.damaged"),
        (Path.unlink, "library.missing"),
    ],
)
def test_what_is_no_library_of_ours_is_refused_unchanged(
    path: Path, harm: Callable[[Path], None], key: str
) -> None:
    harm(path)
    before = path.read_bytes() if path.exists() else b""
    with pytest.raises(LibraryError) as refused:
        library_file.open_library(path)
    assert refused.value.key == key
    assert (path.read_bytes() if path.exists() else b"") == before


def test_a_copy_is_whole_while_the_library_is_written(desk: Desk, tmp_path: Path) -> None:
    desk.take_in(record(2, "One", doi("a")))
    target = tmp_path / "copy.altmetric"
    library_file.backup(desk.library.path, target)
    assert library_file.check(target) == ()
    with library_file.open_library(target) as copy, copy.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM output")).scalar_one() == 1
    with pytest.raises(LibraryError, match=r"library\.exists"):
        library_file.backup(desk.library.path, target)


def test_no_copy_of_a_damaged_library_is_left(desk: Desk, tmp_path: Path) -> None:
    desk.take_in(*(record(row, f"Title {row}", doi(str(row))) for row in range(400)))
    desk.library.close()
    path = desk.library.path
    whole = bytearray(path.read_bytes())
    half = len(whole) // 2 // 4096 * 4096
    whole[half : half + 16384] = b"\xff" * 16384
    path.write_bytes(whole)
    assert library_file.check(path) != ()
    with pytest.raises(LibraryError, match=r"library\.damaged"):
        library_file.backup(path, tmp_path / "copy")
    assert not list(tmp_path.glob("copy*"))


_MIGRATIONS = Path(migrate.__file__).parent / "migrations"
_SECOND = """
import sqlalchemy as sa
from alembic import op
revision = "9999"
down_revision = "{head}"
def upgrade():
    op.create_table("more", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO run (kind, began) VALUES ('x', 1)")
    {end}
"""


@pytest.mark.parametrize("end, fails", [("pass", False), ("raise RuntimeError('half-way')", True)])
def test_a_migration_happens_whole_or_not_at_all(path: Path, tmp_path: Path, end: str, fails: bool) -> None:
    place = tmp_path / "migrations"
    shutil.copytree(_MIGRATIONS, place)
    (place / "versions" / "v9999_more.py").write_text(_SECOND.format(end=end, head=schema.HEAD))
    engine = connect.writer(path)
    if fails:
        with pytest.raises(RuntimeError):
            migrate.upgrade(engine, place=place)
    else:
        migrate.upgrade(engine, place=place)
    with engine.connect() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        rows = connection.execute(text("SELECT count(*) FROM run")).scalar_one()
        made = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'more'")).scalar_one()
        keys = connection.execute(text("PRAGMA foreign_keys")).scalar_one()
    engine.dispose()
    assert (version, rows, made, keys) == ((schema.HEAD, 0, 0, 1) if fails else ("9999", 1, 1, 1))


def test_rows_that_point_to_nothing_stop_a_migration(path: Path) -> None:
    _change(path, "PRAGMA foreign_keys=0", "INSERT INTO step (run, at) VALUES (77, 1)")
    engine = connect.writer(path)
    with pytest.raises(LibraryError, match=r"library\.migration"):
        migrate.upgrade(engine)
    engine.dispose()
