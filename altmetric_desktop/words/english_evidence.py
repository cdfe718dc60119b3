"""English sentences of what other providers report: their files, and a second opinion beside ours."""

from __future__ import annotations

from altmetric_desktop.words.english_terms import Sentence

EVIDENCE: dict[str, Sentence] = {
    "evidence.agreement.both": "both",
    "evidence.agreement.only-ours": "only ours",
    "evidence.agreement.only-theirs": "only theirs",
    "evidence.agreement.silent": "they say nothing of it",
    "evidence.column.agreement": "Who knows of it",
    "evidence.column.category": "Source",
    "evidence.column.ours": "Our own sources",
    "evidence.column.theirs": "Reported",
    "evidence.covers": "Mentions that its files list; taken in, not collected by this program.",
    "evidence.heading": "Second opinion",
    "evidence.matched": "{both} both · {ours} only ours · {theirs} only theirs",
    "evidence.matched-part": (
        "{n} of them listed, of which our own sources know {both}",
        "{n} of them listed, of which our own sources know {both}",
    ),
    "evidence.measure.accounts": "accounts or outlets in all",
    "evidence.measure.citations": "citations ({platform})",
    "evidence.measure.interactions": "likes, shares and comments ({platform})",
    "evidence.measure.posts": "posts in all",
    "evidence.measure.readers": "readers ({platform})",
    "evidence.note": (
        "Counts and scores of others stay theirs: they are no part of ours. Posts that their files list one by "
        "one are mentions like all others: counted, with the provider as their source."
    ),
    "evidence.ours": ("{n} of ours", "{n} of ours"),
    "evidence.reported-in": "Reported by {name} (file taken in on {date}; it does not say as of when)",
    "evidence.reported-on": "Reported by {name} on {date}",
    "evidence.score": "Their score: {score}",
    "evidence.taken": "Reported by others: {figures} kept apart, {mentions}.",
    "evidence.taken.figures": ("{n} figure", "{n} figures"),
    "evidence.taken.mentions": (
        "{n} mention that was not known yet",
        "{n} mentions that were not known yet",
    ),
    "evidence.theirs.accounts": ("{n} account", "{n} accounts"),
    "evidence.theirs.none": "—",
    "evidence.theirs.posts": ("{n} post", "{n} posts"),
    # format.*
    "format.altmetric-api-json": "Altmetric API (JSON)",
    "format.altmetric-explorer-json": "Altmetric Explorer API (JSON)",
    "format.altmetric-mentions-table": "Altmetric Explorer mentions",
    "format.crossref-event-data": "Crossref Event Data",
    "format.overton-json": "Overton (JSON)",
    "format.overton-table": "Overton policy documents",
    "format.plumx-json": "PlumX (JSON)",
    "provider.altmetric-api": "Altmetric API",
    "provider.altmetric-explorer": "Altmetric Explorer",
    "provider.crossref-event-data": "Crossref Event Data",
    "provider.orcid": "ORCID",
    "provider.overton": "Overton",
    "provider.plumx": "PlumX",
    # problem.*
    "problem.channel-missing": "The file does not say of what kind the mention is; the mention was left out",
    "problem.channel-unknown": "A kind of mention that is not known here; it was left out",
    "problem.count-unreadable": "The count could not be read",
    "problem.event-deleted": "Withdrawn by its provider; the mention was left out",
    "problem.evidence-no-output": "The document names no work that it cites",
}
