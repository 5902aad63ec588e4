"""Evidence: what counts where and when, counted by hand; and the pages that say so."""

from __future__ import annotations

import cProfile
import datetime as dt
import json
import pstats

import pytest
from bs4 import BeautifulSoup, Tag
from manual_pages import fences, rows, sections
from manual_pages import page as manual

from learnlog import Log, Severity, load
from learnlog.evidence import EvidenceBook, evidence_of, gather_evidence
from learnlog.evidence_counters import Counter, Mixture, counters_of, mixture_of
from learnlog.evidence_gaps import Coverage, coverage_of
from learnlog.evidence_scopes import Scope, months_earlier, scopes_of
from learnlog.pages import build_pages
from learnlog.reference.frameworks import FrameworkItem
from learnlog.reference.reading import shipped_frameworks
from learnlog.views.evidence import evidence_page
from learnlog.views.evidence_lines import cycle_ends
from learnlog.views.framework import framework_page
from learnlog.views.lookups import look_up
from learnlog.views.site import OwnPage

TODAY = dt.date(2026, 11, 20)
NMC = "cycles:\n  - {framework: nmc, start: 2024-04-01, end: 2027-03-31}\n"
AUTHORS = "authors:\n  kit:\n    name: Kit Example\n  sam:\n    name: Sam Example\n"
OURS = """\
title: Standards of our team
framework: team
version: 3
from: 2026-01-01
items:
  - key: trust
    title: Trust
    group: People
    target: 2
  - key: hours
    title: Time together
    group: People
    target: 10
    counts: hours
  - key: together
    title: Of it with others
    target: 4
    counts: participatory hours
    of: hours
activities:
  - key: on-the-road
    title: On the road
  - key: at-the-desk
    title: At the desk
"""


def entry(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "Prose.", ""])


def done(*shows: str, text: str = "Done", **more: object) -> str:
    """An achievement in one line."""
    item = {"text": text, "shows": list(shows), **more}
    return f"achievements: [{json.dumps(item)}]"


def read(files: dict[str, str], today: dt.date = TODAY) -> Log:
    log, problems = load({f"docs/{name}": text for name, text in files.items()}, today)
    assert not [str(one) for one in problems if one.severity is Severity.ERROR]
    return log


def scopes(log: Log, name: str) -> tuple[Scope, ...]:
    book = gather_evidence(log)
    return scopes_of(log, book.used[name], book.of(book.used[name]))


def scope(log: Log, name: str) -> Scope:
    (one,) = scopes(log, name)
    return one


def counted(log: Log, name: str) -> dict[str, Counter]:
    return {one.item.key: one for one in counters_of(scope(log, name))}


def covered(log: Log, name: str) -> Coverage:
    return coverage_of(scope(log, name))


def pages(log: Log) -> dict[str, str]:
    return {one.uri: one.markdown for one in build_pages(log, OwnPage())}


def html(page: str) -> BeautifulSoup:
    return BeautifulSoup(page, "html.parser")


def table(page: str) -> dict[str, list[str]]:
    """The cells of the table by quarter, heads included, as text."""
    found = html(page).find(class_="learnlog-coverage")
    assert isinstance(found, Tag)
    rows = {}
    for row in found.find_all("tr"):
        name, *cells = row.find_all(["th", "td"])
        rows[name.get_text()] = [cell.get_text() for cell in cells]
    return rows


# What is evidence


def test_everything_that_shows_an_item_is_evidence() -> None:
    log = read(
        {
            "weeks/2026-11-02.md": entry(
                "shows: [hcpc/1]",
                "hours: 3",
                "ideas: [{title: Move the board, shows: [hcpc/2]}]",
                done("hcpc/3", "hcpc/4", hours=1.5, participatory=True, activity="formal"),
                "lessons: [{text: Ask first, shows: [hcpc/5]}]",
            )
        }
    )
    found = [
        (one.item, one.kind, one.text, one.anchor, one.activity.hours)
        for one in gather_evidence(log).pieces["hcpc"]
    ]
    assert found == [
        ("1", "entry", "", "", 3),
        ("3", "achievement", "Done", "log-achievement-1", 1.5),
        ("4", "achievement", "Done", "log-achievement-1", 1.5),
        ("5", "lesson", "Ask first", "log-lesson-1", None),
        ("2", "idea", "Idea 1: Move the board", "log-listed-idea-1", None),
    ]


def test_what_is_named_twice_is_one_piece() -> None:
    log = read({"weeks/2026-11-02.md": entry(done("gmc/cpd", "gmc-2024/cpd"))})
    assert len(gather_evidence(log).pieces["gmc-2024"]) == 1


