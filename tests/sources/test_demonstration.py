"""The demonstration's answers, asked by the real adapters, give what the answer key says.

The key is counted from the generator's decisions; here every question of every source is asked of the
saved answers and read, and what comes out is matched and counted again.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from msgspec import Struct, field

from altmetric_desktop.domain import matching
from altmetric_desktop.domain.identifiers import normalise
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import Mention
from altmetric_desktop.domain.sourcing import Answer, Ask, Page
from altmetric_desktop.harvest.replay import Folder, Question
from altmetric_desktop.importers import opml
from altmetric_desktop.sources import registry
from altmetric_desktop.sources.description import Setup, Source, Target, Want

DEMO = Path(__file__).parents[2] / "resources" / "demo"


class Seen(Struct):
    """What came out of all seven sources."""

    mentions: dict[str, Mention] = field(default_factory=dict)
    outputs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    citations: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    titles: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    retracted: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    uncovered: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def _key() -> dict[str, dict[str, object]]:
    outputs = json.loads((DEMO / "key.json").read_text("utf-8"))["outputs"]
    assert isinstance(outputs, dict)
    return outputs


@cache
def _owners() -> dict[Identifier, str]:
    owners: dict[Identifier, str] = {}
    with (DEMO / "publications.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for kind, column in ((Kind.DOI, "DOI"), (Kind.PMID, "PMID")):
                identifier = normalise(kind, row[column])
                if identifier is not None:
                    owners[identifier] = row["Record ID"]
    return owners


def _pages(source: Source, want: Want, setup: Setup, folder: Folder) -> Iterator[Page]:
    """Every page of a want: its asks, their next pages, their follow-ups."""
    waiting: list[Ask] = list(source.asks(want, setup))
    while waiting:
        ask = waiting.pop(0)
        query = urlencode(ask.params)
        base = setup.base_url.replace("{lang}", ask.language or "")
        address = ask.address or f"{base}{ask.path}{'?' + query if query else ''}"
        body = (ask.body or "").encode()
        question = Question.of("POST" if body else "GET", address, ask.headers, body)
        reply = folder.answer(source.key, question)
        page = source.parse(Answer(reply.status, reply.headers, reply.body), ask)
        yield page
        waiting += [*([page.next] if page.next else []), *page.follow_ups]


def _wants(source: Source) -> Iterator[Want]:
    if source.key == "feeds":
        listed = opml.read((DEMO / "feeds.opml").read_bytes(), "feeds.opml")
        for feed in listed:
            yield Want(feed.address, target=Target(feed.address, feed.name, feed.channel.value))
        return
    mine: dict[str, list[Identifier]] = defaultdict(list)
    for identifier, number in _owners().items():
        if identifier.kind in source.info.needs:
            mine[number].append(identifier)
    ordered = [tuple(sorted(group, key=lambda each: each.kind)) for group in mine.values()]
    if source.info.batch == 1:
        for place, group in enumerate(ordered):
            yield Want(str(place), group)
        return
    firsts = [group[0] for group in ordered]
    for start in range(0, len(firsts), source.info.batch):
        yield Want(str(start), tuple(firsts[start : start + source.info.batch]))


@cache
def everything() -> Seen:
    """All questions asked once."""
    seen, folder, owners = Seen(), Folder(DEMO / "answers"), _owners()
    for source in registry.ALL:
        setup = Setup(source.base_url, languages=("en", "de"), sites=("academia", "biology", "stats"))
        for want in _wants(source):
            for page in _pages(source, want, setup, folder):
                _note(seen, page, source.key, owners)
    return seen


def _note(seen: Seen, page: Page, source: str, owners: dict[Identifier, str]) -> None:
    numbers = list(owners.values())
    places = {identifier: (place,) for place, identifier in enumerate(owners)}

    def owned(identifier: Identifier) -> tuple[int, ...]:
        return places.get(identifier, ())

    seen.problems += [problem.piece for problem in page.problems]
    for citation in page.citations:
        seen.citations[owners[citation.identifier]][citation.provider] = citation.value
    for fact in page.facts:
        number = owners[fact.identifier]
        seen.titles[number][source] = fact.metadata.title or ""
        if fact.metadata.retracted:
            seen.retracted.add(number)
    for identifier in page.not_covered:
        seen.uncovered[owners[identifier]].add(source)
    for mention in page.mentions:
        proved = {owners[evidence.identifier] for evidence in mention.evidence}
        proved |= {numbers[match.output] for match in matching.find(mention.texts, owned)}
        if proved:
            seen.mentions.setdefault(mention.event_key, mention)
            seen.outputs[mention.event_key] |= proved


def test_each_output_has_the_mentions_of_the_key() -> None:
    seen = everything()
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    accounts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event, numbers in seen.outputs.items():
        mention = seen.mentions[event]
        for number in numbers:
            counted[number][mention.channel.value] += 1
            accounts[number][mention.channel.value].add(mention.account.key)
    for number, expected in _key().items():
        assert dict(counted[number]) == expected["channels"], number
        sizes = {channel: len(keys) for channel, keys in accounts[number].items()}
        assert sizes == expected["accounts"], number


def test_distinct_mentions_are_those_of_the_key() -> None:
    seen = everything()
    expected = json.loads((DEMO / "key.json").read_text("utf-8"))["mentions"]
    assert len(seen.mentions) == expected["distinct"]
    assert sum(len(numbers) for numbers in seen.outputs.values()) == expected["of_outputs"]


def test_citations_and_coverage_are_those_of_the_key() -> None:
    seen = everything()
    assert seen.problems == []
    for number, expected in _key().items():
        assert dict(seen.citations[number]) == expected["citations"], number
        if expected["doi"]:
            known = expected["citations"]
            assert isinstance(known, dict)
            assert seen.uncovered[number] == {"crossref", "openalex", "europepmc"} - set(known), number


def test_titles_lose_their_markup_and_one_work_is_retracted() -> None:
    seen, key = everything(), _key()
    assert len(seen.titles) > 30
    for number, titles in seen.titles.items():
        for source, title in titles.items():
            if source != "crossref" or "Hordeum" not in title:
                assert title == key[number]["title"], (number, source)
    assert seen.retracted == {number for number, output in key.items() if output["retracted"]}
    assert len(seen.retracted) == 1


def test_every_mention_is_dated_unless_it_is_an_article_of_an_encyclopaedia() -> None:
    mentions = everything().mentions
    assert len(mentions) > 1_000
    for mention in mentions.values():
        assert (mention.posted is None) == (mention.channel.value == "wikipedia"), mention.event_key


def test_the_generator_makes_the_same_bytes_again(tmp_path: Path) -> None:
    script = DEMO.parents[1] / "installer" / "make_demo.py"
    subprocess.run([sys.executable, str(script), str(tmp_path / "demo")], check=True, timeout=120)
    kept = {path.relative_to(DEMO): path.read_bytes() for path in DEMO.rglob("*") if path.is_file()}
    made = {p.relative_to(tmp_path / "demo"): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert made == kept
    assert sum(map(len, kept.values())) < 3_000_000


def test_the_lists_of_feeds_name_channels_and_each_address_once() -> None:
    usual = (DEMO.parent / "feeds.opml").read_bytes()
    for data in (usual, (DEMO / "feeds.opml").read_bytes()):
        feeds = opml.read(data, "feeds.opml")
        assert len(feeds) == data.count(b"xmlUrl=")
        assert len({feed.channel for feed in feeds}) >= 4
    assert len(opml.read(usual, "feeds.opml")) >= 40
