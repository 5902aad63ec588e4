"""What learnlog itself adds to a page, compressed as a server sends it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from served import Served

from benchmark.made_up_log import last_day, write_log
from learnlog import load
from learnlog.files.folder import read_folder
from learnlog.pages import build_pages
from learnlog.views.site import OwnPage

MOST = 40 * 1024
ADDED = re.compile(r"assets/(?:learnlog|tablesort)[\w.-]*\.(?:css|js)")


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, mtime=0))


def own(site: Path, address: str) -> int:
    """Article, style sheet and scripts of a page: all that Material does not bring."""
    html = (site / address / "index.html").read_text("utf-8")
    files = sorted(set(ADDED.findall(html)))
    assert len(files) >= 2
    article = str(BeautifulSoup(html, "html.parser").article).encode()
    return sum(compressed((site / file).read_bytes()) for file in files) + compressed(article)


@pytest.mark.parametrize("address", ["", "weeks/2026-06-08", "weeks/2026-11-16"])
def test_home_and_a_week_are_light(demo: Served, address: str) -> None:
    assert own(demo.folder, address) < MOST


def test_the_home_page_stays_light_in_ten_years(demo: Served, tmp_path: Path) -> None:
    write_log(tmp_path / "docs", 520)
    texts = read_folder(tmp_path, "docs", lambda _: False).texts
    log, _ = load(texts, last_day(520))
    home = next(page for page in build_pages(log, OwnPage()) if page.uri == "index.md")
    styles_and_scripts = own(demo.folder, "") - compressed(
        str(
            BeautifulSoup((demo.folder / "index.html").read_text("utf-8"), "html.parser").article
        ).encode()
    )
    assert compressed(home.markdown.encode()) + styles_and_scripts < MOST
