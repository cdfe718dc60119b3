"""Groups keep their names, and no other day stands for the day of publication."""

from __future__ import annotations

import pytest

from altmetric_desktop.importers import read
from altmetric_desktop.importers.markup.dublin_core import _OAI as OAI

GROUP = "Global Tide Watch"

PUBMED = f"""<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>24038306</PMID><Article>
<Journal><JournalIssue><PubDate><Year>2016</Year></PubDate></JournalIssue></Journal>
<ArticleTitle>Calm</ArticleTitle>
<AuthorList><Author><CollectiveName>{GROUP}</CollectiveName></Author></AuthorList>
<ArticleDate><Year>2016</Year><Month>05</Month><Day>12</Day></ArticleDate>
</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"""
DATACITE = f"""<resource xmlns="http://datacite.org/schema/kernel-4">
<identifier identifierType="DOI">10.5555/d</identifier>
<creators><creator><creatorName nameType="Organizational">{GROUP}</creatorName></creator></creators>
<titles><title>Calm</title></titles><publicationYear>2016</publicationYear>
<dates><date dateType="Issued">2016-05-12</date></dates></resource>"""
MODS = f"""<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Calm</title></titleInfo>
<name type="corporate"><namePart>{GROUP}</namePart><role><roleTerm>aut</roleTerm></role></name>
<relatedItem type="series"><part><detail type="volume"><number>99</number></detail></part></relatedItem>
<originInfo><dateIssued>2016-05-12</dateIssued></originInfo></mods>"""
MARC = f"""<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader>
<datafield tag="110"><subfield code="a">{GROUP}.</subfield></datafield>
<datafield tag="245"><subfield code="a">Calm /</subfield></datafield>
<datafield tag="264" ind2="1"><subfield code="c">2016-05-12</subfield></datafield></record>"""
CROSSREF = f"""<doi_records><doi_record><crossref><posted_content type="preprint">
<contributors><organization contributor_role="author">{GROUP}</organization></contributors>
<titles><title>Calm</title></titles>
<posted_date><month>05</month><day>12</day><year>2016</year></posted_date>
<doi_data><doi>10.5555/p</doi></doi_data></posted_content></crossref></doi_record></doi_records>"""
PURE = f"""<result><items><contributionToJournal><title><value>Calm</value></title>
<personAssociations><personAssociation><groupAuthor>{GROUP}</groupAuthor></personAssociation></personAssociations>
<publicationStatuses>
<publicationStatus><publicationStatus uri="/status/inpress"/>
<publicationDate><year>2016</year><month>1</month><day>5</day></publicationDate></publicationStatus>
<publicationStatus><publicationStatus uri="/status/published"/>
<publicationDate><year>2016</year></publicationDate></publicationStatus>
</publicationStatuses></contributionToJournal></items></result>"""


@pytest.mark.parametrize(
    "text, day",
    [
        (PUBMED, "2016-05-12"), (DATACITE, "2016-05-12"), (MODS, "2016-05-12"), (MARC, "2016-05-12"),
        (CROSSREF, "2016-05-12"), (PURE, "2016"),
    ],
    ids=["pubmed", "datacite", "mods", "marc", "crossref", "pure"],
)  # fmt: skip
def test_a_group_is_called_as_it_calls_itself(text: str, day: str) -> None:
    (record,) = read(text.encode(), "list.xml").records
    assert [person.name for person in record.authors] == [GROUP]
    assert record.published is not None
    assert record.published.iso() == day
    assert record.volume is None


def _day(text: str) -> str:
    (record,) = read(text.encode(), "list.xml").records
    assert record.published is not None
    return record.published.iso()


def test_a_deposit_s_day_is_no_day_of_publication() -> None:
    dates = "<dc:date>2016-06-03T10:00:00Z</dc:date>"
    page = (
        f'<OAI-PMH xmlns="{OAI}"><ListRecords><record><metadata><oai_dc:dc '
        'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Calm</dc:title>{}'
        "</oai_dc:dc></metadata></record></ListRecords></OAI-PMH>"
    )
    assert _day(page.format(f"{dates}<dc:date>2016</dc:date>")) == "2016"
    assert _day(page.format(dates)) == "2016-06-03"


def test_a_day_of_acceptance_is_no_day_of_publication() -> None:
    item = "<dates><item><date>2016-01-10</date><date_type>accepted</date_type></item></dates>"
    page = '<eprints xmlns="http://eprints.org/ep2/data/2.0"><eprint><title>Calm</title>{}</eprint></eprints>'
    assert _day(page.format(f"<date>2016</date>{item}")) == "2016"
    assert _day(page.format(item)) == "2016-01-10"


def test_an_answer_to_a_query_names_its_kind_and_its_authors() -> None:
    text = """<crossref_result><query_result><body><query status="resolved">
<doi type="journal_article">10.5555/q</doi><journal_title>Tides</journal_title>
<article_title>Calm</article_title><contributors>
<contributor sequence="first" contributor_role="author"><given_name>Jane</given_name><surname>Doe</surname>
</contributor></contributors><year>2015</year></query></body></query_result></crossref_result>"""
    (record,) = read(text.encode(), "list.xml").records
    assert (record.type, [person.name for person in record.authors]) == ("article", ["Doe, Jane"])


def test_a_book_s_editors_are_no_authors_of_its_chapters() -> None:
    text = """<PubmedBookArticleSet><PubmedBookArticle><BookDocument><PMID>24038306</PMID>
<Book><BookTitle>Tides</BookTitle><AuthorList Type="editors"><Author><LastName>Roe</LastName>
<ForeName>Richard</ForeName></Author></AuthorList></Book><ArticleTitle>Calm</ArticleTitle>
</BookDocument></PubmedBookArticle></PubmedBookArticleSet>"""
    (chapter,) = read(text.encode(), "list.xml").records
    whole = text.replace("<ArticleTitle>Calm</ArticleTitle>", "")
    (book,) = read(whole.encode(), "list.xml").records
    assert (chapter.venue, chapter.authors) == ("Tides", ())
    assert [person.name for person in book.authors] == ["Roe, Richard"]
