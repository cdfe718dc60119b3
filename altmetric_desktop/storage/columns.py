"""What the tables of a library have in common: names of constraints, and columns of the usual kinds."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, MetaData, Table, Text

from altmetric_desktop.storage.types import BigKey

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key() -> Column[int]:
    """The row's own number."""
    return Column("id", BigKey, primary_key=True)


def to(name: str, target: str, *, null: bool = False, key: bool = False) -> Column[int]:
    """A reference to another table."""
    return Column(name, BigInteger, ForeignKey(f"{target}.id"), nullable=null, primary_key=key)


def text(name: str, *, null: bool = False) -> Column[str]:
    """A text; empty unless `null`."""
    return Column(name, Text, nullable=null, server_default=None if null else "")


def number(name: str, *, null: bool = True) -> Column[int]:
    """A whole number; 0 unless `null`."""
    return Column(name, BigInteger, nullable=null, server_default=None if null else "0")


def born() -> Column[int]:
    """The step in which a row began."""
    return number("born", null=False)


def died() -> Column[int]:
    """The step in which it ended, null while it lives."""
    return number("died")


def spans(table: Table) -> None:
    """Indexes for undo (what a run bore, what it ended).

    The migrations make them, on PostgreSQL with the same condition; naming that here would load its dialect
    at every start (40 ms).
    """
    Index(f"ix_{table.name}_born", table.c.born)
    Index(
        f"ix_{table.name}_died",
        table.c.died,
        sqlite_where=table.c.died.is_not(None),
    )
