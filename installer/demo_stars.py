"""What a work and a mention are in the fictional world; the works of its first page; kinds and dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

Star = tuple[str, str, int, str, str, int, str, str, int, float]

#: The day on which the demonstration's figures are as of; nothing happens later.
TODAY = date(2026, 11, 20)


@dataclass
class Work:
    """One output as the world knows it. `known_to`: providers that cover it, with their citation counts."""

    number: str
    title: str
    markup: str
    authors: list[tuple[str, bool]]
    day: date
    journal: str
    publisher: str
    volume: str
    issue: str
    pages: str
    kind: str
    units: list[tuple[str, str]]
    field: str
    doi: str = ""
    pmid: str = ""
    isbn: str = ""
    access: str = "closed"
    language: str = "en"
    retracted: bool = False
    appeal: float = 0.0
    known_to: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """Somebody mentioned works. `outlet`: the account; `code`: what makes it one event in its channel."""

    channel: str
    outlet: str
    code: str
    works: tuple[str, ...]
    when: datetime
    title: str
    text: str
    named_by: str = "doi"


#: Works of the first page: title, mark-up, department, day, kind, journal, DOI, PMID, co-authors, appeal.
STARS = (
    (
        "Saltmarsh carbon burial slows once tides arrive twice as high",
        "",
        0,
        "2024-03-14",
        "article",
        0,
        "nss.2024.0314",
        "99000314",
        7,
        6.05,
    ),
    (
        "Night-shift nursing and recovery sleep: a stepped-wedge trial in eleven hospitals",
        "",
        3,
        "2023-09-02",
        "article",
        0,
        "awm.2023.0902",
        "99000902",
        12,
        5.2,
    ),
    (
        "Low-cost lidar for footpath audits by wheelchair users",
        "",
        5,
        "2025-01-21",
        "article",
        0,
        "ins.2025.0121",
        "",
        1,
        4.9,
    ),
    (
        "The grammar of apology in parliamentary records, 1880–2020",
        "",
        4,
        "2022-11-08",
        "book",
        0,
        "cos.2022.1108",
        "",
        0,
        4.5,
    ),
    (
        "Fungal endophytes delay rust in upland barley",
        "Fungal endophytes delay rust in upland barley (<i>Hordeum vulgare</i> L.)",
        2,
        "2023-05-30",
        "article",
        0,
        "pgl.2023.0530",
        "99000530",
        4,
        4.2,
    ),
    (
        "Open test bed for tidal-stream turbine wakes",
        "",
        0,
        "2024-06-17",
        "dataset",
        3,
        "nmd.2024.0617",
        "",
        4,
        3.7,
    ),
    (
        "Why residents refuse managed retreat: interviews in six parishes",
        "",
        0,
        "2021-10-12",
        "article",
        1,
        "cac.2021.1012",
        "",
        0,
        3.7,
    ),
    ("潮間帶濕地復育之社區參與研究", "", 1, "2024-02-03", "article", 1, "wet.2024.0203", "", 1, 3.3),
    (
        "A bedside checklist for delirium in rural emergency rooms",
        "",
        3,
        "2022-04-19",
        "article",
        1,
        "rac.2022.0419",
        "99000419",
        7,
        3.2,
    ),
    (
        "Counting eels with environmental DNA: protocol and pitfalls",
        "",
        1,
        "2024-07-25",
        "article",
        0,
        "mrs.2024.0725",
        "99000725",
        2,
        3.0,
    ),
    (
        "Municipal heat plans after the 2019 summer",
        "",
        5,
        "2020-12-06",
        "report",
        1,
        "ccp.2020.1206",
        "",
        1,
        2.6,
    ),
    (
        "Sediment memory in regulated estuaries",
        "",
        0,
        "2025-11-11",
        "preprint",
        2,
        "nwp.2025.0118",
        "",
        0,
        0.0,
    ),
    (
        "Harbour dredging and the memory of silt: a long view",
        "",
        0,
        "2021-08-08",
        "article",
        0,
        "nss.2021.0808",
        "",
        3,
        1.6,
    ),
    ("Proceedings: small-boat harbours workshop", "", 0, "2021-03-01", "book", 3, "", "", 0, 0.0),
    (
        "CO2 uptake by Zostera detritus on bare flats",
        "CO<sub>2</sub> uptake by <i>Zostera</i> detritus on bare flats",
        0,
        "2022-06-30",
        "article",
        2,
        "sed.2022.0630",
        "99000630",
        3,
        2.9,
    ),
)
KINDS = (
    ("article",) * 30
    + ("review",) * 3
    + ("preprint",) * 4
    + ("chapter",) * 3
    + ("conference-paper",) * 3
    + ("report",) * 2
    + ("book", "dataset", "thesis")
)


def isbn(index: int) -> str:
    """An ISBN-13 in a range that is not given out (978-1-5555…), with its check digit."""
    body = f"97815555{index:04d}"
    return body + str(-sum(int(mark) * (3 if place % 2 else 1) for place, mark in enumerate(body)) % 10)
