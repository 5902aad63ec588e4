"""What every built page says of itself: one description, a preview, its address, the sitemap."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from bs4 import BeautifulSoup, SoupStrainer
from sites import HOOKED, Built, build, make_site

from learnlog import load
from learnlog.pages import build_pages
from learnlog.views.site import OwnPage

ROOT = "https://example.org/learnlog/"
HOSTILE = "<script>alert(1)</script> \"><b> & 'x' &amp; {{ config }}"
QUOTED = HOSTILE.replace("'", "''")
TODAY = dt.date(2018, 12, 21)
TOLD = SoupStrainer(["title", "meta", "link"])


def pages(built: Built, only: SoupStrainer | None = TOLD) -> dict[str, BeautifulSoup]:
    """Every page by its address from the root, without the one for addresses not found and the
    editor, which is for nobody to find.
    """
    return {
        "" if folder == "." else f"{folder}/": _parsed(file, only)
        for file in sorted(built.folder.rglob("index.html"))
        if (folder := file.parent.relative_to(built.folder).as_posix()) != "admin"
    }


@cache
def _parsed(file: Path, only: SoupStrainer | None = TOLD) -> BeautifulSoup:
    """What a page says of itself, wherever that stands in it; or all of it."""
    return BeautifulSoup(file.read_text("utf-8"), "lxml", parse_only=only)


def told(page: BeautifulSoup, name: str) -> list[str]:
    found = page.find_all("meta", attrs={"name": name}) + page.find_all("meta", property=name)
    return [str(one["content"]) for one in found]


def test_every_page_has_one_description_and_no_two_the_same(demo_site: Built) -> None:
    found = {address: told(page, "description") for address, page in pages(demo_site).items()}
    assert len(found) > 100
    assert not {address: some for address, some in found.items() if len(some) != 1}
    lengths = {address: len(one) for address, (one,) in found.items()}
    assert not {address: n for address, n in lengths.items() if not 10 <= n <= 300}
    assert not [one for one, n in Counter(one for (one,) in found.values()).items() if n > 1]
    assert len(told(_parsed(demo_site.folder / "404.html"), "description")) == 1


def test_every_page_has_a_preview_that_says_what_the_page_says(demo_site: Built) -> None:
    for address, page in pages(demo_site).items():
        (title,) = told(page, "og:title")
        (name,) = told(page, "og:site_name")
        assert page.title.string == (f"{title} - {name}" if address else f"Home - {name}"), address
        assert told(page, "og:description") == told(page, "description")
        assert told(page, "og:url") == [ROOT + address]
        assert [one["href"] for one in page.find_all("link", rel="canonical")] == [ROOT + address]
        assert told(page, "twitter:card") == ["summary"]
        assert len(told(page, "og:type")) == 1


def test_entries_are_articles_with_day_author_and_tags(demo_site: Built) -> None:
    entry = re.compile(r"(?:weeks|posts|interviews|audits|assignments)/.+|reviews/2026-(?:06|Q3)/")
    for address, page in pages(demo_site).items():
        article = bool(entry.fullmatch(address))
        assert told(page, "og:type") == ["article" if article else "website"], address
        assert len(told(page, "article:author")) == article, address
        for one in told(page, "article:author"):
            assert (demo_site.folder / one.removeprefix(ROOT) / "index.html").is_file()
        undated = address == "interviews/four-questions-in-the-van/"
        assert len(told(page, "article:published_time")) == (article and not undated), address
    page = demo_site.page("weeks/2026-11-16")
    assert told(page, "article:published_time") == ["2026-11-16"]
    assert told(page, "article:tag") == ["looking after myself", "listening to staff", "letters"]


def test_a_picture_is_one_of_the_logs_own_that_previews_can_show(demo_site: Built) -> None:
    pictures = {
        address: one for address, page in pages(demo_site).items() for one in told(page, "og:image")
    }
    assert set(pictures) == {
        "interviews/2026-08-19-four-trusts-and-one-night/",
    }
    for one in pictures.values():
        assert (demo_site.folder / unquote(one.removeprefix(ROOT))).is_file()


def test_the_sitemap_lists_exactly_the_built_pages(demo_site: Built) -> None:
    tree = ElementTree.parse(demo_site.folder / "sitemap.xml")
    listed = [
        one.text or "" for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert sorted(listed) == sorted(ROOT + address for address in pages(demo_site))


WEEK = f"""---
title: '{QUOTED}'
author: sam
ideas: ['{QUOTED}']
---
Some <b>bold</b> words & more, "quoted".
"""
AUTHORS = f"""authors:
  sam:
    name: '{QUOTED}'
    role: '{QUOTED}'
    avatar: i/s.png
