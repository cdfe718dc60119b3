"""Fictional lists in tagged text, in the shapes in which each producer writes them."""

from __future__ import annotations

WOS = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Doe, J
   van Roe, R
AF Doe, Jane
   van Roe, Richard
CA Fiction Grp
TI A calm study of
   tagged tests
SO JOURNAL OF FICTION
LA English
DT Article; Early Access
OI Doe, Jane Mary/0000-0002-1825-0097; Roe, R/0000-0001-5109-3700
CR Poe E, 1990, J FICTION, V1, P1, DOI 10.5555/cited.1
   Poe E, 1991, J FICTION, V2, P1, DOI [10.5555/cited.2, 10.5555/cited.3]
NR 2
PU FICTION PRESS
SN 1234-5679
EA MAR 2021
AR 117
DI 10.5555/WOS.1
DL http://dx.doi.org/10.5555/WOS.1
UT WOS:000123456700001
PM 12345678
OA gold
ER

PT B
AU Poe, E
BE Coe, A
TI A chapter
SO WHOLE BOOK
DT Article; Book Chapter
BN 978-0-306-40615-7
PD MAR-APR
PY 2019
BP 10
EP 19
DI 10.5555/wos.2
D2 10.5555/wos.book
UT WOS:000123456700002
ER

EF
"""

MEDLINE = """\

PMID- 12345678
OWN - NLM
IS  - 1234-5679 (Electronic)
DP  - 2020 Jan-Feb
TI  - A calm study of
      medline tests.
PG  - 10-9
LID - S1234-5679(20)00001-4 [pii]
LID - 10.5555/Medline.1 [doi]
AB  - BACKGROUND: A line
      that is continued.

      METHODS: after a blank line.
FAU - Doe, Jane
AU  - Doe J
AUID- ORCID: https://orcid.org/0000-0002-1825-0097
AD  - Department of Fiction.
FAU - Roe, Richard
AU  - Roe R
CN  - Fiction Study Group
LA  - eng
PT  - Journal Article
PT  - Review
DEP - 20200105
FIR - Poe, Edgar
IR  - Poe E
AUID- ORCID: 0000-0001-5109-3700
TA  - J Fict
JT  - Journal of fiction
PMC - PMC7654321
MID - NIHMS123456
AID - 10.5555/medline.other [doi]
SO  - J Fict. 2020 Jan-Feb;1(1):10-9. doi: 10.5555/Medline.1.

PMID- 23456789
CTDT- 20190304
DP  - 2018
TI  - The chapter
BTI - The book of tests
FED - Coe, Anna
ED  - Coe A
FAU - Poe, Edgar
AU  - Poe E
PT  - Review
PT  - Book Chapter
AID - NBK12345 [bookaccession]
"""

REFER = """\
%0 Journal Article
%A Doe, Jane
%A Richard Roe
%D 2020
%8 March 14
%T A calm study
of refer tests
%J Journal of Fiction
%V 3
%N 2
%P 10-19
%@ 1234-5679
%R doi:10.5555/REFER.1
%X First paragraph.

Second paragraph.
%U https://example.org/papers/1
%M 12345678
%~ PubMed

%0 Book Section
%A Poe, Edgar
%E Coe, Anna
%T A chapter
%B The whole book
%I Fiction Press
%D 2019
%@ 978-0-306-40615-7

%0 Report
%A Doe, Jane
%T A report
%R Report No. 12
%D 2018
"""

CLASSIC_REFER = """\
%A Jane Doe
%T The first
%J Journal of Fiction
%D 2001

%A Richard Roe
%A Edgar Poe
%T The second
%I Fiction Press
%D 2002
"""

CNKI_REFER = """\
var a = function(){ return 1; }(); ;%0 Journal Article
%A 张三%A 李四
%+ 虚构大学;
%T 标签文本的平静研究
%J 虚构学报
%D 2021
%N 05
%R 10.5555/j.cnki.1
"""

REFWORKS = """\
RT Journal Article
SR Electronic(1)
ID 12
A1 Doe,Jane
A1 Roe,Richard
T1 A calm study of RefWorks tests
JF Journal of Fiction
YR 2020
FD March 14
VO 3
IS 2
SP 10
OP 19
AB A line of an abstract
IN THE middle of which a line begins with capitals.
DO 10.5555/RW.1
LK https://example.org/papers/2
ER

RT Book, Section
SR Print(0)
A1 Poe,Edgar
A2 Coe,Anna
T1 A chapter
T2 The whole book
YR 2019
SN 9780306406157
PB Fiction Press

