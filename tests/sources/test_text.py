"""Mark-up, names of works in texts, addresses: tables of examples and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import Evidence, MatchedBy
from altmetric_desktop.sources import proof, shape, stackexchange, text
from altmetric_desktop.sources.description import Want

DOI = Identifier(Kind.DOI, "10.5555/ab")


@pytest.mark.parametrize(
    "markup, expected",
    [
        (None, ""),
        ("", ""),
        ("Tides", "Tides"),
        ("  two\n\tlines\u200b ", "two lines"),
        ("<jats:p>One.</jats:p><jats:p>Two<jats:sub>2</jats:sub>.</jats:p>", "One. Two2."),
        ("p < 0.05 &amp; n > 3", "p < 0.05 & n > 3"),
        ("&lt;i&gt;E. coli&lt;/i&gt; grows", "E. coli grows"),
        ("&amp;lt;i&amp;gt;E. coli&amp;lt;/i&amp;gt; grows", "E. coli grows"),
        ("&lt;i&gt;a&lt;/i&gt; &amp;amp;lt;i&amp;amp;gt;b", "a b"),
        ("research &amp;amp; care", "research & care"),
        ("AT&T and R&D", "AT&T and R&D"),
        ("<script>x()</script>a<style>b{}</style>", "a"),
        ("<script>unclosed", ""),
        ("</script>after", "after"),
        ("a<br/>b<hr>c", "a b c"),
        ("<mml:math><mml:mi>x</mml:mi><mml:annotation>TeX</mml:annotation></mml:math>", "x"),
        ("<![x <p>y</p>", "<![x y"),
        ("\u202eright-to-left", "right-to-left"),
        ("&#x41;&copy;", "A©"),
    ],
)
def test_mark_up_becomes_plain_text(markup: str | None, expected: str) -> None:
    assert text.plain(markup) == expected


def test_long_texts_end_at_a_word() -> None:
    assert text.plain("one two three", 9) == "one two…"
    assert text.plain("onetwothree", 5) == "onet…"
    assert text.cut("short", 0) == "short"


def test_an_abstract_loses_its_heading_only() -> None:
    assert text.abstract("<jats:title>ABSTRACT</jats:title><jats:p>Plain.</jats:p>") == "Plain."
    assert text.abstract("Abstract art in ports") == "art in ports"
    assert text.abstract("Abstraction") == "Abstraction"
    assert text.abstract("") is None


def test_links_are_found_once_with_those_that_citations_carry() -> None:
    markup = (
        '<a href=" https://a.example/1 ">x</a><a href="https://a.example/1">y</a><q cite="/2">z</q>'
        '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_id=info%3Adoi%2F10.5555%2Fab"></span>'
        '<a href="">empty</a><img src="https://tracker.example/p.gif" title="no">'
    )
    assert text.links(markup) == ("https://a.example/1", "/2", "info:doi/10.5555/ab")
    assert text.links(None) == text.links("https://a.example/plain") == ()


@pytest.mark.parametrize(
    "where, expected",
    [
        ("see 10.5555/ab", True),
        ("(10.5555/AB).", True),
        ("https://doi.org/10.5555/ab?utm_source=x", True),
        ("https://doi.org/10.5555%2Fab", True),
        ("https://x.example/?doi=10.5555%252Fab", True),
        ("https:&#x2F;&#x2F;doi.org&#x2F;10.5555&#x2F;ab", True),
        ("https://x.example/doi/10.5555/ab/full", True),
        ("https://x.example/10.5555/ab.pdf", True),
        ("https://x.example/10.5555/abv2", True),
        ("10.5555/ab; 10.5555/cd", True),
        ("10.5555/ab12 and then 10.5555/ab", True),
        ("10.5555/ab12", False),
        ("10.5555/ab.12", False),
        ("10.5555/ab-c", False),
        ("10.5555/ab/supplement/3", True),
        ("10.5555/ab/part/3", False),
        ("https://x.example/10.5555%25252525252Fab", False),
        ("110.5555/ab", False),
        ("9.10.5555/ab", False),
        ("", False),
    ],
)
def test_a_text_names_a_work_by_the_whole_identifier(where: str, expected: bool) -> None:
    assert text.names("10.5555/ab", where) is expected


def test_nothing_is_named_by_nothing() -> None:
    assert not text.names("", "10.5555/ab")


def test_one_page_has_one_address() -> None:
    assert text.one_address("http://www.a.example/x/?utm_source=feed#top") == "https://a.example/x"
    assert text.one_address(" no address ") == "no address"
    assert text.bare_address("https://www.a.example/x/?id=3") == "a.example/x"
    assert text.host_of("https://www.A.example:8080/x") == "a.example"
    assert text.host_of("http://[broken") == text.host_of("plain") == ""


@given(st.text(max_size=300))
def test_any_text_is_survived(anything: str) -> None:
    plain = text.plain(anything)
    assert plain == plain.strip()
    assert len(text.plain(anything, 20)) <= 20
    text.links(anything)
    text.names("10.5555/ab", anything)
    text.one_address(anything)
    text.host_of(anything)
    shape.doi(anything)
    assert stackexchange.host_of(anything)


@given(st.text("<>&;/!?[]=\"'a-pi ", max_size=200))
def test_any_mark_up_is_survived(anything: str) -> None:
    assert "\n" not in text.plain(anything)
    text.links(anything)


@pytest.mark.parametrize(
    "given_id, doi, pmid, pmcid",
    [
        ("https://doi.org/10.5555/AbÄ", "10.5555/abÄ", None, None),
        ("doi:10.5555/x", "10.5555/x", None, None),
        ("https://pubmed.ncbi.nlm.nih.gov/0099000314/", None, "99000314", "PMC99000314"),
        ("PMC9900314", None, "9900314", "PMC9900314"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/9900314", None, "9900314", "PMC9900314"),
        ("99000314", None, "99000314", "PMC99000314"),
        ("0", None, None, None),
        (None, None, None, None),
    ],
)
def test_identifiers_in_the_spellings_of_sources(
    given_id: str | None, doi: str | None, pmid: str | None, pmcid: str | None
) -> None:
    for found, wanted in (
        (shape.doi(given_id), doi),
        (shape.pmid(given_id), pmid),
        (shape.pmcid(given_id), pmcid),
    ):
        assert (found and found.value) == wanted


def test_numbers_are_small_and_whole() -> None:
    assert [shape.number(each) for each in ("12", " 7 ", "-1", "x", "٣", "12345678901", "", None)] == [
        12, 7, None, None, None, None, None, None,
    ]  # fmt: skip
    assert [shape.count(each) for each in (0, 10**9, 10**9 + 1, -1, None)] == [0, 10**9, None, None, None]


@pytest.mark.parametrize(
    "identifier, spelled, linked",
    [
        (DOI, "10.5555/ab", "doi.org/10.5555/ab"),
        (Identifier(Kind.PMID, "99000314"), "pubmed.ncbi.nlm.nih.gov/99000314", None),
        (Identifier(Kind.ARXIV, "2401.00001"), "arxiv.org/abs/2401.00001", None),
        (Identifier(Kind.URL, "https://www.a.example/x"), "a.example/x", None),
    ],
)
def test_a_number_alone_names_nothing(identifier: Identifier, spelled: str, linked: str | None) -> None:
    assert proof.spelled(identifier) == spelled
    assert proof.linked(identifier) == (linked or spelled)


def test_landing_pages_worth_asking_about() -> None:
    urls = ("https://doi.org/10.5555/ab", "https://a.example/", "http://www.b.example/x/", "https://b.example/x",
            "https://c.example/y", "https://d.example/z")  # fmt: skip
    assert proof.pages_of(Want("w", (DOI,), urls), (Kind.DOI,)) == ("b.example/x", "c.example/y")
    assert proof.pages_of(Want("w", (), ("https://c.example/y",)), (Kind.DOI,)) == ("c.example/y",)


def test_what_proves_a_mention() -> None:
    local = Identifier(Kind.LOCAL, "NM-1")
    assert proof.proved((local, DOI), None, "NM-1 10.5555/ab") == Evidence(DOI, MatchedBy.DOI)
    assert proof.proved((DOI,), "a.example/x", "https://a.example/x?y=1") == Evidence(DOI, MatchedBy.URL)
    assert proof.proved((), "a.example/x", "https://a.example/x") is None
    assert proof.proved((DOI,), None, "https://a.example/x") is None


@pytest.mark.parametrize(
    "site, host",
    [
        ("stats", "stats.stackexchange.com"),
        ("stackoverflow", "stackoverflow.com"),
        ("mathoverflow.net", "mathoverflow.net"),
        ("https://evil.example/", "stackexchange.com"),
        ("", "stackexchange.com"),
    ],
)
def test_where_the_pages_of_a_site_are(site: str, host: str) -> None:
    assert stackexchange.host_of(site) == host
