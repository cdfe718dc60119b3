"""The file as a zip of XML: what a strict reader would object to, and what must not be in it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from altmetric_desktop.reports import workbook
from altmetric_desktop.words import Words
from tests.reports.reopened import hostile_sample
from tests.reports.samples import sample

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
#: ECMA-376 part 1, §18.3.1.99: children of a worksheet, in this order.
ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate"),
    *("customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations"),
    *("hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks"),
    *("customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing"),
    *("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
)


@pytest.fixture(scope="module", params=["plain", "hostile"])
def parts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every part of a report's file."""
    made = sample() if request.param == "plain" else hostile_sample()
    path = tmp_path_factory.mktemp("package") / "report.xlsx"
    workbook.write(path, made.data(), Words("en"))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(set(names)) == len(names)
        return {name: archive.read(name) for name in names}


def sheets(parts: dict[str, bytes]) -> dict[str, Element]:
    """The worksheets, parsed."""
    return {name: fromstring(body) for name, body in parts.items() if name.startswith("xl/worksheets/sheet")}


def test_the_first_parts_say_what_kind_of_file_it_is(parts: dict[str, bytes]) -> None:
    """libmagic looks for docProps in the first entry and xl/ in the third, both near the beginning."""
    names = list(parts)
    assert names[:3] == ["docProps/app.xml", "_rels/.rels", "xl/theme/theme1.xml"]
    targets = {str(item.get("Target")).lstrip("/") for item in fromstring(parts["_rels/.rels"])}
    assert targets == {"xl/workbook.xml", "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"}
    assert targets <= set(names)
    assert b"<Application>Altmetric Desktop</Application>" in parts["docProps/app.xml"]


def test_every_part_is_well_formed(parts: dict[str, bytes]) -> None:
    for name, body in parts.items():
        if name.endswith((".xml", ".rels")):
            fromstring(body)


def test_formulas_stand_only_where_ours_stand(parts: dict[str, bytes]) -> None:
    holding = {name for name, body in parts.items() if name.startswith("xl/worksheets/") and b"<f>" in body}
    assert holding == {"xl/worksheets/sheet8.xml", "xl/worksheets/sheet10.xml"}  # Score and Checks
    ours = re.compile(r"(SUM|SUMPRODUCT|COUNT|COUNTIF|IF|MIN|ROUNDUP|E\d+\*)[(D]")
    for name in holding:
        for found in fromstring(parts[name]).iter(f"{MAIN}f"):
            assert ours.match(found.text or ""), found.text


def test_there_is_no_way_out_of_the_file_but_links(parts: dict[str, bytes]) -> None:
    assert not [name for name in parts if "externalLink" in name or name.endswith(".bin") or "vba" in name]
    for name, body in parts.items():
        if name.endswith(".rels"):
            for relation in fromstring(body):
                if relation.get("TargetMode") == "External":
                    assert str(relation.get("Type")).endswith("/hyperlink")
                    assert re.match(r"https?://", str(relation.get("Target")))


def test_elements_stand_in_the_order_that_excel_wants(parts: dict[str, bytes]) -> None:
    for name, sheet in sheets(parts).items():
        places = [ORDER.index(child.tag.removeprefix(MAIN)) for child in sheet]
        assert places == sorted(places), name


def test_every_relationship_is_named_and_every_target_exists(parts: dict[str, bytes]) -> None:
    for name, body in parts.items():
        if not name.startswith("xl/worksheets/sheet"):
            continue
        used = set(re.findall(rb'r:id="([^"]+)"', body)) | set(re.findall(rb' id="(rId\d+)"', body))
        relations = parts.get(name.replace("worksheets/", "worksheets/_rels/") + ".rels")
        known = {} if relations is None else {item.get("Id"): item for item in fromstring(relations)}
        assert {key.decode() for key in used} == set(known)
        for item in known.values():
            if item.get("TargetMode") != "External":
                assert str(item.get("Target")).lstrip("/") in parts


def test_rows_and_cells_count_upwards(parts: dict[str, bytes]) -> None:
    for sheet in sheets(parts).values():
        numbers = [int(str(row.get("r"))) for row in sheet.iter(f"{MAIN}row")]
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_style_exists(parts: dict[str, bytes]) -> None:
    formats = fromstring(parts["xl/styles.xml"]).find(f"{MAIN}cellXfs")
    assert formats is not None
    for sheet in sheets(parts).values():
        assert all(int(cell.get("s", 0)) < len(formats) for cell in sheet.iter(f"{MAIN}c"))


def test_a_table_has_the_headings_that_stand_in_its_cells(parts: dict[str, bytes]) -> None:
    tables = [fromstring(body) for name, body in parts.items() if name.startswith("xl/tables/")]
    assert len({item.get("id") for item in tables}) == len(tables) == 13
    for item in tables:
        names = [str(column.get("name")) for column in item.iter(f"{MAIN}tableColumn")]
        assert len({name.lower() for name in names}) == len(names)


def test_every_chart_says_what_it_shows(parts: dict[str, bytes]) -> None:
    drawing = parts["xl/drawings/drawing1.xml"].decode()
    texts = re.findall(r'name="Chart \d+" descr="([^"]+)"', drawing)
    assert len(texts) == drawing.count("<graphicFrame>") + drawing.count("<xdr:graphicFrame") > 0
    assert all("Chart data" in text for text in texts)


def test_the_unfinished_month_is_dashed(parts: dict[str, bytes]) -> None:
    charts = b"".join(body for name, body in parts.items() if name.startswith("xl/charts/"))
    assert charts.count(b'<a:prstDash val="sysDash"') + charts.count(b'<prstDash val="sysDash"') == 1


def test_print_is_set_up_on_every_sheet(parts: dict[str, bytes]) -> None:
    for name, sheet in sheets(parts).items():
        setup = sheet.find(f"{MAIN}pageSetup")
        assert setup is not None
        assert setup.get("fitToHeight") in {"0", "1"}
        footer = sheet.find(f"{MAIN}headerFooter/{MAIN}oddFooter")
        assert footer is not None
        assert "Attention is not quality" in str(footer.text), name
        assert len(str(footer.text)) <= 255
    names = parts["xl/workbook.xml"].decode()
    assert names.count("_xlnm.Print_Area") == len(sheets(parts))
    one_table = [sheet for sheet in sheets(parts).values() if len(list(sheet.iter(f"{MAIN}tablePart"))) == 1]
    assert names.count("_xlnm.Print_Titles") == len(one_table) == len(sheets(parts)) - 3


def test_a_sheet_is_compressed(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    workbook.write(path, sample().data(), Words("en"))
    with zipfile.ZipFile(path) as archive:
        big = archive.getinfo("xl/worksheets/sheet5.xml")
    assert big.compress_size < big.file_size / 3


def test_letter_paper_where_it_is_used(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    workbook.write(path, sample(outputs=1, mentions=1).data(), Words("en-US"))
    with zipfile.ZipFile(path) as archive:
        assert b'paperSize="1"' in archive.read("xl/worksheets/sheet1.xml")