@pytest.mark.parametrize(
    ("day", "version"), [("2024-01-29", "gmc-2013"), ("2024-01-30", "gmc-2024")]
)
def test_a_family_means_the_version_of_the_day(day: str, version: str) -> None:
    log = read({f"posts/{day}-a-talk.md": entry("shows: [gmc/cpd]")})
    assert list(gather_evidence(log).used) == [version]


def test_an_undated_interview_is_of_the_newest_version_and_counts_in_no_quarter() -> None:
    log = read(
        {
            "interviews/no-day.md": entry("shows: [gmc/cpd]"),
            "weeks/2026-11-02.md": entry(done("gmc/cpd")),
        }
    )
    (row,) = (one for one in covered(log, "gmc-2024").rows if one.item.key == "cpd")
    assert (row.total.shown, sum(cell.shown for cell in row.cells), row.earlier.shown) == (2, 1, 0)
    assert [one.day for one in gather_evidence(log).pieces["gmc-2024"]][-1] is None
    assert "undated" in pages(log)["evidence/gmc-2024.md"]


def test_what_an_assignment_shows_is_of_its_end_or_of_today() -> None:
    log = read(
        {
            "assignments/over.md": entry("start: 2026-01-05", "end: 2026-03-31", "shows: [hcpc/1]"),
            "assignments/now.md": entry("start: 2026-01-05", "shows: [hcpc/1]"),
        }
    )
    assert [one.day for one in gather_evidence(log).pieces["hcpc"]] == [TODAY, dt.date(2026, 3, 31)]


def test_drafts_and_the_future_show_nothing() -> None:
    log = read(
        {
            "weeks/2026-11-02.md": entry("draft: true", "shows: [hcpc/1]"),
            "weeks/2026-11-30.md": entry("shows: [hcpc/2]"),
        }
    )
    assert gather_evidence(log) == EvidenceBook({}, {})
    assert not [uri for uri in pages(log) if uri.startswith("evidence/")]


# Audits


def audited(*scores: str) -> Log:
    lines = ["instrument: working-together", "depth: quick", f"scores: [{', '.join(scores)}]"]
    return read({"audits/2026-10-15-us.md": entry(*lines)})


def test_an_audit_supports_what_it_scored_once_for_each_item_with_all_its_scores() -> None:
    log = audited("{principle: trust, score: 1}", "{principle: voices, score: 3}")
    found = {one.item: one.text for one in evidence_of(log, log.entries[0])}
    both = "Trust and candour: 1, a gap; Every voice heard: 3"
    assert found == {"leading-with-care": both, "engaging-the-team": both}


def test_a_score_is_counted_apart_and_fills_no_gap() -> None:
    log = audited("{principle: trust, score: 4}")
    coverage = covered(log, "leadership-model")
    (row,) = (one for one in coverage.rows if one.item.key == "leading-with-care")
    assert (row.total.shown, row.total.scored, row.cells[-1].scored) == (0, 1, 1)
    assert row in coverage.nothing
    page = pages(log)["evidence/leadership-model.md"]
    assert table(page)["Leading with care"] == ["+1", "+1"]
    assert "only audit scores" in page


def test_an_instrument_in_use_brings_its_framework_without_any_score() -> None:
    log = audited()
    assert list(gather_evidence(log).used) == ["leadership-model"]
    assert gather_evidence(log).pieces == {}
    assert len(covered(log, "leadership-model").nothing) == 9


# Cycles and authors


def test_counters_within_a_cycle_by_hand() -> None:
    log = read(
        {
            "_data/evidence.yml": NMC,
            "weeks/2024-03-25.md": entry(done("nmc/cpd", hours=30)),  # before it
            "posts/2024-04-01-first.md": entry(
                "hours: 14", "participatory: yes", "shows: [nmc/cpd]"
            ),
            "weeks/2026-11-02.md": entry(done("nmc/cpd", "nmc/feedback", hours=7.5)),
            "weeks/2026-11-09.md": entry(done("nmc/cpd", participatory=True)),
            "weeks/2026-11-16.md": entry("lessons: [{text: Ask, shows: [nmc/feedback]}]"),
        }
    )
    found = counted(log, "nmc")
    assert [
        (key, one.done, one.target, one.without_hours, one.alone) for key, one in found.items()
    ] == [
        ("practice-hours", 0, 450, 0, 0),
        ("cpd", 21.5, 35, 1, 0),
        ("participatory-cpd", 14, 20, 1, 0),
        ("feedback", 2, 5, 0, 0),
        ("reflective-account", 0, 5, 0, 0),
        ("reflective-discussion", 0, 1, 0, 0),
    ]
    page = pages(log)["evidence/nmc.md"]
    assert "21.5 of 35 hours, 13.5 to go" in page
    assert "14 of 20 participatory hours, 6 to go" in page
    assert "2 of 5 pieces, 3 to go" in page
    assert "The cycle ends on 31 March 2027, in 18 weeks." in page
    meter = html(page).find("meter", {"aria-label": "Continuing professional development"})
    assert isinstance(meter, Tag)
    assert (meter["value"], meter["max"], meter.get_text()) == ("21.5", "35.0", "21.5 of 35 hours")


