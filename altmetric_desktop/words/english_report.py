"""English sentences of the evaluation workbook: titles, headings, definitions, readings, cautions.

A heading is what machines find again: it may gain a better definition, never another name.
"""

from __future__ import annotations

REPORT: dict[str, str | tuple[str, str]] = {
    # report.* (errors and small words)
    "report.account-withheld": "Name withheld",
    "report.cite": "{who} ({year}). {title}. Attention report {report}, data snapshot {snapshot}.",
    "report.default-title": "Attention to the research of {unit}",
    "report.footer": "{report} · snapshot {snapshot}",
    "report.footer-caution": "Attention is not quality",
    "report.footer-page": "Page &P of &N",
    "report.keywords": "altmetrics, attention, research outputs, evaluation",
    "report.links-limited": "Excel takes {limit} links a sheet: later addresses are plain text.",
    "report.locked": (
        "{path} is open in another program, so it can’t be replaced. The old file is unchanged. "
        "Close it there and try again."
    ),
    "report.never-collected": "No source has been read yet",
    "report.no": "No",
    "report.checks-failed": (
        "One check of the workbook does not hold: see its sheet Checks, and don’t use the figures before it does.",
        "{n} checks of the workbook do not hold: see its sheet Checks, and don’t use the figures before they do.",
    ),
    "report.no-folder": "The folder {path} does not exist. Choose another place.",
    "report.not-stated": "Not stated",
    "report.not-written": "{path} could not be written ({reason}). What was there before is unchanged.",
    "report.open-sheet": "Open {sheet}",
    "report.retracted": "Retracted",
    "report.snapshot-line": (
        "Snapshot {snapshot}, data to {day}, {scheme} (version {version}). Click here for Contents."
    ),
    "report.software": "Altmetric Desktop {version}",
    "report.source-read": "Read",
    "report.stale": "Stale",
    "report.too-few": "Too few to compare: a share is shown from ten trackable outputs on.",
    "report.too-many-rows": (
        "Sheet {sheet} would have more than the {limit} rows that Excel takes. Narrow the period or the unit, "
        "or export the table as CSV."
    ),
    "report.unit.none": "No unit given",
    "report.unknown-profile": "There is no report profile “{profile}”. There are: {known}.",
    "report.version": "version {version}",
    "report.whole-library": "The whole library",
    "report.yes": "Yes",
    # report.alt.* (what a picture shows, for those who can't see it)
    "report.alt.mix": (
        "Bar chart of mentions by source. {top} has the most, {posts} of {total}. Figures on sheet Chart data."
    ),
    "report.alt.months": (
        "Line chart of mentions by month. The peak is {month} with {posts}. The last month is not over and "
        "dashed. Figures on sheet Chart data."
    ),
    "report.alt.percentiles": (
        "Column chart of outputs by attention percentile. Most, {outputs}, lie in the band {band}. "
        "Figures on sheet Chart data."
    ),
    "report.alt.scores": (
        "Column chart of outputs by attention score. Most, {outputs}, score {band}. Figures on sheet Chart data."
    ),
    # report.answers.* (Contents)
    "report.answers.chart-data": "Which numbers stand behind the pictures?",
    "report.answers.checks": "Does this file add up, and does it still say what the library says?",
    "report.answers.contents": "Where is what?",
    "report.answers.cover": "What is this report, from which data, by which rules?",
    "report.answers.coverage": "What was asked of each source, and what does a blank mean?",
    "report.answers.definitions": "What does each heading mean, and what must it not be used for?",
    "report.answers.mentions": "Who mentioned which output, where and when, and how was it found?",
    "report.answers.outputs": "How much attention has each output had, from which kinds of source?",
    "report.answers.provenance": "Where do the data come from, and how fresh are they?",
    "report.answers.score": "How are mentions weighted, and how does a score add up?",
    "report.answers.summary": "What are the main figures, how sure are they, and how are they to be read?",
    # report.band.*
    "report.band.more": "{n} and more",
    # report.caution.*
    "report.caution.1": (
        "Attention is not quality. These figures show who noticed the work, not how good it is."
    ),
    "report.caution.2": (
        "A count is only as complete as its sources. Zero, not covered, not collected and failed are four "
        "different things: see Coverage."
    ),
    "report.caution.3": (
        "Read figures together, in context, and let those who are evaluated check them. Do not rank persons by them."
    ),
    # report.caveat.*
    "report.caveat.accounts": "One organisation may have several accounts.",
    "report.caveat.concentration": "A few outputs can carry a total.",
    "report.caveat.score": "A weighted sum: depends on the scheme, see Score.",
    "report.caveat.share": "Overlapping intervals are no difference.",
    "report.caveat.silence": "What these sources hold is missing here.",
    "report.caveat.sources": "Only sources that were read, see Coverage.",
    "report.caveat.versions": "Every other figure counts versions apart.",
    # report.chart.*
    "report.chart.left-out": (
        "Mentions by month shows {shown} of {total}. Left out: {undated} without a known month, {older} before "
        "{first}, {later} after {last}."
    ),
    "report.chart.mix": "Mentions by source",
    "report.chart.all-months": "Mentions by month shows all {total}.",
    "report.chart.no-months": "No mention has a known month: {total} are left out of Mentions by month.",
    "report.chart.spread-left-out": (
        "{title} shows {shown} of {total} outputs: the others have no figure, see Coverage status."
    ),
    "report.chart.months": "Mentions by month",
    "report.chart.percentiles": "Outputs by attention percentile",
    "report.chart.scores": "Outputs by attention score",
    # report.check.*
    "report.check.category": "Mentions of {category}: column in Outputs = rows in Mentions",
    "report.check.mentioned": "Outputs with at least one mention",
    "report.check.mentions": "Rows in Mentions",
    "report.check.outputs": "Rows in Outputs",
    "report.check.sum-of-adds": "Sum of Points in Mentions = sum of Score points in Outputs",
    "report.check.sum-of-mentions": "Sum of Mentions in Outputs = rows in Mentions",
    "report.check.sum-of-points": "Sum of Score points in Outputs",
    "report.check.months": "Mentions by month and those left out = rows in Mentions",
    "report.check.versions": "Outputs with a Version family",
    "report.check.orphans": "Mentions whose Output ID is not in Outputs",
    # report.check-why.*
    "report.check-why.category": "Expected: rows of Mentions. Found: sum of the column in Outputs.",
    "report.check-why.mentioned": "Expected: counted by the library. Found: counted in Outputs.",
    "report.check-why.mentions": "Expected: counted by the library. Found: counted in Mentions.",
    "report.check-why.months": (
        "Expected: rows of Mentions less {n} left out (no known month, or outside the months shown). "
        "Found: the month table on Chart data, the repeated month counted once."
    ),
    "report.check-why.orphans": "Expected: none. Found: Output IDs of Mentions looked up in Outputs.",
    "report.check-why.outputs": "Expected: counted by the library. Found: counted in Outputs.",
    "report.check-why.sum-of-adds": (
        "Expected: summed over Outputs. Found: summed over Mentions. Each score adds up to its lines."
    ),
    "report.check-why.sum-of-mentions": "Expected: rows of Mentions. Found: summed over Outputs.",
    "report.check-why.versions": "Expected: counted by the library. Found: counted in Outputs.",
    "report.check-why.sum-of-points": "Expected: summed by the library. Found: summed over Outputs.",
    # report.cover.*
    "report.cover.audience": "Audience",
    "report.cover.caution": "Before you use these figures",
    "report.cover.cite": "How to cite",
    "report.cover.collected": "Sources read",
    "report.cover.contact": "Contact",
    "report.cover.data-to": "Data to",
    "report.cover.hash": "Content hash",
    "report.cover.library": "Library",
    "report.cover.licence": "Licence",
    "report.cover.mentioned": "Mentioned",
    "report.cover.prepared-by": "Prepared by",
    "report.cover.prepared-on": "Prepared on",
    "report.cover.published": "Published",
    "report.cover.purpose": "Purpose",
    "report.cover.report": "Report id",
    "report.cover.scheme": "Weights",
    "report.cover.snapshot": "Snapshot id",
    "report.cover.software": "Made with",
    "report.cover.status": "Status",
    "report.cover.unit": "Unit",
    # report.coverage.*
    "report.coverage.all-answered": "Every source question was answered.",
    "report.coverage.complete": "Complete",
    "report.coverage.failed": ("{n} failed: older figures stay.", "{n} failed: older figures stay."),
    "report.coverage.not-collected": (
        "{n} not asked yet, or the source is off.",
        "{n} not asked yet, or the source is off.",
    ),
    "report.coverage.not-covered": ("{n} can’t be seen by this source.", "{n} can’t be seen by this source."),
    "report.coverage.not-trackable": "Not trackable: no identifier that a source can be asked about",
    "report.coverage.untrackable": (
        "{n} has no identifier to ask about.",
        "{n} have no identifier to ask about.",
    ),
    # report.example.*
    "report.example.of": "Output {output}: {title}",
    "report.example.shown": "Shown, rounded up",
    "report.example.sum": "Sum",
    "report.example.title": "How one score adds up",
    # report.measure.*
    "report.measure.accounts": "accounts",
    "report.measure.highest-score": "points",
    "report.measure.in-news": "outputs",
    "report.measure.in-policy": "outputs",
    "report.measure.in-wikipedia": "outputs",
    "report.measure.independent": "mentions",
    "report.measure.median-score": "points",
    "report.measure.mentioned": "outputs",
    "report.measure.mentions": "mentions",
    "report.measure.outputs": "outputs",
    "report.measure.share-mentioned": "of trackable",
    "report.measure.silent-sources": "sources",
    "report.measure.top-1": "of mentions",
    "report.measure.top-5": "of mentions",
    "report.measure.trackable": "outputs",
    "report.measure.works": "works",
    # report.indicator.*
    "report.indicator.accounts": "Different accounts and outlets",
    "report.indicator.highest-score": "Highest score",
    "report.indicator.in-news": "Outputs in news",
    "report.indicator.in-policy": "Outputs in policy documents",
    "report.indicator.in-wikipedia": "Outputs in Wikipedia",
    "report.indicator.independent": "Independent mentions",
    "report.indicator.median-score": "Median score",
    "report.indicator.mentioned": "Outputs mentioned",
    "report.indicator.mentions": "Mentions",
    "report.indicator.outputs": "Outputs in this report",
    "report.indicator.share-mentioned": "Share mentioned",
    "report.indicator.silent-sources": "Sources failed or not collected",
    "report.indicator.top-1": "Held by the most mentioned output",
    "report.indicator.top-5": "Held by the five most mentioned",
    "report.indicator.trackable": "Trackable outputs",
    "report.indicator.works": "Works, versions counted once",
    # report.reading.*
    "report.reading.accounts": "{value} different accounts and outlets made these mentions.",
    "report.reading.all-sources": "Every source was read for every output that it can see.",
    "report.reading.highest-score": (
        "The most noticed output shows {value}. See its row in Outputs for what made it."
    ),
    "report.reading.in-news": "{value} of {n} trackable outputs were mentioned in news media.",
    "report.reading.in-policy": (
        "{value} of {n} trackable outputs were mentioned in policy documents: uptake in documents, not "
        "influence on practice."
    ),
    "report.reading.in-wikipedia": "{value} of {n} trackable outputs were mentioned in Wikipedia.",
    "report.reading.independent": "Each account counted once for each output and kind of source.",
    "report.reading.median-score": "Half of the {n} scored outputs show {value} or less.",
    "report.reading.mentioned": "{value} of {n} trackable outputs were mentioned at least once.",
    "report.reading.mentions": "{value} mentions of these outputs were found by the sources that were read.",
    "report.reading.outputs": "This report is about {value} outputs.",
    "report.reading.share-mentioned": (
        "{value} of trackable outputs were mentioned; 95 % interval {low} to {high}."
    ),
    "report.reading.silent-sources": (
        "{value} sources failed or were not collected, for some outputs or for all: see Coverage. Their cells are "
        "blank, not zero."
    ),
    "report.reading.top-1": "One output holds {value} of all {n} mentions.",
    "report.reading.top-5": "Five outputs hold {value} of all {n} mentions.",
    "report.reading.works": "{n} outputs are {value} works: a preprint and its article are one.",
    "report.reading.trackable": "{value} of {n} outputs have an identifier that sources can be asked about.",
    # report.matched.*
    "report.matched.arxiv": "arXiv ID",
    "report.matched.doi": "DOI",
    "report.matched.handle": "Handle",
    "report.matched.isbn": "ISBN",
    "report.matched.pmcid": "PMCID",
    "report.matched.pmid": "PubMed ID",
    "report.matched.source": "Source says so",
    "report.matched.title": "Title",
    "report.matched.url": "Link",
    # report.precision.*
    "report.precision.day": "Day",
    "report.precision.month": "Month",
    "report.precision.second": "Time",
    "report.precision.year": "Year",
    # report.route.*
    "report.route.import": "import",
    "report.route.look-up": "look-up",
    "report.route.stream": "stream",
    # report.sheet.* (names on the tabs: at most 31 characters)
    "report.sheet.chart-data": "Chart data",
    "report.sheet.checks": "Checks",
    "report.sheet.contents": "Contents",
    "report.sheet.cover": "Cover",
    "report.sheet.coverage": "Coverage",
    "report.sheet.definitions": "Definitions",
    "report.sheet.mentions": "Mentions",
    "report.sheet.outputs": "Outputs",
    "report.sheet.provenance": "Provenance",
    "report.sheet.score": "Score",
    "report.sheet.summary": "Summary",
    # report.sentence.* (line 2 of each sheet)
    "report.sentence.chart-data": (
        "The figures behind the pictures on Summary. Three tables, one under another."
    ),
    "report.sentence.checks": (
        "One table. What was expected when the file was written, against what its formulas find now."
    ),
    "report.sentence.contents": "One table. Each sheet with the question that it answers.",
    "report.sentence.cover": (
        "Attention to research outputs: who noticed them, where and when. One line a fact, no table."
    ),
    "report.sentence.coverage": (
        "One table. For each unit, year, type and source: how many outputs were asked about, and what "
        "came back."
    ),
    "report.sentence.definitions": (
        "One table. Each heading of this file with its meaning, its use and its limits. Blank = the definition says all."
    ),
    "report.sentence.mentions": (
        "One table with {n} row: one for each mention of each output.",
        "One table with {n} rows: one for each mention of each output.",
    ),
    "report.sentence.outputs": (
        (
            "One table with {n} row: one for each output. A blank figure is not zero: the last column "
            "says why."
        ),
        (
            "One table with {n} rows: one for each output. A blank figure is not zero: the last column "
            "says why."
        ),
    ),
    "report.sentence.provenance": (
        "One table, one row a source: what it covers, how it was read and how it stands."
    ),
    "report.sentence.score": "One table: the weights of {scheme}.",
    "report.sentence.score-example": (
        "Two tables: the weights of {scheme}, and one score worked out. Change a yellow cell to see what "
        "it does."
    ),
    "report.sentence.summary": (
        "One table of main figures, and charts below it. Each figure with its reading and its caveat."
    ),
    # report.title.* (line 1 of each sheet)
    "report.title.chart-data": "Chart data",
    "report.title.checks": "Checks",
    "report.title.contents": "Contents",
    "report.title.coverage": "Coverage: what each source was asked and what it answered",
    "report.title.definitions": "Definitions",
    "report.title.mentions": "Mentions",
    "report.title.outputs": "Outputs and the attention to them",
    "report.title.provenance": "Provenance: where the data come from",
    "report.title.score": "Score: how attention is weighted",
    "report.title.summary": "Summary",
    # report.window.*
    "report.window.all": "Any time",
    "report.window.between": "{begin} to {end}",
    "report.window.from": "From {begin}",
    "report.window.note": "Mentions lists those posted in this window: {window}. Counts and scores are of all time.",
    "report.window.until": "Until {end}",
    # stage.report.*, stage.export.*
    "stage.export.accounts": "Writing accounts",
    "stage.export.mentions": "Writing mentions",
    "stage.export.outputs": "Writing outputs",
    "stage.report.chart-data": "Writing sheet Chart data",
    "stage.report.checks": "Writing sheet Checks",
    "stage.report.contents": "Writing sheet Contents",
    "stage.report.cover": "Writing sheet Cover",
    "stage.report.coverage": "Writing sheet Coverage",
    "stage.report.definitions": "Writing sheet Definitions",
    "stage.report.mentions": "Writing sheet Mentions",
    "stage.report.outputs": "Writing sheet Outputs",
    "stage.report.provenance": "Writing sheet Provenance",
    "stage.report.score": "Writing sheet Score",
    "stage.report.summary": "Writing sheet Summary",
}
