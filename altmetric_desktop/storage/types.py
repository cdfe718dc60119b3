"""Column types that differ between databases."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer

#: A key that fills itself: a plain BIGINT key does not on SQLite, where only INTEGER is the row's number.
BigKey = BigInteger().with_variant(Integer(), "sqlite")