def test_what_names_both_an_item_and_the_one_it_counts_is_counted_once() -> None:
    shows = ("nmc/cpd", "nmc/participatory-cpd")
    log = read({"weeks/2026-11-02.md": entry(done(*shows, hours=3, participatory=True))})
    assert counted(log, "nmc")["participatory-cpd"].done == 3


def test_what_is_not_marked_participatory_is_told_and_not_counted() -> None:
    log = read({"weeks/2026-11-02.md": entry(done("nmc/participatory-cpd", hours=3))})
    one = counted(log, "nmc")["participatory-cpd"]
    assert (one.done, one.alone) == (0, 1)
    assert "1 thing is not marked participatory, so not counted." in pages(log)["evidence/nmc.md"]


def test_a_target_that_is_passed_is_reached_and_the_meter_is_full() -> None:
    log = read(
        {
            "weeks/2026-11-02.md": entry(
                done("nmc/reflective-discussion"), "shows: [nmc/reflective-discussion]"
            )
        }
    )
    assert counted(log, "nmc")["reflective-discussion"].reached
    page = pages(log)["evidence/nmc.md"]
    assert "2 of 1 piece, reached" in page
    meter = html(page).find("meter", {"aria-label": "Reflective discussion"})
    assert isinstance(meter, Tag)
    assert meter["value"] == "1.0"


def test_without_a_cycle_all_times_count_and_the_page_says_how_to_set_one() -> None:
    log = read({"weeks/2020-03-02.md": entry(done("nmc/cpd", hours=2))})
    assert counted(log, "nmc")["cpd"].done == 2
    page = pages(log)["evidence/nmc.md"]
    assert "everything in this log, of all times" in page
    assert "docs/_data/evidence.yml" in page
    assert "framework: nmc" in page


def two_authors(author: str) -> Log:
    cycle = f"cycles:\n  - framework: hcpc\n    start: 2026-01-01\n    end: 2027-12-31\n{author}"
    return read(
        {
            ".authors.yml": AUTHORS,
            "_data/evidence.yml": cycle,
            "weeks/2026-11-02-kit.md": entry(done("hcpc/1", "hcpc/2")),
            "weeks/2026-11-02-sam.md": entry(done("hcpc/3")),
        }
    )


def test_a_cycle_with_an_author_counts_what_that_author_wrote() -> None:
    log = two_authors("    author: kit\n")
    found = {one.item.key: one.total.shown for one in covered(log, "hcpc").rows}
    assert found == {"1": 1, "2": 1, "3": 0, "4": 0, "5": 0}
    page = pages(log)["evidence/hcpc.md"]
    assert "Counted: what Kit Example wrote since 1 January 2026" in page
    assert "1 thing by somebody else is listed below, and counted nowhere." in page
    assert "Sam Example" in page


def test_a_cycle_of_nobody_counts_the_whole_log() -> None:
    log = two_authors("")
    assert sum(one.total.shown for one in covered(log, "hcpc").rows) == 3
    assert "counted nowhere" not in pages(log)["evidence/hcpc.md"]


def test_each_author_with_a_cycle_has_a_part_of_the_page() -> None:
    another = "\n  - {framework: hcpc, author: sam, start: 2026-06-01, end: 2028-05-31}\n"
    log = two_authors(f"    author: kit{another}")
    kit, sam = scopes(log, "hcpc")
    assert [len(one.within) for one in (kit, sam)] == [2, 1]
    page = pages(log)["evidence/hcpc.md"]
    assert [page.count(f"\n## {name} Example\n") for name in ("Kit", "Sam")] == [1, 1]
    index = pages(log)["evidence/index.md"]
    assert "Kit Example: 1 thing for 2 of 5 items, 3 with nothing yet." in index
    assert "Sam Example: 1 thing for 1 of 5 items, 4 with nothing yet." in index


