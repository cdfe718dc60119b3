"""A source's key is asked with and written nowhere: not by a source that quotes it, not on a bad day."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from pathlib import Path

import httpx
import pytest

from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.wishes import ReportWishes, SyncWishes
from altmetric_desktop.services import export, import_file, logs, report, sync
from altmetric_desktop.services.library import open_library
from altmetric_desktop.settings import Settings
from altmetric_desktop.settings.secrets import Secrets
from altmetric_desktop.sources.description import Source

CANARY = "cAnArY+9f8e7d6c/5b4a=="
LIST = "DOI,Title\n10.5555/tide.1,Tides in a jar\n"


class Quoting:
    """Every source refuses, and quotes what it was asked, as some do."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, _source: Source) -> httpx.MockTransport:
        return httpx.MockTransport(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        keys = [value for name, value in request.url.params.multi_items() if name in {"key", "api_key"}]
        said = f"unknown {keys} in {request.url} with {dict(request.headers)}"
        self.asked.append(said)
        return httpx.Response(400, json={"error": said, "message": said, "error_message": said})


class _Hasty:
    """A clock that waits for nobody."""

    def __init__(self) -> None:
        self._now = 1_750_000_000.0

    def now(self) -> dt.datetime:
        return dt.datetime.fromtimestamp(self._now, dt.UTC)

    def monotonic(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        self._now += max(0.0, seconds)


def _quiet(_event: Event) -> None:
    """Progress is of no interest here."""


@pytest.mark.parametrize("source", ["openalex", "stackexchange"])
def test_a_key_is_in_no_file(tmp_path: Path, home: Path, source: str) -> None:
    settings = Settings.load(tmp_path / "settings.toml")
    settings.set(f"sources.{source}.key_from", "env:CANARY_KEY")
    settings.save()
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    web, secrets = Quoting(), Secrets(environment={"CANARY_KEY": CANARY})
    with logs.kept(tmp_path / "log") as on, open_library(tmp_path / "a.library", create=True) as library:
        assert on
        logging.getLogger("altmetric_desktop").setLevel(logging.DEBUG)
        import_file.apply(library, tmp_path / "list.csv", import_file.Options(), _quiet)
        wishes = SyncWishes(sources=(source,))
        answer = asyncio.run(
            sync.run(library, settings, wishes, _quiet, replay=web, secrets=secrets, clock=_Hasty())
        )
        for what in ("outputs", "mentions"):
            export.to_file(library, export.Wish(what), tmp_path / f"{what}.csv")
        report.write(library, ReportWishes(), tmp_path / "report.xlsx", _quiet)
    wire = str(httpx.QueryParams({"k": CANARY})).removeprefix("k=")
    assert any(wire in said or CANARY in said for said in web.asked)
    assert answer.sources[0].failure is not None
    spellings = {CANARY.encode(), wire.encode(), CANARY[:12].encode()}
    files = [path for folder in (tmp_path, home) for path in folder.rglob("*") if path.is_file()]
    assert {"a.library", "settings.toml", "outputs.csv", "report.xlsx", logs.FILE} <= {
        path.name for path in files
    }
    found = [path.name for path in files for one in spellings if one in path.read_bytes()]
    assert found == []
    assert CANARY not in repr(answer) + repr(secrets)
