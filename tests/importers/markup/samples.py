# ruff: noqa: E501 (lists stand as their producers write them)
"""Fictional lists in XML, in the shapes that each producer writes."""

from __future__ import annotations

from tests.importers.markup.further import FURTHER

ENDNOTE = (
    '<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><rec-number>1</rec-number>'
    '<ref-type name="Journal Article">17</ref-type><contributors><authors>'
    '<author><style face="normal">Doe, Jane</style></author>'
    '<author><style face="normal">Roe, R.</style></author></authors></contributors>'
    '<titles><title><style face="normal">A study of </style><style face="italic">Fictio calma</style>'
    '<style face="normal"> in tests</style></title><secondary-title><style>J Fict</style></secondary-title>'
    "</titles><pages><style>10-19</style></pages><volume><style>3</style></volume>"
    "<number><style>2</style></number><dates><year><style>2021</style></year><pub-dates><date>"
    "<style>Mar 3</style></date></pub-dates></dates><isbn><style>0012-9658&#xD;1234-5679</style></isbn>"
    "<electronic-resource-num><style>10.5555/En.1</style></electronic-resource-num>"
    "<accession-num><style>24038306</style></accession-num><custom2><style>PMC1234567</style></custom2>"
    "<remote-database-name><style>PubMed</style></remote-database-name>"
    "<urls><related-urls><url><style>&lt;Go to ISI&gt;://000200148800007</style></url></related-urls></urls>"
    '</record><record><ref-type name="Book">6</ref-type><contributors><secondary-authors>'
    "<author>Poe, Edgar</author></secondary-authors></contributors><titles><title>A whole book</title></titles>"
    "<dates><year>1999</year></dates><isbn>978-0-306-40615-7</isbn>"
    "<accession-num>WOS:000200148800014</accession-num></record>"
    "<record><rec-number>3</rec-number><dates><year>2000</year></dates></record></records></xml>"
)