@pytest.mark.parametrize(
    ("today", "first"),
    [
        ("2019-12-31", "2020-01-01"),  # none has begun: the first to come
        ("2021-06-01", "2020-01-01"),
        ("2023-06-01", "2023-01-01"),
        ("2030-01-01", "2026-01-01"),  # all are over: the last
    ],
)
def test_of_several_cycles_it_is_the_one_of_today(today: str, first: str) -> None:
    days = [
        ("2026-01-01", "2028-12-31"),
        ("2020-01-01", "2022-12-31"),
        ("2023-01-01", "2025-12-31"),
    ]
    cycles = "".join(f"  - framework: hcpc\n    start: {a}\n    end: {b}\n" for a, b in days)
    log = read({"_data/evidence.yml": f"cycles:\n{cycles}"}, dt.date.fromisoformat(today))
    cycle = scope(log, "hcpc").cycle
    assert cycle is not None
    assert str(cycle.start) == first


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2024-03-31", "The cycle begins on 1 April 2024, in 1 day."),
        ("2024-04-01", "The cycle ends on 31 March 2027, in 156 weeks."),
        ("2027-03-18", "The cycle ends on 31 March 2027, in 13 days."),
        ("2027-03-31", "The cycle ends on 31 March 2027, today."),
        ("2027-04-14", "The cycle ended on 31 March 2027, 2 weeks ago."),
    ],
)
def test_when_a_cycle_ends(today: str, said: str) -> None:
    log = read({"_data/evidence.yml": NMC}, dt.date.fromisoformat(today))
    assert cycle_ends(scope(log, "nmc")) == said


def test_a_cycle_of_a_family_is_for_each_version_that_it_reaches_into() -> None:
    log = read(
        {
            "_data/evidence.yml": "cycles: [{framework: gmc, start: 2022-01-01, end: 2026-12-31}]",
            "weeks/2023-11-06.md": entry(done("gmc/cpd")),
            "weeks/2026-11-02.md": entry(done("gmc/cpd")),
        }
    )
    assert [scope(log, name).cycle for name in ("gmc-2013", "gmc-2024")] == [
        *log.reference.cycles,
        *log.reference.cycles,
    ]


# The table by quarter, and gaps


def test_the_last_day_of_a_quarter_and_the_first_of_the_next_are_apart() -> None:
    log = read(
        {
            "posts/2026-06-30-one.md": entry("shows: [hcpc/1]"),
            "posts/2026-07-01-two.md": entry("shows: [hcpc/1]"),
            "posts/2026-09-30-three.md": entry("shows: [hcpc/1]"),
        }
    )
    coverage = covered(log, "hcpc")
    assert [one.name for one in coverage.quarters] == ["2026-Q2", "2026-Q3", "2026-Q4"]
    assert [cell.shown for cell in coverage.rows[0].cells] == [1, 2, 0]
    rows = table(pages(log)["evidence/hcpc.md"])
    assert rows["Item"] == ["All", "Q4 2026", "Q3 2026", "Q2 2026"]
    assert rows["A record that is kept up"] == ["3", "–nothing", "2", "1"]


@pytest.mark.parametrize(
    ("day", "quarters", "earlier"),
    [("2024-01-01", 12, 0), ("2023-12-31", 12, 1), ("2016-05-05", 12, 1), ("2026-10-01", 1, 0)],
)
def test_twelve_quarters_at_most_and_what_came_earlier(
    day: str, quarters: int, earlier: int
) -> None:
    log = read({f"posts/{day}-one.md": entry("shows: [hcpc/1]")})
    coverage = covered(log, "hcpc")
    assert len(coverage.quarters) == quarters
    assert (coverage.rows[0].earlier.shown, coverage.has_earlier) == (earlier, bool(earlier))
    assert ("Earlier" in table(pages(log)["evidence/hcpc.md"])["Item"]) == bool(earlier)


def test_with_a_cycle_the_table_begins_where_it_does() -> None:
    log = read(
        {
            "_data/evidence.yml": "cycles: [{framework: hcpc, start: 2026-05-01, end: 2028-04-30}]",
            "posts/2026-01-01-before.md": entry("shows: [hcpc/1, hcpc/2]"),
            "posts/2026-11-01-within.md": entry("shows: [hcpc/1]"),
        }
    )
    coverage = covered(log, "hcpc")
    assert [one.name for one in coverage.quarters] == ["2026-Q2", "2026-Q3", "2026-Q4"]
    assert [one.total.shown for one in coverage.rows[:2]] == [1, 0]
    assert not coverage.has_earlier
    assert "something outside the cycle" in pages(log)["evidence/hcpc.md"]


