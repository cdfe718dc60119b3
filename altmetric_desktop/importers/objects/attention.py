"""JSON that holds attention, not publications: recognised, so that it is never read as a list of titles."""

from __future__ import annotations

from altmetric_desktop.importers.objects.values import Item, cell, items


def attention(item: Item) -> str | None:
    """Whose attention data an object is; None for all else."""
    if "altmetric_id" in item or "altmetric_jid" in item or "cited_by_posts_count" in item:
        return "Altmetric"
    attributes = item.get("attributes")
    if isinstance(attributes, dict) and any(name.startswith("altmetric-") for name in attributes):
        return "Altmetric"
    if any("obj_id" in one and "subj_id" in one for one in (item, *items(item, "events")[:1])):
        return "Crossref Event Data" if cell(item.get("source_id")) or "events" in item else None
    return None
