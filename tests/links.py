"""Every link and every anchor of a built site, followed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

HOST = "https://example.org"


def broken_links(site: Path, base: str = "/log/") -> list[str]:
    """`page -> target` for each link to a page or anchor that is not in the built site."""

    @cache
    def anchors(file: Path) -> set[str]:
        return {str(tag["id"]) for tag in _parsed(file).find_all(id=True)}

    found: list[str] = []
    for file in sorted(site.rglob("*.html")):
        address = base + file.relative_to(site).as_posix()
        for target in _targets(file):
            url = urlsplit(urljoin(HOST + address, target))
            if url.netloc != urlsplit(HOST).netloc or not url.path.startswith(base):
                continue
            wanted = site / unquote(url.path.removeprefix(base))
            wanted = wanted / "index.html" if url.path.endswith("/") else wanted
            if not wanted.is_file():
                found.append(f"{file.relative_to(site)} -> {target}")
            elif url.fragment and unquote(url.fragment) not in anchors(wanted):
                found.append(f"{file.relative_to(site)} -> {target} (no such anchor)")
    return found


def _targets(file: Path) -> Iterator[str]:
    for tag in _parsed(file).find_all(["a", "link", "script", "img"]):
        target = tag.get("href") or tag.get("src")
        if target and not str(target).startswith(("javascript:", "mailto:", "data:")):
            yield str(target)


def _parsed(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")