def apart(page: str) -> dict[tuple[str, str], list[str]]:
    """What is listed apart, by the anchor of the item and the reason."""
    return {
        (str(item["id"]), fold.summary.get_text()): [one.get_text() for one in fold.select("li a")]
        for item in html(page).select(".learnlog-item")
        for fold in item.select("details")
        if fold.summary
    }


def test_what_the_quarter_of_a_cycles_first_day_holds_before_it_counts_nowhere() -> None:
    log = read(
        {
            "_data/evidence.yml": "cycles: [{framework: hcpc, start: 2018-05-01, end: 2020-04-30}]",
            "posts/2018-04-13-before.md": entry("title: Before", "shows: [hcpc/1, hcpc/2]"),
            "posts/2018-05-01-first.md": entry("title: First", "shows: [hcpc/1]"),
        },
        dt.date(2018, 6, 30),
    )
    page = pages(log)["evidence/hcpc.md"]
    rows = table(page)
    assert rows["Item"] == ["All", "Q2 2018"]
    assert rows["A record that is kept up"] == ["1", "1"]
    assert rows["Different kinds of learning"] == ["–nothing", "–nothing"]
    assert apart(page) == {
        ("item-1", "Before this cycle (1)"): ["Before"],
        ("item-2", "Before this cycle (1)"): ["Before"],
    }
    counted_now = html(page).select("#item-1 > ul li a")
    assert [one.get_text() for one in counted_now] == ["First"]
    assert "Nothing that counts yet." in page


def test_a_score_before_the_cycle_is_listed_apart_as_well() -> None:
    cycle = "cycles: [{framework: leadership-model, start: 2026-10-16, end: 2027-10-15}]"
    audit = ["instrument: working-together", "scores: [{principle: trust, score: 4}]"]
    log = read({"_data/evidence.yml": cycle, "audits/2026-10-15-us.md": entry(*audit)})
    page = pages(log)["evidence/leadership-model.md"]
    assert table(page)["Leading with care"] == ["–nothing", "–nothing"]
    assert ("item-leading-with-care", "Before this cycle (1)") in apart(page)
    assert "Scored in audits" not in page


def test_what_counts_nowhere_is_listed_apart_by_the_reason() -> None:
    cycle = "{framework: hcpc, author: %s, start: %s, end: %s}"
    cycles = [
        cycle % ("kit", "2024-01-01", "2024-12-31"),
        cycle % ("sam", "2025-01-01", "2025-12-31"),
    ]
    log = read(
        {
            ".authors.yml": AUTHORS + "  pat:\n    name: Pat Example\n",
            "_data/evidence.yml": f"cycles: [{', '.join(cycles)}]",
            "posts/2024-06-01-a.md": entry("title: A", "author: kit", "shows: [hcpc/1]"),
            "posts/2024-06-02-b.md": entry("title: B", "author: sam", "shows: [hcpc/1]"),
            "posts/2025-06-01-c.md": entry("title: C", "author: kit", "shows: [hcpc/1]"),
            "posts/2025-06-02-d.md": entry("title: D", "author: pat", "shows: [hcpc/1]"),
            "interviews/e.md": entry("title: E", "author: sam", "shows: [hcpc/1]"),
        }
    )
    kit, sam = (coverage_of(one).rows[0] for one in scopes(log, "hcpc"))
    assert [(one.total.shown, one.outside.shown) for one in (kit, sam)] == [(1, 1), (0, 2)]
    assert apart(pages(log)["evidence/hcpc.md"]) == {
        ("item-1", "Before the cycle of who wrote it (1)"): ["B"],
        ("item-1", "After the cycle of who wrote it (1)"): ["C"],
        ("item-1", "Without a day, so in no cycle (1)"): ["E"],
        ("item-1", "By somebody whom no cycle is for (1)"): ["D"],
    }


def test_the_table_of_a_cycle_that_is_over_ends_with_it() -> None:
    log = read(
        {
            "_data/evidence.yml": "cycles: [{framework: hcpc, start: 2024-01-01, end: 2024-06-30}]",
            "posts/2024-06-30-last.md": entry("title: Last", "shows: [hcpc/1]"),
            "posts/2024-07-01-late.md": entry("title: Late", "shows: [hcpc/1]"),
        }
    )
    page = pages(log)["evidence/hcpc.md"]
    assert table(page)["Item"] == ["All", "Q2 2024", "Q1 2024"]
    assert table(page)["A record that is kept up"] == ["1", "1", "–nothing"]
    assert apart(page) == {("item-1", "After this cycle (1)"): ["Late"]}


