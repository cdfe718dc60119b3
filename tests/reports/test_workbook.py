"""The workbook reopened by openpyxl and calamine, and compared with the values cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook

from altmetric_desktop.domain.categories import ORDER, Category
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.reporting import ReportOutput
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.wishes import ReportWishes
from altmetric_desktop.reports import workbook
from altmetric_desktop.reports.safe_text import link
from tests.reports.reopened import WORDS, day, opened, second, table
from tests.reports.samples import Sample, sample


@pytest.fixture(scope="module")
def made() -> Sample:
    """A fictional report."""
    return sample()


@pytest.fixture(scope="module")
def book(made: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """The report, written and opened again."""
    path = tmp_path_factory.mktemp("report") / "report.xlsx"
    workbook.write(path, made.data(), WORDS)
    opened = load_workbook(path)
    yield opened
    opened.close()


def test_every_output_stands_in_the_sheet_as_it_is(book: Workbook, made: Sample) -> None:
    rows = table(book["Outputs"], "tblOutputs")
    assert len(rows) == len(made.outputs)
    for row, output in zip(rows, made.outputs, strict=True):
        assert row["Output ID"] == output.id
        assert row["Title"] == output.title
        assert row["DOI"] == output.doi
        assert row["Year"] == (output.published.date().year if output.published else None)
        exact = output.published if output.published and output.published.precision is Precision.DAY else None
        assert row["Published"] == day(exact)
        assert row["Score"] == output.shown
        assert row["Score points"] == output.points
        assert row["Percentile"] == output.percentile
        assert row["Version family"] == (output.family and f"F-{output.family}")
        assert row["Retraction flag"] == ("Retracted" if output.retracted else None)
        posts = {count.category: count.posts for count in output.posts}
        for category in ORDER:
            heading = WORDS.say(f"category.{category.value}")
            assert row[heading] == expected_posts(output, posts, category)


def expected_posts(output: ReportOutput, posts: dict[Category, int], category: Category) -> int | None:
    """A figure where it is known, blank where it is one of the other nothings."""
    if category in posts:
        return posts[category]
    return 0 if output.trackable and dict(output.states)[category] is State.ZERO else None


def test_every_mention_stands_in_the_sheet_as_it_is(book: Workbook, made: Sample) -> None:
    rows = table(book["Mentions"], "tblMentions")
    assert len(rows) == len(made.mentions)
    for row, mention in zip(rows, made.mentions, strict=True):
        assert (row["Mention ID"], row["Output ID"]) == (mention.id, mention.output)
        assert row["Title or excerpt"] == (mention.title or mention.excerpt)
        assert row["Date (UTC)"] == second(mention.posted)
        assert row["URL"] == mention.url
        assert row["Points"] == mention.points
        assert row["Match confidence"] == mention.confidence
        assert row["Collected on"] == day(mention.first_seen)
        assert row["Country"] == mention.country


def test_a_link_leads_where_the_text_says(book: Workbook, made: Sample) -> None:
    sheet = book["Mentions"]
    column = next(cell.column for cell in sheet[5] if cell.value == "URL")
    for row, mention in enumerate(made.mentions, 6):
        found = sheet.cell(row, column).hyperlink
        assert found is not None
        assert f"{found.target}#{found.location}" == link(mention.url)


def test_the_four_nothings_stay_apart(book: Workbook, made: Sample) -> None:
    rows = table(book["Coverage"], "tblCoverage")
    for row, group in zip(rows, made.coverage, strict=True):
        known = [row[name] for name in ("Found", "Zero", "Not covered", "Not collected", "Failed")]
        assert known == [group.mentioned, group.zero, group.not_covered, group.not_collected, group.failed]
        assert sum(int(str(value)) for value in known) == row["Outputs"]
        assert ("failed" in str(row["Note"])) == (group.failed > 0)
    statuses = {str(row["Coverage status"]) for row in table(book["Outputs"], "tblOutputs")}
    assert "Failed: X; Not collected: Patents; Not covered: Guidelines" in statuses
    assert any(status.startswith("Not trackable") for status in statuses)


def test_a_date_is_shown_no_more_exactly_than_it_is_known(book: Workbook, made: Sample) -> None:
    sheet = book["Mentions"]
    formats = {
        Precision.SECOND: "yyyy-mm-dd hh:mm",
        Precision.DAY: "yyyy-mm-dd",
        Precision.MONTH: "yyyy-mm",
        Precision.YEAR: "yyyy",
    }
    seen = set()
    for row, mention in enumerate(made.mentions, 6):
        if mention.posted is not None:
            assert sheet.cell(row, 6).number_format == formats[mention.posted.precision]
            seen.add(mention.posted.precision)
    assert seen == set(Precision)


def test_names_of_private_accounts_are_withheld_unless_asked_for(tmp_path: Path, made: Sample) -> None:
    quiet = {
        str(row["Source"]): str(row["Outlet or account"])
        for row in table(opened(tmp_path / "a.xlsx", made.data())["Mentions"], "tblMentions")
    }
    assert quiet["Bluesky"] == quiet["Reddit"] == "Name withheld"
    assert quiet["News"] != "Name withheld"
    loud = replace(made, facts=replace(made.facts, wishes=ReportWishes(show_accounts=True)))
    rows = table(opened(tmp_path / "b.xlsx", loud.data())["Mentions"], "tblMentions")
    assert [row["Outlet or account"] for row in rows] == [mention.account for mention in made.mentions]


def test_every_sheet_has_its_title_its_sentence_and_a_way_back(book: Workbook) -> None:
    assert book.sheetnames == [WORDS.say(f"report.sheet.{key}") for key in workbook.SHEETS]
    for sheet in book:
        assert sheet["A1"].value
        assert str(sheet["A2"].value).endswith(".")
        assert "Snapshot S-0042, data to 2026-11-20" in str(sheet["A3"].value)
        assert sheet["A3"].hyperlink is not None
        assert sheet["A3"].hyperlink.location == "'Contents'!A1"
        assert {cell.value for cell in sheet[4]} == {None}
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"


def test_contents_lists_every_sheet_with_its_rows_and_leads_there(book: Workbook) -> None:
    sheet = book["Contents"]
    rows = table(sheet, "tblContents")
    assert [row["Sheet"] for row in rows] == book.sheetnames
    by_name = {row["Sheet"]: row["Rows"] for row in rows}
    for name in ("Summary", "Outputs", "Mentions", "Definitions", "Contents", "Chart data"):
        own = sum(len(table(book[name], each)) for each in book[name].tables)
        assert by_name[name] == own
    for number, name in enumerate(book.sheetnames, 6):
        found = sheet.cell(number, 6).hyperlink
        assert found is not None
        assert found.location == f"'{name}'!A1"


def test_every_heading_leads_to_its_definition(book: Workbook) -> None:
    definitions = book["Definitions"]
    for sheet in book:
        for name in sheet.tables:
            if name == "tblDefinitions":
                continue
            for cell in sheet[sheet.tables[name].ref][0]:
                assert cell.hyperlink is not None, f"{sheet.title}: {cell.value}"
                place = str(cell.hyperlink.location).split("!")[1]
                term = str(definitions[place].value)
                assert term == cell.value or "one column a source" in term
                used = str(definitions[place].offset(0, 1).value)
                assert sheet.title in used.split(", ")
                assert definitions[place].offset(0, 2).value


def test_tables_stand_from_row_five_and_do_not_overlap(book: Workbook) -> None:
    names = [name for sheet in book for name in sheet.tables]
    assert len(set(names)) == len(names)
    for sheet in book:
        first = next(iter(sheet.tables.values()), None)
        if first is not None:
            assert first.ref.startswith("A5:")


def test_checks_hold_and_their_formulas_point_at_what_they_say(book: Workbook, made: Sample) -> None:
    sheet = book["Checks"]
    rows = table(sheet, "tblChecks")
    counts = made.facts.counts
    asked = [counts.outputs, counts.mentions, counts.points, counts.mentioned]
    assert [row["Expected"] for row in rows[:4]] == asked
    assert len(rows) > 4
    assert [row for row in rows if not str(row["Found"]).startswith("=")] == []
    last = 5 + len(made.outputs)
    assert rows[0]["Found"] == f"=COUNT('Outputs'!$A$6:$A${last})"


def test_formulas_carry_their_results(tmp_path: Path, made: Sample) -> None:
    path = tmp_path / "report.xlsx"
    workbook.write(path, made.data(), WORDS)
    values = load_workbook(path, data_only=True)
    for row in table(values["Checks"], "tblChecks"):
        assert row["Found"] == pytest.approx(row["Expected"])
        assert row["OK?"] == "Yes"
    example = table(values["Score"], "tblExample")
    assert made.example is not None
    assert [row["Adds"] for row in example] == [line.adds for line in made.example.receipt.lines]
    assert [row["With your weights"] for row in example] == [row["Adds"] for row in example]


def test_a_check_that_fails_says_so(tmp_path: Path, made: Sample) -> None:
    wrong = replace(made, facts=replace(made.facts, counts=replace(made.facts.counts, mentions=1)))
    written = workbook.write(tmp_path / "r.xlsx", wrong.data(), WORDS)
    assert written.failed_checks == ("mentions",)
    values = load_workbook(tmp_path / "r.xlsx", data_only=True)
    assert [row["OK?"] for row in table(values["Checks"], "tblChecks")].count("No") == 1


def test_a_mention_window_is_said_and_sums_are_not_compared(tmp_path: Path, made: Sample) -> None:
    wishes = replace(made.facts.wishes, mentioned_from=made.facts.as_of.day - 365)
    counts = replace(made.facts.counts, mentions=10, mentioned=3)
    part = replace(made, facts=replace(made.facts, wishes=wishes, counts=counts), mentions=made.mentions[:10])
    written = workbook.write(tmp_path / "r.xlsx", part.data(), WORDS)
    assert written.failed_checks == ()
    reopened = load_workbook(tmp_path / "r.xlsx")
    assert len(table(reopened["Checks"], "tblChecks")) == 6
    for name in ("Summary", "Outputs", "Mentions", "Checks"):
        assert "From 2025-11-20" in str(reopened[name]["A2"].value)


def test_summary_says_what_the_rows_say(book: Workbook, made: Sample) -> None:
    rows = {row["Indicator"]: row for row in table(book["Summary"], "tblSummary")}
    counts = made.facts.counts
    assert rows["Outputs in this report"]["Value"] == counts.outputs
    assert rows["Mentions"]["Value"] == counts.mentions
    assert rows["Share mentioned"]["Value"] == pytest.approx(counts.mentioned / counts.trackable)
    low, high = (rows["Share mentioned"][name] for name in ("Lower 95 %", "Upper 95 %"))
    assert isinstance(low, float)
    assert isinstance(high, float)
    assert low < counts.mentioned / counts.trackable < high
    assert rows["Outputs in this report"]["Change"] == 4
    assert rows["Highest score"]["Value"] == max(output.shown or 0 for output in made.outputs)
    assert rows["Sources failed or not collected"]["Value"] == 2
    assert rows["Independent mentions"]["Value"] == sum(output.independent for output in made.outputs)
    assert rows["Different accounts and outlets"]["Value"] == counts.accounts


def test_too_few_outputs_get_no_share(tmp_path: Path) -> None:
    small = sample(outputs=6, mentions=5)
    rows = {
        row["Indicator"]: row
        for row in table(opened(tmp_path / "r.xlsx", small.data())["Summary"], "tblSummary")
    }
    assert rows["Share mentioned"]["Value"] is None
    assert str(rows["Share mentioned"]["Reading"]).startswith("Too few")


def test_document_properties_mirror_the_cover(book: Workbook, made: Sample) -> None:
    assert book.properties.title == made.facts.wishes.title
    assert book.properties.creator == made.facts.wishes.prepared_by
    custom = {prop.name: prop.value for prop in book.custom_doc_props.props}  # type: ignore[attr-defined]  # not in the stubs
    assert custom["report_id"] == "RP-0007"
    assert custom["scheme"] == made.facts.scheme.id
    assert custom["scheme_hash"] == made.facts.scheme.hash
    cover = {row[0].value: row[1].value for row in book["Cover"].iter_rows(min_row=5, max_col=2)}
    assert cover["Content hash"] == custom["content_hash"]
    assert cover["Published"] == "2020-01-01 to 2025-12-31"
    assert cover["Mentioned"] == "Any time"


def test_the_content_hash_follows_the_content_and_not_its_order(tmp_path: Path, made: Sample) -> None:
    first = workbook.write(tmp_path / "a.xlsx", made.data(), WORDS)
    turned = replace(made, mentions=made.mentions[::-1], outputs=made.outputs[::-1])
    assert workbook.write(tmp_path / "b.xlsx", turned.data(), WORDS).content_hash == first.content_hash
    other = replace(made, mentions=[replace(made.mentions[0], country="FR"), *made.mentions[1:]])
    assert workbook.write(tmp_path / "c.xlsx", other.data(), WORDS).content_hash != first.content_hash


def test_the_months_say_what_they_leave_out_and_why(tmp_path: Path, made: Sample) -> None:
    first = made.mentions[0]
    as_of = made.facts.as_of.day
    posted = [
        Moment(as_of),
        None,
        Moment(as_of, None, Precision.YEAR),
        Moment(as_of - 3000),
        Moment(as_of - 4000),
        Moment(as_of - 5000),
        Moment(as_of + 40),
    ]
    mentions = [replace(first, id=number, posted=when) for number, when in enumerate(posted, 1)]
    book = opened(tmp_path / "r.xlsx", replace(made, mentions=mentions).data())
    said = " ".join(str(row[0].value) for row in book["Summary"].iter_rows(min_row=6, max_col=1))
    assert "Mentions by month shows 1 of 7. Left out: 2 without a known month, 3 before" in said
    assert ", 1 after 2026-11." in said
    row = table(load_workbook(tmp_path / "r.xlsx", data_only=True)["Checks"], "tblChecks")[-1]
    assert (row["Expected"], row["Found"], row["OK?"]) == (1, 1, "Yes")


def test_a_word_no_in_checks_turns_red(book: Workbook) -> None:
    rules = [rule for area in book["Checks"].conditional_formatting for rule in area.rules]
    assert [rule.formula for rule in rules] == [['"No"']]


def test_no_country_known_is_blank(tmp_path: Path, made: Sample) -> None:
    outputs = [replace(output, countries=0) for output in made.outputs]
    rows = table(opened(tmp_path / "r.xlsx", replace(made, outputs=outputs).data())["Outputs"], "tblOutputs")
    mentioned = [row for row in rows if row["Mentions"]]
    assert mentioned
    assert {row["Countries"] for row in mentioned} == {None}


def test_versions_count_apart_and_together(book: Workbook, made: Sample) -> None:
    families = {one.family for one in made.outputs if one.family is not None}
    apart = len(made.outputs)
    together = apart - sum(one.family is not None for one in made.outputs) + len(families)
    rows = {row["Indicator"]: row for row in table(book["Summary"], "tblSummary")}
    line = rows["Works, versions counted once"]
    assert (line["Value"], line["Unit"], line["n"]) == (together, "works", apart)
    assert 0 < together < apart
