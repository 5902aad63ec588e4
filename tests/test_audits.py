"""What audits conclude and how their pages show it; the golden cases hold the rest."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from links import broken_links
from log_texts import mended
from manual_pages import fences
from sites import HOOKED, ROOT, Built, build, make_site
from test_hostile_fields import HOSTILE, words

from learnlog import Problem, Severity, Source, load
from learnlog.audit_changes import Change, Changes
from learnlog.audit_telling import number, signed
from learnlog.audits import mean, read_audits
from learnlog.reference.instruments import Principle
from learnlog.views.audit_words import told

TODAY = dt.date(2018, 12, 21)
WARD = """\
title: Our ward
version: 2
date: 2018-09-01
source: Our own words
scope: One ward
low: 1
scale:
  - {score: 0, label: No}
  - {score: 2, label: Half}
  - {score: 4, label: Yes}
principles:
  - title: Trust
    questions: [Do we keep our word?, Do we say what we fear?]
    dimensions: [leadership-model/engaging-the-team, nmc/cpd]
  - title: Fair shares
    questions: [Is it fair?]
    dimensions: [leadership-model/leading-with-care]
  - title: Learning
    questions: [Have we changed something?]
  - title: Voices
    questions: [Who was asked?]
"""
QUICK = """\
---
title: The first time
instrument: ward
depth: quick
scope: All of us
scores:
  - {principle: trust, score: 1, evidence: The rota}
  - {principle: fair-shares, score: 0}
  - {principle: learning, score: 3}
  - {principle: voices, comment: Nobody knew}
next_steps:
  - {text: Keep one promise, principle: trust, due: 2018-09-28}
  - {text: Teach each other, principle: learning}
  - Buy biscuits
---
We asked.
"""
WEEK = "---\nfollowed_up: [{step: Keep one promise, outcome: done, note: Kept}]\n---\nA week.\n"
DEEP = """\
---
title: The second time
instrument: ward
depth: deep
scope: All but one
scores:
  - {principle: trust, answers: [1, 4]}
  - {principle: fair-shares, answers: [2]}
  - {principle: learning, answers: [1]}
  - {principle: voices, answers: [x]}
---
We asked again.
"""
FILES = {
    "_data/audits/ward.yml": WARD,
    "audits/2018-09-10-first.md": QUICK,
    "weeks/2018-09-17.md": WEEK,
    "audits/2018-10-10-second.md": DEEP,
    "audits/2018-10-11-nothing.md": "---\ninstrument: working-together\n---\nNot yet.\n",
}
FIRST, SECOND = "audits/2018-09-10-first", "audits/2018-10-10-second"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = build(make_site(tmp_path_factory.mktemp("audits"), HOOKED, FILES))
    assert built.code == 0, built.said
    return built


def text(tag: Tag | None) -> str:
    assert tag
    return words(tag.get_text(" "))


def table_below(page: BeautifulSoup, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, heads included."""
    head = next(one for one in page.find_all("h2") if one.get_text().startswith(heading))
    table = head.find_next("table")
    return [[text(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]


# Numbers and sentences


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], None),
        ([2], 2),
        ([1, 2, 2], 1.7),
        ([2, 2, 2, 3], 2.3),  # 2.25: halves go up
        ([0.05], 0.1),
        ([1.1, 1.2, 1.3], 1.2),
    ],
)
def test_a_mean_has_one_decimal_and_halves_go_up(
    scores: Sequence[float], expected: float | None
) -> None:
    assert mean(scores) == expected


@pytest.mark.parametrize(
    ("by", "shown"), [(None, ""), (0, "same"), (1.3, "+1.3"), (-1, "−1"), (2, "+2")]
)
def test_a_change_is_shown_with_its_sign(by: float | None, shown: str) -> None:
    assert signed(by) == shown
    assert number(None, "not scored") == "not scored"


def changes(*pairs: tuple[float | None, float | None]) -> Changes:
    principle = Principle("a", "Trust", ("Do we?",), (), Source("x", 1), Source("x", 1))
    return Changes(tuple(Change(principle, *pair) for pair in pairs))


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ([(1, 2)] * 7 + [(2, 1)], "seven better, one worse: Trust (2 to 1)."),
        ([(1, 1.1), (1, 1), (1, None)], "one better, one the same."),
        ([(2, 0.5), (3, 2)], "two worse: Trust (2 to 0.5); Trust (3 to 2)."),
        ([(1, 2)] * 13, "13 better."),
        ([(1, None), (None, 1)], "nothing was scored both times, so there is nothing to compare."),
        ([], "nothing was scored both times, so there is nothing to compare."),
    ],
)
def test_a_change_is_told_in_a_sentence(
    pairs: list[tuple[float | None, float | None]], sentence: str
) -> None:
    assert told(changes(*pairs)) == sentence


