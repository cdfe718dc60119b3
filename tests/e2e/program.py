"""The real program as a process of its own, on a library of the demonstration's list."""

from __future__ import annotations

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from msgspec import Struct

from tests.loopback import SOURCES, base_url

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "demo"

#: Feeds of the demonstration that are read.
FEEDS = 20

Json = Any  # what a command printed

#: What makes two libraries the same for a reader: events, what they concern and how, citations, scores.
QUESTIONS = {
    "mentions": (
        "SELECT event_key, channel, url, title, excerpt, posted_day, posted_second FROM mention "
        "WHERE died IS NULL"
    ),
    "sightings": "SELECT m.event_key, s.source FROM sighting s JOIN mention m ON m.id = s.mention",
    "links": (
        "SELECT i.value, m.event_key, l.matched_by FROM link l JOIN mention m ON m.id = l.mention "
        "JOIN identifier i ON i.output = l.output AND i.kind = 'doi' AND i.role = 'own' "
        "WHERE l.died IS NULL"
    ),
    "citations": (
        "SELECT i.value, c.provider, c.value FROM citation c "
        "JOIN identifier i ON i.output = c.output AND i.kind = 'doi' AND i.role = 'own'"
    ),
    "scores": (
        "SELECT i.value, s.scheme, s.points FROM score s "
        "JOIN identifier i ON i.output = s.output AND i.kind = 'doi' AND i.role = 'own'"
    ),
    "coverage": (
        "SELECT i.value, c.source, c.state FROM coverage c "
        "JOIN identifier i ON i.output = c.output AND i.kind = 'doi' AND i.role = 'own'"
    ),
    "open": "SELECT source, key FROM ask WHERE state = 'open'",
}


class Program(Struct, frozen=True):
    """`python -m altmetric_desktop` with a library and settings."""

    library: Path
    settings: Path

    def command(self, *arguments: str | Path) -> list[str]:
        """The command line."""
        given = [str(argument) for argument in arguments]
        options = ["--library", str(self.library), "--settings", str(self.settings)]
        return [sys.executable, "-m", "altmetric_desktop", *given, *options]

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start a command and let it run, in a session of its own."""
        return subprocess.Popen(
            self.command(*arguments),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=170,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def json(self, *arguments: str | Path, status: int = 0) -> Json:
        """The object that a command prints; it must end as said."""
        done = self.run(*arguments, "--json", "--quiet")
        assert done.returncode == status, done.stderr + done.stdout
        return json.loads(done.stdout)


def kill(process: subprocess.Popen[bytes]) -> bool:
    """End a process as a power cut would; whether it was still running."""
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)
    return running


def contents(library: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the library holds, in an order that does not depend on when it was found; it must be sound."""
    with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            name: sorted(connection.execute(question).fetchall(), key=repr)
            for name, question in QUESTIONS.items()
        }


def a_slice(folder: Path, rows: int) -> Path:
    """The first rows of the demonstration's list."""
    lines = (DEMO / "publications.csv").read_text("utf-8").splitlines(keepends=True)
    path = folder / "list.csv"
    path.write_text("".join(lines[: rows + 1]), encoding="utf-8")
    return path


def the_settings(folder: Path, url: str) -> Path:
    """Settings that send every source, and every feed of the demonstration, to a server on this machine."""
    feeds = folder / "feeds.opml"
    listed = (DEMO / "feeds.opml").read_text("utf-8").splitlines()
    outlines = [number for number, line in enumerate(listed) if "xmlUrl" in line]
    kept = [line for number, line in enumerate(listed) if number not in outlines[FEEDS:]]
    feeds.write_text("\n".join(_moved(line, url) for line in kept), encoding="utf-8")
    own = {
        "wikipedia": 'languages = ["en", "de"]',
        "stackexchange": 'sites = ["academia", "biology", "stats"]',
        "feeds": f'list = "{feeds}"',
    }
    lines = ["[network]", f'trusted_hosts = ["{url.removeprefix("http://")}"]']
    for source in SOURCES:
        lines += [f"[sources.{source}]", "per_second = 1000", own.get(source, "")]
        if source != "feeds":
            lines.append(f'base_url = "{base_url(url, source)}"')
    path = folder / "settings.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _moved(line: str, url: str) -> str:
    start, found, rest = line.partition('xmlUrl="')
    if not found:
        return line
    address, _, end = rest.partition('"')
    return f'{start}xmlUrl="{url}/feeds/{address.rpartition("/")[2]}"{end}'


def table(text: str) -> list[dict[str, str]]:
    """A CSV export as rows."""
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))
