"""Files that are no lists, or damaged: one typed error or refused rows, never a traceback, never a hang."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import altmetric_desktop
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.records import Severity
from altmetric_desktop.importers import container, ole, read
from altmetric_desktop.importers.latex import decoded
from altmetric_desktop.words import Words
from altmetric_desktop.words.english_all import SENTENCES
from tests.importers import samples

BOOK = samples.workbook(("S", [["Title", "DOI"], ["One", "10.5555/b.1"]]))


def _zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return file.getvalue()


def _entry(name: str, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<H", len(text) + 2) + bytes(50)
    return head + struct.pack("<IIQ", start, size, 0)[:12]


def _ole(name: str, stream: bytes = b"") -> bytes:
    """A compound file with one stream, by hand: header, allocation table, directory, the stream."""
    stream = stream.ljust(4096, b"\0")
    header = ole.MAGIC + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header += struct.pack("<I", 0xFFFFFFFF) * 108
    links = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE]
    table = struct.pack("<128I", *links, *[0xFFFFFFFF] * (128 - len(links)))
    directory = _entry("Root Entry", 0xFFFFFFFE, 0) + _entry(name, 2, 4096) + bytes(256)
    return header.ljust(512, b"\0") + table + directory + stream


def _ods(rows: str, manifest: bytes = b"") -> bytes:
    """An OpenDocument spreadsheet with these rows in its one table."""
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text")
    )
    content = (
        f'<office:document-content{names}><office:body><office:spreadsheet><table:table table:name="S">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return _zipped(
        **{
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content.encode(),
        }
    )


def _records(*records: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)


BOF = (0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
FAR = SHEET % b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
BOMB = samples.with_member(BOOK, "xl/worksheets/sheet1.xml", SHEET % (b" " * 3_000_000))
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "boom">]><a>&x;</a>'

FILES = [
    ("nothing", b"", "input.empty"),
    ("only a byte order mark", b"\xef\xbb\xbf", "input.empty"),
    ("only blank lines", b"\r\n \r\n\t\n", "input.empty"),
    ("only a heading", b"DOI,Title,Year\n", "input.no-records"),
    ("only a heading of one column", b"doi\n", "input.no-records"),
    ("prose", b"Dear all,\nplease find the list attached.\nYours\n", "input.not-a-list"),
    ("a table of something else", b"Month,Cost\nMay,3\nJune,4\n", "input.not-a-list"),
    ("a PDF named .csv", b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n1 0 obj\n", "input.pdf"),
    ("a web page named .xls", b"<html><body><table><td>DOI</td></table></body></html>", "input.html"),
    ("another XML", b"<?xml version='1.0'?><xml><records/></xml>", "input.not-read"),
    ("JSON", b'[{"DOI": "10.5555/a"}', "input.json-broken"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(64), "input.picture"),
    ("a compressed file", b"\x1f\x8b\x08" + bytes(64), "input.zip"),
    ("a database", b"SQLite format 3\x00" + bytes(84), "input.library"),
    ("noise", bytes(range(256)) * 20, "input.binary"),
    ("mostly NUL", b"10.5555/a" + bytes(500), "input.binary"),
    ("an archive named .xlsx", _zipped(a=b"text"), "input.zip"),
    ("a text document named .xlsx", _zipped(**{"word/document.xml": b"<a/>"}), "input.word"),
    ("a workbook cut short", BOOK[: len(BOOK) // 2], "input.workbook-unreadable"),
    ("a workbook of which only the beginning came", BOOK[:40], "input.workbook-unreadable"),
    ("an archive that is none", b"PK\x03\x04" + bytes(100), "input.workbook-unreadable"),
    ("a sheet that is no XML", samples.with_member(BOOK, "xl/worksheets/sheet1.xml", b"<<<"),
     "input.workbook-unreadable"),
    ("a protected workbook", _ole("EncryptedPackage"), "input.encrypted"),
    ("an old text document", _ole("WordDocument"), "input.word"),
    ("an OpenDocument sheet that never ends", _ods("<table:table-row>"), "input.workbook-unreadable"),
    ("an OpenDocument sheet that is protected", _ods("", b"<manifest:encryption-data/>"), "input.encrypted"),
    ("an OpenDocument sheet of endless rows",
     _ods('<table:table-row table:number-rows-repeated="99999999"/>'), "input.sheet-too-large"),
    ("an old workbook without records", _ole("Workbook"), "input.workbook-unreadable"),
    ("an old workbook cut short", _ole("Workbook", _records(BOF))[:1500], "input.workbook-unreadable"),
    ("an old workbook that is protected",
     _ole("Workbook", _records(BOF, (0x2F, bytes(54)))), "input.encrypted"),
    ("an old workbook with too many rows",
     _ole("Workbook", _records(BOF, (0x0200, struct.pack("<IIHHH", 0, 2**31, 0, 9, 0)))),
     "input.workbook-unreadable"),
    ("an old workbook with too many texts",
     _ole("Workbook", _records(BOF, (0xFC, struct.pack("<II", 2**31, 2**31)))), "input.workbook-unreadable"),
    ("an old workbook with a column too far",
     _ole("Workbook", _records(BOF, (0x0203, struct.pack("<HHHd", 0, 60000, 0, 1.0)))),
     "input.workbook-unreadable"),
    ("a zip bomb", BOMB, "input.workbook-unsafe"),
    ("an entity bomb", samples.with_member(BOOK, "xl/workbook.xml", ENTITY), "input.workbook-unsafe"),
    ("two cells far apart", samples.with_member(BOOK, "xl/worksheets/sheet1.xml", FAR),
     "input.sheet-too-large"),
    ("a crowd of members", _zipped(**{f"xl/{n}": b"" for n in range(3000)} | {"xl/workbook.xml": b"<a/>"}),
     "input.workbook-unsafe"),
    ("an empty workbook", samples.workbook(("S", [])), "input.empty"),
    ("a workbook of something else", samples.workbook(("S", [["Month", "Cost"], ["May", 3]])),
     "input.not-a-list"),
]  # fmt: skip


@pytest.mark.parametrize("data, key", [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_what_is_no_list_is_refused_with_words(data: bytes, key: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "list.csv")
    assert (caught.value.key, caught.value.arguments["path"]) == (key, "list.csv")
    said = Words().error(caught.value)
    assert said.startswith("list.csv") or "list.csv" in said
    assert "{" not in said


def test_an_old_workbook_that_is_said_to_be_one_is_not_read_as_text() -> None:
    with pytest.raises(InputError) as caught:
        read(b"DOI\n10.5555/a\n", "list.xlsx", format="xlsx")
    assert caught.value.key == "input.workbook-unreadable"


def test_an_unknown_format_and_a_file_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError) as caught:
        read(b"x", "x", format="docx")
    assert caught.value.key == "input.unknown-format"
    monkeypatch.setattr("altmetric_desktop.importers.reading.LARGEST", 10)
    with pytest.raises(InputError) as caught:
        read(b"10.5555/abc.123", "x")
    assert caught.value.key == "input.too-large"
    monkeypatch.setattr(container, "CONTAINER", 10)
    monkeypatch.setattr("altmetric_desktop.importers.reading.LARGEST", 10**9)
    with pytest.raises(InputError) as caught:
        read(BOOK, "x")
    assert caught.value.key == "input.workbook-too-large"


def test_an_opendocument_sheet_is_read() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>"
        for row in (("Title", "DOI"), ("One", "10.5555/o.1"))
    )
    empty = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    found = read(_ods(rows + empty), "x")
    assert (found.format, found.sheets) == ("ods", ("S",))
    assert [(record.row, record.title) for record in found.records] == [(2, "One")]


def test_ragged_rows_are_read_and_what_is_too_much_is_named() -> None:
    found = read(b"Title,DOI,Year\nA,10.5555/r.1\nB,10.5555/r.2,2020,extra\n,,\nC\n", "x.csv")
    assert [(record.row, record.title) for record in found.records] == [(2, "A"), (3, "B"), (5, "C")]
    assert [(p.row, p.code, p.value) for p in found.problems] == [(3, "row-long", "extra")]


def test_old_mac_line_ends_and_null_characters() -> None:
    found = read(b"Title,DOI\rA\0,10.5555/m.1\rB,10.5555/m.2\rC is a longer title,10.5555/m.3\r", "x.csv")
    assert [record.title for record in found.records] == ["A", "B", "C is a longer title"]
    assert [(p.row, p.code) for p in found.problems] == [(2, "nul-characters")]


def test_a_line_of_ten_megabytes() -> None:
    found = read(b"Title,DOI\n" + b"x" * 10_000_000 + b",10.5555/l.1\nB,10.5555/l.2\n", "x.csv")
    assert [len(record.title or "") for record in found.records] == [100_000, 1]
    with pytest.raises(InputError):
        read(b"x" * 10_000_000, "x.csv")


def test_a_thousand_columns_and_repeated_headings() -> None:
    header = ",".join(["DOI", "Title", "Title", *(f"c{n}" for n in range(1000))])
    found = read(f"{header}\n10.5555/k.1,First,Second{',' * 1000}\n".encode(), "x.csv")
    assert [record.title for record in found.records] == ["First"]


def test_more_unclosed_quotes_than_can_be_mended_end_in_rows_too() -> None:
    rows = "".join(f'"Title {n},10.5555/q.{n}\n' for n in range(200))
    found = read(f"Title,DOI\n{rows}".encode(), "x.csv")
    assert found.problems


def test_formulas_stay_text() -> None:
    found = read(b"Title,DOI\n\"=cmd|' /C calc'!A0\",10.5555/f.1\n@SUM(A1),10.5555/f.2\n", "x.csv")
    assert [record.title for record in found.records] == ["=cmd|' /C calc'!A0", "@SUM(A1)"]


def test_every_refusal_is_one_problem_of_its_row() -> None:
    found = read(b"Title,DOI,PMID\n,10.5555/journal.,123456789\n,,zz\nA,10.5555/e.1,0\n", "x.csv")
    refused = [(p.row, p.column, p.code) for p in found.problems if p.severity is Severity.REFUSED]
    assert refused == [(2, "DOI", "doi-incomplete"), (3, "PMID", "pmid-invalid")]
    assert len(found.records) == 1


def test_every_code_that_a_reader_gives_has_its_words() -> None:
    root = Path(altmetric_desktop.__file__).parent
    files = [
        *(root / "importers").glob("*.py"),
        root / "domain" / "doi.py",
        root / "domain" / "identifiers.py",
    ]
    pattern = r'"((?:doi|row|lines?|file|entry|field|macro|short-doi|nul|bytes|no|other)-[a-z0-9-]+)"'
    codes = {code for file in files for code in re.findall(pattern, file.read_text(encoding="utf-8"))}
    codes |= {f"{kind.value}-invalid" for kind in Kind if kind not in (Kind.DOI, Kind.SHORT_DOI)}
    codes |= {"year-unreadable", "date-unreadable"}
    assert len(codes) > 30
    assert {code for code in codes - {"doi-list"} if f"problem.{code}" not in SENTENCES} == set()


def _attempt(data: bytes, form: str | None = None) -> None:
    refused = ""
    try:
        found = read(data, "x", format=form)
    except InputError as error:
        refused = error.key
    if refused:
        assert Words().knows(refused)
    else:
        assert all(record.title or record.identifiers or record.container for record in found.records)
        assert all(problem.row >= 1 for problem in found.problems)


_PIECES = st.sampled_from(
    [
        "TY  - ",
        "ER  - ",
        "DO  - ",
        "@article{",
        "}",
        "{",
        '"',
        "=",
        ",",
        "\n",
        "\r\n",
        "\r",
        "\t",
        ";",
        "DOI",
        "Title",
        "10.5555/a.1",
        "é",
        "\\'",
        "#",
        "@string{",
        "%",
        "  - ",
        " ",
        "year",
        "2020",
        "a",
        "\0",
        "\x85",
        "and",
        "(",
        ")",
    ]
)
_SOUP = st.lists(_PIECES, max_size=60).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
        _SOUP.map(str.encode),
    )
)
@example(b"@article{a,\n")
@example("Title\u2028DOI\n".encode())
def test_any_bytes_give_a_file_or_a_typed_error(data: bytes) -> None:
    _attempt(data)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["ris", "bibtex", "csv", "doi-list"]), st.one_of(st.text(max_size=300), _SOUP))
@example("bibtex", "@" * 500)
@example("bibtex", "@a{" * 300)
@example("ris", "TY  - \n" * 50)
@example("csv", '"' * 501)
def test_any_text_in_any_format(form: str, text: str) -> None:
    _attempt(text.encode("utf-8", "replace"), form)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(BOOK) - 1), st.integers(0, 255))
def test_a_workbook_with_any_byte_changed(place: int, value: int) -> None:
    damaged = bytearray(BOOK)
    damaged[place] = value
    _attempt(bytes(damaged))


@given(st.text(alphabet="\\{}$'`\"^~abcuvoO -&%#_", max_size=60))
def test_any_tex_is_decoded(text: str) -> None:
    assert "$" not in decoded(text) or "\\$" in text


@pytest.mark.parametrize("bomb", ["{" * 50_000, "\\'" * 50_000, "\\href{" * 20_000, "$" * 100_000])
def test_no_tex_runs_away(bomb: str) -> None:
    assert len(decoded(bomb)) <= len(bomb)


@pytest.mark.parametrize(
    "tex, text",
    [
        (r"M{\"u}ller and G\"odel", "Müller and Gödel"),
        (r"\v{S}koda, \c{C}a, {\O}rsted, \ss, \aa ngstr\"om", "Škoda, Ça, Ørsted, ß, ångström"),
        (r"Erd\H{o}s, \'{\i}, \'\i", "Erdős, í, í"),
        (r"10\,\% of \$5 \& \_more\_ {\textendash} \{x\}", "10 % of $5 & _more_ – {x}"),
        (r"H$_2$O and $\alpha$-ray", "H_2O and α-ray"),
        (r"\emph{In vitro} \textbf{bold} \unknown{kept}", "In vitro bold kept"),
        ("``Quoted'' --- dash", "“Quoted” — dash"),
    ],
)
def test_tex_as_people_write_it(tex: str, text: str) -> None:
    assert decoded(tex) == text
