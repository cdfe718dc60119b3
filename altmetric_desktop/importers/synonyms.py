"""What people and products call a column, by field: a table of words in many languages.

Headings compare in the form that `header.heading_key` gives. `AMBIGUOUS` holds the false friends:
words that mean different things in different lists; the first field that fits wins (docs/import.md).
"""

from __future__ import annotations

from altmetric_desktop.domain.records import Field

#: Field → headings, separated by `|`, most telling first (it decides between two columns).
HEADINGS: dict[Field, str] = {
    Field.DOI: (
        "doi|dois|digital object identifier|doi (digital object identifier)|doi number|doi link|doi url"
        "|item doi|publication doi|publication: doi|article doi|doi/identifier/link|dc.identifier.doi"
        "|cg.identifier.doi|prism:doi|di|doiid_s|electronic-resource-num|doi-nummer|link zum artikel"
        "|identifiant doi|lien doi|identificador doi|enlace doi|número doi|codice doi|doi号"
        "|数字对象标识符|doi(记录)|デジタルオブジェクト識別子|doi 번호|идо|číslo doi|doi azonosító"
        "|doi numarası|ids.doi"
        "|doi编号|doi番号|doi码"
    ),
    Field.PMID: (
        "pmid|pubmed id|pubmed|pubmed identifier|pubmedid|medline pmid|medline id|pm|id.pubmed|ids.pmid"
        "|pubmed unique identifier|pubmed-nummer|identifiant pubmed|id de pubmed|id pubmed|pubmed编号"
    ),
    Field.PMCID: (
        "pmcid|pmc id|pubmed central id|pubmedcentral id|pubmed central (pmc) id|pmc reference|pmc-id"
        "|ids.pmcid|identifiant pmc"
    ),
    Field.ARXIV: "arxiv|arxiv id|arxiv number|arxiv identifier",
    Field.ISBN: (
        "isbn|isbns|isbn-13|isbn 13|isbn-10|e-isbn|eisbn|isbn_print|bn|国际标准书号|isbn号|书号|isbn/书号"
    ),
    Field.HANDLE: "handle|handle.net ids|hdl|codice handle|handle id",
    Field.URN: "urn|urn:nbn",
    Field.ADS: "ads bibcode|bibcode|ads id",
    Field.SSRN: "ssrn|ssrn id",
    Field.REPEC: "repec id|repec",
    Field.NCT: ("national clinical trial id|nct id|nct|ctgov id|clinical trial id|trial registration"),
    Field.EID: "eid|scopus id|scopusid|scopus eid",
    Field.WOS: "ut (unique wos id)|wos id|ut|isi|wosid|web of science id|入藏号|wos号",
    Field.OPENALEX: "openalex id|openalex",
    Field.NIHMS: "nihms id|nihms|nihmsid|nihms number|nihms-id|pmc manuscript id",
    Field.NBK: "nbk|nbk id|bookshelf id|bookshelf accession|book accession|ncbi bookshelf id",
    Field.LOCAL: (
        "publication id|local id|lens id|pid|uuid|eprintid|halid_s|identifiant hal|record id|elements id"
        "|pure id|accession number|handle id|naid|crid|ncid"
    ),
    Field.URL: (
        "url|uri|link|web link|external url|article url|source linkout|official url|ur|dc.identifier.uri"
        "|landing page|full text link|official_url|articleurl|webadresse|internetadresse|url zum artikel"
        "|lien|adresse|enlace|dirección web|endereço|collegamento|koppeling|länk|lenke|链接|网址|リンク"
        "|링크|ссылка"
        "|lien url|lien web|lien vers la publication|adresse url|weblink|link zur publikation"
        "|link zur veröffentlichung|enlace web|enlace a la publicación|link de acesso|论文链接"
        "|全文链接|网页链接"
    ),
    Field.TITLE: (
        "title|article title|document title|item title|paper title|output title|work title"
        "|title of the contribution in original language|ti|t1|dc.title|title primary|contribution title"
        "|study title|display_name|titel|artikel|artikeltitel|titel der publikation|aufsatztitel"
        "|titel des beitrags|titre|titre de l'article|titre de la publication|intitulé|título"
        "|título del artículo|título de la publicación|título do artigo|título do trabalho"
        "|título da publicação|titolo|titolo del contributo|titel publicatie|tittel|titel på svenska|标题"
        "|题名|篇名|论文题目|论文名称|成果名称|来源篇名|題名|タイトル|論文名|論文タイトル|表題|題目"
        "|論文題名|제목|논문명|논문제목|название|заглавие|tytuł|název|cím|başlık|otsikko|julkaisun nimi"
        "|title_s"
        "|titel der arbeit|titel des artikels|titel des aufsatzes|titel der veröffentlichung"
        "|publikationstitel|beitragstitel|titre du chapitre|titre du document"
        "|titre de la communication|titre de la contribution|intitulé de la communication"
        "|título del capítulo|título del trabajo|título de la ponencia|título de la contribución"
        "|título del documento|título del producto|título do capítulo|título do documento"
        "|título da produção|titolo dell'articolo|titolo articolo|titolo del prodotto"
        "|titolo della pubblicazione|题目|文章标题|文章题目|文章名称|论文标题|论文名|论著名称"
        "|著作名称|成果题目|論文題目|論文等の名称|業績名|著書名|演題"
    ),
    Field.AUTHORS: (
        "author full names|authors|author|author(s)|author/s|authors/creators|author names|af|au|creators"
        "|creator|contributors|all authors|authors, primary|a1|dc.contributor.author|dc.creator"
        "|authfullname_s|authors (raw)|persons|authorships.author.display_name|autor|autoren|autorinnen"
        "|autor/in|autor*innen|verfasser|verfasser/in|urheber|beteiligte personen|namen|auteur|auteurs"
        "|auteur(s)|auteur.rice.s|autores|autor/es|autoría|autor(es)|autoria|autore|autori"
        "|tutti gli autori/curatori|författare|upphov|forfatter|forfatter(e)|forfattere|作者|著者"
        "|全部作者|来源作者|责任者|完成人|著者名|執筆者|氏名|共著者|저자|저자명|전체저자|автор|авторы"
        "|autorzy|autoři|szerzők|yazarlar|tekijät"
        "|verfasser/innen|verfasser*innen|verfasserinnen und verfasser|autor/innen"
        "|autorinnen und autoren|autorinnen/autoren|autor/en|alle autoren|autorenliste"
        "|namen der autoren|auteur.e.s|auteur·e·s|auteur·rice·s|auteur(e)s|auteurs/autrices"
        "|autrices et auteurs|liste des auteurs|noms des auteurs|tous les auteurs|autores/as"
        "|nombre del autor|nombre de los autores|lista de autores|nome dos autores|autore/i"
        "|elenco autori|作者姓名|所有作者|全体作者|作者名单|论文作者|全著者|全著者名|著者氏名|発表者"
    ),
    Field.OUR_AUTHORS: (
        "authors at my institution|internal authors|internal_author_list|our authors|staff|researcher"
        "|last name|surname|family name|lastname|author last name|nachname|apellidos|cognome"
        "|faculty member|pi|academic|user|employee|author name|mitarbeiter|mitarbeiter/in|interne autoren"
        "|beschäftigte|wissenschaftler/in|chercheur|auteurs internes|personnel|investigador|personal|pdi"
        "|docente|pesquisador|autor interno|autori riconosciuti"
        "|contributors: autori/curatori riconosciuti (elenco)|medewerker|forskare|本校作者|本单位作者"
        "|教师|教員名|研究者|研究者名|교수|연구자|сотрудник"
        "|antragsteller|antragsteller/in|nom du chercheur|enseignant-chercheur|profesor|professor"
        "|姓名|教师姓名|职工姓名|教員氏名|研究者氏名|職員名"
    ),
    Field.ORCID: "orcid|orcid id|orcids|author orcid|orcid ids",
    Field.YEAR: (
        "publication year|year|published year|pub year|pubyear|year published|py|publication_year|yr"
        "|year of publication|cover year|period|output year|fiscal year|produceddatey_i|jahr"
        "|erscheinungsjahr|publikationsjahr|veröffentlichungsjahr|publ.-jahr|berichtsjahr|année"
        "|année de publication|año|ano|año de publicación|ano de publicação|anno|anno di pubblicazione"
        "|jaar|publicatiejaar|år|utgivningsår|utgivelsesår|年|年份|出版年|发表年份|发表年度|発行年|発表年"
        "|年度|연도|발행년|출판연도|год|год публикации|rok|rok wydania|év|yıl|vuosi"
        "|année de parution|année d'édition|jahr der veröffentlichung|jahr der publikation"
        "|año publicación|año de edición|anno pubblicazione|出版年份|发表年|発表年度|出版年度|西暦"
    ),
    Field.DATE: (
        "publication date|date of publication|dc.issued|dc.date|date published|publicationdate|issued"
        "|dc.date.issued|date"
        "|online publication date|electronic publication date|publication_date|pubdate|published"
        "|cover date|early access date|reporting date 1|acceptance date|date of acceptance|datum"
        "|veröffentlichungsdatum|erscheinungsdatum|erschienen|online seit|date de publication"
        "|date de parution|fecha|fecha de publicación|data|data de publicação|data di pubblicazione"
        "|publicatiedatum|publiceringsdatum|出版日期|发表时间|发表日期|年代卷期|発行日|出版年月|発行年月"
        "|公開日|발행일|게재일|дата публикации"
        "|veröffentlicht am|erschienen am|publikationsdatum|datum der veröffentlichung"
        "|date de mise en ligne|date d'édition|fecha publicación|发表年月|出版时间|刊出时间|见刊时间"
        "|発行年月日|出版日|出版年月日|発表年月|発表年月日|掲載年月|刊行年月|公表日"
        "|date first published|date first published online|first published|first published online"
    ),
    Field.VENUE: (
        "journal|journal title|journal name|source title|journal/book|journal/collection title"
        "|secondary title|container title|journal_full_title|journal full title|so|jf|jo|t2"
        "|periodical full|venue|publication name|where published|canonical journal title"
        "|primary_location.source.display_name|anthology title|zeitschrift|zeitschriftentitel|quelle"
        "|erschienen in|publikationsorgan|reihe|revue|nom de la revue|périodique|revista"
        "|nombre de la revista|publicación|fuente|periódico|título do periódico|nome da revista|rivista"
        "|tijdschrift|tidskrift|tidsskrift|期刊|刊名|期刊名称|来源|发表刊物|刊物名称|期刊(记录)|雑誌名"
        "|掲載誌|誌名|掲載誌名|発表雑誌名|학술지명|저널명|게재지|журнал|название журнала|источник"
        "|czasopismo|časopis|folyóirat|dergi|lehti"
        "|name der zeitschrift|titel der zeitschrift|zeitschrift/buch|journal/buch|fachzeitschrift"
        "|zeitschriftenname|journaltitel|titre de la revue|titre du journal|nom du journal"
        "|revue/ouvrage|título de la revista|revista/libro|nombre revista|título da revista"
        "|nome do periódico|titolo della rivista|titolo rivista|nome rivista|刊物|期刊名|发表期刊"
        "|发表刊物名称|期刊/会议名称|刊物/会议名称|杂志|杂志名称|雑誌|掲載雑誌|掲載雑誌名|学術雑誌名"
        "|ジャーナル名|収録刊行物名|発表誌|発表誌名"
    ),
    Field.VOLUME: ("volume|vol|vl|journal volume|volumen|tome|jaargang|卷|巻|권|том|卷号|bd"),
    Field.ISSUE: (
        "issue|issue number|journal issue|heft|ausgabe|numéro|n°|número|fascículo|fascicolo|期|号|호|номер"
        "|期号"
    ),
    Field.PAGES: (
        "pages|pagination|page range|pages / article no|bp|page start|start page|first page|startpage"
        "|seiten|seitenangabe|páginas|pagine|sidor|页码|頁|ページ|페이지|страницы|開始ページ"
        "|article number|art. no|article no"
        "|seite|seitenzahlen|seitenbereich|anfangsseite|seite von|page de début|première page"
        "|página inicial|páginas inicial-final|pagina iniziale|页|起止页码|页码范围|起始页|掲載頁"
        "|掲載ページ|開始頁"
    ),
    Field.PAGE_END: (
        "ep|page end|end page|last page|endpage|終了ページ"
        "|endseite|seite bis|page de fin|dernière page|página final|pagina finale|结束页|终止页"
        "|終了頁"
    ),
    Field.MONTH: "month|publication month|published month|monat|mois|mes|mês|mese|maand|月|월",
    Field.DAY: "day|publication day|tag|jour|日|일",
    Field.GIVEN_NAME: (
        "first name|given name|forename|firstname|givenname|author first name|vorname|prénom|nombre"
        "|nome|voornaam|förnamn|fornavn"
    ),
    Field.TYPE: (
        "document type|publication type|type|type of publication|article type|article_type"
        "|dc.type|item type|output type|reference type|dt|m3|content type"
        "|doctype|subtype|work-type|typ|publikationstyp|publikationsart|dokumentart|dokumenttyp"
        "|type de document|type de publication|tipo|tipo de documento|tipología|tipo de produção"
        "|tipologia|tipologia iris|publicatietype|publicationtype|类型|文献类型|成果类型|種別|資料種別"
        "|論文種別|유형|구분|тип публикации"
        "|art der publikation|art der veröffentlichung|veröffentlichungsart|type de production"
        "|type de produit|tipo de publicación|tipo de producto|tipo de producción|tipo de publicação"
        "|tipo da produção|tipo di pubblicazione|tipo pubblicazione|论文类型|成果形式|著作类型"
        "|論文区分|業績種別|業績区分"
    ),
    Field.PUBLISHER: (
        "publisher|publishername|publisher names|pb|pu|imprint|verlag|verlagsname|éditeur"
        "|maison d'édition|editorial|editora|editore|uitgever|förlag|forlag|出版社|出版者|発行元|출판사"
        "|издательство"
        "|出版单位|出版机构|発行所|出版社名|発行者"
    ),
    Field.ISSN: (
        "issn|e-issn|eissn|issn (print)|issn/isbn|issns|journal issns|sn|ei|issn1|issn-l|刊号"
        "|国际标准刊号|journal issn"
        "|issn号|issn番号"
    ),
    Field.UNIT: (
        "department|departments|dept|unit|organisational unit|organizational unit"
        "|managing organisational unit|administering org unit|administering_org_unit|division|divisions"
        "|group|groups|primary group|research group|group memberships|lab|section|structname_s|uoa"
        "|unit of assessment|cost centre|abteilung|fachgebiet|institut|organisationseinheit|lehrstuhl"
        "|professur|arbeitsgruppe|klinik|dezernat|département|laboratoire|unité|unité de recherche|ufr"
        "|composante|équipe|structure|service|departamento|instituto|unidad|centro|grupo de investigación"
        "|servicio|unidade|laboratório|dipartimento|struttura|afdeling|vakgroep|avdelning|enhet"
        "|instituttet|单位|部门|系|院系|所属单位|课题组|所属|学科|専攻|講座|部局|소속|학과|부서|кафедра"
        "|подразделение|отдел|институт|katedra|ústav|tanszék|bölüm|laitos|level 1|level 2|level 3|level 4"
        "|level 5"
        "|institut/klinik|fachgruppe|fachrichtung|labo|laboratoire/équipe|unité/laboratoire"
        "|unité académique|unidad académica|departamento/instituto|unidade acadêmica"
        "|departamento/unidade|struttura di afferenza|dipartimento di afferenza|所属部门|所在部门"
        "|所在单位|所属院系|教研室|研究所|科室|所属部局|所属学科|部署|研究室"
    ),
    Field.FACULTY: (
        "faculty|school|college|faculty/school|administering_faculty_unit|main panel|top level|fakultät"
        "|fachbereich|dekanat|sektion|faculté|école|pôle|facultad|escuela|faculdade|escola|facoltà"
        "|faculteit|fakultet|学院|学部|研究科|단과대학|факультет|wydział|fakulta|kar|fakülte|tiedekunta"
        "|fachbereich/fakultät|fakultät/fachbereich|ufr/faculté|faculté/école|facultad/escuela"
        "|escuela/facultad|faculdade/escola|所属学院|所在学院|二级学院|学部・研究科|所属学部"
    ),
    Field.INSTITUTION: (
        "institution|university|organisation|organization|affiliation|affiliations|institution name"
        "|home institution|oc membership institution|authors affiliations|c3|research organization"
        "|hochschule|universität|zugehörigkeit|établissement|tutelle|institución|universidad|afiliación"
        "|instituição|universidade|afiliação|università|instelling|lärosäte|机构|学校|作者单位|第一单位"
        "|機関|所属機関|기관|대학교|организация|вуз|institutiton|instituation|instituion|instsitution"
        "|所属機関名|大学|大学名"
    ),
    Field.ABSTRACT: (
        "abstract|ab|n2|zusammenfassung|résumé|resumen|resumo|摘要|抄録|초록|аннотация"
        "|dc.description.abstract"
    ),
    Field.LANGUAGE: (
        "language|la|language of original document|article language|sprache|langue|idioma"
        "|lingua|语种|言語|언어|язык"
        "|dc.language"
        "|publikationssprache|langue de publication|langue du document|idioma de publicación|语言"
        "|文种|記述言語|使用言語"
    ),
    Field.OPEN_ACCESS: (
        "open access|oa status|oa|open access status|is open access|open access colour|open_access.oa_status"
    ),
}

