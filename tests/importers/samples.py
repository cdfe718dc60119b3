"""Fictional lists in real shapes, made in memory."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook

RIS = """\
TY  - JOUR
TI  - A calm study of tests
AU  - Doe, Jane
AU  - Roe, Richard
PY  - 2021/03/14/
T2  - Journal of Fiction
VL  - 3
SP  - 10
EP  - 19
DO  - https://doi.org/10.5555/RIS.1
ER  -

TY  - CHAP
T1  - A chapter
A1  - Poe, Edgar
Y1  - 2019//
BT  - The whole book
SN  - 978-0-306-40615-7
UR  - https://doi.org/10.5555/ris.2
ER  -
"""

BIBTEX = r"""
@string{jof = "Journal of " # {Fiction}}
@comment{jabref-meta: databaseType:bibtex;}
Text between entries is a comment.
@article{doe,
  author = {Doe, Jane and M{\"u}ller, J{\'e}r\^ome and {The Fiction Group}},
  title = {The {ZnO} of $x_2$ -- \emph{a study}},
  journal = jof, year = 2021, month = mar,
  doi = {10.5555/bib\_1}, keywords = {a}, keywords = {b}
}
@book(doe, title = "A {\"u}-book", year = "1999", isbn = {0-306-40615-2})
@article{doe, title = {Same key}, year = unknownmacro, eprint = {2301.00001}, archiveprefix = {arXiv}}
@misc{, title = {No key}, url = {https://doi.org/10.5555/bib.4}}
"""

CSV = """\
DOI;Title;Authors;Year;Journal;Department;Faculty
10.5555/csv.1;First title;Doe, Jane;2020;Journal of Fiction;Physics;Science
10.5555/CSV.2.;"Second; title";"Doe, Jane; Roe, Richard";2021;Journal of Fiction;Physics > Optics;Science
;Only a title;;2022;;;
10.5555/journal.;;;2020;;;
"""


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    """An XLSX file of these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook's bytes."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_member(data: bytes, member: str, body: bytes) -> bytes:
    """An archive with one member replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != member:
                new.writestr(info, old.read(info))
        new.writestr(member, body)
    return file.getvalue()
