"""The history in sentences: what a run was, what undoing it would do and did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from altmetric_desktop.domain.history import KINDS, refusal
from altmetric_desktop.domain.patterns import pattern

if TYPE_CHECKING:
    from altmetric_desktop.domain.history import UndoPlan
    from altmetric_desktop.domain.rows import RunRow, UndoAnswer
    from altmetric_desktop.words.speech import Words

#: A title is shown so far (characters).
_LONG = 80
_OUTPUTS = pattern(r"([0-9]+) ([a-z]+) ([0-9]+)")
_AFFILIATION = pattern(r"(?s)affiliation ([a-z-]+): (.*)")
_UNITS = pattern(r"(?s)(.+?) (=|apart|open) (.+)")
_PERSON = pattern(r"(?s)(.*) (same|not|open) (#[0-9]+)")


def kind(name: str, words: Words) -> str:
    """What kind of run it is."""
    return words.say(f"history.kind.{name}") if name in KINDS else name


def state(row: RunRow, words: Words) -> str:
    """How it ended, or by which run it was undone."""
    if row.undone_by:
        return words.say("history.state.undone", by=row.undone_by)
    key = f"history.state.{row.state}"
    return words.say(key) if words.knows(key) else row.state


def why_not(row: RunRow, words: Words) -> str:
    """Why it can't be undone; empty where it can."""
    key = refusal(row.kind, row.state, row.undone_by, row.first)
    return words.say(key, run=row.name, by=row.undone_by, first=row.first) if key else ""


def what(row: RunRow, words: Words) -> str:
    """What it was about."""
    if row.kind == "sync":
        return ", ".join(_source(one, words) for one in row.what.split(", "))
    if row.kind == "hierarchy" and row.why:
        return words.say("history.what.hierarchy", file=row.what, hierarchy=row.why)
    said = _decided(row, words) if row.kind in ("decision", "merge") else ""
    return said or row.what


def _source(key: str, words: Words) -> str:
    name = f"provider.{key}"
    return words.say(name) if words.knows(name) else key


def _decided(row: RunRow, words: Words) -> str:
    """A decision or a merge in words; empty where it says something that we don't know."""
    if row.subject in ("merge", "version"):
        two = _OUTPUTS.fullmatch(row.what)
        return "" if two is None else _outputs(two[1], two[2], two[3], row.named, words)
    if row.subject == "unit" and row.what == f"{row.decisions} = {row.decisions}":
        return words.say("history.what.unit.alike", n=row.decisions)
    said = _word(row, words)
    more = row.decisions - 1
    return f"{said} {words.say('history.what.more', n=more)}" if said and more > 0 else said


def _word(row: RunRow, words: Words) -> str:
    if row.subject == "affiliation":
        one = _AFFILIATION.fullmatch(row.what)
        return "" if one is None else words.say(f"history.what.affiliation.{one[1]}", text=_short(one[2]))
    two = (_UNITS if row.subject == "unit" else _PERSON).fullmatch(row.what)
    if two is None:
        return ""
    key = f"history.what.{row.subject}.{'same' if two[2] == '=' else two[2]}"
    other = row.named[0] if row.named and row.named[0] else two[3]
    return words.say(key, one=_short(two[1]), other=_short(other))


def _outputs(one: str, said: str, other: str, titles: tuple[str, ...], words: Words) -> str:
    named = [
        words.say("history.what.output", title=_short(title), number=number) if title else number
        for number, title in zip((one, other), titles or ("", ""), strict=True)
    ]
    return words.say(f"history.what.outputs.{said}", one=named[0], other=named[1])


def plan_lines(plan: UndoPlan, words: Words) -> Iterator[str]:
    """What undoing would do, a line for each thing."""
    if plan.kind != "import":
        yield words.say(f"history.plan.{plan.kind}")
    counts = (
        ("removed", plan.removed), ("kept", plan.kept), ("restored", plan.restored),
        ("mentions", plan.mentions), ("figures", plan.figures),
    )  # fmt: skip
    some = [words.say(f"history.plan.{key}", n=count) for key, count in counts if count]
    yield from some
    if not some and plan.kind == "import":
        yield words.say("history.plan.nothing")


def undone(answer: UndoAnswer, words: Words) -> str:
    """What undoing did."""
    counts = (("removed", answer.removed), ("kept", answer.kept), ("restored", answer.restored))
    if answer.kind == "merge":
        return words.say("merging.undone", run=answer.run)
    if answer.kind == "import":
        parts = [words.say(f"undo.{key}", n=count) for key, count in counts if count or key != "kept"]
        return words.say("undo.did", run=answer.run, what="; ".join(parts))
    parts = [words.say(f"undo.{key}", n=count) for key, count in counts if count]
    return words.say(
        "undo.did", run=answer.run, what="; ".join([words.say(f"undo.did.{answer.kind}"), *parts])
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else line[: _LONG - 1] + "…"
