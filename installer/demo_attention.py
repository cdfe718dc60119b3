"""Draws who mentioned which works of the fictional library, and when. Knows no file format."""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime, timedelta

import demo_words as words
from demo_stars import TODAY, Event, Work


class Attention:
    """`events`, in time."""

    def __init__(self, chance: random.Random, works: list[Work]) -> None:
        self.chance = chance
        self.works = works
        self.events: list[Event] = []
        for work in works:
            self._attention(work)
        self._together()
        self.events.sort(key=lambda event: (event.when, event.channel, event.code))

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
            when, how = self._when(work), self.chance.choice(("link", "link", "text"))
            self._named(Event("wikipedia", "en", title, (work.number,), when, title, "", how))
        if work.appeal > 1.4 and self.chance.random() < 0.5:
            title = self.chance.choice(words.GERMAN)
            self._named(Event("wikipedia", "de", title, (work.number,), self._when(work), title, "", "link"))
        for _ in range(self._many(work.appeal, 0.16)):
            self._discussed(work)
        for _ in range(min(8, self._many(work.appeal, 0.035))):
            self._answered(work)
        if work.kind == "preprint" and "europepmc" in work.known_to and work.appeal > 0.5:
            self._reviewed(work)

    def _discussed(self, work: Work) -> None:
        """A story or a comment in the forum."""
        story = self.chance.random() < 0.35
        code = str(31_000_000 + 613 * len(self.events))
        text = "" if story else self.chance.choice(words.REMARKS)
        who, when = self.chance.choice(words.HANDLES), self._when(work)
        how = "story" if story else "comment"
        self.events.append(Event("forum", who, code, (work.number,), when, work.title, text, how))

    def _answered(self, work: Work) -> None:
        """A question, or an answer, that names the work."""
        site = self.chance.choice(tuple(words.SITES))
        code = f"{site}/{4_000 + 13 * len(self.events)}"
        who, when = self.chance.choice(words.HANDLES), self._when(work)
        text, how = "There is a recent study of this:", self.chance.choice(("question", "answer", "answer"))
        title = words.SITES[site][1]
        self.events.append(Event("qna", who, code, (work.number,), when, title, text, how))

    def _reviewed(self, work: Work) -> None:
        """One or two platforms reviewed the preprint."""
        for platform in self.chance.sample(words.REVIEW_PLATFORMS, self.chance.choice((1, 1, 2))):
            code, title = f"{len(self.events):05d}", f"{platform}: review article"
            when = self._when(work)
            self.events.append(
                Event("peer_reviews", platform, code, (work.number,), when, title, "", "evaluation")
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
