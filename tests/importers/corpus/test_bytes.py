"""Empty files, encodings and line ends, for every format."""

from __future__ import annotations

import codecs

import pytest

from tests.importers.corpus import good, judging
from tests.importers.corpus.made_texts import WITHOUT_TITLE
from tests.importers.corpus.works import WORKS, Work, Works

TEXTS = good.TEXTS
TITLED = tuple(key for key in TEXTS if key in good.MADE and key not in WITHOUT_TITLE)
EMPTY = {
    "no bytes": b"",
    "a mark alone": codecs.BOM_UTF8,
    "a wide mark alone": codecs.BOM_UTF16_LE,
    "blank lines": b"\r\n \r\n\t\n" * 20,
    "null characters": bytes(400),
}


def text_of(key: str) -> str:
    """A format's sample as text."""
    return good.good(key).data.decode("utf-8").removeprefix("\ufeff")


def in_encoding(key: str, works: Works, encoding: str) -> bytes:
    """The works as a list in an old encoding; skips where the format's own signs are not in it."""
    try:
        data = good.made(key, works).decode().encode(encoding)
    except UnicodeEncodeError:
        pytest.skip("its own signs are not in this encoding")
    if data.isascii():
        pytest.skip("writes no letters beyond ASCII")
    return data


@pytest.mark.parametrize("data", EMPTY.values(), ids=EMPTY.keys())
@pytest.mark.parametrize("key", good.KEYS)
def test_an_empty_file_is_refused_in_every_format(key: str, data: bytes) -> None:
    form = "csv" if key in good.GRIDS else key
    wanted = {"input.empty", "input.workbook-unreadable"} if key in good.BOOKS else {"input.empty"}
    assert judging.refused(data, good.good(key).name, form) in wanted
    assert judging.refused(data, good.good(key).name) == "input.empty"


@pytest.mark.parametrize("key", good.MADE)
def test_a_list_of_nothing_is_refused(key: str) -> None:
    """The heading or the envelope alone."""
    for form in (None, "csv" if key in good.GRIDS else key):
        found = judging.tried(good.made(key, ()), good.good(key).name, form)
        if not isinstance(found, str):
            assert not found.records, form
            assert judging.refusals(found)


@pytest.mark.parametrize(
    "mark, encoding",
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("key", TEXTS)
def test_a_mark_and_wide_characters_change_nothing(key: str, mark: bytes, encoding: str) -> None:
    """Where no mark says so, the nought bytes of Latin letters do; texts of other scripts need their mark."""
    text = text_of(key)
    if not mark and not text[:400].isascii():
        pytest.skip("no mark, and no Latin letters to tell by")
    found = judging.taken(mark + text.encode(encoding), "list.txt")
    assert found.records == judging.taken(text.encode(), "list.txt").records


@pytest.mark.parametrize("key", TITLED)
def test_windows_letters_are_read_and_said(key: str) -> None:
    data = in_encoding(key, WORKS, "cp1252")
    found = judging.taken(data, "list.txt")
    assert [record.title for record in found.records] == [work.title for work in WORKS]
    assert "file-windows-1252" in judging.codes(found)


ELSEWHERE = {
    "gb18030": "平静的测试研究",
    "shift_jis": "静かなテストの研究",
    "euc_jp": "静かなテストの研究",
    "big5": "平靜的測試研究",
    "euc_kr": "조용한 시험의 연구",
    "cp1251": "Спокойное исследование",
    "cp1250": "Tiché měření zkoušek",
    "cp1253": "Ήρεμη μελέτη δοκιμών",
    "cp1254": "Sınavların sakin öğrenilişi",
}


@pytest.mark.parametrize("encoding", ELSEWHERE)
@pytest.mark.parametrize("key", TITLED)
def test_one_title_in_another_encoding_is_read_and_said(key: str, encoding: str) -> None:
    works = [WORKS[0], Work(ELSEWHERE[encoding], "10.5555/corpus.else"), WORKS[3]]
    found = judging.taken(in_encoding(key, works, encoding), "list.txt")
    assert [record.title for record in found.records] == [work.title for work in works]
    assert {"encoding-guessed", "encoding-doubtful"} & judging.codes(found)


@pytest.mark.parametrize("key", TITLED)
def test_bytes_that_are_no_letters_are_named_with_their_line(key: str) -> None:
    data = good.good(key).data
    for bad in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x81\x8d\x8f"):
        broken = data.replace(b"A calm study", b"A c" + bad + b"alm study", 1)
        found = judging.taken(broken, "list.txt")
        assert len(found.records) == len(WORKS)
        line = data[: data.index(b"A calm study")].count(b"\n") + 1
        noted = [problem.row for problem in found.problems if "windows-1252" in problem.code]
        assert noted == [line], found.problems


@pytest.mark.parametrize("key", TEXTS)
def test_null_characters_are_dropped_and_counted(key: str) -> None:
    data = good.good(key).data
    place = data.index(b"A calm study") if b"A calm study" in data else len(data) // 2
    found = judging.taken(data[: place + 3] + b"\0" + data[place + 3 :], "list.txt")
    assert len(found.records) == len(judging.taken(data, "list.txt").records)
    assert "nul-characters" in judging.codes(found)


@pytest.mark.parametrize("end", ["\r", "\r\n"])
@pytest.mark.parametrize("key", TEXTS)
def test_line_ends_of_other_systems_change_nothing(key: str, end: str) -> None:
    text = text_of(key)
    found = judging.taken(text.replace("\n", end).encode(), "list.txt")
    assert found.records == judging.taken(text.encode(), "list.txt").records


@pytest.mark.parametrize("key", TEXTS)
def test_a_list_without_its_last_line_end_and_with_many(key: str) -> None:
    text = text_of(key)
    whole = judging.taken(text.encode(), "list.txt").records
    assert judging.taken(text.rstrip("\n").encode(), "list.txt").records == whole
    assert judging.taken((text + "\n" * 3000).encode(), "list.txt").records == whole
