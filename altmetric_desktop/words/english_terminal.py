"""English sentences of the command line, of long work, and the names of categories."""

from __future__ import annotations

TERMINAL: dict[str, str | tuple[str, str]] = {
    # background.*, cancelled
    "background.ended": "The program is closing; no new work is started.",
    "cancelled": "Stopped. What was complete is kept.",
    # badge.*
    "badge.bad-ending": "{path}: a badge is written as .svg or .png.",
    "badge.mentions": ("1 mention", "{n} mentions"),
    "badge.none": "Attention: no mentions found",
    "badge.not-trackable": "Attention: not trackable, no identifier that a public source can be asked about",
    "badge.not-yet": "not yet",
    "badge.title": (
        "Attention score {score} from 1 mention: {parts}",
        "Attention score {score} from {n} mentions: {parts}",
    ),
    "badge.word": "Attention",
    # category.*
    "category.annotations": "Annotations",
    "category.blogs": "Blogs",
    "category.bluesky": "Bluesky",
    "category.facebook": "Facebook",
    "category.guidelines": "Guidelines",
    "category.highlights": "Highlights",
    "category.mastodon": "Mastodon",
    "category.news": "News",
    "category.other": "Other",
    "category.patents": "Patents",
    "category.peer-reviews": "Peer reviews",
    "category.podcasts": "Podcasts",
    "category.policy": "Policy",
    "category.qna": "Q&A, forums",
    "category.reddit": "Reddit",
    "category.syllabi": "Syllabi",
    "category.video": "Video",
    "category.wikipedia": "Wikipedia",
    "category.x": "X",
    # chart.*
    "chart.caption": (
        "n = 1 mention, as of {date}. A pale month is not over.",
        "n = {n} mentions, as of {date}. A pale month is not over.",
    ),
    "chart.coarse": (
        "1 more has only a year and stands in no month.",
        "{n} more have only a year and stand in no month.",
    ),
    "chart.mentions": "Mentions",
    "chart.month": "Month",
    "chart.months": "Mentions by month",
    "chart.months.empty": "No mention with a date yet",
    "chart.so-far": "{month}, so far",
    "chart.total": "Total",
    "chart.undated": ("1 more has no date.", "{n} more have no date."),
    # cli.*
    "cli.bad-date": "{option}: “{value}” is not a date. Write 2024, 2024-03 or 2024-03-14.",
    "cli.settings-unreadable": "The settings file {path} can't be read: {why}. Nothing was done.",
    # demo.*
    "demo.did": "The sample library lies in {path}: {outputs} fictional outputs, {mentions} mentions. The workbook lies in {report}.",
    "demo.made": "The sample library lies in {path}: {outputs} fictional outputs, {mentions} mentions.",
    # details.*
    "details.more": ("and 1 more mention", "and {n} more mentions"),
    "details.not-trackable": "No identifier that a public source can be asked about: not trackable.",
    "details.score": ("Attention score {shown} from 1 mention", "Attention score {shown} from {n} mentions"),
    "details.unit": "In {unit}",
    "details.unit.by-person": "In {unit}, where an author was then; no list says so",
    "details.unknown": "Nothing in this library has the identifier “{value}”.",
    "details.unreadable": "“{value}” is no identifier that we know. Give a DOI, PMID, PMCID, arXiv number… or an output’s number.",
    # export.*
    "export.bad-ending": "{path}: the file’s name must end in .csv or .jsonl.",
    "export.did": ("{path}: 1 row written.", "{path}: {n} rows written."),
    # file.*
    "file.unwritable": "{path} could not be written ({reason}). What was there before is unchanged. Make room, close the file where it is open, or choose another place.",
    # import.*
    "import.did": (
        "{path} ({format}): 1 record = {added} added + {updated} updated + {unchanged} unchanged + {merged} merged + {refused} refused.",
        "{path} ({format}): {n} records = {added} added + {updated} updated + {unchanged} unchanged + {merged} merged + {refused} refused.",
    ),
    "import.more-problems": (
        "and 1 more note; --json lists them all",
        "and {n} more notes; --json lists them all",
    ),
    "import.mapping-unfit": "None of the headings kept as “{name}” stands in {path}. Choose the columns anew.",
    "import.no-columns": "{path} is no table: it has no columns that could be read in another way.",
    "import.no-mapping": "There is no saved mapping “{name}”.",
    "import.not-trackable": (
        "1 of them has no identifier that a public source can be asked about.",
        "{n} of them have no identifier that a public source can be asked about.",
    ),
    "import.row": "row {row}",
    "import.row-of-sheet": "sheet {sheet}, row {row}",
    "import.undo-hint": "To take it back: altmetric-desktop undo {run}",
    "import.unreadable": "{path} could not be read: {reason}.",
    "import.would": (
        "{path} ({format}) would give: 1 record = {added} added + {updated} updated + {unchanged} unchanged + {merged} merged + {refused} refused.",
        "{path} ({format}) would give: {n} records = {added} added + {updated} updated + {unchanged} unchanged + {merged} merged + {refused} refused.",
    ),
    # input.feed-list
    "input.feed-list": "{path} is no feed list. Give an OPML file, as feed readers export it.",
    # mappings.*
    "mappings.column": "  {heading} → {field}",
    "mappings.forgotten": "“{name}” is forgotten. Lists that were imported by it stay as they are.",
    "mappings.line": "{name}: {columns} (kept {at})",
    "mappings.none": "No columns are kept in this library.",
    "mappings.renamed": "The columns are now kept as “{name}”.",
    # library.*
    "library.backed-up": "A verified copy lies in {path}.",
    "library.info": "{path}: {outputs} outputs ({trackable} trackable), {mentions} mentions of {mentioned} of them; {megabytes} MB, schema {schema}.",
    "library.read-only": "{path} is open read-only: nothing can be changed.",
    "library.sound": "{path} is sound.",
    "library.unsound": "{path} is damaged: {problems}. Restore the newest backup; keep this file.",
    # output.*
    "output.merged": "Output {output} was merged into output {kept} ({title}).",
    "output.unknown": "This library has no output number {output}.",
    # receipt.*
    "receipt.shown": "Shown, rounded up: {shown} (scheme {scheme})",
    # report.did
    "report.did": "The workbook lies in {path}.",
    "report.partly": ("1 output is not asked yet or failed.", "{n} outputs are not asked yet or failed."),
    "report.not-asked": "Switched on, not asked yet.",
    "report.unknown-unit": "There is no department or group “{name}” in this library.",
    # run.*
    "run.bad-name": "“{value}” is no run. Runs are named R-0001, R-0002…",
    # selftest.*
    "selftest.did": "Altmetric Desktop works: {parts}.",
    "selftest.failed": "The self-test failed at “{part}”: {reason}.",
    # stage.*
    "stage.collecting": "Reading the library",
    "stage.drawing": "Drawing",
    "stage.reading": "Reading the file",
    "stage.rescoring": "Scoring",
    "stage.sheet": "Writing sheets",
    "stage.writing": "Writing",
    # sync.*
    "sync.counts": "{mentions} new mentions, {citations} citation counts",
    "sync.did": (
        "1 new mention; {outputs} outputs touched.",
        "{n} new mentions; {outputs} outputs touched.",
    ),
    "sync.off.by-you": "You switched it off.",
    "sync.off.needs-key": "It needs a key from you.",
    "sync.runs": "A sync is running. Stop it first, or let it end.",
    "sync.state.cancelled": "stopped",
    "sync.state.done": "done",
    "sync.state.failed": "failed",
    "sync.state.paused": "paused",
    "sync.state.running": "running",
    "sync.state.waiting": "waiting",
    "sync.unknown-source": "There is no source “{source}”. There are: {known}.",
    "sync.waits": "waits {seconds} s",
    # worker.*
    "worker.died": "The helper process ended unexpectedly ({job}). Nothing was half written; try again.",
    # versions.*
    "versions.apart": "Said to be other works:",
    "versions.duplicates": "Perhaps the same output twice (not counted together until you say so):",
    "versions.none": "No other version of this work is in the library.",
    "versions.said": "Remembered. It is a run of its own and can be taken back.",
    "versions.say.apart": "Not the same work",
    "versions.say.open": "Undo",
    "versions.say.together": "The same work",
    "versions.together": (
        "All versions together: score {shown}, 1 mention.",
        "All versions together: score {shown}, {n} mentions; a mention of two versions counts once.",
    ),
    "versions.versions": "Versions of the same work:",
}
