"""Bytes that are no UTF-8: which encoding they are in, how sure that is, and what is said of it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from altmetric_desktop.domain.encodings import BY_KEY, ENCODINGS, encoding_of, label
from altmetric_desktop.importers import encoding_guess, read
from altmetric_desktop.importers.decode import decode
from altmetric_desktop.importers.encoding_letters import shares
from tests.importers.encodings import lists


def coded(text: str, encoding: str) -> bytes:
    """A text in an encoding; what isn't in it, typographic quotes say, becomes `?` as programs write it."""
    return text.encode(BY_KEY[encoding].codec, "replace")


def codes(data: bytes, encoding: str | None = None) -> list[str]:
    """The codes of what is said of a text."""
    return [problem.code for problem in decode(data, "list.csv", encoding).problems]


def test_the_corpus_is_as_wide_as_the_encodings() -> None:
    assert len(lists.cases()) >= 200
    assert len(lists.LANGUAGES) >= 12
    told = {encoding for _, encoding, _, _ in lists.cases()}
    untested = {"windows-1255", "windows-1256"}  # below, as texts alone
    assert told | untested == {one.key for one in ENCODINGS if not one.key.startswith("utf")}


@pytest.mark.parametrize("form", lists.FORMS)
@pytest.mark.parametrize("language", lists.LANGUAGES)
def test_every_list_is_read_as_it_was_written(language: str, form: str) -> None:
    for encoding in lists.LANGUAGES[language].encodings:
        for english in ("no", "most"):
            data = coded(lists.text(language, form, english), encoding)
            found = decode(data, "list.csv")
            wanted = data.decode(BY_KEY[encoding].codec).replace("\r\n", "\n")
            assert found.text == wanted, (encoding, english, found.encoding)
            assert [problem.code for problem in found.problems] in (
                ["encoding-guessed"],
                ["encoding-doubtful"],
                ["file-windows-1252"],
            )


@pytest.mark.parametrize("language", lists.LANGUAGES)
def test_one_record_is_enough(language: str) -> None:
    for encoding in lists.LANGUAGES[language].encodings:
        for work in lists.LANGUAGES[language].works:
            data = coded("Title,Authors,Journal\n" + ",".join(work), encoding)
            assert decode(data, "list.csv").text == data.decode(BY_KEY[encoding].codec)


@pytest.mark.parametrize(
    "encoding, text",
    [
        ("windows-1255", "מחקר על איכות החיים בערים,כהן יוסף"),
        ("windows-1256", "دراسة حول جودة الحياة في المدن العربية,محمد أحمد"),
        ("windows-1251", "Динамика на растителноста,Петровски Ѓорѓи"),
    ],
)
def test_further_scripts(encoding: str, text: str) -> None:
    assert decode(coded(text, encoding), "list.csv").encoding == encoding


def test_an_encoding_that_is_nearly_as_likely_is_named() -> None:
    found = decode(coded("Title\nEgzamin Łódź", "windows-1250"), "list.csv")
    said = [(problem.row, problem.code, problem.repaired) for problem in found.problems]
    assert said == [(2, "encoding-doubtful", "Windows-1250 / Windows-1252")]
    assert found.text.endswith("Łódź")


def test_a_word_in_every_row_says_no_more_than_one() -> None:
    rows = "".join(f"São Paulo,10.5555/w.{n}\n" for n in range(500))
    assert decode(rows.encode("cp1252"), "list.csv").encoding == "windows-1252"


def test_what_a_text_declares_is_believed_where_its_bytes_allow_it() -> None:
    xml = '<?xml version="1.0" encoding="windows-1257"?>\n<a>S\xf8ren</a>'
    found = decode(xml.encode("latin-1"), "list.xml")
    assert (found.encoding, found.problems) == ("windows-1257", ())
    assert decode("% Encoding: GBK\n@book{a, title={平静}}".encode("gbk"), "a.bib").encoding == "gb18030"
    page = '<html><meta charset="shift_jis"><p>Universit\xe9</p>'
    assert decode(page.encode("latin-1"), "a.html").encoding == "windows-1252"


def test_lines_of_another_encoding_in_a_file_of_utf8() -> None:
    good = "Тихое исследование,10.5555/m.1\n" * 3
    data = ("Title,DOI\n" + good).encode() + "Громкое исследование,10.5555/m.2\n".encode("cp1251")
    found = decode(data, "list.csv")
    assert found.encoding == "utf-8 + windows-1251"
    assert [(one.row, one.code, one.repaired) for one in found.problems] == [
        (5, "line-guessed", "Windows-1251")
    ]
    assert found.text.endswith("Громкое исследование,10.5555/m.2\n")


