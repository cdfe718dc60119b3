"""From the user's settings to what a source needs: its set-up, its key, its feed list, the network."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from altmetric_desktop import assets
from altmetric_desktop.domain.errors import InputError, NotFoundError
from altmetric_desktop.domain.sourcing import Rate, SourceKind
from altmetric_desktop.harvest.engine import Network
from altmetric_desktop.importers import opml
from altmetric_desktop.services import logs
from altmetric_desktop.settings import Settings
from altmetric_desktop.settings.secrets import Secrets
from altmetric_desktop.sources import registry
from altmetric_desktop.sources.description import Setup, Source, Target

#: The project's page, for the User-Agent; empty until it has one.
PROJECT_PAGE = ""


def is_enabled(source: Source, settings: Settings) -> bool:
    """Whether the user wants this source asked; one that needs a key counts as off without it."""
    chosen = settings.source(source.key).enabled
    return not source.info.needs_key if chosen is None else chosen


def why_off(source: Source, settings: Settings, secrets: Secrets) -> str:
    """A key for `words`: why it is not asked; empty = it is."""
    if not is_enabled(source, settings):
        return "sync.off.needs-key" if source.info.needs_key else "sync.off.by-you"
    if source.info.needs_key and key_of(source, settings, secrets) is None:
        return "sync.off.needs-key"
    return ""


def key_of(source: Source, settings: Settings, secrets: Secrets) -> str | None:
    """The user's key, where the source takes one and the user gave one."""
    if not (source.info.takes_key or source.info.needs_key):
        return None
    key = secrets.key(source.key, settings.source(source.key).key_from)
    logs.hide(key)
    return key


def chosen(wanted: tuple[str, ...], settings: Settings, secrets: Secrets) -> list[Source]:
    """The sources of a sync: those named (also when switched off), else all that are on.

    Raises NotFoundError for a name that is no source.
    """
    if not wanted:
        return [source for source in registry.ALL if not why_off(source, settings, secrets)]
    known = {source.key: source for source in registry.ALL}
    for name in wanted:
        if name not in known:
            raise NotFoundError("sync.unknown-source", source=name, known=", ".join(known))
    return [source for source in registry.ALL if source.key in wanted]


def setup_of(source: Source, settings: Settings) -> Setup:
    """Base URL, contact, languages, sites and, for a stream, its targets."""
    own = settings.source(source.key)
    setup = Setup(
        base_url=own.base_url or source.base_url,
        contact=settings.text("user.contact"),
        languages=own.languages or ("en",),
        sites=own.sites or (),
    )
    if source.info.kind is SourceKind.STREAM:
        setup = replace(setup, targets=targets(own.list))
    return setup


def targets(listed: Path | None) -> tuple[Target, ...]:
    """The feeds of the user's list, else of the one that comes with the program."""
    path = listed or assets.path("feeds.opml")
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise InputError("input.feed-list", path=str(path)) from problem
    return tuple(Target(feed.address, feed.name, feed.channel.value) for feed in opml.read(data, str(path)))


def rate_of(source: Source, settings: Settings) -> Rate:
    """The source's own rate, or the slower or faster one that the user set."""
    own = settings.source(source.key)
    rate = source.info.rate
    return replace(rate, per_second=own.per_second or rate.per_second, per_day=own.per_day or rate.per_day)


def network(settings: Settings) -> Network:
    """Hosts that the user trusts, and the proxy."""
    return Network(
        trusted_hosts=settings.texts("network.trusted_hosts"),
        proxy=settings.text("network.proxy"),
        page=PROJECT_PAGE,
    )


def enabled(settings: Settings) -> frozenset[str]:
    """The keys of the sources that are on."""
    return frozenset(source.key for source in registry.ALL if is_enabled(source, settings))
