"""Bring a library file to the schema that this program knows: Alembic, in one transaction.

Imported only to create or migrate (Alembic costs a quarter of a second); opening compares the stored
revision by one SELECT (`library_file`). A verified copy is made by the caller before any step.
"""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.storage import schema

_PLACE = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, path: str = "", place: Path = _PLACE) -> None:
    """Run every migration that is missing, all or none. `path`: the library, for the message.

    Foreign keys are off meanwhile (SQLite rebuilds tables to alter them) and checked before the commit.

    Raises:
        LibraryError: rows point to nothing after the migration; it is rolled back.
    """
    with engine.connect() as connection:
        _raw(connection, "PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _run(connection, place)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise LibraryError(
                        "library.migration", path=path, table=str(broken[0][0]), rows=len(broken)
                    )
                connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
        finally:
            _raw(connection, "PRAGMA foreign_keys=ON")


def _run(connection: Connection, place: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(place).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)

    def steps(revision: str | tuple[str, ...], _context: MigrationContext) -> list[RevisionStep]:
        return script._upgrade_revs("head", revision)  # type: ignore[arg-type]  # as its own command

    with EnvironmentContext(config, script, fn=steps) as environment:
        environment.configure(
            connection=connection,
            target_metadata=schema.metadata,
            transactional_ddl=True,
            transaction_per_migration=False,
            render_as_batch=True,
        )
        environment.run_migrations()


def _raw(connection: Connection, pragma: str) -> None:
    """Outside any transaction: inside one, SQLite ignores it without a word."""
    held = connection.connection.dbapi_connection
    if held is not None:
        cursor = held.cursor()
        cursor.execute(pragma)
        cursor.close()
