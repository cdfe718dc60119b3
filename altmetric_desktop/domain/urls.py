"""Web addresses in a form by which two of them can be compared. No network, no identifier.

The rules are those of docs/identifiers.md ("Addresses"): what a share button, a proxy or a tracker
adds is taken away; what may choose another page is kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from altmetric_desktop.domain.patterns import pattern

#: Addresses longer than this are no landing pages.
LONGEST = 2048

_DROPPED = frozenset(
    [
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "mc_cid",
        "mc_eid",
        "igshid",
        "ref",
        "ref_src",
        "cmpid",
        "s",
        "cmp",
        "spm",
        "smid",
        "ncid",
        "jsessionid",
        "phpsessid",
        "sid",
        "sessionid",
    ]
)
_WRAPPERS = {
    "l.facebook.com": "u",
    "lm.facebook.com": "u",
    "google.com": "url",
    "out.reddit.com": "url",
    "steamcommunity.com": "url",
    "slack-redir.net": "url",
}
_SESSION = pattern(r";(?:jsessionid|phpsessid)=[^/?#]{0,200}", re.IGNORECASE)
_PROXY = pattern(
    r"(?P<host>[a-z0-9-]{4,100})\.(?:[a-z0-9-]{1,63}\.){0,4}"
    r"(?:(?:ez|lib|web|www)?[a-z0-9-]{0,30}proxy[a-z0-9-]{0,30}|idm\.oclc|openathens)\.[a-z0-9.-]{2,80}"
)
_TRANSLATED = pattern(r"([a-z0-9-]{3,200})\.translate\.goog")
_HOST = pattern(r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,10}[a-z0-9-]{2,63}")
_BAD = pattern(r"[\x00-\x20\x7f<>\"\\^`{|}\u200b-\u200f\u202a-\u202e\u2028\u2029\ufeff\ud800-\udfff]")


@lru_cache(maxsize=8192)
def normalise_url(text: str) -> str | None:
    """The comparable form of an http(s) address (scheme https, no `www.`, no tracking), else None.

    Idempotent. User names, control characters, blanks and more than 2,048 characters are refused.
    """
    address = text.strip()
    for _ in range(4):
        if len(address) > LONGEST or _BAD.search(address):
            return None
        parts = _split(address)
        if parts is None:
            return None
        inner = _unwrapped(parts)
        if inner is None:
            return _joined(parts)
        address = inner
    return None


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address if "://" in address[:8] else f"https://{address}")
        port = parts.port
    except ValueError:
        return None
    host = _plain_host((parts.hostname or "").rstrip("."))
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    if host.rsplit(".", 1)[-1].isdigit() and not re.fullmatch(r"[\d.]{7,15}", host):
        return None
    if port is not None and port not in (80, 443):
        host = f"{host}:{port}"
    return parts._replace(netloc=host)


def _plain_host(host: str) -> str:
    """Without `www.`, a library's proxy or a translator around it (`doi-org.proxy.uni.edu` → `doi.org`)."""
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    for _ in range(3):
        found = _PROXY.fullmatch(host) or _TRANSLATED.fullmatch(host)
        if found is None or "-" not in found.group(1):
            break
        host = found.group(1).replace("--", "\0").replace("-", ".").replace("\0", "-")
    while host.startswith("www."):
        host = host[4:]
    return host


def _unwrapped(parts: SplitResult) -> str | None:
    """The address that a forwarding link carries (`l.facebook.com/l.php?u=…`), else None."""
    key = _WRAPPERS.get(parts.netloc)
    if key is None:
        return None
    for pair in parts.query.split("&"):
        name, _, value = pair.partition("=")
        if name == key or (name == "q" and key == "url"):
            inner = unquote(value, errors="replace")
            if inner.startswith(("http://", "https://")):
                return inner
    return None


def _joined(parts: SplitResult) -> str | None:
    path = _SESSION.sub("", parts.path).rstrip("/")
    kept = [pair for pair in parts.query.split("&") if pair and not _is_tracking(pair)]
    query = "?" + "&".join(kept) if kept else ""
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    whole = f"https://{parts.netloc}{path}{query}{fragment}"
    return whole if len(whole) <= LONGEST else None


def _is_tracking(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name.startswith("utm_") or name in _DROPPED
