"""The page of all ideas and the page of one, as they are built."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from importlib import resources
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner
from sites import HOOKED, Built, build, make_site

from learnlog import load
from learnlog.idea_echoes import echoes
from learnlog.site_assets import (
    FILTER_SCRIPT,
    PRINT_SCRIPT,
    SORT_SCRIPT,
    STYLE,
    site_assets,
)
from learnlog.views.idea import idea_page
from learnlog.views.ideas import AT_ONCE, ideas_page
from learnlog.views.lookups import look_up
from learnlog.views.site import OwnPage
from learnlog_cli.main import cli

TODAY = dt.date(2018, 12, 21)
PRINTED = ["learnlog-address"]
ASSETS = resources.files("learnlog")

FILES = {
    "weeks/2018-09-17.md": """\
---
tags: [tea]
ideas:
  - idea: 1
    title: A second kettle
    impact: Nobody waits for water at ten
  - idea: 2
    title: A tray <for> "the" ward
    tags: [first aid|kit]
---
""",
    "weeks/2018-09-24.md": """\
---
ideas:
  - idea: 1
    status: testing
    note: One week, one corridor
  - idea: 3
    title: A samovar
next_steps:
  - text: Buy a kettle
    idea: 1
---
The porter had a view of Idea 1. So had the cook, and idea 1 was hers.
""",
    "weeks/2018-10-01.md": """\
---
followed_up:
  - step: Buy a kettle
    outcome: done
ideas:
  - idea: 3
    status: merged
    into: 1
    note: One kettle is enough
  - idea: 2
    status: rejected
    note: Trays are the caterers'
achievements:
  - Idea 1 stands in the corridor
  - Nothing to do with it
lessons:
  - Ideas 1 and 2 were one question
---
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    settings = HOOKED + f"extra: {{learnlog: {{today: {TODAY}}}}}\n"
    built = build(make_site(tmp_path_factory.mktemp("ideas"), settings, FILES))
    assert built.code == 0, built.said
    return built


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def facts(page: BeautifulSoup) -> dict[str, str]:
    return {words(one.dt): words(one.dd) for one in page.select(".learnlog-glance > div")}


# The page of one idea


def test_an_idea_is_told_at_a_glance(site: Built) -> None:
    assert facts(site.page("ideas/1")) == {
        "Status": "testing waiting for a decision One week, one corridor",
        "Born": "17 Sep 2018 , Week 1",
        "Last touched": "12 weeks ago, Week 2 . Take it up, park it, merge it or reject it.",
        "Mentioned": "twice",
        "Tags": "tea",
    }


def test_why_an_idea_was_left_stands_beside_its_status(site: Built) -> None:
    merged = facts(site.page("ideas/3"))["Status"]
    assert merged == "merged into Idea 1 : A second kettle One kettle is enough"
    assert facts(site.page("ideas/2"))["Status"] == "rejected Trays are the caterers'"


@pytest.mark.parametrize(
    ("moves", "reason"),
    [
        (["status: adopted, note: At first", "status: testing", "status: adopted"], ""),
        (["status: adopted, note: At first", "status: adopted, note: Still"], "Still"),
        (["status: parked, note: No room", "note: Some room"], "No room"),
        (["status: testing, note: A try", "note: Some tea"], "Some tea"),
        (["note: Some tea", "status: testing"], "Some tea"),
    ],
)
def test_the_reason_is_that_of_the_last_move_and_of_a_live_idea_the_latest_note(
    moves: list[str], reason: str
) -> None:
    weeks = [f"{{idea: 1, {move}}}" for move in moves]
    days = [f"docs/weeks/2018-10-{1 + 7 * at:02}.md" for at in range(len(weeks))]
    texts = {day: f"---\nideas: [{one}]\n---\n" for day, one in zip(days, weeks, strict=True)}
    texts["docs/weeks/2018-09-17.md"] = "---\nideas: [{idea: 1, title: Tea, note: Hm}]\n---\n"
    site = look_up(load(texts, TODAY)[0], OwnPage())
    assert idea_page(site, 1, {}).reason == reason


