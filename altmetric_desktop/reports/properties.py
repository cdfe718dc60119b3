"""Document properties: what a repository or a file manager reads without opening the workbook."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.packaging.custom import CustomPropertyList, StringProperty

from altmetric_desktop.domain.reporting import ReportFacts
from altmetric_desktop.reports.pen import naive
from altmetric_desktop.reports.safe_text import clean
from altmetric_desktop.words import Words

_LIMIT = 250


def set_properties(book: Workbook, words: Words, facts: ReportFacts, title: str, content_hash: str) -> None:
    """Core properties for people, custom ones for machines."""
    wishes = facts.wishes
    core = book.properties
    core.title = clean(title, _LIMIT)
    core.subject = clean(facts.unit or facts.library or words.say("report.whole-library"), _LIMIT)
    core.creator = clean(
        wishes.prepared_by or words.say("report.software", version=facts.app_version), _LIMIT
    )
    core.keywords = words.say("report.keywords")
    core.description = clean(wishes.purpose or words.say("report.sentence.cover"), _LIMIT)
    core.category = clean(wishes.status, _LIMIT)
    core.language = words.language
    core.created = core.modified = naive(facts.written)
    query = "; ".join(
        f"{name}={'' if value is None else value}"
        for name, value in (
            ("unit", wishes.unit),
            ("published_from", wishes.published_from),
            ("published_to", wishes.published_to),
            ("mentioned_from", wishes.mentioned_from),
            ("mentioned_to", wishes.mentioned_to),
        )
    )
    custom: CustomPropertyList[StringProperty] = book.custom_doc_props  # type: ignore[attr-defined]  # not in the stubs
    for name, value in (
        ("report_id", facts.report_id),
        ("snapshot_id", facts.snapshot),
        ("scheme", facts.scheme.id),
        ("scheme_version", str(facts.scheme.version)),
        ("scheme_hash", facts.scheme.hash),
        ("app_version", facts.app_version),
        ("schema_version", facts.schema_version),
        ("content_hash", content_hash),
        ("query", query),
    ):
        custom.append(StringProperty(name=name, value=clean(value, _LIMIT)))