"""
NOTES = """# A "note" & <b>bold</b>

![A picture](i/s.png)

It *says* "this" & [that](index.md). No more.
"""
TITLED = """---
title: 'A "title" & <b>'
description: 'My "own" &quot;words&quot; > yours'
---
Text.
"""
LOG = {
    "index.md": "---\ndescription: 'A \"log\" & <b>more</b>'\n---\n# Here\n\nWords.\n",
    "weeks/2018-09-17.md": WEEK,
    "weeks/2018-09-24.md": "---\nauthor: sam\n---\n",
    "weeks/2018-10-01.md": "---\ndraft: true\n---\nA quagga.\n",
    "posts/2018-09-19-own.md": f"---\ndescription: '{QUOTED}'\n---\nWords.\n",
    ".authors.yml": AUTHORS,
    "i/s.png": "",
    "notes.md": NOTES,
    "titled.md": TITLED,
    "bare.md": "```\ncode\n```\n",
    "sub/README.md": "!!! note\n\n    Inside.\n\nA page &amp; more.\n",
}


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    built = build(make_site(tmp_path, HOOKED, LOG))
    assert built.code == 0, built.said
    found = pages(built, None)
    for address, page in found.items():
        assert len(told(page, "description")) == 1, address
        assert told(page, "og:description") == told(page, "description"), address
        assert not page.find_all("script", string=re.compile(r"alert\(1\)")), address
        assert address == "titled/" or not page.find("head").find_all("b"), address
    week = found["weeks/2018-09-17/"]
    assert told(week, "og:title") == [f"Week 1: {HOSTILE}"]
    assert told(found["ideas/1/"], "og:title") == [f"Idea 1: {HOSTILE}"]
    assert told(week, "description")[0].endswith('Some bold words & more, "quoted".')
    assert told(week, "og:image") == ["https://example.org/log/i/s.png"]
    assert told(found["posts/2018-09-19-own/"], "description") == [HOSTILE]
    assert told(found["weeks/2018-09-24/"], "description")[0].startswith("Week 2 (24–28 Sept")
    assert told(found[""], "description") == ['A "log" & <b>more</b>']
    assert told(found[""], "og:title") == ["A log"]
    assert told(found["notes/"], "description") == ['It says "this" & that. No more.']
    assert told(found["titled/"], "description") == ['My "own" "words" > yours']
    assert told(found["bare/"], "description") == ["Bare"]
    assert told(found["sub/"], "description") == ["A page & more."]
    assert b"quagga" not in built.every_byte()


def test_without_an_address_a_card_names_none(tmp_path: Path) -> None:
    settings = HOOKED.replace("site_url: https://example.org/log/\n", "")
    built = build(make_site(tmp_path, settings, LOG))
    assert built.code == 0, built.said
    for page in pages(built).values():
        for name in ("og:url", "og:image", "article:author"):
            assert told(page, name) == []
        assert len(told(page, "og:title")) == 1


def test_the_site_speaks_for_its_home_page(tmp_path: Path) -> None:
    settings = HOOKED + "site_description: 'What \"we\" learn & lose'\n"
    built = build(make_site(tmp_path, settings, {"weeks/2018-09-17.md": "One.\n"}))
    assert told(built.page(""), "description") == ['What "we" learn & lose']
    assert told(built.page("ideas"), "description") != told(built.page(""), "description")


def test_descriptions_are_bounded_whatever_is_long() -> None:
    long = "word " * 1000
    texts = {
        "docs/weeks/2018-09-17.md": (
            f"---\ntitle: {long}\nauthor: sam\ntags: [{long}]\n---\n{long}.\n\nIdea 1: {long}\n"
        ),
        "docs/.authors.yml": f"authors:\n  sam:\n    name: {long}\n    role: {long}\n",
    }
    log, _ = load(texts, TODAY)
    for page in build_pages(log, OwnPage()):
        found = re.search(r'^description: "(.*)"$', page.markdown, re.MULTILINE)
        assert page.uri == "index.md" or (found and 10 <= len(found[1]) <= 300), page.uri
