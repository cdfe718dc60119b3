"""The first version's tables of history and outputs: what was true when they were written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def create() -> None:
    """In the order in which they refer to each other."""
    for make in (
        _hierarchy,
        _life,
        _output,
        _person,
        _run,
        _authorship,
        _claim,
        _identifier,
        _record,
        _reported,
        _step,
        _unit,
        _change,
        _citation,
        _decision,
        _fact,
        _membership,
        _output_unit,
        _snapshot,
    ):
        make()


def _hierarchy() -> None:
    op.create_table(
        "hierarchy",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hierarchy")),
        sa.UniqueConstraint("name", name=op.f("uq_hierarchy_name")),
    )


def _life() -> None:
    op.create_table(
        "life",
        sa.Column("id", KEY, nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("born", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("died", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_life")),
    )
    op.create_index("ix_life_table_name_row", "life", ["table_name", "row"], unique=False)


def _output() -> None:
    op.create_table(
        "output",
        sa.Column("id", KEY, nullable=False),
        sa.Column("family", sa.BigInteger(), nullable=True),
        sa.Column("type", sa.Text(), server_default="unknown", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("title_key", sa.BigInteger(), nullable=True),
        sa.Column("published", sa.BigInteger(), nullable=True),
        sa.Column("published_precision", sa.Text(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("volume", sa.Text(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=True),
        sa.Column("pages", sa.Text(), nullable=True),
        sa.Column("authors", sa.Text(), nullable=True),
        sa.Column("abstract", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("open_access", sa.Text(), nullable=True),
        sa.Column("retracted", sa.Boolean(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("trackable", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("filled", sa.Text(), nullable=True),
        sa.Column("born", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("died", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_output")),
    )
    op.create_index("ix_output_born", "output", ["born"], unique=False)
    op.create_index(
        "ix_output_died",
        "output",
        ["died"],
        unique=False,
        sqlite_where=sa.text("died IS NOT NULL"),
        postgresql_where=sa.text("died IS NOT NULL"),
    )
    op.create_index("ix_output_title_key", "output", ["title_key"], unique=False)


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_key", sa.Text(), server_default="", nullable=False),
        sa.Column("orcid", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index("ix_person_name_key", "person", ["name_key"], unique=False)
    op.create_index("ix_person_orcid", "person", ["orcid"], unique=False)


def _run() -> None:
    op.create_table(
        "run",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("began", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("ended", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), server_default="running", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["run.id"], name=op.f("fk_run_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )


def _authorship() -> None:
    op.create_table(
        "authorship",
        sa.Column("id", KEY, nullable=False),
        sa.Column("output", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("ours", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("born", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("died", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_authorship_output")),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_authorship_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorship")),
    )
    op.create_index("ix_authorship_born", "authorship", ["born"], unique=False)
    op.create_index(
        "ix_authorship_died",
        "authorship",
        ["died"],
        unique=False,
        sqlite_where=sa.text("died IS NOT NULL"),
        postgresql_where=sa.text("died IS NOT NULL"),
    )
    op.create_index("ix_authorship_output", "authorship", ["output", "place"], unique=False)
    op.create_index("ix_authorship_person", "authorship", ["person"], unique=False)


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_claim_run")),
        sa.PrimaryKeyConstraint("run", "table_name", "row", name=op.f("pk_claim")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_table_name_row", "claim", ["table_name", "row"], unique=False)


def _identifier() -> None:
    op.create_table(
        "identifier",
        sa.Column("id", KEY, nullable=False),
        sa.Column("output", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), server_default="own", nullable=False),
        sa.Column("born", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("died", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_identifier_output")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identifier")),
    )
    op.create_index("ix_identifier_born", "identifier", ["born"], unique=False)
    op.create_index(
        "ix_identifier_died",
        "identifier",
        ["died"],
        unique=False,
        sqlite_where=sa.text("died IS NOT NULL"),
        postgresql_where=sa.text("died IS NOT NULL"),
    )
    op.create_index(
        "ix_identifier_output", "identifier", ["output", "kind", "role", "value", "died"], unique=False
    )
    op.create_index("ix_identifier_value", "identifier", ["value", "kind", "output"], unique=False)


def _record() -> None:
    op.create_table(
        "record",
        sa.Column("id", KEY, nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("sheet", sa.Text(), server_default="", nullable=False),
        sa.Column("row", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("output", sa.BigInteger(), nullable=True),
        sa.Column("verdict", sa.Text(), server_default="", nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("column_name", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_record_output")),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_record_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
    )
    op.create_index("ix_record_output", "record", ["output"], unique=False)
    op.create_index("ix_record_run", "record", ["run"], unique=False)


def _reported() -> None:
    op.create_table(
        "reported",
        sa.Column("id", KEY, nullable=False),
        sa.Column("output", sa.BigInteger(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("observed", sa.BigInteger(), nullable=True),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_reported_output")),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_reported_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reported")),
    )
    op.create_index("ix_reported_output", "reported", ["output"], unique=False)


def _step() -> None:
    op.create_table(
        "step",
        sa.Column("id", KEY, nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_step_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
    )
    op.create_index("ix_step_run", "step", ["run"], unique=False)


def _unit() -> None:
    op.create_table(
        "unit",
        sa.Column("id", KEY, nullable=False),
        sa.Column("hierarchy", sa.BigInteger(), nullable=False),
        sa.Column("parent", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["hierarchy"], ["hierarchy.id"], name=op.f("fk_unit_hierarchy")),
        sa.ForeignKeyConstraint(["parent"], ["unit.id"], name=op.f("fk_unit_parent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("hierarchy", "path", name=op.f("uq_unit_hierarchy_path")),
    )


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("id", KEY, nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("column_name", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_change_run")),
        sa.ForeignKeyConstraint(["step"], ["step.id"], name=op.f("fk_change_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index("ix_change_run", "change", ["run"], unique=False)
    op.create_index("ix_change_table_name_row", "change", ["table_name", "row"], unique=False)


def _citation() -> None:
    op.create_table(
        "citation",
        sa.Column("id", KEY, nullable=False),
        sa.Column("output", sa.BigInteger(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("observed", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("confirmed", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_citation_output")),
        sa.ForeignKeyConstraint(["step"], ["step.id"], name=op.f("fk_citation_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation")),
    )
    op.create_index("ix_citation_output", "citation", ["output", "provider", "id"], unique=False)


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", KEY, nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("row", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_decision_run")),
        sa.ForeignKeyConstraint(["step"], ["step.id"], name=op.f("fk_decision_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index("ix_decision_subject_row", "decision", ["subject", "row"], unique=False)


def _fact() -> None:
    op.create_table(
        "fact",
        sa.Column("output", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_fact_output")),
        sa.ForeignKeyConstraint(["step"], ["step.id"], name=op.f("fk_fact_step")),
        sa.PrimaryKeyConstraint("output", "source", name=op.f("pk_fact")),
    )


def _membership() -> None:
    op.create_table(
        "membership",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.BigInteger(), nullable=False),
        sa.Column("day_from", sa.BigInteger(), nullable=True),
        sa.Column("day_to", sa.BigInteger(), nullable=True),
        sa.Column("born", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("died", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_membership_person")),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name=op.f("fk_membership_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index("ix_membership_born", "membership", ["born"], unique=False)
    op.create_index(
        "ix_membership_died",
        "membership",
        ["died"],
        unique=False,
        sqlite_where=sa.text("died IS NOT NULL"),
        postgresql_where=sa.text("died IS NOT NULL"),
    )
    op.create_index("ix_membership_unit", "membership", ["unit", "person"], unique=False)


def _output_unit() -> None:
    op.create_table(
        "output_unit",
        sa.Column("id", KEY, nullable=False),
        sa.Column("output", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.BigInteger(), nullable=False),
        sa.Column("how", sa.Text(), server_default="direct", nullable=False),
        sa.Column("born", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("died", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["output"], ["output.id"], name=op.f("fk_output_unit_output")),
        sa.ForeignKeyConstraint(["unit"], ["unit.id"], name=op.f("fk_output_unit_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_output_unit")),
    )
    op.create_index("ix_output_unit_born", "output_unit", ["born"], unique=False)
    op.create_index(
        "ix_output_unit_died",
        "output_unit",
        ["died"],
        unique=False,
        sqlite_where=sa.text("died IS NOT NULL"),
        postgresql_where=sa.text("died IS NOT NULL"),
    )
    op.create_index("ix_output_unit_output", "output_unit", ["output", "unit", "died"], unique=False)
    op.create_index("ix_output_unit_unit", "output_unit", ["unit", "output", "died"], unique=False)


def _snapshot() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", KEY, nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("scheme", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_snapshot_run")),
        sa.ForeignKeyConstraint(["step"], ["step.id"], name=op.f("fk_snapshot_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
    )