def test_facts_at_a_glance_are_not_glued_together_in_the_search(site: Built) -> None:
    index = (site.folder / "search" / "search_index.json").read_text("utf-8")
    assert "Statusmerged" not in re.sub(r"<[^>]+>", "", index)
    assert site.page("ideas/1").select_one(".learnlog-glance").has_attr("data-search-exclude")


def test_an_ideas_story_is_a_list_of_days(site: Built) -> None:
    lines = site.page("ideas/1").select("ol.learnlog-story > li")
    assert [(one["class"][0], one.time["datetime"]) for one in lines] == [
        ("learnlog-story-born", "2018-09-17"),
        ("learnlog-story-update", "2018-09-24"),
        ("learnlog-story-mention", "2018-09-24"),
        ("learnlog-story-mention", "2018-09-24"),
    ]
    assert "learnlog-step-3" in lines[1]["class"]
    assert words(lines[2].q) == "The porter had a view of Idea 1."


def test_the_time_in_each_status_is_told_and_drawn(site: Built) -> None:
    stays = site.page("ideas/1").select_one(".learnlog-stays")
    assert [words(one) for one in stays.select("li")] == [
        "captured 1 week",
        "testing 12 weeks so far",
    ]
    assert [one["class"] for one in stays.select("svg rect")] == [
        ["learnlog-step-1"],
        ["learnlog-step-3"],
    ]
    assert stays.svg["aria-hidden"] == "true"


def test_what_an_idea_led_to(site: Built) -> None:
    page = site.page("ideas/1")
    assert words(page.select_one(".learnlog-impact")).endswith("Nobody waits for water at ten")
    after = page.find(id="what-it-led-to").find_next_siblings()
    told = [words(one) for one in after if one.name in ("p", "ul") and one.get("class") != PRINTED]
    assert told == [
        "Steps for it",
        "done Buy a kettle from Week 2 , done in Week 3",
        "Achieved",
        "Idea 1 stands in the corridor Week 3",
        "Learned",
        "Ideas 1 and 2 were one question Week 3",
        "It took in",
        "Idea 3 : A samovar",
        "Named in Week 2",
    ]
    achieved = next(one for one in after if words(one).startswith("Idea 1 stands")).a
    assert achieved["href"] == "../../weeks/2018-10-01/#log-achievement-1"
    target = site.page("weeks/2018-10-01").find(id="log-achievement-1")
    assert words(target).startswith("Idea 1 stands")


def test_an_idea_that_led_nowhere_has_no_empty_part() -> None:
    texts = {"docs/weeks/2018-09-17.md": "---\nideas: [{idea: 1, title: Tea}]\n---\n"}
    log = load(texts, TODAY)[0]
    assert not echoes(log.entries)


def test_an_item_that_names_an_idea_twice_is_told_once() -> None:
    text = "---\nlessons: ['Idea 1 is idea 1, not ideas 1 or 2', 'An idea 1.5 wide']\n---\n"
    found = echoes(load({"docs/weeks/2018-09-17.md": text}, TODAY)[0].entries)
    assert {number: [one.anchor for one in some] for number, some in found.items()} == {
        1: ["log-lesson-1"],
        2: ["log-lesson-1"],
    }


# The page of all ideas


def test_a_first_reader_is_told_the_way_and_who_waits_since_when(site: Built) -> None:
    page = site.page("ideas")
    assert words(page.find("h1").find_next_sibling("p")) == (
        "An idea goes from captured to adopted, or is set aside:"
        " parked, rejected, or merged into another."
    )
    waits = words(page.find(id="waiting-for-a-decision").find_next_sibling("ul"))
    assert waits == "Idea 1 : A second kettle testing, last touched on 24 Sep 2018 in Week 2"