def test_means_are_compared_over_what_was_scored_both_times() -> None:
    found = changes((1, 2), (3, None), (None, 4), (2, 3))
    assert found.overall == (1.5, 2.5)
    assert changes((1, None)).overall is None


# Hints


def problems(files: dict[str, str]) -> list[Problem]:
    return load({f"docs/{name}": text for name, text in files.items()}, TODAY)[1]


def header(lines: str) -> dict[str, str]:
    whole = {"_data/audits/ward.yml": WARD, "audits/2018-09-10-a.md": f"---\n{lines}\n---\nWe.\n"}
    return whole


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("audit-instrument", "instrument: wrad"),
        ("audit-principle", "instrument: ward\nscores:\n  - principle: trsut\n    score: 2"),
        ("audit-principle", "instrument: ward\nscores:\n  - Fair share"),
        ("audit-principle", "instrument: ward\nnext_steps:\n  - text: A\n    principle: Learning"),
        ("audit-depth", "instrument: ward\ndepth: deep\nscores:\n  - {principle: trust, score: 2}"),
        (
            "field-value",
            "instrument: ward\nscores:\n  - principle: fair-shares\n    answers: [9, x, 2]",
        ),
    ],
)
def test_a_hint_can_be_pasted_in_place_of_the_line(code: str, lines: str) -> None:
    files = header(lines)
    (found, *more) = [one for one in problems(files) if one.code == code]
    assert len({one.hint for one in (found, *more)}) == 1
    name = "audits/2018-09-10-a.md"
    after = problems({**files, name: mended(files[name], found)})
    assert code not in {one.code for one in after}


@pytest.mark.parametrize("steps", ["", "next_steps:\n  - Buy biscuits"])
def test_the_lines_for_a_gap_can_be_pasted_and_close_it(steps: str) -> None:
    lines = f"instrument: ward\nscores:\n  - principle: trust\n    score: 1\n{steps}".rstrip()
    (gap,) = [one for one in problems(header(lines)) if one.code == "audit-gap"]
    assert gap.source.line == 4
    filled = gap.hint.replace("due: …", "due: 2019-01-11").replace("…", "10 minutes")
    codes = {one.code for one in problems(header(f"{lines}\n{filled}"))}
    assert not codes & {"audit-gap", "audit-principle", "field-value", "duplicate-field", "yaml"}
    short = "\n".join(filled.splitlines()[: -len("smart")])
    assert "audit-gap" not in {one.code for one in problems(header(f"{lines}\n{short}"))}


@pytest.mark.parametrize("begun", ["", "\nscores:\n  - principle: learning\n    score: 2"])
def test_the_lines_for_what_is_not_scored_can_be_pasted(begun: str) -> None:
    lines = f"instrument: ward{begun}"
    (found,) = [one for one in problems(header(lines)) if one.code == "audit-unscored"]
    filled = found.hint.replace("…", "2")
    assert problems(header(f"{lines}\n{filled}")) == []


def test_what_the_manual_shows_has_no_error_and_closes_its_gap() -> None:
    text = (ROOT / "docs" / "manual" / "audits.md").read_text("utf-8")
    shown = {one.title: one.text for one in fences(text) if one.title}
    assert len(shown) == 4
    log, found = load(shown, TODAY.replace(year=2026))
    assert {one.code for one in found} == {"audit-unscored"}  # of the shortest one
    whole = read_audits(log).results["audits/2026-09-11-both-desks.md"]
    assert [one.principle.key for one in whole.gaps] == ["trust"]
    assert [step.outcome for step in log.steps if step.principle == "trust"] == ["done"]
    assert "shift-handover" in log.reference.instruments


@pytest.mark.parametrize("answers", ["[1, 2]", "[1]", "2"])
def test_too_few_answers_are_an_error_since_nobody_knows_which_are_missing(answers: str) -> None:
    three = WARD.replace("Do we say what we fear?]", "Do we say what we fear?, Do we ask?]")
    lines = f"instrument: ward\nscores:\n  - principle: trust\n    answers: {answers}"
    files = header(lines) | {"_data/audits/ward.yml": three}
    (found,) = [one for one in problems(files) if one.severity is Severity.ERROR]
    assert (found.code, found.source.line, found.hint) == ("field-value", 5, "")
    assert "the 3 questions of 'Trust'" in found.message
    assert "x" in found.message


