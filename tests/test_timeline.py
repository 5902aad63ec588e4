"""The timeline: entries of all kinds in their order, the ends of assignments, and true gaps."""

from __future__ import annotations

import datetime as dt

from learnlog import load
from learnlog.views.lookups import look_up
from learnlog.views.site import OwnPage
from learnlog.views.timeline import timeline_pages
from learnlog.views.timeline_point import TimelinePoint

TODAY = dt.date(2018, 12, 21)


def points(texts: dict[str, str], year: int = 2018) -> list[TimelinePoint]:
    site = look_up(load(texts, TODAY)[0], OwnPage())
    return next(page.points for _, shown, page in timeline_pages(site) if shown == year)


def test_a_gap_is_counted_from_the_end_of_an_assignment() -> None:
    texts = {
        "docs/assignments/ward-7.md": "---\nstart: 2018-01-08\nend: 2018-04-13\n---\n",
        "docs/weeks/2018-05-14.md": "Prose.\n",
        "docs/weeks/2018-05-21.md": "Prose.\n",
        "docs/weeks/2018-06-11.md": "Prose.\n",
    }
    found = [(one.kind, one.gap) for one in points(texts)]
    assert found == [
        ("week", "2 quiet weeks"),
        ("week", ""),
        ("week", "4 quiet weeks"),
        ("end", ""),
        ("assignment", ""),
    ]


def test_a_week_stands_at_its_end_and_an_assignment_that_goes_on_has_none() -> None:
    texts = {
        "docs/assignments/ward-7.md": "---\nstart: 2018-09-17\nend: 2019-04-13\n---\n",
        "docs/weeks/2018-09-17.md": "Prose.\n",
        "docs/posts/2018-09-19-visit.md": "---\nstandfirst: We went to see.\n---\n",
    }
    assert [(one.kind, one.led_by) for one in points(texts)] == [
        ("week", "Prose."),
        ("post", "We went to see."),
        ("assignment", ""),
    ]


def test_weeks_that_are_counted_from_two_starts_are_told_apart() -> None:
    weeks = {f"docs/weeks/{day}.md": "Prose.\n" for day in ("2018-01-08", "2018-09-17")}
    assignments = {
        f"docs/assignments/{start}.md": f"---\nstart: {start}\n---\n"
        for start in ("2018-01-08", "2018-09-17")
    }
    log = load({**weeks, **assignments}, TODAY)[0]
    site = look_up(log, OwnPage())
    assert [site.entry_link("index.md", one).text for one in log.weeks] == [
        "Week 1 (Jan 2018)",
        "Week 1 (Sep 2018)",
    ]
    alone = look_up(load(weeks, TODAY)[0], OwnPage())
    assert [alone.entry_link("index.md", one).text for one in alone.log.weeks] == [
        "Week 1",
        "Week 37",
    ]


def test_a_gap_is_told_kindly_and_with_its_reason() -> None:
    weeks = {f"docs/weeks/{day}.md": "Prose.\n" for day in ("2018-09-03", "2018-09-17")}
    back = {"docs/weeks/2018-10-15.md": "---\naway: annual leave\n---\nBack.\n"}
    assert [one.gap for one in points(weeks | back)] == [
        "3 weeks away: annual leave",
        "A quiet week",
        "",
    ]


def test_a_point_can_be_looked_for_by_all_that_it_tells() -> None:
    text = (
        "---\nauthor: sam\ntags: [tea]\nideas: [Ask the night staff]\n"
        "lessons: [{text: Ask, tags: [asking]}]\n"
        "people: [{name: Ann Cook, consent: given}, {name: Bo Lee, consent: asked}]\n---\nIdea 1.\n"
    )
    (one,) = points({"docs/weeks/2018-09-17.md": text})
    assert (one.kind_name, one.tags, one.people) == ("Week", ("tea", "asking"), ("sam", "Ann Cook"))
    assert [(link.text, link.note) for link in one.ideas] == [("Idea 1", "Ask the night staff")]


def test_of_one_day_the_last_read_stands_first_and_a_gap_below_all() -> None:
    texts = {
        "docs/weeks/2018-09-03.md": "Prose.\n",
        "docs/weeks/2018-09-24-al.md": "Prose.\n",
        "docs/weeks/2018-09-24-bo.md": "Prose.\n",
    }
    assert [(one.author, one.gap) for one in points(texts)] == [
        ("bo", ""),
        ("al", "2 quiet weeks"),
        ("", ""),
    ]


def test_somebody_who_was_away_says_so_while_others_wrote() -> None:
    texts = {f"docs/weeks/2018-09-{day}-bo.md": "Prose.\n" for day in ("03", "10", "17", "24")} | {
        "docs/weeks/2018-09-03-al.md": "Prose.\n",
        "docs/weeks/2018-09-24-al.md": "---\naway: annual leave\n---\nBack.\n",
    }
    assert [one.gap for one in points(texts) if one.gap] == ["2 weeks away: annual leave"]
    first = {"docs/weeks/2018-09-24-al.md": "---\naway: a cold\n---\nBack.\n"}
    assert [one.gap for one in points(first)] == ["Away before: a cold"]


def test_no_two_points_share_a_place() -> None:
    assignment = "---\nstart: 2018-09-03\nend: 2018-09-28\n---\n"
    texts = {
        "docs/posts/a/2018-09-04-x.md": "Prose.\n",
        "docs/posts/b/2018-09-04-x.md": "Prose.\n",
        "docs/assignments/a.md": assignment,
        "docs/assignments/z/a.md": assignment,
    }
    anchors = [one.anchor for one in points(texts)]
    assert len(set(anchors)) == len(anchors) == 6