PUBMED = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.example.org/pubmed.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">24038306</PMID>
<Article PubModel="Print"><Journal><ISSN>1234-5679</ISSN><JournalIssue CitedMedium="Internet"><Volume>7</Volume>
<Issue>1</Issue><PubDate><MedlineDate>2015 Dec-2016 Jan</MedlineDate></PubDate></JournalIssue>
<Title>Journal of fiction</Title></Journal><ArticleTitle>On <i>Fictio calma</i> and H<sub>2</sub>O.</ArticleTitle>
<Pagination><MedlinePgn>943-7</MedlinePgn></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.5555/pm.1</ELocationID>
<Abstract><AbstractText Label="AIM">To test.</AbstractText><AbstractText Label="END">Tested.</AbstractText></Abstract>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Doe</LastName><ForeName>Jane A</ForeName>
<Initials>JA</Initials><Suffix>Jr</Suffix>
<Identifier Source="ORCID">https://orcid.org/0000-0002-1825-0097</Identifier></Author>
<Author><CollectiveName>The Fiction Group</CollectiveName></Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType>Journal Article</PublicationType><PublicationType>Review</PublicationType>
</PublicationTypeList></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">24038306</ArticleId><ArticleId IdType="pmc">PMC1234567</ArticleId>
<ArticleId IdType="mid">NIHMS123456</ArticleId><ArticleId IdType="doi">10.5555/PM.1</ArticleId><ArticleId IdType="pii">S0</ArticleId></ArticleIdList>
<ReferenceList><Reference><Citation>Other</Citation><ArticleIdList><ArticleId IdType="doi">10.5555/other</ArticleId>
<ArticleId IdType="pubmed">1111111</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID Version="1">20301295</PMID><ArticleIdList>
<ArticleId IdType="bookaccession">NBK1116</ArticleId></ArticleIdList>
<Book><Publisher><PublisherName>Fiction Press</PublisherName></Publisher><BookTitle>The whole book</BookTitle>
<PubDate><Year>1993</Year></PubDate><Isbn>9780306406157</Isbn></Book><ArticleTitle>A chapter</ArticleTitle>
<AuthorList Type="authors"><Author><LastName>Poe</LastName><Initials>E</Initials></Author></AuthorList></BookDocument>
</PubmedBookArticle>
<DeleteCitation><PMID Version="1">99</PMID></DeleteCitation>
</PubmedArticleSet>
"""


def oai(*records: str) -> str:
    """One page of a harvest."""
    return (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
        "<responseDate>2024-01-01T00:00:00Z</responseDate><ListRecords>\n"
        + "\n".join(records)
        + "<resumptionToken>x</resumptionToken></ListRecords></OAI-PMH>\n"
    )


def dublin_core(number: int, inside: str, repository: str = "repo.example.org") -> str:
    """One record of it."""
    return (
        f"<record><header><identifier>oai:{repository}:{number}</identifier></header><metadata>"
        '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{inside}</oai_dc:dc></metadata></record>'
    )


DELETED = '<record><header status="deleted"><identifier>oai:repo.example.org:9</identifier></header></record>'

DC_FULL = """<dc:title>Prüfungen in der Ruhe</dc:title><dc:creator>Doe, Jane</dc:creator>
<dc:date>2020-05-06T07:08:09Z</dc:date><dc:date>2019-03</dc:date><dc:date>info:eu-repo/date/embargoEnd/2030-01-01</dc:date>
<dc:type>info:eu-repo/semantics/publishedVersion</dc:type><dc:type>info:eu-repo/semantics/doctoralThesis</dc:type>
<dc:identifier>http://hdl.handle.net/20.500.12345/67</dc:identifier><dc:identifier>urn:nbn:de:0000-fiction-1</dc:identifier>
<dc:identifier>urn:issn:1234-5679</dc:identifier><dc:identifier>1234-5679</dc:identifier>
<dc:identifier>Doe, J. (2019): Prüfungen. Fiction 3.</dc:identifier>
<dc:relation>info:eu-repo/semantics/altIdentifier/doi/10.5555/OAI.1</dc:relation>
<dc:relation>info:eu-repo/semantics/altIdentifier/pmid/24038306</dc:relation>
<dc:relation>https://doi.org/10.5555/another-work</dc:relation>
<dc:source>1234-5679</dc:source><dc:source>Fiction Letters 3 (2019)</dc:source><dc:language>deu</dc:language>"""

MODS = """<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods version="3.7"><genre authority="diva" type="publicationTypeCode">article</genre>
<genre lang="eng">Article in journal</genre>
<name type="personal"><namePart type="family">Doe</namePart><namePart type="given">Jane</namePart>
<role><roleTerm type="code">aut</roleTerm></role><nameIdentifier type="orcid">0000-0002-1825-0097</nameIdentifier></name>
<name type="corporate"><namePart authority="diva">Fiction University</namePart><namePart authority="diva">Physics</namePart>
<role><roleTerm type="code">pbl</roleTerm></role></name>
<titleInfo type="alternative"><title>Another title</title></titleInfo>
<titleInfo lang="eng"><nonSort>The</nonSort><title>calm test</title><subTitle>a story</subTitle></titleInfo>
<identifier type="uri">http://urn.kb.se/resolve?urn=urn:nbn:se:fu:diva-1</identifier>
<identifier type="doi">10.5555/mods.1</identifier><identifier type="pmid">24038306</identifier>
<identifier type="scopus">2-s2.0-85012345678</identifier><identifier type="isi">000200148800007</identifier>
<originInfo><dateIssued>2018</dateIssued></originInfo>
<relatedItem type="host"><titleInfo><title>Fiction Letters</title></titleInfo><identifier type="issn">1234-5679</identifier>
<part><detail type="volume"><number>4</number></detail><detail type="issue"><number>2</number></detail>
<extent><start>1</start><end>9</end></extent></part></relatedItem></mods></modsCollection>
"""

EPRINTS = """<?xml version='1.0' encoding='utf-8'?>
<eprints xmlns='http://eprints.org/ep2/data/2.0'>
<eprint id='http://eprints.example.org/id/eprint/12'><eprintid>12</eprintid><documents><document><files><file>
<filename>a.pdf</filename></file></files></document></documents><eprint_status>archive</eprint_status>
<creators><item><name><family>Doe</family><given>Jane</given></name><id>jd1@example.org</id>
<orcid>0000-0002-1825-0097</orcid></item></creators><title>A calm test</title><type>article</type>
<divisions><item>sch_phy</item></divisions><date>2017-06-01</date><date_type>published</date_type>
<publication>Fiction Letters</publication><volume>2</volume><number>1</number><pagerange>5-6</pagerange>
<id_number>doi:10.5555/ep.1</id_number><issn>1234-5679</issn></eprint>
<eprint id='http://eprints.example.org/id/eprint/13'><eprintid>13</eprintid><type>monograph</type>
<monograph_type>working_paper</monograph_type><title>Paper</title></eprint>
<eprint id='http://eprints.example.org/id/eprint/14'><eprintid>14</eprintid><eprint_status>deletion</eprint_status></eprint>
</eprints>
"""

ORCID = """<?xml version="1.0" encoding="UTF-8"?>
<record:record xmlns:record="http://www.orcid.org/ns/record" xmlns:activities="http://www.orcid.org/ns/activities"
 xmlns:common="http://www.orcid.org/ns/common" xmlns:work="http://www.orcid.org/ns/work"
 xmlns:funding="http://www.orcid.org/ns/funding">
