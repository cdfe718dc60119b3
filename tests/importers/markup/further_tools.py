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

WOS = """<?xml version="1.0" encoding="UTF-8"?>
<records xmlns="http://clarivate.com/schema/wok5.30/public/FullRecord">
<REC r_id_disclaimer="x"><UID>WOS:000200148800007</UID><static_data><summary><EWUID><WUID coll_id="WOS"/></EWUID>
<pub_info coverdate="MAR 7 2021" early_access_date="NOV 2020" has_abstract="Y" issue="2" pubmonth="MAR 7" pubtype="Journal" pubyear="2021" sortdate="2021-03-07" vol="5">
<page begin="7" end="9" page_count="3">7-9</page></pub_info>
<titles count="3"><title type="source">FICTION LETTERS</title><title type="abbrev_iso">Fict. Lett.</title><title type="item">A calm <i>test</i></title></titles>
<names count="4"><name role="author" seq_no="1" orcid_id="0000-0002-1825-0097" r_id="A-0000-2021"><display_name>Doe, Jane</display_name><full_name>Doe, Jane</full_name>
<wos_standard>Doe, J</wos_standard><email_addr>jane@example.org</email_addr></name><name role="author" seq_no="2"><display_name>Peters, Terry</display_name></name>
<name role="corp" seq_no="3"><display_name>Fiction Group</display_name></name><name role="book_editor" seq_no="4"><full_name>Poe, Edgar</full_name></name></names>
<doctypes count="1"><doctype>Article</doctype></doctypes><publishers><publisher><names count="1"><name role="publisher"><full_name>FICTION PRESS</full_name></name></names></publisher></publishers></summary>
<fullrecord_metadata><languages count="1"><language type="primary">English</language></languages><references count="1"><reference><uid>WOS:000200148800099</uid><doi>10.5555/other</doi></reference></references>
<abstracts><abstract><abstract_text count="1"><p>To test.</p><p>Tested.</p></abstract_text></abstract></abstracts></fullrecord_metadata>
<contributors count="1"><contributor><name orcid_id="0000-0001-5109-3700" role="researcher_id" seq_no="1"><display_name>Peters, Terry M</display_name></name></contributor></contributors></static_data>
<dynamic_data><cluster_related><identifiers><identifier type="issn" value="1234-5679"/><identifier type="doi" value="10.5555/WX.1"/>
<identifier type="pmid" value="MEDLINE:24038306"/></identifiers></cluster_related></dynamic_data></REC>
<REC><UID>WOS:000200148800014</UID><static_data><summary><pub_info pubtype="Book in series" pubyear="2019"/><titles><title type="item">A chapter</title>
<title type="source">The whole book</title></titles><doctypes><doctype>Article</doctype><doctype>Book Chapter</doctype></doctypes></summary></static_data>
<dynamic_data><cluster_related><identifiers><identifier type="parent_book_doi" value="10.5555/book"/><identifier type="eisbn" value="978-0-306-40615-7"/>
<identifier type="art_no" value="ARTN 12"/><identifier type="xref_doi" value="10.5555/wx.2"/></identifiers></cluster_related></dynamic_data></REC>
<REC><UID>MEDLINE:24038307</UID><static_data><summary><titles><title type="item">Elsewhere</title></titles></summary></static_data></REC>
<REC><UID/><static_data><summary><doctypes><doctype>Article</doctype></doctypes></summary></static_data></REC></records>
"""

ZOTERO = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/" xmlns:vcard="http://nwalsh.com/rdf/vCard#">
<bib:Article rdf:about="https://fiction.example.org/7"><z:itemType>journalArticle</z:itemType>
<dcterms:isPartOf rdf:resource="urn:issn:1234-5679"/>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li>
<rdf:li><foaf:Person><foaf:surname>The Fiction Group</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dcterms:isReferencedBy rdf:resource="#item_2"/><link:link rdf:resource="#item_3"/>
<dc:subject><z:AutomaticTag><rdf:value>calm</rdf:value></z:AutomaticTag></dc:subject>
<dc:title>A calm test</dc:title><dcterms:abstract>To test.</dcterms:abstract><dc:date>2021-03-07</dc:date><z:language>en</z:language>
<dc:identifier><dcterms:URI><rdf:value>https://fiction.example.org/7</rdf:value></dcterms:URI></dc:identifier>
<dcterms:dateSubmitted>2024-01-01 10:00:00</dcterms:dateSubmitted><bib:pages>7-9</bib:pages>
<dc:description>PMID: 24038306
PMCID: PMC1234567</dc:description></bib:Article>
<bib:Journal rdf:about="urn:issn:1234-5679"><prism:volume>5</prism:volume><dc:title>Fiction Letters</dc:title>
<dc:identifier>DOI 10.5555/ZR.1</dc:identifier><prism:number>2</prism:number><dcterms:alternative>Fict Lett</dcterms:alternative>
<dc:identifier>ISSN 1234-5679</dc:identifier></bib:Journal>
<bib:Memo rdf:about="#item_2"><rdf:value>A note</rdf:value></bib:Memo>
<z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title><link:type>application/pdf</link:type></z:Attachment>
<rdf:Description rdf:about="#item_4"><z:itemType>conferencePaper</z:itemType><dcterms:isPartOf><bib:Journal><dc:title>Proceedings of Calm</dc:title>
<dc:identifier>ISBN 978-0-306-40615-7</dc:identifier><dc:identifier>DOI 10.5555/zr.2</dc:identifier></bib:Journal></dcterms:isPartOf>
<bib:presentedAt><bib:Conference><dc:title>Calm 2018</dc:title></bib:Conference></bib:presentedAt><dc:title>A talk</dc:title><dc:date>2018</dc:date></rdf:Description>
<rdf:Description rdf:about="http://arxiv.org/abs/2101.00001"><z:itemType>preprint</z:itemType><dc:publisher><foaf:Organization><foaf:name>arXiv</foaf:name></foaf:Organization></dc:publisher>
<dc:title>A preprint</dc:title><dc:identifier>DOI 10.48550/arXiv.2101.00001</dc:identifier><prism:number>arXiv:2101.00001</prism:number></rdf:Description>
<bib:Book rdf:about="urn:isbn:9780306406157"><z:itemType>book</z:itemType><dcterms:isPartOf><bib:Series><dc:title>A series</dc:title></bib:Series></dcterms:isPartOf>
<dc:publisher><foaf:Organization><vcard:adr><vcard:Address><vcard:locality>Nowhere</vcard:locality></vcard:Address></vcard:adr><foaf:name>Fiction Press</foaf:name></foaf:Organization></dc:publisher>
<bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Poe</foaf:surname><foaf:givenname>Edgar</foaf:givenname></foaf:Person></rdf:li></rdf:Seq></bib:editors>
<dc:title>The whole book</dc:title><dc:date>2019</dc:date><dc:identifier>ISBN 978-0-306-40615-7</dc:identifier></bib:Book>
<bib:BookSection rdf:about="#item_9"><z:itemType>bookSection</z:itemType><dcterms:isPartOf><bib:Part><dc:title>Section 2</dc:title><dcterms:isPartOf>
<bib:Book><dc:title>Another book</dc:title></bib:Book></dcterms:isPartOf></bib:Part></dcterms:isPartOf><dc:title>A chapter</dc:title></bib:BookSection>
<bib:Document rdf:about="#item_10"><z:itemType>webpage</z:itemType></bib:Document>
<z:Collection rdf:about="#collection_1"><dc:title>Calm things</dc:title><dcterms:hasPart rdf:resource="#item_4"/></z:Collection>
</rdf:RDF>
"""