def test_those_that_wait_longest_come_first_by_day() -> None:
    texts = {
        f"docs/posts/2018-09-{day}.md": f"---\nideas: [{{idea: {number}, title: T}}]\n---\n"
        for number, day in ((1, 20), (2, 19), (3, 18))
    }
    page = ideas_page(look_up(load(texts, TODAY)[0], OwnPage()))
    assert [one.link.text for one in page.waiting] == ["Idea 3", "Idea 2", "Idea 1"]


def test_the_board_and_the_table_hold_every_idea_once(site: Built) -> None:
    page = site.page("ideas")
    for place in ("#ideas-board li", "#ideas-table tbody tr"):
        numbers = [one["data-learnlog-item"] for one in page.select(place)]
        assert sorted(numbers) == ["1", "2", "3"], place
    heads = [words(one) for one in page.select("#ideas-board h3")]
    assert heads == [
        *("captured 0", "exploring 0", "testing 1", "adopted 0"),
        *("parked 0", "rejected 1", "merged 1"),
    ]
    empty = page.select("#ideas-board > [data-learnlog-empty] h3")
    assert [words(one) for one in empty] == ["captured 0", "exploring 0", "adopted 0", "parked 0"]


def test_a_row_says_what_it_is_filtered_and_sorted_by(site: Built) -> None:
    page = site.page("ideas")
    first, second = page.select("#ideas-table tbody tr")[:2]
    assert {name: first.get(f"data-{name}") for name in ("status", "tag", "stale")} == {
        "status": "testing",
        "tag": "tea",
        "stale": "yes",
    }
    assert second["data-tag"] == "tea\nfirst aid|kit"
    assert not second.has_attr("data-stale")
    assert [one.get("data-sort") for one in first.select("td, th")] == [
        *(None, None, "2", "2018-09-17", "2018-09-24", None, None)
    ]
    assert words(second.th) == 'A tray <for> "the" ward'
    options = [one.text for one in page.select("[name=tag] option")]
    assert options == ["any", "first aid|kit", "tea"]


def test_tags_that_differ_in_case_alone_have_an_order_of_their_own() -> None:
    tags = ["TEA", "Tea", "tEa", "teA", "tea"]  # as a set they'd come in another order each time
    text = f"---\nideas: [{{idea: 1, title: A kettle, tags: {sorted(tags)[::-1]}}}]\n---\n"
    log = load({"docs/weeks/2018-09-17.md": text}, TODAY)[0]
    assert ideas_page(look_up(log, OwnPage())).table.tags == tags


def test_without_a_script_there_is_no_form_and_everything_is_shown(site: Built) -> None:
    page = site.page("ideas")
    assert page.select_one("form.learnlog-filter").has_attr("hidden")
    hidden = page.select(".md-content [hidden]")
    assert [one.name for one in hidden] == ["form"]
    assert not page.select(".md-content script, .md-content [style], .md-content [onclick]")


def test_long_columns_and_lists_are_to_be_unfolded_but_never_for_one_alone() -> None:
    for count, more in ((AT_ONCE + 1, 0), (AT_ONCE + 2, 2)):
        items = "".join(f"  - {{idea: {n}, title: Idea of {n}}}\n" for n in range(1, count + 1))
        log = load({"docs/weeks/2018-09-17.md": f"---\nideas:\n{items}---\n"}, TODAY)[0]
        page = ideas_page(look_up(log, OwnPage()))
        assert len(page.columns[0].more) == len(page.waiting_more) == more
        assert len(page.columns[0].ideas) + more == page.columns[0].count == count


def test_a_column_begins_with_what_was_touched_last() -> None:
    texts = {
        "docs/weeks/2018-09-17.md": (
            "---\nideas:\n  - {idea: 1, title: Tea}\n  - {idea: 2, title: Milk}\n---\n"
        ),
        "docs/weeks/2018-09-24.md": "We drank Idea 2 up.\n",
    }
    page = ideas_page(look_up(load(texts, TODAY)[0], OwnPage()))
    assert [one.number for one in page.columns[0].ideas] == [2, 1]


