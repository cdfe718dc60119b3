"""`sync` and `sources` against a server on this machine that answers as the seven sources do."""

from __future__ import annotations

from pathlib import Path

import pytest

from altmetric_desktop.services import sync
from tests.cli.conftest import Json, Terminal
from tests.loopback import SOURCES, Fault, Loopback
from tests.support import made
from tests.support.answers import A

#: Found by all sources together for the small list (see `tests.support.answers`).
MENTIONS = 8


def point(terminal: Terminal, url: str, **more: str) -> None:
    """Send every source to a server, as fast as it answers; `more`: lines for a source's own table."""
    host = url.removeprefix("http://")
    feeds = terminal.settings.with_name("feeds.opml")
    feeds.write_text(made.OPML.replace(made.FEED, f"{url}/feeds/science.xml"), encoding="utf-8")
    lines = ["[network]", f'trusted_hosts = ["{host}"]']
    own = {"wikipedia": 'languages = ["en", "de"]', "stackexchange": 'sites = ["stats"]'}
    for source in SOURCES:
        path = "/wikipedia/{lang}" if source == "wikipedia" else f"/{source}"
        lines += [f"[sources.{source}]", "per_second = 500"]
        lines.append(f'list = "{feeds}"' if source == "feeds" else f'base_url = "{url}{path}"')
        lines += [own.get(source, ""), more.get(source, "")]
    terminal.settings.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def listed(terminal: Terminal, tmp_path: Path) -> Terminal:
    """The list imported, and answers to be served."""
    made.the_answers(tmp_path)
    terminal.json("import", made.a_list(tmp_path))
    return terminal


def by_source(answer: Json) -> dict[str, Json]:
    return {line["source"]: line for line in answer["sources"]}


def test_all_sources_answer_and_a_second_sync_asks_nothing(listed: Terminal, tmp_path: Path) -> None:
    with Loopback(tmp_path / "answers") as server:
        point(listed, server.url)
        answer = listed.json("sync")
        assert list(answer) == ["run", "new_mentions", "touched_outputs", "cancelled", "sources"]
        assert answer["run"] == "R-0002"
        assert answer["new_mentions"] == MENTIONS
        assert {key: line["state"] for key, line in by_source(answer).items()} == dict.fromkeys(
            SOURCES, "done"
        )
        assert sum(line["mentions"] for line in answer["sources"]) == MENTIONS
        asked = sum(server.counts.values())
        assert asked == sum(line["requests"] for line in answer["sources"])
        again = listed.json("sync")
        assert (again["new_mentions"], sum(server.counts.values())) == (0, asked)
        anew = listed.json("sync", "--all")
        assert anew["new_mentions"] == 0
        assert sum(server.counts.values()) >= 2 * asked - 1
        assert server.requests[-1] is not None
        conditional = [q for key, q in server.requests if key == "feeds"][-1]
        assert conditional.header("if-none-match")
    assert len(listed.json("details", A)["mentions"]) == MENTIONS


def test_one_source_and_a_limit(listed: Terminal, tmp_path: Path) -> None:
    with Loopback(tmp_path / "answers") as server:
        point(listed, server.url)
        ran = listed.run("sync", "--source", "hackernews", "--limit", "1", "--verbose", "--json")
        assert ran.status == 0
        assert [line["source"] for line in ran.json["sources"]] == ["hackernews"]
        assert set(server.counts) == {"hackernews"}
        assert A in ran.err
    assert {row["source"]: row["state"] for row in listed.json("details", A)["coverage"]} == {
        **dict.fromkeys(SOURCES, "not-collected"),
        "hackernews": "found",
    }


TROUBLE = {
    "429 without end": Fault("hackernews", 0, "limited", 86_400),
    "an HTML page": Fault("hackernews", 0, "page"),
}


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_source_in_trouble_leaves_the_others_whole(listed: Terminal, tmp_path: Path, trouble: str) -> None:
    with Loopback(tmp_path / "answers", [TROUBLE[trouble]]) as server:
        point(listed, server.url)
        ran = listed.run("sync", "--json")
    assert ran.status == 3
    lines = by_source(ran.json)
    assert {key for key, line in lines.items() if line["state"] == "done"} == set(SOURCES) - {"hackernews"}
    assert lines["hackernews"]["failure"]
    assert lines["hackernews"]["failure"] in ran.err or trouble.startswith("429")
    assert ran.json["new_mentions"] == MENTIONS - 2
    states = {row["source"]: row["state"] for row in listed.json("details", A)["coverage"]}
    assert {states[key] for key in SOURCES if key != "hackernews"} == {"found"}
    assert states["hackernews"] in {"failed", "not-collected"}
    with Loopback(tmp_path / "answers") as server:
        point(listed, server.url)
        again = listed.json("sync", *(["--all"] if trouble == "an HTML page" else []))
        assert again["new_mentions"] == 2
    assert len(listed.json("details", A)["mentions"]) == MENTIONS


