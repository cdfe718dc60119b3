"""Makes `resources/demo`: the fictional publication list, the answers of seven sources, the answer key.

    python installer/make_demo.py [FOLDER]

The same bytes every time. The key is counted from the world's own decisions, not from the answers,
so that a fault in writing or reading them shows. Weights: Altmetric's published figures of 2021, channels
without one as the nearest published (docs/score.md).
"""

from __future__ import annotations

import csv
import json
import math
import shutil
import sys
from collections import Counter
from pathlib import Path

import demo_answers
import demo_feeds
import demo_words as words
from demo_stars import TODAY, Event, Work
from demo_world import SEED, World

#: Channel → (weight, what is counted): an account once, or the channel once.
WEIGHTS = {
    "msm": 8.0,
    "blogs": 5.0,
    "policies": 3.0,
    "guidelines": 3.0,
    "peer_reviews": 1.0,
    "rh": 1.0,
    "podcasts": 0.25,
    "videos": 0.25,
    "qna": 0.25,
    "forum": 0.25,
}
WIKIPEDIA_ONCE = 3.0
CATEGORY = {
    "msm": "news",
    "videos": "video",
    "policies": "policy",
    "peer_reviews": "peer-reviews",
    "rh": "highlights",
    "forum": "qna",
}
COLUMNS = (
    "Record ID",
    "Title",
    "Authors",
    "Internal authors",
    "Year",
    "Publication date",
    "Journal",
    "Publisher",
    "Volume",
    "Issue",
    "Pages",
    "Type",
    "DOI",
    "PMID",
    "ISBN",
    "Faculty",
    "Department",
)
TYPES = {
    "article": "Journal article",
    "review": "Review",
    "book": "Book",
    "chapter": "Book chapter",
    "conference-paper": "Conference paper",
    "preprint": "Preprint",
    "report": "Report",
    "thesis": "Thesis",
    "dataset": "Data set",
}


def doi_cell(work: Work, place: int) -> str:
    """As people type DOIs: some with the resolver, a label or a stop behind."""
    if not work.doi:
        return ""
    if place % 23 == 5:
        return f"https://doi.org/{work.doi}"
    if place % 29 == 7:
        return f"DOI: {work.doi.upper()}"
    return f"{work.doi}." if place % 41 == 11 else work.doi


def row(work: Work, place: int, unit: tuple[str, str]) -> list[str]:
    """One line of the list: a work in one of its departments."""
    people = "; ".join(name for name, _ in work.authors)
    ours = "; ".join(name for name, own in work.authors if own)
    return [
        work.number,
        work.title,
        people,
        ours,
        str(work.day.year),
        work.day.isoformat(),
        work.journal,
        work.publisher,
        work.volume,
        work.issue,
        work.pages,
        TYPES[work.kind],
        doi_cell(work, place),
        work.pmid,
        work.isbn,
        *unit,
    ]


def rows(world: World) -> list[list[str]]:
    """The whole list: works of two departments stand in it twice; one line names nothing."""
    listed = [row(work, place, unit) for place, work in enumerate(world.works) for unit in work.units]
    nothing = [""] * len(COLUMNS)
    nothing[2] = "Sorrel-Haddad, Nadim"
    nothing[-2:] = [words.SEA, "Coastal Sciences"]
    return [*listed[:200], nothing, *listed[200:]]


def counted(events: list[Event]) -> dict[str, object]:
    """What these events come to: mentions by channel and category, accounts, the score."""
    mentions = Counter(event.channel for event in events)
    accounts = {
        channel: len(
            {
                event.outlet if channel != "qna" else (event.code.split("/")[0], event.outlet)
                for event in events
                if event.channel == channel
            }
        )
        for channel in mentions
    }
    score = sum(WEIGHTS.get(channel, 0.0) * number for channel, number in accounts.items())
    score += WIKIPEDIA_ONCE if mentions["wikipedia"] else 0.0
    categories: Counter[str] = Counter()
    for channel, number in mentions.items():
        categories[CATEGORY.get(channel, channel)] += number
    return {
        "total": sum(mentions.values()),
        "categories": dict(sorted(categories.items())),
        "channels": dict(sorted(mentions.items())),
        "accounts": dict(sorted(accounts.items())),
        "score": round(score, 2),
        "shown": math.ceil(score),
    }


def key(world: World, listed: int) -> dict[str, object]:
    """The answer key, by local number."""
    outputs: dict[str, object] = {}
    for work in world.works:
        outputs[work.number] = {
            "title": work.title,
            "doi": work.doi,
            "pmid": work.pmid,
            "type": work.kind,
            "published": work.day.isoformat(),
            "departments": [unit[1] for unit in work.units],
            "citations": work.known_to,
            "retracted": work.retracted,
            **counted([event for event in world.events if work.number in event.works]),
        }
    channels = Counter(event.channel for event in world.events)
    merged = listed - 1 - len(world.works)
    return {
        "seed": SEED,
        "as_of": TODAY.isoformat(),
        "scheme": "altmetric-published-2021",
        "languages": ["en", "de"],
        "sites": list(words.SITES),
        "import": {"rows": listed, "outputs": len(world.works), "merged": merged, "refused": 1},
        "mentions": {
            "distinct": len(world.events),
            "channels": dict(sorted(channels.items())),
            "of_outputs": sum(len(event.works) for event in world.events),
        },
        "outputs": outputs,
    }


def make(folder: Path) -> None:
    """Everything, afresh."""
    world = World()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    listed = rows(world)
    with (folder / "publications.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(listed)
    demo_answers.write(world, folder / "answers")
    demo_feeds.write(world, folder / "answers" / "feeds", folder / "feeds.opml")
    text = json.dumps(key(world, len(listed)), ensure_ascii=False, indent=1, sort_keys=False)
    (folder / "key.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "resources" / "demo")