<activities:activities-summary><activities:fundings><activities:group><funding:funding-summary/></activities:group>
</activities:fundings><activities:works><activities:group><common:external-ids><common:external-id>
<common:external-id-type>doi</common:external-id-type><common:external-id-value>10.5555/OR.1</common:external-id-value>
<common:external-id-relationship>self</common:external-id-relationship></common:external-id></common:external-ids>
<work:work-summary put-code="1" display-index="0"><work:title><common:title>Worse title</common:title></work:title>
<common:external-ids><common:external-id><common:external-id-type>pmid</common:external-id-type>
<common:external-id-value>24038306</common:external-id-value>
<common:external-id-relationship>self</common:external-id-relationship></common:external-id></common:external-ids>
<work:type>journal-article</work:type></work:work-summary>
<work:work-summary put-code="2" display-index="1"><work:title><common:title>Better title</common:title></work:title>
<common:external-ids><common:external-id><common:external-id-type>isbn</common:external-id-type>
<common:external-id-value>9780306406157</common:external-id-value>
<common:external-id-relationship>part-of</common:external-id-relationship></common:external-id></common:external-ids>
<work:type>book-chapter</work:type><common:publication-date><common:year>2020</common:year>
<common:month>05</common:month></common:publication-date><work:journal-title>The whole book</work:journal-title>
</work:work-summary></activities:group></activities:works></activities:activities-summary></record:record>
"""

ELEMENTS = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:api="http://www.symplectic.co.uk/publications/api">
<title>publications</title><api:pagination results-count="2" items-per-page="25"/>
<entry><title>A calm test</title><id>https://elements.example.org/api/publications/5</id>
<api:object category="publication" id="5" type="journal-article" type-display-name="Journal article"><api:records>
<api:record format="native" id="1" source-name="manual"><api:native><api:field name="title" type="text">
<api:text>a calm TEST</api:text></api:field></api:native></api:record>
<api:record format="native" id-at-source="24038306" source-name="pubmed" is-preferred-record="true"><api:native>
<api:field name="title" type="text"><api:text>A calm test</api:text></api:field>
<api:field name="doi" type="text"><api:text>10.5555/el.1</api:text></api:field>
<api:field name="authors" type="person-list"><api:people><api:person><api:last-name>Doe</api:last-name>
<api:initials>J</api:initials></api:person></api:people></api:field>
<api:field name="journal" type="text"><api:text>Fiction Letters</api:text></api:field>
<api:field name="pagination" type="pagination"><api:pagination><api:begin-page>3</api:begin-page>
<api:end-page>8</api:end-page></api:pagination></api:field>
<api:field name="publication-date" type="date"><api:date><api:day>4</api:day><api:month>7</api:month>
<api:year>2016</api:year></api:date></api:field></api:native></api:record></api:records></api:object></entry>
<entry><title>Doe, Jane</title><id>u</id><api:object category="user" id="7"/></entry></feed>
"""

