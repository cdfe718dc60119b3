# ruff: noqa: E501 (lists stand as their producers write them)
"""Tables as text, each with the heading that its producer writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from tests.importers.corpus.works import Work, Works

#: Columns of each table: the heading, and its cell with {title}, {doi}, {year}, {author}, {n} (1…).
COLUMNS: dict[str, str] = {
    "csv": "DOI={doi}|Title={title}|Authors={author}|Year={year}",
    "scopus-csv": (
        "Authors={author}|Title={title}|Year={year}|Source title=Journal of Fiction|Cited by=3|DOI={doi}"
        "|EID=2-s2.0-8501234560{n}"
    ),
    "wos-table": (
        "PT=J|AU={author}|TI={title}|SO=JOURNAL OF FICTION|DT=Article|PY={year}|DI={doi}|UT=WOS:00042506440000{n}"
    ),
    "incites-table": (
        "Accession Number=WOS:00042506440000{n}|DOI={doi}|Article Title={title}|Authors={author}|Source=FICTION"
        "|Publication Date={year}|Category Normalized Citation Impact=1.5"
    ),
    "dimensions-table": (
        "Rank={n}|Publication ID=pub.100000000{n}|DOI={doi}|Title={title}|Source title=Journal of Fiction"
        "|PubYear={year}|Authors={author}|Dimensions URL=https://app.dimensions.ai/details/publication/pub.1"
    ),
    "pubmed-csv": (
        "PMID=2403830{n}|Title={title}|Authors={author}|Citation=J Fict. {year}|First Author=Doe J"
        "|Journal/Book=J Fict|Publication Year={year}|Create Date=2021/03/14|DOI={doi}"
    ),
    "openalex-table": (
        "id=https://openalex.org/W420000000{n}|doi=https://doi.org/{doi}|display_name={title}"
        "|publication_year={year}|cited_by_count=2|authorships.author.display_name={author}"
    ),
    "lens-table": (
        "Lens ID=000-111-222-333-44{n}|Title={title}|Publication Year={year}|Source Title=Journal of Fiction"
        "|Author/s={author}|DOI={doi}|Citing Works Count=0"
    ),
    "ieee-csv": (
        "Document Title={title}|Authors={author}|Publication Title=Fiction 2021|Date Added To Xplore=1 Jan 2021"
        "|Publication Year={year}|DOI={doi}|PDF Link="
    ),
    "springer-csv": (
        "Item Title={title}|Publication Title=Journal of Fiction|Journal Volume=3|Item DOI={doi}|Authors=Jane Doe"
        "|Publication Year={year}|Content Type=Article"
    ),
    "embase-csv": (
        "Title={title}|Author Names={author}|Source title=Journal of Fiction|Publication Year={year}"
        "|PUI=L202988024{n}|DOI={doi}|Embase Link="
    ),
    "cinahl-csv": (
        "Article Title={title}|Author={author}|Journal Title=JOF|Publication Date={year}"
        "|Accession Number=17640450{n}|DOI={doi}|Doctype=Article|Subjects=TESTS|PLink="
    ),
    "cochrane-csv": "CENTRAL ID=CN-0000000{n}|Author(s)={author}|Title={title}|Source=JOF|Year={year}|DOI={doi}",
    "covidence-csv": "Title={title}|Authors={author}|Published Year={year}|DOI={doi}|Covidence #=#4{n}|Notes=",
    "rayyan-csv": (
        "key=rayyan-{n}|title={title}|year={year}|journal=JOF|authors={author}|url=https://doi.org/{doi}|notes="
    ),
    "harzing-csv": "Cites=9|Authors={author}|Title={title}|Year={year}|Source=JOF|GSRank={n}|DOI={doi}",
    "scholar-csv": (
        "Authors={author}|Title={title}|Publication=JOF|Volume=3|Number=2|Pages=1-9|Year={year}|Publisher=Press"
    ),
    "zotero-csv": (
        "Key=AB12CD3{n}|Item Type=journalArticle|Publication Year={year}|Author={author}|Title={title}"
        "|Publication Title=JOF|DOI={doi}"
    ),
    "refworks-table": (
        "Reference Type=Journal Article|Authors, Primary={author}|Title Primary={title}|Periodical Full=JOF"
        "|Pub Year={year}|DOI={doi}"
    ),
    "altmetric-explorer-table": (
        "Altmetric Attention Score=12|Title={title}|Journal/Collection Title=JOF|Publication Date={year}-03-01"
        "|DOI={doi}|News mentions=3|Details Page URL=https://www.altmetric.com/details/{n}"
    ),
    "altmetric-upload": "DOI={doi}|Author={author}|Department=Tests;Trials|Theme=Coasts",
    "altmetric-mentions-table": (
        "Mention Type=News story|Mention Date=2019-03-09 07:45:12|Outlet or Author=The Example Times"
        "|Mention Title=Lake has tides|External Mention ID=|Mention URL=https://times.example.org/{n}"
        "|Research Output Title={title}|Publication Date={year}-03-04|DOI={doi}"
    ),
    "overton-table": (
        "Overton id=ministry-{n}|Title={title}|Source title=Ministry|Document URL=https://gov.example.org/{n}|Overton URL="
        "|Published on={year}-03-04|Cited DOIs={doi}"
    ),
    "pure-table": (
        "Title of the contribution in original language={title}|UUID=aaaa-{n}"
        "|Contributors > Persons > Name={author}|DOI={doi}|Year={year}"
    ),
    "elements-table": "ID={n}1|Title={title}|Authors={author}|Canonical journal title=JOF|DOI={doi}|Reporting date 1={year}",
    "dspace-csv": "id=1111-{n}|collection=10568/1|dc.contributor.author={author}|dc.date.issued={year}|dc.title={title}|dc.identifier.doi={doi}",
    "eprints-csv": "eprintid=1{n}|type=article|title={title}|creators_name={author}|date={year}|id_number={doi}",
    "diva-csv": "PID=diva2:{n}|Name={author}|Title={title}|PublicationType=Article in journal|Year={year}|DOI={doi}|PublicationSubtype=published",
    "iris-table": "Handle=10568/7{n}|Titolo={title}|Anno di pubblicazione={year}|Tipologia IRIS=Articolo|Tutti gli autori={author}|DOI={doi}",
    "hal-csv": "docid={n}|halId_s=hal-0000000{n}|title_s={title}|authFullName_s={author}|doiId_s={doi}|producedDateY_i={year}",
    "converis-csv": "cfTitle={title}|publYear={year}|DOI={doi}|Publication type=Article|PUBL_has_PERS={author}|PUBL_has_ORGA=Nowhere University / Tests",
    "agreement-table": "journal_title=JOF|doi={doi}|published={year}-11-15|article_type=originalpaper|article_title={title}",
    "openapc-csv": "institution=Nowhere University|period={year}|euro=1200.5|doi={doi}|is_hybrid=FALSE|publisher=Press|title={title}",
}  # fmt: skip


def cells(key: str, works: Works) -> list[list[str]]:
    """The heading and a row for each work."""
    columns = [column.partition("=") for column in COLUMNS[key].split("|")]
    rows = [[heading for heading, _, _ in columns]]
    for number, work in enumerate(works, start=1):
        rows.append([_filled(template, work, number) for _, _, template in columns])
    return rows


def _filled(template: str, work: Work, number: int) -> str:
    return template.format(n=number, title=work.title, doi=work.doi, year=work.year, author=work.author)


def written(rows: list[list[str]], sign: str = ",") -> bytes:
    """Rows as text."""
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def maker(key: str) -> Callable[[Works], bytes]:
    """What makes the table of this format."""
    tabbed = key in ("wos-table", "refworks-table")
    return lambda works: written(cells(key, works), "\t" if tabbed else ",")
