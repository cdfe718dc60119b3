"""Archives that are bombs or broken, XML that attacks, JSON without end: refused soon, in little memory."""

from __future__ import annotations

import io
import multiprocessing
import sys
import zipfile
from collections.abc import Callable
from multiprocessing.connection import Connection

import pytest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.importers import opml
from tests.importers import samples
from tests.importers.corpus import good, judging
from tests.importers.corpus.made_books import ods_of, xlsx, zipped
from tests.importers.corpus.works import WORKS

#: Bytes that reading a hostile file may add to a process: 400 MB.
MEMORY = 400 * 1024 * 1024
BOOK = xlsx(WORKS)
SHEET = "xl/worksheets/sheet1.xml"
NS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
DTD = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<a>&b;</a>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


def _members(count: int) -> bytes:
    """An archive of very many members beside a workbook's own."""
    file = io.BytesIO(BOOK)
    with zipfile.ZipFile(file, "a") as archive:
        for number in range(count):
            archive.writestr(f"xl/media/{number}", b"")
    return file.getvalue()


def _beyond(name: str) -> bytes:
    return samples.with_member(BOOK, name, b"DOI\n10.5555/evil\n")


def _sheet(inside: bytes, dimension: bytes = b"") -> bytes:
    return samples.with_member(
        BOOK,
        SHEET,
        b"<worksheet " + NS + b">" + dimension + b"<sheetData>" + inside + b"</sheetData></worksheet>",
    )


def _corrupt(data: bytes) -> bytes:
    """The packed bytes of the sheet turned over: their sum is wrong."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(SHEET)
    place = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    broken = bytearray(data)
    broken[place] ^= 0x55
    return bytes(broken)


def _nested(depth: int) -> bytes:
    data = BOOK
    for _ in range(depth):
        data = zipped({"inner.xlsx": data})
    return data


ROW = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>x</t></is></c></row>'
ARCHIVES: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: _sheet(b" " * 50_000_000),
    "a bomb of shared texts": lambda: samples.with_member(
        BOOK, "xl/sharedStrings.xml", b"<sst " + NS + b">" + b"<si><t>x</t></si>" * 4_000_000 + b"</sst>"
    ),
    "a bomb in a picture": lambda: samples.with_member(BOOK, "xl/media/image1.png", bytes(40_000_000)),
    "archives in archives": lambda: _nested(50),
    "a hundred thousand members": lambda: _members(100_000),
    "two cells far apart": lambda: _sheet(
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "cells beyond any sheet": lambda: _sheet(b'<row r="99999999"><c r="ZZZZ99999999"><v>1</v></c></row>'),
    "entities in a sheet": lambda: samples.with_member(BOOK, SHEET, DTD),
    "entities in the workbook": lambda: samples.with_member(BOOK, "xl/workbook.xml", DTD),
    "a file from outside": lambda: samples.with_member(BOOK, "xl/sharedStrings.xml", OUTSIDE),
    "elements without end": lambda: samples.with_member(BOOK, SHEET, b"<a>" * 100_000),
    "a wrong sum": lambda: _corrupt(BOOK),
    "cut in half": lambda: BOOK[: len(BOOK) // 2],
    "an ODS of endless rows": lambda: ods_of('<table:table-row table:number-rows-repeated="999999999"/>'),
    "an ODS of endless cells": lambda: ods_of(
        '<table:table-row><table:table-cell table:number-columns-repeated="999999999"/></table:table-row>'
    ),
    "an ODS that nests without end": lambda: ods_of("<table:table-row>" + "<text:p>" * 100_000),
}


def _child(data: bytes, answer: Connection) -> None:
    """Read in a process that gets no more memory; what came of it goes back as a text."""
    import resource

    used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()  # noqa: SIM115, PTH123
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    try:
        with judging.soon(10.0):
            found = judging.tried(data, "list.xlsx")
    except BaseException as error:  # noqa: BLE001  # anything else is what is looked for
        answer.send(f"{type(error).__name__}: {error}")
        return
    answer.send(found if isinstance(found, str) else "read")


def confined(data: bytes) -> str:
    """What becomes of a file in a process of its own, with little memory."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(data, theirs))
    child.start()
    theirs.close()
    try:
        return str(ours.recv())
    except EOFError:
        return "ended"
    finally:
        child.join(30)
        ours.close()


@pytest.mark.skipif(sys.platform == "win32", reason="memory is limited in another way there")
@pytest.mark.parametrize("make", ARCHIVES.values(), ids=ARCHIVES.keys())
def test_an_archive_that_attacks_is_refused_in_little_memory(make: Callable[[], bytes]) -> None:
    assert confined(make()) in {
        "input.workbook-unsafe",
        "input.workbook-unreadable",
        "input.sheet-too-large",
        "input.zip",
        "input.empty",
    }


