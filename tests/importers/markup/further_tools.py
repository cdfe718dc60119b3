# ruff: noqa: E501 (lists stand as their producers write them)
"""Fictional lists in XML as reference managers and databases write them."""

from __future__ import annotations

REFWORKS = """<?xml version="1.0" encoding="UTF-8"?>
<refworks xmlns:refworks="www.refworks.com/xml/">
<reference><rt>Journal Article</rt><sr>Electronic(1)</sr><id>7</id><a1>Doe,Jane</a1><a1>Roe, R.</a1>
<t1>Cats &amp;amp; a calm &lt;i&gt;test&lt;/i&gt;</t1><jf>Fiction Letters</jf><yr>2021</yr><fd>Mar 7</fd><vo>5</vo><is>2</is><sp>7</sp><op>9</op>
<k1>calm</k1><ab>To test.</ab><pb>Fiction Press</pb><sn>1234-5679</sn><la>eng</la><an>24038306</an><db>PubMed</db>
<do>10.5555/RW.1</do><lk>https://fiction.example.org/7</lk><ol>Unknown(0)</ol></reference>
<reference><rt>Book, Whole</rt><a2>Poe,Edgar</a2><t1>The whole book</t1><yr>2019</yr><sn>9780306406157</sn></reference>
<reference><rt>Book, Section</rt><a1>Doe,Jane</a1><t1>A chapter</t1><t2>The whole book</t2><yr>2019</yr><sn>978-0-306-40615-7</sn></reference>
<reference><rt>Dissertation/Thesis</rt><t1>A thesis</t1><yr>2017</yr></reference>
<reference><rt>Generic</rt><k1>only a word</k1></reference></refworks>
"""

BIBTEXML = """<?xml version="1.0" encoding="UTF-8"?>
<bibtex:file xmlns:bibtex="http://bibtexml.sf.net/">
<bibtex:entry id="doe21"><bibtex:article><bibtex:author>Doe, Jane and {World Health Fiction and Sons} and Roe, R.</bibtex:author>
<bibtex:title>A calm {Test} of \\"Uberm\\"ut</bibtex:title><bibtex:journal>Fiction Letters</bibtex:journal><bibtex:year>2021</bibtex:year>
<bibtex:month>mar</bibtex:month><bibtex:volume>5</bibtex:volume><bibtex:number>2</bibtex:number><bibtex:pages>7--9</bibtex:pages>
<bibtex:doi>10.5555/BX.1</bibtex:doi><bibtex:eprint>2101.00001</bibtex:eprint><bibtex:pmid>24038306</bibtex:pmid>
<bibtex:year>1999</bibtex:year></bibtex:article></bibtex:entry>
<bibtex:entry id="poe19"><bibtex:incollection><bibtex:author><bibtex:person><bibtex:first>Edgar</bibtex:first><bibtex:prelast>von</bibtex:prelast>
<bibtex:last>Poe</bibtex:last></bibtex:person><bibtex:person>Doe, Jane</bibtex:person></bibtex:author><bibtex:title>A chapter</bibtex:title>
<bibtex:booktitle>The whole book</bibtex:booktitle><bibtex:isbn>9780306406157</bibtex:isbn><bibtex:year>2019</bibtex:year></bibtex:incollection></bibtex:entry>
<bibtex:entry id="thesis"><bibtex:phdthesis><bibtex:title>A thesis</bibtex:title><bibtex:school>Fiction University</bibtex:school></bibtex:phdthesis></bibtex:entry>
<bibtex:entry id="nothing"><bibtex:misc><bibtex:keywords><bibtex:keyword>calm</bibtex:keyword></bibtex:keywords></bibtex:misc></bibtex:entry>
<bibtex:entry id="empty"><bibtex:misc/></bibtex:entry></bibtex:file>
"""
