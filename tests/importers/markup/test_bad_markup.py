"""Broken, hostile and odd XML: a typed error or a problem with its line, and what can be read is read."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import ReadFile, Severity
from altmetric_desktop.importers import markup, read
from altmetric_desktop.importers.markup.mend import Mended, mend
from altmetric_desktop.words import Words
from tests.importers.markup import samples

TITLES = "".join(
    "<record>\n<ref-type name='Journal Article'>17</ref-type>"
    f"<titles><title>Title {number}</title></titles>\n</record>\n"
    for number in range(1, 6)
)
LIST = f"<xml>\n<records>\n{TITLES}</records></xml>"


def lists(text: str) -> ReadFile:
    return read(text.encode(), "list.xml")


def titles(found: ReadFile) -> list[tuple[int, str | None]]:
    return [(record.row, record.title) for record in found.records]


def problems(found: ReadFile) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.code, problem.value) for problem in found.problems]


def test_a_broken_record_costs_itself_only() -> None:
    found = lists(LIST.replace("Title 2</title>", "Title 2</titel>"))
    assert titles(found) == [(1, "Title 1"), (3, "Title 3"), (4, "Title 4"), (5, "Title 5")]
    assert problems(found) == [(2, "xml-broken", "7")]
    assert found.problems[0].severity is Severity.REFUSED
    assert "line 7" in Words("en").say("problem.xml-broken", value="7")


def test_a_record_without_its_end_does_not_swallow_the_next() -> None:
    found = lists(LIST.replace("Title 2</title></titles>\n</record>", "Title 2"))
    assert titles(found) == [(1, "Title 1"), (3, "Title 3"), (4, "Title 4"), (5, "Title 5")]
    assert [(row, code) for row, code, _ in problems(found)] == [(2, "xml-broken")]


def test_a_broken_tail_keeps_what_stands_before_it() -> None:
    inside = lists(LIST[: LIST.index("Title 4") + 4])
    assert titles(inside) == [(1, "Title 1"), (2, "Title 2"), (3, "Title 3")]
    assert problems(inside) == [(4, "xml-broken", "13")]
    between = lists(LIST[: LIST.index("Title 4") + 4].rpartition("<record>")[0])
    assert len(between.records) == 3
    assert problems(between) == [(3, "xml-cut", "12")]


def test_a_list_cut_inside_a_record_s_own_tag_has_one_refusal_with_a_row_of_its_own() -> None:
    found = lists(LIST[: LIST.rindex("<record>")] + "<record id='x")
    assert [row for row, _ in titles(found)] == [1, 2, 3, 4]
    assert problems(found) == [(5, "xml-broken", "15")]
    first = read(b"<xml>\n<records>\n<record id='x", "list.xml", format="endnote-xml")
    assert [(row, code) for row, code, _ in problems(first)] == [(1, "xml-broken")]


def test_a_break_between_records_is_a_note() -> None:
    found = lists(LIST.replace("</record>\n<record>", "</record>\n</b><record>", 1))
    assert len(found.records) == 5
    assert [(code, problem.severity) for problem in found.problems for code in [problem.code]] == [
        ("xml-broken-between", Severity.NOTE)
    ]


def test_lines_are_those_of_the_file_though_it_begins_with_empty_ones() -> None:
    found = lists("\n\n\n" + LIST.replace("Title 2</title>", "Title 2</titel>"))
    assert problems(found) == [(2, "xml-broken", "10")]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE xml [<!ENTITY % a SYSTEM "http://localhost/x"> %a;]>',
    ],
)
def test_entities_are_refused_with_words(doctype: str) -> None:
    text = doctype + LIST.replace("Title 1", "&a;")
    with pytest.raises(InputError, match=r"input\.xml-unsafe"):
        lists(text)
    forced = read(text.encode(), "list.xml", format="endnote-xml")
    assert forced.problems[-1].code == "xml-unsafe"
    assert forced.problems[-1].severity is Severity.REFUSED
    assert not forced.records


def test_a_document_type_without_entities_is_read() -> None:
    assert len(lists('<!DOCTYPE xml SYSTEM "nowhere.dtd">' + LIST).records) == 5


def test_a_wrong_declaration_and_names_of_html_do_not_matter() -> None:
    text = '<?xml version="1.1" encoding="UTF-16"?>' + LIST.replace("Title 1", "M&uuml;ller &amp; S&ouml;hne")
    assert lists(text).records[0].title == "Müller & Söhne"
    latin = ('<?xml version="1.0" encoding="utf-8"?>' + LIST.replace("Title 1", "Müller")).encode("cp1252")
    assert read(latin, "list.xml").records[0].title == "Müller"
    wide = ('<?xml version="1.0" encoding="utf-8"?>' + LIST.replace("Title 1", "Müller")).encode("utf-16")
    assert read(wide, "list.xml").records[0].title == "Müller"


def test_loose_ampersands_and_forbidden_characters_are_mended_with_a_note() -> None:
    found = lists(LIST.replace("Title 1", "Cats & dogs").replace("Title 2", "A\x0bB&#2;C &unknown; D"))
    assert titles(found)[:2] == [(1, "Cats & dogs"), (2, "ABC &unknown; D")]
    assert problems(found) == [(4, "xml-mended", "4")]
    kept = lists(LIST.replace("Title 1", "<![CDATA[Cats & <b>dogs</b>]]>"))
    assert (kept.records[0].title, kept.problems) == ("Cats & dogs", ())
    both = lists(LIST.replace("Title 1", "<![CDATA[Cats & dogs]]> & <![CDATA[a & b]]>"))
    assert both.records[0].title == "Cats & dogs & a & b"
    assert [problem.code for problem in both.problems] == ["xml-mended"]


def test_a_long_section_of_bare_text_takes_neither_memory_nor_time() -> None:
    text = f"<a><![CDATA[{'x & y ' * 1_000_000}]]></a>"
    begin = time.process_time()
    assert mend(text) == Mended(text, controls=False, signs=0, line=0)
    assert mend(text.replace("]]>", "")).signs == 0
    assert time.process_time() - begin < 3


def test_a_control_character_in_a_doi_is_seen_by_the_doi_s_reader() -> None:
    broken = samples.ENDNOTE.replace("10.5555/En.1", "10.5555/En&#2;1")
    assert "doi-control-characters" in {problem.code for problem in lists(broken).problems}


def test_nesting_without_end_is_a_problem_inside_and_outside_of_a_record() -> None:
    deep = LIST.replace("Title 2", "<i>" * 5000 + "x" + "</i>" * 5000)
    found = read(deep.encode(), "list.xml")
    assert titles(found) == [(1, "Title 1")]
    assert [code for _, code, _ in problems(found)] == ["xml-unsafe"]
    some = lists(LIST.replace("Title 2", "<i>" * 500 + "x" + "</i>" * 500))
    assert [row for row, _ in titles(some)] == [1, 3, 4, 5]
    assert problems(some) == [(2, "record-too-large", "record")]
    outside = "<xml><records>" + "<a>" * 5000 + "<record/>"
    forced = read(outside.encode(), "list.xml", format="endnote-xml")
    assert [problem.code for problem in forced.problems] == ["xml-unsafe"]


def test_thousands_of_breaks_end_in_one_refusal() -> None:
    found = lists("<xml><records>" + "<record><title></record>" * 3000)
    refused = [problem.code for problem in found.problems if problem.severity is Severity.REFUSED]
    assert refused.count("entry-rest-unreadable") == 1
    assert len(refused) < 1100


def test_text_between_documents_is_named() -> None:
    found = lists(LIST + "\nrubbish\n" + LIST)
    assert len(found.records) == 10
    assert [(code, value) for _, code, value in problems(found)] == [("xml-text-between", "rubbish")]


@pytest.mark.parametrize(
    "text", ["<a/>", "<feed xmlns='http://www.w3.org/2005/Atom'/>", "<", "<<<", "<a", "<!--"]
)
def test_xml_of_nobody_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"input\.not-read"):
        lists(text)


def test_a_web_page_stays_refused() -> None:
    with pytest.raises(InputError, match=r"input\.html"):
        lists("<!DOCTYPE html><html><body><p>No list</p></body></html>")


def _tried(key: str, text: str) -> None:
    records, found = markup.read(key, text)
    rows = [record.row for record in records]
    assert rows == sorted(set(rows))
    assert all(problem.row >= 0 and Words("en").say(f"problem.{problem.code}", value="") for problem in found)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(samples.ALL)), st.text(max_size=300))
def test_any_text_in_any_format_is_read_without_an_exception(key: str, text: str) -> None:
    _tried(key, text)
    _tried(key, "<record>" + text)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_damage_to_a_list_is_survived(data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(samples.ALL)))
    text = samples.ALL[key]
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(begin, min(len(text), begin + 200)))
        piece = data.draw(
            st.sampled_from(["", "<", ">", "&", "]]>", "<![CDATA[", "\0", "é", text[begin:end] * 2, "</a>"])
        )
        text = text[:begin] + piece + text[end:]
    _tried(key, text)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<html>",
                "<table>",
                "<tr>",
                "<td>",
                "<th colspan=3>",
                "</td>",
                "DOI",
                "10.5555/a",
                "<",
                '"',
                "\t",
                "Title",
            ]
        ),
        max_size=40,
    )
)
def test_any_page_is_a_table_or_refused(pieces: list[str]) -> None:
    try:
        found = lists("<html><table><tr><td>Title</td></tr><tr><td>x</td></tr>" + "".join(pieces))
    except InputError:
        return
    assert found.format == "html-table"


def test_cells_of_a_page_keep_their_lines_apart_and_take_nothing_unseen() -> None:
    text = """<html><style>td <td> {}</style><table><tr><th>Title</th><th>Authors</th><th>DOI</th></tr>