PURE = """<?xml version="1.0" encoding="UTF-8"?>
<v1:publications xmlns:v1="v1.publication-import.base-uk.pure.atira.dk" xmlns:v3="v3.commons.pure.atira.dk">
<v1:contributionToJournal id="a1" subType="article"><v1:peerReviewed>true</v1:peerReviewed>
<v1:publicationStatuses><v1:publicationStatus><v1:statusType>epub</v1:statusType><v1:date><v3:year>2014</v3:year></v1:date>
</v1:publicationStatus><v1:publicationStatus><v1:statusType>published</v1:statusType><v1:date><v3:year>2015</v3:year>
<v3:month>2</v3:month></v1:date></v1:publicationStatus></v1:publicationStatuses>
<v1:title><v3:text lang="en" country="GB">A calm test</v3:text></v1:title>
<v1:persons><v1:author><v1:role>author</v1:role><v1:person id="p1" origin="internal"><v1:firstName>Jane</v1:firstName>
<v1:lastName>Doe</v1:lastName></v1:person></v1:author></v1:persons>
<v1:organisations><v1:organisation id="o1"><v1:name><v3:text>Physics</v3:text></v1:name></v1:organisation></v1:organisations>
<v1:electronicVersions><v1:electronicVersionDOI><v1:doi>10.5555/pu.1</v1:doi></v1:electronicVersionDOI></v1:electronicVersions>
<v1:pages>1-2</v1:pages><v1:journalNumber>3</v1:journalNumber><v1:journalVolume>9</v1:journalVolume>
<v1:journal><v1:title>Fiction Letters</v1:title></v1:journal></v1:contributionToJournal></v1:publications>
"""

PURE_SERVICE = """<?xml version="1.0"?>
<result><count>1</count><items><contributionToJournal uuid="0b2c7e12-0000-4000-8000-000000000001" pureId="7">
<title formatted="true"><value>A second test</value></title>
<type uri="/dk/atira/pure/researchoutput/researchoutputtypes/contributiontojournal/article"><term><text>Article</text></term></type>
<publicationStatuses><publicationStatus current="true"><publicationDate><year>2019</year></publicationDate>
</publicationStatus></publicationStatuses><personAssociations><personAssociation><person uuid="u1"/><name>
<firstName>Jane</firstName><lastName>Doe</lastName></name></personAssociation></personAssociations>
<electronicVersions><electronicVersion><doi>https://doi.org/10.5555/pu.2</doi></electronicVersion></electronicVersions>
</contributionToJournal></items></result>
"""

DATACITE = """<?xml version="1.0" encoding="UTF-8"?>
<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">10.5555/DC.1</identifier>
<creators><creator><creatorName nameType="Personal">Doe, Jane</creatorName><givenName>Jane</givenName>
<familyName>Doe</familyName><nameIdentifier nameIdentifierScheme="ORCID">0000-0002-1825-0097</nameIdentifier></creator></creators>
<titles><title titleType="Subtitle">Not this</title><title>Measured calm</title></titles><publisher>Fiction Archive</publisher>
<publicationYear>2022</publicationYear><resourceType resourceTypeGeneral="Dataset">Table</resourceType>
<relatedIdentifiers><relatedIdentifier relatedIdentifierType="DOI" relationType="IsCitedBy">10.5555/other</relatedIdentifier>
</relatedIdentifiers><dates><date dateType="Collected">1990</date><date dateType="Issued">2022-02-03</date></dates></resource>
"""

CROSSREF = """<?xml version="1.0" encoding="UTF-8"?>
<doi_records><doi_record owner="10.5555"><crossref><journal><journal_metadata><full_title>Fiction Letters</full_title>
<issn>12345679</issn></journal_metadata><journal_issue><publication_date><year>2011</year></publication_date>
<journal_volume><volume>5</volume></journal_volume><issue>1</issue></journal_issue>
<journal_article><titles><title>A calm test</title></titles><contributors>
<person_name contributor_role="author" sequence="first"><given_name>Jane</given_name><surname>Doe</surname></person_name>
</contributors><publication_date media_type="print"><month>3</month><year>2011</year></publication_date>
<pages><first_page>7</first_page><last_page>9</last_page></pages><doi_data><doi>10.5555/cr.1</doi>
<resource>https://fiction.example.org/7</resource></doi_data><citation_list><citation><doi>10.5555/other</doi></citation>
</citation_list></journal_article></journal></crossref></doi_record></doi_records>
"""

#: Every sample by its format.
ALL: dict[str, str] = {
    "endnote-xml": ENDNOTE,
    "pubmed-xml": PUBMED,
    "oai-dc": oai(dublin_core(1, DC_FULL), DELETED),
    "mods": MODS,
    "eprints-xml": EPRINTS,
    "orcid-xml": ORCID,
    "elements-xml": ELEMENTS,
    "pure-xml": PURE,
    "datacite-xml": DATACITE,
    "crossref-xml": CROSSREF,
    **FURTHER,
}
