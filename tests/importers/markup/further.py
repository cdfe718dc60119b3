# ruff: noqa: E501 (lists stand as their producers write them)
"""More fictional lists in XML: deposits, libraries' catalogues, reference managers."""

from __future__ import annotations

from tests.importers.markup.further_marc import MARC
from tests.importers.markup.further_tools import BIBTEXML, REFWORKS, WOS, ZOTERO

DEPOSIT = """<?xml version="1.0" encoding="UTF-8"?>
<doi_batch version="5.3.1" xmlns="http://www.crossref.org/schema/5.3.1" xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1">
<head><doi_batch_id>b1</doi_batch_id><timestamp>1</timestamp><depositor><depositor_name>Fiction Press</depositor_name>
<email_address>press@example.org</email_address></depositor><registrant>Fiction Press</registrant></head><body>
<journal><journal_metadata language="en"><full_title>Fiction Letters</full_title><issn media_type="print">12345679</issn>
<doi_data><doi>10.5555/journal</doi><resource>https://fiction.example.org</resource></doi_data></journal_metadata>
<journal_issue><publication_date media_type="print"><month>03</month><year>2021</year></publication_date>
<journal_volume><volume>5</volume></journal_volume><issue>2</issue></journal_issue>
<journal_article publication_type="full_text" language="en"><titles><title>A calm test</title><subtitle>a story</subtitle></titles>
<contributors><person_name sequence="first" contributor_role="author"><given_name>Jane</given_name><surname>Doe</surname>
<suffix>Jr</suffix><ORCID authenticated="true">https://orcid.org/0000-0002-1825-0097</ORCID></person_name>
<organization sequence="additional" contributor_role="author">The Fiction Group</organization>
<person_name sequence="additional" contributor_role="editor"><surname>Poe</surname></person_name></contributors>
<jats:abstract><jats:p>To test.</jats:p></jats:abstract>
<publication_date media_type="online"><month>02</month><day>07</day><year>2021</year></publication_date>
<publication_date media_type="print"><year>2021</year></publication_date>
<pages><first_page>7</first_page><last_page>9</last_page></pages><doi_data><doi>10.5555/DE.1</doi>
<resource>https://fiction.example.org/7</resource></doi_data>
<citation_list><citation key="c1"><doi>10.5555/other</doi></citation></citation_list>
<component_list><component parent_relation="isPartOf"><doi_data><doi>10.5555/figure</doi></doi_data></component></component_list>
</journal_article>
<journal_article><titles><title>A second test</title></titles><doi_data><doi>10.5555/de.2</doi></doi_data></journal_article>
</journal>
<journal><journal_metadata><full_title>Other Letters</full_title></journal_metadata>
<journal_article><titles><title>A third test</title></titles><publication_date><year>2020</year></publication_date>
<doi_data><doi>10.5555/de.3</doi></doi_data></journal_article></journal>
<book book_type="edited_book"><book_metadata language="en"><contributors><person_name contributor_role="editor" sequence="first">
<given_name>Edgar</given_name><surname>Poe</surname></person_name></contributors><titles><title>The whole book</title></titles>
<publication_date><year>2019</year></publication_date><isbn>978-0-306-40615-7</isbn>
<publisher><publisher_name>Fiction Press</publisher_name></publisher><doi_data><doi>10.5555/book</doi></doi_data></book_metadata>
<content_item component_type="chapter"><contributors><person_name contributor_role="author"><surname>Doe</surname></person_name></contributors>
<titles><title>A chapter</title></titles><pages><first_page>1</first_page></pages><doi_data><doi>10.5555/book.1</doi></doi_data></content_item></book>
<conference><event_metadata><conference_name>Calm 2018</conference_name></event_metadata><proceedings_metadata>
<proceedings_title>Proceedings of Calm</proceedings_title><publication_date><year>2018</year></publication_date></proceedings_metadata>
<conference_paper><titles><title>A talk</title></titles><doi_data><doi>10.5555/conf.1</doi></doi_data></conference_paper></conference>
<posted_content type="preprint"><titles><title>A preprint</title></titles><posted_date><month>1</month><day>2</day><year>2022</year></posted_date>
<institution><institution_name>Fiction Archive</institution_name></institution><doi_data><doi>10.5555/post.1</doi></doi_data></posted_content>
<dissertation><person_name sequence="first" contributor_role="author"><given_name>Jane</given_name><surname>Doe</surname></person_name>
<titles><title>A thesis</title></titles><approval_date><year>2017</year></approval_date>
<institution><institution_name>Fiction University</institution_name></institution><doi_data><doi>10.5555/thesis</doi></doi_data></dissertation>
<report-paper><report-paper_metadata><titles><title>A report</title></titles><publication_date><year>2016</year></publication_date>
<doi_data><doi>10.5555/report</doi></doi_data></report-paper_metadata></report-paper>
<database><database_metadata><titles><title>Fiction data</title></titles></database_metadata><dataset dataset_type="record">
<titles><title>A table</title></titles><database_date><publication_date><year>2015</year></publication_date></database_date>
<doi_data><doi>10.5555/data</doi></doi_data></dataset></database>
<grant><project><project_title>Money</project_title></project><doi_data><doi>10.5555/grant</doi></doi_data></grant>
<posted_content type="other"><titles/></posted_content>
</body></doi_batch>
"""

#: Every sample by its format.
FURTHER: dict[str, str] = {
    "crossref-deposit": DEPOSIT,
    "marcxml": MARC,
    "refworks-xml": REFWORKS,
    "bibtexml": BIBTEXML,
    "wos-xml": WOS,
    "zotero-rdf": ZOTERO,
}
