"""Answers as JSON objects, in the shapes that scripts rely on (`docs/cli.md`)."""

from __future__ import annotations

from altmetric_desktop.cli.common import Json
from altmetric_desktop.domain.evidence import Opinion
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.records import Balance, Found, ImportAnswer, ImportPreview, Problem
from altmetric_desktop.domain.rows import CoverageRow, Details, LibraryInfo, MentionRow, Month
from altmetric_desktop.domain.scoring import Receipt, ReceiptLine
from altmetric_desktop.words import Words


def moment_json(moment: Moment | None) -> Json:
    """ISO 8601 at the precision known, null where not known."""
    return None if moment is None else moment.iso()


def problem_json(problem: Problem, words: Words) -> dict[str, Json]:
    """A problem of one row with its sentence."""
    message = words.say(
        f"problem.{problem.code}", value=problem.value, column=problem.column, repaired=problem.repaired
    )
    return {
        "sheet": problem.sheet or None,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "code": problem.code,
        "severity": problem.severity.value,
        "repaired": problem.repaired,
        "message": message,
    }


def import_json(answer: ImportAnswer, words: Words) -> Json:
    """One file's part of `import --json`."""
    return {
        **_file_json(answer, words),
        "reported_figures": answer.reported,
        "new_mentions": answer.mentions,
    }


def preview_json(preview: ImportPreview, words: Words) -> Json:
    """One file's part of `import --dry-run --json`."""
    return _file_json(preview, words)


def _file_json(answer: ImportAnswer | ImportPreview, words: Words) -> dict[str, Json]:
    return {
        "path": answer.path,
        "format": answer.format,
        "encoding": answer.encoding,
        **_balance_json(answer.balance),
        "found": _found_json(answer.found),
        "problems": [problem_json(problem, words) for problem in answer.problems],
    }


def _balance_json(balance: Balance) -> dict[str, Json]:
    return {
        "records": balance.records,
        "added": balance.added,
        "updated": balance.updated,
        "unchanged": balance.unchanged,
        "merged": balance.merged,
        "refused": balance.refused,
        "not_trackable": balance.not_trackable,
    }


def _found_json(found: Found) -> Json:
    return {
        "with_doi": found.with_doi,
        "distinct_dois": found.distinct_dois,
        "with_pmid": found.with_pmid,
        "with_title": found.with_title,
        "with_year": found.with_year,
        "year_min": found.year_min,
        "year_max": found.year_max,
        "first_title": found.first_title,
        "last_title": found.last_title,
    }


def identifiers_json(identifiers: tuple[Identifier, ...]) -> Json:
    """Values by kind; kinds without values are left out."""
    grouped: dict[str, Json] = {}
    for kind in Kind:
        values: list[Json] = [found.value for found in identifiers if found.kind is kind]
        if values:
            grouped[kind.value] = values
    return grouped


def receipt_json(receipt: Receipt, words: Words) -> dict[str, Json]:
    """The score and its lines; points exact to two decimals, `shown` rounded up."""
    return {
        "points": receipt.points,
        "shown": receipt.shown,
        "scheme": receipt.scheme,
        "scheme_version": receipt.version,
        "scheme_hash": receipt.hash,
        "lines": [_line_json(line, words) for line in receipt.lines],
    }


def _line_json(line: ReceiptLine, words: Words) -> Json:
    return {
        "category": line.category.value,
        "channel": line.channel.value,
        "mentions": line.posts,
        "accounts": line.accounts,
        "counted": line.counted,
        "weight": line.weight,
        "adds": line.adds,
        "rule": words.say(line.rule, weight=line.weight, cap=line.cap or 0),
    }


def mention_json(mention: MentionRow) -> Json:
    """One mention of an output."""
    return {
        "mention_id": mention.id,
        "category": mention.category.value,
        "channel": mention.channel.value,
        "account": mention.account,
        "title": mention.title,
        "excerpt": mention.excerpt,
        "url": mention.url,
        "posted_at": moment_json(mention.posted),
        "first_seen": moment_json(mention.first_seen),
        "country": mention.country,
        "language": mention.language,
        "matched_by": mention.matched_by,
        "confidence": mention.confidence,
        "sources": list(mention.sources),
        "points": mention.points,
    }


def _coverage_json(row: CoverageRow, words: Words) -> Json:
    return {
        "source": row.source,
        "state": row.state.value,
        "tried": moment_json(row.tried),
        "succeeded": moment_json(row.succeeded),
        "failure": None if row.failure is None else words.failure(row.failure),
    }


def _months_json(months: tuple[Month, ...]) -> Json:
    return [
        {
            "month": f"{month.number // 12:04d}-{month.number % 12 + 1:02d}",
            "posts": {category.value: count for category, count in month.posts},
        }
        for month in months
    ]


def details_json(details: Details, mentions: list[MentionRow], words: Words) -> Json:
    """The details page."""
    facts = details.facts
    return {
        "output_id": facts.id,
        "title": facts.title,
        "type": facts.type.value,
        "published_on": moment_json(facts.published),
        "journal": facts.venue,
        "publisher": facts.publisher,
        "authors": list(facts.authors),
        "our_authors": list(facts.our_authors),
        "units": [" > ".join(path) for path in facts.units],
        "units_by_person": [" > ".join(path) for path in facts.units_by_person],
        "identifiers": identifiers_json(facts.identifiers),
        "trackable": facts.trackable,
        "open_access": facts.open_access,
        "retracted": facts.retracted,
        "score": receipt_json(details.receipt, words) if facts.trackable else None,
        "percentile": details.percentile,
        "percentile_of": details.cohort,
        "as_of": moment_json(details.as_of),
        "counts": [
            {"category": count.category.value, "posts": count.posts, "accounts": count.accounts}
            for count in details.counts
        ],
        "states": {category.value: state.value for category, state in details.states},
        "citations": [
            {"provider": row.provider, "value": row.value, "observed": moment_json(row.observed)}
            for row in details.citations
        ],
        "coverage": [_coverage_json(row, words) for row in details.coverage],
        "months": _months_json(details.months),
        "second_opinions": [opinion_json(one) for one in details.opinions],
        "mentions": [mention_json(mention) for mention in mentions],
    }


def opinion_json(opinion: Opinion) -> Json:
    """What one provider reports of an output, beside ours; null where it does not say."""
    return {
        "provider": opinion.provider,
        "name": opinion.name,
        "reported_on": moment_json(opinion.observed),
        "taken_in_on": moment_json(opinion.read),
        "score": opinion.score,
        "by_category": [
            {
                "category": line.category.value,
                "ours": line.ours,
                "posts": line.posts,
                "accounts": line.accounts,
                "listed": line.listed,
                "both": line.both,
                "only_ours": line.only_ours,
                "only_theirs": line.only_theirs,
                "agreement": line.agreement.value,
            }
            for line in opinion.lines
        ],
        "other_figures": [
            {"measure": one.measure.value, "platform": one.channel, "value": one.value}
            for one in opinion.others
        ],
    }


def info_json(info: LibraryInfo) -> Json:
    """`library info`."""
    return {
        "path": info.path,
        "name": info.name,
        "outputs": info.outputs,
        "trackable": info.trackable,
        "mentioned": info.mentioned,
        "mentions": info.mentions,
        "accounts": info.accounts,
        "last_import": moment_json(info.last_import),
        "last_sync": moment_json(info.last_sync),
        "bytes": info.bytes,
        "schema": info.schema,
    }
