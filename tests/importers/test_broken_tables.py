"""Producers' tables with cells and rows lost, doubled, exchanged: records or a typed error."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import ColumnMapping, Field, Mapping, ReadFile, Severity
from altmetric_desktop.importers import read
from tests.importers import tables

TEXTS = sorted(
    name
    for name in vars(tables)
    if name.isupper() and name != "PATENTS" and isinstance(getattr(tables, name), str)
)
CELLS = (
    "", "10.5555/x", "Total", "#REF!", "9.7E+12", "1", "2020", "5/9/2018", "||", "; ;", ",", "(((", "[1]",
    "::", "Doe, Jane", "\u00a0", '"', "a" * 300, "2-s2.0-85012345678", "12345678",
)  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.sampled_from(("set", "insert", "drop", "double", "remove", "empty")),
        st.integers(0, 40),
        st.integers(0, 40),
        st.sampled_from(CELLS),
    ),
    max_size=8,
)


def edited(text: str, edits: list[tuple[str, int, int, str]]) -> bytes:
    """The table with these edits, written again with commas."""
    sign = "\t" if "\t" in text else ";" if text.count(";") > text.count(",") else ","
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=sign))
    for what, one, two, cell in edits:
        row = rows[one % len(rows)]
        at = two % (len(row) + 1)
        if what == "set":
            row[at : at + 1] = [cell]
        elif what == "insert":
            row.insert(at, cell)
        elif what == "drop":
            del row[at : at + 1]
        elif what == "double":
            rows.insert(two % len(rows), [*row])
        elif what == "empty":
            rows.append([cell])
        elif len(rows) > 1:
            rows.remove(row)
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def read_or_refused(data: bytes, mapping: Mapping | None = None) -> ReadFile | None:
    try:
        return read(data, "list.csv", mapping=mapping)
    except InputError:
        return None


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TEXTS), EDITS)
def test_a_broken_table_gives_records_or_a_typed_error(
    name: str, edits: list[tuple[str, int, int, str]]
) -> None:
    found = read_or_refused(edited(getattr(tables, name), edits))
    if found is not None:
        refused = [one.row for one in found.problems if one.severity is Severity.REFUSED]
        assert len(refused) == len(set(refused))
        assert not {record.row for record in found.records} & set(refused)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(TEXTS),
    st.lists(st.tuples(st.sampled_from(list(Field)), st.sampled_from((None, ";", "", "||", ",", "/")))),
    st.sampled_from((None, 0, 1, 5, 99)),
)
def test_any_mapping_reads_any_table(
    name: str, changes: list[tuple[Field, str | None]], above: int | None
) -> None:
    data = getattr(tables, name).encode()
    mapping = read(data, "list.csv").mapping
    assert mapping is not None
    columns = list(mapping.columns)
    for place, (field, sign) in enumerate(changes[: len(columns)]):
        columns[place] = ColumnMapping(columns[place].index, columns[place].heading, field, sign)
    row = mapping.header_row if above is None else above
    read_or_refused(data, Mapping(row, tuple(columns), None, mapping.delimiter))
