"""One contract for every source: a new one can't skip it."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from altmetric_desktop.domain.errors import NotFoundError, SourceChanged, SourceError
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import from_iso
from altmetric_desktop.domain.sourcing import Answer, Ask, Gives, Page, SourceKind
from altmetric_desktop.sources import registry
from altmetric_desktop.sources.description import AuthKind, Setup, Source, Target, Want
from tests.sources import saved

EVERY = pytest.mark.parametrize("source", registry.ALL, ids=lambda source: source.key)
CASES = [case for source in registry.ALL for case in saved.cases(source.key)]
NEEDED = {"one", "many", "next", "empty", "refused", "limited", "malformed"}


def setup_of(source: Source) -> Setup:
    """A setup in which every source has something to ask."""
    targets = (Target("https://a.example/rss", "A", "msm"), Target("https://b.example/rss", "B", "blogs"))
    return Setup(source.base_url, "office@northmere.example", ("en", "de"), ("stats", "biology"), targets)


def wants_of(source: Source) -> list[Want]:
    """Wants that a planner would make: full batches, one output, nothing that the source understands."""
    if source.info.kind is SourceKind.STREAM:
        return [
            Want(
                "t",
                target=Target("https://a.example/rss", "A", "msm", '"e"', "Wed, 20 Mar 2024 09:15:00 GMT"),
            )
        ]
    full = tuple(
        Identifier(kind, f"10.5555/x.{place}" if kind is Kind.DOI else str(99_000_000 + place))
        for place in range(source.info.batch)
        for kind in source.info.needs[:1]
    )
    mixed = tuple(
        Identifier(kind, {Kind.DOI: '10.5555/a,b|c"(1)<2>;3', Kind.PMCID: "PMC9900314"}.get(kind, "99000314"))
        for kind in source.info.needs
    )
    pages = ("https://www.read.tideline.example/a-b/", "https://doi.org/10.5555/x", "https://bare.example")
    return [
        Want("full", full),
        Want("one", mixed, pages, since=from_iso("2025-01-01")),
        Want("nothing", (Identifier(Kind.REPEC, "RePEc:nwm:wpaper:1"),)),
    ]


@EVERY
def test_the_description_is_complete(source: Source) -> None:
    info = source.info
    assert re.fullmatch(r"[a-z]+", info.key)
    for text in (info.name, info.covers, info.limits):
        assert text.strip() == text
        assert text
    for address in (info.homepage, info.terms):
        assert address.startswith("https://")
    assert info.rate.per_second > 0
    assert 1 <= info.rate.at_once <= 8
    assert info.fresh_for >= 1
    assert info.batch >= 1
    assert info.gives
    assert (Gives.MENTIONS in info.gives) == bool(info.channels)
    assert len(info.categories) >= (Gives.MENTIONS in info.gives)
    assert info.takes_key == (source.auth.kind is not AuthKind.NONE)
    assert not (info.needs_key and not info.takes_key)
    if info.kind is SourceKind.STREAM:
        assert (info.needs, source.base_url) == ((), "")
    else:
        assert info.needs
        assert source.base_url.startswith("https://")
        assert not source.base_url.endswith("/")


def test_keys_are_unique_and_found() -> None:
    keys = [source.key for source in registry.ALL]
    assert len(set(keys)) == len(keys) >= 7
    assert [registry.by_key(key).key for key in keys] == keys
    with pytest.raises(NotFoundError, match=r"source\.unknown"):
        registry.by_key("gopher")


@EVERY
def test_asks_are_deterministic_within_the_batch_and_distinct(source: Source) -> None:
    setup = setup_of(source)
    for want in wants_of(source):
        asks = list(source.asks(want, setup))
        assert asks == list(source.asks(want, setup))
        assert len({ask.key for ask in asks}) == len(asks)
        for ask in asks:
            assert ask.want == want.key
            assert set(ask.identifiers) <= set(want.identifiers)
            assert bool(ask.address) != ask.path.startswith("/")
            if source.info.batch > 1:
                assert len(ask.identifiers) <= source.info.batch
        if want.key == "nothing":
            assert asks == []
        elif source.info.batch > 1:
            assert {each for ask in asks for each in ask.identifiers} == set(want.identifiers)
        else:
            assert asks


@EVERY
def test_no_ask_carries_a_key_or_a_contact(source: Source) -> None:
    """Signing is the engine's: a key in an ask would be written down with it."""
    for want in wants_of(source):
        for ask in source.asks(want, setup_of(source)):
            assert "northmere.example" not in repr(ask)
            assert source.auth.name not in dict(ask.params) or not source.auth.name


