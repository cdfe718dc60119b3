"""The tables that products export: which headings give each away, and what its columns mean.

Sources: the products' own exports as they lie in offices (docs/import.md). Only what the general words
(`synonyms`) get wrong or can't know stands here. The first that fits wins: the narrow ones stand first.
"""

from __future__ import annotations

from altmetric_desktop.domain.records import Field
from altmetric_desktop.importers import deriving
from altmetric_desktop.importers.produced_databases import DATABASES
from altmetric_desktop.importers.producers import Derived, Producer, columns, heads

_MANAGERS: tuple[Producer, ...] = (
    Producer(
        "zotero-csv",
        heads("Key|Item Type|Title|Publication Title"),
        columns(
            {
                Field.LOCAL: "Key",
                Field.TYPE: "Item Type|Type",
                Field.VENUE: "Publication Title",
                Field.ABSTRACT: "Abstract Note",
                Field.IGNORE: (
                    "Number|Editor|Series Editor|Book Author|Contributor|Extra|Link Attachments|References"
                    "|Short Title|Conference Name|Series|Series Title|Medium|System|Code"
                ),
            }
        ),
        derived=(
            Derived("Extra: PMID", Field.PMID, ("Extra",), deriving.named_line("pmid")),
            Derived("Extra: PMCID", Field.PMCID, ("Extra",), deriving.named_line("pmcid")),
            Derived("Extra: DOI", Field.DOI, ("Extra",), deriving.named_line("doi")),
        ),
    ),
    Producer(
        "refworks-table",
        heads("Authors, Primary|Title Primary", "Reference Type|Title Primary|Periodical Full"),
        columns(
            {
                Field.TITLE: "Title Primary",
                Field.AUTHORS: "Authors, Primary|Authors Primary",
                Field.YEAR: "Pub Year",
                Field.DATE: "Pub Date Free Form",
                Field.VENUE: "Periodical Full",
                Field.PAGES: "Start Page",
                Field.PAGE_END: "Other Pages",
                Field.URL: "Links|URL",
                Field.IGNORE: "Title Secondary|Authors, Secondary|Titles, Tertiary|ISSN/ISBN|Notes",
            }
        ),
        derived=(Derived("ISBN", Field.ISBN, ("ISSN/ISBN",), deriving.isbn_only),),
    ),
    Producer(
        "altmetric-explorer-table",
        heads("Altmetric Attention Score|Title|DOI", "Title|Details Page URL|Badge URL"),
        columns(
            {
                Field.IGNORE: (
                    "Altmetric Attention Score|Details Page URL|Badge URL|Funder|Subjects (FoR)"
                    "|Faculty Opinions mentions|Syllabi mentions"
                ),
                Field.OUR_AUTHORS: "Authors at my Institution",
                Field.UNIT: "Departments",
                Field.OPEN_ACCESS: "OA Status",
            }
        ),
    ),
)

_UPLOADS: tuple[Producer, ...] = (
    Producer(
        "altmetric-upload",
        heads("Author|Department|DOI", "Author|Department|PubMed ID", "Author|Department|ISBN"),
        columns(
            {
                Field.OUR_AUTHORS: "Author",
                Field.UNIT: "Department",
                Field.IGNORE: "Email|E-mail|Email address",
            }
        ),
        separators={"author": ";", "department": ";"},
        lacks=frozenset({"title", "year", "publication date", "journal", "publication title", "authors"}),
        groups=True,
    ),
)

