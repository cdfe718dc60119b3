"""Links of old workbooks: the cell says `Link`, its target holds the DOI."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altmetric_desktop.importers import read, xls_links
from altmetric_desktop.importers.xls_links import xls_targets
from tests.importers.corpus.made_books import biff, compound, record

_CLASS = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
_ADDRESS = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
ROWS = [["Title", "DOI"], ["One", "Link"], ["Two", "Link"], ["Three", "10.5555/xl.3"], ["Four", "Link"]]


def text(words: str) -> bytes:
    return struct.pack("<I", len(words) + 1) + (words + "\0").encode("utf-16-le")


def link(rows: tuple[int, int], address: str, *, named: bool = False, kind: bytes = _ADDRESS) -> bytes:
    head = struct.pack("<4H", *rows, 1, 1) + _CLASS + struct.pack("<II", 2, 0x93 if named else 0x3)
    body = (text("Link") + text("_blank")) if named else b""
    target = (address + "\0").encode("utf-16-le")
    return record(0x01B8, head + body + kind + struct.pack("<I", len(target)) + target)


def book(*links: bytes) -> bytes:
    stream = biff(ROWS)
    end = record(0x000A)
    assert stream.endswith(end)
    return compound("Workbook", stream.removesuffix(end) + b"".join(links) + end)


LINKED = book(
    link((1, 1), "https://doi.org/10.5555/xl.1"),
    link((2, 2), "https://doi.org/10.5555/xl.2", named=True),
    link((3, 3), "https://elsewhere.example.org/"),
    link((4, 4), "C:\\file.txt", kind=bytes(16)),
)


def test_a_link_s_target_is_read_where_the_cell_says_link() -> None:
    found = read(LINKED, "list.xls")
    assert found.format == "xls"
    assert [(one.title, "".join(name.value for name in one.identifiers)) for one in found.records] == [
        ("One", "10.5555/xl.1"), ("Two", "10.5555/xl.2"), ("Three", "10.5555/xl.3"), ("Four", ""),
    ]  # fmt: skip


def test_a_link_over_many_cells_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls_links, "MOST_LINKS", 10)
    assert len(xls_targets(book(link((0, 65_000), "https://a.example.org/")), "List")) == 10
    again = book(*[link((0, 8), "https://a.example.org/")] * 5, link((9, 9), "https://b.example.org/"))
    assert set(xls_targets(again, "List")) == {(row, 1) for row in range(9)}
    assert xls_targets(LINKED, "Nowhere") == {}


@settings(max_examples=80, deadline=None)
@given(st.binary(min_size=1, max_size=40), st.integers(0, len(LINKED)))
def test_damage_gives_no_error(noise: bytes, place: int) -> None:
    xls_targets(LINKED[:place] + noise + LINKED[place + len(noise) :], "List")
    xls_targets(LINKED[:place], "List")
