"""Every pattern of the program against what is hardest for it: none takes long.

Matched at 100 KB; searched at 1 KB, as cells are cut before anything is searched in them. Whole files
meet the readers in `test_tables` and `test_containers`.
"""

from __future__ import annotations

import importlib
import multiprocessing
import pkgutil
import re
import sys
import time
from multiprocessing.connection import Connection

import pytest

import altmetric_desktop
from altmetric_desktop.domain.patterns import pattern
from tests.importers.corpus import judging
from tests.importers.corpus.made_tables import written

#: Entry points do their work when they are imported.
PASSED_OVER = frozenset({"altmetric_desktop.__main__"})
SIZE, CUT = 100_000, 1000
#: Repeated for each pattern; so are the letters of its own text.
PIECES = (
    "10.", ".", "(", " ", "\t", "\n", "a", "A", "1", "<", "<a ", "&", "&#1", "'", '"', "@a{", "{", "\\",
    "/", ";", ",", "doi:", "-", "=", "[", "0000-", "http://", "TY  - ", "a ", "1 ", ". ", "aé", "题",
)  # fmt: skip
#: Seconds of the processor for one pattern and text: a tenth is the aim, machines differ.
SLOW = 1.0


def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    """All patterns that stand in modules and in their tables, by name."""
    later = type(pattern(""))
    found: dict[str, re.Pattern[str] | re.Pattern[bytes]] = {}
    for module in pkgutil.walk_packages(altmetric_desktop.__path__, "altmetric_desktop."):
        room = module.name.split(".")[1]
        if module.name in PASSED_OVER or room in {"gui", "cli"} or ".migrations" in module.name:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            held = list(value.values()) if isinstance(value, dict) else value
            for place, one in enumerate(held if isinstance(held, list | tuple) else [held]):
                made = re.compile(one.pattern, one.flags) if isinstance(one, later) else one
                if isinstance(made, re.Pattern):
                    found.setdefault(f"{module.name}.{name}.{place}", made)
    return {name: one for name, one in found.items() if name.split(".")[1] != "words"}


def hostile(one: re.Pattern[str] | re.Pattern[bytes]) -> list[str]:
    """Texts that may send a pattern astray: repeats of common signs, of its own, and of both in turn."""
    text = one.pattern if isinstance(one.pattern, str) else one.pattern.decode("latin-1")
    own = re.sub(r"\\[dswDSWbBAZ]|\(\?[:=!<PimsxaLu]*|[\[\](){}*+?|^$\\]", " ", text).split()[:6]
    pieces = dict.fromkeys([*PIECES, *own])
    return [(piece * (SIZE // len(piece) + 1))[:SIZE] for piece in pieces]


def _search(names: list[str], answer: Connection) -> None:
    known = patterns()
    for name in names:
        one = known[name]
        for text in hostile(one):
            answer.send((name, text[:12]))
            start = time.process_time()
            if isinstance(one.pattern, bytes):
                raw = text.encode("utf-8", "replace")
                one.search(raw[:CUT] + b"\0")
                one.match(raw + b"\0")
            else:
                one.search(text[:CUT] + "\0")
                one.match(text + "\0")
            if time.process_time() - start > SLOW:
                answer.send(("slow", name, text[:12]))
    answer.send(("done",))


def test_the_walk_finds_the_patterns_of_every_room() -> None:
    rooms = {name.split(".")[1] for name in patterns()}
    assert {"domain", "importers", "sources", "reports"} <= rooms
    assert len(patterns()) > 250


@pytest.mark.skipif(sys.platform == "win32", reason="a search can't be stopped from outside there")
def test_no_pattern_runs_away() -> None:
    """In a process of its own: a search that does not end is stopped, and named."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_search, args=(sorted(patterns()), theirs))
    child.start()
    theirs.close()
    slow: list[tuple[str, ...]] = []
    last: tuple[str, ...] = ()
    try:
        while last != ("done",):
            if not ours.poll(30):
                slow.append(("endless", *last))
                break
            last = ours.recv()
            if last[0] == "slow":
                slow.append(last)
    finally:
        child.kill()
        child.join()
        ours.close()
    assert slow == []


@pytest.mark.parametrize(
    "heading", ["Department", "Authors", "Journal", "Volume", "Date", "ISBN", "Abstract", "OI"]
)
@pytest.mark.parametrize("piece", [" ", "10.", "a ", "; ", " > ", "(", "-"])
def test_a_cell_of_fifty_thousand_signs_takes_no_time(heading: str, piece: str) -> None:
    """In a table made by hand, and in one of Web of Science, whose people's column is worked out."""
    cell = piece * (50_000 // len(piece)) + "x"
    heads = ["PT", "AU", "TI", "SO", "UT"] if heading == "OI" else ["Title", "DOI"]
    rows = [
        [*heads, heading],
        [*(["J", "Doe, J", "One", "JOF", ""] if heading == "OI" else ["One", ""]), cell],
    ]
    with judging.soon(2.0):
        judging.tried(written(rows), "list.csv")
