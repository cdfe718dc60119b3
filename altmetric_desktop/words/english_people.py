"""English sentences of people: lists of them, verified authors, and spellings in doubt."""

from __future__ import annotations

from altmetric_desktop.words.english_terms import Sentence

PEOPLE: dict[str, Sentence] = {
    # people.*
    "people.columns": "Read: {columns}.",
    "people.did": (
        "{run}: 1 row of {path} = {added} added + {updated} updated + {unchanged} unchanged + {merged} further of a person + {refused} refused.",
        "{run}: {n} rows of {path} = {added} added + {updated} updated + {unchanged} unchanged + {merged} further of a person + {refused} refused.",
    ),
    "people.doubt": (
        "“{spelling}” in 1 output: {why} {persons}",
        "“{spelling}” in {n} outputs: {why} {persons}",
    ),
    "people.doubts": (
        "1 spelling may be a verified person's; `people doubts` lists it.",
        "{n} spellings may be a verified person's; `people doubts` lists them.",
    ),
    "people.doubts-none": "No spelling is in doubt.",
    "people.exported": ("1 row in {path}.", "{n} rows in {path}."),
    "people.nameless": "Name a spelling, for example “Doe, J.”.",
    "people.no-names": (
        "{path} is no list of people that can be read: no row of headings names a column of names (Name, or First"
        " name and Last name)."
    ),
    "people.nobody": "{path} names nobody.",
    "people.none": "Nobody is verified yet: take in a list of people with `people import`.",
    "people.not": "{run}: “{spelling}” is not {person}.",
    "people.open": "{run}: nothing is said any more about “{spelling}” and {person}.",
    "people.row": ("{person}: 1 output", "{person}: {n} outputs"),
    "people.same": "{run}: “{spelling}” is {person} from now on.",
    "people.several": "Several people are called {person}. Give the ORCID iD or the staff number.",
    "people.taken": (
        "1 output has a verified author.",
        "{n} outputs have a verified author.",
    ),
    "people.undo-hint": "Take it back with: altmetric-desktop undo {run}",
    "people.unknown": "No verified person is called {person}.",
    "people.why.common": "a name of many; perhaps",
    "people.why.initials": "only initials; perhaps",
    "people.why.several": "several may be meant:",
    "people.why.similar": "nearly the name; perhaps",
    "people.would": (
        "1 row of {path} would be {added} added + {updated} updated + {unchanged} unchanged + {merged} further of a person + {refused} refused.",
        "{n} rows of {path} would be {added} added + {updated} updated + {unchanged} unchanged + {merged} further of a person + {refused} refused.",
    ),
    # problem.*
    "problem.people-date": "“{value}” is no date that can be read; the row counts without it.",
    "problem.people-ends-first": "The row ends before it begins: “{value}”.",
    "problem.people-left": "{value} is in {repaired} no longer: the list names other units. `--keep` leaves such units.",
    "problem.people-nameless": "The row names nobody.",
    "problem.people-number-taken": "The staff number “{value}” is that of {repaired}, whose name is another.",
    "problem.people-orcid": "“{value}” is no ORCID iD; the person was taken in without it.",
    "problem.people-private": "E-mail addresses and personal numbers are not kept: “{column}” was left out.",
    "problem.people-same-name": "Several people are called {value}: only an ORCID iD or a staff number tells which is meant.",
    "problem.people-two-persons": "The ORCID iD is one person's, the staff number “{value}” that of {repaired}; the ORCID iD counts.",
    "problem.people-unit-unknown": "No unit has the number “{value}”; take in the hierarchy file first.",
}