def test_bytes_that_are_utf8_by_chance_stay_in_the_encoding_of_the_others() -> None:
    rows = [f"测试研究第{n}号" for n in "一二三四五六七八九十"] + ["联通"]
    data = "\n".join(rows).encode("gb18030")
    assert "联通".encode("gb18030").decode("utf-8", "ignore")  # famously so
    found = decode(data, "list.csv")
    assert (found.text, found.encoding) == ("\n".join(rows), "gb18030")


def test_a_few_bad_bytes_leave_the_rest_of_their_line_alone() -> None:
    data = "题名\n平静的研究\n平静的Pr\udcfcfung研究\n".encode("utf-8", "surrogateescape")
    found = decode(data, "list.csv")
    assert found.text == "题名\n平静的研究\n平静的Prüfung研究\n"
    assert [(one.row, one.code) for one in found.problems] == [(3, "bytes-windows-1252")]


def test_lines_with_bytes_that_are_none_of_the_encoding_are_listed() -> None:
    rows = ["测试研究第一号".encode("gb18030")] * 60
    rows[30] = rows[30][:-1] + b"\xff,10.5555/b.1"
    found = decode(b"\n".join(rows), "list.csv")
    assert found.encoding == "gb18030"
    assert [(one.row, one.code) for one in found.problems] == [
        (1, "encoding-guessed"),
        (31, "bytes-unreadable"),
    ]
    rows = rows[:1] * 20_000 + [b"\xff\xff " + rows[0]] * 600
    found = decode(b"\n".join(rows), "list.csv")
    assert [(one.row, one.value, one.code) for one in found.problems[1:]] == [
        (20_001, "600", "lines-unreadable")
    ]


def test_a_mixture_of_many_lines_is_summed_up() -> None:
    data = "Тихое исследование\n".encode() * 60 + "Громкое исследование\n".encode("cp1251") * 501
    found = decode(data, "list.csv")
    assert [(one.row, one.value, one.code) for one in found.problems] == [(61, "501", "lines-guessed")]


def test_real_lists_of_windows_1252_stay_as_they_are(shared_real: Path) -> None:
    folder = shared_real / "publication-lists" / "institutional-csv"
    for path in folder.glob("*cp1252.csv"):
        found = decode(path.read_bytes(), path.name)
        assert found.text == path.read_bytes().decode("cp1252").replace("\r\n", "\n")
        assert [one.code for one in found.problems] in (["file-windows-1252"], ["line-windows-1252"])


def test_a_guess_is_bounded() -> None:
    rows = [coded(lists.text("Russian", "csv", "no"), "windows-1251")] * 40_000
    started = time.process_time()
    assert encoding_guess.guess(rows).codec == "cp1251"
    assert encoding_guess.guess([b" ".join(rows)]).codec == "cp1251"
    assert time.process_time() - started < 2.0


def test_the_names_of_encodings() -> None:
    for name, key in (
        ("GBK", "gb18030"),
        ("gb2312", "gb18030"),
        ("Shift-JIS", "shift_jis"),
        ("latin-1", "windows-1252"),
        ("macintosh", "macroman"),
        ("CP1251", "windows-1251"),
        ("utf-8-sig", "utf-8"),
    ):
        found = encoding_of(name)
        assert found is not None
        assert found.key == key
    assert [encoding_of(name) for name in ("rot13", "", "gbk\0", "ünicode", "x" * 50)] == [None] * 5
    for one in ENCODINGS:
        assert encoding_of(one.key) == encoding_of(one.codec) == one
    assert label("windows-1250") == "Windows-1250"
    assert label("utf-8-sig + gb18030") == "UTF-8 + GB18030"
    assert (label("ascii"), label("utf-16"), label("utf-32")) == ("UTF-8", "UTF-16", "UTF-32")


def test_every_letter_that_is_weighed_is_in_its_encodings() -> None:
    for codecs, letters in shares():
        assert abs(sum(letters.values()) - 1) < 1e-9
        for codec in codecs[:1]:
            "".join(letters).encode(codec)


def test_a_list_is_read_to_its_records() -> None:
    found = read(coded(lists.text("Japanese", "csv", "no"), "euc-jp"), "list.csv")
    assert [record.title for record in found.records] == [one[0] for one in lists.LANGUAGES["Japanese"].works]
    assert found.encoding == "euc-jp"
