"""Departments by the names of sheets and files: offered where no column names them, never taken unasked."""

from __future__ import annotations

from pathlib import PurePath

from msgspec.structs import replace

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import ReadFile, UnitsFrom
from altmetric_desktop.importers.dates import month_of
from altmetric_desktop.importers.text import plain

_WORD = pattern(r"[^\W\d_]+")
#: Words of names that only say: a list, a sheet, a time.
_GENERAL = """
a all alle and année ano ark año bibliography blad by clipboard copy corpus crossref csv data database daten
db de
der die dimensions download dump endnote export exported exports feuil feuille file final foglio fy für
hoja import in jahr jahre kopie lens list liste listing master merged my nbib neu new of old openalex
output outputs pasted planilha publicaciones publication publicationen publications publicações
publikation publikationen publikationsliste pubmed q quartal quarter raw records ref references refs
research results savedrecs scopus search sem semester set sheet tab tabelle table tbl the und utf
version web works wos xls xlsx year years zotero лист
"""
_SAYS_NOTHING = frozenset(_GENERAL.split())
_EASTERN = frozenset({"工作表", "シート", "시트", "表"})


def is_general(name: str) -> bool:
    """Whether a name can't be a department's: `Sheet1`, `Tabelle2`, `2024-03`, `publications_final`."""
    words = [word.casefold() for word in _WORD.findall(name)]
    return all(word in _SAYS_NOTHING or word in _EASTERN or month_of(word) is not None for word in words)


def offers(read: ReadFile, name: str) -> tuple[UnitsFrom, ...]:
    """From which names departments could come, where no record has any. `name`: the file's."""
    if any(record.units for record in read.records):
        return ()
    found = []
    if not all(map(is_general, read.read_sheets)):
        found.append(UnitsFrom.SHEET)
    if not is_general(PurePath(name).stem):
        found.append(UnitsFrom.FILE)
    return tuple(found)


def named(read: ReadFile, name: str, source: UnitsFrom) -> ReadFile:
    """Every record that names no department of its own is of the one that its sheet or file is called by."""
    if source is UnitsFrom.COLUMNS:
        return read
    names: dict[str | None, str] = {None: PurePath(name).stem}
    if source is UnitsFrom.SHEET:
        names = {None: "", **{sheet: sheet for sheet in read.sheets}}
    units = {sheet: (Unit((text,)),) if (text := plain(called)) else () for sheet, called in names.items()}
    bare = units[None]
    records = tuple(
        record if record.units else replace(record, units=units.get(record.sheet, bare))
        for record in read.records
    )
    return replace(read, records=records)
