"""The history of a library: kinds of run, which can be taken back, and what that would do."""

from __future__ import annotations

from msgspec import Struct

#: Every kind of run, in the order in which screens list them.
KINDS = (
    "import", "hierarchy", "people", "decision", "merge", "edit", "sync", "rescore", "snapshot", "report",
    "undo",
)  # fmt: skip
#: Kinds that can be taken back. A wrong match is a decision, so a sync is not among them.
UNDOABLE = frozenset({"import", "edit", "decision", "merge", "hierarchy", "people"})
#: Kinds that can't, of which a sentence says why.
_EXPLAINED = frozenset({"sync", "undo"})


class UndoPlan(Struct, frozen=True):
    """What taking a run back would do: outputs that go, those that stay as another list names them, values
    that go back, and mentions and figures of others that only this run brought."""

    run: str
    kind: str
    removed: int = 0
    kept: int = 0
    restored: int = 0
    mentions: int = 0
    figures: int = 0


def refusal(kind: str, state: str = "done", undone_by: str = "", first: str = "") -> str:
    """The key of the sentence that says why a run can't be taken back; empty where it can."""
    if undone_by:
        return "run.undone"
    if kind in _EXPLAINED:
        return f"run.not-undoable.{kind}"
    if kind not in UNDOABLE:
        return "run.not-undoable"
    if state != "done":
        return "run.not-undoable.unfinished"
    return "run.undo-first" if first else ""
