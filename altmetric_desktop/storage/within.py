"""A column is one of many ids: one parameter however many there are, so that a statement is compiled once.

SQLite reads them from JSON, PostgreSQL from an array. (200 ids as 200 parameters cost more to write into
the statement than to look up.)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, BindParameter, Boolean, ColumnElement, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal


class Within(ColumnElement[bool]):
    """`column` is one of the ids that the parameter `name` holds (`listed(ids)`)."""

    inherit_cache = True
    type = Boolean()
    _traverse_internals = [  # noqa: RUF012  # what makes two of them the same statement
        ("column", InternalTraversal.dp_clauseelement),
        ("ids", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, column: ColumnElement[int], name: str = "ids") -> None:
        self.column = column
        self.ids: BindParameter[str] = bindparam(name, type_=Text())

    def self_group(self, against: object = None) -> Within:
        """As it is: it needs no brackets and no comparison with 1."""
        return self


@compiles(Within, "sqlite")
def _sqlite(element: Within, compiler: SQLCompiler, **options: Any) -> str:
    column, ids = compiler.process(element.column, **options), compiler.process(element.ids, **options)
    return f"{column} IN (SELECT value FROM json_each({ids}))"


@compiles(Within)
def _others(element: Within, compiler: SQLCompiler, **options: Any) -> str:
    column, ids = compiler.process(element.column, **options), compiler.process(element.ids, **options)
    kind = BigInteger().compile(dialect=compiler.dialect)
    return f"{column} = ANY (CAST(string_to_array({ids}, ',') AS {kind}[]))"


def listed(ids: Sequence[int], dialect: str = "sqlite") -> str:
    """Ids as the parameter of `Within`."""
    text = ",".join(map(str, ids))
    return f"[{text}]" if dialect == "sqlite" else text
