"""Texts and links → outputs: the golden cases of the field, the order of candidates, and who wins."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.matching import candidates, find, normalise_url
from altmetric_desktop.domain.mentions import MatchedBy

GOLDEN = [
    ("see doi:10.5555/journal.pone.0160617.", "10.5555/journal.pone.0160617"),
    ("https://doi.org/10.5555/(SICI)1097-4571(199806)49:8&lt;693::AID-ASI4&gt;3.0.CO;2-O.",
     "10.5555/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"),
    ("(10.5555/S0140-6736(20)30183-5)", "10.5555/s0140-6736(20)30183-5"),
    ("http://dx.doi.org/10.5555%2F182#x", "10.5555/182"),
    ("https://journals.example/plosone/article?id=10.5555/journal.pone.0160617&utm=1",
     "10.5555/journal.pone.0160617"),
    ("http://www.example.org/article/info%3Adoi%2F10.5555%2Fjournal.pone.0160106",
     "10.5555/journal.pone.0160106"),
    ("https://www.preprints.example/content/10.5555/2020.03.03.20030593v1.full.pdf",
     "10.5555/2020.03.03.20030593"),
    ("https://www.journals.example/doi/full/10.5555/00325481.2016.1186487?scroll=top",
     "10.5555/00325481.2016.1186487"),
    ("https://library.example/doi/10.5555/j.1467-9922.2008.00467.x/abstract",
     "10.5555/j.1467-9922.2008.00467.x"),
    ("https://link.example/content/pdf/10.5555/s00253-011-3689-1.pdf", "10.5555/s00253-011-3689-1"),
    ("https://academic.example/x?doi=10.5555%252Fnar%252Fgkaa942", "10.5555/nar/gkaa942"),
    ("[x](https://doi.org/10.5555/zenodo.1234567)", "10.5555/zenodo.1234567"),
    ("https://doi.org/10.5555/nature12373）。", "10.5555/nature12373"),
    ("https://www.nature.com/articles/s00000-020-0001-2.pdf", "10.1038/s00000-020-0001-2"),
    ("arXiv:1304.3480v2", "1304.3480"),
    ("https://arxiv.org/pdf/hep-th/9901001v3.pdf", "hep-th/9901001"),
    ("10.48550/arXiv.2301.00001", "2301.00001"),
    ("PMID: 12345678", "12345678"),
    ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "12345678"),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "PMC1234567"),
    ("ISBN 978-0-306-40615-7", "9780306406157"),
    ("https://hdl.handle.net/10568/1234", "10568/1234"),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", GOLDEN)
def test_the_identifier_is_among_the_candidates(text: str, expected: str) -> None:
    assert expected in [candidate.identifier.value for candidate in candidates(text)]


@pytest.mark.parametrize(
    "text", ["110.5555/abc", "v10.5555/abc", "IP 10.0.0.1/24", "ISBN 978-0-306-40615-8", "12345678"]
)
def test_what_only_looks_like_an_identifier_gives_nothing(text: str) -> None:
    assert candidates(text) == ()


def test_candidates_come_in_order_of_kind() -> None:
    text = (
        "https://hdl.handle.net/10568/1234 ISBN 978-0-306-40615-7 arXiv:1304.3480 PMC1234567 PMID: 12345678 "
        "doi:10.5555/abc"
    )
    kinds = list(dict.fromkeys(candidate.matched_by for candidate in candidates(text)))
    assert kinds == [
        MatchedBy.DOI, MatchedBy.PMID, MatchedBy.PMCID, MatchedBy.ARXIV, MatchedBy.ISBN, MatchedBy.HANDLE,
        MatchedBy.URL,
    ]  # fmt: skip


def _library(**owned: int) -> dict[Identifier, list[int]]:
    return {Identifier(Kind.DOI, f"10.5555/{key}"): [output] for key, output in owned.items()}


def test_the_longest_owned_cut_wins_and_shorter_ones_are_left() -> None:
    owned = _library(work=1) | {Identifier(Kind.DOI, "10.5555/work/supplement"): [2]}
    matches = find(["https://x.example/10.5555/work/supplement/pdf"], lambda wanted: owned.get(wanted, []))
    assert [(match.output, match.identifier.value) for match in matches] == [(2, "10.5555/work/supplement")]


def test_each_output_is_found_once_with_its_surest_identifier() -> None:
    address = Identifier(Kind.URL, "https://repository.example/item/7")
    doi = Identifier(Kind.DOI, "10.5555/abc")
    owned = {address: [7], doi: [7]}
    matches = find(
        ["http://www.repository.example/item/7/?utm_source=feed", "doi:10.5555/ABC"],
        lambda wanted: owned.get(wanted, []),
    )
    assert [(match.output, match.matched_by, match.confidence) for match in matches] == [
        (7, MatchedBy.DOI, 1.0)
    ]


def test_one_identifier_may_concern_several_outputs() -> None:
    isbn = Identifier(Kind.ISBN, "9780306406157")
    matches = find(["(ISBN 0-306-40615-2)"], lambda wanted: [3, 4] if wanted == isbn else [])
    assert [match.output for match in matches] == [3, 4]


@pytest.mark.parametrize(
    "address, expected",
    [
        ("http://WWW.Example.org/a/", "https://example.org/a"),
        ("https://example.org:443/a?utm_source=x&id=1&fbclid=2", "https://example.org/a?id=1"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/#!/a", "https://example.org#!/a"),
        ("https://doi-org.ezproxy.uni.example/10.5555/a", "https://doi.org/10.5555/a"),
        ("https://www-example-org.translate.goog/a", "https://example.org/a"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=1", "https://example.org/a"),
        ("https://www.google.com/url?q=https://example.org/a&sa=D", "https://example.org/a"),
        ("https://example.org/a;jsessionid=1F2?x=1", "https://example.org/a?x=1"),
        ("ftp://example.org/a", None),
        ("https://", None),
        ("https://exa mple.org", None),
        ("https://user@example.org/a", None),
        ("https://example.org:99999/", None),
        ("https://" + "a" * 3000 + ".org", None),
    ],
)
def test_addresses_compare_without_what_trackers_add(address: str, expected: str | None) -> None:
    assert normalise_url(address) == expected


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.from_regex(r"https?://[a-z.\-:0-9]{1,30}/[!-~]{0,60}", fullmatch=True)))
def test_any_text_can_be_searched(text: str) -> None:
    for candidate in candidates(text):
        assert candidate.identifier.value
    address = normalise_url(text)
    if address is not None:
        assert normalise_url(address) == address


@pytest.mark.parametrize(
    "bomb",
    ["10." * 33_000, "10.5555/" * 12_000, "https://" * 12_000, "isbn " * 10_000 + "1 " * 25_000,
    "%25" * 33_000,
     "10.5555/a<b>c;" * 7_000, "(" * 100_000, "10.5555/" + "a/" * 50_000, "arxiv " * 16_000,
     "pmid: " * 16_000],
)  # fmt: skip
def test_no_pattern_runs_away(bomb: str) -> None:
    """A pattern that backtracks without bound would not come back from these."""
    assert len(candidates(bomb)) <= 50_000
