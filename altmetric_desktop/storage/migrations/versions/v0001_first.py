"""The tables of the first version.

Written out, not taken from `storage.schema`: a migration says what was true when it was written.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from altmetric_desktop.storage.migrations import first_attention, first_outputs

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Every table, those first to which others refer; and the full-text index."""
    first_outputs.create()
    first_attention.create()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE output_search USING fts5(title, authors, venue, identifiers,"
            " tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
        )
    else:
        op.create_table(
            "output_search",
            sa.Column("rowid", sa.BigInteger(), primary_key=True),
            *(sa.Column(name, sa.Text()) for name in ("title", "authors", "venue", "identifiers")),
        )
