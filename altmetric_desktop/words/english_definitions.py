"""English meanings of the workbook's columns: what sheet Definitions says.

`define` for every column; `calculate`, `use`, `misuse`, `limits` where a figure needs them. The
cards follow the Metrics Toolkit (metrics-toolkit.org).
"""

from __future__ import annotations

DEFINITIONS: dict[str, str] = {
    # report.define.*
    "report.define.adds": (
        "What this mention adds to the score of its output. 0 where an earlier mention by the same "
        "account counts already, where the source has reached its limit, or where it has no weight."
    ),
    "report.define.answered": "Outputs for which the source gave an answer, whatever it was.",
    "report.define.answers": "The question that a sheet answers.",
    "report.define.band": "A range of percentiles or of scores.",
    "report.define.basis": (
        "On what a weight rests: published by a provider, fitted, or taken from the nearest source that "
        "has one."
    ),
    "report.define.cap": "The most that one source can add to a score. Blank = no limit.",
    "report.define.category-posts": (
        "Mentions of the output in one kind of source: news, blogs, policy and so on, always in the same "
        "order. 0 = asked and nothing found. Blank = not known: Coverage status says why."
    ),
    "report.define.caveat": "What to keep in mind when this figure is used.",
    "report.define.change": "Value less the value of the previous report. Blank = there is none.",
    "report.define.channel": "The kind of source, as the weighting scheme tells them apart.",
    "report.define.chart-mentions": "Mentions in one kind of source, over all outputs of this report.",
    "report.define.chart-outputs": "How many outputs.",
    "report.define.check": "Two figures that must be equal.",
    "report.define.check-why": "Where the two figures come from.",
    "report.define.collected-on": "Day on which the mention was first seen by this library.",
    "report.define.complete-month": "Mentions dated in a month that is over.",
    "report.define.confidence": (
        "How sure it is that the mention is about the output. 100 % = an identifier of the output was named."
    ),
    "report.define.connector-version": "Version of our reader for this source. A higher one may read more.",
    "report.define.counted": "Mentions that add to the score.",
    "report.define.countries": "Different countries among the mentions whose country is known. Blank = of no mention.",
    "report.define.country": (
        "Country of the outlet or account as the source gives it (ISO 3166). Blank = not known."
    ),
    "report.define.coverage-note": "Which outputs are missing, and why, in words.",
    "report.define.coverage-share": "Share of trackable outputs about which the source could say something.",
    "report.define.coverage-status": (
        "Which kinds of source are not known for this output, and which nothing it is: failed, not "
        "collected or not covered. Complete = all were answered."
    ),
    "report.define.covers": "What the source holds, by its own account.",
    "report.define.date": (
        "When the mention was posted, in UTC, shown as exactly as it is known. Blank = date unknown."
    ),
    "report.define.distinct-sources": "Different outlets and accounts that mentioned the output.",
    "report.define.doi": "Digital Object Identifier of the output, linked.",
    "report.define.errors": "Requests that failed.",
    "report.define.expected": "The figure as counted when the file was written.",
    "report.define.failed": (
        "Outputs that the source was asked about without a usable answer. Not the same as zero."
    ),
    "report.define.field": "Field of research, as given in the list or by a source. Blank = not known.",
    "report.define.first-mention": "Date of the earliest mention that has a date.",
    "report.define.first-sync": "When this library first read the source.",
    "report.define.found": "The figure as this file’s own formula finds it now.",
    "report.define.found-via": "The public sources that reported this mention.",
    "report.define.go-to": "Opens the sheet.",
    "report.define.high": "Upper end of the 95 % interval.",
    "report.define.homepage": "The source’s own page.",
    "report.define.independent": (
        "Accounts and outlets, each counted once for each output and kind of source, however often they "
        "mention it."
    ),
    "report.define.indicator": "What is measured.",
    "report.define.known-limits": "What the source is known to miss, or how it limits reading.",
    "report.define.known-to": "How exactly the date is known: year, month, day or time.",
    "report.define.lag": "Days between the last success and the date to which this report’s data go.",
    "report.define.language": "Language of the mention as the source gives it (ISO 639). Blank = not known.",
    "report.define.last-attempt": "When the source was last asked.",
    "report.define.last-data": "The date to which a sheet’s data go.",
    "report.define.last-mention": "Date of the latest mention that has a date.",
    "report.define.last-query": "When this source was last asked about these outputs.",
    "report.define.last-success": "When the source last gave a usable answer.",
    "report.define.line-adds": "What one line adds to the score.",
    "report.define.low": "Lower end of the 95 % interval.",
    "report.define.matched-by": (
        "What tied the mention to the output: an identifier, a link, the source itself or the title."
    ),
    "report.define.measured-in": "What the value counts.",
    "report.define.mention-id": (
        "Number of the mention in the library. A mention of several outputs has one row for each."
    ),
    "report.define.mention-source": "Kind of source: news, blogs, policy and so on.",
    "report.define.mention-title": (
        "Headline of the mention, or the beginning of its text where it has none. At most 2,000 characters."
    ),
    "report.define.mentioned": "Outputs about which the source holds something: a mention, or a record of the work.",
    "report.define.mentions": "All mentions of the output that the sources reported.",
    "report.define.month": "Calendar month (UTC).",
    "report.define.n": "How many cases the figure rests on.",
    "report.define.not-collected": (
        "Outputs that this source has not been asked about: it is off, needs a key, or its turn has not "
        "come. Not the same as zero."
    ),
    "report.define.not-covered": (
        "Outputs that this source can’t see, for instance because it looks up another kind of identifier."
        " Not the same as zero."
    ),
    "report.define.number": "Place of the sheet in this file.",
    "report.define.ok": "Yes where both figures agree to half a hundredth.",
    "report.define.open-access": "Open-access status as a source gives it. Blank = not known.",
    "report.define.other-ids": "Further identifiers, each with its kind: pmid, pmcid, arxiv, isbn, handle …",
    "report.define.our-authors": (
        "Authors that belong to the institution or unit, as the publication list says."
    ),
    "report.define.outlet": (
        "Outlet, site or account that made the mention. Names of social accounts are withheld unless the "
        "report was asked to show them."
    ),
    "report.define.output-id": "Number of the output in the library. The same in Outputs and Mentions.",
    "report.define.outputs": (
        "Outputs in this group. Found, Zero, Not covered, Not collected and Failed add up to it."
    ),
    "report.define.percentile": "Share of the reference set with a lower score, in percent, rounded down.",
    "report.define.points": "The exact score, before rounding.",
    "report.define.posts": "Mentions of the example output in this kind of source.",
    "report.define.previous": "The same figure in the previous report. Blank = there is none.",
    "report.define.problem": (
        "Why the source failed or is off, with the provider’s own words where it gave any."
    ),
    "report.define.published": (
        "Date of publication as exactly as it is known. Blank where only the year is known."
    ),
    "report.define.queried": "Outputs that the source was asked about.",
    "report.define.reading": "The figure in words.",
    "report.define.records": "Records that the source gave.",
    "report.define.reference": "Where a weight is published, or what it was derived from.",
    "report.define.reference-n": "Number of outputs in the reference set of the percentile.",
    "report.define.requests": "Requests made to the source.",
    "report.define.family": (
        "The same for all versions of one work, as a preprint and its article; found by title, year and first "
        "author or said by a person. Each version is a row with counts and a score of its own; a mention of two "
        "of them stands in both rows. Blank = no other version is known."
    ),
    "report.define.retraction": "Retracted where a source says so. Blank = nobody said so.",
    "report.define.route": (
        "How the source is read: look-up (asked about each output), stream (read once for all) or import "
        "(a file)."
    ),
    "report.define.rows": "Rows of the sheet’s tables.",
    "report.define.rule": "What is counted before it is weighted.",
    "report.define.score": (
        "Attention score: a weighted sum of mentions, rounded up to a whole number. The same figure as on"
        " the screen."
    ),
    "report.define.sheet": "Name of the sheet.",
    "report.define.so-far": (
        "Mentions in the month that is not over. The last complete month is repeated, so that the dashed "
        "line begins there."
    ),
    "report.define.source": "The public source that was read.",
    "report.define.source-state": (
        "How the source stands: Read, Stale (no success for more than 30 days), Failed, Not collected or "
        "Not covered."
    ),
    "report.define.terms": "The source’s terms of use.",
    "report.define.title": "Title of the output.",
    "report.define.trackable": (
        "Outputs with at least one identifier that a public source can be asked about."
    ),
    "report.define.type": "Kind of output.",
    "report.define.unit": "Department or group with its path from the top.",
    "report.define.units": "Departments or groups of the output, each with its path from the top.",
    "report.define.url": "Address of the mention.",
    "report.define.value": "The figure.",
    "report.define.venue": "Journal, book or series.",
    "report.define.weight": "What each counted mention adds.",
    "report.define.year": "Year of publication.",
    "report.define.your-adds": "The line with the weights that you typed into the yellow cells.",
    "report.define.your-weight": (
        "An open cell: type your own weight to see what it does to the worked example. Nothing else in "
        "this file changes."
    ),
    "report.define.zero": "Outputs that the source was asked about, answered, and found no mention of.",
    # report.calculate.*
    "report.calculate.adds": "Weight of the source by the rule on sheet Score.",
    "report.calculate.coverage-share": "(Found + Zero) ÷ Trackable",
    "report.calculate.high": "Wilson score interval (Wilson 1927)",
    "report.calculate.independent": "Unique accounts a kind of source, summed over kinds",
    "report.calculate.lag": "Data to − Last success",
    "report.calculate.low": "Wilson score interval (Wilson 1927)",
    "report.calculate.mentions": "Sum of the columns News … Other",
    "report.calculate.percentile": "Outputs with a lower score ÷ Reference n",
    "report.calculate.points": "Sum of Points over the output’s rows in Mentions",
    "report.calculate.score": "Score points, rounded up",
    "report.calculate.your-adds": "Counted × Your weight, at most the cap",
    # report.use.*
    "report.use.category-posts": "To find which communities noticed a work, then read the mentions.",
    "report.use.independent": "To see breadth of attention without repetition.",
    "report.use.mentions": "To find works that were noticed, then read who said what.",
    "report.use.percentile": "To place one work’s attention among others of its kind.",
    "report.use.points": "To check that a score adds up.",
    "report.use.score": "To sort a long list by how much attention it had, as a first step.",
    # report.misuse.*
    "report.misuse.category-posts": "Adding kinds of source as if one mention were like another.",
    "report.misuse.countries": "As a measure of reach: the country of most mentions is not known.",
    "report.misuse.independent": "As a number of people reached.",
    "report.misuse.mentions": "As a measure of quality, or to compare fields with each other.",
    "report.misuse.percentile": (
        "To compare works of different ages, types or fields, or with a small Reference n."
    ),
    "report.misuse.score": "To judge quality, to rank persons, or to decide on posts, promotion or money.",
    # report.limits.*
    "report.limits.category-posts": (
        "Sources differ in coverage by field, language and year; deleted posts may stay counted until the"
        " next reading."
    ),
    "report.limits.confidence": "A title match can be wrong; identifiers in a source can be, too.",
    "report.limits.country": "Known for few social accounts.",
    "report.limits.independent": (
        "One organisation may have several accounts; one account may speak for many."
    ),
    "report.limits.mentions": (
        "Only sources that were read. Works without a DOI or PubMed ID are seen by fewer of them."
    ),
    "report.limits.percentile": "Ties are many, above all at zero. Blank where nothing was compared.",
    "report.limits.score": (
        "Depends on the weighting scheme and on which sources were read. Another provider’s figure for "
        "the same work will differ."
    ),
}
