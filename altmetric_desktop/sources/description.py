"""The vocabulary of an adapter: what a source is, what is wanted of it, how it is set up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct, field

from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.sourcing import Answer, Ask, Page, SourceInfo


class AuthKind(StrEnum):
    """Where a source wants its key."""

    NONE = "none"
    PARAM = "param"
    HEADER = "header"
    BEARER = "bearer"


class Auth(Struct, frozen=True):
    """How the engine signs a request where the user gave a key. `name`: the parameter or header.

    `contact_param`: query parameter that takes the user's contact address (polite pools)."""

    kind: AuthKind = AuthKind.NONE
    name: str = ""
    contact_param: str = ""


class Target(Struct, frozen=True):
    """A stream's address (feed URL) with the channel and the name that the user's list gives it."""

    address: str
    name: str = ""
    channel: str = ""
    etag: str | None = None
    modified: str | None = None


class Setup(Struct, frozen=True):
    """From the settings: where the source answers, whom we say we are, what it should look at."""

    base_url: str
    contact: str = ""
    languages: tuple[str, ...] = ("en",)
    sites: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


class Want(Struct, frozen=True):
    """A piece of work: a batch of identifiers of outputs (look-up) or one target (stream).

    `key` comes back in every ask's `want`. For a look-up with batch 1, `identifiers` holds all the
    identifiers of *one* output that the source understands, DOI first; with a larger batch, one
    identifier per output. `urls`: known landing pages of that output.
    """

    key: str
    identifiers: tuple[Identifier, ...] = ()
    urls: tuple[str, ...] = ()
    target: Target | None = None
    since: Moment | None = None


Asks = Callable[[Want, Setup], Iterable[Ask]]
Parse = Callable[[Answer, Ask], Page]


class Source(Struct, frozen=True):
    """An adapter: its description, its usual base URL (`{lang}` is replaced), and its two functions.

    `parse` sees answers of every status that is not a refusal or a request to come later: to some sources
    404 means *not known here*, and a 400 may give its reason in the body.
    """

    info: SourceInfo
    base_url: str
    asks: Asks
    parse: Parse
    auth: Auth = field(default_factory=Auth)

    @property
    def key(self) -> str:
        """The name used in settings, files and the database."""
        return self.info.key
