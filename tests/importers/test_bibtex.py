"""BibTeX as people and programs write it: each dialect by itself, and what damage costs."""

from __future__ import annotations

import re

import pytest
from bibtexparser.exceptions import ParserStateException
from bibtexparser.library import Library
from bibtexparser.splitter import Splitter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from altmetric_desktop.domain.records import Problem, Severity
from altmetric_desktop.importers import bibtex_scan
from altmetric_desktop.importers.bibtex import read_bibtex
from altmetric_desktop.importers.bibtex_scan import Entry, scan


def entries(text: str) -> list[Entry]:
    return [item for item in scan(text) if isinstance(item, Entry)]


def problems(text: str) -> list[tuple[int, str]]:
    return [(item.row, item.code) for item in scan(text) if isinstance(item, Problem)]


DIALECTS = [
    ("braces", "@a{k, x = {A {B} C}}", {"x": "A {B} C"}),
    ("quotes", '@a{k, x = "A {"}B{"} C"}', {"x": 'A {"}B{"} C'}),
    ("quotes in braces in quotes", '@a{k, x = "A {B "q, r" C} D", y = 1}',
     {"x": 'A {B "q, r" C} D', "y": "1"}),
    ("a number", "@a{k, year = 2020}", {"year": "2020"}),
    ("parentheses", '@a(k, x = "A (B) C", y = {d)})', {"x": "A (B) C", "y": "d)"}),
    ("names in capitals", "@A{k, TITLE = {A}}", {"title": "A"}),
    ("a field name with plus", "@a{k, date+an = {1}, bdsk-url-1 = {2}}", {"date+an": "1", "bdsk-url-1": "2"}),
    ("no key", "@a{, x = {A}}", {"x": "A"}),
    ("neither key nor comma", "@a{x = {A}, y = 2}", {"x": "A", "y": "2"}),
    ("a comma behind the last field", "@a{k, x = {A},}", {"x": "A"}),
    ("two commas", "@a{k, x = {A},, y = 2,\n, }", {"x": "A", "y": "2"}),
    ("a missing comma", '@a{k, x = {A}\n y = "B" z = 2020\n w = {D}}',
     {"x": "A", "y": "B", "z": "2020", "w": "D"}),
    ("no value", "@a{k, x = , y = 2}", {"x": "", "y": "2"}),
    ("an address without braces", "@a{k, x = 10/a?b=c, y = 2}", {"x": "10/a?b=c", "y": "2"}),
    ("blanks behind the sign", "@ a {k, x = {A}}", {"x": "A"}),
    ("the brace on the next line", "@a\n{k,\nx = {A}}", {"x": "A"}),
    ("a hyphen in the type", "@in-book{k, x = {A}}", {"x": "A"}),
    ("comments inside", "@a{k,\n% now, the title\n x = {A},\n%y = {B},\n z = 1}", {"x": "A", "z": "1"}),
    ("a comment before a field", "@a{k,\n% the title\n x = {A}}", {"x": "A"}),
    ("per cent in a value", "@a{k, x = {A\n% B}}", {"x": "A\n% B"}),
    ("a sign escaped", r"@a{k, x = {A \} B}, y = {\{}}", {"x": r"A \} B", "y": r"\{"}),
    ("a line end in TeX", r"@a{k, x = {A\\}, y = {B \textbf{\\}}}", {"x": r"A\\", "y": r"B \textbf{\\}"}),
    ("accents", r"""@a{k, x = "G{\"o}del, M\"uller"}""", {"x": r"G{\"o}del, M\"uller"}),
    ("an at sign in a value", "@a{k, x = {A @ {B}, me@b{c}}}", {"x": "A @ {B}, me@b{c}"}),
    ("months and strings joined", '@a{k, x = "10~" # jan # {, B}}', {"x": "10~jan, B"}),
    ("joined without blanks", '@a{k, x={a#b}#"c"}', {"x": "a#bc"}),
    ("a macro", "@string{j = {J}}\n@a{k, x = J}", {"x": "J"}),
    ("a macro of macros", '@STRING(j = "J")\n@string{l = j # { of } # J}\n@a{k, x = L # j}',
     {"x": "J of JJ"}),
    ("a macro defined anew", "@string{j = {J}}\n@string{j = {K}}\n@a{k, x = j}", {"x": "K"}),
    ("an entry in a comment, which BibTeX reads", "@comment{\n@a{k, x = {A}}\n}", {"x": "A"}),
    ("all else", "@preamble{{\\x} # 1}\nmail me@uni.example (us)\n@comment{a{b}}\n@a{k, x = {A}}",
     {"x": "A"}),
]  # fmt: skip


