"""Writes the fictional outlets' feeds: RSS 2.0, Atom and RSS 1.0, and the OPML list that names them.

Among the items stand some that concern nobody here, one that names a longer DOI than ours, and a
second feed of one newspaper that repeats its articles with a tracking parameter: each counts once.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import demo_words as words
from demo_answers import DECOY, address_of, slug
from demo_stars import TODAY, Event, Work
from demo_world import World

OUTLETS = {
    "msm": words.NEWS,
    "blogs": words.BLOGS,
    "podcasts": words.PODCASTS,
    "videos": words.VIDEOS,
    "policies": words.POLICY,
    "guidelines": words.GUIDELINES,
    "rh": words.HIGHLIGHTS,
}
#: Podcasts and films lie with others of their kind on one host.
SHARED = {"podcasts": "pods.example/show", "videos": "films.example/channel"}
TWICE = "Harbour Daily"
ELSEWHERE = (
    "Ferry timetable changes from Monday",
    "Library opening hours over the holidays",
    "The best soup of the season",
    "Chess club wins away",
    "Road works near the old mill",
    "A short history of the lighthouse",
    "Letters to the editor",
)


def home(channel: str, outlet: str) -> str:
    """The outlet's own page."""
    if channel in SHARED:
        return f"https://{SHARED[channel]}/{slug(outlet)}"
    return f"https://www.{slug(outlet)}.example/"


def link_of(event: Event) -> str:
    """The page of one item."""
    page = f"{slug(event.title)[:48]}-{event.code}"
    return f"{home(event.channel, event.outlet).rstrip('/')}/{event.when.year}/{page}"


def body_of(event: Event, works: dict[str, Work]) -> str:
    """HTML of an item: what it says, and how it names the works."""
    named = []
    for number in event.works:
        work = works[number]
        if event.named_by == "pmid" and work.pmid:
            named.append(f'<a href="https://pubmed.ncbi.nlm.nih.gov/{work.pmid}/">PubMed</a>')
        elif event.named_by == "text":
            named.append(f"{escape(work.journal)}, doi:{work.doi}")
        else:
            named.append(f'<a href="{address_of(work)}?utm_source=feed">the paper</a>')
    return f"<p>{escape(event.text)}</p><p>Source: {'; '.join(named)}.</p>"


def others(
    channel: str, outlet: str, chance: random.Random, decoy: str
) -> list[tuple[str, str, datetime, str]]:
    """Items about something else."""
    found = []
    for title in chance.sample(ELSEWHERE, 3):
        day = TODAY - timedelta(days=chance.randrange(3, 900))
        when = datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC)
        text = f"<p>{escape(title)}. More inside.</p>"
        found.append((title, f"{home(channel, outlet).rstrip('/')}/{day.year}/{slug(title)}", when, text))
    if outlet == TWICE:
        when = datetime(2024, 5, 1, 8, 0, tzinfo=UTC)
        text = f'<p>Another study. <a href="https://doi.org/{decoy}{DECOY}">Paper</a></p>'
        found.append(("A different study altogether", f"{home(channel, outlet)}2024/different", when, text))
    return found


def zulu(when: datetime) -> str:
    """A time as Atom writes it."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def rss(name: str, site: str, items: list[tuple[str, str, datetime, str]], sound: bool) -> str:
    """RSS 2.0; podcasts with their sound files."""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>',
        f"<title>{escape(name)}</title><link>{site}</link><description>{escape(name)}</description>",
        "<language>en-gb</language>",
    ]
    for title, link, when, body in items:
        stamp = format_datetime(when, usegmt=True)
        extra = f'<enclosure url="{link}.mp3" length="1" type="audio/mpeg"/>' if sound else ""
        parts.append(
            f"<item><title>{escape(title)}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{stamp}</pubDate><description>{escape(body)}</description>{extra}</item>"
        )
    return "\n".join([*parts, "</channel></rss>\n"])


def atom(name: str, site: str, items: list[tuple[str, str, datetime, str]]) -> str:
    """Atom 1.0."""
    newest = max((when for _, _, when, _ in items), default=datetime(2026, 1, 1, tzinfo=UTC))
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f'<title>{escape(name)}</title><link rel="alternate" href={quoteattr(site)}/><id>{site}</id>',
        f"<updated>{zulu(newest)}</updated>",
    ]
    for title, link, when, body in items:
        parts.append(
            f"<entry><title>{escape(title)}</title><link href={quoteattr(link)}/><id>{link}</id>"
            f"<published>{zulu(when)}</published><updated>{zulu(when)}</updated>"
            f'<content type="html">{escape(body)}</content></entry>'
        )
    return "\n".join([*parts, "</feed>\n"])


def rdf(name: str, site: str, items: list[tuple[str, str, datetime, str]]) -> str:
    """RSS 1.0, as agencies still publish it; dates without a time."""
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
        (
            f"<channel rdf:about={quoteattr(site)}><title>{escape(name)}</title><link>{site}</link>"
            f"<description>{escape(name)}</description></channel>"
        ),
    ]
    for title, link, when, body in items:
        parts.append(
            f"<item rdf:about={quoteattr(link)}><title>{escape(title)}</title><link>{link}</link>"
            f"<description>{escape(body)}</description><dc:date>{when.date().isoformat()}</dc:date></item>"
        )
    return "\n".join([*parts, "</rdf:RDF>\n"])


def form_of(channel: str, outlet: str) -> str:
    """Which dialect an outlet speaks."""
    if channel == "videos" or (channel == "blogs" and words.BLOGS.index(outlet) % 2):
        return "atom"
    return "rdf" if channel == "policies" and words.POLICY.index(outlet) % 3 == 0 else "rss"


def write(world: World, folder: Path, opml: Path) -> None:
    """Every outlet's feed, and the list."""
    chance = random.Random(7)  # noqa: S311
    works = world.named()
    folder.mkdir(parents=True, exist_ok=True)
    outlines = []
    for channel, outlets in OUTLETS.items():
        for outlet in outlets:
            events = [event for event in world.events if (event.channel, event.outlet) == (channel, outlet)]
            items = [(event.title, link_of(event), event.when, body_of(event, works)) for event in events]
            items += others(channel, outlet, chance, world.works[0].doi)
            items.sort(key=lambda item: (item[2], item[1]), reverse=True)
            outlines.append(_one(folder, channel, outlet, slug(outlet), items, form_of(channel, outlet)))
            if outlet == TWICE:
                again = [
                    (t, f"{link}?utm_source=science&utm_medium=rss", w, b) for t, link, w, b in items[::2]
                ]
                outlines.append(
                    _one(
                        folder, channel, f"{outlet} science", f"{slug(outlet)}-science", again, "rss", outlet
                    )
                )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
    head += "<head><title>Northmere feeds</title></head><body>\n"
    opml.write_text(head + "".join(outlines) + "</body></opml>\n", "utf-8")


def _one(
    folder: Path,
    channel: str,
    name: str,
    file: str,
    items: list[tuple[str, str, datetime, str]],
    form: str,
    outlet: str | None = None,
) -> str:
    site = home(channel, outlet or name)
    if form == "atom":
        text = atom(name, site, items)
    elif form == "rdf":
        text = rdf(name, site, items)
    else:
        text = rss(name, site, items, channel == "podcasts")
    (folder / f"{file}.xml").write_text(text, "utf-8")
    address = f"{site.rstrip('/')}/{file}.xml"
    return (
        f'<outline type="rss" text={quoteattr(name)} title={quoteattr(name)} xmlUrl={quoteattr(address)} '
        f'htmlUrl={quoteattr(site)} category="{channel}"/>\n'
    )
