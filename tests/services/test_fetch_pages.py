"""Kept pages of a fetched list: whatever stands in their place, it is dropped or said, and never breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.fetching import FetchWish
from altmetric_desktop.domain.sourcing import ListedWork, Listing
from altmetric_desktop.services.fetch_pages import Line, Pages

WISH = FetchWish(orcid="0000-0002-1825-0097")
NOW = 1_700_000_000
WORK = Line(Listing((ListedWork('{"id":"W1"}', ()),), "Jane Doe", 1))
WRONG = (b"\xff\xfe{}", b"[" * 9_000, b"{}", b"7", b"", b'{"format":1}', b'{"format":"\xe9"}')


@pytest.mark.parametrize("head", WRONG)
def test_a_head_that_is_none(tmp_path: Path, head: bytes) -> None:
    library = tmp_path / "a.library"
    path = Pages(library, WISH, NOW).path
    path.write_bytes(head + b"\n{}\n")
    with pytest.raises(InputError):
        Pages.at(path, NOW)
    assert Pages(library, WISH, NOW).lines == []


@pytest.mark.parametrize("line", WRONG)
def test_a_line_that_is_none_ends_the_pages_before_it(tmp_path: Path, line: bytes) -> None:
    library = tmp_path / "a.library"
    pages = Pages(library, WISH, NOW)
    pages.add(WORK)
    whole = pages.path.read_bytes()
    pages.path.write_bytes(whole + line + b"\n" + whole.split(b"\n")[1] + b"\n")
    assert Pages.at(pages.path, NOW).lines == [WORK]
    assert pages.path.read_bytes() == whole
