"""The tables that literature databases export: which headings give each away, and what its columns mean.

Only what the general words (`synonyms`) get wrong or can't know stands here.
"""

from __future__ import annotations

from altmetric_desktop.domain.records import Field
from altmetric_desktop.importers import deriving
from altmetric_desktop.importers.producers import Derived, Producer, columns, heads

#: The narrow ones first: the first that fits wins.
DATABASES: tuple[Producer, ...] = (
    Producer(
        "lens-patents",
        heads("Lens ID|Jurisdiction|Kind", "Lens ID|Jurisdiction|Display Key", "Lens ID|Application Number"),
        refused="input.patents",
    ),
    Producer("scopus-csv", heads("Authors|Title|Source title|EID", "Title|Source title|Cited by|EID")),
    Producer(
        "wos-table",
        heads("PT|AU|TI|SO", "PT|AF|TI|SO", "AU|TI|SO|UT"),
        columns(
            {
                Field.IGNORE: "PT|ID|DE|PI|PA|CR|NR|SE|BS|BE|GP|CA|SC|DA|D2|DL|SP|HO|SI|MA|PN|PG",
                Field.ISSUE: "IS",
                Field.DATE: "PD|EA",
                Field.YEAR: "PY",
                Field.PAGES: "BP|AR",
                Field.PAGE_END: "EP",
                Field.TYPE: "DT",
            }
        ),
        derived=(Derived("AF + OI", Field.AUTHORS, ("OI", "AF", "AU"), deriving.with_orcids),),
    ),
    Producer(
        "wos-table",
        heads(
            "Article Title|Source Title|UT (Unique WOS ID)", "Article Title|Source Title|Author Full Names"
        ),
        columns(
            {
                Field.IGNORE: (
                    "Publication Type|Book DOI|Book Authors|Book Editors|Book Author Full Names|Keywords Plus"
                    "|Number of Pages|Researcher Ids|IDS Number|Date of Export"
                ),
                Field.DATE: "Publication Date|Early Access Date",
                Field.YEAR: "Publication Year",
                Field.TYPE: "Document Type",
                Field.URL: "DOI Link",
                Field.VENUE: "Source Title",
            }
        ),
        derived=(
            Derived(
                "Author Full Names + ORCIDs",
                Field.AUTHORS,
                ("ORCIDs", "Author Full Names", "Authors"),
                deriving.with_orcids,
            ),
        ),
    ),
    Producer(
        "incites-table",
        heads("Accession Number|Article Title|Category Normalized Citation Impact"),
        columns(
            {Field.WOS: "Accession Number", Field.VENUE: "Source|Source Title", Field.IGNORE: "Research Area"}
        ),
    ),
    Producer(
        "incites-table",
        heads("Author|Email|Department|DOI", "Author|Email|Department|DOI|WoS ID"),
        columns({Field.OUR_AUTHORS: "Author", Field.IGNORE: "Email"}),
        whole=True,
    ),
    Producer(
        "incites-table",
        heads("PersonID|FirstName|LastName|DocumentID", "FirstName|LastName|OrganizationID|DocumentID"),
        columns(
            {
                Field.WOS: "DocumentID",
                Field.OUR_AUTHORS: "LastName",
                Field.GIVEN_NAME: "FirstName",
                Field.UNIT: "OrganizationID",
                Field.IGNORE: "PersonID|Email|EmailAddress",
            }
        ),
    ),
    Producer(
        "dimensions-table",
        heads(
            "Publication ID|Dimensions URL",
            "Rank|Publication ID|PubYear",
            "Publication ID|PubYear|Source title",
        ),
        columns(
            {
                Field.IGNORE: (
                    "Rank|Cited references|Corresponding Authors|Authors (Raw Affiliation)|Book editors"
                    "|Clinical trial numbers|Supporting grants"
                ),
                Field.DATE: "Publication date|Publication date (online)",
                Field.YEAR: "PubYear",
                Field.LOCAL: "Publication ID",
            }
        ),
    ),
    Producer(
        "pubmed-csv",
        heads("PMID|Title|First Author|Journal/Book", "PMID|Title|Citation|Create Date"),
        columns({Field.IGNORE: "First Author|Citation|Create Date"}),
    ),
    Producer(
        "openalex-table",
        heads(
            "display_name|publication_year", "id|doi|authorships.author.display_name", "id|doi|cited_by_count"
        ),
        columns(
            {
                Field.OPENALEX: "id|ids.openalex",
                Field.TITLE: "title|display_name",
                Field.ORCID: "authorships.author.orcid|authorships.author_orcid",
                Field.AUTHORS: "authorships.author.display_name|authorships.author_name",
                Field.URL: "primary_location.landing_page_url",
                Field.VOLUME: "biblio.volume",
                Field.ISSUE: "biblio.issue",
                Field.PAGES: "biblio.first_page",
                Field.PAGE_END: "biblio.last_page",
                Field.PUBLISHER: "primary_location.source.host_organization_name",
                Field.IGNORE: "primary_location.source.issn_l|indexed_in|referenced_works|related_works",
            }
        ),
    ),
    Producer(
        "lens-table",
        heads("Lens ID|Title|Author/s", "Lens ID|Title|Source Title", "Lens ID|Title|Citing Works Count"),
        columns(
            {
                Field.IGNORE: "Source URLs|References|Is Open Access|Microsoft Academic ID",
                Field.OPEN_ACCESS: "Open Access Colour",
            }
        ),
    ),
    Producer(
        "ieee-csv",
        heads(
            "Document Title|Publication Title|Date Added To Xplore",
            "Document Title|Publication Title|PDF Link",
        ),
        columns(
            {
                Field.VENUE: "Publication Title",
                Field.TYPE: "Document Identifier",
                Field.URL: "PDF Link",
                Field.IGNORE: "Article Citation Count|Patent Citation Count|Reference Count",
            }
        ),
    ),
    Producer(
        "springer-csv",
        heads("Item Title|Publication Title|Item DOI"),
        columns(
            {
                Field.VENUE: "Publication Title",
                Field.VOLUME: "Journal Volume",
                Field.ISSUE: "Journal Issue",
                Field.IGNORE: "Book Series Title",
            }
        ),
        separators={"authors": ""},  # written without anything between them
    ),
    Producer(
        "embase-csv",
        heads("Title|Embase Accession ID", "Title|Author Names|PUI", "Title|Author Names|Embase Link"),
        columns(
            {
                Field.DATE: "Date of Publication",
                Field.PUBLISHER: "Book Publisher",
                Field.LANGUAGE: "Article Language",
                Field.LOCAL: "Embase Accession ID|PUI",
                Field.IGNORE: "Source|Embase Link|Open URL Link|Clinical Trial Numbers|Editors",
            }
        ),
    ),
    Producer(
        "cinahl-csv",
        heads("Article Title|Accession Number|PLink", "Article Title|Journal Title|Doctype|Subjects"),
        columns({Field.IGNORE: "PLink|Page Count", Field.TYPE: "Doctype", Field.PAGES: "First Page"}),
    ),
    Producer(
        "cochrane-csv",
        heads("CENTRAL ID|Title", "Cochrane Review ID|Title", "Title|Author(s)|CTgov ID"),
        columns(
            {
                Field.LOCAL: "CENTRAL ID|Cochrane Review ID|Embase ID",
                Field.VENUE: "Source",
                Field.IGNORE: "CTgov ID|Cochrane Review Group Code",
            }
        ),
        # Papers about one trial share its number: it names the record only where nothing else does.
        derived=(
            Derived("CTgov ID alone", Field.NCT, ("CTgov ID", "DOI", "PubMed ID"), deriving.first_if_alone),
        ),
    ),
    Producer(
        "covidence-csv",
        heads("Covidence #|Title"),
        columns(
            {
                Field.LOCAL: "Covidence #|Accession Number",
                Field.MONTH: "Published Month",
                Field.IGNORE: "Ref|Study|Notes|Tags",
            }
        ),
    ),
    Producer(
        "rayyan-csv",
        heads("key|title|year|authors|notes", "title|authors|abstract|notes|pubmed_id"),
        columns(
            {
                Field.IGNORE: "key|notes|location|keywords",
                Field.AUTHORS: "authors",
                Field.MONTH: "month",
                Field.DAY: "day",
            }
        ),
    ),
    Producer(
        "harzing-csv",
        heads("Cites|Authors|Title|GSRank", "Cites|Authors|Title|CitesURL", "Cites|Authors|Title|QueryDate"),
        columns(
            {
                Field.VENUE: "Source",
                Field.URL: "ArticleURL",
                Field.IGNORE: "CitesURL|GSRank|FullTextURL|RelatedURL|CitationURL|QueryDate|Age|AuthorCount",
            }
        ),
        separators={"authors": ", "},
    ),
    Producer(
        "scholar-csv",
        heads("Authors|Title|Publication|Volume|Number|Pages|Year|Publisher"),
        columns({Field.VENUE: "Publication", Field.ISSUE: "Number"}),
        whole=True,
    ),
)