@pytest.mark.parametrize(("day", "quiet"), [("2026-08-20", True), ("2026-08-21", False)])
def test_quiet_is_three_months_or_more(day: str, quiet: bool) -> None:
    log = read({f"posts/{day}-one.md": entry("shows: [hcpc/1]")})
    coverage = covered(log, "hcpc")
    assert [one.item.key for one in coverage.quiet] == (["1"] if quiet else [])
    assert [one.item.key for one in coverage.nothing] == ["2", "3", "4", "5"]
    assert ("nothing since 20 August 2026, 13 weeks" in pages(log)["evidence/hcpc.md"]) == quiet


def test_a_cycle_that_is_over_is_quiet_by_its_own_end() -> None:
    log = read(
        {
            "_data/evidence.yml": "cycles: [{framework: hcpc, start: 2024-01-01, end: 2024-12-31}]",
            "posts/2024-11-01-one.md": entry("shows: [hcpc/1]"),
            "posts/2024-09-30-two.md": entry("shows: [hcpc/2]"),
        }
    )
    assert [one.item.key for one in covered(log, "hcpc").quiet] == ["2"]


def test_nothing_is_missing_of_a_cycle_that_has_not_begun() -> None:
    cycle = "cycles: [{framework: hcpc, start: 2027-01-01, end: 2028-12-31}]"
    page = pages(read({"_data/evidence.yml": cycle}))["evidence/hcpc.md"]
    assert "What is missing" not in page
    assert "Nothing counts yet. The cycle begins on 1 January 2027, in 6 weeks." in page


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        ("2026-11-20", 3, "2026-08-20"),
        ("2026-05-31", 3, "2026-02-28"),
        ("2024-05-31", 3, "2024-02-29"),
        ("2026-01-15", 3, "2025-10-15"),
    ],
)
def test_months_earlier(day: str, months: int, earlier: str) -> None:
    assert str(months_earlier(dt.date.fromisoformat(day), months)) == earlier


# Types of activity


def test_the_mixture_counts_each_thing_once() -> None:
    log = read(
        {
            "weeks/2026-11-02.md": entry(done("hcpc/1", "hcpc/2", hours=2, activity="formal")),
            "weeks/2026-11-09.md": entry(done("hcpc/1", hours=1)),
            "weeks/2026-11-16.md": entry(done("nmc/cpd", hours=9, activity="formal")),
        }
    )
    mixture = mixture_of(scope(log, "hcpc"))
    assert isinstance(mixture, Mixture)
    assert [(one.type.key, one.things, one.hours) for one in mixture.types if one.things] == [
        ("formal", 1, 2)
    ]
    assert mixture.untyped == 1
    assert mixture_of(scope(log, "nmc")) is None
    assert "1 thing names no type." in pages(log)["evidence/hcpc.md"]


# A framework of one's own


def test_a_framework_of_ones_own_is_as_good_as_any() -> None:
    log = read(
        {
            "_data/frameworks/our-team.yml": OURS,
            "weeks/2026-11-02.md": entry(
                done("team/hours", hours=3, participatory=True, activity="on-the-road"),
                "lessons: [{text: Ask, shows: [our-team/trust]}]",
            ),
        }
    )
    found = {one.item.key: one.done for one in counters_of(scope(log, "our-team"))}
    assert found == {"trust": 1, "hours": 3, "together": 3}
    page = pages(log)["evidence/our-team.md"]
    assert [name for name in table(page) if name in ("People", "Trust")] == ["People", "Trust"]
    assert "On the road" in page
    assert "Counted from what is named for Time together." in page


def test_a_framework_called_index_makes_room_for_the_list() -> None:
    log = read(
        {
            "_data/frameworks/index.yml": "items: [Trust]\n",
            "weeks/2026-11-02.md": entry(done("index/trust")),
        }
    )
    assert {"evidence/index.md", "evidence/index_.md"} <= pages(log).keys()


# Versions side by side


def versions() -> Log:
    return read(
        {
            "weeks/2023-11-06.md": entry(done("gmc/cpd", "gmc/safety-quality")),
            "weeks/2026-11-02.md": entry(done("gmc/cpd")),
            "weeks/2026-11-09.md": entry(done("gmc/trust-professionalism")),
        }
    )


