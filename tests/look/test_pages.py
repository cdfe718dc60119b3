"""Every page of the window with fictional values, light and dark, in `build/pages`: to be looked at."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.conftest import ROOT
from tests.gui.chart_sample import drawn
from tests.gui.shots import shoot_all

PICTURES = ROOT / "build" / "pages"


@pytest.mark.look
@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_every_page_has_its_picture(qapp: QApplication) -> None:
    shoot_all(PICTURES, drawn)
    light, dark = (
        {file.name.removesuffix(f"-{mode}.png") for file in PICTURES.glob(f"*-{mode}.png")}
        for mode in ("light", "dark")
    )
    assert light == dark
    assert {"01-start", "02-outputs", "03a-details-summary", "04-import", "05-sync", "08-report"} <= light