def test_people_are_told_per_source(listed: Terminal, tmp_path: Path) -> None:
    with Loopback(tmp_path / "answers") as server:
        point(listed, server.url)
        ran = listed.run("sync")
        assert ran.status == 0
        assert ran.out.count("\n") == 1 + len(SOURCES)
        assert all(key in ran.out for key in SOURCES)
        said = ran.err.splitlines()
        assert said
        assert len(said) == len(set(said))
        quiet = listed.run("sync", "--quiet")
        assert (quiet.status, quiet.out, quiet.err) == (0, "", "")


@pytest.mark.parametrize("trouble", TROUBLE)
def test_people_are_told_why_a_source_did_not_end(listed: Terminal, tmp_path: Path, trouble: str) -> None:
    with Loopback(tmp_path / "answers", [TROUBLE[trouble]]) as server:
        point(listed, server.url)
        ran = listed.run("sync", "--source", "hackernews")
        quiet = listed.run("sync", "--source", "hackernews", "--all", "--quiet")
    assert (ran.status, quiet.status, quiet.out) == (3, 3, "")
    assert quiet.err.strip() in ran.out
    assert {"429 without end": "come back later", "an HTML page": "a page for people"}[trouble] in ran.out


def test_a_feed_that_was_put_off_is_work_done_in_part(listed: Terminal, tmp_path: Path) -> None:
    faults = [Fault("feeds", number, "limited", 86_400) for number in (1, 2)]
    with Loopback(tmp_path / "answers", faults) as server:
        point(listed, server.url)
        ran = listed.run("sync", "--source", "feeds", "--json")
        told = listed.run("sync", "--source", "feeds")
        again = listed.run("sync", "--source", "feeds", "--json")
    line = by_source(ran.json)["feeds"]
    assert (ran.status, line["problems"], told.status) == (3, 1, 3)
    assert "come back later" in line["failure"]
    assert "come back later" in told.out
    assert (again.status, by_source(again.json)["feeds"]["failure"]) == (0, None)


def test_a_source_that_is_switched_off_is_not_asked(listed: Terminal, tmp_path: Path) -> None:
    with Loopback(tmp_path / "answers") as server:
        point(listed, server.url, wikipedia="enabled = false")
        lines = by_source(listed.json("sync"))
        assert "wikipedia" not in lines
        assert server.counts["wikipedia"] == 0
    (line,) = [one for one in listed.json("sources")["sources"] if one["key"] == "wikipedia"]
    assert (line["enabled"], line["last_success"]) == (False, None)
    assert line["off"]


def test_sources_are_described(listed: Terminal) -> None:
    lines = listed.json("sources")["sources"]
    assert [line["key"] for line in lines] == list(SOURCES)
    for line in lines:
        assert set(line) == {
            "key",
            "name",
            "category",
            "gives",
            "kind",
            "enabled",
            "needs_key",
            "last_success",
            "covers",
            "off",
            "mentions",
            "due",
        }
        assert line["kind"] in {"look-up", "stream", "import"}
        assert line["enabled"] is True
        assert line["covers"]
    said = listed.run("sources").out
    assert all(line["name"] in said for line in lines)


def test_a_report_of_a_sync_that_was_cut_off_agrees_with_itself(
    listed: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def cut_off(*_: object) -> None:
        """Nothing after the last page, as when the power goes."""

    monkeypatch.setattr(sync, "_finish", cut_off)
    with Loopback(tmp_path / "answers") as server:
        point(listed, server.url)
        assert listed.json("sync")["new_mentions"] == MENTIONS
    written = listed.json("report", tmp_path / "out.xlsx")
    assert (written["rows"]["mentions"], written["failed_checks"]) == (MENTIONS, [])


@pytest.mark.parametrize("source", ["twitter", "", "crossref,openalex", "Crossref"])
def test_an_unknown_source_is_one_message_that_names_the_known(listed: Terminal, source: str) -> None:
    ran = listed.run("sync", "--source", source)
    assert (ran.status, ran.out) == (1, "")
    assert "crossref, openalex" in ran.err
    assert listed.run("sync", "--limit", "0").status == 2
    assert listed.run("sync", "--limit", "many").status == 2
    assert listed.json("library", "info")["last_sync"] is None