@pytest.mark.parametrize(
    ("name", "other", "address", "things", "here", "there"),
    [
        ("gmc-2013", "2024", "gmc-2024", "2 things", "Safety and quality", "Trust and prof"),
        ("gmc-2024", "2013", "gmc-2013", "1 thing", "Trust and prof", "Safety and quality"),
    ],
)
def test_two_versions_lead_to_each_other(
    name: str, other: str, address: str, things: str, here: str, there: str
) -> None:
    page = pages(versions())[f"evidence/{name}.md"]
    part = page.partition("## Other versions")[2].partition("\n## ")[0]
    assert (
        f'<a href="../../evidence/{address}/">Good medical practice and appraisal ({other})</a>'
        in part
    )
    assert f": {things}<ul>" in part
    only_here, only_there = (one.get_text() for one in html(part).select("li li"))
    assert only_here.startswith("Only here: ")
    assert here in only_here
    assert only_there.startswith("Only there: ")
    assert there in only_there
    assert "Continuing professional development" not in part


def test_a_version_that_nothing_is_shown_for_has_no_page() -> None:
    log = read({"weeks/2026-11-02.md": entry(done("gmc/cpd"))})
    built = pages(log)
    assert "evidence/gmc-2013.md" not in built
    assert "gmc-2013/" not in built["evidence/gmc-2024.md"]
    assert "Good medical practice and appraisal (2013)" in built["evidence/gmc-2024.md"]
    assert "gmc-2013/" in built["evidence/index.md"]  # as a line to begin with


# Pages


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</li></ul></div><iframe>",
    "{{ 7 * 7 }} {% raw %}",
    "*stars* | pipes # hash [link](javascript:alert(1))",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_as_they_are(text: str) -> None:
    quoted = json.dumps(text)
    framework = (
        f"title: {quoted}\nversion: {quoted}\npublisher: {quoted}\nnote: {quoted}\n"
        f"items:\n  - key: a\n    title: {quoted}\n    group: {quoted}\n    target: 1\n"
        f"activities:\n  - key: b\n    title: {quoted}\n"
    )
    log = read(
        {
            "_data/frameworks/ours.yml": framework,
            "weeks/2026-11-02.md": entry(
                f"title: {quoted}", "shows: [ours/a]", done("ours/a", text=text)
            ),
        }
    )
    built = pages(log)
    for uri in ("evidence/ours.md", "evidence/index.md", "weeks/2026-11-02.md"):
        found = html(built[uri])
        assert not found.find_all(["script", "img", "iframe"]), uri
        assert text in found.get_text(), uri
    assert [
        one.get_text()
        for one in html(built["evidence/ours.md"]).select(".learnlog-coverage th[scope=row]")
    ] == [text]


def test_what_is_shown_leads_to_its_item_and_the_item_back_to_it() -> None:
    log = read(
        {
            "weeks/2026-11-02.md": entry(
                "shows: [hcpc/1]", done("hcpc/3"), "lessons: [{text: Ask, shows: [hcpc/4]}]"
            )
        }
    )
    built = pages(log)
    week, framework = html(built["weeks/2026-11-02.md"]), html(built["evidence/hcpc.md"])
    links = {one["href"] for one in week.select(".learnlog-shown a")}
    assert links == {f"../../evidence/hcpc/#item-{key}" for key in (1, 3, 4)}
    for key in "12345":
        assert framework.find(id=f"item-{key}")
    for anchor in ("log-achievement-1", "log-lesson-1"):
        assert week.find(id=anchor)
        assert framework.find("a", href=f"../../weeks/2026-11-02/#{anchor}")


def test_an_html_block_has_no_empty_line() -> None:
    for uri, page in pages(versions()).items():
        if uri.startswith("evidence/"):
            for tag in ("table", "ul", "div"):
                for part in page.split(f"<{tag}")[1:]:
                    assert "\n\n" not in part.partition(f"</{tag}>")[0], uri


def test_every_cell_says_what_it_is_to_who_cannot_see_the_table() -> None:
    log = read({"weeks/2026-11-02.md": entry(done("hcpc/3"))})
    page = html(pages(log)["evidence/hcpc.md"])
    assert [one["aria-label"] for one in page.select(".learnlog-coverage td a")] == [
        "1, All of it, with what has no day: 1 thing",
        "1, October to December 2026: 1 thing",
    ]
    assert all(
        "nothing" in one.get_text() for one in page.select(".learnlog-coverage td") if not one.a
    )


def test_an_idea_says_what_it_is_evidence_for() -> None:
    log = read(
        {
            "weeks/2026-11-02.md": entry("ideas: [{title: A board, shows: [hcpc/2]}]"),
            "weeks/2026-11-09.md": entry("ideas: [{idea: 1, note: More, shows: [hcpc/2, hcpc/3]}]"),
        }
    )
    page = html(pages(log)["ideas/1.md"])
    (name,) = (one for one in page.find_all("dt") if one.get_text() == "Evidence for")
    line = name.find_next_sibling("dd")
    assert [one.get_text() for one in line.find_all("a")] == [
        "HCPC: Different kinds of learning",
        "HCPC: Better practice and services",
    ]