_REPOSITORIES: tuple[Producer, ...] = (
    Producer(
        "pure-table",
        heads(
            "Title of the contribution in original language",
            "UUID|Contributors > Organisations > Organisational unit",
            "Electronic version(s) of this work > DOI (Digital Object Identifier)",
        ),
        columns(
            {
                Field.LOCAL: "ID|UUID|Pure ID",
                Field.AUTHORS: (
                    "Contributors > Persons > Name|Contributors > Name|Contributors > Persons"
                    "|Contributors > Persons > Full name"
                ),
                Field.UNIT: (
                    "Contributors > Organisations > Organisational unit|Organisations > Organisational unit"
                    "|Managing organisational unit > Name|Contributors > Organisations > Name"
                    "|Organisations > Name"
                ),
                Field.VENUE: (
                    "Journal > Title|Journal > Journal|Journal > Journal:Titles|Journal > Titles"
                    "|Host publication > Title|Title of host publication|Host publication title"
                ),
                Field.TYPE: "Type|Type > Name|Output type|Research output type|Template",
                Field.DATE: "Current publication status > Date|Publication statuses and dates > Date",
                Field.YEAR: (
                    "Current publication status > Date > Year|Publication statuses and dates > Date > Year"
                    "|Current publication status > Year|Year"
                ),
                Field.IGNORE: "Workflow > Step|Created|Modified|Publication category",
            }
        ),
    ),
    Producer(
        "elements-table",
        heads(
            "Title|Canonical journal title",
            "Title|Reporting date 1",
            "Title|Group memberships",
            "Title|DOI|Primary group",
            "Title|Proprietary ID|DOI",
        ),
        columns(
            {
                Field.LOCAL: "ID|Publication ID",
                Field.OUR_AUTHORS: "User|User name|Claimed by|Internal authors",
                Field.UNIT: "Primary group|Group memberships|User primary group",
                Field.DATE: "Publication date|Online publication date",
                Field.URL: "Author URL|URL|Publisher URL",
                Field.VENUE: "Journal|Canonical journal title",
                Field.IGNORE: "Username|Proprietary ID|Labels|Acceptance date|Reporting date 2|Email",
            }
        ),
    ),
    Producer(
        "dspace-csv",
        heads("dc.title", "dcterms.title"),
        columns(
            {
                Field.LOCAL: "id|dc.identifier.other",
                Field.IGNORE: "collection|filename|dc.date.accessioned|dc.date.available",
                Field.URL: "dc.identifier.uri|dc.identifier.url|dc.relation.uri",
                Field.TYPE: "dc.type|dcterms.type",
                Field.VENUE: "dc.relation.ispartof|dcterms.isPartOf|dc.source|cg.journal",
                Field.PUBLISHER: "dc.publisher|dcterms.publisher",
                Field.ISSN: "dc.identifier.issn|cg.issn",
                Field.ISBN: "dc.identifier.isbn|cg.isbn",
                Field.PMID: "dc.identifier.pmid",
                Field.ARXIV: "dc.identifier.arxiv",
                Field.HANDLE: "dc.identifier.hdl|dc.identifier.handle",
                Field.LANGUAGE: "dc.language.iso|dc.language|dcterms.language",
                Field.UNIT: "dc.contributor.department|dc.description.department|dc.publisher.department",
            }
        ),
        separators={"dc title": "||", "dc date issued": "||", "dc relation ispartof": "||", "dc type": "||"},
    ),
    Producer(
        "eprints-csv",
        heads("eprintid|title", "eprintid|creators_name"),
        columns(
            {
                Field.LOCAL: "eprintid",
                Field.AUTHORS: "creators_name|creators|creators.name|creators_name.family",
                Field.GIVEN_NAME: "creators_name.given",
                Field.DOI: "id_number|doi",
                Field.VENUE: "publication|book_title|event_title",
                Field.URL: "official_url",
                Field.DATE: "date",
                Field.PAGES: "pagerange",
                Field.ISSUE: "number",
                Field.UNIT: "divisions",
                Field.IGNORE: "rev_number|userid|dir|source|subjects|related_url|editors_name|note|pages",
            }
        ),
        grouped="eprintid",
    ),
    Producer(
        "eprints-csv",
        heads("URL|Title|Authors/Creators|Date Deposited"),
        columns({Field.VENUE: "Publication Title", Field.IGNORE: "Date Deposited|Scopus|Web of Science®"}),
    ),
    Producer(
        "diva-csv",
        heads("PID|Name|Title|PublicationType", "PID|Title|PublicationSubtype"),
        columns(
            {
                Field.LOCAL: "PID",
                Field.AUTHORS: "Name",
                Field.TYPE: "PublicationType",
                Field.VENUE: "Journal|HostPublication|Conference",
                Field.WOS: "ISI",
                Field.EID: "ScopusId",
                Field.URN: "NBN",
                Field.URL: "FullTextLink|PublisherLink",
                Field.PAGES: "StartPage|ArticleId",
                Field.PAGE_END: "EndPage",
                Field.ISSN: "JournalISSN|JournalEISSN",
                Field.IGNORE: "PublicationSubtype|Categories|Status|Notes|Series|Opponents|Supervisors",
            }
        ),
        derived=(
            Derived("Name: organisations", Field.UNIT, ("Name",), deriving.diva_units),
            Derived("Name: own people", Field.OUR_AUTHORS, ("Name",), deriving.diva_people),
        ),
    ),
    Producer(
        "iris-table",
        heads(
            "Titolo|Tipologia IRIS",
            "Handle|Titolo|Anno di pubblicazione",
            "Titolo|contributors: Autori/curatori riconosciuti (elenco)",
        ),
        columns(
            {
                Field.HANDLE: "Handle",
                Field.TITLE: "Titolo",
                Field.YEAR: "Anno di pubblicazione",
                Field.TYPE: "Tipologia IRIS|Tipologia",
                Field.AUTHORS: "Tutti gli autori/curatori|Tutti gli autori",
                Field.OUR_AUTHORS: "contributors: Autori/curatori riconosciuti (elenco)|Autori riconosciuti",
                Field.UNIT: "Dipartimento|Dipartimenti|contributors: Dipartimenti (elenco)|Strutture",
                Field.VENUE: "Rivista|Titolo della rivista|Titolo del libro",
            }
        ),
    ),
    Producer(
        "hal-csv",
        heads("halId_s", "docid|title_s|authFullName_s"),
        columns(
            {
                Field.LOCAL: "halId_s|docid",
                Field.AUTHORS: "authFullName_s",
                Field.DOI: "doiId_s",
                Field.PMID: "pubmedId_s",
                Field.ARXIV: "arxivId_s",
                Field.YEAR: "producedDateY_i|publicationDateY_i",
                Field.DATE: "publicationDate_s|producedDate_s",
                Field.IGNORE: "title_s|structName_s|labStructName_s|deptStructName_s",
                Field.VENUE: "journalTitle_s|bookTitle_s|conferenceTitle_s",
                Field.TYPE: "docType_s",
                Field.URL: "uri_s",
                Field.VOLUME: "volume_s",
                Field.ISSUE: "issue_s",
                Field.PAGES: "page_s",
                Field.ISBN: "isbn_s",
                Field.LANGUAGE: "language_s",
                Field.ABSTRACT: "abstract_s",
                Field.PUBLISHER: "journalPublisher_s|publisher_s",
            }
        ),
        separators={"authfullname s": ","},
        derived=(
            Derived("title_s: first", Field.TITLE, ("title_s",), deriving.first_title),
            *(
                Derived(f"{name}: apart", Field.UNIT, (name,), deriving.joined_values)
                for name in ("structName_s", "labStructName_s", "deptStructName_s")
            ),
        ),
    ),
    Producer(
        "converis-csv",
        heads("cfTitle", "PUBL_has_PERS", "PUBL_has_ORGA"),
        columns(
            {
                Field.TITLE: "cfTitle|Title",
                Field.YEAR: "publYear",
                Field.AUTHORS: "PUBL_has_PERS",
                Field.TYPE: "Publication type",
                Field.IGNORE: "PUBL_has_ORGA",
            }
        ),
        derived=(Derived("PUBL_has_ORGA: paths", Field.UNIT, ("PUBL_has_ORGA",), deriving.slashed_paths),),
    ),
)

_AGREEMENTS: tuple[Producer, ...] = (
    Producer(
        "agreement-table",
        heads(
            "journal_title|doi|published|article_type",
            "Article DOI|Article Title|Article Type|Corresponding Author",
            "Article Title|DOI|Journal Title|Article Publishing Charge",
            "DOI|Article Title|Journal|Agreement",
        ),
        columns(
            {
                Field.TYPE: "article_type|Article Type",
                Field.DATE: "published|Publication Date|Date of publication",
                Field.IGNORE: "accepted|Acceptance date|Corresponding Author Email|E-mail|Funder",
            }
        ),
    ),
    Producer("openapc-csv", heads("institution|period|euro|doi")),
)

#: Every producer, the narrow ones first.
PRODUCERS: tuple[Producer, ...] = (*DATABASES, *_UPLOADS, *_MANAGERS, *_REPOSITORIES, *_AGREEMENTS)
