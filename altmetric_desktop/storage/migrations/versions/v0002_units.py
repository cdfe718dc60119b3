"""Units have a life of their own and the number that a hierarchy file gives them; people a staff number."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Units that were there live since before the first step."""
    op.add_column("person", sa.Column("staff_id", sa.Text(), nullable=True))
    op.add_column("unit", sa.Column("code", sa.Text(), nullable=True))
    op.add_column("unit", sa.Column("born", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("unit", sa.Column("died", sa.BigInteger(), nullable=True))
    op.create_index("ix_unit_born", "unit", ["born"], unique=False)
    op.create_index(
        "ix_unit_died",
        "unit",
        ["died"],
        unique=False,
        sqlite_where=sa.text("died IS NOT NULL"),
        postgresql_where=sa.text("died IS NOT NULL"),
    )
    op.create_index("ix_person_staff_id", "person", ["staff_id"], unique=False)
