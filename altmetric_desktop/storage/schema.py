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
    ForeignKey,
    Index,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from altmetric_desktop.storage.types import BigKey

#: Written into the file's header (`PRAGMA application_id`): "ALTM".
APPLICATION_ID = 0x414C544D
#: The revision that this program reads and writes, and the older ones that it can bring up to it.
HEAD = "0001"
OLDER: tuple[str, ...] = ()

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", BigKey, primary_key=True)


def _to(name: str, target: str, *, null: bool = False, key: bool = False) -> Column[int]:
    return Column(name, BigInteger, ForeignKey(f"{target}.id"), nullable=null, primary_key=key)


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null, server_default=None if null else "")


def _number(name: str, *, null: bool = True) -> Column[int]:
    return Column(name, BigInteger, nullable=null, server_default=None if null else "0")


def _born() -> Column[int]:
    return _number("born", null=False)


def _died() -> Column[int]:
    return _number("died")


def _span(table: Table) -> None:
    """Indexes for undo (what a run bore, what it ended)."""
    Index(f"ix_{table.name}_born", table.c.born)
    Index(
        f"ix_{table.name}_died",
        table.c.died,
        sqlite_where=table.c.died.is_not(None),
        postgresql_where=table.c.died.is_not(None),
    )


# ------------------------------------------------------------------------------------------- history

