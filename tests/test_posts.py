"""The pages of posts: who wrote them and as what, their events, and the lists of all of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from links import broken_links
from manual_pages import fences, page
from sites import HOOKED, Built, build, make_site
from test_hostile_fields import HOSTILE, quote

from learnlog import Entry, load
from learnlog.addresses import author_anchor, event_anchor
from learnlog.model import Kind
from learnlog.pages import build_pages
from learnlog.views.lookups import look_up
from learnlog.views.post import PostPage, post_page
from learnlog.views.posts import PostsPage, posts_page
from learnlog.views.site import OwnPage, Site

TODAY = dt.date(2018, 12, 21)
AUTHORS = """\
authors:
  sam:
    name: Sam Example
    role: Director
    organisation: Longreach Hospital
  kit:
    name: Kit Example
    description: Analyst
"""
FORUM = """\
---
title: A day at the forum
author: sam
form: event report
tags: [meetings, beds]
standfirst: Nine talks and one idea.
role: Porter
event:
  name: Spring Forum!
  date: 2018-04-12
  place: Town hall
  link: https://www.example.org:8080/forum?a=1&b=2#top
lessons: [Sit at the front]
people:
  - role: Speaker
---
Words.
"""


def site_of(**posts: str) -> Site:
    """A log with the authors above and posts by the names of their files, `_` for `-`."""
    texts = {f"docs/posts/{name.strip('_').replace('_', '-')}.md": posts[name] for name in posts}
    log, problems = load({"docs/.authors.yml": AUTHORS, **texts}, TODAY)
    assert not [one for one in problems if one.severity.value == "error"], problems
    return look_up(log, OwnPage())


def page_of(text: str) -> PostPage:
    site = site_of(_2018_05_03_post=text)
    return post_page(site, first(site))


def first(site: Site) -> Entry:
    return site.log.of_kind(Kind.POST)[0]


def all_of(site: Site) -> PostsPage:
    return posts_page(site, Kind.POST)


# One post


def test_a_post_says_what_it_is_who_wrote_it_and_of_which_event() -> None:
    page = page_of(FORUM)
    assert page.parts.subtitle == "Event report, 3 May 2018"
    assert page.standfirst == "Nine talks and one idea."
    assert page.description == "A day at the forum. Nine talks and one idea."
    assert page.author
    assert (page.author.name, page.author.href) == ("Sam Example", "../../authors/sam/")
    assert page.event
    assert page.event.name.text == "Spring Forum!"
    assert page.event.about == "Town hall, 12 April 2018"
    assert page.event.page
    assert page.event.page.text == "example.org:8080"


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ("author: sam\nrole: Porter\norganisation: Ward 7", "Porter, Ward 7"),
        ("author: sam\nrole: Porter", "Porter, Longreach Hospital"),
        ("author: sam\norganisation: Ward 7", "Director, Ward 7"),
        ("author: sam", "Director, Longreach Hospital"),
        ("author: kit", "Analyst"),
        ("role: Porter", "Porter"),
        ("title: Nobody", ""),
    ],
)
def test_what_the_author_was_then_comes_before_what_they_are_now(said: str, position: str) -> None:
    page = page_of(f"---\n{said}\n---\nWords.\n")
    assert (page.author.role if page.author else page.position) == position
    assert not (page.author and page.position)
    assert bool(page.author) == ("author" in said)


@pytest.mark.parametrize(
    ("event", "about", "linked"),
    [
        ("Spring forum", "", False),
        ("{name: Spring forum, place: Town hall}", "Town hall", False),
        ("{name: Spring forum, date: 2018-04-12}", "12 April 2018", False),
        ("{name: Spring forum, link: HTTPS://example.org}", "", True),
    ],
)
def test_an_event_may_say_little(event: str, about: str, linked: bool) -> None:
    shown = page_of(f"---\nevent: {event}\n---\n").event
    assert shown
    assert (shown.name.text, shown.about, bool(shown.page)) == ("Spring forum", about, linked)


def test_an_event_with_a_harmful_link_has_none_even_in_a_preview() -> None:
    text = "---\nevent:\n  name: Spring forum\n  link: javascript:alert(1)\n---\n"
    log, problems = load({"docs/posts/2018-05-03.md": text}, TODAY)
    assert [(one.code, one.source.line) for one in problems] == [("field-value", 4)]
    site = look_up(log, OwnPage())
    shown = post_page(site, first(site)).event
    assert shown
    assert shown.page is None


def test_a_bare_post_is_enough() -> None:
    page = page_of("Words.\n")
    assert page.parts.subtitle == "Post, 3 May 2018"
    assert (page.author, page.position, page.event, page.standfirst) == (None, "", None, "")


# All posts


def test_posts_stand_by_month_the_newest_first() -> None:
    site = site_of(
        _2017_05_01_a="A.\n", _2018_05_01_b="B.\n", _2018_05_20_c="C.\n", _2018_11_02_d="D.\n"
    )
    told = [(month.name, [card.link.href for card in month.cards]) for month in all_of(site).months]
    assert told == [
        ("November 2018", ["../posts/2018-11-02-d/"]),
        ("May 2018", ["../posts/2018-05-20-c/", "../posts/2018-05-01-b/"]),
        ("May 2017", ["../posts/2017-05-01-a/"]),
    ]


def test_posts_are_listed_by_author_by_event_by_form_and_by_tag() -> None:
    site = site_of(
        _2018_05_03_forum=FORUM,
        _2018_05_10_other="---\nauthor: kit\nevent: spring forum\ntags: [beds]\n---\n",
        _2018_05_17_alone="---\nform: article\nevent: Winter forum\n---\n",
    )
    page = all_of(site)
    named = [
        [(group.name, group.anchor, len(group.posts)) for group in groups]
        for groups in (page.authors, page.events, page.forms)
    ]
    assert named == [
        [
            ("Kit Example", "author-kit", 1),
            ("Sam Example", "author-sam", 1),
            ("Without a name", "no-author", 1),
        ],
        [
            ("Winter forum", "event-winter-forum", 1),
            ("spring forum", "event-spring-forum", 2),
        ],
        [("Article", "form-article", 1), ("Event report", "form-event-report", 1)],
    ]
    assert [(tag.text, tag.href, tag.note) for tag in page.tags] == [
        ("beds", "../tags/beds/", "2 posts"),
        ("meetings", "../tags/meetings/", "1 post"),
    ]
    assert page.months[0].cards[0].heading == "Article, 17 May 2018"


def test_anchors_stay_what_they_are() -> None:
    assert (author_anchor("sam"), author_anchor(None)) == ("author-sam", "no-author")
    assert event_anchor("Spring Forum: day 2") == "event-spring-forum-day-2"
    assert event_anchor("春") == event_anchor("春") != event_anchor("秋")


def test_drafts_and_later_posts_are_in_no_list() -> None:
    site = site_of(
        _2018_05_03_now="Now.\n",
        _2018_05_04_draft="---\ndraft: true\nauthor: kit\nevent: Secret\n---\n",
        _2099_05_04_later="---\nauthor: kit\nform: article\n---\n",
    )
    page = all_of(site)
    assert [group.name for group in page.authors] == ["Without a name"]
    assert (page.events, page.forms, len(page.months)) == ([], [], 1)


# As they are built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = {
        ".authors.yml": AUTHORS,
        "posts/2018-05-03-forum.md": FORUM,
        "posts/2018-05-10-other.md": "---\nauthor: kit\n---\nOther words.\n",
        "weeks/2018-05-07.md": "A week.\n",
    }
    return build(make_site(tmp_path_factory.mktemp("posts"), HOOKED, files))


def test_every_link_of_the_posts_leads_somewhere(built: Built) -> None:
    assert built.code == 0, built.said
    assert not broken_links(built.folder)


def test_the_built_post_has_all_its_parts(built: Built) -> None:
    page = built.page("posts/2018-05-03-forum").article
    words = " ".join(page.get_text().split())
    assert "By Sam Example, Porter, Longreach Hospital" in words
    assert "Event: Spring Forum!, Town hall, 12 April 2018 (example.org:8080)" in words
    assert "1 min read" in words
    link = page.find("a", rel="external")
    assert link["href"] == "https://www.example.org:8080/forum?a=1&b=2#top"
    assert [head.get_text(strip=True).rstrip("¶") for head in page.find_all("h2")] == [
        "Lessons",
        "People",
    ]
    assert page.find("a", rel="next")["href"] == "../../posts/2018-05-10-other/"
    assert built.page("posts/2018-05-10-other").find("a", rel="prev")


def test_the_list_of_posts_is_in_the_table_of_contents(built: Built) -> None:
    page = built.page("posts")
    told = [one.get_text(strip=True) for one in page.select(".md-nav--secondary .md-nav__link")]
    assert {"May 2018", "By author", "By event", "By form", "By tag"} <= {*told}


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:20] for text in HOSTILE])
def test_hostile_fields_are_shown_as_they_are_written(text: str, tmp_path: Path) -> None:
    said = quote(text)
    header = f"title: {said}\nstandfirst: {said}\nrole: {said}\norganisation: {said}\n"
    header += f"event: {{name: {said}, place: {said}, link: https://example.org/}}\n"
    log, _ = load({"docs/posts/2018-05-03.md": f"---\n{header}---\nWords.\n"}, TODAY)
    pages = {page.uri: page.markdown for page in build_pages(log, OwnPage())}
    words = " ".join(text.split())
    for uri in ("posts/2018-05-03.md", "posts/index.md"):
        body = pages[uri].partition("\n# ")[2]
        page = BeautifulSoup(body, "html.parser")
        assert not page.find_all(["script", "img", "iframe", "style", "svg"])
        assert words in " ".join(page.get_text().split())
        for link in page.find_all("a"):
            assert not str(link["href"]).startswith("javascript:")
            assert not [name for name in link.attrs if name.startswith("on")]


def test_what_the_manual_shows_is_a_log_without_faults_and_is_listed_as_it_says() -> None:
    files = {one.title: one.text for one in fences(page("posts.md"))}
    assert len(files) == 2
    log, problems = load(files, TODAY.replace(year=2026))
    assert problems == []
    shown = all_of(look_up(log, OwnPage()))
    for group in (*shown.authors[:1], *shown.events):
        assert f"`posts/#{group.anchor}`" in page("posts.md")