@pytest.mark.parametrize("text, fields", [case[1:] for case in DIALECTS], ids=[case[0] for case in DIALECTS])
def test_a_dialect_is_read(text: str, fields: dict[str, str]) -> None:
    (entry,) = [entry for entry in entries(text) if entry.fields]
    assert entry.fields == fields
    assert {code for _, code in problems(text)} <= {"entry-closed-early"}


def test_kind_key_and_line_are_right_whatever_stands_before() -> None:
    text = "% text\\\n@String{j = {a\\\nb}}\n\n  @InBook{K 1, x = {a\\\n\\\nb}}@a{, y = 1}\n}\n@b(m)"
    assert [(entry.row, entry.type, entry.key) for entry in entries(text)] == [
        (5, "inbook", "K 1"),
        (7, "a", ""),
        (9, "b", "m"),
    ]


def test_equal_keys_are_no_clash() -> None:
    text = "@a{k, x={1}}\n@a{K, x={2}}\n@b{k, x={3}} @b{k, x={4}, x={5}}@b{k, x={6}}"
    assert [entry.fields["x"] for entry in entries(text)] == ["1", "2", "3", "4", "6"]
    assert problems(text) == []


def test_the_first_of_repeated_fields_holds_and_the_others_are_named() -> None:
    (entry,) = entries("@a{k, x = {}, X = {A}, x = {B}, x = {A}, x = {B}}")
    assert entry.fields == {"x": "A"}
    assert entry.notes == (("x", "B", "field-repeated"),)


def test_undefined_macros_are_text_with_a_note() -> None:
    (entry,) = entries("@a{k, x = aaai # {A}, y = 3rd, z = sep, w = B and C}")
    assert entry.fields == {"x": "aaaiA", "y": "3rd", "z": "sep", "w": "B and C"}
    assert [note[:2] for note in entry.notes] == [("x", "aaai"), ("w", "B and C")]
    assert {note[2] for note in entry.notes} == {"macro-undefined"}


def test_what_follows_a_brace_too_many_is_named() -> None:
    text = "@a{k, x = {A}}, year = {2020}}\n@b{l, x = {B}},\nAll = text, and a comment.\n"
    assert [entry.fields for entry in entries(text)] == [{"x": "A"}, {"x": "B"}]
    assert problems(text)[0] == (1, "entry-closed-early")


BROKEN = [
    ("a brace is missing", "@a{k, x = {A,\n y = 1\n}"),
    ("the last brace is missing", "@a{k, x = {A},\n y = 1\n"),
    ("a quote is missing", '@a{k, x = "A,\n y = 1\n}'),
    ("words without a value", "@a{k, x = {A}, really}"),
    ("no comma behind the key", "@a{k {x} y}"),
    ("nothing but a beginning", "@a{"),
    ("a blank behind the sign and no end", "@ a{k, x = {A,\n y = 1\n}"),
    ("a hyphen in the type and no end", "@a-b{k, x = {A,\n y = 1\n}"),
]


