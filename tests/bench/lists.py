"""Fictional publication lists of any length, as an office's CRIS would export them."""

from __future__ import annotations

import csv
import io
import random

HEADER = ("DOI", "Title", "Authors", "Year", "Journal", "Publication type", "Department", "PubMed ID")
WORDS = (
    "tidal",
    "silt",
    "harbour",
    "barley",
    "nurse",
    "lidar",
    "grammar",
    "archive",
    "salt",
    "marsh",
    "survey",
    "review",
    "trial",
    "model",
    "turbine",
    "estuary",
    "language",
    "ward",
    "rust",
    "footpath",
    "policy",
    "memory",
    "recovery",
    "sleep",
    "data",
    "carbon",
    "wetland",
)
DEPARTMENTS = ("Coastal Sciences", "Nursing", "Linguistics", "Inclusive Streets", "Agronomy", "Data Office")


def publications(rows: int, seed: int = 7) -> bytes:
    """A CSV of so many records: three authors each, six departments, forty journals, a fifth with a PMID."""
    dice = random.Random(seed)  # noqa: S311  # fiction, not secrets
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for number in range(rows):
        title = " ".join(dice.choices(WORDS, k=9)).capitalize()
        authors = "; ".join(
            f"{dice.choice(WORDS).title()}, {chr(65 + dice.randrange(26))}." for _ in range(3)
        )
        writer.writerow(
            (
                f"10.5555/bench.{number}",
                f"{title} {number}",
                authors,
                2000 + number % 27,
                f"Journal of {WORDS[number % 20]} {WORDS[number % 2 + 20]}",
                "Article",
                DEPARTMENTS[number % 6],
                str(30_000_000 + number) if number % 5 == 0 else "",
            )
        )
    return out.getvalue().encode()


def publications_refused(rows: int, refused: int) -> bytes:
    """The same with DOIs of its own, and spread over it so many rows of which nothing names a work, each with
    two things wrong: they are refused."""
    own = f"10.5555/holes.{refused}.".encode()
    lines = publications(rows).replace(b"10.5555/bench.", own).splitlines(keepends=True)
    for number in range(refused):
        at = 1 + number * rows // refused
        cells = lines[at].rstrip().split(b",")
        lines[at] = b",".join([b"see note %d" % number, b"", *cells[2:-1], b"not in yet"]) + b"\r\n"
    return b"".join(lines)
