"""The pages of assignments: how long to go, objectives and outcomes, weeks, and the checklist."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from links import broken_links
from manual_pages import fences, page, rows, sections
from sites import HOOKED, build, make_site
from test_hostile_fields import HOSTILE, quote

from learnlog import load
from learnlog.front_matter.item_fields import SMART
from learnlog.front_matter.kind_fields import ASSIGNMENT, GROUPS
from learnlog.model import Assignment, Kind
from learnlog.pages import build_pages
from learnlog.views.assignment import AssignmentPage, assignment_page
from learnlog.views.assignments import assignments_page
from learnlog.views.countdown import countdown, dates
from learnlog.views.lookups import look_up
from learnlog.views.site import OwnPage, Site

TODAY = dt.date(2018, 12, 21)
OVER = """\
---
title: A season at the renal unit
host: Renal unit
role: Project lead
start: 2018-09-03
end: 2018-11-30
days_a_week: 0.5
sponsors: [Director of therapies, My own ward]
focus: Who does what
objectives:
  - {text: Agree one list, measure: Two counts, met: yes, outcome: Agreed in May., due: 2018-10-26}
  - {text: Write the path down, met: partly, specific: One page, measurable: "2 pages"}
  - {text: Move the desk, met: no}
  - {text: Leave something behind, due: 2018-11-29}
challenges:
  - {text: Nobody knew, response: I told them}
  - Stairs
lessons:
  - {text: Scope it first, applied: 2018-12-05}
  - Sit beside the clerk