@pytest.mark.parametrize("text", [case[1] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_entry_costs_itself_only(text: str) -> None:
    found = list(scan(f"@z{{k, x = 1}}\n\n{text}\n@z{{k, x = 2}}"))
    assert [item.fields["x"] for item in found if isinstance(item, Entry)] == ["1", "2"]
    (problem,) = [item for item in found if isinstance(item, Problem)]
    assert (problem.row, problem.code, problem.severity) == (3, "entry-unreadable", Severity.REFUSED)
    assert problem.value.startswith(text[:3])


def test_a_list_on_one_line_loses_the_broken_entry_only() -> None:
    text = "@a{k, x={1}}@article{l, x={2}@book{m, x={3}} @misc{n, x={{4}@book{o, x={5}}"
    assert [entry.fields["x"] for entry in entries(text)] == ["1", "3", "5"]
    assert problems(text) == [(1, "entry-unreadable")] * 2


def test_nothing_is_written_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    assert problems("@a{k, x = {") == [(1, "entry-unreadable")]
    assert caplog.records == []


def test_macros_that_grow_beyond_measure_are_text() -> None:
    lines = [f"@string{{a{n} = {' # '.join([f'a{n - 1}'] * 20)}}}" for n in range(1, 30)]
    text = "\n".join(["@string{a0 = {0123456789}}", *lines, "@a{k, x = a29, y = a1}"])
    (entry,) = entries(text)
    assert sum(map(len, entry.fields.values())) < 12 * len(text)
    assert {code for _, _, code in entry.notes} == {"macro-endless"}


@pytest.mark.parametrize("noise", ["\n@a{", "\n@a{b}", "}@abc{d,"], ids=["open", "empty", "one line"])
def test_what_never_says_anything_is_given_up(noise: str) -> None:
    found = problems("@a{k, x = 1}" + noise * (bibtex_scan.MOST_BARREN + 100))
    assert len(found) <= bibtex_scan.MOST_BARREN + 1
    assert found[-1][1] == "entry-rest-unreadable"


@pytest.mark.parametrize("noise", ["@{", "@a{", "@(", "@a(b)"])
def test_noise_is_refused_whole_before_each_sign_costs(noise: str) -> None:
    assert problems("@a{k," + noise * 10_000) == [(1, "entry-unreadable")]
    assert len(entries("@a{k," + noise * 10_000 + "\n@b{l, x = 1}")) == 1


def test_an_entry_of_more_than_a_million_characters_is_none() -> None:
    long = "x" * bibtex_scan.LONGEST_ENTRY
    text = f"@a{{k, x = {{{long}}}}}\n@b{{l, x = 1}}\n@comment{{{long}}}"
    assert [entry.key for entry in entries(text)] == ["l"]
    assert problems(text) == [(1, "entry-unreadable")]


_PIECES = [
    "@a{",
    "@ b-c\n(",
    "@comment{",
    "@string{",
    "{",
    "}",
    "(",
    ")",
    '"',
    "=",
    ",",
    "#",
    "%",
    "\\",
    "\n",
]
_NOISE = st.lists(st.sampled_from([*_PIECES, " ", "k", "x = {A}", "é"]), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(_NOISE, _NOISE)
@example("@comment{", "% }")
@example("@a{k, x = {\\", "")
@example("", "{@a{\\}")
def test_an_entry_on_a_line_of_its_own_is_kept_amid_any_noise(before: str, after: str) -> None:
    text = f"{before}\n@good{{key,\n x = {{A \\}} % B}}, y = {{C\\\\ D}}}}\n{after}"
    (entry,) = [entry for entry in entries(text) if entry.type == "good"]
    assert (entry.row, entry.key) == (before.count("\n") + 2, "key")
    assert entry.fields == {"x": "A \\} % B", "y": "C\\\\ D"}


# An @ that begins a line is taken for the next entry, by bibtexparser too.
_VALUE = (
    st.text(alphabet='abé ,=#@%"()\n', max_size=30)
    .map(str.strip)
    .filter(lambda text: not re.search(r"\n\s*@", text))
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["x", "y", "z"]), _VALUE, min_size=1), max_size=5))
def test_what_is_written_in_braces_is_read_as_it_was(lists: list[dict[str, str]]) -> None:
    blocks = ["".join(f", {name} = {{{value}}}" for name, value in fields.items()) for fields in lists]
    found = scan("".join(f"@a{{k{block}}}\n" for block in blocks))
    assert [item.fields if isinstance(item, Entry) else {} for item in found] == lists


def test_an_error_of_the_parser_itself_costs_its_part_only(monkeypatch: pytest.MonkeyPatch) -> None:
    split = Splitter.split

    def failing(self: Splitter) -> Library:
        if "fatal" in self.bibstr:
            raise ParserStateException("a defect")
        return split(self)

    monkeypatch.setattr(Splitter, "split", failing)
    text = "@a{k, x = 1}\n@a{fatal}\n@a{l, x = 2}"
    assert [entry.key for entry in entries(text)] == ["k", "l"]
    assert problems(text) == [(2, "entry-unreadable")]


def test_an_and_in_braces_is_part_of_a_name_but_not_of_a_braced_list() -> None:
    def authors(text: str) -> list[str]:
        (record,), _ = read_bibtex(f"@book{{a, title = {{T}}, author = {{{text}}}}}")
        return [person.name for person in record.authors]

    assert authors("{Barnes and Noble} and Doe, Jane") == ["Barnes and Noble", "Doe, Jane"]
    assert authors("{Doe, Jane and Roe, R.}") == ["Doe, Jane", "Roe, R."]
    assert authors('M{\\"u}ller, A. and Roe, R.') == ["Müller, A.", "Roe, R."]
