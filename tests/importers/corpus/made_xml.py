# ruff: noqa: E501 (lists stand as their producers write them)
"""Lists in XML, and a page that is a table."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape

from tests.importers.corpus.works import Works

_OAI = '<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>\n'
_ATOM = (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
    'xmlns:api="http://www.symplectic.co.uk/publications/api">\n'
)
_ORCID = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<record:record xmlns:record="http://www.orcid.org/ns/record" xmlns:activities="http://www.orcid.org/ns/activities"'
    ' xmlns:common="http://www.orcid.org/ns/common" xmlns:work="http://www.orcid.org/ns/work">\n'
    "<activities:activities-summary><activities:works>\n"
)
_PURE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<v1:publications xmlns:v1="v1.publication-import.base-uk.pure.atira.dk" '
    'xmlns:v3="v3.commons.pure.atira.dk">\n'
)

#: Before all records, one record, after all.
XML: dict[str, tuple[str, str, str]] = {
    "endnote-xml": (
        '<?xml version="1.0" encoding="UTF-8"?><xml><records>\n',
        (
            '<record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>{author}</author>'
            "</authors></contributors><titles><title>{title}</title></titles><dates><year>{year}</year></dates>"
            "<electronic-resource-num>{doi}</electronic-resource-num></record>\n"
        ),
        "</records></xml>\n",
    ),
    "pubmed-xml": (
        '<?xml version="1.0"?>\n<PubmedArticleSet>\n',
        (
            '<PubmedArticle><MedlineCitation><PMID Version="1">2403830{n}</PMID><Article><Journal><JournalIssue>'
            "<PubDate><Year>{year}</Year></PubDate></JournalIssue></Journal><ArticleTitle>{title}</ArticleTitle>"
            '<ELocationID EIdType="doi" ValidYN="Y">{doi}</ELocationID></Article></MedlineCitation>'
            "</PubmedArticle>\n"
        ),
        "</PubmedArticleSet>\n",
    ),
    "oai-dc": (
        _OAI,
        (
            "<record><header><identifier>oai:repo.example.org:{n}</identifier></header><metadata>"
            '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>'
            "<dc:date>{year}</dc:date><dc:identifier>https://doi.org/{doi}</dc:identifier></oai_dc:dc></metadata></record>\n"
        ),
        "</ListRecords></OAI-PMH>\n",
    ),
    "mods": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3">\n',
        (
            '<mods version="3.7"><titleInfo><title>{title}</title></titleInfo><name type="personal"><namePart>{author}'
            '</namePart></name><identifier type="doi">{doi}</identifier><originInfo><dateIssued>{year}</dateIssued>'
            "</originInfo></mods>\n"
        ),
        "</modsCollection>\n",
    ),
    "datacite-xml": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<resources>\n',
        (
            '<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">{doi}</identifier>'
            "<creators><creator><creatorName>{author}</creatorName></creator></creators><titles><title>{title}</title>"
            "</titles><publisher>Fiction Archive</publisher><publicationYear>{year}</publicationYear></resource>\n"
        ),
        "</resources>\n",
    ),
    "eprints-xml": (
        "<?xml version='1.0' encoding='utf-8'?>\n<eprints xmlns='http://eprints.org/ep2/data/2.0'>\n",
        (
            "<eprint><eprintid>1{n}</eprintid><title>{title}</title><type>article</type><date>{year}</date>"
            "<id_number>{doi}</id_number></eprint>\n"
        ),
        "</eprints>\n",
    ),
    "orcid-xml": (
        _ORCID,
        (
            "<activities:group><common:external-ids><common:external-id><common:external-id-type>doi"
            "</common:external-id-type><common:external-id-value>{doi}</common:external-id-value>"
            "<common:external-id-relationship>self</common:external-id-relationship></common:external-id>"
            '</common:external-ids><work:work-summary put-code="{n}"><work:title><common:title>{title}</common:title>'
            "</work:title><work:type>journal-article</work:type><common:publication-date><common:year>{year}"
            "</common:year></common:publication-date></work:work-summary></activities:group>\n"
        ),
        "</activities:works></activities:activities-summary></record:record>\n",
    ),
    "elements-xml": (
        _ATOM,
        (
            '<entry><id>https://elements.example.org/{n}</id><api:object category="publication" id="5{n}" '
            'type="journal-article"><api:records><api:record format="native" source-name="manual"><api:native>'
            '<api:field name="title" type="text"><api:text>{title}</api:text></api:field>'
            '<api:field name="doi" type="text"><api:text>{doi}</api:text></api:field></api:native></api:record>'
            "</api:records></api:object></entry>\n"
        ),
        "</feed>\n",
    ),
    "pure-xml": (
        _PURE,
        (
            '<v1:contributionToJournal id="a{n}" subType="article"><v1:title><v3:text lang="en">{title}</v3:text>'
            "</v1:title><v1:electronicVersions><v1:electronicVersionDOI><v1:doi>{doi}</v1:doi>"
            "</v1:electronicVersionDOI></v1:electronicVersions></v1:contributionToJournal>\n"
        ),
        "</v1:publications>\n",
    ),
    "crossref-xml": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<doi_records>\n',
        (
            '<doi_record owner="10.5555"><crossref><journal><journal_article><titles><title>{title}</title></titles>'
            "<publication_date><year>{year}</year></publication_date><doi_data><doi>{doi}</doi></doi_data>"
            "</journal_article></journal></crossref></doi_record>\n"
        ),
        "</doi_records>\n",
    ),
    "html-table": (
        (
            '<html><head><meta charset="utf-8"></head><body><table>\n'
            "<tr><th>DOI</th><th>Title</th><th>Authors</th><th>Year</th></tr>\n"
        ),
        "<tr><td>{doi}</td><td>{title}</td><td>{author}</td><td>{year}</td></tr>\n",
        "</table></body></html>\n",
    ),
    "crossref-deposit": (
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<doi_batch version="5.3.1" xmlns="http://www.crossref.org/schema/5.3.1"><body>'
            "<journal><journal_metadata><full_title>Fiction Letters</full_title></journal_metadata>\n"
        ),
        (
            '<journal_article><titles><title>{title}</title></titles><contributors><person_name contributor_role="author">'
            "<surname>{author}</surname></person_name></contributors><publication_date><year>{year}</year></publication_date>"
            "<doi_data><doi>{doi}</doi></doi_data></journal_article>\n"
        ),
        "</journal></body></doi_batch>\n",
    ),
    "marcxml": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n',
        (
            '<record><leader>00000naa a2200000 c 4500</leader><datafield tag="024" ind1="7" ind2=" ">'
            '<subfield code="a">{doi}</subfield><subfield code="2">doi</subfield></datafield>'
            '<datafield tag="100" ind1="1" ind2=" "><subfield code="a">{author}</subfield></datafield>'
            '<datafield tag="245" ind1="0" ind2="0"><subfield code="a">{title}</subfield></datafield>'
            '<datafield tag="264" ind1=" " ind2="1"><subfield code="c">{year}</subfield></datafield></record>\n'
        ),
        "</collection>\n",
    ),
    "refworks-xml": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<refworks>\n',
        (
            "<reference><rt>Journal Article</rt><a1>{author}</a1><t1>{title}</t1><yr>{year}</yr><do>{doi}</do>"
            "</reference>\n"
        ),
        "</refworks>\n",
    ),
    "wos-xml": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<records xmlns="http://clarivate.com/schema/wok5.30/public/FullRecord">\n',
        (
            '<REC><UID>WOS:00020014880000{n}</UID><static_data><summary><pub_info pubyear="{year}"/><titles>'
            '<title type="item">{title}</title></titles><names><name role="author"><full_name>{author}</full_name></name>'
            "</names></summary></static_data><dynamic_data><cluster_related><identifiers>"
            '<identifier type="doi" value="{doi}"/></identifiers></cluster_related></dynamic_data></REC>\n'
        ),
        "</records>\n",
    ),
    "zotero-rdf": (
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" '
            'xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        ),
        (
            '<bib:Article rdf:about="#item_{n}"><z:itemType>journalArticle</z:itemType><bib:authors><rdf:Seq><rdf:li>'
            "<foaf:Person><foaf:surname>{author}</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors>"
            "<dc:title>{title}</dc:title><dc:date>{year}</dc:date><dc:identifier>DOI {doi}</dc:identifier></bib:Article>\n"
        ),
        "</rdf:RDF>\n",
    ),
    "bibtexml": (
        '<?xml version="1.0" encoding="UTF-8"?>\n<bibtex:file xmlns:bibtex="http://bibtexml.sf.net/">\n',
        (
            '<bibtex:entry id="k{n}"><bibtex:article><bibtex:author>{author}</bibtex:author><bibtex:title>{title}</bibtex:title>'
            "<bibtex:year>{year}</bibtex:year><bibtex:doi>{doi}</bibtex:doi></bibtex:article></bibtex:entry>\n"
        ),
        "</bibtex:file>\n",
    ),
}


def maker(key: str) -> Callable[[Works], bytes]:
    """What makes a list of this format."""
    head, record, tail = XML[key]

    def made(works: Works) -> bytes:
        filled = [
            record.format(
                n=number,
                title=escape(work.title),
                doi=escape(work.doi),
                year=work.year,
                author=escape(work.author),
            )
            for number, work in enumerate(works, start=1)
        ]
        return (head + "".join(filled) + tail).encode("utf-8", "surrogatepass")

    return made