RT\tJournal Article
SR\t1
A1\t张三;李四;
JF\t虚构学报
T1\t第三项研究
YR\t2021
vo\t12
LK\thttps://kns.cnki.net/kcms/detail/1.html
DS\tCNKI
"""

NOTEEXPRESS = """\
(function(){ }()); ;{Reference Type}: Journal Article
{Title}: 计算机的平静研究
{Author}: 张三;李四;
{Author Address}: 虚构大学;
{Journal}: 虚构学报
{Year}: 2020
{Volume}: 3
{Issue}: 02
{Pages}: 10-19
{Abstract}: 第一行
第二行 {x}: 不是字段
{DOI}: 10.5555/NE.1
{URL}: https://kns.cnki.net/kcms/detail/2.html
{Database Provider}: CNKI

[Reference Type]: Thesis
[Title]: 学位研究
[Author]: 王五
[Publisher]: 虚构大学
[Date]: 2019-05-01
"""

CSSCI = """\

虚构评价中心
版权所有

【来源篇名】标签的平静研究
【英文篇名】A calm study of tags
【来源作者】张三/李四
【基    金】虚构项目
【期    刊】虚构学报
【机构名称】[张三]虚构大学./[李四]虚构学院.
【年代卷期】2019,38(040):132-137,140
【关 键 词】标签/测试
【参考文献】
1.王五.另一项研究.虚构杂志.2017.36(7)
-----------------------------------------------------------------------

【来源篇名】第二项研究
【来源作者】王五/
【期\u3000刊】虚构季刊
【年代卷期】2018,(121):5-9
【参考文献】
-----------------------------------------------------------------------
"""

CNKI = """\
SrcDatabase-来源库: 期刊
Title-题名: 知识的平静研究
Author-作者:张三;李四;
Organ-单位: 虚构大学;
Source-文献来源: 虚构学报
Keyword-关键词: 标签;;测试
Summary-摘要: 第一句
第二句
PubTime-发表时间: 2020-03-14 11:12
Year-年: 2020
Volume-卷: v.12
Period-期: 03
PageCount-页码: 67-78
URL-网址: https://kns.cnki.net/kcms/detail/3.html
DOI-DOI: 10.5555/cnki.1

SrcDatabase-来源库: 硕士
Title-题名: 学位研究
Author-作者: 王五
Source-文献来源: 虚构大学
Year-年: 2019
"""

E_STUDY = """\
DataType: 1
Title-题名: 甲研究
Author-作者: 张三;
Source-刊名: 虚构学报
Year-年: 2008
PubTime-出版时间: 2008-09-15
PageCount-页数: 10
Page-页码: 915-924
SrcDatabase-来源库: 期刊

DataType: 1
Title-题名: 乙研究
SrcDatabase-来源库: 中国会议
"""

RULE = "_" * 60

PROQUEST = f"""\
{RULE}

Report Information from ProQuest
March 14 2021 09:30
{RULE}

{RULE}

Table of contents

1. Completion: A calm thesis

2. An article of fiction

Bibliography

{RULE}

Document 1 of 2

Completion: A calm thesis

Author: Doe, Jane

http://search.proquest.com/docview/1?accountid=1

Abstract: The first paragraph.

Methods: a paragraph that begins like a field.

Links: http://example.org/resolve?x=1

Degree date: 2014

Department: Philosophy

Document type: Dissertation/Thesis

ISBN: 9780306406157

Language: English

Number of pages: 53

Publication year: 2014

Title: Completion: A calm thesis

University/institution: University of Fiction

{RULE}

Document 2 of 2

An article of fiction

Author: Roe, Richard; Poe, Edgar

Publication title: Journal of Fiction

Volume: 3

Issue: 2

Pages: 10-19

Publication year: 2015

Publication date: Mar 14, 2015

DOI: http://dx.doi.org/10.5555/PQ.2

Source type: Scholarly Journals

{RULE}

Bibliography

Citation style: Fiction

Doe, J. (2014). Completion: A calm thesis.

{RULE}

Contact us at: http://example.org/contact
"""

BY_FORMAT = {
    "wos-tagged": WOS,
    "medline": MEDLINE,
    "endnote-tagged": REFER,
    "refworks": REFWORKS,
    "noteexpress": NOTEEXPRESS,
    "cssci": CSSCI,
    "cnki": CNKI,
    "proquest": PROQUEST,
}