<tr><td><p>A calm
test</p></td><td><div>Doe, J</div><div>Roe, R</div></td><td>10.5555/p.1</td></tr>
<tr><td>Another<!-- <td>no cell</td> --></td><td><ul><li>Poe, E</li><li>Doe, J</li></ul></td>
<td>10.5555/p.2</td></tr><tr><td>Third<br><br></td><td>Poe, E<br/>Roe, R</td><td>10.5555/p.3</td></tr>
</table><script>"<table><tr><td>"</script></html>"""
    found = lists(text)
    assert [(one.title, [person.name for person in one.authors]) for one in found.records] == [
        ("A calm test", ["Doe, J", "Roe, R"]),
        ("Another", ["Poe, E", "Doe, J"]),
        ("Third", ["Poe, E", "Roe, R"]),
    ]
    assert found.problems == ()


def test_comments_that_never_end_take_no_square_of_time() -> None:
    begin = time.process_time()
    with pytest.raises(InputError):
        lists("<html><table><tr><td>" + "<!-- <script " * 100_000)
    assert time.process_time() - begin < 5


def test_the_links_of_a_page_are_followed_as_those_of_a_workbook() -> None:
    rows = "".join(
        f"<tr><td><a class='t' href='https://fiction.example.org/{number}?a=1&amp;b=2'>"
        f'{"Calm" if number == 1 else "A long and calm title"}</a></td><td>Poe, E</td><td><a href="https://doi.org/10.5555/l.{number}">Link</a></td></tr>'
        for number in range(1, 5)
    )
    page = f"<html><table><tr><th>Title</th><th>Authors</th><th>DOI</th></tr>{rows}</table></html>"
    found = lists(page)
    assert [[str(one) for one in record.identifiers] for record in found.records] == [
        [f"doi:10.5555/l.{number}", f"url:https://fiction.example.org/{number}?a=1&b=2"]
        for number in range(1, 5)
    ]
    assert found.records[0].title == "Calm"
    assert found.problems == ()
