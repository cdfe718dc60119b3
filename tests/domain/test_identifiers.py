"""Identifiers out of dirty cells: every rule with a cell that shows it, and two laws for any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.identifiers import Reading, equivalents, examine, link, normalise, recognise
from altmetric_desktop.domain.identity import TRACKABLE, Identifier, Kind
from altmetric_desktop.domain.matching import candidates

CELLS = [
    # what stands in the cell, the DOIs read, the verdict, the code
    ("10.5555/abc.2014.00590", "10.5555/abc.2014.00590", "ok", ""),
    ("10.5555/ABC.2014.", "10.5555/abc.2014", "ok", ""),
    ("10.5555/01.j.pain.0000460302.56325.0c.", "10.5555/01.j.pain.0000460302.56325.0c", "ok", ""),
    ("doi: 10.5555/abc1", "10.5555/abc1", "ok", ""),
    ("DOI:10.5555/abc1", "10.5555/abc1", "ok", ""),
    ("DOI 10.5555/abc1", "10.5555/abc1", "ok", ""),
    ("info:doi/10.5555/abc1", "10.5555/abc1", "ok", ""),
    ("urn:doi:10.5555/abc1", "10.5555/abc1", "ok", ""),
    ("http://dx.doi.org/10.5555/abc1 ", "10.5555/abc1", "ok", ""),
    ("https://doi.org/10.5555%2fabc.1", "10.5555/abc.1", "ok", ""),
    ("https://doi-org.proxy.example.edu/10.5555/abc1", "10.5555/abc1", "ok", ""),
    ("https://doi.org/10.5555/abc1#sthash.Kz1.dpuf", "10.5555/abc1", "ok", ""),
    ("10.5555/abc1#sthash.Kz1.dpuf", "10.5555/abc1", "ok", ""),
    ("https://doi.org/10.5555/abc1?utm_source=x", "10.5555/abc1", "ok", ""),
    ("https://publisher.example/doi/full/10.5555/abc1?scroll=top", "10.5555/abc1", "ok", ""),
    ("https://publisher.example/article/10.5555/abc-1.pdf", "10.5555/abc-1", "ok", ""),
    ("10.5555/abc1\u00a0", "10.5555/abc1", "ok", ""),
    ("\ufeff10.5555/abc1", "10.5555/abc1", "ok", ""),
    ("10.5555/abc1 D", "10.5555/abc1", "ok", ""),
    ("10.5555/abc1 1", "10.5555/abc1", "ok", ""),
    ("10.5555/abc1 |", "10.5555/abc1", "ok", ""),
    ("10.5555/abc1 •", "10.5555/abc1", "ok", ""),
    ("10.5555/abc1. Epub 2014 Jul 10.", "10.5555/abc1", "ok", ""),
    ("10.5555/abc1 PMCID: PMC5512265", "10.5555/abc1", "ok", ""),
    ("10.5555/abc1. eCollection 201", "10.5555/abc1", "ok", ""),
    ("(10.5555/S0140-6736(20)30183-5)", "10.5555/s0140-6736(20)30183-5", "ok", ""),
    ("10.5555/(SICI)1520-6319(199721)1:1%3C7::AID-AGS2%3E3.0.CO;2-5",
     "10.5555/(sici)1520-6319(199721)1:1<7::aid-ags2>3.0.co;2-5", "ok", ""),
    ("10.5555/1521-3951(199707)202:1<35::AID-PSSB35>3.0.CO;2-8",
     "10.5555/1521-3951(199707)202:1<35::aid-pssb35>3.0.co;2-8", "ok", ""),
    ("10.5555/(SICI)1097-4571(199806)49:8&lt;693::AID-ASI4&gt;3.0.CO;2-#",
     "10.5555/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-#", "ok", ""),
    ("１０．５５５５／ａｂｃ１", "10.5555/abc1", "ok", ""),
    ("Doe J (2015). “A – B”. Journal 2(1):106 doi:10.5555/2393-9060.1.406", "10.5555/2393-9060.1.406",
     "ok", ""),
    ("10.5555/abc1     LK  - https://library.example/link?id=doi:10.5555%2Fabc1&x=1", "10.5555/abc1",
     "ok", ""),
    ("10.5555/abc1; 10.5555/abc2", "10.5555/abc1 10.5555/abc2", "ok", "doi-several"),
    ("10.5555/abc1\n10.5555/abc2", "10.5555/abc1 10.5555/abc2", "ok", "doi-several"),
    ("10.5555/abc1 and https://doi.org/10.5555/abc2", "10.5555/abc1 10.5555/abc2", "ok", "doi-several"),
    ("10.5555/abc1,10.5555/abc2", "10.5555/abc1 10.5555/abc2", "ok", "doi-several"),
    ("10.5555/abc1\n10.5555/ABC1", "10.5555/abc1", "ok", ""),
    ("10.5555/journal. pgen.1005040", "10.5555/journal.pgen.1005040", "repaired", "doi-blank"),
    ("10.5555/journal.\npgen.1005040", "10.5555/journal.pgen.1005040", "repaired", "doi-blank"),
    ("10.5555 /abc.1", "10.5555/abc.1", "repaired", "doi-blank"),
    ("10. 5555/abc.1", "10.5555/abc.1", "repaired", "doi-blank"),
    ("10.5555/?bio.201410363", "10.5555/bio.201410363", "repaired", "doi-lost-character"),
    ("10.5555/s00253\u2011011\u20113689", "10.5555/s00253-011-3689", "repaired", "doi-characters"),
    ("10.5555/s00253\u00ad\u2010011", "10.5555/s00253-011", "repaired", "doi-characters"),
    ("10.5555/abc\u200b.12", "10.5555/abc.12", "repaired", "doi-characters"),
    ("0.5555/abc.2014", "10.5555/abc.2014", "repaired", "doi-lost-digit"),
    ("10.5555/BRGOE2016\x031s58\x02", "", "refused", "doi-control-characters"),
    ("10.5555/journal.", "", "refused", "doi-incomplete"),
    ("10.5555/journal.pone", "", "refused", "doi-incomplete"),
    ("10.5555/", "", "refused", "doi-incomplete"),
    ("10.5555", "", "refused", "doi-incomplete"),
    ("10.5555/" + "a1" * 400, "", "refused", "doi-too-long"),
    ("publ", "", "refused", "doi-none"),
    ("xy1", "", "refused", "doi-none"),
    ("10.1.1.33.5402", "", "refused", "doi-none"),
    ("10.1-10.5", "", "refused", "doi-none"),
    ("1234-5678", "", "refused", "doi-none"),
    ("A title in the wrong column", "", "refused", "doi-none"),
    ("NA", "", "empty", ""),
    ("n/a", "", "empty", ""),
    ("kein DOI", "", "empty", ""),
    ("  ", "", "empty", ""),
]  # fmt: skip


@pytest.mark.parametrize("cell, dois, verdict, code", CELLS)
def test_a_doi_cell_gets_its_verdict(cell: str, dois: str, verdict: str, code: str) -> None:
    found = examine(Kind.DOI, cell)
    read = " ".join(identifier.value for identifier in found.identifiers if identifier.kind is Kind.DOI)
    assert (read, found.reading.value, found.code) == (dois, verdict, code)


@pytest.mark.parametrize(
    "cell, short, code",
    [
        ("10/fqd6hj", "10/fqd6hj", "short-doi"),
        ("https://doi.org/fqd6hj", "10/fqd6hj", "short-doi"),
        ("doi:10/FQD6HJ", "10/fqd6hj", "short-doi"),
        ("fg6rf9", "10/fg6rf9", "short-doi-bare"),
    ],
)
def test_a_short_doi_is_kept_as_one(cell: str, short: str, code: str) -> None:
    found = examine(Kind.DOI, cell)
    assert found.identifiers == (Identifier(Kind.SHORT_DOI, short),)
    assert (found.reading, found.code) == (Reading.SHORT, code)


@pytest.mark.parametrize(
    "cell, kind, value",
    [
        ("http://repository.example.org/search?identifier=625410", Kind.URL,
         "https://repository.example.org/search?identifier=625410"),
        ("https://hdl.handle.net/10568/1234", Kind.HANDLE, "10568/1234"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", Kind.PMID, "12345678"),
        ("PMC1234567", Kind.PMCID, "PMC1234567"),
        ("arXiv:2301.00001v2", Kind.ARXIV, "2301.00001"),
        ("https://citeseer.example/download?doi=10.1.1.33.5402&type=pdf", Kind.URL,
         "https://citeseer.example/download?doi=10.1.1.33.5402&type=pdf"),
    ],
)  # fmt: skip
def test_another_identifier_in_a_doi_column_is_kept_as_what_it_is(cell: str, kind: Kind, value: str) -> None:
    found = examine(Kind.DOI, cell)
    assert (found.reading, found.identifiers) == (Reading.OTHER_KIND, (Identifier(kind, value),))


@pytest.mark.parametrize(
    "kind, cell, value",
    [
        (Kind.PMID, "24038306.0", "24038306"),
        (Kind.PMID, "PMID: 024038306", "24038306"),
        (Kind.PMID, "https://www.ncbi.nlm.nih.gov/pubmed/24038306", "24038306"),
        (Kind.PMID, "123456789", None),
        (Kind.PMID, "0", None),
        (Kind.PMID, "2.40383E+07", None),
        (Kind.PMCID, "PMC12345.1", "PMC12345"),
        (Kind.PMCID, "4582804", "PMC4582804"),
        (Kind.PMCID, "MC4582804", "PMC4582804"),
        (Kind.PMCID, "https://www.ncbi.nlm.nih.gov/pmc/articles/4582804", "PMC4582804"),
        (Kind.PMCID, "PMC12", None),
        (Kind.ARXIV, "https://arxiv.org/pdf/hep-th/9901001v3.pdf", "hep-th/9901001"),
        (Kind.ARXIV, "10.48550/arXiv.2301.00001", "2301.00001"),
        (Kind.ARXIV, "math.GT/0309136", "math/0309136"),
        (Kind.ARXIV, "2301.0001x", None),
        (Kind.ISBN, "0-306-40615-2", "9780306406157"),
        (Kind.ISBN, "ISBN 978-0-306-40615-7", "9780306406157"),
        (Kind.ISBN, "306406152", "9780306406157"),
        (Kind.ISBN, "978-0-306-40615-8", None),
        (Kind.ISBN, "9783210000000", None),
        (Kind.HANDLE, "http://hdl.handle.net/2027.42/ABC", "2027.42/ABC"),
        (Kind.HANDLE, "10.5555/abc", None),
        (Kind.URN, "URN:NBN:de:GBV:7-1", "urn:nbn:de:gbv:7-1"),
        (Kind.URN, "urn:isbn:9780306406157", "urn:isbn:9780306406157"),
        (Kind.ADS, "2011ApJ...730..119R", "2011ApJ...730..119R"),
        (Kind.SSRN, "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567", "1234567"),
        (Kind.SSRN, "10.2139/ssrn.1234567", "1234567"),
        (Kind.REPEC, "RePEc:abc:journl:V1", "RePEc:abc:journl:v1"),
        (Kind.NCT, "nct01234567", "NCT01234567"),
        (Kind.NCT, "NCT0123456", None),
        (Kind.EID, "2-s2.0-85189760133", "2-s2.0-85189760133"),
        (Kind.WOS, "000123456700001", "WOS:000123456700001"),
        (Kind.WOS, "WOS:A1973P123400001", "WOS:A1973P123400001"),
        (Kind.OPENALEX, "https://openalex.org/W2741809807", "W2741809807"),
        (Kind.NIHMS, "nihms-0123456", "NIHMS123456"),
        (Kind.NIHMS, "NIHMSID: NIHMS123456", "NIHMS123456"),
        (Kind.NIHMS, "123456.0", "NIHMS123456"),
        (Kind.NIHMS, "EMS80451", "EMS80451"),
        (Kind.NIHMS, "PMC123456", None),
        (Kind.NBK, "https://www.ncbi.nlm.nih.gov/books/NBK1116/figure/a", "NBK1116"),
        (Kind.NBK, "nbk1116", "NBK1116"),
        (Kind.NBK, "PMC1116", None),
        (Kind.URL, "HTTP://WWW.Example.org:80/a/?utm_source=x&id=3#top", "https://example.org/a?id=3"),
        (Kind.URL, "https://user:secret@example.org/", None),
        (Kind.URL, "javascript:alert(1)", None),
        (Kind.LOCAL, "  A  12 ", "A 12"),
    ],
)
def test_each_kind_has_its_normal_form(kind: Kind, cell: str, value: str | None) -> None:
    found = normalise(kind, cell)
    assert (None if found is None else found.value) == value


def test_a_bookshelf_number_is_told_by_its_form_and_by_its_address() -> None:
    chapter = Identifier(Kind.NBK, "NBK1116")
    address = "https://www.ncbi.nlm.nih.gov/books/n/fiction/NBK1116/"
    assert recognise("NBK1116") == recognise(address) == chapter
    assert link(chapter) == "https://www.ncbi.nlm.nih.gov/books/NBK1116/"
    assert chapter in [found.identifier for found in candidates(f"Read {address}?report=x.")]
    assert recognise("NIHMS-123456") == Identifier(Kind.NIHMS, "NIHMS123456")
    assert link(Identifier(Kind.NIHMS, "NIHMS123456")) is None


def test_several_isbns_in_a_cell_are_all_read() -> None:
    found = examine(Kind.ISBN, "978-0-306-40615-7; 0-8044-2957-X")
    assert [identifier.value for identifier in found.identifiers] == ["9780306406157", "9780804429573"]


@pytest.mark.parametrize("token", ["12345678", "2024", "1234-5678", "abc", "", "12-15", "Journal of Tests"])
def test_an_unlabelled_number_or_word_is_no_identifier(token: str) -> None:
    assert recognise(token) is None


def test_the_same_work_under_its_other_name() -> None:
    arxiv = Identifier(Kind.ARXIV, "2301.00001")
    doi = Identifier(Kind.DOI, "10.48550/arxiv.2301.00001")
    assert equivalents(arxiv) == (doi,)
    assert equivalents(doi) == (arxiv,)
    assert equivalents(Identifier(Kind.DOI, "10.2139/ssrn.12345")) == (Identifier(Kind.SSRN, "12345"),)
    assert equivalents(Identifier(Kind.DOI, "10.5555/abc")) == ()


@pytest.mark.parametrize(
    "identifier, address",
    [
        (Identifier(Kind.DOI, "10.5555/1<2>#3"), "https://doi.org/10.5555/1%3C2%3E%233"),
        (Identifier(Kind.PMID, "123"), "https://pubmed.ncbi.nlm.nih.gov/123/"),
        (Identifier(Kind.SHORT_DOI, "10/abc12"), "https://doi.org/abc12"),
        (Identifier(Kind.URN, "urn:nbn:de:1-2"), "https://nbn-resolving.org/urn:nbn:de:1-2"),
        (Identifier(Kind.URN, "urn:isbn:1"), None),
        (Identifier(Kind.LOCAL, "7"), None),
    ],
)
def test_every_identifier_knows_its_address(identifier: Identifier, address: str | None) -> None:
    assert link(identifier) == address


def test_every_kind_that_can_be_tracked_has_an_address() -> None:
    without = {kind for kind in TRACKABLE if not link(Identifier(kind, "https://x.org/1"))}
    assert without == {Kind.URN}


def test_an_orcid_is_checked() -> None:
    assert forms.orcid("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"
    assert forms.orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"
    assert forms.orcid("0000-0002-1825-0098") is None


_DIRTY = st.text(
    alphabet=st.sampled_from("10.5555/abcDEF-_;()<>[]#?&%25 \n\"'doi:htps/rgx\u00ad\u2011\u200bé0")
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(list(Kind)), st.one_of(st.text(), _DIRTY, _DIRTY.map(lambda tail: "10.5555/" + tail)))
@example(Kind.DOI, "10.5555/a%2525412")
@example(Kind.DOI, "10.5555/a;10.5555/b")
@example(Kind.URL, "http://www.www.example.org//")
def test_normalising_is_total_and_idempotent(kind: Kind, text: str) -> None:
    first = normalise(kind, text)
    examine(kind, text)
    recognise(text)
    if first is not None:
        assert normalise(kind, first.value) == first


@pytest.mark.parametrize(
    "bomb",
    [
        "10." * 40_000, "." * 100_000, "(" * 100_000, "10.5555/" * 15_000, "10.5555/(SICI)" + "a;" * 50_000,
        "10.5555/a<b>c;" * 8_000, "%25" * 40_000, "&amp;" * 20_000, "https://" * 15_000, "1-" * 50_000,
        "doi " * 25_000, "978" * 33_000, "10.5555/" + "1" * 100_000, " " * 100_000 + "x",
        "a.b." * 25_000 + "proxy",
    ],
)  # fmt: skip
def test_no_pattern_runs_away(bomb: str) -> None:
    """A pattern that backtracks without bound would not come back from these."""
    for kind in Kind:
        assert len(examine(kind, bomb).identifiers) <= 1000
    recognise(bomb)


@pytest.mark.parametrize(
    "cell, expected",
    [
        ("306406152", "9780306406157"),  # a spreadsheet took the zero
        ("0378-5955", None),  # an ISSN: with two zeros in front it would be a valid ISBN
        ("03785955", None),
        ("ISBN 7136838", None),
        ("0-00-713683-8", "9780007136834"),
        ("ISBN 07136838", "9780007136834"),  # labelled: two zeros are given back
    ],
)
def test_an_issn_is_no_isbn_that_lost_two_zeros(cell: str, expected: str | None) -> None:
    found = normalise(Kind.ISBN, cell)
    assert (found.value if found else None) == expected