def test_the_list_names_what_is_used_and_how_to_begin_with_the_rest() -> None:
    log = read({"weeks/2026-11-02.md": entry(done("hcpc/3"))})
    page = html(pages(log)["evidence/index.md"])
    assert [one.get_text() for one in page.select(".learnlog-card-title")] == [
        "HCPC standards of continuing professional development"
    ]
    assert [one.get_text() for one in page.select("li > code") if "shows" in one.get_text()] == [
        "shows: [gmc-2013/knowledge-skills-performance]",
        "shows: [gmc-2024/knowledge-skills-development]",
        "shows: [leadership-model/inspiring-shared-purpose]",
        "shows: [nmc/practice-hours]",
    ]


def test_the_list_names_every_item_of_what_is_not_in_use() -> None:
    log = read({"weeks/2026-11-02.md": entry(done("nmc/cpd"))})
    page = html(pages(log)["evidence/index.md"])
    told = [one.get_text() for one in page.select("details li")]
    unused = [one for one in log.reference.frameworks.values() if one.name != "nmc"]
    assert told == [f"{one.name}/{item.key} {item.title}" for one in unused for item in one.items]
    assert "hcpc/2 Different kinds of learning" in told


def test_what_is_shown_says_of_which_framework_in_short() -> None:
    log = read(
        {
            "_data/frameworks/our-team.yml": OURS,
            "weeks/2026-11-02.md": entry(done("hcpc/2", "gmc/cpd", "team/trust")),
        }
    )
    week = html(pages(log)["weeks/2026-11-02.md"])
    assert [(one.get_text(), one["title"]) for one in week.select(".learnlog-shown a")] == [
        (
            "HCPC: Different kinds of learning",
            "HCPC standards of continuing professional development",
        ),
        ("GMC: Continuing professional development", "Good medical practice and appraisal"),
        ("Standards of our team: Trust", "Standards of our team"),
    ]


def test_the_cost_grows_with_the_log_and_not_with_its_square() -> None:
    def calls(weeks: int) -> int:
        days = [dt.date(2016, 1, 4) + dt.timedelta(weeks=at) for at in range(weeks)]
        log = read({f"weeks/{day}.md": entry(done("hcpc/1", "nmc/cpd")) for day in days})
        profile = cProfile.Profile()
        profile.runcall(evidence_pages, log)
        return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]

    few, more, most = calls(100), calls(200), calls(400)
    assert most - more < 2.2 * (more - few)


def evidence_pages(log: Log) -> None:
    site = look_up(log, OwnPage())
    book = gather_evidence(log)
    evidence_page(site, book)
    for framework in book.used.values():
        framework_page(site, book, framework)


# The manual


def test_the_manual_names_every_framework_that_is_shipped() -> None:
    told = {
        row[0].strip("`"): row[1:] for row in rows(sections(manual("evidence.md"), 2)["Frameworks"])
    }
    del told["name"]
    assert told == {
        one.name: [one.title, one.version, str(one.since)] for one in shipped_frameworks().values()
    }


def unit(item: FrameworkItem) -> str:
    return "piece" if (item.counts, item.target) == ("pieces", 1) else item.counts


def test_the_manual_names_every_item_of_them() -> None:
    told = sections(manual("evidence.md"), 2)["Items of these frameworks"]
    parts = {name.strip("`"): rows(part)[1:] for name, part in sections(told, 3).items()}
    known = shipped_frameworks()
    assert parts.keys() == known.keys()
    for name, framework in known.items():
        wanted = any(item.target for item in framework.items)
        assert parts[name] == [
            [f"`{name}/{item.key}`", item.title]
            + ([f"{item.target:g} {unit(item)}" if item.target else ""] if wanted else [])
            for item in framework.items
        ]


def test_the_examples_of_the_manual_are_right() -> None:
    examples = {one.title: one.text for one in fences(manual("evidence.md")) if one.title}
    files = {path: text for path, text in examples.items() if path.startswith("docs/")}
    assert len(files) == 4
    log, problems = load(files, TODAY)
    assert [one.code for one in problems if one.severity is not Severity.NOTICE] == []
    assert not [one for one in problems if one.code.startswith("smart")]
    assert {"hcpc", "nmc"} == gather_evidence(log).used.keys()
    assert sorted(one.item for one in gather_evidence(log).pieces["hcpc"]) == ["2", "3", "4"]
