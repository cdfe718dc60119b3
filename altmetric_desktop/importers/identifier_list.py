"""A list of identifiers, one or several a line, of mixed kinds, pasted from anywhere → records."""

from __future__ import annotations

import re

from altmetric_desktop.domain.identifiers import Reading, examine, recognise
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.records import Field, Problem, Record, Severity
from altmetric_desktop.importers.gather import refused
from altmetric_desktop.importers.header import meanings
from altmetric_desktop.importers.pace import Pace, Progress
from altmetric_desktop.importers.text import shown

_BULLET = re.compile(r"^(?:>\s?)*(?:(?:[-*•·]|\d{1,4}[.)])\s+)?")
#: A line that begins with `#`, but for what a spreadsheet writes into a cell that failed.
_COMMENT = re.compile(r"#(?!(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)$)")
_BETWEEN = re.compile(r"[\s,;|]+")
_NUMBER = re.compile(r"0{0,3}[1-9]\d{0,7}(?:\.0)?")
_READ = (Reading.OK, Reading.REPAIRED, Reading.SHORT)


def read_list(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """Each identifier of the same kind is a record of its own; different kinds on one line are one record."""
    lines = text.split("\n")
    records: list[Record] = []
    problems: list[Problem] = []
    number_kind = _number_kind(lines)
    heading = True
    pace = Pace(progress, len(lines))
    for row, raw in enumerate(lines, start=1):
        pace(row)
        line = _BULLET.sub("", raw.strip()).strip("\"' \t,;")
        if not line or _COMMENT.match(line):
            continue
        if heading and meanings(line):
            heading = False
            continue
        heading = False
        found, notes = _line(row, line, number_kind)
        if not found:
            problems += refused(row, notes, "", raw.strip())
            continue
        problems += notes
        records += [Record(row, None, identifiers) for identifiers in _works(found)]
    return records, problems


def _number_kind(lines: list[str]) -> Kind | None:
    """Bare numbers are PubMed ids where the heading says so, or where the whole list is nothing else."""
    filled = [line.strip("\"' \t,;") for line in lines if line.strip()]
    if not filled:
        return None
    named = [field for field, _ in meanings(filled[0])]
    if named:
        return Kind.PMID if named[0] is Field.PMID else None
    numbers = sum(1 for line in filled if _NUMBER.fullmatch(line))
    return Kind.PMID if numbers * 10 >= len(filled) * 9 else None


def _line(row: int, line: str, number_kind: Kind | None) -> tuple[list[Identifier], list[Problem]]:
    if number_kind and all(_NUMBER.fullmatch(token) for token in _BETWEEN.split(line)):
        findings = [(token, examine(number_kind, token)) for token in _BETWEEN.split(line)]
    else:
        findings = [(line, examine(Kind.DOI, line))]
        if findings[0][1].reading in (Reading.REFUSED, Reading.OTHER_KIND):
            others = [recognise(token) for token in _BETWEEN.split(line)]
            several = [identifier for identifier in others if identifier is not None]
            if several and len(several) == len(others):
                return several, []
    found = [identifier for _, finding in findings for identifier in finding.identifiers]
    if findings[0][1].reading in _READ and len(line) < 2000:
        found += [
            other for other in map(recognise, _BETWEEN.split(line)) if other and other.kind is not Kind.DOI
        ]
    notes = [
        Problem(row, "", shown(cell), finding.code, Severity.NOTE, finding.repaired)
        for cell, finding in findings
        if finding.code and finding.code not in ("doi-several", "other-kind")
    ]
    return list(dict.fromkeys(found)), notes


def _works(found: list[Identifier]) -> list[tuple[Identifier, ...]]:
    kinds = {identifier.kind for identifier in found}
    if len(kinds) == len(found):
        return [tuple(found)]
    return [(identifier,) for identifier in found]
