"""Only the links that we mean to open are opened; the door is in one file."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from altmetric_desktop.gui.links import open_external, safe_url

GUI = Path(__file__).resolve().parents[2] / "altmetric_desktop" / "gui"

GOOD = (
    "https://harbour.example/story/1",
    "http://harbour.example",
    "https://doi.org/10.5555/abc(1)",
    "https://harbour.example/a?b=c&d=%20e#f",
    "HTTPS://harbour.example/x",
    "https://harbour.example:8443/x",
    "https://xn--hfen-loa.example/x",
)

HOSTILE = (
    "", " ", "harbour.example", "//harbour.example/x", "/etc/passwd", "file:///etc/passwd",
    "FILE:///etc/passwd", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>x</b>",
    "vbscript:x", "mailto:a@b.example", "ftp://harbour.example/x", "smb://harbour.example/x",
    "ssh://harbour.example", "tel:123", "about:blank", "https://", "https:///x", "https:harbour.example",
    "http:/harbour.example", "https://user@harbour.example/", "https://user:secret@harbour.example/",
    "https://harbour.example@evil.example/", "https://harbour.example/\nx", "https://harbour.example/\rx",
    "https://harbour.example/\tx", "https://harbour.example/ x", " https://a.example",
    "https://harbour.example/\x00", "https://harbour.example/\x7f",
    "https://harbour.example\\@evil.example/", "\\\\server\\share", "C:\\windows\\x.exe", "https://[::1",
    "https://%00.example/", "https://a.example/" + "x" * 2048, "view-source:https://a.example",
    "jar:https://a.example!/x", "x-apple:https://a.example",
)  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_a_plain_link_may_be_opened(text: str) -> None:
    assert safe_url(text) is not None


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_link_is_not_opened(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("altmetric_desktop.gui.links.QDesktopServices.openUrl", opened.append)
    assert safe_url(text) is None
    assert not open_external(text)
    assert opened == []


def test_a_doi_becomes_its_resolver() -> None:
    url = safe_url("doi:10.5555/abc")
    assert url is not None
    assert url.toString() == "https://doi.org/10.5555/abc"


def test_the_door_outside_is_in_one_file() -> None:
    found = {
        path.name
        for path in GUI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "openUrl"
    }
    assert found == {"links.py"}
