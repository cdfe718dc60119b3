"""Which person of the organisation an author is stands beside what the list says."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No author of an older library is verified: no list of people was there."""
    op.add_column("authorship", sa.Column("verified", sa.BigInteger(), nullable=True))
