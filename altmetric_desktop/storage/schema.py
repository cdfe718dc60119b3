"""The tables of a library, as SQLAlchemy Core values. No query and no connection lives here.

Time is counted in *steps* (one row a committed task): `born` and `died` hold steps, `died` null is what
screens see, closed spans of rows that live again lie in `life`. Instants are whole Unix seconds; days are
day numbers as in `domain.moments`. Points are hundredths. Enumerations are stored by their public value.
What changes here changes in `migrations/` too; a test compares them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    or_,
)

from altmetric_desktop.storage.columns import born, died, key, metadata, number, spans, text, to
from altmetric_desktop.storage.schema_attention import (
    account,
    ask,
    coverage,
    link,
    mapping,
    mention,
    score,
    sighting,
    spend,
    stream,
    tally,
    want,
)

__all__ = [
    "APPLICATION_ID",
    "HEAD",
    "IS_OURS",
    "OLDER",
    "account",
    "ask",
    "authorship",
    "change",
    "citation",
    "claim",
    "coverage",
    "decision",
    "fact",
    "hierarchy",
    "identifier",
    "life",
    "link",
    "mapping",
    "membership",
    "mention",
    "metadata",
    "output",
    "output_search",
    "output_unit",
    "person",
    "record",
    "reported",
    "run",
    "score",
    "sighting",
    "snapshot",
    "spend",
    "step",
    "stream",
    "tally",
    "unit",
    "want",
]

#: Written into the file's header (`PRAGMA application_id`): "ALTM".
APPLICATION_ID = 0x414C544D
#: The revision that this program reads and writes, and the older ones that it can bring up to it.
HEAD = "0003"
OLDER: tuple[str, ...] = ("0001", "0002")


# ------------------------------------------------------------------------------------------- history

run = Table(
    "run",
    metadata,
    key(),
    Column("kind", Text, nullable=False),
    number("began", null=False),
    number("ended"),
    Column("state", Text, nullable=False, server_default="running"),
    text("who"),
    text("what"),
    text("why"),
    to("undoes", "run", null=True),
)
step = Table("step", metadata, key(), to("run", "run"), number("at", null=False))
Index("ix_step_run", step.c.run)
life = Table(
    "life",
    metadata,
    key(),
    Column("table_name", Text, nullable=False),
    number("row", null=False),
    born(),
    number("died", null=False),
)
Index("ix_life_table_name_row", life.c.table_name, life.c.row)
change = Table(
    "change",
    metadata,
    key(),
    to("run", "run"),
    to("step", "step"),
    Column("table_name", Text, nullable=False),
    number("row", null=False),
    Column("column_name", Text, nullable=False),
    text("before", null=True),
    text("after", null=True),
)
Index("ix_change_run", change.c.run)
Index("ix_change_table_name_row", change.c.table_name, change.c.row)
claim = Table(
    "claim",
    metadata,
    to("run", "run", key=True),
    Column("table_name", Text, primary_key=True),
    Column("row", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
Index("ix_claim_table_name_row", claim.c.table_name, claim.c.row)
record = Table(
    "record",
    metadata,
    key(),
    to("run", "run"),
    text("file"),
    text("sheet"),
    number("row", null=False),
    to("output", "output", null=True),
    text("verdict"),
    text("code"),
    text("column_name"),
    text("value"),
)
Index("ix_record_run", record.c.run)
Index("ix_record_output", record.c.output)
decision = Table(
    "decision",
    metadata,
    key(),
    to("run", "run"),
    to("step", "step"),
    Column("subject", Text, nullable=False),
    number("row", null=False),
    Column("verdict", Text, nullable=False),
    text("reason"),
)
Index("ix_decision_subject_row", decision.c.subject, decision.c.row)
snapshot = Table(
    "snapshot",
    metadata,
    key(),
    to("run", "run"),
    to("step", "step"),
    text("name"),
    text("scheme"),
)

# ------------------------------------------------------------------------------------------- outputs

output = Table(
    "output",
    metadata,
    key(),
    number("family"),
    Column("type", Text, nullable=False, server_default="unknown"),
    text("title"),
    number("title_key"),
    number("published"),
    text("published_precision", null=True),
    text("venue", null=True),
    text("publisher", null=True),
    text("volume", null=True),
    text("issue", null=True),
    text("pages", null=True),
    text("authors", null=True),
    text("abstract", null=True),
    text("language", null=True),
    text("open_access", null=True),
    Column("retracted", Boolean, nullable=True),
    text("field", null=True),
    Column("trackable", Boolean, nullable=False, server_default="0"),
    text("filled", null=True),
    born(),
    died(),
)
Index("ix_output_title_key", output.c.title_key)
spans(output)
identifier = Table(
    "identifier",
    metadata,
    key(),
    to("output", "output"),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("role", Text, nullable=False, server_default="own"),
    born(),
    died(),
)
Index("ix_identifier_value", identifier.c.value, identifier.c.kind, identifier.c.output)
Index(
    "ix_identifier_output",
    identifier.c.output,
    identifier.c.kind,
    identifier.c.role,
    identifier.c.value,
    identifier.c.died,
)
spans(identifier)
person = Table(
    "person",
    metadata,
    key(),
    text("name"),
    text("name_key"),
    text("orcid", null=True),
    text("staff_id", null=True),
)
Index("ix_person_name_key", person.c.name_key)
Index("ix_person_orcid", person.c.orcid)
Index("ix_person_staff_id", person.c.staff_id)
authorship = Table(
    "authorship",
    metadata,
    key(),
    to("output", "output"),
    to("person", "person"),
    number("place", null=False),
    Column("ours", Boolean, nullable=False, server_default="0"),
    number("verified"),
    born(),
    died(),
)
#: That an author is one of ours: a list says so, or it is a verified person (whose number stands there).
IS_OURS = or_(authorship.c.ours, authorship.c.verified.is_not(None))
Index("ix_authorship_output", authorship.c.output, authorship.c.place)
Index("ix_authorship_person", authorship.c.person)
spans(authorship)
hierarchy = Table("hierarchy", metadata, key(), Column("name", Text, nullable=False, unique=True))
unit = Table(
    "unit",
    metadata,
    key(),
    to("hierarchy", "hierarchy"),
    to("parent", "unit", null=True),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),
    text("code", null=True),
    born(),
    died(),
    UniqueConstraint("hierarchy", "path"),
)
spans(unit)
membership = Table(
    "membership",
    metadata,
    key(),
    to("person", "person"),
    to("unit", "unit"),
    number("day_from"),
    number("day_to"),
    born(),
    died(),
)
Index("ix_membership_unit", membership.c.unit, membership.c.person)
spans(membership)
output_unit = Table(
    "output_unit",
    metadata,
    key(),
    to("output", "output"),
    to("unit", "unit"),
    Column("how", Text, nullable=False, server_default="direct"),
    born(),
    died(),
)
Index("ix_output_unit_output", output_unit.c.output, output_unit.c.unit, output_unit.c.died)
Index("ix_output_unit_unit", output_unit.c.unit, output_unit.c.output, output_unit.c.died)
spans(output_unit)
fact = Table(
    "fact",
    metadata,
    to("output", "output", key=True),
    Column("source", Text, primary_key=True),
    to("step", "step"),
    number("at", null=False),
    text("body"),
)
citation = Table(
    "citation",
    metadata,
    key(),
    to("output", "output"),
    Column("provider", Text, nullable=False),
    number("value", null=False),
    number("observed", null=False),
    number("confirmed", null=False),
    to("step", "step"),
)
Index("ix_citation_output", citation.c.output, citation.c.provider, citation.c.id)
reported = Table(
    "reported",
    metadata,
    key(),
    to("output", "output"),
    Column("provider", Text, nullable=False),
    text("channel"),
    Column("measure", Text, nullable=False),
    Column("value", Float, nullable=False),
    number("observed"),
    to("run", "run"),
)
Index("ix_reported_output", reported.c.output)

# --------------------------------------------------------------------------------------------- search

#: Not in `metadata`: a virtual table on SQLite, an ordinary one elsewhere; `storage.search` keeps it.
output_search = Table(
    "output_search",
    MetaData(),
    Column("rowid", BigInteger, primary_key=True),
    Column("title", Text),
    Column("authors", Text),
    Column("venue", Text),
    Column("identifiers", Text),
)
