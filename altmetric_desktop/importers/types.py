"""What lists call kinds of work → OutputType. An unknown word gives None: nothing is guessed."""

from __future__ import annotations

from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.importers.header import heading_key

_WORDS: dict[OutputType, str] = {
    OutputType.ARTICLE: (
        "article|journal article|research article|journal|jour|artikel|zeitschriftenartikel|aufsatz"
        "|article in press|letter|note|editorial|short survey|news|erratum|article; early access|ejour"
        "|mgzn|news item|j|article de revue|artículo|artigo|articolo in rivista|期刊论文|学術論文|논문"
        "|статья|contribution to journal|journal-article|art|original article|original research"
        "|case report|article-journal|correspondence"
    ),
    OutputType.REVIEW: (
        "review|review article|review; early access|systematic review|übersichtsartikel|literature review"
    ),
    OutputType.BOOK: (
        "book|monograph|edited book|buch|monographie|livre|libro|livro|ebook|edbook|books|b|mvbook|图书|专著"
    ),
    OutputType.CHAPTER: (
        "book chapter|chapter|book section|incollection|inbook|buchkapitel|beitrag in sammelband|chap"
        "|echap|chapitre|capítulo|chapter in book|contribution in book|reference entry|encyclopedia entry"
        "|encyc|dict"
    ),
    OutputType.CONFERENCE: (
        "conference paper|proceedings paper|inproceedings|conference|conf|cpaper|proceeding|proceedings"
        "|conference review|konferenzbeitrag|conference proceeding|conference contribution"
        "|conference proceedings|proceedings article|paper-conference|meeting abstract"
        "|conference abstract|会议论文|conference item|c|proceedings-article"
    ),
    OutputType.PREPRINT: (
        "preprint|working paper|posted content|vordruck|unpb|posted-content|discussion paper|jour-preprint"
    ),
    OutputType.REPORT: (
        "report|technical report|techreport|rprt|bericht|rapport|informe|relatório|govdoc|stand|standard"
    ),
    OutputType.THESIS: (
        "thesis|dissertation|phdthesis|mastersthesis|thes|doctoral thesis|doktorarbeit|thèse|tesis|tese"
        "|tesi|学位论文|phd thesis|habilitation|master's thesis|masters thesis"
    ),
    OutputType.DATASET: ("dataset|data set|data|datenset|data paper|datensatz|aggr|database|data article"),
    OutputType.SOFTWARE: "software|comp|code|computer program|computer software",
    OutputType.OTHER: (
        "other|misc|gen|online|web page|web_page|webpage|elec|blog|video|pat|patent|newspaper article"
        "|manual|booklet|unpublished|sonstiges|autre|otro|outro|poster|presentation|slide|audio|map"
        "|art work"
    ),
}
_TABLE = {heading_key(word): kind for kind, words in _WORDS.items() for word in words.split("|")}


def type_of(text: str) -> OutputType | None:
    """The kind of work a cell names, None where we don't know the word. `Article; Review` = its first."""
    key = heading_key(text)
    found = _TABLE.get(key)
    if found is None:
        for mark in (";", " > ", " - ", ","):
            head = key.partition(mark)[0].strip()
            found = found or _TABLE.get(head)
    return found
