"""Addresses that stand behind cells: where a cell says only *Link*, its address is what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

#: What a cell says that says nothing but that there is a link, in lower case.
_SAYS_NOTHING = frozenset(
    {
        "", "link", "links", "doi", "url", "uri", "web", "website", "html", "pdf", "here", "view",
        "open", "go", "click", "click here", "full text", "fulltext", "full-text", "article",
        "paper", "publisher", "crossref", "pubmed", "scopus", "hier", "volltext", "ici", "lien",
        "texte intégral", "aquí", "enlace", "aqui", "qui", "链接", "全文", "リンク", "本文",
    }
)  # fmt: skip
#: A column of at most so many texts of so few letters, over at least so many links, says nothing either.
_TEXTS, _LINKS, _LETTERS = 2, 4, 20


def place(rows: Sequence[list[str]], links: Mapping[tuple[int, int], str]) -> None:
    """Put addresses into the cells that say nothing themselves; those behind others (titles, names) stand in
    a column of their own, behind all others, where one row in four has any. `links`: by row and column."""
    there = {
        (row, column): cell
        for row, column in links
        if row < len(rows) and column < len(rows[row]) and not _is_address(cell := rows[row][column].strip())
    }
    texts: dict[int, list[str]] = {}
    for (_, column), cell in there.items():
        texts.setdefault(column, []).append(cell.casefold().strip(" .:›»>→"))
    silent = {column for column, said in texts.items() if _is_silent(said)}
    aside: dict[int, str] = {}
    for (row, column), cell in there.items():
        if column in silent:
            rows[row][column] = links[row, column]
        elif cell:
            aside.setdefault(row, links[row, column])
    if len(aside) * 4 >= len(rows) > 1:
        width = max(map(len, rows))
        for number, cells in enumerate(rows):
            cells += [*[""] * (width - len(cells)), aside.get(number, "")]


def _is_address(cell: str) -> bool:
    return "10." in cell or cell.startswith(("http", "www."))


def _is_silent(said: Sequence[str]) -> bool:
    distinct = set(said)
    if distinct <= _SAYS_NOTHING:
        return True
    return len(distinct) <= _TEXTS and len(said) >= _LINKS and max(map(len, distinct)) <= _LETTERS