@EVERY
def test_every_source_has_its_saved_answers(source: Source) -> None:
    assert {case.name for case in saved.cases(source.key)} >= NEEDED


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.source}-{case.name}")
def test_saved_answers_are_read_as_expected(case: saved.Case) -> None:
    source = registry.by_key(case.source)
    if not case.raises:
        assert saved.described(source.parse(case.answer, case.ask)) == case.page
        return
    with pytest.raises(SourceError) as caught:
        source.parse(case.answer, case.ask)
    assert type(caught.value).__name__ == case.raises
    assert dict(caught.value.arguments) == case.arguments
    if case.name == "malformed":
        assert case.raises == "SourceChanged"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.source}-{case.name}")
def test_pages_are_fit_to_be_stored(case: saved.Case) -> None:
    if case.raises:
        return
    source = registry.by_key(case.source)
    page = source.parse(case.answer, case.ask)
    assert page == source.parse(case.answer, case.ask)
    for mention in page.mentions:
        assert mention.channel in source.info.channels or case.name == "empty"
        assert mention.event_key.startswith(f"{mention.channel.value}:")
        assert mention.account.channel is mention.channel
        assert mention.account.key
        assert mention.account.name
        assert mention.title
        assert mention.url.startswith(("https://", "http://"))
        assert mention.evidence or mention.texts
        for text in (mention.title, mention.excerpt, mention.account.name):
            assert re.search(r"<\w+[^>]*>|[\x00-\x1f]", text) is None
    for ask in (*page.follow_ups, *([page.next] if page.next else [])):
        assert ask.want == case.ask.want
        assert ask.identifiers
    if page.next:
        assert page.next.key == case.ask.key
        assert page.next != case.ask
        assert page.next.cursor != case.ask.cursor


@EVERY
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!DOCTYPE html><html><head><title>Sign in</title></head></html>",
        b"<html><body>502 Bad Gateway</body></html>",
        b"null",
        b"[]",
        b'"text"',
        b'{"message": NaN}',
        b"[" * 100_000,
        b'{"items":' * 50_000,
        b"\xff\xfe\x00",
        b'{"a": "\\ud800"}',
    ],
    ids=[
        "nothing",
        "sign-in",
        "gateway",
        "null",
        "list",
        "text",
        "nan",
        "deep",
        "deeper",
        "bytes",
        "surrogate",
    ],
)
def test_what_is_no_answer_is_said_to_be_none(source: Source, body: bytes) -> None:
    case = saved.cases(source.key)[0]
    with pytest.raises(SourceChanged) as caught:
        source.parse(Answer(200, (), body), case.ask)
    arguments = caught.value.arguments
    assert arguments["source"] == source.key
    assert len(str(arguments.get("piece", arguments.get("theirs")))) <= 200


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