def test_a_log_without_ideas_says_so_and_has_nothing_to_sort(tmp_path: Path) -> None:
    built = build(make_site(tmp_path, HOOKED, {"weeks/2018-09-17.md": "Prose.\n"}))
    assert built.code == 0, built.said
    page = built.page("ideas")
    assert "No idea has been written down yet." in page.text
    assert not page.select(".md-content form, .md-content table, .learnlog-board")
    assert not (built.folder / SORT_SCRIPT).exists()
    assert not page.select(f'script[src$="{SORT_SCRIPT}"]')


# What goes with the pages


def test_a_log_with_ideas_loads_its_scripts_after_the_page(site: Built, tmp_path: Path) -> None:
    for address in ("", "ideas", "ideas/1"):
        loaded = site.page(address).select('script[src*="assets/"][defer]')
        names = [str(one["src"]).rpartition("/")[2] for one in loaded]
        assert names.pop(0) == "learnlog-scrolling.js"
        assert names == ["tablesort.js", "learnlog-filter.js", "learnlog-print.js"], address
    words = ["stage", str(tmp_path / "staged"), str(site.folder.parent), "--today", str(TODAY)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    for script in (SORT_SCRIPT, FILTER_SCRIPT):
        shipped = ASSETS.joinpath(script).read_bytes()
        assert (site.folder / script).read_bytes() == shipped
        assert (tmp_path / "staged" / script).read_bytes() == shipped


def test_only_the_scripts_that_a_log_needs_are_written() -> None:
    log = load({"docs/weeks/2018-09-17.md": "Prose.\n"}, TODAY)[0]
    assert [uri for uri, _ in site_assets(log)] == [STYLE, FILTER_SCRIPT, PRINT_SCRIPT]
    assert [uri for uri, _ in site_assets(load({}, TODAY)[0])] == [STYLE]


def test_tablesort_is_as_its_authors_published_it_and_says_its_licence() -> None:
    text = ASSETS.joinpath(SORT_SCRIPT).read_text("utf-8")
    licence, _, code = text.partition("*/\n")
    assert "Copyright (c) Tristen Brown" in licence
    assert "above copyright notice and this permission notice" in licence
    files = [f"/*!{part}".rstrip("\n") for part in code.split("/*!")[1:]]
    assert [hashlib.sha256(one.encode()).hexdigest() for one in files] == [
        "ee99f17ebc985170899a004e9f6bf09e7f60eb4b459b6bfe6683cf0140352c63",
        "e25dad08c53361182db670d0f670e85eea0f57e5d3bad0439831c75e1842096c",
    ]


def test_the_filter_makes_no_markup_of_words_and_asks_nobody() -> None:
    text = ASSETS.joinpath(FILTER_SCRIPT).read_text("utf-8")
    assert not re.search(r"innerHTML|insertAdjacent|document\.write|eval|fetch\(|https?:", text)
    assert len(text.splitlines()) <= 200


def colours(css: str, block: str) -> dict[str, str]:
    found = re.search(re.escape(block) + r" \{([^}]*--learnlog-status-1[^}]*)\}", css)
    assert found, block
    return dict(re.findall(r"--learnlog-status-(\w+): (#\w{6})", found[1]))


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("block", "grounds"),
    [(":root", ("#ffffff", "#f5f5f5")), ('[data-md-color-scheme="slate"]', ("#1e2129", "#272a35"))],
)
def test_every_status_can_be_read_on_the_page_and_on_a_card(
    block: str, grounds: tuple[str, ...]
) -> None:
    found = colours(ASSETS.joinpath(STYLE).read_text("utf-8"), block)
    assert set(found) == {"1", "2", "3", "4", "parked", "rejected", "merged"}
    low = [
        (name, ground)
        for name, colour in found.items()
        for ground in grounds
        if contrast(colour, ground) < 4.5
    ]
    assert low == []
