"""What lists call kinds of work → OutputType. An unknown word gives None: nothing is guessed."""

from __future__ import annotations

from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.importers.header import heading_key

_WORDS: dict[OutputType, str] = {
    OutputType.ARTICLE: (
        "article|journal article|research article|journal|jour|artikel|zeitschriftenartikel|aufsatz"
        "|article in press|letter|note|editorial|short survey|news|erratum|article; early access|ejour"
        "|mgzn|news item|j|article de revue|artículo|artigo|articolo in rivista|期刊论文|学術論文|논문"
        "|статья|contribution to journal|journal-article|art|original article|original research"
        "|case report|article-journal|correspondence|journalarticle|originalpaper|original paper"
        "|article in journal|articolo|articolo su rivista|contributo in rivista|ieee journals"
        "|ieee early access articles|ieee magazines|magazinearticle|journal article/review"
        "|peer reviewed article"
    ),
    OutputType.REVIEW: (
        "review|review article|review; early access|systematic review|übersichtsartikel|literature review"
        "|article, review/survey|article review/survey|reviewpaper|review paper|recensione"
    ),
    OutputType.BOOK: (
        "book|monograph|edited book|buch|monographie|livre|libro|livro|ebook|edbook|books|b|mvbook|图书|专著"
        "|book whole|book, whole|ouv|monografia|monografia o trattato scientifico|collection (editor)"
    ),
    OutputType.CHAPTER: (
        "book chapter|chapter|book section|incollection|inbook|buchkapitel|beitrag in sammelband|chap"
        "|echap|chapitre|capítulo|chapter in book|contribution in book|reference entry|encyclopedia entry"
        "|encyc|dict|booksection|book_section|couv|chapter in book|contributo in volume|capitolo"
        "|contributo in volume (capitolo o saggio)|encyclopediaarticle|dictionaryentry|kapitel i bok"
    ),
    OutputType.CONFERENCE: (
        "conference paper|proceedings paper|inproceedings|conference|conf|cpaper|proceeding|proceedings"
        "|conference review|konferenzbeitrag|conference proceeding|conference contribution"
        "|conference proceedings|proceedings article|paper-conference|meeting abstract"
        "|conference abstract|会议论文|conference item|c|proceedings-article"
        "|conferencepaper|conference_item|comm|ieee conferences|contributo in atti di convegno"
    ),
    OutputType.PREPRINT: (
        "preprint|working paper|posted content|vordruck|unpb|posted-content|discussion paper|jour-preprint"
    ),
    OutputType.REPORT: (
        "report|technical report|techreport|rprt|bericht|rapport|informe|relatório|govdoc|stand|standard"
        "|rapporto|rapporto tecnico"
    ),
    OutputType.THESIS: (
        "thesis|dissertation|phdthesis|mastersthesis|thes|doctoral thesis|doktorarbeit|thèse|tesis|tese"
        "|tesi|学位论文|phd thesis|habilitation|master's thesis|masters thesis"
        "|these|hdr|doctoral thesis, comprehensive summary|doctoral thesis, monograph|licentiate thesis"
        "|tesi di dottorato"
    ),
    OutputType.DATASET: ("dataset|data set|data|datenset|data paper|datensatz|aggr|database|data article"),
    OutputType.SOFTWARE: "software|comp|code|computer program|computer software",
    OutputType.OTHER: (
        "other|misc|gen|online|web page|web_page|webpage|elec|blog|video|pat|patent|newspaper article"
        "|manual|booklet|unpublished|sonstiges|autre|otro|outro|poster|presentation|slide|audio|map"
        "|art work|webpage|blogpost|newspaperarticle|videorecording|audiorecording|brevetto"
    ),
}
#: The code before a kind: `03A - Articolo in rivista`, `1.1 Articolo in rivista`.
_CODE = pattern(r"^\s{0,5}\d{1,2}(?:\.\d{1,2}){0,3}[A-Za-z]?\s{0,3}[-–.:]?\s{0,3}(?=[^\W\d]{3})")
#: From the general to the particular: `Contribution to journal > Article`.
_STEPS = pattern(r"\s[>›]\s")
_TABLE = {heading_key(word): kind for kind, words in _WORDS.items() for word in words.split("|")}


def type_of(text: str) -> OutputType | None:
    """The kind of work a cell names, None where we don't know the word. `Article; Review` = its first."""
    key = heading_key(_CODE.sub("", text))
    found = _TABLE.get(key)
    if found is None:
        for part in reversed(_STEPS.split(key)[1:]):
            found = found or _TABLE.get(part)
        for mark in (";", " > ", " › ", " - ", ","):
            head = key.partition(mark)[0].strip()
            found = found or _TABLE.get(head)
    return found
