"""Fictional lists in many languages, to be encoded as offices have them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from msgspec import Struct


class Language(Struct, frozen=True):
    """Works as (title, author, journal), and the encodings in which such lists are met."""

    encodings: tuple[str, ...]
    works: tuple[tuple[str, str, str], ...]


WESTERN = ("windows-1252", "macroman")
LANGUAGES = {
    "simplified Chinese": Language(
        ("gb18030",),
        (
            ("长江三角洲湿地植被恢复的遥感监测", "周海燕; 孟凡", "虚构地理通报"),
            ("基于深度学习的古籍文字识别方法", "欧阳静", "虚构信息学报"),
            ("中学生课外阅读习惯与语文成绩的关系", "赵一鸣; 钱学礼", "虚构教育评论"),
            ("老年糖尿病患者护理质量评价", "孙丽", "虚构护理杂志"),
        ),
    ),
    "traditional Chinese": Language(
        ("big5",),
        (
            ("濁水溪流域地下水補注之時空變異", "林雅婷; 張家豪", "虛構水利學刊"),
            ("國小學童閱讀動機與閱讀理解之關係", "黃淑芬", "虛構教育研究"),
            ("戰後都市更新政策之回顧與展望", "吳宗翰", "虛構規劃學報"),
            ("長期照顧機構護理人員之工作壓力", "蔡佩君", "虛構護理雜誌"),
        ),
    ),
    "Japanese": Language(
        ("shift_jis", "euc-jp"),
        (
            ("里山の植生に及ぼす管理放棄の影響", "大野 健一; 森 由美", "架空生態学会誌"),
            ("小学校における読書指導の効果に関する調査", "川村 真理", "架空教育研究"),
            ("コンクリートの乾燥収縮ひずみの予測モデル", "石田 隆", "架空土木論文集"),
            ("高齢者の転倒予防プログラムの評価", "上野 さくら", "架空看護学雑誌"),
        ),
    ),
    "Korean": Language(
        ("euc-kr",),
        (
            ("낙동강 하구 습지 식생의 변화", "최은지; 한동현", "가상생태학회지"),
            ("초등학생의 독서 동기와 읽기 이해의 관계", "정수빈", "가상교육연구"),
            ("노인 낙상 예방 프로그램의 효과", "오지훈", "가상간호학회지"),
            ("도시 열섬 완화를 위한 녹지 계획", "윤서연", "가상조경학회지"),
        ),
    ),
    "Russian": Language(
        ("windows-1251", "koi8-r"),
        (
            ("Динамика растительности пойменных лугов", "Орлова Е. В.; Зуев П. А.", "Вымышленный вестник"),
            ("Мотивация чтения у младших школьников", "Гусева Н. И.", "Вымышленная педагогика"),
            ("Прочность бетона при низких температурах", "Щукин Ю. М.", "Вымышленные записки"),
        ),
    ),
    "Ukrainian": Language(
        ("windows-1251",),
        (
            ("Динаміка рослинності заплавних лук", "Коваль І. Є.; Бойко Ю. Г.", "Вигаданий вісник"),
            ("Мотивація читання молодших школярів", "Ярмоленко Ї. В.", "Вигадана педагогіка"),
            ("Міцність бетону за низьких температур", "Гнатюк О. П.", "Вигадані записки"),
        ),
    ),
    "Bulgarian": Language(
        ("windows-1251",),
        (
            ("Динамика на растителността в заливните ливади", "Петкова Ж.; Ангелов Ц.", "Измислен вестник"),
            ("Мотивация за четене при учениците", "Желев Щ.", "Измислена педагогика"),
        ),
    ),
    "Greek": Language(
        ("windows-1253",),
        (
            (
                "Η δυναμική της βλάστησης στους υγροτόπους",
                "Καρράς, Ηλίας; Ζέρβα, Άννα",
                "Φανταστική Επιθεώρηση",
            ),
            ("Τα κίνητρα ανάγνωσης των μαθητών", "Ψαρρού, Ελένη", "Φανταστική Παιδαγωγική"),
        ),
    ),
    "Polish": Language(
        ("windows-1250", "iso-8859-2"),
        (
            ("Dynamika roślinności łąk zalewowych", "Wójcik, Małgorzata; Żak, Paweł", "Zmyślony Przegląd"),
            ("Motywacja do czytania wśród młodszych uczniów", "Kądziołka, Jędrzej", "Zmyślona Pedagogika"),
            ("Wytrzymałość betonu w niskich temperaturach", "Śliwa, Grażyna", "Zmyślone Zeszyty"),
        ),
    ),
    "Czech": Language(
        ("windows-1250", "iso-8859-2"),
        (
            ("Dynamika vegetace zaplavovaných luk", "Říha, Tomáš; Žížalová, Běla", "Smyšlený časopis"),
            ("Čtenářská motivace mladších žáků", "Kučerová, Zdeňka", "Smyšlená pedagogika"),
            ("Pevnost betonu při nízkých teplotách", "Šťastný, Luděk", "Smyšlené sešity"),
        ),
    ),
    "Hungarian": Language(
        ("windows-1250", "iso-8859-2"),
        (
            ("Az ártéri rétek növényzetének változása", "Kőszegi, Ágnes; Fűzfa, Dénes", "Képzelt Közlöny"),
            ("Az olvasás öröme kisiskolás korban", "Gyöngyösi, Örs", "Képzelt Pedagógia"),
            ("A beton szilárdsága alacsony hőmérsékleten", "Szűcs, Előd", "Képzelt Füzetek"),
        ),
    ),
    "Romanian": Language(
        ("windows-1250",),
        (
            (
                "Dinamica vegetaţiei în pajiştile inundabile",
                "Stănescu, Ţurcan; Mîndru, Şerban",
                "Revista Închipuită",
            ),
            ("Motivaţia pentru lectură la şcolarii mici", "Bălan, Rădiţa", "Pedagogia Închipuită"),
        ),
    ),
    "Turkish": Language(
        ("windows-1254",),
        (
            ("Taşkın çayırlarında bitki örtüsünün değişimi", "Çağlar, Işıl; Öztürk, Doğan", "Kurgusal Dergi"),
            ("İlkokul öğrencilerinin okuma güdüsü", "Şahin, Gülşah", "Kurgusal Eğitim"),
        ),
    ),
    "Lithuanian": Language(
        ("windows-1257",),
        (
            ("Užliejamųjų pievų augalijos kaita", "Žukaitė, Jūratė; Šimkus, Ąžuolas", "Išgalvotas žurnalas"),
            ("Pradinukų skaitymo motyvacija", "Čepaitienė, Živilė", "Išgalvota pedagogika"),
        ),
    ),
    "French": Language(
        (*WESTERN, "iso-8859-15"),
        (
            ("Évolution de la végétation des prés inondés", "Béranger, Zoé; Lhôte, Noël", "Revue imaginée"),
            ("Le goût de la lecture à l’école : un cœur à l’œuvre", "Garçon, Anaïs", "Cahiers rêvés"),
        ),
    ),
    "German": Language(
        WESTERN,
        (
            (
                "Veränderung der Vegetation überfluteter Wiesen",
                "Köhler, Änne; Groß, Jürgen",
                "Erfundene Blätter",
            ),
            ("Lesefreude jüngerer Schüler", "Schönfeld, Götz", "Erdachte Pädagogik"),
        ),
    ),
    "Spanish": Language(
        WESTERN,
        (
            ("Evolución de la vegetación de los prados", "Muñoz, Íñigo; Peña, Lucía", "Revista Imaginada"),
            ("¿Por qué leen los niños pequeños?", "Ibáñez, Begoña", "Cuadernos de Ficción"),
        ),
    ),
    "Portuguese": Language(
        WESTERN,
        (
            ("Evolução da vegetação das várzeas", "Gonçalves, Inês; Simões, João", "Revista Imaginária"),
            ("Motivação para a leitura das crianças", "Conceição, Zélia", "Cadernos de Ficção"),
        ),
    ),
    "Danish": Language(
        WESTERN,
        (
            ("Ændringer i oversvømmede enges vegetation", "Kjær, Søren; Nørgård, Åse", "Opdigtet tidsskrift"),
            ("Læselyst hos de yngste skolebørn", "Bøgh, Mærete", "Opdigtet pædagogik"),
        ),
    ),
    "Icelandic": Language(
        WESTERN[:1],
        (
            ("Breytingar á gróðri flæðiengja", "Þorláksdóttir, Ása; Sigurðsson, Ævar", "Ímyndað tímarit"),
            ("Lestraráhugi yngri barna í skóla", "Guðbjörnsson, Örn", "Ímynduð fræði"),
        ),
    ),
}
ENGLISH = tuple(
    (f"Reading motives of pupils, part {n}", "Doe, Jane; Roe, Richard", "Invented Letters") for n in range(9)
)
Works = Sequence[tuple[str, str, str]]


def _csv(works: Works) -> str:
    lines = [
        f'"{title}","{author}","{journal}",10.5555/enc.{n}'
        for n, (title, author, journal) in enumerate(works)
    ]
    return "\r\n".join(["Title,Authors,Journal,DOI", *lines, ""])


def _ris(works: Works) -> str:
    return "".join(
        f"TY  - JOUR\nTI  - {title}\nAU  - {author}\nJO  - {journal}\nDO  - 10.5555/enc.{n}\nER  - \n\n"
        for n, (title, author, journal) in enumerate(works)
    )


def _bibtex(works: Works) -> str:
    return "".join(
        f"@article{{k{n},\n  title = {{{title}}},\n  author = {{{author}}},\n  journal = {{{journal}}}\n}}\n"
        for n, (title, author, journal) in enumerate(works)
    )


def _json(works: Works) -> str:
    return json.dumps(
        [{"title": one, "authors": two, "journal": three} for one, two, three in works], ensure_ascii=False
    )


FORMS = {"csv": _csv, "ris": _ris, "bibtex": _bibtex, "json": _json}


def cases() -> list[tuple[str, str, str, str]]:
    """Language, encoding, form, how much of it is in English (`no`, `most`), for every list of the corpus."""
    return [
        (language, encoding, form, english)
        for language, one in LANGUAGES.items()
        for encoding in one.encodings
        for form in FORMS
        for english in ("no", "most")
    ]


def text(language: str, form: str, english: str) -> str:
    """A list as text; mostly English where `english` is `most`: one work of the language amid nine others."""
    works = LANGUAGES[language].works
    return FORMS[form](works if english == "no" else (*ENGLISH[:5], works[0], *ENGLISH[5:]))
