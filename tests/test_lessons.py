"""The register of lessons: of every kind of entry, by month, and what was not used again yet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bs4 import BeautifulSoup
from links import broken_links
from sites import HOOKED, build, make_site

from learnlog import load
from learnlog.pages import build_pages
from learnlog.views.lessons import FEW, LessonsPage, lessons_pages
from learnlog.views.lookups import look_up
from learnlog.views.site import OwnPage, Site

TODAY = dt.date(2018, 12, 21)
EVERY_KIND = {
    "weeks/2018-09-10.md": "---\ntitle: Pens\nlessons:\n"
    "  - {text: Bring a pen, applied: 2018-10-01, tags: [pens]}\n  - Bring two\n---\nA week.\n",
    "weeks/2018-10-01.md": "Used it.\n",
    "posts/2018-09-12-forum.md": "---\nlessons: [Sit in front]\n---\nA post.\n",
    "audits/2018-10-03-team.md": "---\ntitle: The team\n"
    "instrument: working-together\nlessons: [Ask twice]\n---\n",
    "reviews/2018-09.md": "---\nlessons: [Rest]\n---\nA month.\n",
    "interviews/porter.md": "---\ntitle: The porter\nlessons: [Listen]\n---\n## Why?\n\nSo.\n",
    "assignments/over.md": "---\ntitle: Over\nstart: 2018-01-08\nend: 2018-10-31\n"
    "lessons: [Scope it]\n---\n",
}


def site_of(files: dict[str, str], today: dt.date = TODAY) -> Site:
    log, problems = load({f"docs/{name}": text for name, text in files.items()}, today)
    assert not [one for one in problems if one.severity.value == "error"], problems
    return look_up(log, OwnPage())


def pages_of(files: dict[str, str], today: dt.date = TODAY) -> dict[str, LessonsPage]:
    return {uri: page for uri, _, page in lessons_pages(site_of(files, today))}


def register(page: LessonsPage) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """The months with their entries and the texts of their lessons."""
    return [
        (
            month.name,
            [(one.entry.text, [said.text for said in one.lessons]) for one in month.entries],
        )
        for month in page.months
    ]


def weeks(first: dt.date, number: int, used: bool = False) -> dict[str, str]:
    """A week each with a lesson, which is used again a week later."""
    days = [first + dt.timedelta(weeks=at) for at in range(number)]
    applied = {day: f", applied: {day + dt.timedelta(weeks=1)}" if used else "" for day in days}
    return {
        f"weeks/{day}.md": f"---\nlessons:\n  - {{text: Of {day}{applied[day]}}}\n---\n"
        for day in days
    }


def test_every_kind_has_its_lessons_in_it() -> None:
    (page,) = pages_of(EVERY_KIND).values()
    assert register(page) == [
        ("October", [("Over", ["Scope it"]), ("The team", ["Ask twice"])]),
        (
            "September",
            [
                ("Review of September 2018", ["Rest"]),
                ("Post of 12 September 2018", ["Sit in front"]),
                ("Week 36", ["Bring a pen", "Bring two"]),
            ],
        ),
        ("Without a day", [("The porter", ["Listen"])]),
    ]
    assert page.total == "7 lessons, 1 used again since."
    assert (page.summary, page.years) == ("", [])


def test_a_lesson_says_where_it_was_used_again() -> None:
    (page,) = pages_of(EVERY_KIND).values()
    pens = page.months[1].entries[-1].lessons
    assert [one.used and (one.used.text, one.used.href) for one in pens] == [
        ("Week 39", "../weeks/2018-10-01/"),
        None,
    ]
    assert [tag.text for tag in pens[0].tags] == ["pens"]


def test_what_was_not_used_again_stands_oldest_first_and_undated_last() -> None:
    (page,) = pages_of(EVERY_KIND).values()
    assert page.unused
    assert [one.text for one in page.unused.lessons] == [
        *("Bring two", "Sit in front", "Rest", "Ask twice", "Scope it", "Listen")
    ]
    assert (page.unused.more, page.unused.years) == (0, [])


def test_those_of_an_assignment_under_way_are_of_today() -> None:
    files = {"assignments/now.md": "---\nstart: 2017-05-01\nlessons: [Scope it]\n---\n"}
    (page,) = pages_of(files).values()
    assert register(page)[0][0] == "December"
    assert page.year == 2018


def test_only_a_few_of_many_are_listed_and_the_years_of_the_others_linked() -> None:
    files = weeks(dt.date(2017, 10, 2), 20)
    pages = pages_of(files)
    assert list(pages) == ["lessons/index.md", "lessons/2017.md"]
    first = pages["lessons/index.md"]
    assert first.unused
    assert [one.text for one in first.unused.lessons] == [
        f"Of {dt.date(2017, 10, 2) + dt.timedelta(weeks=at)}" for at in range(FEW)
    ]
    assert first.unused.more == 20 - FEW
    assert [(one.text, one.href, one.note) for one in first.unused.years] == [
        ("2017", "../lessons/2017/", "5"),
        ("2018", "#learnlog-by-month", "7"),
    ]


def test_each_year_counts_its_own_and_the_first_page_all() -> None:
    files = weeks(dt.date(2017, 10, 2), 3, used=True) | weeks(dt.date(2018, 10, 1), 2)
    files |= {"weeks/2017-10-23.md": "Used it.\n", "weeks/2016-10-03.md": "No lesson.\n"}
    pages = pages_of(files)
    first, second = pages["lessons/index.md"], pages["lessons/2017.md"]
    assert len(pages) == 2  # a year without lessons has no page
    assert (first.total, first.summary) == (
        "5 lessons, 3 used again since.",
        "2018: 2 lessons, 0 used again since.",
    )
    assert (second.total, second.summary, second.unused) == (
        *("", "2017: 3 lessons, 3 used again since."),
        None,
    )
    assert [(one.text, one.href) for one in first.years] == [
        ("2018", ""),
        ("2017", "../lessons/2017/"),
    ]


def test_a_log_without_lessons_has_the_first_page_alone() -> None:
    site = site_of({"weeks/2018-09-10.md": "A week.\n"})
    (page,) = [one for one in build_pages(site.log, OwnPage()) if one.uri.startswith("lessons/")]
    text = BeautifulSoup(page.markdown, "html.parser").get_text()
    assert "0 lessons" in text
    assert "##" not in text


def test_all_used_again_leaves_nothing_to_wait_for() -> None:
    files = weeks(dt.date(2018, 10, 1), 2, used=True) | {"weeks/2018-10-15.md": "Used it.\n"}
    assert pages_of(files)["lessons/index.md"].unused is None


def test_every_link_leads_somewhere(tmp_path: Path) -> None:
    files = EVERY_KIND | weeks(dt.date(2017, 10, 2), 20)
    files["weeks/2017-10-02.md"] = "---\nlessons: [<script>alert(1)</script>]\n---\nA week.\n"
    settings = HOOKED + "extra: {learnlog: {today: 2018-12-21}}\n"
    done = build(make_site(tmp_path, settings, files))
    assert done.code == 0, done.said
    assert broken_links(done.folder) == []
    article = done.page("lessons/2017").article
    assert article
    assert "<script>alert(1)</script>" in article.get_text()
    assert not article.find_all("script")
