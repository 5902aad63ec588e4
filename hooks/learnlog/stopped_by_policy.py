"""What the content security policy will stop, found before readers miss it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from learnlog.content_policy import SitePolicy
from learnlog.problems import Problem, Source

_EMBEDDING = {
    **dict.fromkeys(("img", "script", "iframe", "audio", "video", "source", "track"), ("src",)),
    "video": ("src", "poster"),
    "link": ("href",),
    "embed": ("src",),
    "object": ("data",),
}
# Most pages hold none of these; only the others are read as HTML.
# They are looked for in small letters: to look past capitals takes ten times as long.
_MAY_EMBED = re.compile(rf"<(?:{'|'.join(_EMBEDDING)})\b")
_MAY_RUN = re.compile(r"on[a-z]+\s*=")
_DATA_TYPES = re.compile(r"application/(?:ld\+)?json|text/(?:template|plain)|math/", re.IGNORECASE)
_SHOWN = 60


class _Stopped(HTMLParser):
    """The hosts that the tags of a text ask, and what in it would run."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[str, None] = {}
        self.runs: dict[str, None] = {}
        self.style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        for name in _EMBEDDING.get(tag, ()):
            if host := host_of(said.get(name, "")):
                self.asked[host] = None
        if tag == "script" and "src" not in said and not _DATA_TYPES.match(said.get("type", "")):
            self.runs["a script within the page"] = None
        self.style |= tag == "style"
        self.runs |= {f"the attribute {name}": None for name in said if re.match(r"on[a-z]", name)}
        if said.get("href", "").strip().lower().startswith("javascript:"):
            self.runs["a link to javascript:"] = None


def host_of(address: str) -> str:
    """The host that a page asks for an address; "" where that is the page's own."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # brackets that are no IPv6 address
        return ""
    return parts.netloc if parts.scheme.lower() in ("http", "https", "") else ""


def _may_stop(html: str) -> bool:
    """Whether HTML in small letters is worth reading."""
    if "javascript:" in html or _MAY_EMBED.search(html):
        return True
    return any(html[one.start() - 1 : one.start()].isspace() for one in _MAY_RUN.finditer(html))


def stopped_in_page(path: str, html: str, policy: SitePolicy) -> Iterator[Problem]:
    """What a policy stops of a page's content; `path` is that of its text, for the message."""
    if not policy.on or not _may_stop(html.lower()):
        return
    found = _Stopped()
    found.feed(html)
    yield from asked_of_others(Source(path, 0), "this page shows", found.asked, policy)
    for what in found.runs:
        message = f"readers' browsers will not run {what}: put scripts into files"
        yield Problem(Source(path, 0), "policy", message, "extra_javascript: [assets/mine.js]")
    if found.style:
        message = "readers' browsers will leave out the styles within this page: use a file"
        yield Problem(Source(path, 0), "policy", message, "extra_css: [assets/mine.css]")


def asked_of_others(
    source: Source, who: str, hosts: Iterable[str], policy: SitePolicy
) -> Iterator[Problem]:
    """A problem for each host that a policy does not allow; `who` begins the sentence."""
    if not policy.on:
        return
    for host in dict.fromkeys(hosts):
        if not policy.allows(host):
            message = (
                f"{who} something from {host[:_SHOWN]}, which readers' browsers will not fetch: "
                "it would learn who reads the log; put a copy into the folder docs, or allow it"
            )
            yield Problem(source, "policy", message, f"other_hosts: [https://{host[:_SHOWN]}]")