run = Table(
    "run",
    metadata,
    _id(),
    Column("kind", Text, nullable=False),
    _number("began", null=False),
    _number("ended"),
    Column("state", Text, nullable=False, server_default="running"),
    _text("who"),
    _text("what"),
    _text("why"),
    _to("undoes", "run", null=True),
)
step = Table("step", metadata, _id(), _to("run", "run"), _number("at", null=False))
Index("ix_step_run", step.c.run)
life = Table(
    "life",
    metadata,
    _id(),
    Column("table_name", Text, nullable=False),
    _number("row", null=False),
    _born(),
    _number("died", null=False),
)
Index("ix_life_table_name_row", life.c.table_name, life.c.row)
change = Table(
    "change",
    metadata,
    _id(),
    _to("run", "run"),
    _to("step", "step"),
    Column("table_name", Text, nullable=False),
    _number("row", null=False),
    Column("column_name", Text, nullable=False),
    _text("before", null=True),
    _text("after", null=True),
)
Index("ix_change_run", change.c.run)
Index("ix_change_table_name_row", change.c.table_name, change.c.row)
claim = Table(
    "claim",
    metadata,
    _to("run", "run", key=True),
    Column("table_name", Text, primary_key=True),
    Column("row", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
Index("ix_claim_table_name_row", claim.c.table_name, claim.c.row)
record = Table(
    "record",
    metadata,
    _id(),
    _to("run", "run"),
    _text("file"),
    _text("sheet"),
    _number("row", null=False),
    _to("output", "output", null=True),
    _text("verdict"),
    _text("code"),
    _text("column_name"),
    _text("value"),
)
Index("ix_record_run", record.c.run)
Index("ix_record_output", record.c.output)
decision = Table(
    "decision",
    metadata,
    _id(),
    _to("run", "run"),
    _to("step", "step"),
    Column("subject", Text, nullable=False),
    _number("row", null=False),
    Column("verdict", Text, nullable=False),
    _text("reason"),
)
Index("ix_decision_subject_row", decision.c.subject, decision.c.row)
snapshot = Table(
    "snapshot",
    metadata,
    _id(),
    _to("run", "run"),
    _to("step", "step"),
    _text("name"),
    _text("scheme"),
)

# ------------------------------------------------------------------------------------------- outputs

output = Table(
    "output",
    metadata,
    _id(),
    _number("family"),
    Column("type", Text, nullable=False, server_default="unknown"),
    _text("title"),
    _number("title_key"),
    _number("published"),
    _text("published_precision", null=True),
    _text("venue", null=True),
    _text("publisher", null=True),
    _text("volume", null=True),
    _text("issue", null=True),
    _text("pages", null=True),
    _text("authors", null=True),
    _text("abstract", null=True),
    _text("language", null=True),
    _text("open_access", null=True),
    Column("retracted", Boolean, nullable=True),
    _text("field", null=True),
    Column("trackable", Boolean, nullable=False, server_default="0"),
    _text("filled", null=True),
    _born(),
    _died(),
)
Index("ix_output_title_key", output.c.title_key)
_span(output)
identifier = Table(
    "identifier",
    metadata,
    _id(),
    _to("output", "output"),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("role", Text, nullable=False, server_default="own"),
    _born(),
    _died(),
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
_span(identifier)
person = Table("person", metadata, _id(), _text("name"), _text("name_key"), _text("orcid", null=True))
Index("ix_person_name_key", person.c.name_key)
Index("ix_person_orcid", person.c.orcid)
authorship = Table(
    "authorship",
    metadata,
    _id(),
    _to("output", "output"),
    _to("person", "person"),
    _number("place", null=False),
    Column("ours", Boolean, nullable=False, server_default="0"),
    _born(),
    _died(),
)
Index("ix_authorship_output", authorship.c.output, authorship.c.place)
Index("ix_authorship_person", authorship.c.person)
_span(authorship)
hierarchy = Table("hierarchy", metadata, _id(), Column("name", Text, nullable=False, unique=True))
unit = Table(
    "unit",
    metadata,
    _id(),
    _to("hierarchy", "hierarchy"),
    _to("parent", "unit", null=True),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),
    UniqueConstraint("hierarchy", "path"),
)
membership = Table(
    "membership",
    metadata,
    _id(),
    _to("person", "person"),
    _to("unit", "unit"),
    _number("day_from"),
    _number("day_to"),
    _born(),
    _died(),
)
Index("ix_membership_unit", membership.c.unit, membership.c.person)
_span(membership)
output_unit = Table(
    "output_unit",
    metadata,
    _id(),
    _to("output", "output"),
    _to("unit", "unit"),
    Column("how", Text, nullable=False, server_default="direct"),
    _born(),
    _died(),
)
Index("ix_output_unit_output", output_unit.c.output, output_unit.c.unit, output_unit.c.died)
Index("ix_output_unit_unit", output_unit.c.unit, output_unit.c.output, output_unit.c.died)
_span(output_unit)
fact = Table(
    "fact",
    metadata,
    _to("output", "output", key=True),
    Column("source", Text, primary_key=True),
    _to("step", "step"),
    _number("at", null=False),
    _text("body"),
)
citation = Table(
    "citation",
    metadata,
    _id(),
    _to("output", "output"),
    Column("provider", Text, nullable=False),
    _number("value", null=False),
    _number("observed", null=False),
    _number("confirmed", null=False),
    _to("step", "step"),
)
Index("ix_citation_output", citation.c.output, citation.c.provider, citation.c.id)
reported = Table(
    "reported",
    metadata,
    _id(),
    _to("output", "output"),
    Column("provider", Text, nullable=False),
    _text("channel"),
    Column("measure", Text, nullable=False),
    Column("value", Float, nullable=False),
    _number("observed"),
    _to("run", "run"),
)
Index("ix_reported_output", reported.c.output)

# ----------------------------------------------------------------------------------------- attention

account = Table(
    "account",
    metadata,
    _id(),
    Column("channel", Text, nullable=False),
    Column("key", Text, nullable=False),
    _text("name"),
    _text("url", null=True),
    _number("reach"),
    _text("country", null=True),
    UniqueConstraint("channel", "key"),
)
mention = Table(
    "mention",
    metadata,
    _id(),
    Column("event_key", Text, nullable=False, unique=True),
    Column("channel", Text, nullable=False),
    _to("account", "account"),
    _text("url"),
    _text("title"),
    _text("excerpt"),
    _number("posted_day"),
    _number("posted_second"),
    _text("posted_precision", null=True),
    _text("country", null=True),
    _text("language", null=True),
    Column("state", Text, nullable=False, server_default="live"),
    _born(),
    _died(),
)
Index("ix_mention_posted_day", mention.c.posted_day)
sighting = Table(
    "sighting",
    metadata,
    _id(),
    _to("mention", "mention"),
    Column("source", Text, nullable=False),
    _text("external_id"),
    _text("ask"),
    _number("first_seen", null=False),
    _number("last_seen", null=False),
    _text("raw_hash"),
    UniqueConstraint("mention", "source"),
)
Index("ix_sighting_source", sighting.c.source, sighting.c.mention)
link = Table(
    "link",
    metadata,
    _id(),
    _to("output", "output"),
    _to("mention", "mention"),
    Column("channel", Text, nullable=False),
    _to("account", "account"),
    _number("posted_day"),
    Column("matched_by", Text, nullable=False),
    _text("matched"),
    Column("confidence", Float, nullable=False, server_default="1"),
    _born(),
    _died(),
    UniqueConstraint("mention", "output"),
)
Index(
    "ix_link_score",
    link.c.output,
    link.c.channel,
    link.c.account,
    link.c.posted_day,
    link.c.born,
    link.c.died,
)
Index("ix_link_timeline", link.c.posted_day, link.c.channel, link.c.died)
_span(link)
tally = Table(
    "tally",
    metadata,
    _to("output", "output", key=True),
    Column("channel", Text, primary_key=True),
    _number("posts", null=False),
    _number("accounts", null=False),
    sqlite_with_rowid=False,
)
score = Table(
    "score",
    metadata,
    Column("scheme", Text, primary_key=True),
    _to("output", "output", key=True),
    _number("points", null=False),
    Column("digest", Text, nullable=False, server_default=""),
    _number("step", null=False),
    sqlite_with_rowid=False,
)
Index("ix_score_points", score.c.scheme, score.c.points, score.c.output)

# --------------------------------------------------------------------------------------------- asking

want = Table(
    "want",
    metadata,
    _id(),
    Column("source", Text, nullable=False),
    Column("name", Text, nullable=False),
    _to("run", "run"),
    Column("state", Text, nullable=False, server_default="open"),
    _text("target", null=True),
    _text("outputs"),
    _text("not_covered"),
    _number("opened", null=False),
    UniqueConstraint("source", "name"),
)
Index("ix_want_source_state", want.c.source, want.c.state)
ask = Table(
    "ask",
    metadata,
    _id(),
    _to("want", "want"),
    Column("source", Text, nullable=False),
    Column("key", Text, nullable=False),
    _to("run", "run"),
    Column("state", Text, nullable=False, server_default="open"),
    _text("body"),
    _text("failure", null=True),
    _number("requests", null=False),
    _number("records", null=False),
    _number("errors", null=False),
    _number("at", null=False),
    UniqueConstraint("source", "key"),
)
Index("ix_ask_source_state", ask.c.source, ask.c.state, ask.c.want)
Index("ix_ask_want", ask.c.want, ask.c.state)
coverage = Table(
    "coverage",
    metadata,
    _to("output", "output", key=True),
    Column("source", Text, primary_key=True),
    Column("state", Text, nullable=False),
    _number("tried"),
    _number("succeeded"),
    _number("fresh_until"),
    _text("failure", null=True),
    sqlite_with_rowid=False,
)
Index("ix_coverage_source", coverage.c.source, coverage.c.state, coverage.c.fresh_until)
stream = Table(
    "stream",
    metadata,
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    _text("title", null=True),
    Column("state", Text, nullable=False),
    _number("tried"),
    _number("succeeded"),
    _number("fresh_until"),
    _number("day_from"),
    _number("day_to"),
    _text("etag", null=True),
    _text("modified", null=True),
    _text("failure", null=True),
    sqlite_with_rowid=False,
)

# ------------------------------------------------------------------------------------------- settings

mapping = Table(
    "mapping",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("fingerprint", Text, nullable=False),
    _text("body"),
    _number("at", null=False),
)
Index("ix_mapping_fingerprint", mapping.c.fingerprint)

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
