# ruff: noqa: E501 (lists stand as their producers write them)
"""A fictional library catalogue in MARCXML, as its collections, harvests and searches hand it over."""

from __future__ import annotations

_ARTICLE = """<{p}record type="Bibliographic"><{p}leader>00000naa a2200000 c 4500</{p}leader>
<{p}controlfield tag="001">100000001</{p}controlfield><{p}controlfield tag="003">XX-Fic</{p}controlfield>
<{p}controlfield tag="008">210307s2021    xx ||||| |||| 00||||eng  </{p}controlfield>
<{p}datafield tag="024" ind1="7" ind2=" "><{p}subfield code="a">10.5555/MA.1</{p}subfield><{p}subfield code="2">doi</{p}subfield></{p}datafield>
<{p}datafield tag="024" ind1="7" ind2=" "><{p}subfield code="2">urn</{p}subfield><{p}subfield code="a">urn:nbn:de:0000-fiction-7</{p}subfield></{p}datafield>
<{p}datafield tag="024" ind1="7" ind2=" "><{p}subfield code="a">X12</{p}subfield><{p}subfield code="2">fictid</{p}subfield></{p}datafield>
<{p}datafield tag="022" ind1=" " ind2=" "><{p}subfield code="a">1234-5679</{p}subfield></{p}datafield>
<{p}datafield tag="100" ind1="1" ind2=" "><{p}subfield code="a">Doe, Jane,</{p}subfield><{p}subfield code="1">https://orcid.org/0000-0002-1825-0097</{p}subfield><{p}subfield code="4">aut</{p}subfield></{p}datafield>
<{p}datafield tag="245" ind1="1" ind2="0"><{p}subfield code="a">&#x98;The&#x9c; calm test :</{p}subfield><{p}subfield code="b">a story /</{p}subfield><{p}subfield code="c">Jane Doe</{p}subfield></{p}datafield>
<{p}datafield tag="520" ind1=" " ind2=" "><{p}subfield code="a">To test.</{p}subfield></{p}datafield>
<{p}datafield tag="650" ind1=" " ind2="0"><{p}subfield code="a">Calm</{p}subfield></{p}datafield>
<{p}datafield tag="700" ind1="1" ind2=" "><{p}subfield code="a">Roe, R.</{p}subfield><{p}subfield code="4">aut</{p}subfield></{p}datafield>
<{p}datafield tag="700" ind1="1" ind2=" "><{p}subfield code="a">Poe, E.</{p}subfield><{p}subfield code="4">ths</{p}subfield></{p}datafield>
<{p}datafield tag="700" ind1="1" ind2="2"><{p}subfield code="a">Moe, M.</{p}subfield><{p}subfield code="t">Another work</{p}subfield></{p}datafield>
<{p}datafield tag="773" ind1="0" ind2="8"><{p}subfield code="t">Fiction Letters. -</{p}subfield><{p}subfield code="g">volume:5 number:2 day:7 month:3 year:2021 pages:7-9</{p}subfield><{p}subfield code="x">1234-5679</{p}subfield></{p}datafield>
<{p}datafield tag="856" ind1="4" ind2="0"><{p}subfield code="u">https://library.example.org/item/7</{p}subfield></{p}datafield>
<{p}datafield tag="856" ind1="4" ind2="2"><{p}subfield code="3">Table of contents</{p}subfield><{p}subfield code="u">https://library.example.org/toc/7</{p}subfield></{p}datafield>
</{p}record>"""

_BOOK = """<{p}record><{p}leader>00000nam a2200000 c 4500</{p}leader>
<{p}datafield tag="020" ind1=" " ind2=" "><{p}subfield code="a">978-0-306-40615-7 (pbk.) :</{p}subfield><{p}subfield code="z">9780306406158</{p}subfield></{p}datafield>
<{p}datafield tag="245" ind1="0" ind2="0"><{p}subfield code="a">The whole book.</{p}subfield><{p}subfield code="n">Part 2 /</{p}subfield></{p}datafield>
<{p}datafield tag="264" ind1=" " ind2="1"><{p}subfield code="a">Nowhere :</{p}subfield><{p}subfield code="b">Fiction Press,</{p}subfield><{p}subfield code="c">[2019]</{p}subfield></{p}datafield>
<{p}datafield tag="264" ind1=" " ind2="4"><{p}subfield code="c">©2018</{p}subfield></{p}datafield>
<{p}datafield tag="300" ind1=" " ind2=" "><{p}subfield code="a">xii, 340 pages</{p}subfield></{p}datafield>
<{p}datafield tag="700" ind1="1" ind2=" "><{p}subfield code="a">Poe, Edgar,</{p}subfield><{p}subfield code="e">editor.</{p}subfield></{p}datafield>
<{p}datafield tag="710" ind1="2" ind2=" "><{p}subfield code="a">Fiction University</{p}subfield></{p}datafield></{p}record>"""

_THESIS = """<{p}record><{p}datafield tag="245"><{p}subfield code="a">A thesis</{p}subfield></{p}datafield>
<{p}datafield tag="110"><{p}subfield code="a">Fiction University.</{p}subfield><{p}subfield code="b">Physics</{p}subfield></{p}datafield>
<{p}datafield tag="502"><{p}subfield code="a">Dissertation</{p}subfield><{p}subfield code="d">2017</{p}subfield></{p}datafield>
<{p}datafield tag="035"><{p}subfield code="9">arXiv</{p}subfield><{p}subfield code="a">oai:arXiv.org:2101.00001</{p}subfield></{p}datafield></{p}record>"""

_CHAPTER = """<{p}record><{p}datafield tag="245"><{p}subfield code="a">A chapter</{p}subfield></{p}datafield>
<{p}datafield tag="773"><{p}subfield code="t">The whole book</{p}subfield><{p}subfield code="z">9780306406157</{p}subfield><{p}subfield code="g">S. 1-20</{p}subfield></{p}datafield>
<{p}datafield tag="260"><{p}subfield code="c">c2019.</{p}subfield></{p}datafield></{p}record>"""

_NOTHING = """<{p}record><{p}controlfield tag="001">5</{p}controlfield><{p}datafield tag="650"><{p}subfield code="a">Calm</{p}subfield></{p}datafield></{p}record>"""

_SPACE = "http://www.loc.gov/MARC21/slim"


def _records(prefix: str) -> list[str]:
    return [text.format(p=prefix) for text in (_ARTICLE, _BOOK, _THESIS, _CHAPTER, _NOTHING)]


MARC = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<marc:collection xmlns:marc="{_SPACE}">'
    + "\n".join(_records("marc:"))
    + "</marc:collection>\n"
)

#: As a search (SRU) answers.
SEARCHED = (
    '<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.1</zs:version>'
    "<zs:numberOfRecords>5</zs:numberOfRecords><zs:records>"
    + "".join(
        "<zs:record><zs:recordSchema>marcxml</zs:recordSchema><zs:recordPacking>xml</zs:recordPacking>"
        f"<zs:recordData>{text.replace('<record', f'<record xmlns={_SPACE!r}', 1)}</zs:recordData></zs:record>"
        for text in _records("")
    )
    + "</zs:records></zs:searchRetrieveResponse>"
)


def harvested() -> list[str]:
    """The records of a page of a harvest."""
    return [
        f"<record><header><identifier>oai:library.example.org:{number}</identifier></header><metadata>"
        f"{text.replace('<record', f'<record xmlns={_SPACE!r}', 1)}</metadata></record>"
        for number, text in enumerate(_records(""), 1)
    ]
