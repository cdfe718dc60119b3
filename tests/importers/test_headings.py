"""Headings of lists made by hand, in the words of several languages."""

from __future__ import annotations

import pytest

from altmetric_desktop.importers.header import heading_key
from altmetric_desktop.importers.mapping import suggest
from altmetric_desktop.importers.synonyms import AMBIGUOUS, HEADINGS

TABLES = {
    "Nom|Prénom|Titre de l’article|Titre de la revue|Année de parution|Maison d’édition": (
        "our-authors|given-name|title|venue|year|publisher"
    ),
    "Titre du chapitre|Titre de l'ouvrage|ISBN|Auteur·e·s|Unité de recherche": (
        "title|venue|isbn|authors|unit"
    ),
    "Titre du livre|Auteurs|Date de mise en ligne": "title|authors|date",
    "Verfasser/innen|Titel der Arbeit|Zeitschrift/Buch|Jg.|Nr.|S.|Klinik|DOI-Link": (
        "authors|title|venue|volume|issue|pages|unit|doi"
    ),
    "Autorinnen und Autoren|Titel des Artikels|Name der Zeitschrift|Veröffentlicht am|Einrichtung": (
        "authors|title|venue|date|unit"
    ),
    "Nombre del autor|Título de la ponencia|Congreso|Lugar|Unidad académica": (
        "authors|title|venue|ignore|unit"
    ),
    "Título del libro|Título del capítulo|Tipo de publicación|Facultad": "venue|title|type|faculty",
    "序号|论文名称|第一作者|通讯作者|期刊名称|发表年月|所属学院|系": (
        "ignore|title|authors|our-authors|venue|date|faculty|unit"
    ),
    "题目|作者姓名|出版社|出版时间|书号|部门|备注": "title|authors|publisher|date|isbn|unit|ignore",
    "文章标题|作者|期刊|出版年份|卷号|期号|起止页码": "title|authors|venue|year|volume|issue|pages",
    "教員名|業績名|種別|発行所|発行年月日|学部・研究科": "our-authors|title|type|publisher|date|faculty",
    "Article title|DOI|Date first published online (only where yes to early view)": "title|doi|date",
    "論文題目|全著者名|掲載雑誌名|発表年月|記述言語": "title|authors|venue|date|language",
}


@pytest.mark.parametrize("headings, fields", TABLES.items())
def test_a_list_made_by_hand_is_understood(headings: str, fields: str) -> None:
    heading = headings.split("|")
    rows = [["A list"], heading, *([f"a{row}{at}" for at in range(len(heading))] for row in range(4))]
    found = suggest(rows)
    assert found.header_row == 2
    assert "|".join(column.field.value for column in found.columns) == fields


def test_apostrophes_are_all_alike() -> None:
    assert heading_key("Titre de l’article") == heading_key("Titre de l'article")


def test_no_false_friend_hides_behind_a_plain_word() -> None:
    plain = {heading_key(word) for words in HEADINGS.values() for word in words.split("|")}
    assert not plain & set(map(heading_key, AMBIGUOUS))