@pytest.mark.parametrize("name", ["../../evil.csv", "/etc/evil.csv", "C:\\evil.csv", "xl/../../evil", "CON"])
def test_a_member_that_wants_out_is_never_unpacked(name: str) -> None:
    found = judging.taken(_beyond(name), "list.xlsx")
    assert [record.title for record in found.records] == [work.title for work in WORKS]


def test_a_declared_dimension_is_not_believed() -> None:
    rows = b"".join(ROW % (n, n) for n in range(1, 4)).replace(b">x<", b">10.5555/dimension.1<")
    found = judging.taken(_sheet(rows, b'<dimension ref="A1:XFD1048576"/>'), "list.xlsx")
    assert len(found.records) == 3


@pytest.mark.parametrize("key", good.BOOKS)
def test_a_workbook_behind_other_bytes(key: str) -> None:
    data = good.good(key).data
    for broken in (data + b"trailing" * 100, b"leading" + data, data + data):
        judging.tried(broken, "list.xlsx")


ENTITIES = {
    "a bomb": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    "a file": '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/hostname">]>',
    "an address": '<!DOCTYPE x [<!ENTITY c SYSTEM "http://127.0.0.1:9/x">]>',
    "a parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
}


def _with_head(key: str, declared: str) -> bytes:
    """A format's sample with this document type, and a title that wants the entity."""
    text = good.good(key).data.decode()
    head, sign, rest = text.partition("?>")
    if not sign:
        head, rest = "", text
    return (head + sign + declared + rest.replace("A calm", "&c;", 1)).encode()


@pytest.mark.parametrize("declared", ENTITIES.values(), ids=ENTITIES.keys())
@pytest.mark.parametrize("key", good.XML)
def test_entities_are_refused_in_every_format_of_xml(key: str, declared: str) -> None:
    with judging.soon():
        assert judging.refused(_with_head(key, declared), "list.xml") == "input.xml-unsafe"
        forced = judging.tried(_with_head(key, declared), "list.xml", key)
    assert isinstance(forced, str) or "xml-unsafe" in judging.codes(forced)


@pytest.mark.parametrize("key", good.XML)
def test_a_hundred_thousand_elements_in_one_another(key: str) -> None:
    data = good.good(key).data
    cut = data.rindex(b"</")
    for place in (cut, data.index(b"?>") + 2 if b"?>" in data else 0, len(data) // 2):
        with judging.soon():
            judging.tried(data[:place] + b"<a>" * 100_000 + data[place:], "list.xml")
            judging.tried(data[:place] + b"<a>" * 100_000, "list.xml", key)


@pytest.mark.parametrize(
    "data", [DTD, OUTSIDE, b"<a>" * 100_000, b"<opml", b"", b"\xff\xfe", b"<opml>" + b"<outline>" * 100_000]
)
def test_feed_lists_that_attack(data: bytes) -> None:
    with judging.soon(), pytest.raises(InputError) as caught:
        opml.read(data, "feeds.opml")
    assert judging.said(caught.value, "feeds.opml") == "input.feed-list"


@pytest.mark.parametrize("key", good.JSON)
def test_json_that_attacks_is_refused_or_read_soon(key: str) -> None:
    data = good.good(key).data.decode()
    bombs = {
        "depth": "[" * 100_000,
        "depth that closes": "[" * 100_000 + "]" * 100_000,
        "depth inside": data.replace('"A calm study of tests"', "[" * 100_000 + "]" * 100_000),
        "objects": '{"a":' * 100_000,
        "scalar": "12345678",
        "a text": '"10.5555/a"',
        "null": "null",
        "trailing": data + "garbage",
        "half": data[: len(data) // 2],
        "a huge text": data.replace("A calm study of tests", "x" * 5_000_000),
        "a huge number": data.replace('"A calm study of tests"', "9" * 5000),
        "no number": data.replace('"A calm study of tests"', "NaN"),
        "without end": data.replace('"A calm study of tests"', "-Infinity"),
        "beyond": data.replace('"A calm study of tests"', "1e400"),
        "half a pair": data.replace("A calm", "\\ud83d"),
        "twice": data.replace('"title"', '"title": "Twice", "title"'),
    }
    for name, text in bombs.items():
        for form in (None, key):
            with judging.soon():
                found = judging.tried(text.encode(), "list.json", form)
            if name in ("depth", "depth that closes", "objects", "half") and not isinstance(found, str):
                assert judging.refusals(found), name
