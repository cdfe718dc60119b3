# ruff: noqa: E501 (lists stand as their producers write them)
"""Identifier lists, RIS, BibTeX and their kin."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.corpus.works import Works

#: Before all records, one record, after all.
TEXTS: dict[str, tuple[str, str, str]] = {
    "doi-list": ("", "{doi}\n", ""),
    "ris": ("", "TY  - JOUR\nTI  - {title}\nAU  - {author}\nPY  - {year}\nT2  - JOF\nDO  - {doi}\nER  - \n\n", ""),
    "bibtex": (
        "",
        ("@article{{key{n},\n  author = {{{author}}},\n  title = {{{title}}},\n  journal = {{JOF}},\n"
        "  year = {year},\n  doi = {{{doi}}}\n}}\n\n"),
        "",
    ),
    "wos-tagged": (
        "FN Clarivate Analytics Web of Science\nVR 1.0\n",
        ("PT J\nAU {author}\nTI {title}\nSO JOURNAL OF FICTION\nPY {year}\nDI {doi}\n"
        "UT WOS:00012345670000{n}\nER\n\n"),
        "EF\n",
    ),
    "medline": (
        "",
        ("PMID- 2403830{n}\nOWN - NLM\nDP  - {year}\nTI  - {title}\nFAU - {author}\nAID - {doi} [doi]\n"
        "PT  - Journal Article\n\n"),
        "",
    ),
    "endnote-tagged": ("", "%0 Journal Article\n%A {author}\n%D {year}\n%T {title}\n%J JOF\n%R {doi}\n\n", ""),
    "refworks": ("", "RT Journal Article\nSR Electronic(1)\nID {n}\nA1 {author}\nT1 {title}\nJF JOF\nYR {year}\nDO {doi}\nER\n\n", ""),
    "noteexpress": (
        "",
        ("{{Reference Type}}: Journal Article\n{{Title}}: {title}\n{{Author}}: {author};\n{{Journal}}: JOF\n"
        "{{Year}}: {year}\n{{DOI}}: {doi}\n\n"),
        "",
    ),
    "cssci": (
        "\n虚构评价中心\n\n",
        "【来源篇名】{title}\n【英文篇名】A calm study\n【来源作者】{author}/\n【期    刊】虚构学报\n"
        "【年代卷期】{year},(121):5-9\n【参考文献】\n" + "-" * 71 + "\n\n",
        "",
    ),
    "cnki": (
        "",
        ("SrcDatabase-来源库: 期刊\nTitle-题名: {title}\nAuthor-作者:{author};\nSource-文献来源: 虚构学报\n"
        "Year-年: {year}\nDOI-DOI: {doi}\n\n"),
        "",
    ),
    "proquest": (
        "_" * 60 + "\n\nReport Information from ProQuest\n" + "_" * 60 + "\n\n",
        "Document {n} of 4\n\n{title}\n\nAuthor: {author}\n\nPublication title: Journal of Fiction\n\n"
        "Publication year: {year}\n\nDOI: {doi}\n\nSource type: Scholarly Journals\n\n" + "_" * 60 + "\n\n",
        "Contact us at: http://example.org/contact\n",
    ),
}  # fmt: skip
#: Formats in which a work has no place for its DOI, or none for its title.
WITHOUT_DOI = frozenset({"cssci", "scholar-csv"})
WITHOUT_TITLE = frozenset(
    {
        "doi-list", "altmetric-upload", "overton-table", "overton-json", "plumx-json", "crossref-event-data",
    }
)  # fmt: skip


def maker(key: str) -> Callable[[Works], bytes]:
    """What makes a text of this format."""
    head, record, tail = TEXTS[key]

    def made(works: Works) -> bytes:
        filled = [
            record.format(n=number, title=work.title, doi=work.doi, year=work.year, author=work.author)
            for number, work in enumerate(works, start=1)
        ]
        return (head + "".join(filled) + tail).encode("utf-8", "surrogatepass")

    return made
