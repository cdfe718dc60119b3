"""Draws the fictional library: its works, and who mentioned which of them when. The same every time.

Knows no file format: `demo_answers` writes what is decided here.
"""

from __future__ import annotations

import math
import random
from datetime import date, timedelta

import demo_words as words
from demo_attention import Attention
from demo_stars import KINDS, STARS, TODAY, Star, Work, isbn

SEED = 20261120
WORKS = 330


#: Where works appear that no journal takes.
VENUES = {
    "preprint": "Northmere Working Papers",
    "dataset": "Northmere Data Repository",
    "thesis": "Northmere University",
    "report": "Northmere Reports",
}


class World:
    """The drawn library: `works` in the order of the list, `events` in time."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)  # noqa: S311
        self.works: list[Work] = []
        self._titles: set[str] = set()
        self._stems: dict[str, int] = {}
        for star in STARS:
            self._star(star)
        while len(self.works) < WORKS:
            self._ordinary(len(self.works))
        self._without_identifier()
        for work in self.works:
            self._coverage(work)
        self.events = Attention(self.chance, self.works).events

    def named(self) -> dict[str, Work]:
        """Works by their local number."""
        return {work.number: work for work in self.works}

    def _number(self) -> str:
        return f"NM-{20000 + 37 * len(self.works) + 11}"

    def _star(self, star: Star) -> None:
        title, markup, place, day, kind, journal, stem, pmid, others, appeal = star
        department = words.DEPARTMENTS[place]
        self._titles.add(title)
        people = [(department.people[0], True), *((name, True) for name in department.people[1:2] if others)]
        people += [(name, False) for name in self.chance.sample(words.OUTSIDERS, max(0, others - 1))]
        self._add(title, markup, department, date.fromisoformat(day), kind, journal, people)
        work = self.works[-1]
        work.doi = f"10.5555/{stem}" if stem else ""
        work.pmid, work.appeal = pmid, appeal
        work.language = "zh" if not title.isascii() and "潮" in title else "en"
        if kind == "dataset":
            work.journal = "Northmere Data Repository"
        if kind == "preprint":
            work.journal = "Northmere Working Papers"

    def _ordinary(self, index: int) -> None:
        chance = self.chance
        department = words.DEPARTMENTS[index % len(words.DEPARTMENTS)]
        title = self._title(department)
        year = chance.choices(range(2015, 2027), weights=(4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 14, 11))[0]
        latest = (TODAY - date(year, 1, 1)).days - 12 if year == TODAY.year else 364
        day = date(year, 1, 1) + timedelta(days=chance.randrange(latest))
        kind = chance.choice(KINDS)
        own = chance.sample(department.people, min(len(department.people), chance.choice((1, 1, 2, 2, 3))))
        people = [(name, True) for name in own]
        people += [
            (name, False) for name in chance.sample(words.OUTSIDERS, chance.choice((0, 1, 1, 2, 3, 4, 6)))
        ]
        if kind in {"book", "thesis"}:
            people = people[:1]
        chance.shuffle(people)
        if kind == "article" and ("eta-analysis" in title or "systematic review" in title):
            kind = "review"
        self._add(title, "", department, day, kind, chance.randrange(len(department.journals)), people)
        work = self.works[-1]
        if chance.random() < 0.08:
            other = chance.choice([each for each in words.DEPARTMENTS if each.name != department.name])
            work.authors.append((chance.choice(other.people), True))
            work.units.append((other.faculty, other.name))
        if work.kind == "article" and chance.random() < department.medical:
            work.pmid = str(99_100_000 + 97 * index)
        quiet = chance.random() < 0.3
        work.appeal = 0.0 if quiet else 3.9 * (1 - math.exp(-chance.lognormvariate(-0.05, 0.8) / 2.6))
        if kind in {"thesis", "chapter"}:
            work.appeal *= 0.4

    def _title(self, department: words.Department) -> str:
        while True:
            subject, turn = self.chance.choice(department.subjects), self.chance.choice(department.turns)
            place, method = self.chance.choice(department.places), self.chance.choice(department.methods)
            form = self.chance.randrange(4)
            title = (
                f"{subject} {turn}: {method}",
                f"{subject} in {place}: {method}",
                f"{subject} {turn}, {place}",
                f"{method[0].upper()}{method[1:]} of {subject[0].lower()}{subject[1:]} in {place}",
            )[form]
            if title not in self._titles:
                self._titles.add(title)
                return title

    def _add(
        self,
        title: str,
        markup: str,
        department: words.Department,
        day: date,
        kind: str,
        journal: int,
        people: list[tuple[str, bool]],
    ) -> None:
        name, stem, publisher = department.journals[journal % len(department.journals)]
        prefix = {"preprint": "nwp", "dataset": "nmd", "thesis": "nth", "report": "nrp"}.get(kind, stem)
        count = self._stems[prefix] = self._stems.get(prefix, 1000) + self.chance.randrange(1, 9)
        venue = VENUES.get(kind, name)
        paged = kind in {"article", "review", "chapter", "conference-paper"}
        start = self.chance.randrange(1, 900)
        work = Work(
            number=self._number(),
            title=title,
            markup=markup or title,
            authors=people,
            day=day,
            journal=venue,
            publisher=publisher if venue == name else "Northmere University Press",
            volume=str(day.year - 1998) if paged else "",
            issue=str(1 + day.month // 3) if paged else "",
            pages=f"{start}–{start + self.chance.randrange(4, 26)}" if paged else "",
            kind=kind,
            units=[(department.faculty, department.name)],
            field=department.field,
            doi=f"10.5555/{prefix}.{day.year}.{count}",
            access=self.chance.choices(
                ("gold", "green", "hybrid", "bronze", "closed", "diamond"), weights=(30, 18, 12, 6, 28, 6)
            )[0],
        )
        if kind == "book":
            work.isbn = isbn(len(self.works))
        self.works.append(work)

    def _without_identifier(self) -> None:
        """Seven works that nobody can be asked about, nine known by their PubMed number only."""
        plain = [
            work for work in self.works[len(STARS) :] if not work.pmid and work.kind in {"report", "thesis"}
        ]
        for work in plain[:7]:
            work.doi, work.appeal, work.isbn = "", 0.0, ""
        for work in [work for work in self.works[len(STARS) :] if work.pmid][:9]:
            work.doi = ""
        retracted = next(w for w in self.works[len(STARS) :] if w.pmid and w.doi and w.day.year == 2019)
        retracted.retracted, retracted.appeal = True, 2.4

    def _coverage(self, work: Work) -> None:
        """Who knows the work, and how often each has seen it cited: older works more, providers differ."""
        age = (TODAY - work.day).days / 365
        base = int(self.chance.lognormvariate(0.9, 0.8) * (age + 0.3) * (0.6 + work.appeal))
        rate = {"thesis": 0.2, "dataset": 0.3, "report": 0.3, "preprint": 0.4}.get(work.kind, 1.0)
        cited = int(base * rate)
        if work.doi and work.kind not in {"thesis", "dataset"}:
            work.known_to["crossref"] = int(cited * 0.9)
        if (work.doi or work.pmid) and self.chance.random() > 0.03:
            work.known_to["openalex"] = cited
        if work.pmid or (work.kind == "preprint" and work.doi):
            work.known_to["europepmc"] = int(cited * 0.6)
