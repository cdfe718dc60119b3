"""PlumX and Overton in JSON.

PlumX (Elsevier's PlumX Metrics API): counts by category, kind and platform, no posts. Overton: policy
documents with the works that they cite.
"""

from __future__ import annotations

from altmetric_desktop.domain.evidence import Reported
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.records import Problem, Record, Severity
from altmetric_desktop.importers.evidence.reading import Form, Reading
from altmetric_desktop.importers.evidence.tables import OVERTON, PLUMX, plum_count, policy
from altmetric_desktop.importers.objects.values import Item, at, cell, first, items, text
from altmetric_desktop.importers.text import shown

_ID_TYPES = {
    "doi": Kind.DOI, "pmid": Kind.PMID, "pmcid": Kind.PMCID, "arxivid": Kind.ARXIV, "isbn": Kind.ISBN,
    "elsevierid": Kind.LOCAL, "scopusid": Kind.EID, "repecid": Kind.REPEC, "ssrnid": Kind.SSRN,
    "nctid": Kind.NCT, "urlid": Kind.URL, "eid": Kind.EID,
}  # fmt: skip


def known_plumx(item: Item) -> bool:
    """An answer about one work."""
    return "count_categories" in item


def read_plumx(item: Item, reading: Reading) -> None:
    """One work with its counts."""
    identifiers = reading.gathered()
    kind = _ID_TYPES.get(cell(item.get("id_type")).replace("_", "").casefold())
    value = cell(item.get("id_value"))
    if kind is not None and value:
        identifiers.add(kind, value, "id_value")
    found: list[Reported | None] = []
    for category in items(item, "count_categories"):
        name = cell(category.get("name"))
        if name.casefold() == "usage":
            continue
        for counted in items(category, "count_types"):
            found += _counts(name, counted, identifiers.row, reading)
    reading.add(Record(identifiers.row, text(item, "title")), identifiers, found)


def _counts(category: str, counted: Item, row: int, reading: Reading) -> list[Reported | None]:
    """A kind's platforms, where they are given; else the kind itself."""
    kind = cell(counted.get("name")).replace("_", " ").removesuffix(" COUNT")
    platforms = items(counted, "sources") or [{"name": kind, "total": counted.get("total")}]
    found: list[Reported | None] = []
    for platform in platforms:
        take = plum_count(category.casefold(), kind, cell(platform.get("name")))
        if take is not None:
            found.append(reading.count(row, category, take[0], platform.get("total"), take[1]))
        elif category.casefold() in ("mention", "socialmedia"):
            reading.channel(row, category, kind)
    return found


def known_overton(item: Item) -> bool:
    """A policy document."""
    return "policy_document_id" in item


def read_overton(item: Item, reading: Reading) -> None:
    """One policy document: a record for each work that it cites."""
    made = policy(
        url=first(item, "document_url", "overton_url", "overton_policy_document_url") or "",
        external=cell(item.get("policy_document_id")),
        title=first(item, "translated_title", "title") or "",
        outlet=first(item, "source.title", "source.source_id") or "",
        posted=cell(item.get("published_on")),
        country=text(item, "source", "country") or "",
    )
    cited = at(item, "cites", "scholarly")
    dois = [cell(one) or cell(at(one, "doi")) for one in cited] if isinstance(cited, list) else []
    dois = [one for one in dois if one.strip()]
    if not dois:
        reading.row += 1
        said = Problem(reading.row, "cites", shown(made.title), "evidence-no-output", Severity.REFUSED)
        reading.problems.append(said)
    for one in dois:
        identifiers = reading.gathered()
        identifiers.add(Kind.DOI, one, "cites")
        reading.add(Record(identifiers.row), identifiers, (), (made,))


FORMS = (
    Form("plumx-json", PLUMX, known_plumx, read_plumx),
    Form("overton-json", OVERTON, known_overton, read_overton),
)
