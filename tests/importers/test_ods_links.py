"""Links of OpenDocument sheets: the cell says `Link`, its target holds the DOI."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altmetric_desktop.importers import ods_links, read
from altmetric_desktop.importers.ods_links import ods_targets


def sheet(rows: str, before: str = "") -> bytes:
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text")
    )
    content = (
        f'<office:document-content{names} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:spreadsheet>'
        f'{before}<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return packed(content.encode())


def packed(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def cell(text: str, target: str = "", more: str = "") -> str:
    inside = f'<text:a xlink:href="{target}" xlink:type="simple">{text}</text:a>' if target else text
    return f'<table:table-cell office:value-type="string"{more}><text:p>{inside}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


EMPTY = "<table:table-cell/>"
LIST = (
    f"<table:table-header-rows>{row(cell('Title'), cell('Year'), cell('DOI'))}</table:table-header-rows>"
    + row(cell("One"), cell("2020"), cell("Link", "https://doi.org/10.5555/od.1"))
    + row(cell("Two"), EMPTY, cell("Link", "https://doi.org/10.5555/od.2?a=1&amp;b=2"))
    + row(EMPTY.replace("/>", ' table:number-columns-repeated="3"/>'), more=' table:number-rows-repeated="2"')
    + row(cell("Three"), EMPTY, cell("10.5555/od.3", "https://elsewhere.example.org/"))
    + row(
        cell("Four"), EMPTY,
        cell("Link", more=" table:formula='of:=HYPERLINK(\"https://doi.org/10.5555/od.4\";\"Link\")'"),
    )
    + row(cell("Five"), EMPTY, cell("Mail", "mailto:jane@example.org"))
)  # fmt: skip


def test_a_link_s_target_is_read_where_the_cell_says_link() -> None:
    found = read(sheet(LIST), "list.ods")
    assert found.format == "ods"
    known = [(one.row, one.title, "".join(name.value for name in one.identifiers)) for one in found.records]
    assert known == [
        (2, "One", "10.5555/od.1"), (3, "Two", "10.5555/od.2"), (6, "Three", "10.5555/od.3"),
        (7, "Four", "10.5555/od.4"), (8, "Five", ""),
    ]  # fmt: skip


def test_only_the_links_of_the_sheet_are_read_and_repeated_cells_count() -> None:
    other = f'<table:table table:name="T">{row(cell("x", "https://other.example.org/"))}</table:table>'
    rows = row(
        EMPTY.replace("/>", ' table:number-columns-repeated="4"/>'), cell("x", "https://a.example.org/")
    ) + row(
        cell("y", "https://b.example.org/", ' table:number-columns-repeated="2"'),
        more=' table:number-rows-repeated="2"',
    )
    assert ods_targets(sheet(rows, other), "S") == {
        (0, 4): "https://a.example.org/",
        **{(line, column): "https://b.example.org/" for line in (1, 2) for column in (0, 1)},
    }
    assert ods_targets(sheet(rows, other), "T") == {(0, 0): "https://other.example.org/"}
    assert ods_targets(sheet(rows), "Nowhere") == {}


def test_a_link_repeated_without_end_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_links, "MOST_LINKS", 1000)
    many = row(cell("x", "https://a.example.org/"), more=' table:number-rows-repeated="999999"')
    assert len(ods_targets(sheet(many), "S")) == 1000
    both = row(
        cell("x", "https://a.example.org/", ' table:number-columns-repeated="9999"'),
        more=' table:number-rows-repeated="9999"',
    )
    assert len(ods_targets(sheet(both * 2), "S")) == 1000


def test_signs_in_attributes_and_names_do_not_move_columns() -> None:
    formula = ' table:formula=\'of:=IF([.A1]>5;"a";"b")\' table:number-columns-repeated="3"'
    rows = row(cell("1", more=formula), cell("Link", "https://a.example.org/"))
    assert ods_targets(sheet(rows), "S") == {(0, 3): "https://a.example.org/"}
    inner = f'<table:table-cell><table:table table:name="I">{rows}</table:table></table:table-cell>'
    assert ods_targets(sheet(row(inner)), "S") == {}


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 2000))
def test_damage_gives_no_error(noise: bytes, place: int) -> None:
    with zipfile.ZipFile(io.BytesIO(sheet(LIST))) as archive:
        content = archive.read("content.xml")
    ods_targets(packed(content[:place] + noise + content[place + len(noise) :]), "S")
    ods_targets(noise, "S")
    whole = sheet(LIST)
    ods_targets(whole[:place] + noise + whole[place:], "S")