@pytest.mark.parametrize(
    "answers", ["[1, x, 2]", "[x, x, x]", "\n      - 1\n      -\n      - 2", ""]
)
def test_a_place_that_is_kept_is_an_answer_that_nobody_can_give(answers: str) -> None:
    three = WARD.replace("Do we say what we fear?]", "Do we say what we fear?, Do we ask?]")
    lines = f"instrument: ward\nscores:\n  - principle: trust\n    answers: {answers}"
    files = header(lines) | {"_data/audits/ward.yml": three}
    assert [one for one in problems(files) if one.severity is Severity.ERROR] == []


UNREADABLE = ("{{{", "- a\n- b", "only words")


@pytest.mark.parametrize("lines", UNREADABLE)
def test_of_an_audit_that_can_not_be_read_only_that_is_told(lines: str) -> None:
    codes = {one.code for one in problems(header(lines))}
    assert codes
    assert codes <= {"yaml", "front-matter-shape"}


def test_an_audit_may_have_words_alone_but_no_scores_without_an_instrument() -> None:
    assert {one.code for one in problems(header("scope: Us"))} == {"audit-bare"}
    assert {one.severity for one in problems(header("scope: Us"))} == {Severity.NOTICE}
    scored = header("scores:\n  - {principle: trust, score: 2}")
    assert {one.code for one in problems(scored)} == {"audit-instrument"}


def test_a_blank_form_is_told_in_one_short_notice() -> None:
    items = "".join(f"\n  - principle: {one}\n    score:" for one in ("trust", "learning"))
    for lines in ("instrument: ward", f"instrument: ward\nscores:{items}"):
        (found,) = problems(header(lines))
        assert (found.code, found.message) == (
            "audit-unscored",
            "nothing is scored yet: 4 principles",
        )


# The page of an audit


def test_an_audit_without_a_title_is_told_apart_by_its_day(site: Built) -> None:
    title = "Audit: Working together (an example), 11 October 2018"
    assert text(site.page("audits/2018-10-11-nothing").h1).startswith(title)
    assert title in text(site.page("audits").article)


def test_the_bars_say_in_words_what_they_show(site: Built) -> None:
    bars = site.page(SECOND).find(class_="learnlog-bars").find_all("li")
    assert [text(bar) for bar in bars] == [
        "Trust 2.5 Half",
        "Fair shares 2 Half",
        "Learning 1 No low",
        "Voices not scored",
    ]
    widths = [bar.find(class_="learnlog-bar") for bar in bars]
    assert [one["style"].replace(":", ": ") if one else None for one in widths] == [
        "width: 62.5%",
        "width: 50%",
        "width: 25%",
        None,
    ]
    marks = [bar.find(class_="learnlog-bar-mark") for bar in bars]
    assert [one["style"].replace(":", ": ") if one else None for one in marks] == [
        "width: 25%",
        "width: 0%",
        "width: 75%",
        None,
    ]
    assert all(bar.find(class_="learnlog-bar-track")["aria-hidden"] == "true" for bar in bars)


def test_the_radar_has_both_shapes_and_a_name_for_all_who_do_not_see_it(site: Built) -> None:
    figure = site.page(SECOND).find("figure")
    named = {one["id"] for one in figure.find_all(["title", "desc"])}
    assert set(figure.svg["aria-labelledby"].split()) == named
    assert figure.svg["role"] == "img"
    assert len(figure.find_all("g", class_="learnlog-radar-now")) == 1
    assert len(figure.find_all("g", class_="learnlog-radar-before")) == 1
    assert "Dashed line: 10 Sep 2018 (quick)" in text(figure.figcaption)
    alone = site.page(FIRST).find("figure")
    assert not alone.find_all("g", class_="learnlog-radar-before")
    assert "Dashed" not in text(alone)


def test_the_table_has_the_scores_of_both_times(site: Built) -> None:
    head, trust, shares, learning, voices = table_below(site.page(SECOND), "Result")
    assert head == [
        *("Principle", "Score", "Last time", "Change", "Quick question", "Evidence", "Comment")
    ]
    assert trust == ["Trust", "2.5 2 of 2 answered", "1", "+1.5", "1 → 1", "", ""]
    assert shares == ["Fair shares", "2 1 of 1 answered", "0", "+2", "0 → 2", "", ""]
    assert learning == ["Learning", "1 low 1 of 1 answered", "3", "−2", "3 → 1", "", ""]
    assert voices == ["Voices", "not scored", "", "", "", "", ""]
    head, trust, *_, voices = table_below(site.page(FIRST), "Result")
    assert head == ["Principle", "Score", "Evidence", "Comment"]
    assert trust == ["Trust", "1 low", "The rota", ""]
    assert voices == ["Voices", "not scored", "", "Nobody knew"]