would_do_differently: [Ask who knows that I am coming]
thanks: [The clerk]
---
In words.
"""
LOG = {
    "assignments/renal-unit.md": OVER,
    "weeks/2018-09-10.md": "---\ntitle: The stairs\nideas: [Count the chairs, Count the beds]\n"
    "next_steps: [Ask the clerk, Ask the porter, Ask the cook]\n---\nA week.\n",
    "weeks/2018-09-17.md": "---\nideas:\n  - {idea: 2, status: exploring}\nfollowed_up:\n"
    "  - {step: Ask the clerk, outcome: done}\n"
    "  - {step: Ask the porter, outcome: dropped, note: He left.}\n---\nA week.\n",
    "posts/2018-10-01-stairs.md": "---\ntitle: On stairs\n---\nA post.\n",
    "weeks/2018-12-03.md": "---\nideas:\n  - {idea: 1, status: adopted}\n---\nUsed it again.\n",
}


def site_of(files: dict[str, str], today: dt.date = TODAY) -> Site:
    log, problems = load({f"docs/{name}": text for name, text in files.items()}, today)
    assert not [one for one in problems if one.severity.value == "error"], problems
    return look_up(log, OwnPage())


def page_of(text: str) -> AssignmentPage:
    site = site_of({"assignments/one.md": text})
    return assignment_page(site, site.log.of_kind(Kind.ASSIGNMENT)[0])


def built(files: dict[str, str], uri: str) -> BeautifulSoup:
    """A page as `build_pages` writes it; its HTML blocks stand in Markdown."""
    pages = build_pages(site_of(files).log, OwnPage())
    markdown = next(one.markdown for one in pages if one.uri == uri)
    return BeautifulSoup(markdown, "html.parser")


def words(tag: Tag | None) -> str:
    assert tag
    return " ".join(tag.get_text(" ").split())


# How long there is still to go


@pytest.mark.parametrize(
    ("start", "end", "told", "progress"),
    [
        ("2018-09-03", "2018-12-20", "Ended yesterday, on 20 December 2018.", ""),
        ("2018-09-03", "2018-12-15", "Ended 6 days ago, on 15 December 2018.", ""),
        ("2018-09-03", "2018-12-14", "Ended 1 week ago, on 14 December 2018.", ""),
        (None, "2018-05-11", "Ended 32 weeks ago, on 11 May 2018.", ""),
        ("2018-12-19", "2018-12-21", "Ends today, 21 December 2018.", "Week 1 of 1"),
        ("2018-12-03", "2018-12-22", "1 day to go: ends on 22 December 2018.", "Week 3 of 3"),
        ("2018-12-05", "2018-12-28", "1 week to go: ends on 28 December 2018.", "Week 3 of 4"),
        (
            *("2018-12-21", "2019-01-06"),
            *("2 weeks and 2 days to go: ends on 6 January 2019.", "Week 1 of 3"),
        ),
        (None, "2018-12-23", "2 days to go: ends on 23 December 2018.", ""),
        (
            *("2018-12-03", None),
            *("Under way since 3 December 2018, in week 3. No last day is set.", ""),
        ),
        ("2018-12-21", None, "Under way since today, in week 1. No last day is set.", ""),
        ("2019-01-07", "2019-02-01", "Begins on 7 January 2019, in 2 weeks and 3 days.", ""),
    ],
)
def test_the_days_are_counted(start: str | None, end: str | None, told: str, progress: str) -> None:
    days = [dt.date.fromisoformat(one) if one else None for one in (start, end)]
    found = countdown(Assignment(start=days[0], end=days[1]), TODAY)
    assert found
    assert (found.words, found.progress) == (told, progress)


def test_without_days_nothing_is_counted() -> None:
    assert countdown(Assignment(), TODAY) is None
    assert dates(Assignment()) == ""


def test_the_bar_has_words_beside_it() -> None:
    running = {"assignments/one.md": "---\nstart: 2018-12-03\nend: 2019-01-11\n---\n"}
    told = built(running, "assignments/one.md").find(class_="learnlog-countdown")
    assert isinstance(told, Tag)
    bar = told.find("progress")
    assert isinstance(bar, Tag)
    assert (bar["value"], bar["max"]) == ("3", "6")
    assert "Week 3 of 6" in words(told)
    assert not built(LOG, "assignments/renal-unit.md").find("progress")


# What was meant, and what came of it


def test_the_facts_are_those_there_are() -> None:
    facts = {one.name: one.values for one in page_of(OVER).facts}
    assert facts == {
        "Host": ("Renal unit",),
        "Role": ("Project lead",),
        "Dates": ("3 September 2018 to 30 November 2018",),
        "Time": ("0.5 days a week",),
        "Focus": ("Who does what",),
        "Sponsors": ("Director of therapies", "My own ward"),
    }
    (only,) = page_of("---\nsponsors: [Director]\n---\n").facts
    assert (only.name, only.values) == ("Sponsor", ("Director",))
    for start, end, told in (
        ("start: 2018-09-03", "", "from 3 September 2018"),
        ("", "end: 2018-11-30", "until 30 November 2018"),
    ):
        (only,) = page_of(f"---\n{start}\n{end}\n---\n").facts
        assert only.values == (told,)


def test_objectives_stand_beside_their_outcomes() -> None:
    shown = page_of(OVER)
    assert shown.met == "1 of 4 objectives met, 1 partly, 1 not met, 1 not said yet"
    first, second, third, fourth = shown.objectives
    assert (first.measure, first.due, first.outcome) == (
        *("Two counts", "26 Oct 2018"),
        "Agreed in May.",
    )
    assert [one.overdue for one in shown.objectives] == [False, False, False, True]
    assert [line.label for line in second.smart] == ["Specific", "Measurable"]
    assert not first.smart
    assert not third.outcome
    assert len({one.state.words for one in (first, second, third, fourth)}) == 4
    assert len({one.state.sign for one in (first, second, third, fourth)}) == 4


def test_how_far_an_objective_is_stands_in_words() -> None:
    soup = built(LOG, "assignments/renal-unit.md")
    states = [words(one) for one in soup.find_all(class_="learnlog-met")]
    assert states == ["✓ met", "◐ partly met", "✗ not met", "○ not said yet"]
    for sign in soup.select(".learnlog-met span"):
        assert sign["aria-hidden"] == "true"


def test_one_objective_is_not_called_several() -> None:
    assert page_of("---\nobjectives: [Agree]\n---\n").met == "0 of 1 objective met, 1 not said yet"


# What lies in it


def test_what_lies_in_it_stands_on_its_page() -> None:
    site = site_of(LOG)
    period = assignment_page(site, site.log.of_kind(Kind.ASSIGNMENT)[0]).period
    assert [(one.link.text, one.link.note) for one in period.weeks] == [
        ("Week 2 (Sep 2018)", "The stairs"),
        ("Week 3 (Sep 2018)", ""),
    ]
    assert [one.link.text for one in period.others] == ["On stairs"]
    assert [one.link.note for one in period.born] == ["Count the chairs", "Count the beds"]
    assert period.moved == []
    assert period.today == "1 exploring, 1 adopted"
    assert period.promises
    assert period.promises.summary == "3 next steps: 1 kept, 1 dropped, 1 still open."
    assert [one.text for one in period.promises.open] == ["Ask the cook"]
    assert [one.text for one in period.promises.kept] == ["Ask the clerk"]
    assert [one.text for one in period.promises.dropped] == ["Ask the porter"]


def test_an_idea_that_only_moved_in_it_is_told_apart() -> None:
    later = {**LOG, "assignments/winter.md": "---\ntitle: Winter\nstart: 2018-12-03\n---\n"}
    site = site_of(later)
    winter = next(one for one in site.log.entries if one.uri == "assignments/winter.md")
    period = assignment_page(site, winter).period
    assert period.born == []
    assert [one.link.note for one in period.moved] == ["Count the chairs"]
    text = words(built(later, winter.uri))
    assert "### Moved on in it Idea 1" in text
    assert "Born in it" not in text


def test_a_week_that_counts_in_another_says_so() -> None:
    both = {**LOG, "assignments/within.md": "---\ntitle: Within\nstart: 2018-09-17\n---\n"}
    site = site_of(both)
    renal = next(one for one in site.log.entries if one.uri == "assignments/renal-unit.md")
    weeks = assignment_page(site, renal).period.weeks
    assert [one.counted_in.text if one.counted_in else "" for one in weeks] == ["", "Within"]
    assert [one.link.text for one in weeks] == ["Week 2 (Sep 2018)", "Week 1 (Sep 2018)"]


def test_everybodys_assignment_names_the_authors_of_its_weeks() -> None:
    files = {
        "assignments/all.md": "---\nstart: 2018-09-03\n---\n",
        "weeks/2018-09-03-kit.md": "Kit's week.\n",
    }
    site = site_of(files)
    (week,) = assignment_page(site, site.log.of_kind(Kind.ASSIGNMENT)[0]).period.weeks
    assert week.author == "kit"


def test_it_links_its_review() -> None:
    assert page_of(OVER).review
    assert page_of("---\ntitle: Without a day\n---\n").review is None


# The least


@pytest.mark.parametrize(
    "text", ["", "---\ntitle: Only a title\n---\n", "---\nend: 2018-11-30\n---\n"]
)
def test_the_least_makes_a_page_without_empty_parts(text: str) -> None:
    shown = page_of(text)
    assert not shown.objectives
    assert shown.met == ""
    assert shown.words_heading == ""
    soup = built({"assignments/one.md": text}, "assignments/one.md")
    assert "##" not in soup.get_text()
    assert not soup.find_all(["ul", "ol", "progress", "details"])


# All of them


def test_the_current_ones_stand_first_and_those_without_days_last() -> None:
    files = {
        "assignments/a.md": "---\ntitle: Over\nstart: 2018-01-08\nend: 2018-03-30\n---\n",
        "assignments/b.md": "---\ntitle: Later\nstart: 2018-05-07\nend: 2018-06-29\n---\n",
        "assignments/c.md": "---\ntitle: Open\nstart: 2017-01-09\n---\n",
        "assignments/d.md": "---\ntitle: Ends today\nstart: 2018-02-05\nend: 2018-12-21\n---\n",
        "assignments/e.md": "",
    }
    groups = assignments_page(site_of(files), Kind.ASSIGNMENT).groups
    assert [(one.name, [card.link.text for card in one.cards]) for one in groups] == [
        ("Now", ["Ends today", "Open"]),
        ("Earlier", ["Later", "Over"]),
        ("Without a start", ["Assignment"]),
    ]


def test_the_checklist_begins_with_what_to_do_differently() -> None:
    files = {
        **LOG,
        "assignments/winter.md": "---\ntitle: Winter\nstart: 2018-12-03\nlessons: [Wear a coat]\n"
        "would_do_differently: [Begin in May]\n---\n",
    }
    soup = built(files, "assignments/index.md")
    differently, lessons = soup.find_all(class_="learnlog-checklist")
    assert [words(one) for one in differently.find_all("li")] == [
        "☐ Begin in May from Winter",
        "☐ Ask who knows that I am coming from A season at the renal unit",
    ]
    assert [words(one) for one in lessons.find_all("li")] == [
        "☐ Wear a coat from Winter , not used again yet",
        "☐ Scope it first from A season at the renal unit , used again in Week 1 (Dec 2018)",
        "☐ Sit beside the clerk from A season at the renal unit , not used again yet",
    ]
    assert not soup.find_all("input")
    assert {box["aria-hidden"] for box in soup.find_all(class_="learnlog-box")} == {"true"}


def test_without_anything_learned_there_is_no_checklist() -> None:
    soup = built({"assignments/one.md": ""}, "assignments/index.md")
    assert "Checklist" not in soup.get_text()


def test_without_assignments_there_is_no_such_section() -> None:
    log = site_of({"weeks/2018-09-10.md": "A week.\n"}).log
    assert not [one for one in build_pages(log, OwnPage()) if one.uri.startswith("assignments/")]


# What stands in a field never runs


def hostile_assignment(text: str) -> str:
    """An assignment that says a text in every field, a very long one in part."""
    told = quote(text[:2000])
    group = f"text: {told}, measure: {told}, outcome: {told}, specific: {told}, relevant: {told}"
    lines = {
        **dict.fromkeys(("title", "host", "role", "focus"), told),
        "start": "2018-09-03",
        "end": "2019-03-29",
        "sponsors": f"[{told}]",
        "objectives": f"[{told}, {{{group}, met: yes}}]",
        "challenges": f"[{told}, {{text: {told}, response: {told}}}]",
        "lessons": f"[{told}]",
        **dict.fromkeys(("would_do_differently", "thanks"), f"[{told}]"),
    }
    header = "\n".join(f"{name}: {value}" for name, value in lines.items())
    return f"---\n{header}\n---\nWords.\n"


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:20] for text in HOSTILE])
def test_hostile_text_is_shown_as_it_was_written(text: str, tmp_path: Path) -> None:
    files = {"assignments/one.md": hostile_assignment(text), "weeks/2018-09-10.md": "A week.\n"}
    done = build(make_site(tmp_path, HOOKED + "extra: {learnlog: {today: 2018-12-21}}\n", files))
    assert done.code == 0, done.said
    for address, times in (("assignments/one", 16), ("assignments", 5), ("lessons", 3)):
        article = done.page(address).article
        assert isinstance(article, Tag)
        assert words(article).count(" ".join(text[:2000].split())) >= times
        assert not article.find_all(["script", "style", "iframe", "svg", "em", "del", "mark"])
        for tag in article.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], tag
            assert not str(tag.get("href", "")).startswith("javascript:"), tag
    assert done.page("assignments/one").find(class_="learnlog-neighbours")


# The manual


EXAMPLES = {one.title: one.text for one in fences(page("assignments.md"))}


def test_the_examples_of_the_manual_are_right() -> None:
    assert len(EXAMPLES) == 2
    problems = load(EXAMPLES, dt.date(2026, 11, 20))[1]
    # The last objective of the whole one is over, and shows a plain sentence.
    assert [one.code for one in problems] == ["objective-outcome"]


def test_the_manual_has_every_field() -> None:
    text = page("assignments.md")
    described = {row[0]: row[1] for row in rows(sections(text, 2)["The fields"].split("\n### ")[0])}
    own = [name for name in ASSIGNMENT if name in {"host", "thanks"} or f"**{name}**" in described]
    for name in own:
        assert described[f"**{name}**"] == ASSIGNMENT[name].kind
    elsewhere = ("tags", "people", "achievements", "hours", "shows", "draft", "allow", "anonymised")
    assert {*own, *elsewhere} >= ASSIGNMENT.keys() - {
        *("participatory", "activity", "description", "hide", "search")
    }
    listed = sections(text, 3)["objectives"]
    for name in GROUPS["objectives"]:
        assert f"**{name}**" in listed
    assert SMART.keys() <= GROUPS["objectives"].keys()


def test_what_the_manual_shows_makes_a_site(tmp_path: Path) -> None:
    files = {name.removeprefix("docs/"): text for name, text in EXAMPLES.items()}
    settings = HOOKED + "extra: {learnlog: {today: 2026-11-20}}\n"
    done = build(make_site(tmp_path, settings, files))
    assert done.code == 0, done.said
    assert broken_links(done.folder) == []
