"""What other services call a channel, and by which key an event of theirs is the same as one of ours.

The words: Altmetric's own keys (API and Explorer), the headings and mention types of its exports, Crossref
Event Data's sources, PlumX's counts. An unknown word gives None: nothing is guessed.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qs, unquote, urlsplit

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.urls import normalise_url

_WORDS: dict[Channel, str] = {
    Channel.NEWS: "news|msm|mainstream media|news media|news outlet|all news|news count",
    Channel.BLOG: "blog|feeds|feed|wordpressdotcom|newsfeed|all blog|blog count",
    Channel.PODCAST: "podcast",
    Channel.VIDEO: "video|videos|youtube|vimeo",
    Channel.POLICY: "policy|policies|policy source|policy paper",
    Channel.GUIDELINE: "guideline|clinical guideline",
    Channel.PATENT: "patent|cambia lens|patent family",
    Channel.WIKIPEDIA: "wikipedia",
    Channel.SYLLABUS: "syllabi|syllabus|open syllabus|open syllabi",
    Channel.QNA: "q&a|qna|qs|qa|q a|stackexchange|stack exchange|stackoverflow",
    Channel.FORUM: "hacker news|hackernews|forum",
    Channel.PEER_REVIEW: "peer review|peer review site|pubpeer|publons",
    Channel.F1000: "f1000|faculty opinions|h1 connect|f1000prime|faculty of 1000",
    Channel.HIGHLIGHT: "rh|research highlight|highlight",
    Channel.ANNOTATION: "annotation|hypothesis|hypothes is",
    Channel.BLUESKY: "bluesky",
    Channel.MASTODON: "mastodon",
    Channel.REDDIT: "reddit|rdt|rdts",
    Channel.X: "x|twitter|tweet|tweeter|x twitter|twitter x|x formerly twitter",
    Channel.FACEBOOK: "facebook|fbwall|facebook wall|facebook page",
    Channel.GPLUS: "google+|gplus|googleplus|google plus|google",
    Channel.WEIBO: "weibo|sina weibo",
    Channel.LINKEDIN: "linkedin|linked in",
    Channel.PINTEREST: "pinterest|pinner",
    Channel.CODE: "github|code",
}
_KNOWN = {word: channel for channel, words in _WORDS.items() for word in words.split("|")}
_MARKS = pattern(r"[^a-z0-9&+]+")
#: What stands behind the name of a channel and says nothing of its own.
_TAILS = ("post", "mention", "story", "stories", "page", "document", "thread", "outlet", "article", "entry")

#: An address in normal form that leads nowhere but to a site.
_HOST = pattern(r"https?://[^/?#]{1,260}/?")
_STATUS = pattern(r"(?:status(?:es)?/|\A(?:twitter\.)?)(\d{6,20})\b")
_THREAD = pattern(r"/comments/([0-9a-z]{3,10})", re.IGNORECASE)
_QUESTION = pattern(r"/(questions|q|a)/(\d{1,12})")
_WIKI = pattern(r"([a-z-]{2,20})\.(?:m\.)?wikipedia\.org")
_HANDLE = pattern(
    r"(?:https?://)?(?:www\.|mobile\.)?(?:twitter|x)\.com/@?([A-Za-z0-9_]{1,20})(?:/status(?:es)?/\d|/?(?:[?#]|\Z))",
    re.IGNORECASE,
)
_BLUESKY = pattern(r"(?:bsky\.app/profile/|at://)([^/\s]{3,200})/(?:app\.bsky\.feed\.)?post/([a-z0-9]{5,40})")


def channel_named(word: str) -> Channel | None:
    """The channel that a word of another service means, None where the word is unknown."""
    text = _MARKS.sub(" ", word[:200].casefold()).strip()
    while text:
        for form in (text, text.removesuffix("s")):
            if form in _KNOWN:
                return _KNOWN[form]
        head, _, tail = text.rpartition(" ")
        if tail.removesuffix("s") not in _TAILS and tail not in _TAILS:
            return None
        text = head
    return None


def event_key(channel: Channel, url: str, external: str, *otherwise: str) -> str:
    """The key by which one event is one mention, by whichever route it comes.

    As our sources make it: the platform's own number where the address or `external` tells it, else the
    address in its normal form. A mere host is no address of one event (withdrawn tweets are all at
    `http://twitter.com`). Without either a digest of `otherwise` (what the row says of it).
    """
    address = normalise_url(url) if url else None
    own = _own_number(channel, url, address or "", external)
    if own is not None:
        return f"{channel.value}:{own}"
    if address is not None and (not _HOST.fullmatch(address) or not (external or any(otherwise))):
        return f"{channel.value}:{address}"
    if external:
        return f"{channel.value}:{otherwise[0] if otherwise else ''}:{external[:300]}"
    said = (*otherwise, address) if address else otherwise
    digest = hashlib.sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()
    return f"{channel.value}:row:{digest[:32]}"


def _own_number(channel: Channel, url: str, address: str, external: str) -> str | None:
    if channel is Channel.X:
        found = _STATUS.search(url) or _STATUS.search(external)
        return found.group(1) if found else None
    if channel is Channel.BLUESKY:
        post = _BLUESKY.search(url) or _BLUESKY.search(external)
        return f"{post.group(1)}/{post.group(2)}" if post else None
    if channel is Channel.WIKIPEDIA:
        return _article(url)
    find = _BY_ADDRESS.get(channel)
    return None if find is None else find(address)


def _thread(address: str) -> str | None:
    """A Reddit post; a comment has a number of its own behind the post's name, and is another event."""
    found = _THREAD.search(address)
    if found is None or len(urlsplit(address).path.strip("/").split("/")) > 5:
        return None
    return f"reddit.com/comments/{found.group(1).lower()}"


def _question(address: str) -> str | None:
    """A question or an answer of Stack Exchange, in the form of its short address."""
    found = _QUESTION.search(address)
    if found is None:
        return None
    host = address.removeprefix("https://").partition("/")[0]
    return f"{host}/{'a' if found.group(1) == 'a' else 'q'}/{found.group(2)}"


def _video(address: str) -> str | None:
    parts = urlsplit(address)
    if parts.netloc == "youtu.be":
        number = parts.path.strip("/")
    elif parts.netloc.removeprefix("m.") == "youtube.com":
        number = parse_qs(parts.query).get("v", [""])[0]
    else:
        return None
    return f"youtube.com/watch?v={number}" if number else None


def _article(url: str) -> str | None:
    """Language and page number where the address has one, else language and title; versions are one page."""
    try:
        parts = urlsplit(url.strip())
        edition = _WIKI.fullmatch((parts.hostname or "").removeprefix("www."))
    except ValueError:
        return None
    if edition is None:
        return None
    query = parse_qs(parts.query)
    name = query.get("curid", [""])[0]
    if not name:
        name = query.get("title", [""])[0] or unquote(parts.path).removeprefix("/wiki/")
        name = name.replace("_", " ").strip()
        name = f"wiki/{name}" if name.isdigit() else name  # the year 1984 is no page number
    return f"{edition.group(1)}:{name}" if name and not name.startswith("/") else None


def _item(address: str) -> str | None:
    return address.removeprefix("https://") if "/item?id=" in address else None


_BY_ADDRESS = {
    Channel.REDDIT: _thread,
    Channel.QNA: _question,
    Channel.VIDEO: _video,
    Channel.FORUM: _item,
}


def handle(url: str) -> str | None:
    """The account in the address of a post on X, or in that of an account; None where none stands there."""
    found = _HANDLE.match(url)
    return found.group(1) if found and found.group(1).lower() != "i" else None
