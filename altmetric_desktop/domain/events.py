"""What long work reports while it runs. Plain values: they cross threads and processes."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.sourcing import Failure


class Progress(Struct, frozen=True):
    """`done` of `total` steps of `stage` (a key for `words`); total 0 = not known yet."""

    stage: str
    done: int
    total: int
    note: str = ""


class SourceState(StrEnum):
    """Where one source stands within a sync."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class SourceProgress(Struct, frozen=True):
    """One source's line on the sync page. `mentions` = new ones of our outputs, in this sync; `wait` =
    seconds until it goes on, 0 = not waiting."""

    source: str
    state: SourceState
    done: int = 0
    total: int = 0
    requests: int = 0
    mentions: int = 0
    citations: int = 0
    problems: int = 0
    wait: float = 0.0
    failure: Failure | None = None


class SourceFailed(Struct, frozen=True):
    """A source stopped; the others go on."""

    source: str
    failure: Failure


class SyncAnswer(Struct, frozen=True):
    """How a sync ended: per source, and what is new. `run` as shown (`R-0007`)."""

    run: str
    sources: tuple[SourceProgress, ...]
    new_mentions: int
    touched_outputs: int
    cancelled: bool = False

    @property
    def in_part(self) -> bool:
        """Whether the user stopped it, or a source failed, was put off, or left a question unanswered."""
        unfinished = (SourceState.FAILED, SourceState.PAUSED)
        return self.cancelled or any(
            line.state in unfinished or line.failure is not None for line in self.sources
        )


Event = Progress | SourceProgress | SourceFailed
