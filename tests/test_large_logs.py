"""Pages of a log of thousands of entries: each is short enough, and none loses anything."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections import Counter
from functools import cache

import pytest
from bs4 import BeautifulSoup

from learnlog import load
from learnlog.model import Log
from learnlog.pages import BuiltPage, build_pages
from learnlog.site_table import SITE
from learnlog.views import ideas, ideas_born, listings, next_steps
from learnlog.views.site import OwnPage
from learnlog.views.stretches import Stretch, stretch_of, stretches
from learnlog.week_counting import Frame, week_count

MONDAY = dt.date(1970, 1, 5)
MOST_BYTES = 300_000
WRITERS, WEEKS = 50, 104
THEME = 20_000  # compressed bytes that the theme adds to a page, and some to spare
SECTIONS = ("ideas/", "timeline/", "next-steps/", "reviews/", "lessons/", "archive/", "tags/")


def entry(number: int, week: int) -> str:
    """An entry with an idea, two plans of which one is kept a week later, and a lesson."""
    before = number - WRITERS
    kept = f"followed_up:\n  - {{step: Ask {before} once, outcome: done}}\n" if before >= 0 else ""
    status = ("exploring", "testing", "adopted")[week % 3]
    old = f"  - {{idea: {before + 1}, status: {status}}}\n" if before >= 0 else ""
    return (
        f"---\ntags: [letters, tea]\nideas:\n  - {{idea: {number + 1}, title: A way of {number}}}\n"
        f"{old}{kept}achievements: [Wrote letter {number}]\nlessons: [Letter {number} was long]\n"
        f"next_steps: [Ask {number} once, Ask {number} again]\n---\nProse.\n"
    )


@cache
def log_of_many() -> Log:
    texts = {}
    for number in range(WRITERS * WEEKS):
        week, writer = divmod(number, WRITERS)
        name = f"{MONDAY + dt.timedelta(weeks=week)}-writer-{writer:02}"
        texts[f"docs/weeks/{name}.md"] = entry(number, week)
    return load(texts, MONDAY + dt.timedelta(weeks=WEEKS))[0]


@cache
def pages() -> dict[str, BuiltPage]:
    """The pages that are no entry's and no idea's own, of which there are ten thousand."""
    rows = [row for row in SITE if row.template not in ("week.md.jinja", "idea.md.jinja")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("learnlog.pages.SITE", rows)
        return {page.uri: page for page in build_pages(log_of_many(), OwnPage())}


def shown(uri: str) -> BeautifulSoup:
    return BeautifulSoup(pages()[uri].markdown, "html.parser")


def found_in(uri: str, what: str) -> list[str]:
    return re.findall(what, pages()[uri].markdown)


def test_no_section_of_5200_entries_has_a_page_of_300_kb() -> None:
    assert len(log_of_many().published) == WRITERS * WEEKS
    sizes = {
        uri: len(gzip.compress(page.markdown.encode()))
        for uri, page in pages().items()
        if uri.startswith(SECTIONS)
    }
    assert {uri: size for uri, size in sizes.items() if size > MOST_BYTES - THEME} == {}


def test_every_idea_is_on_one_page_of_those_born_in_its_time() -> None:
    born = [uri for uri in pages() if uri.startswith("ideas/born-")]
    assert (born[0], len(born)) == ("ideas/born-1971-12.md", 24)
    numbers = [one for uri in born for one in found_in(uri, r'<tr data-learnlog-item="(\d+)"')]
    assert sorted(numbers, key=int) == [str(number) for number in log_of_many().ideas]


def test_the_first_page_of_many_ideas_has_the_latest_and_leads_to_all() -> None:
    page = shown("ideas/index.md")
    assert len(page.select("#ideas-table tbody tr")) == ideas.LATEST
    links = page.select('nav[aria-label="Ideas by when they were born"] a')
    led_to = [one["href"].removeprefix("../") for one in links]
    assert [f"{one[:-1]}.md" for one in led_to] == [uri for uri in pages() if "born-" in uri]
    assert links[0].find_next("span").text == "(200)"
    waiting = page.find(id=None, string=re.compile(r"^\d+ more, by when they were born$"))
    assert waiting is not None
    assert "?stale=yes" in waiting.find_next("a")["href"]


def test_the_counts_of_the_board_are_those_of_the_log_and_of_its_pages() -> None:
    status = Counter(idea.status for idea in log_of_many().ideas.values())
    page = shown("ideas/index.md")
    heads = {one.span.text: int(one.select("span")[1].text) for one in page.select("section h3")}
    assert {name: count for name, count in heads.items() if count} == dict(status)


def test_each_month_of_a_crowded_year_has_a_page_of_the_timeline() -> None:
    found = [uri for uri in pages() if uri.startswith("timeline/")]
    assert found[:3] == ["timeline/index.md", "timeline/1971-11.md", "timeline/1971-10.md"]
    assert ("timeline/1970.md" in found, "timeline/1970-12.md" in found) == (True, False)
    anchors = [one for uri in found for one in found_in(uri, r'<li id="(weeks/[^"]+)"')]
    assert sorted(anchors) == sorted(one.uri.removesuffix(".md") for one in log_of_many().published)
    assert pages()["timeline/1970-03.md"].title == "Timeline March 1970"
    assert "March 1970. The whole log" in pages()["timeline/1970-03.md"].markdown


def test_the_links_between_the_months_lead_to_pages_that_are_there() -> None:
    months = shown("timeline/1971-03.md").select("nav[data-learnlog-carry] p")[1]
    assert months.strong.text == "March"
    assert [one["href"] for one in months.select("a")][:2] == [
        "../../timeline/",
        "../../timeline/1971-11/",
    ]


def test_a_list_of_a_year_counts_what_it_does_not_list() -> None:
    part = shown("reviews/1971.md").find("div", class_="learnlog-roll-up")
    assert len(part.select("li")) == listings.MOST
    assert "2100 more are not listed here: their entries have them." in part.text


def test_long_ledgers_are_to_be_unfolded() -> None:
    page = shown("next-steps/index.md")
    first, second = page.select("details.learnlog-more")
    opened = [one for one in log_of_many().steps if one.open]
    assert len(first.select("li")) == len(opened) - next_steps.AT_ONCE
    assert int(second.summary.text.split()[0]) == len(second.select("li"))


@pytest.mark.parametrize(
    ("count", "split"), [(ideas_born.MOST, False), (ideas_born.MOST + 1, True)]
)
def test_a_log_of_few_ideas_has_them_on_one_page(count: int, split: bool) -> None:
    items = "".join(f"  - {{idea: {n}, title: Idea of {n}}}\n" for n in range(1, count + 1))
    log = load({"docs/weeks/2018-09-17.md": f"---\nideas:\n{items}---\n"}, dt.date(2018, 9, 21))[0]
    uris = [page.uri for page in build_pages(log, OwnPage())]
    assert ("ideas/born-2018-09.md" in uris) is split


def test_a_year_is_cut_into_months_only_where_it_is_crowded() -> None:
    days = [dt.date(2018, 3, 1), dt.date(2018, 4, 1), dt.date(2018, 4, 2), dt.date(2017, 5, 1)]
    assert stretches(days, 3) == {Stretch(2018): 3, Stretch(2017): 1}
    found = stretches(days, 2)
    assert found == {Stretch(2018, 4): 2, Stretch(2018, 3): 1, Stretch(2017): 1}
    assert [stretch_of(day, found).key for day in days] == [
        *("2018-03", "2018-04", "2018-04", "2017")
    ]


def test_whichever_week_is_named_its_assignment_is_looked_for_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = {
        f"docs/assignments/{year}.md": f"---\nstart: {year}-01-02\nend: {year}-12-30\n---\n"
        for year in range(1980, 2000)
    }
    texts["docs/weeks/1980-01-07.md"] = "Prose.\n"
    count = week_count(load(texts, dt.date(2000, 1, 1))[0])
    asked: list[Frame] = []
    holds = Frame.holds
    monkeypatch.setattr(Frame, "holds", lambda one, *of: asked.append(one) or holds(one, *of))
    days = [dt.date(1990, 3, 5), dt.date(2000, 3, 6)]
    names = [count.name(day, None) for day in days * 50]
    assert set(names) == {"Week 10", "Week 1053"}
    assert len(asked) <= 2 * len(count.frames)
