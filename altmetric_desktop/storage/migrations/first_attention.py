"""The first version's tables of attention and asking: what was true when they were written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def create() -> None:
    """In the order in which they refer to each other."""
    for make in (
        _account,
        _mapping,
        _spend,
        _stream,
        _coverage,
        _mention,
        _score,
        _tally,
        _want,
        _ask,
        _link,
        _sighting,
    ):
        make()


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("id", KEY, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("reach", sa.BigInteger(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("channel", "key", name=op.f("uq_account_channel_key")),
    )


def _mapping() -> None:
    op.create_table(
        "mapping",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mapping")),
        sa.UniqueConstraint("name", name=op.f("uq_mapping_name")),
    )
    op.create_index("ix_mapping_fingerprint", "mapping", ["fingerprint"], unique=False)


def _spend() -> None:
    op.create_table(
        "spend",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.Column("requests", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("records", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("errors", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("source", "day", name=op.f("pk_spend")),
        sqlite_with_rowid=False,
    )


def _stream() -> None:
    op.create_table(
        "stream",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tried", sa.BigInteger(), nullable=True),
        sa.Column("succeeded", sa.BigInteger(), nullable=True),
        sa.Column("fresh_until", sa.BigInteger(), nullable=True),
        sa.Column("day_from", sa.BigInteger(), nullable=True),
        sa.Column("day_to", sa.BigInteger(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("source", "target", name=op.f("pk_stream")),
        sqlite_with_rowid=False,
    )


def _coverage() -> None:
    op.create_table(
        "coverage",
        sa.Column("output", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tried", sa.BigInteger(), nullable=True),
        sa.Column("succeeded", sa.BigInteger(), nullable=True),
        sa.Column("fresh_until", sa.BigInteger(), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_coverage_output")),
        sa.PrimaryKeyConstraint("output", "source", name=op.f("pk_coverage")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_coverage_source", "coverage", ["source", "state", "fresh_until"], unique=False)


def _mention() -> None:
    op.create_table(
        "mention",
        sa.Column("id", KEY, nullable=False),
        sa.Column("event_key", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("url", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("excerpt", sa.Text(), server_default="", nullable=False),
        sa.Column("posted_day", sa.BigInteger(), nullable=True),
        sa.Column("posted_second", sa.BigInteger(), nullable=True),
        sa.Column("posted_precision", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), server_default="live", nullable=False),
        sa.Column("born", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("died", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_mention_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sa.UniqueConstraint("event_key", name=op.f("uq_mention_event_key")),
    )
    op.create_index("ix_mention_posted_day", "mention", ["posted_day"], unique=False)


def _score() -> None:
    op.create_table(
        "score",
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("output", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("digest", sa.Text(), server_default="", nullable=False),
        sa.Column("step", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_score_output")),
        sa.PrimaryKeyConstraint("scheme", "output", name=op.f("pk_score")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_score_points", "score", ["scheme", "points", "output"], unique=False)


def _tally() -> None:
    op.create_table(
        "tally",
        sa.Column("output", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("posts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("accounts", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_tally_output")),
        sa.PrimaryKeyConstraint("output", "channel", name=op.f("pk_tally")),
        sqlite_with_rowid=False,
    )


def _want() -> None:
    op.create_table(
        "want",
        sa.Column("id", KEY, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("outputs", sa.Text(), server_default="", nullable=False),
        sa.Column("not_covered", sa.Text(), server_default="", nullable=False),
        sa.Column("opened", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_want_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_want")),
        sa.UniqueConstraint("source", "name", name=op.f("uq_want_source_name")),
    )
    op.create_index("ix_want_source_state", "want", ["source", "state"], unique=False)


def _ask() -> None:
    op.create_table(
        "ask",
        sa.Column("id", KEY, nullable=False),
        sa.Column("want", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("at", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_ask_run")),
        sa.ForeignKeyConstraint(["want"], ["want.id"], name=op.f("fk_ask_want")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
        sa.UniqueConstraint("source", "key", name=op.f("uq_ask_source_key")),
    )
    op.create_index("ix_ask_source_state", "ask", ["source", "state", "want"], unique=False)
    op.create_index("ix_ask_want", "ask", ["want", "state"], unique=False)


def _link() -> None:
    op.create_table(
        "link",
        sa.Column("id", KEY, nullable=False),
        sa.Column("output", sa.BigInteger(), nullable=False),
        sa.Column("mention", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("posted_day", sa.BigInteger(), nullable=True),
        sa.Column("matched_by", sa.Text(), nullable=False),
        sa.Column("matched", sa.Text(), server_default="", nullable=False),
        sa.Column("confidence", sa.Float(), server_default="1", nullable=False),
        sa.Column("born", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("died", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name=op.f("fk_link_account")),
        sa.ForeignKeyConstraint(["mention"], ["mention.id"], name=op.f("fk_link_mention")),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_link_output")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
        sa.UniqueConstraint("mention", "output", name=op.f("uq_link_mention_output")),
    )
    op.create_index("ix_link_born", "link", ["born"], unique=False)
    op.create_index(
        "ix_link_died",
        "link",
        ["died"],
        unique=False,
        sqlite_where=sa.text("died IS NOT NULL"),
        postgresql_where=sa.text("died IS NOT NULL"),
    )
    op.create_index(
        "ix_link_score", "link", ["output", "channel", "account", "posted_day", "born", "died"], unique=False
    )
    op.create_index("ix_link_timeline", "link", ["posted_day", "channel", "died"], unique=False)


def _sighting() -> None:
    op.create_table(
        "sighting",
        sa.Column("id", KEY, nullable=False),
        sa.Column("mention", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), server_default="", nullable=False),
        sa.Column("ask", sa.Text(), server_default="", nullable=False),
        sa.Column("first_seen", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("last_seen", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("raw_hash", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["mention"], ["mention.id"], name=op.f("fk_sighting_mention")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sighting")),
        sa.UniqueConstraint("mention", "source", name=op.f("uq_sighting_mention_source")),
    )
    op.create_index("ix_sighting_source", "sighting", ["source", "mention"], unique=False)
