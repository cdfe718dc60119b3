"""The history in sentences: what was decided, why a run can't be undone, what undoing does and did."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.fetching import Ours
from altmetric_desktop.domain.history import KINDS, UNDOABLE, UndoPlan, refusal
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.people import Ruling
from altmetric_desktop.domain.rows import RunRow, UndoAnswer
from altmetric_desktop.domain.units import Word
from altmetric_desktop.domain.versions import Decision
from altmetric_desktop.words import Words, history
from altmetric_desktop.words.english_history import HISTORY

WORDS = Words("en")


def _row(kind: str, what: str, subject: str = "", decisions: int = 1, *named: str, why: str = "") -> RunRow:
    when = Moment(20_000)
    return RunRow(
        7,
        "R-0007",
        kind,
        when,
        when,
        "",
        what,
        True,
        subject=subject,
        decisions=decisions,
        named=named,
        why=why,
    )


@pytest.mark.parametrize(
    "row, said",
    [
        (_row("import", "list.xlsx"), "list.xlsx"),
        (_row("hierarchy", "units.csv", why="Faculties"), "units.csv (Faculties)"),
        (_row("sync", "crossref, no-such"), "Crossref, no-such"),
        (_row("merge", "2 into 1", "merge", 1, "Tide", "Tides"), "“Tide” (2) into “Tides” (1)"),
        (_row("merge", "2 into 1", "merge", 1, "", "Tides"), "2 into “Tides” (1)"),
        (_row("decision", "1 together 2", "version"), "1 and 2 are versions of one work"),
        (_row("decision", "affiliation ours: Univ.: Sea", "affiliation"), "“Univ.: Sea” is ours"),
        (_row("decision", "affiliation not-ours: X", "affiliation", 3), "“X” is not ours and 2 more"),
        (_row("decision", "Sea > Tide = Tides", "unit"), "“Sea > Tide” is “Tides”"),
        (_row("decision", "A apart B", "unit"), "“A” and “B” are two units"),
        (_row("decision", "3 = 3", "unit", 3), "3 pairs of units of the same name are one"),
        (_row("decision", "Roe, M. same #12", "person", 1, "Roe, Max"), "“Roe, M.” is Roe, Max"),
        (_row("decision", "Roe, M. not #12", "person", 1, ""), "“Roe, M.” is not #12"),
        (_row("decision", "something else", "unit"), "something else"),
        (_row("decision", "something else", "version"), "something else"),
        (_row("decision", "", ""), ""),
    ],
)
def test_what_a_run_was_about(row: RunRow, said: str) -> None:
    assert history.what(row, WORDS) == said


def test_long_titles_are_cut_and_lines_are_one() -> None:
    row = _row("merge", "2 into 1", "merge", 1, "Tide\n" * 60, "B")
    said = history.what(row, WORDS)
    assert "…” (2) into “B” (1)" in said
    assert "\n" not in said
    assert len(said) < 110


def test_every_word_of_a_person_has_a_sentence() -> None:
    wanted = [
        *(f"history.what.affiliation.{one.value}" for one in Ours),
        *(f"history.what.unit.{one.value}" for one in Word),
        *(f"history.what.person.{one.value}" for one in Ruling),
        *(f"history.what.outputs.{one.value}" for one in Decision),
        *(f"history.{part}.{kind}" for kind in KINDS for part in ("kind", "tab")),
        *(f"history.plan.{kind}" for kind in UNDOABLE - {"import"}),
        *(f"undo.did.{kind}" for kind in UNDOABLE - {"import", "merge"}),
        *(refusal(kind, state) or "run.undone" for kind in KINDS for state in ("done", "failed")),
        refusal("merge", "done", "", "R-0009"),
    ]
    assert [key for key in wanted if key not in HISTORY] == []


def test_a_kind_that_is_not_known_is_shown_as_it_is() -> None:
    assert history.kind("import", WORDS) == "Import"
    assert history.kind("later-kind", WORDS) == "later-kind"


def test_plans() -> None:
    assert list(history.plan_lines(UndoPlan("R-0007", "import"), WORDS)) == [
        "No output goes and no value changes: other lists say the same."
    ]
    assert list(history.plan_lines(UndoPlan("R-0007", "import", 1, 2, 0, 5), WORDS)) == [
        "1 output goes, as no other list names it.",
        "2 outputs that it brought stay, as another list names them.",
        "5 mentions go, which only this list brought.",
    ]
    assert list(history.plan_lines(UndoPlan("R-0007", "merge", restored=2), WORDS)) == [
        "Both outputs are there again, each with what it had.",
        "2 values go back to what they were before.",
    ]


@pytest.mark.parametrize(
    "answer, said",
    [
        (UndoAnswer("R-0007", 1, 0, 0), "R-0007 is undone: 1 output removed; 0 values restored."),
        (
            UndoAnswer("R-0007", 0, 1, 1),
            "R-0007 is undone: 0 outputs removed; 1 output kept, as another list names it; 1 value restored.",
        ),
        (
            UndoAnswer("R-0007", 0, 0, 0, kind="people"),
            "R-0007 is undone: its people and their units are as before.",
        ),
        (
            UndoAnswer("R-0007", 0, 0, 3, kind="decision"),
            "R-0007 is undone: the decision is forgotten; 3 values restored.",
        ),
        (UndoAnswer("R-0007", 0, 0, 3, kind="merge"), "R-0007 undone: both outputs are back."),
    ],
)  # fmt: skip
def test_answers(answer: UndoAnswer, said: str) -> None:
    assert history.undone(answer, WORDS) == said