def test_what_changed_is_told_and_like_is_compared_with_like(site: Built) -> None:
    page = text(site.page(SECOND).article)
    assert "Two better, one worse: Learning (3 to 1)." in page
    assert "(one was not) is 1.8; last time it was 1.3." in page
    assert "That one was about: All of us" in page
    assert "By that alone: one better, one the same, one worse: Learning (3 to 1)." in page
    assert "Since last time" not in text(site.page(FIRST).article)


def test_each_gap_has_its_action_its_outcome_and_the_next_score(site: Built) -> None:
    rows = table_below(site.page(FIRST), "Gaps")[1:]
    assert rows == [
        ["Fair shares: 0 low", "no action", "2"],
        [
            "Trust: 1 low",
            "Keep one promise by 28 Sep 2018",
            "done in Week 1 Kept",
            "2.5",
        ],
        ["Learning: 3", "Teach each other", "open, not answered yet", "1"],
    ]
    assert table_below(site.page(SECOND), "Gaps")[1:] == [
        ["Learning: 1 low", "no action", "not yet"]
    ]


def test_every_answer_of_the_deep_form_can_be_unfolded(site: Built) -> None:
    details = next(
        one for one in site.page(SECOND).find_all("details") if "Every question" in one.get_text()
    )
    assert [text(head) for head in details.find_all("h3")] == ["Trust", "Fair shares", "Learning"]
    assert "Do we keep our word? the quick one 1 Do we say what we fear? 4" in text(details)


def test_the_facts_name_the_instrument_and_lead_to_it(site: Built) -> None:
    facts = site.page(SECOND).find("dl", class_="learnlog-audit-facts")
    assert [text(one) for one in facts.find_all("div")] == [
        "Instrument Our ward , version 2",
        "Form deep",
        "About All but one",
        "Answered 3 of 4 principles scored, 4 of 4 questions answered",
        "Result Mean 1.8 of 4; two better, one worse; 1 gap",
    ]
    assert [one["href"] for one in facts.find_all("a")] == ["../../instruments/ward/", "#result"]
    assert text(site.page(SECOND).find(id="result")).startswith("Result")
    first = text(site.page(FIRST).find("dl", class_="learnlog-audit-facts"))
    assert first.endswith("Result Mean 1.3 of 4; 2 gaps")


def test_the_cells_of_the_score_table_name_themselves_where_they_stand_below_each_other(
    site: Built,
) -> None:
    table = site.page(SECOND).find(class_="learnlog-scores").table
    heads = [text(one) for one in table.thead.find_all("th")]
    for row in table.tbody.find_all("tr"):
        assert [one["data-head"] for one in row.find_all("td")] == heads[1:]


def test_an_audit_without_scores_has_its_facts_and_no_result(site: Built) -> None:
    page = site.page("audits/2018-10-11-nothing")
    assert "0 of 8 principles scored" in text(page.article)
    assert not page.find(class_="learnlog-bars")
    assert not page.find("figure")
    assert "Result" not in [text(one) for one in page.find_all("h2")]


# The other pages


def test_the_list_of_audits_has_them_by_instrument_in_time(site: Built) -> None:
    page = site.page("audits")
    assert [text(one).split(" ¶")[0] for one in page.find_all("h2")] == [
        "Our ward",
        "Working together (an example)",
    ]
    _, first, second = table_below(page, "Our ward")
    assert first == ["The first time", "10 Sep 2018", "quick", "3 of 4", "1.3", "", "2 gaps"]
    assert second == [
        *("The second time", "10 Oct 2018", "deep", "3 of 4", "1.8"),
        *("+0.5 (quick to deep)", "1 gap"),
    ]
    scores = page.find_all("table")[1]
    assert [text(cell) for cell in scores.find_all("tr")[1].find_all(["th", "td"])] == [
        *("Trust", "1 low", "2.5")
    ]


def test_the_page_of_an_instrument_has_questions_scale_and_dimensions(site: Built) -> None:
    page = site.page("instruments/ward")
    said = text(page.article)
    assert "Version 2 Date 1 September 2018 Source Our own words Scope One ward" in said
    assert "Do we keep our word? quick" in said
    assert "Do we say what we fear? quick" not in said
    frameworks, dimensions, trust, shares, learning, _ = table_below(page, "What it is evidence")
    assert frameworks[2:] == ["NHS Healthcare Leadership Model", "NMC revalidation and the Code"]
    assert dimensions[2:4] == ["Leading with care", "Engaging the team"]
    assert trust == ["Trust", "2.5", "", "● evidence", "● evidence"]
    assert shares == ["Fair shares", "2", "● evidence", "", ""]
    assert learning == ["Learning", "1 low", "", "", ""]


