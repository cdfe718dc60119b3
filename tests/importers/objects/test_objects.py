"""JSON in every form that files have, JSON that is nobody's format, and JSON that is out to harm."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.outputs import Person, Unit
from altmetric_desktop.domain.records import ReadFile, Record, Severity
from altmetric_desktop.importers import objects, read
from altmetric_desktop.words import Words
from tests.importers.objects import lists


def of(text: object) -> ReadFile:
    return read((text if isinstance(text, str) else json.dumps(text)).encode(), "list.json")


def seen(found: ReadFile) -> list[tuple[int, str | None, list[str]]]:
    return [(record.row, record.title, list(map(str, record.identifiers))) for record in found.records]


def refusals(found: ReadFile) -> list[tuple[int, str]]:
    return [(problem.row, problem.code) for problem in found.problems if problem.severity is Severity.REFUSED]


A, B = (1, "First", ["doi:10.5555/a"]), (2, "Second", ["doi:10.5555/b"])
FIRST, SECOND = {"doi": "10.5555/a", "title": "First"}, {"doi": "10.5555/b", "title": "Second"}
FORMS: dict[str, object] = {
    "a list": [FIRST, SECOND],
    "an envelope nobody knows": {"count": 2, "publications": [FIRST, SECOND], "facets": [1, 2, 3]},
    "two envelopes": {"feed": {"entry": [FIRST, SECOND]}},
    "by key": {"one": FIRST, "two": SECOND},
    "a table": "[" + '["doi", "title"],' + '["10.5555/a", "First"], ["10.5555/b", "Second"]]',
    "lines": f"{json.dumps(FIRST)}\n\n{json.dumps(SECOND)}\n",
    "values after one another": f"{json.dumps(FIRST, indent=1)}\n{json.dumps(SECOND, indent=1)}",
    "with a comma too many": f"[{json.dumps(FIRST)}, {json.dumps(SECOND)},\n]",
    "no numbers": f'[{{"citations": NaN, "h": -Infinity, {json.dumps(FIRST)[1:]}, {json.dumps(SECOND)}]',
    "endless numbers": f'[{{"n": {"9" * 5000}, "m": 1e999, {json.dumps(FIRST)[1:]}, {json.dumps(SECOND)}]',
    "a name twice": f'[{{"doi": "10.5555/z", {json.dumps(FIRST)[1:]}, {json.dumps(SECOND)}]',
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_the_same_two_works_in_every_form(text: object) -> None:
    found = of(text)
    assert found.format == "json"
    header = 1 if isinstance(text, str) and text.startswith('[["doi"') else 0
    assert seen(found) == [(row + header, title, names) for row, title, names in (A, B)]
    assert refusals(found) == []


def test_lists_of_identifiers() -> None:
    assert seen(of(["10.5555/a", "PMC1234567", "rubbish"])) == [
        (1, None, ["doi:10.5555/a"]),
        (2, None, ["pmcid:PMC1234567"]),
    ]
    assert refusals(of(["10.5555/a", "PMC1234567", "rubbish"])) == [(3, "doi-none")]
    assert seen(of([12345678, 23456789]))[1] == (2, None, ["pmid:23456789"])


def test_tables_without_a_heading_and_places_without_anything() -> None:
    found = of([["10.5555/a", "First"], ["10.5555/b", "Second"]])
    assert seen(found) == [(1, None, ["doi:10.5555/a"]), (2, None, ["doi:10.5555/b"])]
    found = of([FIRST, {}, [], {"title": "Third"}])
    assert [row for row, _, _ in seen(found)] == [1, 4]
    assert refusals(found) == [(2, "no-identifier"), (3, "no-identifier")]


def test_records_that_their_producers_wrap() -> None:
    zotero = [{"key": "A", "data": {"title": "First", "DOI": "10.5555/a", "creators": [{"lastName": "Doe"}]}}]
    zenodo = {"hits": {"hits": [{"id": 1, "doi": "10.5555/a", "metadata": {"title": "First"}}]}}
    for wrapped in (zotero, zenodo):
        assert seen(of(wrapped))[0][:2] == (1, "First")
        assert "doi:10.5555/a" in seen(of(wrapped))[0][2]


def test_a_record_with_a_list_of_its_own_is_no_envelope() -> None:
    """Envelopes call their lists `items` or `data`, and so do records."""
    found = of([FIRST | {"data": [{"x": 1}]}, SECOND | {"items": []}, {"title": "Third", "items": []}])
    assert [title for _, title, _ in seen(found)] == ["First", "Second", "Third"]


def test_of_too_many_names_those_that_mean_something_are_read() -> None:
    found = of([{f"k{at}": "x" for at in range(600)} | FIRST, SECOND])
    assert seen(found) == [A, B]


def test_a_member_that_nobody_reads_is_no_matter_wherever_it_first_occurs() -> None:
    found = of([*[FIRST] * 300, SECOND | {"colour": "blue"}])
    assert (len(found.records), found.problems) == (301, ())


def test_names_are_matched_as_headings_are() -> None:
    found = of(
        [
            {
                "articleTitle": "Ein Test",
                "DOI_number": "10.5555/a",
                "journal": {"title": "Erdichtetes"},
                "Jahr": 2020,
                "authors": [{"firstName": "Jane", "lastName": "Doe"}, {"name": "Roe, Richard"}],
                "Abteilung": "Tests",
            },
            {"articleTitle": "Noch einer", "Abteilung": None},
            {"articleTitle": "", "DOI_number": None, "Jahr": 1999},
        ]
    )
    assert seen(found)[0] == (1, "Ein Test", ["doi:10.5555/a"])
    first = found.records[0]
    assert (first.authors, first.units, first.venue, first.year) == (
        (Person("Doe, Jane"), Person("Roe, Richard")),
        (Unit(("Tests",)),),
        "Erdichtetes",
        2020,
    )
    assert [record.row for record in found.records] == [1, 2]
    assert refusals(found) == [(3, "no-identifier")]


def test_places_are_counted_over_what_is_refused() -> None:
    found = of(f"{json.dumps(FIRST)}\n{{no json}}\n{json.dumps([None])}\n{json.dumps(SECOND)}\n")
    assert [row for row, _, _ in seen(found)] == [1, 4]
    assert refusals(found) == [(2, "json-broken"), (3, "no-identifier")]


def test_an_object_without_anything_is_refused_in_its_place() -> None:
    found = of([{"eprintid": 1, "title": "A work"}, {"eprintid": 2}, 7, {"eprintid": 3, "title": "Another"}])
    assert [row for row, _, _ in seen(found)] == [1, 4]
    assert refusals(found) == [(2, "no-identifier"), (3, "no-identifier")]


def test_halves_of_surrogate_pairs_become_the_mark_for_a_lost_character() -> None:
    r"""Escapes that only look like halves (`\\ud800`) and whole pairs stay."""
    found = of(r'[{"doi": "10.5555/a", "title": "a \ud800 b \udc00 c \ud83d\ude00 d \\ud800"}]')
    assert seen(found) == [(1, "a \ufffd b \ufffd c \U0001f600 d \\ud800", ["doi:10.5555/a"])]


def test_what_is_not_json_is_left_to_others() -> None:
    for text in (
        "[1] Doe J. A test. doi:10.5555/a\n[2] Roe R.",
        "{Reference Type}: Journal",
        "TY  - JOUR",
        "",
        "[",
        "{",
    ):
        assert objects.find(text, "list") is None


PATENT = {"lens_id": "1", "jurisdiction": "EP", "doc_number": "7", "title": "A device"}
ALTMETRIC = {"altmetric_id": 7, "doi": "10.5555/a", "title": "First", "cited_by_posts_count": 3}
EVENT = {"obj_id": "https://doi.org/10.5555/a", "subj_id": "https://example.org/x", "source_id": "newsfeed"}
NO_LISTS: dict[str, tuple[object, str]] = {
    "cut off": ('[{"doi": "10.5555/a"},\n{"doi": "10.5555', "input.json-broken"),
    "damaged": ('[{"doi": "10.5555/a"} {"doi": 1}]', "input.json-broken"),
    "deep": ("[" * 10_000 + "]" * 10_000, "input.json-deep"),
    "deep inside": ('[{"title": ' + "[" * 10_000 + "]" * 10_000 + "}]", "input.json-deep"),
    "deep, objects": ('{"a":' * 10_000 + "1" + "}" * 10_000, "input.json-deep"),
    "empty": ("[]", "input.no-records"),
    "no records": ({"results": []}, "input.no-records"),
    "numbers": ([1, 2, 3], "input.json-no-list"),
    "words": (["one", "two"], "input.json-no-list"),
    "settings": ({"name": "settings", "version": 1, "list": [1, 2]}, "input.json-no-list"),
    "a map": ({"type": "FeatureCollection", "features": [{"geometry": {"x": 1}}]}, "input.json-no-list"),
    "Altmetric": (ALTMETRIC, "input.attention-json"),
    "Altmetric, several": ({"query": {"total": 1}, "results": [ALTMETRIC]}, "input.attention-json"),
    "Altmetric Explorer": (
        {"data": [{"id": "1", "attributes": {"title": "First", "altmetric-score": 3}}]},
        "input.attention-json",
    ),
    "events": ({"status": "ok", "message": {"events": [EVENT]}}, "input.attention-json"),
    "events, lines": (f"{json.dumps(EVENT)}\n{json.dumps(EVENT)}", "input.attention-json"),
    "patents": ({"data": [PATENT]}, "input.lens-patents"),
}


@pytest.mark.parametrize("text, key", NO_LISTS.values(), ids=NO_LISTS.keys())
def test_what_is_no_list_is_refused_with_words(text: object, key: str) -> None:
    given_text = text if isinstance(text, str) else json.dumps(text)
    with pytest.raises(InputError) as caught:
        read(given_text.encode(), "list.json", format=objects.find(given_text, "list.json"))
    assert caught.value.key == key
    assert "list.json" in Words("en").error(caught.value)


def test_a_broken_text_read_in_a_given_format_is_one_refused_row() -> None:
    found = read(b'[{"doi": "10.5555/a"},\n{"doi"', "x", format="csl-json")
    assert refusals(found) == [(2, "json-broken")]


def test_every_format_has_its_name() -> None:
    for known in objects.FORMATS:
        assert Words("en").say(known.label) != known.label


_KEYS = sorted(
    {
        "doi",
        "DOI",
        "title",
        "type",
        "author",
        "id",
        "items",
        "results",
        "data",
        "message",
        "group",
        "work-summary",
        "output",
        "output_uuid",
        "uuid",
        "eprintid",
        "lens_id",
        "attributes",
        "issued",
        "date-parts",
        "year",
        "put-code",
    }
)
_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(
        ["10.5555/a", "10/fqd6hj", "https://openalex.org/W4200000001", "article-journal", "2020"]
    )
)
_JSON = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(_KEYS) | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=25,
)


def balanced(records: list[Record], rows: list[int]) -> bool:
    """No place both read and refused, none refused twice."""
    return len(set(rows)) == len(rows) and not {record.row for record in records} & set(rows)


@pytest.mark.parametrize(
    "bomb",
    [
        '["' + '\\"' * 300_000,
        "[" + "1" * 500_000,
        "[" + "{}," * 50_000 + "{}]",
        '[{"doi": "10.5555/a", ' + ",".join(f'"k{at}": 1' for at in range(20_000)) + "}]",
        '["' + r"\ud800" * 100_000 + '"]',
    ],
    ids=["a text without end", "a number without end", "nothing", "names without end", "halves"],
)
def test_no_json_runs_away(bomb: str) -> None:
    """Work grows with the text: where it grew with its square, each of these would not end."""
    assert objects.read("json", bomb)


@pytest.mark.parametrize("depth", [200, 480, 900, 980])
@pytest.mark.parametrize("key", ["json", "csl-json"])
def test_nesting_at_the_edge_of_what_is_decoded(depth: int, key: str) -> None:
    records, problems = objects.read(
        key, '[{"doi": "10.5555/a", "DOI": "10.5555/a", "x": ' + "[" * depth + "]" * depth + "}]"
    )
    assert len(records) + len(problems) == 1


@given(_JSON, st.booleans())
def test_any_json_gives_records_or_a_typed_error(value: object, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    try:
        key = objects.find(text, "list")
    except InputError:
        return
    if key is None:
        return
    records, problems = objects.read(key, text)
    assert balanced(records, [problem.row for problem in problems if problem.severity is Severity.REFUSED])


@given(_JSON, st.sampled_from([known.key for known in objects.FORMATS]))
def test_any_json_in_any_format(value: object, key: str) -> None:
    records, problems = objects.read(key, json.dumps(value))
    assert balanced(records, [problem.row for problem in problems if problem.severity is Severity.REFUSED])


@given(st.sampled_from(sorted(lists.ALL)), st.data())
def test_any_damage_to_a_real_shape(name: str, data: st.DataObject) -> None:
    """A piece cut out, doubled or overwritten: records, or words."""
    text = json.dumps(lists.ALL[name][1])
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    text = (
        text[:start]
        + data.draw(st.sampled_from(["", "\n", '"', "\\", "[", "}", "NaN", text[start:end] * 2]))
        + text[end:]
    )
    try:
        key = objects.find(text, "list")
    except InputError:
        return
    assert key is None or objects.read(key, text)
