"""Which nothing a category shows where several sources bring it."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.storage.coverage import together

F, Z, X, C, N = State.FAILED, State.ZERO, State.FOUND, State.NOT_COLLECTED, State.NOT_COVERED


@pytest.mark.parametrize(
    "sources, shown",
    [
        ((Z,), Z),
        ((Z, N), Z),  # the one that can't know says nothing; the other one said zero
        ((Z, C), C),  # one that may know was not asked: zero would be a claim about it too
        ((Z, F), F),
        ((C, F), F),
        ((C, N), C),
        ((N, N), N),
        ((X, Z), Z),  # found, but something else than mentions of this category
        ((X,), Z),
        ((), C),  # nobody brings it: nobody was asked
    ],
)
def test_zero_is_said_only_where_all_who_may_know_said_it(sources: tuple[State, ...], shown: State) -> None:
    assert together(sources) is shown
    assert together(reversed(sources)) is shown
