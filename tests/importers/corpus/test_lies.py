"""Names and formats that lie: the content decides, and what is no list is said to be what it is."""

from __future__ import annotations

import hashlib
import random
import struct

import pytest

from tests.importers.corpus import good, judging
from tests.importers.corpus.made_books import bof, compound, record, zipped
from tests.importers.corpus.works import WORKS

NAMES = (
    "list.xlsx",
    "list.xls",
    "list.csv",
    "list.ris",
    "list.bib",
    "list.json",
    "list.xml",
    "list",
    "list.pdf",
)
FOREIGN: dict[str, tuple[bytes, str]] = {
    "a PDF": (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n1 0 obj\n", "input.pdf"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "input.picture"),
    "a photograph": (b"\xff\xd8\xff\xe0" + bytes(64), "input.picture"),
    "a packed file": (b"\x1f\x8b\x08" + bytes(64), "input.zip"),
    "another packed file": (b"7z\xbc\xaf\x27\x1c" + bytes(64), "input.zip"),
    "an archive": (zipped({"list.csv": b"DOI\n10.5555/a\n"}), "input.zip"),
    "an empty archive": (b"PK\x05\x06" + bytes(18), "input.zip"),
    "a text document": (zipped({"word/document.xml": b"<a/>"}), "input.word"),
    "an old text document": (compound("WordDocument", b""), "input.word"),
    "rich text": (b"{\\rtf1\\ansi DOI}", "input.word"),
    "a protected workbook": (compound("EncryptedPackage", b""), "input.encrypted"),
    "a protected old workbook": (compound("Workbook", bof(5) + record(0x2F, bytes(54))), "input.encrypted"),
    "a database": (b"SQLite format 3\x00" + bytes(84), "input.library"),
    "noise": (b"".join(hashlib.sha256(bytes([n])).digest() for n in range(125)), "input.binary"),
}


@pytest.mark.parametrize("data, key", FOREIGN.values(), ids=FOREIGN.keys())
def test_what_is_no_list_is_called_what_it_is_under_any_name(data: bytes, key: str) -> None:
    for name in NAMES:
        assert judging.refused(data, name) == key


@pytest.mark.parametrize("form", good.KEYS)
def test_what_is_no_list_is_refused_in_any_format(form: str) -> None:
    for data, key in FOREIGN.values():
        found = judging.refused(data, "list", "csv" if form in good.GRIDS else form)
        assert found in {key, "input.workbook-unreadable"}


@pytest.mark.parametrize("key", good.KEYS)
def test_a_list_is_read_the_same_under_any_name(key: str) -> None:
    sample = good.good(key)
    whole = judging.taken(sample.data, sample.name)
    for name in NAMES:
        assert judging.taken(sample.data, name) == whole


@pytest.mark.parametrize("form", good.KEYS)
def test_a_list_in_a_wrong_format_gives_rows_or_words(form: str) -> None:
    """Samples of others, drawn from a fixed seed, read as if they were of this format."""
    wanted = "csv" if form in good.GRIDS else form
    for key in random.Random(form).sample(good.KEYS, 20):  # noqa: S311  # a seed, no secret
        sample = good.good(key)
        judging.tried(sample.data, sample.name, wanted)


@pytest.mark.parametrize("key", good.TEXTS)
def test_a_text_that_is_said_to_be_a_workbook_is_refused(key: str) -> None:
    for form in good.BOOKS:
        assert judging.refused(good.good(key).data, "list.xlsx", form) == "input.workbook-unreadable"


@pytest.mark.parametrize("key", good.BOOKS)
def test_a_workbook_that_is_said_to_be_text_is_read_as_the_workbook_it_is(key: str) -> None:
    sample = good.good(key)
    for form in ("csv", "ris", "bibtex", "json"):
        assert judging.taken(sample.data, "list.csv", form).format == key


@pytest.mark.parametrize("one", good.KEYS)
def test_two_lists_behind_one_another_are_read_or_refused(one: str) -> None:
    for other in ("csv", "ris", "bibtex", "json", "endnote-xml", "xlsx"):
        judging.tried(good.good(one).data + b"\n" + good.good(other).data, "list")


def test_a_length_that_lies_is_not_believed() -> None:
    """An old workbook whose records claim more than there is."""
    for length in (0xFFFF, 0x2020, 9):
        stream = bof(5) + struct.pack("<HH", 0x0204, length) + b"\0" * 8
        judging.refused(compound("Workbook", stream), "list.xls")
    assert len(WORKS) > 2
