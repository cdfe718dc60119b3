"""Draws the fictional library: its works, and who mentioned which of them when. The same every time.

Knows no file format: `demo_answers` writes what is decided here.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import demo_words as words
from demo_stars import KINDS, STARS, Star, isbn

SEED = 20261120
#: The day on which the demonstration's figures are as of; nothing happens later.
TODAY = date(2026, 11, 20)
WORKS = 330


@dataclass
class Work:
    """One output as the world knows it. `known_to`: providers that cover it, with their citation counts."""

    number: str
    title: str
    markup: str
    authors: list[tuple[str, bool]]
    day: date
    precision: str
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


class World:
    """The drawn library: `works` in the order of the list, `events` in time."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)  # noqa: S311
        self.works: list[Work] = []
        self.events: list[Event] = []
        self._titles: set[str] = set()
        self._stems: dict[str, int] = {}
        for star in STARS:
            self._star(star)
        while len(self.works) < WORKS:
            self._ordinary(len(self.works))
        self._without_identifier()
        for work in self.works:
            self._coverage(work)
        for work in self.works:
            self._attention(work)
        self._together()
        self.events.sort(key=lambda event: (event.when, event.channel, event.code))

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
        venue = {
            "preprint": "Northmere Working Papers",
            "dataset": "Northmere Data Repository",
            "thesis": "Northmere University",
            "report": "Northmere Reports",
        }.get(kind, name)
        paged = kind in {"article", "review", "chapter", "conference-paper"}
        start = self.chance.randrange(1, 900)
        work = Work(
            number=self._number(),
            title=title,
            markup=markup or title,
            authors=people,
            day=day,
            precision="day",
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

    def _when(self, work: Work) -> datetime:
        """Most attention comes soon, some later, a little just now."""
        lived = max(2, (TODAY - work.day).days)
        if self.chance.random() < 0.12:
            after = lived - min(lived - 1, int(self.chance.expovariate(1 / 45)))
        else:
            after = int(self.chance.expovariate(1 / 40 if self.chance.random() < 0.6 else 1 / 400))
        day = work.day + timedelta(days=min(after, lived - 1))
        hour, minute = self.chance.randrange(5, 23), self.chance.randrange(60)
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)

    def _many(self, appeal: float, share: float) -> int:
        """A count that grows steeply with appeal: nothing for most, dozens for a few, no two works alike."""
        expected = share * (math.exp(appeal) - 1) * self.chance.lognormvariate(-0.15, 0.6)
        return int(expected) + (self.chance.random() < expected % 1)

    def _attention(self, work: Work) -> None:
        if not (work.doi or work.pmid) or work.appeal <= 0:
            return
        for channel, share, outlets in (
            ("msm", 0.22, words.NEWS),
            ("blogs", 0.12, words.BLOGS),
            ("podcasts", 0.025, words.PODCASTS),
            ("videos", 0.022, words.VIDEOS),
            ("policies", 0.05, words.POLICY),
        ):
            for _ in range(self._many(work.appeal, share)):
                self._item(channel, self.chance.choice(outlets), work)
        if work.pmid and work.appeal > 1.2:
            for _ in range(self._many(work.appeal, 0.03)):
                self._item("guidelines", self.chance.choice(words.GUIDELINES), work)
        if work.kind in {"article", "review"} and work.appeal > 1.5 and self.chance.random() < 0.5:
            self._item("rh", self.chance.choice(words.HIGHLIGHTS), work)
        if work.doi:
            self._searched(work)

    def _item(self, channel: str, outlet: str, work: Work) -> None:
        when, code = self._when(work), f"{len(self.events):05d}"
        subject = work.title.split(":")[0]
        lines = {
            "msm": (
                "{s}: what the new figures say",
                "Northmere study looks at {l}",
                "Researchers rethink {l}",
                "What we know about {l}",
                "“We did not expect this”: {l}",
            ),
            "blogs": (
                "Reading notes: {s}",
                "Three doubts about {l}",
                "I changed my mind about {l}",
                "On {l}",
            ),
            "podcasts": ("Episode: {s}", "Talking about {l}"),
            "videos": ("{s}, explained", "A short film about {l}"),
            "policies": ("Briefing: {l}", "Consultation response on {l}", "Annual evidence report: {l}"),
            "guidelines": ("Recommendation update: {l}",),
            "rh": ("Research highlight: {l}",),
        }[channel]
        lower = subject if not subject[1:2].islower() else subject[0].lower() + subject[1:]
        title = self.chance.choice(lines).format(s=subject, l=lower)
        author = work.authors[0][0].split(",")[0]
        text = self.chance.choice(
            (
                f"The team around {author} published its results in {work.journal}.",
                f"“The effect was smaller than we thought,” says {author} of Northmere University.",
                f"A paper from {work.units[0][1]} at Northmere gives numbers for the first time.",
                f"{author} and colleagues warn against reading too much into one season.",
            )
        )
        by = (
            "pmid"
            if not work.doi or (work.pmid and self.chance.random() < 0.15)
            else self.chance.choice(("link", "link", "link", "text"))
        )
        self.events.append(Event(channel, outlet, code, (work.number,), when, title, text, by))

    def _searched(self, work: Work) -> None:
        pages = min(6, self._many(work.appeal, 0.035))
        for title in self.chance.sample(words.ARTICLES, pages):
            self._named(
                Event(
                    "wikipedia",
                    "en",
                    title,
                    (work.number,),
                    self._when(work),
                    title,
                    "",
                    self.chance.choice(("link", "link", "text")),
                )
            )
        if work.appeal > 1.4 and self.chance.random() < 0.5:
            title = self.chance.choice(words.GERMAN)
            self._named(Event("wikipedia", "de", title, (work.number,), self._when(work), title, "", "link"))
        for _ in range(self._many(work.appeal, 0.16)):
            story = self.chance.random() < 0.35
            code = str(31_000_000 + 613 * len(self.events))
            text = (
                ""
                if story
                else self.chance.choice(
                    (
                        "The paper itself is more careful than the headline:",
                        "See figure 3 here:",
                        "We tried this at work. The study:",
                        "Related, and open access:",
                        "Not quite what they measured,",
                    )
                )
            )
            self.events.append(
                Event(
                    "forum",
                    self.chance.choice(words.HANDLES),
                    code,
                    (work.number,),
                    self._when(work),
                    work.title,
                    text,
                    "story" if story else "comment",
                )
            )
        for _ in range(min(8, self._many(work.appeal, 0.035))):
            site = self.chance.choice(tuple(words.SITES))
            code = str(4_000 + 13 * len(self.events))
            self.events.append(
                Event(
                    "qna",
                    self.chance.choice(words.HANDLES),
                    f"{site}/{code}",
                    (work.number,),
                    self._when(work),
                    words.SITES[site][1],
                    "There is a recent study of this:",
                    self.chance.choice(("question", "answer", "answer")),
                )
            )
        if work.kind == "preprint" and "europepmc" in work.known_to and work.appeal > 0.5:
            for platform in self.chance.sample(words.REVIEW_PLATFORMS, self.chance.choice((1, 1, 2))):
                self.events.append(
                    Event(
                        "peer_reviews",
                        platform,
                        f"{len(self.events):05d}",
                        (work.number,),
                        self._when(work),
                        f"{platform}: review article",
                        "",
                        "evaluation",
                    )
                )

    def _named(self, event: Event) -> None:
        """An encyclopaedia page is one event however many works it cites."""
        for place, known in enumerate(self.events):
            if (known.channel, known.outlet, known.code) == (event.channel, event.outlet, event.code):
                both = (*known.works, *(work for work in event.works if work not in known.works))
                self.events[place] = Event(**{**vars(known), "works": both})
                return
        self.events.append(event)

    def _together(self) -> None:
        """Some articles, posts and reports speak of two or three works of one department."""
        by_unit: dict[str, list[Work]] = {}
        for work in self.works:
            if work.doi and work.appeal > 0.4:
                by_unit.setdefault(work.units[0][1], []).append(work)
        unit = {work.number: work.units[0][1] for work in self.works}
        for place, event in enumerate(self.events):
            if event.channel not in {"msm", "blogs", "policies"} or self.chance.random() > 0.08:
                continue
            older = [
                w
                for w in by_unit.get(unit[event.works[0]], [])
                if w.number not in event.works and w.day < event.when.date()
            ]
            more = self.chance.sample(older, min(len(older), self.chance.choice((1, 1, 2))))
            both = (*event.works, *(work.number for work in more))
            self.events[place] = Event(**{**vars(event), "works": both})
