"""Two sites that different builders made of one log, and what of them is not the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from sites import ROOT

BASE = "https://example.org/learnlog/"
SEARCHES = ("search/search_index.json", "search.json")


def built(
    builder: str, folder: Path, more: Mapping[str, str] | None = None, log: Path = ROOT
) -> Path:
    """A log, the demo if no other is named, as `learnlog build` makes it with a builder."""
    roots = os.pathsep.join([str(ROOT / "hooks"), str(ROOT / "scripts")])
    variables = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": roots, **(more or {})}
    command = [sys.executable, "-m", "learnlog_cli", "build", "--quiet", "--with", builder]
    done = subprocess.run(
        [*command, "--site-dir", str(folder), "--site", str(log)],
        env=variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "", "a clean build says nothing"
    return folder


@dataclass(frozen=True)
class Facts:
    """What one page says, by what it is called in a list of differences."""

    said: dict[str, object]

    def unlike(self, other: Facts) -> Iterator[tuple[str, object, object]]:
        """What two pages say otherwise: its name, and both values (of sets only what differs)."""
        for name in self.said:
            mine, theirs = self.said[name], other.said[name]
            if isinstance(mine, frozenset) and isinstance(theirs, frozenset):
                for one in sorted(mine - theirs):
                    yield name, one, ""
                for one in sorted(theirs - mine):
                    yield name, "", one
            elif mine != theirs:
                yield name, mine, theirs


# What the theme makes of a page, and not the log: told apart, so that it can differ by itself.
_SKIP, _CREDIT = "a.md-skip", ".md-copyright a"
_THEME = ("assets/javascripts/", "assets/stylesheets/")
_METAS = ("description", "og:title", "og:description", "og:url", "og:type", "og:image")
_METAS += ("article:author", "article:published_time", "referrer", "generator")


def facts_of(file: Path, address: str) -> Facts:
    """The facts of a built page."""
    page = BeautifulSoup(file.read_bytes(), "lxml")
    metas = {
        str(meta.get("name") or meta.get("property")): str(meta.get("content"))
        for meta in page("meta")
        if meta.get("name") or meta.get("property")
    }
    skip = [str(link.extract().get("href")) for link in page.select(_SKIP)]
    credit = [str(link.extract().get("href")) for link in page.select(_CREDIT)]
    within = page.article or page
    shown = set(_addresses(page, ("img", "script", "source", "video", "iframe"), "src", address))
    relations = set(_relations(page, address))
    return Facts(
        {
            "title": page.title.get_text() if page.title else "",
            "language": page.html.get("lang") if page.html else "",
            "text": " ".join(within.get_text(" ").split()),
            "headings": [f"{one.name} {one.get_text()}" for one in within(("h1", "h2", "h3"))],
            "anchor": frozenset(one for one in _anchors(within) if not one.startswith("__")),
            "link": frozenset(_addresses(page, ("a",), "href", address)),
            "picture or script": frozenset(one for one in shown if not _of_theme(one)),
            "relation": frozenset(one for one in relations if not _of_theme(one)),
            "policy": bool(page.find("meta", {"http-equiv": "Content-Security-Policy"})),
            **{f"meta {name}": metas.get(name, "") for name in _METAS},
            "skip link": skip,
            "credit": credit,
            "theme": sorted(one for one in shown | relations if _of_theme(one)),
        }
    )


def _of_theme(said: str) -> bool:
    return any(folder in said for folder in _THEME)


def _anchors(within: Tag) -> Iterator[str]:
    return (str(tag["id"]) for tag in within(id=True))


def _addresses(
    page: BeautifulSoup, tags: tuple[str, ...], attribute: str, address: str
) -> Iterator[str]:
    for tag in page(tags, attrs={attribute: True}):
        yield urljoin(BASE + address, str(tag[attribute]))


def _relations(page: BeautifulSoup, address: str) -> Iterator[str]:
    for link in page("link", href=True):
        said = link.get("rel") or []
        rel = " ".join(said if isinstance(said, list) else [said])
        title = f" '{link['title']}'" if link.get("title") else ""
        yield f"{rel}{title} {urljoin(BASE + address, str(link['href']))}"


def search_entries(site: Path) -> set[tuple[str, str, str]]:
    """The entries of the search: where, title, text."""
    file = next(site / name for name in SEARCHES if (site / name).is_file())
    index = json.loads(file.read_text("utf-8"))
    listed = index["docs" if "docs" in index else "items"]
    return {(one["location"], one["title"], one["text"]) for one in listed}


def files_of(site: Path) -> dict[str, Path]:
    """Every file of a site by its path."""
    return {f.relative_to(site).as_posix(): f for f in site.rglob("*") if f.is_file()}


def differences(ours: Path, theirs: Path) -> Iterator[str]:
    """What is not the same in two sites, one line each: `kind of thing: where: what`."""
    one, other = files_of(ours), files_of(theirs)
    for name in sorted(set(one) ^ set(other)):
        yield f"file: {name}: only {'in MkDocs' if name in one else 'there'}"
    for name in sorted(set(one) & set(other)):
        if name.endswith(".html"):
            address = name.removesuffix("index.html")
            for what, mine, his in facts_of(one[name], address).unlike(
                facts_of(other[name], address)
            ):
                yield f"{what}: {name}: {mine!r} / {his!r}"
        elif one[name].read_bytes() != other[name].read_bytes():
            yield f"content: {name}: not the same bytes"
    mine, his = search_entries(ours), search_entries(theirs)
    for entry in sorted(mine ^ his):
        yield f"search: {entry[0]}: only {'in MkDocs' if entry in mine else 'there'}: {entry[1:]}"
