"""The workbook as LibreOffice opens it: pictures of every page, and the same cells after a round trip."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from altmetric_desktop.reports import workbook
from altmetric_desktop.reports.safe_text import clean
from altmetric_desktop.words import Words
from tests.reports.reopened import hostile_sample
from tests.reports.samples import sample
from tests.reports.test_safe_text import HOSTILE

pytestmark = [
    pytest.mark.look,
    pytest.mark.filterwarnings("ignore:.*extension is not supported"),  # what LibreOffice adds of its own
]
_LIMIT = 300.0


@pytest.fixture(scope="module")
def pictures(root: Path) -> Path:
    """Where the pictures stay, to be looked at."""
    place = root / "build" / "look" / "workbook"
    place.mkdir(parents=True, exist_ok=True)
    return place


def convert(path: Path, kind: str, into: Path, profile: Path) -> Path:
    """The file as LibreOffice saves it. Skips where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile_at = f"-env:UserInstallation={profile.as_uri()}"
    command = [office, profile_at, "--headless", "--convert-to", kind, "--outdir", str(into), str(path)]
    environment = {"PATH": os.environ["PATH"], "HOME": str(profile)}
    subprocess.run(command, check=True, capture_output=True, timeout=_LIMIT, env=environment)
    return into / f"{path.stem}.{kind.split(':', maxsplit=1)[0]}"


def test_pictures_of_every_page(tmp_path: Path, pictures: Path) -> None:
    path = tmp_path / "report.xlsx"
    workbook.write(path, sample().data(), Words("en"))
    pdf = convert(path, "pdf", pictures, tmp_path)
    draw = shutil.which("pdftoppm")
    if draw is None:
        pytest.skip("pdftoppm is not installed")
    subprocess.run([draw, "-r", "90", "-png", str(pdf), str(pictures / "page")], check=True, timeout=_LIMIT)
    text = subprocess.run(
        ["pdftotext", str(pdf), "-"], check=True, capture_output=True, timeout=_LIMIT
    ).stdout
    assert b"###" not in text
    assert b"#REF" not in text
    assert b"Err:" not in text
    assert len(list(pictures.glob("page-*.png"))) >= len(workbook.SHEETS)


def test_a_round_trip_keeps_every_hostile_text(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    workbook.write(path, hostile_sample().data(), Words("en"))
    there = tmp_path / "there"
    there.mkdir()
    back = load_workbook(convert(path, "xlsx:Calc MS Excel 2007 XML", there, tmp_path))
    for row, text in enumerate(HOSTILE, 6):
        cell = back["Mentions"].cell(row, 5)
        assert cell.data_type == "s"
        if text.startswith("_x005F_"):
            continue  # LibreOffice 7.4 takes the escape of an escape for one escape, and none when it saves
        assert clean(text) in {str(cell.value), unescape(str(cell.value))}


def test_libreoffice_finds_what_the_checks_found(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    workbook.write(path, sample().data(), Words("en"))
    there = tmp_path / "there"
    there.mkdir()
    back = load_workbook(convert(path, "xlsx:Calc MS Excel 2007 XML", there, tmp_path), data_only=True)[
        "Checks"
    ]
    verdicts = [row[3] for row in back.iter_rows(min_row=6, values_only=True) if row[0]]
    assert verdicts
    assert set(verdicts) == {"Yes"}
