"""People and their authorships: found or made in bulk."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import BindParameter, Connection, bindparam, distinct, exists, func, select, update

from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.storage.bulk import Row, insert_rows, reserve
from altmetric_desktop.storage.connect import chunks
from altmetric_desktop.storage.drafts import Draft
from altmetric_desktop.storage.keys import name_key
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import authorship, output, person

_AT_ONCE = 5000
_AUTHORSHIP = ("output", "person", "place", "ours", "born")


def write_authors(connection: Connection, step: Step, drafts: Sequence[Draft]) -> None:
    """Give outputs the authors of their drafts; authorships that are replaced end with this step."""
    had = [draft.id for draft in drafts if draft.before and draft.id is not None]
    for some in chunks(had):
        living = update(authorship).where(authorship.c.output.in_(some), authorship.c.died.is_(None))
        connection.execute(living.values(died=step.id))
    people: dict[str, Person] = {}
    lists = []
    for draft in drafts:
        authors, ours = draft.authors or (), {one.name for one in draft.ours}
        if ours:
            names = {one.name for one in authors}
            authors = (*authors, *(one for one in draft.ours if one.name not in names))
        keys = [one.name if one.orcid is None else f"{one.name}\n{one.orcid}" for one in authors]
        people.update(zip(keys, authors, strict=True))
        lists.append((draft.id, keys, ours))
    ids = _find(connection, people)
    born = step.id
    rows: Iterator[Row] = (
        (output_id, ids[key], place, key.split("\n", 1)[0] in ours if ours else False, born)
        for output_id, keys, ours in lists
        for place, key in enumerate(keys)
    )
    insert_rows(connection, authorship, _AUTHORSHIP, rows)


def _find(connection: Connection, wanted: Mapping[str, Person]) -> dict[str, int]:
    """Ids of people, new ones where there are none: by ORCID, else by name among those without one."""
    if not wanted:
        return {}
    by_orcid: dict[str, int] = {}
    by_name: dict[str, int] = {}
    if connection.execute(select(exists(select(person.c.id)))).scalar_one():
        _known(connection, wanted.values(), by_orcid, by_name)
    found: dict[str, int] = {}
    fresh: list[Row] = []
    first = reserve(connection, person, 1)[0]
    for label, one in wanted.items():
        key = name_key(one.name)
        number = by_orcid.get(one.orcid) if one.orcid else by_name.get(key)
        if number is None:
            number = first + len(fresh)
            fresh.append((number, one.name, key, one.orcid))
            if one.orcid:
                by_orcid[one.orcid] = number
            else:
                by_name[key] = number
        found[label] = number
    insert_rows(connection, person, ("id", "name", "name_key", "orcid"), fresh)
    return found


def _known(
    connection: Connection, wanted: Collection[Person], by_orcid: dict[str, int], by_name: dict[str, int]
) -> None:
    orcids = sorted({one.orcid for one in wanted if one.orcid})
    names = sorted({name_key(one.name) for one in wanted if not one.orcid})
    some: BindParameter[Sequence[str]] = bindparam("some", expanding=True)
    spelled = person.c.staff_id.is_(None)  # those of lists of people have a row of their own
    with_orcid = select(person.c.orcid, person.c.id).where(person.c.orcid.in_(some), spelled)
    without = select(person.c.name_key, person.c.id).where(
        person.c.name_key.in_(some), person.c.orcid.is_(None), spelled
    )
    for start in range(0, len(orcids), _AT_ONCE):
        rows = connection.execute(with_orcid, {"some": orcids[start : start + _AT_ONCE]})
        by_orcid.update((orcid, number) for orcid, number in rows)
    for start in range(0, len(names), _AT_ONCE):
        rows = connection.execute(without, {"some": names[start : start + _AT_ONCE]})
        by_name.update((key, number) for key, number in rows)


def count(connection: Connection) -> int:
    """How many people are authors of living outputs."""
    statement = (
        select(func.count(distinct(authorship.c.person)))
        .join(output, output.c.id == authorship.c.output)
        .where(authorship.c.died.is_(None), output.c.died.is_(None))
    )
    return connection.execute(statement).scalar_one()