def paths_of(value: saved.Json, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a JSON value, the innermost too."""
    inner: list[tuple[str | int, saved.Json]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value[:6]))
    return [path, *(place for key, each in inner for place in paths_of(each, (*path, key)))]


def changed(value: saved.Json, path: tuple[str | int, ...], new: saved.Json) -> saved.Json:
    """The value with another one at a place."""
    if not path:
        return new
    head, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {key: changed(each, rest, new) if key == head else each for key, each in value.items()}
    assert isinstance(value, list)
    return [changed(each, rest, new) if place == head else each for place, each in enumerate(value)]


JSON_CASES = [case for case in CASES if case.answer.body.lstrip()[:1] in {b"{", b"["}]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_mutation_of_an_answer_raises_anything_else(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(JSON_CASES))
    value = json.loads(case.answer.body)
    for _ in range(data.draw(st.integers(1, 3))):
        value = changed(value, data.draw(st.sampled_from(paths_of(value))), data.draw(json_values))
    answer = replace(case.answer, body=json.dumps(value).encode())
    try:
        page = registry.by_key(case.source).parse(answer, case.ask)
    except SourceError:
        return
    assert isinstance(page, Page)
    assert all(0 <= citation.value <= 10**9 for citation in page.citations)
    assert all(mention.url.startswith("http") and mention.title for mention in page.mentions)


FEED_CASES = [case for case in saved.cases("feeds") if case.answer.body]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_mutation_of_a_feed_raises_anything_else(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(FEED_CASES))
    body = bytearray(case.answer.body)
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(body) - 1))
        end = data.draw(st.integers(start, min(len(body), start + 40)))
        body[start:end] = data.draw(
            st.binary(max_size=12) | st.sampled_from([b"<item>", b"]]>", b"&x;", b'"', b"<"])
        )
    try:
        page = registry.by_key("feeds").parse(replace(case.answer, body=bytes(body)), case.ask)
    except SourceError:
        return
    assert all(mention.url.startswith(("http://", "https://")) for mention in page.mentions)


def test_posts_are_form_encoded() -> None:
    [ask] = registry.by_key("europepmc").asks(
        Want(
            "w",
            (
                Identifier(Kind.DOI, '10.5555/a"b\\c'),
                Identifier(Kind.PMID, "7"),
                Identifier(Kind.PMCID, "PMC8"),
            ),
        ),
        Setup(""),
    )
    assert ask.body is not None
    form = dict(parse_qsl(ask.body))
    assert form["query"] == 'DOI:"10.5555/a\\"b\\\\c" OR (EXT_ID:7 AND SRC:MED) OR PMCID:PMC8'
    assert form["format"] == "json"
    assert form["cursorMark"] == "*"


def asked(key: str, want: Want) -> list[Ask]:
    """The asks of a source in a usual setup."""
    source = registry.by_key(key)
    return list(source.asks(want, setup_of(source)))


def test_what_filters_read_as_operators_is_asked_alone() -> None:
    want = Want(
        "w", tuple(Identifier(Kind.DOI, value) for value in ("10.5555/a", "10.5555/b,c", "10.5555/d|e"))
    )
    assert [ask.path for ask in asked("crossref", want)] == ["/works", "/works/10.5555%2Fb%2Cc"]
    assert dict(asked("crossref", want)[0].params)["filter"] == "doi:10.5555/a,doi:10.5555/d|e"
    assert [ask.path for ask in asked("openalex", want)] == [
        "/works",
        "/works/doi:10.5555%2Fb%2Cc",
        "/works/doi:10.5555%2Fd%7Ce",
    ]


def test_an_encyclopaedia_is_asked_in_each_language_for_links_text_and_landing_pages() -> None:
    want = Want("w", (Identifier(Kind.DOI, "10.5555/a"),), ("https://read.tideline.example/a-b/",))
    found = [(ask.language, ask.stage, dict(ask.params)) for ask in asked("wikipedia", want)]
    assert [(language, stage) for language, stage, _ in found] == [
        (language, stage) for language in ("en", "de") for stage in ("links", "text", "page")
    ]
    assert found[0][2]["euquery"] == "doi.org/10.5555/a"
    assert found[1][2]["srsearch"] == 'insource:"10.5555/a"'
    assert found[2][2]["euquery"] == "read.tideline.example/a-b"


def test_since_narrows_searches_with_an_overlap() -> None:
    want = Want("w", (Identifier(Kind.DOI, "10.5555/a"),), since=from_iso("2025-01-02T00:00:10Z"))
    assert dict(asked("hackernews", want)[0].params)["numericFilters"] == "created_at_i>1735689610"
    assert dict(asked("stackexchange", want)[0].params)["fromdate"] == "1735689600"


def test_a_feed_is_asked_conditionally_and_all_feeds_without_a_target() -> None:
    target = Target("https://a.example/rss", "A", "policies", '"e"', "Wed, 20 Mar 2024 09:15:00 GMT")
    [ask] = asked("feeds", Want("w", target=target))
    assert dict(ask.headers)["If-None-Match"] == '"e"'
    assert dict(ask.headers)["If-Modified-Since"] == "Wed, 20 Mar 2024 09:15:00 GMT"
    assert (ask.address, ask.stage) == ("https://a.example/rss", "policies")
    assert [ask.address for ask in asked("feeds", Want("w"))] == [
        "https://a.example/rss",
        "https://b.example/rss",
    ]


def test_sites_are_asked_by_default_where_none_is_chosen() -> None:
    source = registry.by_key("stackexchange")
    asks = list(source.asks(Want("w", (Identifier(Kind.DOI, "10.5555/a"),)), Setup(source.base_url)))
    assert len({ask.target for ask in asks}) >= 3