#: False friends: heading → the fields that it may mean, the likeliest first. A field that a clear
#: heading has taken is passed over; none left = the column is not read.
AMBIGUOUS: dict[str, tuple[Field, ...]] = {
    "publication title": (Field.TITLE, Field.VENUE),
    "title of publication": (Field.TITLE, Field.VENUE),
    "publication": (Field.TITLE, Field.VENUE),
    "publikation": (Field.TITLE, Field.VENUE),
    "book title": (Field.TITLE, Field.VENUE),
    "buchtitel": (Field.TITLE, Field.VENUE),
    "titel des buches": (Field.TITLE, Field.VENUE),
    "titre de l'ouvrage": (Field.TITLE, Field.VENUE),
    "titre du livre": (Field.TITLE, Field.VENUE),
    "título del libro": (Field.TITLE, Field.VENUE),
    "título do livro": (Field.TITLE, Field.VENUE),
    "titolo del libro": (Field.TITLE, Field.VENUE),
    "书名": (Field.TITLE, Field.VENUE),
    "書名": (Field.TITLE, Field.VENUE),
    "colloque": (Field.VENUE,),
    "congreso": (Field.VENUE,),
    "congresso": (Field.VENUE,),
    "konferenz": (Field.VENUE,),
    "会议名称": (Field.VENUE,),
    "学会名": (Field.VENUE,),
    "会議名": (Field.VENUE,),
    "bezeichnung": (Field.TITLE,),
    "name": (Field.TITLE, Field.AUTHORS),
    "source": (Field.VENUE,),
    "id number": (Field.DOI,),
    "persistent identifier": (Field.DOI, Field.URL),
    "identifier": (Field.DOI, Field.URL),
    "identifiers": (Field.DOI, Field.URL),
    "article link": (Field.URL,),
    "number": (Field.ISSUE,),
    "no": (Field.ISSUE,),
    "is": (Field.ISSUE,),
    "nummer": (Field.ISSUE,),
    "nr": (Field.ISSUE,),
    "s": (Field.PAGES,),
    "p": (Field.PAGES,),
    "pp": (Field.PAGES,),
    "jg": (Field.VOLUME, Field.YEAR),
    "band": (Field.VOLUME,),
    "jahrgang": (Field.VOLUME, Field.YEAR),
    "id": (Field.LOCAL,),
    "category": (Field.TYPE,),
    "art": (Field.TYPE,),
    "institute": (Field.UNIT, Field.INSTITUTION),
    "centre": (Field.UNIT,),
    "center": (Field.UNIT,),
    "owner": (Field.UNIT,),
    "seminar": (Field.UNIT,),
    "area": (Field.UNIT,),
    "einrichtung": (Field.UNIT, Field.INSTITUTION),
    "corresponding author": (Field.OUR_AUTHORS,),
    "korrespondenzautor": (Field.OUR_AUTHORS,),
    "auteur correspondant": (Field.OUR_AUTHORS,),
    "autor de correspondencia": (Field.OUR_AUTHORS,),
    "通讯作者": (Field.OUR_AUTHORS,),
    "責任著者": (Field.OUR_AUTHORS,),
    "nom": (Field.OUR_AUTHORS,),
    "first author": (Field.AUTHORS,),
    "erstautor": (Field.AUTHORS,),
    "premier auteur": (Field.AUTHORS,),
    "primer autor": (Field.AUTHORS,),
    "第一作者": (Field.AUTHORS,),
    "筆頭著者": (Field.AUTHORS,),
    "cites": (),
}

#: A word inside a longer heading that is as good as the heading, unless one of `NOT_WITH` stands beside it.
TELLING_WORDS: dict[str, Field] = {
    "doi": Field.DOI,
    "pmid": Field.PMID,
    "pmcid": Field.PMCID,
    "isbn": Field.ISBN,
    "arxiv": Field.ARXIV,
    "handle": Field.HANDLE,
    "department": Field.UNIT,
    "faculty": Field.FACULTY,
}
NOT_WITH = frozenset(
    [
        "count",
        "number",
        "order",
        "status",
        "cited",
        "citing",
        "references",
        "check",
        "checked",
        "missing",
        "count",
    ]
)

#: Columns of units that are no part of the organisation: heading → the hierarchy that they belong to.
HIERARCHIES: dict[str, str] = {
    "uoa": "Unit of assessment",
    "unit of assessment": "Unit of assessment",
    "main panel": "Unit of assessment",
    "cost centre": "Cost centre",
    "cost center": "Cost centre",
}
