"""The tables of attention (who mentions, what, which outputs) and of asking. Part of `storage.schema`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Table, Text, UniqueConstraint

from altmetric_desktop.storage.columns import born, died, key, metadata, number, spans, text, to

# ----------------------------------------------------------------------------------------- attention

account = Table(
    "account",
    metadata,
    key(),
    Column("channel", Text, nullable=False),
    Column("key", Text, nullable=False),
    text("name"),
    text("url", null=True),
    number("reach"),
    text("country", null=True),
    UniqueConstraint("channel", "key"),
)
mention = Table(
    "mention",
    metadata,
    key(),
    Column("event_key", Text, nullable=False, unique=True),
    Column("channel", Text, nullable=False),
    to("account", "account"),
    text("url"),
    text("title"),
    text("excerpt"),
    number("posted_day"),
    number("posted_second"),
    text("posted_precision", null=True),
    text("country", null=True),
    text("language", null=True),
    Column("state", Text, nullable=False, server_default="live"),
    born(),
    died(),
)
Index("ix_mention_posted_day", mention.c.posted_day)
sighting = Table(
    "sighting",
    metadata,
    key(),
    to("mention", "mention"),
    Column("source", Text, nullable=False),
    text("external_id"),
    text("ask"),
    number("first_seen", null=False),
    number("last_seen", null=False),
    text("raw_hash"),
    UniqueConstraint("mention", "source"),
)
Index("ix_sighting_source", sighting.c.source, sighting.c.mention)
link = Table(
    "link",
    metadata,
    key(),
    to("output", "output"),
    to("mention", "mention"),
    Column("channel", Text, nullable=False),
    to("account", "account"),
    number("posted_day"),
    Column("matched_by", Text, nullable=False),
    text("matched"),
    Column("confidence", Float, nullable=False, server_default="1"),
    born(),
    died(),
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
spans(link)
tally = Table(
    "tally",
    metadata,
    to("output", "output", key=True),
    Column("channel", Text, primary_key=True),
    number("posts", null=False),
    number("accounts", null=False),
    sqlite_with_rowid=False,
)
score = Table(
    "score",
    metadata,
    Column("scheme", Text, primary_key=True),
    to("output", "output", key=True),
    number("points", null=False),
    Column("digest", Text, nullable=False, server_default=""),
    number("step", null=False),
    sqlite_with_rowid=False,
)
Index("ix_score_points", score.c.scheme, score.c.points, score.c.output)

# --------------------------------------------------------------------------------------------- asking

want = Table(
    "want",
    metadata,
    key(),
    Column("source", Text, nullable=False),
    Column("name", Text, nullable=False),
    to("run", "run"),
    Column("state", Text, nullable=False, server_default="open"),
    text("target", null=True),
    text("outputs"),
    text("not_covered"),
    number("opened", null=False),
    UniqueConstraint("source", "name"),
)
Index("ix_want_source_state", want.c.source, want.c.state)
ask = Table(
    "ask",
    metadata,
    key(),
    to("want", "want"),
    Column("source", Text, nullable=False),
    Column("key", Text, nullable=False),
    to("run", "run"),
    Column("state", Text, nullable=False, server_default="open"),
    text("body"),
    text("failure", null=True),
    number("at", null=False),
    UniqueConstraint("source", "key"),
)
Index("ix_ask_source_state", ask.c.source, ask.c.state, ask.c.want)
Index("ix_ask_want", ask.c.want, ask.c.state)
spend = Table(
    "spend",
    metadata,
    Column("source", Text, primary_key=True),
    Column("day", BigInteger, primary_key=True),
    number("requests", null=False),
    number("records", null=False),
    number("errors", null=False),
    sqlite_with_rowid=False,
)
coverage = Table(
    "coverage",
    metadata,
    to("output", "output", key=True),
    Column("source", Text, primary_key=True),
    Column("state", Text, nullable=False),
    number("tried"),
    number("succeeded"),
    number("fresh_until"),
    text("failure", null=True),
    sqlite_with_rowid=False,
)
Index("ix_coverage_source", coverage.c.source, coverage.c.state, coverage.c.fresh_until)
stream = Table(
    "stream",
    metadata,
    Column("source", Text, primary_key=True),
    Column("target", Text, primary_key=True),
    text("title", null=True),
    Column("state", Text, nullable=False),
    number("tried"),
    number("succeeded"),
    number("fresh_until"),
    number("day_from"),
    number("day_to"),
    text("etag", null=True),
    text("modified", null=True),
    text("failure", null=True),
    sqlite_with_rowid=False,
)

# ------------------------------------------------------------------------------------------- settings

mapping = Table(
    "mapping",
    metadata,
    key(),
    Column("name", Text, nullable=False, unique=True),
    Column("fingerprint", Text, nullable=False),
    text("body"),
    number("at", null=False),
)
Index("ix_mapping_fingerprint", mapping.c.fingerprint)
