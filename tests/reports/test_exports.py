"""CSV and JSON Lines: the same values as the workbook, safe in a spreadsheet, exact for machines."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from altmetric_desktop.domain.categories import CATEGORY_OF, ORDER, Category, Channel
from altmetric_desktop.domain.errors import Cancelled
from altmetric_desktop.domain.events import Progress
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.reporting import ReportAccount, ReportOutput
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.tables import Column, Table
from altmetric_desktop.reports import csv_export, jsonl_export
from altmetric_desktop.reports.export_tables import accounts_table, mentions_table, outputs_table
from altmetric_desktop.reports.safe_text import csv_cell
from tests.reports.samples import AS_OF, Sample, sample
from tests.reports.test_safe_text import HOSTILE

SOURCES = ("feeds", "wikipedia", "stack-exchange")


@pytest.fixture(scope="module")
def made() -> Sample:
    """A fictional report."""
    return sample()


def read(path: Path) -> list[dict[str, str]]:
    """A CSV file as Excel's users see it."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def outputs_of(made: Sample) -> Table:
    """The table of outputs."""
    return outputs_table(made.outputs, made.facts.scheme.id, SOURCES, ("Crossref",))


def test_outputs_as_csv_hold_the_values(tmp_path: Path, made: Sample) -> None:
    path = tmp_path / "outputs.csv"
    assert csv_export.write(path, outputs_of(made)) == len(made.outputs)
    for row, output in zip(read(path), made.outputs, strict=True):
        assert row["output_id"] == str(output.id)
        assert row["title"] == output.title
        assert row["doi"] == (output.doi or "")
        assert row["score"] == ("" if output.shown is None else str(output.shown))
        assert row["scheme"] == "altmetric-published-2021"
        assert row["published_on"] == (output.published.iso() if output.published else "")
        assert row["authors"] == "Alder, Wren; Quill, Tam"
        assert row["citations_crossref"] == (str(output.citations[0].value) if output.citations else "")
        assert row["status_feeds"] == ("found" if output.posts else "zero")
        assert row["status_wikipedia"] == row["status_stack_exchange"] == "not-collected"
        for category in ORDER:
            assert row[f"mentions_{category.value.replace('-', '_')}"] == expected(output, category)


def expected(output: ReportOutput, category: Category) -> str:
    """A figure only where it is known."""
    for count in output.posts:
        if count.category is category:
            return str(count.posts)
    return "0" if output.trackable and dict(output.states)[category] is State.ZERO else ""


def test_mentions_as_csv_hold_the_values(tmp_path: Path, made: Sample) -> None:
    path = tmp_path / "mentions.csv"
    csv_export.write(path, mentions_table(made.mentions))
    for row, mention in zip(read(path), made.mentions, strict=True):
        assert (row["mention_id"], row["output_id"]) == (str(mention.id), str(mention.output))
        assert row["posted_at"] == (mention.posted.iso() if mention.posted else "")
        assert row["url"] == mention.url
        assert float(row["points"]) == mention.points
        assert row["account"] or row["outlet"]
        assert row["source"] == "; ".join(mention.sources)
        assert csv_cell(mention.account) in {row["account"], row["outlet"]}


def test_accounts_have_their_table(tmp_path: Path) -> None:
    account = ReportAccount(
        3,
        Channel.NEWS,
        CATEGORY_OF[Channel.NEWS],
        "courier",
        "The Fictional Courier",
        None,
        9,
        4,
        AS_OF,
        AS_OF,
    )
    path = tmp_path / "accounts.csv"
    csv_export.write(path, accounts_table([account]))
    (row,) = read(path)
    assert (row["account_id"], row["name"], row["mentions"], row["outputs"]) == (
        "3",
        "The Fictional Courier",
        "9",
        "4",
    )
    assert row["first_mention"] == AS_OF.iso()


def one_column(texts: tuple[str, ...]) -> Table:
    """A table of one column with these texts."""
    return Table("texts", (Column("text", "text"),), [(text,) for text in texts])


def test_safe_csv_has_a_mark_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    csv_export.write(path, one_column(HOSTILE))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [row["text"] for row in read(path)] == [csv_cell(text) for text in HOSTILE]
    assert not [row for row in read(path) if row["text"][:1] in set("=+-@\t\r\n＝")]


def test_raw_csv_is_exact_and_bare(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    csv_export.write(path, one_column(("=1+1", "-a", "é")), raw=True)
    assert path.read_bytes() == "text\r\n=1+1\r\n-a\r\né\r\n".encode()


def test_a_stream_stays_open() -> None:
    out = io.BytesIO()
    assert csv_export.to_stream(out, one_column(("a", "b"))) == 2
    out.write(b"more")
    assert out.getvalue().endswith(b"b\r\nmore")


def test_json_lines_hold_the_values(tmp_path: Path, made: Sample) -> None:
    path = tmp_path / "mentions.jsonl"
    assert jsonl_export.write(path, mentions_table(made.mentions)) == len(made.mentions)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line, mention in zip(lines, made.mentions, strict=True):
        assert line["mention_id"] == mention.id
        assert line["points"] == mention.points
        assert line["country"] == mention.country
        assert line["posted_at"] == (mention.posted.iso() if mention.posted else None)


def test_json_lines_are_valid_whatever_the_text(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    jsonl_export.write(path, one_column(HOSTILE))
    texts = [json.loads(line)["text"] for line in path.read_bytes().split(b"\n")[:-1]]
    assert texts == [csv_cell(text, raw=True) for text in HOSTILE]


def test_figures_that_are_none_are_empty(tmp_path: Path) -> None:
    table = Table(
        "t", (Column("a", "a"), Column("b", "b")), [(float("nan"), float("inf")), (-1.5, Moment(0))]
    )
    csv_export.write(tmp_path / "t.csv", table)
    assert [list(row.values()) for row in read(tmp_path / "t.csv")] == [["", ""], ["-1.5", "1970-01-01"]]
    jsonl_export.write(tmp_path / "t.jsonl", Table(table.name, table.columns, [(float("nan"), -1.5)]))
    assert json.loads((tmp_path / "t.jsonl").read_text()) == {"a": None, "b": -1.5}


@pytest.mark.parametrize("export", [csv_export, jsonl_export])
def test_cancelling_an_export_leaves_the_old_file(tmp_path: Path, export: object) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"old")

    def stop(step: Progress) -> None:
        raise Cancelled("cancelled")

    write = csv_export.write if export is csv_export else jsonl_export.write
    with pytest.raises(Cancelled):
        write(path, one_column(tuple("abcdefghij") * 100), progress=stop)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