def test_an_instrument_without_dimensions_has_no_matrix(tmp_path: Path) -> None:
    plain = "\n".join(line for line in WARD.splitlines() if "dimensions:" not in line)
    built = build(make_site(tmp_path, HOOKED, {**FILES, "_data/audits/ward.yml": plain}))
    assert built.code == 0, built.said
    assert not built.page("instruments/ward").find(class_="learnlog-matrix")


def test_only_instruments_in_use_have_a_page_and_every_link_leads_somewhere(site: Built) -> None:
    assert (site.folder / "instruments" / "ward").is_dir()
    assert not (site.folder / "instruments" / "index.html").exists()
    ours = [one for one in broken_links(site.folder) if one.startswith(("audits", "instruments"))]
    assert ours == []


def test_the_words_of_the_chart_are_not_searched(site: Built) -> None:
    index = json.loads((site.folder / "search" / "search_index.json").read_text("utf-8"))
    assert not [one for one in index["docs"] if "as shapes" in one["text"]]


# Hostile text


def hostile_files() -> dict[str, str]:
    """An instrument and audits that have every hostile text in every field."""
    principles = [
        {"key": f"p{at}", "title": one, "questions": [one]} for at, one in enumerate(HOSTILE)
    ]
    scale = [{"score": 0, "label": HOSTILE[0]}, {"score": 2, "label": HOSTILE[1]}]
    fields = ("title", "version", "source", "scope")
    instrument = {**dict.fromkeys(fields, HOSTILE[0]), "low": 1}
    files = {
        "_data/audits/bad.yml": json.dumps(
            {**instrument, "scale": scale, "principles": principles}, ensure_ascii=False
        )
    }
    for at, one in enumerate(HOSTILE):
        said = {"score": at % 2 * 2, "evidence": one, "comment": one}
        scores = [{"principle": f"p{number}", "score": 1} for number in range(1, len(HOSTILE))]
        scores.insert(0, {"principle": "p0", **said})
        steps = [
            {"text": f"{one} {number}", "principle": f"p{number}", "specific": one}
            for number in range(2)
        ]
        fields = {"title": one, "scope": one, "instrument": "bad", "scores": scores}
        lines = [
            f"{name}: {value if name == 'instrument' else json.dumps(value, ensure_ascii=False)}"
            for name, value in {**fields, "next_steps": steps}.items()
        ]
        files[f"audits/2018-09-{at + 1:02}.md"] = "\n".join(["---", *lines, "---", "We.", ""])
    return files


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = build(make_site(tmp_path_factory.mktemp("hostile"), HOOKED, hostile_files()))
    assert built.code == 0, built.said
    return built


def test_no_field_of_an_audit_becomes_markup(hostile: Built) -> None:
    folders = [hostile.folder / "audits", hostile.folder / "instruments"]
    files = [file for folder in folders for file in folder.rglob("*.html")]
    assert len(files) == len(HOSTILE) + 2
    for file in files:
        article = BeautifulSoup(file.read_text("utf-8"), "html.parser").article
        assert not article.find_all(["script", "style", "iframe", "em", "del", "mark", "img"])
        assert not [tag for tag in article.find_all("svg") if tag.parent.name != "figure"]
        for tag in article.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], tag
            assert not str(tag.get("href", "")).startswith("javascript:"), tag
        assert article.find(class_="learnlog-neighbours") or "audits/2018" not in str(file)


@pytest.mark.parametrize("at", range(len(HOSTILE)), ids=[one[:20] for one in HOSTILE])
def test_every_field_of_an_audit_is_shown_as_it_was_written(hostile: Built, at: int) -> None:
    page, one = hostile.page(f"audits/2018-09-{at + 1:02}"), words(HOSTILE[at])
    facts = words(page.find(class_="learnlog-audit-facts").get_text())
    assert one in facts
    row = page.find(class_="learnlog-scores").find_all("tr")[1]
    assert [words(cell.get_text()) for cell in row.find_all("td")[-2:]] == [one, one]
    titles = page.find(class_="learnlog-bars").find_all(class_="learnlog-bar-name")
    assert words(titles[at].get_text()) == one
    assert one in words(hostile.page("instruments/bad").article.get_text())
    assert one in words(hostile.page("audits").article.get_text())
