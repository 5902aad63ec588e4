"""Where a file of a log can be seen: found by building the pages with it and without it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from learnlog.addresses import page_address
from learnlog.build import Build
from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.folder import DATA
from learnlog.files.names import is_markdown
from learnlog.files.site_file import NAMES
from learnlog.load import load
from learnlog.model import Log
from learnlog.pages import build_feeds, build_pages
from learnlog.views.site import OwnPage

# `site_url: !ENV [SITE_URL, https://example.org/log/]` and the plain form.
_SITE_URL = re.compile(
    r"^site_url:[ \t]*(?:!ENV[ \t]*\[[^,\]\n]*,[ \t]*)?[\"']?(https?://[^\s\"'\]#]+)", re.MULTILINE
)
_DRAFT = re.compile(rb"^(draft:[ \t]*)true\b", re.MULTILINE)
UNKNOWN_SITE = "YOUR-SITE/"


@dataclass(frozen=True, slots=True)
class Traces:
    """What shows a file: addresses below the site's own, or whole where that is known.

    `own` is its page or, of a picture, the file, and empty for what is on no page by itself;
    `shown` are other pages that tell of it, `feeds` those that do; `pictures` are files that no
    other text names, as paths from the site's folder; `draft`: it says already that it is one,
    `gone`: it is not there now.
    """

    own: str
    shown: tuple[str, ...]
    feeds: tuple[str, ...]
    pictures: tuple[str, ...]
    draft: bool
    gone: bool = False


def traces_of(path: str, build: Build, site: Path) -> Traces:
    """What shows the file at a path from the site's folder (`docs/weeks/2018-09-17.md`)."""
    root = site_url(site) or UNKNOWN_SITE
    config = build.log.config
    uri = path.removeprefix(f"{config.docs_dir}/")
    gone = not (site / path).is_file()
    if not is_markdown(uri):
        users = tuple(_users(uri, build, root))
        own = "" if uri == AUTHORS or uri.startswith(DATA) else f"{root}{quote(uri)}"
        return Traces(own, users, (), (), draft=False, gone=gone)
    rest = {name: text for name, text in build.folder.texts.items() if name != path}
    text = build.folder.texts.get(path, b"")
    published = _DRAFT.sub(rb"\1false", text, count=1)  # as readers saw it until now
    shown_with = load({**rest, path: published}, build.log.today, config)[0] if text else build.log
    without = load(rest, build.log.today, config)[0]
    told = partial(_tells, PurePosixPath(uri).stem, _phrases(_words(text)))
    changed = _changed(_pages(shown_with), _pages(without), told)
    shown = [page_address(one, config.directory_urls) for one in changed if one != uri]
    return Traces(
        f"{root}{page_address(uri, config.directory_urls)}",
        tuple(f"{root}{quote(one)}" for one in shown),
        tuple(f"{root}{one}" for one in _changed(_feeds(shown_with), _feeds(without), told)),
        tuple(_only_here(text, rest, build)),
        draft=published != text,
        gone=gone,
    )


def site_url(site: Path) -> str:
    """The address of the site with `/` at its end, as mkdocs.yml has it; "" where it has none."""
    for name in NAMES:
        if (site / name).is_file():
            found = _SITE_URL.search((site / name).read_text("utf-8", errors="replace"))
            return f"{found[1].rstrip('/')}/" if found else ""
    return ""


def _pages(log: Log) -> dict[str, str]:
    return {page.uri: page.markdown for page in build_pages(log, OwnPage())}


def _feeds(log: Log) -> dict[str, str]:
    return dict(build_feeds(log, "log", "https://example.org/"))


def _changed(
    now: Mapping[str, str], without: Mapping[str, str], told: Callable[[str], bool]
) -> list[str]:
    """What is different with the file, and not by a count alone: a new line tells of it."""
    return [uri for uri, text in now.items() if any(map(told, _new(text, without.get(uri, ""))))]


def _new(text: str, before: str) -> Iterator[str]:
    known = set(before.splitlines())
    return (line for line in text.splitlines() if line not in known)


def _tells(name: str, phrases: Set[tuple[str, ...]], line: str) -> bool:
    """Whether a line leads to the file, or has three words on end as the file has them."""
    return f"{name}.md" in line or f"/{name}" in line or not phrases.isdisjoint(_phrases(line))


def _phrases(text: str) -> Set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", unescape(text).lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def _only_here(text: bytes, rest: Mapping[str, bytes], build: Build) -> Iterator[str]:
    """The files that are no pages, are named in this text, and in no other."""
    here = _words(text)
    elsewhere = "\n".join(map(_words, rest.values()))
    for name in build.folder.names:
        file = PurePosixPath(name).name
        if not is_markdown(name) and file in here and file not in elsewhere:
            yield name


def _words(text: bytes) -> str:
    return unquote(text.decode("utf-8", errors="replace"))


def _users(uri: str, build: Build, root: str) -> Iterator[str]:
    """The pages whose texts name a file."""
    config, file = build.log.config, PurePosixPath(uri).name
    for path, text in sorted(build.folder.texts.items()):
        if is_markdown(path) and file in _words(text):
            page = page_address(path.removeprefix(f"{config.docs_dir}/"), config.directory_urls)
            yield f"{root}{quote(page)}"
