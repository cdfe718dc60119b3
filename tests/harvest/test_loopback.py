"""The engine over real sockets: keep-alive, faults, cancelling; and that the server keeps its promises."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from altmetric_desktop.domain.events import SourceProgress, SourceState
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.sourcing import Ask, Rate
from altmetric_desktop.harvest.engine import Job, Network, run
from altmetric_desktop.harvest.replay import Folder, Replay
from altmetric_desktop.settings import Settings
from altmetric_desktop.sources import registry
from altmetric_desktop.sources.description import Setup, Target, Want
from tests.loopback import Fault, Loopback, LoopbackProcess
from tests.support.answers import A, B, C, a_folder
from tests.support.sourcing import Memory

QUICK = Rate(0, 2)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """The small folder."""
    return a_folder(tmp_path)


def _jobs(url: str, settings: Settings, keys: Sequence[str], rate: Rate = QUICK) -> list[Job]:
    """The jobs of a sync of one output, as services would plan them from the settings."""
    jobs = []
    for source in registry.ALL:
        if source.key not in keys:
            continue
        mine = settings.source(source.key)
        setup = Setup(mine.base_url or source.base_url, languages=("en", "de"), sites=("stats",))
        want = Want("w", (Identifier(Kind.DOI, A),))
        if source.key == "feeds":
            want = Want("w", target=Target(f"{url}/feeds/science.xml", "Science", "msm"))
        planned = list(source.asks(want, setup))
        jobs.append(Job(source, setup, planned, len(planned), rate=rate))
    return jobs


def _run(jobs: Sequence[Job], sink: Memory, trusted: Sequence[str] = ()) -> dict[str, SourceProgress]:
    lines = asyncio.run(run(jobs, sink, lambda _event: None, network=Network(tuple(trusted))))
    return {line.source: line for line in lines}


def _settings(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")
    settings = Settings.load(path)
    assert settings.notes == ()
    return settings


def test_all_sources_over_real_sockets(answers: Path, tmp_path: Path) -> None:
    sink = Memory()
    with Loopback(answers) as server:
        settings = _settings(tmp_path, server.settings())
        jobs = _jobs(server.url, settings, [source.key for source in registry.ALL])
        lines = _run(jobs, sink, settings.texts("network.trusted_hosts"))
        assert {line.state for line in lines.values()} == {SourceState.DONE}
        assert {key: line.failure for key, line in lines.items()} == dict.fromkeys(lines)
        assert set(server.counts) == set(lines)
        agents = {question.header("user-agent") for _, question in server.requests}
    assert {str(agent).partition("/")[0] for agent in agents} == {"AltmetricDesktop"}
    assert {key for key, _, page in sink.pages if page.mentions} >= {
        "wikipedia",
        "hackernews",
        "stackexchange",
        "feeds",
    }


def test_a_feed_on_this_machine_is_read_only_where_it_is_trusted(answers: Path, tmp_path: Path) -> None:
    sink = Memory()
    with Loopback(answers) as server:
        settings = _settings(tmp_path, server.settings())
        lines = _run(_jobs(server.url, settings, ["feeds"]), sink)
        assert server.counts["feeds"] == 0
    assert sink.pages == []
    assert [failure.key for _, _, failure in sink.failures] == ["source.private-address"]
    assert lines["feeds"].failure is not None


def test_a_429_is_waited_for_and_an_html_page_fails_its_ask_alone(answers: Path, tmp_path: Path) -> None:
    faults = [Fault("crossref", 1, "limited", 0.01), Fault("openalex", 1, "page")]
    sink = Memory()
    with Loopback(answers, faults) as server:
        settings = _settings(tmp_path, server.settings())
        lines = _run(_jobs(server.url, settings, ["crossref", "openalex"]), sink)
        assert server.counts["crossref"] == 2
    assert (lines["crossref"].state, lines["crossref"].failure) == (SourceState.DONE, None)
    assert [(key, failure.key) for key, _, failure in sink.failures] == [("openalex", "source.unexpected")]
    assert sink.failures[0][2].theirs == "Welcome to our network"


@pytest.mark.parametrize("kind", ["hang", "slow"])
def test_cancelling_does_not_wait_for_a_server(answers: Path, tmp_path: Path, kind: str) -> None:
    fault = Fault("crossref", 0, "hang" if kind == "hang" else "slow", 1000)
    sink = Memory()

    async def main(jobs: list[Job], server: Loopback) -> float:
        loop = asyncio.get_running_loop()
        task = asyncio.create_task(run(jobs, sink, lambda _event: None))
        assert await asyncio.to_thread(server.reached.wait, 20)
        begun = loop.time()
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
        return loop.time() - begun

    with Loopback(answers, [fault]) as server:
        settings = _settings(tmp_path, server.settings())
        assert asyncio.run(main(_jobs(server.url, settings, ["crossref"]), server)) < 5
    assert sink.pages == []


def test_connections_are_kept_alive(answers: Path, tmp_path: Path) -> None:
    crossref = registry.by_key("crossref")
    planned = [Ask(f"/works/{doi}", want=doi, stage="single") for doi in (A, B, C) * 10]
    with Loopback(answers) as server:
        job = Job(crossref, Setup(server.base_url("crossref")), planned, 30, rate=QUICK)
        asyncio.run(run([job], Memory(), lambda _event: None))
        assert server.counts["crossref"] == 30
        assert server.connections <= 2


def test_a_closed_port_is_unreachable_not_an_error_of_ours(tmp_path: Path) -> None:
    with Loopback(tmp_path) as server:
        gone = server.base_url("crossref")
    source = registry.by_key("crossref")
    want = Want("w", (Identifier(Kind.DOI, A),))
    job = Job(source, Setup(gone), list(source.asks(want, Setup(gone))), 1, rate=QUICK)

    class Impatient:
        def monotonic(self) -> float:
            return asyncio.get_running_loop().time()

        def now(self) -> object:
            raise AssertionError("no header, no date")

        async def sleep(self, seconds: float) -> None:
            await asyncio.sleep(0)

    sink = Memory()
    (line,) = asyncio.run(run([job], sink, lambda _event: None, clock=Impatient()))  # type: ignore[arg-type]  # never asked for the date
    assert line.requests == 4
    assert [failure.key for _, _, failure in sink.failures] == ["source.unreachable"]


def test_the_server_in_a_process_of_its_own(answers: Path) -> None:
    source = registry.by_key("crossref")
    sink = Memory()
    with LoopbackProcess(answers, [Fault("crossref", 1, "error")], latency=0.001) as server:
        setup = Setup(server.base_url("crossref"))
        planned = list(source.asks(Want("w", (Identifier(Kind.DOI, A),)), setup))
        job = Job(source, setup, planned, 1, rate=QUICK)
        (line,) = asyncio.run(run([job], sink, lambda _event: None, jitter=lambda: -0.499))
    assert line.failure is None
    assert line.requests == 2


def test_the_demonstrations_answers_are_all_read(root: Path) -> None:
    place = root / "resources" / "demo" / "answers"
    works = (place / "crossref" / "works.jsonl").read_text("utf-8").splitlines()
    dois = [Identifier(Kind.DOI, json.loads(line)["DOI"].lower()) for line in works]
    folder, sink = Folder(place), Memory()
    jobs = []
    for source in registry.ALL:
        setup = Setup(source.base_url, sites=("stats", "biology"))
        wants = [Want(str(number), (doi,)) for number, doi in enumerate(dois[:40])]
        if source.info.batch > 1:
            wants = [Want("all", tuple(dois[: source.info.batch]))]
        if source.key == "feeds":
            names = sorted(path.name for path in (place / "feeds").iterdir())
            wants = [Want(name, target=Target(f"https://f.example/{name}", name)) for name in names]
        planned = [ask for want in wants for ask in source.asks(want, setup)]
        jobs.append(Job(source, setup, planned, len(planned), rate=QUICK))
    lines = asyncio.run(
        run(jobs, sink, lambda _event: None, transport=lambda source: Replay(folder, source.key))
    )
    assert {line.source: (line.state, line.failure, line.problems) for line in lines} == {
        source.key: (SourceState.DONE, None, 0) for source in registry.ALL
    }
    assert {line.source: line.done == line.total > 0 for line in lines} == {
        source.key: True for source in registry.ALL
    }


def test_a_proxy_is_used_for_public_hosts_and_not_for_trusted_ones(answers: Path) -> None:
    source = registry.by_key("crossref")
    sink = Memory()

    async def ask(base: str, network: Network) -> SourceProgress:
        job = Job(source, Setup(base), [Ask(f"/works/{A}", want="w", stage="single")], 1, rate=QUICK)
        (line,) = await run([job], sink, lambda _event: None, network=network)
        return line

    with Loopback(answers) as proxy, Loopback(answers) as inside:
        trusted = Network(proxy=proxy.url, trusted_hosts=(inside.url.removeprefix("http://"),))
        through = asyncio.run(ask("http://public.example/crossref", trusted))
        direct = asyncio.run(ask(inside.base_url("crossref"), trusted))
        assert [question.host for _, question in proxy.requests] == ["public.example"]
        assert inside.counts["crossref"] == 1
    assert (through.failure, direct.failure) == (None, None)
