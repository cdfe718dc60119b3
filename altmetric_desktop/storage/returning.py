"""What an undo ended and a route brings again lives again: mentions, and their links to outputs.

Links that a person's decision ended stay ended: only an undo of an import says nothing about a match.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from altmetric_desktop.storage import lives
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import link, mention, run
from altmetric_desktop.storage.schema import step as step_table


def revive(
    connection: Connection, step: Step, numbers: Collection[int], said: set[tuple[int, int]]
) -> set[int]:
    """Bring back of these mentions and of the links `said` (output, mention) what an undo ended; the outputs
    whose mentions changed."""
    if not numbers:
        return set()
    undone = (
        select(step_table.c.id).join(run, run.c.id == step_table.c.run).where(run.c.kind == "undo")
    ).scalar_subquery()
    ended = select(mention.c.id).where(mention.c.id.in_(numbers), mention.c.died.in_(undone))
    back = list(connection.execute(ended).scalars())
    if back:
        lives.revive(connection, step, mention, back)
    gone = select(link.c.id, link.c.output, link.c.mention).where(
        link.c.mention.in_(numbers), link.c.died.in_(undone)
    )
    links = [row for row in connection.execute(gone) if (row.output, row.mention) in said]
    if links:
        lives.revive(connection, step, link, [row.id for row in links])
    return {row.output for row in links}
