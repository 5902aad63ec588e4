"""Pages that look back, with the writer's own words and without; and the file of a new review."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from links import broken_links
from log_texts import entry
from sites import HOOKED, build, make_site

from learnlog import Log, Problem, Severity, load
from learnlog.edit.refusal import Refusal
from learnlog.new_review import NewReview, new_review
from learnlog.new_review_facts import MOST_LINES, harmless
from learnlog.pages import build_pages
from learnlog.views.site import OwnPage

TODAY = dt.date(2026, 8, 14)
HOSTILE = "--> <script>alert(1)</script> <!-- ---- `Idea 9:` {{ 7 }} *x* # \u202e"
TEXTS = {
    "weeks/2026-06-29": entry("achievements: [Began]\nnext_steps: [Ask, Draw]\nideas: [A board]"),
    "weeks/2026-07-06": entry(
        "followed_up: [{step: Ask, outcome: done}, {step: Draw, outcome: dropped, note: No wall}]"
    ),
    "weeks/2026-08-10": entry("achievements: [Went on]\nlessons: [Sit down first]"),
    "assignments/ward-7": entry("title: A ward by day\nstart: 2026-06-29\nend: 2026-07-10"),
    "reviews/2026-Q2": entry("title: The loud quarter\ndate: 2026-07-03", "It was loud.\n"),
}


def loaded(texts: dict[str, str], today: dt.date = TODAY) -> tuple[Log, list[Problem]]:
    log, problems = load({f"docs/{path}.md": text for path, text in texts.items()}, today)
    return log, [one for one in problems if one.severity is Severity.ERROR]


def log_of(texts: dict[str, str]) -> Log:
    log, errors = loaded(texts)
    assert [str(one) for one in errors] == []
    return log


def pages_of(texts: dict[str, str]) -> dict[str, str]:
    found = build_pages(log_of(texts), OwnPage())
    return {page.uri: page.markdown for page in found if page.uri.startswith("reviews/")}


def header(page: str) -> dict[str, object]:
    found = yaml.safe_load(page.split("---\n")[1])
    assert isinstance(found, dict)
    return found


def words(page: str) -> str:
    return " ".join(BeautifulSoup(page, "html.parser").get_text().split())


# The pages


def test_every_period_with_an_entry_and_every_assignment_has_a_page() -> None:
    names = ("2026", "2026-06", "2026-07", "2026-08", "2026-Q2", "2026-Q3", "ward-7")
    assert sorted(pages_of(TEXTS)) == sorted(f"reviews/{one}.md" for one in (*names, "index"))


def test_the_writers_words_come_first_and_what_is_counted_after_them() -> None:
    page = pages_of(TEXTS)["reviews/2026-Q2.md"].split("---\n", 2)[2]
    places = [page.index(one) for one in ("# The loud quarter", "It was loud.", "## What the log")]
    assert places == sorted(places)
    assert "April to June 2026" in page


def test_only_the_writers_own_words_are_searched() -> None:
    left_out = {
        uri for uri, page in pages_of(TEXTS).items() if header(page).get("search") is not None
    }
    assert left_out == pages_of(TEXTS).keys() - {"reviews/2026-Q2.md"}


def test_numbers_lists_and_neighbours_are_there() -> None:
    page = pages_of(TEXTS)["reviews/2026-07.md"]
    said = words(page)
    assert "Weeks written1 of 4" in said
    assert "Promises1 of 2closed steps were done" in said
    assert "1 of 2 closed steps were done." in said
    assert "Let go (1)" in said
    assert "No wall" in said
    links = {one.get_text(): one["href"] for one in BeautifulSoup(page, "html.parser")("a")}
    assert links["July to September 2026"] == "../../reviews/2026-Q3/"
    assert links["2026"] == "../../reviews/2026/"
    assert links["← June 2026"] == "../../reviews/2026-06/"
    assert links["August 2026 →"] == "../../reviews/2026-08/"


OPEN = {
    "weeks/2026-06-01": entry("next_steps: [Old, Older]\nideas: [A board]"),
    "weeks/2026-07-06": entry(
        "next_steps: [Ask, Draw]\nfollowed_up: [{step: Old, outcome: carried, note: No time}]"
    ),
    "weeks/2026-08-10": entry(
        "followed_up: [{step: Ask, outcome: done}]\nideas: [{idea: 1, status: adopted}]\n"
        "people: [{role: A porter, how: met}, {role: A cook, how: worked with}, {role: A clerk}]"
    ),
}


def test_steps_that_were_open_at_the_end_are_told_as_they_were_then() -> None:
    pages = pages_of(OPEN)
    july = words(pages["reviews/2026-07.md"])
    assert "Open at the end (4)" in july
    assert "Made before and not spoken of in this time: 1" in july
    assert "Ask (today: done)" in july
    assert "Draw (today: open)" in july
    assert "No time" in july
    for name in ("2026-08", "2026-Q3", "2026"):
        assert "Still open (3) Old" in words(pages[f"reviews/{name}.md"])
    assert "Draw open" in words(pages["reviews/2026.md"])


def test_a_list_of_steps_from_before_alone_is_a_number() -> None:
    texts = {"weeks/2026-06-01": OPEN["weeks/2026-06-01"], "weeks/2026-07-06": "Prose.\n"}
    july = pages_of(texts)["reviews/2026-07.md"]
    assert "Open at the end (2) Made before and not spoken of in this time: 2" in words(july)
    assert not [one for one in BeautifulSoup(july, "html.parser")("ul") if not one.li]


def test_what_became_of_an_idea_since_is_not_taken_for_what_it_was() -> None:
    assert "captured (today: adopted)" in words(pages_of(OPEN)["reviews/2026-06.md"])


def test_people_are_counted_by_how_they_were_met() -> None:
    said = words(pages_of(OPEN)["reviews/2026-08.md"])
    assert "People1 met1 worked with" in said


def test_a_quarter_leads_to_its_months_and_a_year_to_its_quarters() -> None:
    pages = pages_of(TEXTS)
    assert "In it: July 2026 · August 2026" in words(pages["reviews/2026-Q3.md"])
    assert "In it: April to June 2026 · July to September 2026" in words(pages["reviews/2026.md"])
    assert "10 August" not in words(pages["reviews/2026-07.md"])


def test_what_is_not_over_says_so() -> None:
    pages = pages_of(TEXTS)
    so_far = {uri for uri, page in pages.items() if ", so far</p>" in page}
    assert so_far == {"reviews/2026.md", "reviews/2026-Q3.md", "reviews/2026-08.md"}


def test_long_lists_are_folded_and_short_ones_are_not() -> None:
    six = ", ".join(f"Thing {at}" for at in range(6))
    seven = ", ".join(f"Thing {at}" for at in range(7))
    texts = {
        "weeks/2026-07-06": entry(f"achievements: [{six}]"),
        "weeks/2026-08-03": entry(f"achievements: [{seven}]"),
    }
    pages = pages_of(texts)
    assert "<details>" not in pages["reviews/2026-07.md"]
    assert "<summary>2 more</summary>" in pages["reviews/2026-08.md"]
    assert all(f"Thing {at}" in pages["reviews/2026-08.md"] for at in range(7))


def test_a_month_with_little_is_a_short_page() -> None:
    page = pages_of({"weeks/2026-07-06": "Prose.\n"})["reviews/2026-07.md"]
    assert re.findall(r"^#+ .*", page, re.MULTILINE) == [
        "# July 2026",
        "## What the log counts",
        "### Entries",
    ]


def test_a_gap_is_told_kindly() -> None:
    texts = {"weeks/2026-03-03": "Prose.\n", "weeks/2026-06-20": "Prose.\n"}
    pages = pages_of(texts)
    told = "No entry between 3 March and 20 June 2026: fifteen weeks."
    assert {uri for uri, page in pages.items() if told in page} == pages.keys()
    assert all("A portfolio may need the reason" in page for page in pages.values())


def test_the_list_has_years_with_quarters_with_months_and_tells_of_own_words() -> None:
    index = BeautifulSoup(pages_of(TEXTS)["reviews/index.md"], "html.parser")
    year = index.select_one(".learnlog-roll-up > ul > li")
    assert year is not None
    quarters = year.select(":scope > ul > li")
    assert [one.a and one.a.get_text() for one in quarters] == [
        "July to September 2026",
        "April to June 2026",
    ]
    assert [one.get_text() for one in quarters[0].select(":scope > ul a")] == [
        "August 2026",
        "July 2026",
    ]
    assert "3 entries, 1 achievement, 1 promise kept" in words(str(quarters[0]))
    assert "✎ The loud quarter" in words(str(quarters[1]))


def test_forecasts_that_are_due_stand_on_top_of_the_list() -> None:
    forecasts = (
        "forecasts:\n  - {text: The lift is mended, review: 2026-08-14}\n"
        "  - {text: The roof is mended, review: 2026-08-15}\n"
        "  - {text: The tap is mended, review: 2026-08-01, outcome: partly}"
    )
    page = pages_of({"interviews/2026-07-01-stores": entry(forecasts)})["reviews/index.md"]
    assert page.index("The lift is mended") < page.index("## Years")
    assert "roof" not in page
    assert "tap" not in page


def test_a_review_of_an_assignment_without_a_first_day_is_its_words_alone() -> None:
    texts = {"assignments/someday": entry("title: Some day"), "reviews/someday": "Not yet.\n"}
    page = pages_of(texts)["reviews/someday.md"]
    assert "Not yet." in page
    assert "## What the log counts" not in page


def test_two_reviews_of_one_period_both_have_a_page() -> None:
    texts = TEXTS | {"reviews/kit/2026-Q2": entry("date: 2026-07-04", "Quiet.\n")}
    pages = pages_of(texts)
    assert "It was loud." in pages["reviews/2026-Q2.md"]
    assert "Quiet." in pages["reviews/kit/2026-Q2.md"]


def test_generated_blocks_hold_no_empty_line_and_no_text_is_markup() -> None:
    bad = HOSTILE.replace("\u202e", "").replace('"', "'")
    texts = {
        "weeks/2026-07-06": entry(
            f'achievements: ["{bad}"]\nlessons: ["{bad}"]\nideas: ["{bad}"]\nnext_steps: ["{bad}"]'
        ),
        "weeks/2026-07-13": entry(
            f'followed_up: [{{step: "{bad}", outcome: dropped, note: "{bad}"}}]'
        ),
        "assignments/ward": entry(f'title: "{bad}"\nstart: 2026-07-06'),
    }
    for page in pages_of(texts).values():
        assert "<script" not in page
        for block in re.findall(r"^<div class.*?^</div>", page, re.MULTILINE | re.DOTALL):
            assert "\n\n" not in block


def test_the_same_log_gives_the_same_pages() -> None:
    backwards = dict(reversed(TEXTS.items()))
    assert pages_of(TEXTS) == pages_of(backwards)


def test_a_draft_of_a_review_is_in_no_byte_and_its_period_has_its_page(tmp_path: Path) -> None:
    secret = "---\ndraft: true\ndate: 2026-07-01\n---\nThe quagga.\n"
    files = {f"{path}.md": text for path, text in (TEXTS | {"reviews/2026-Q2": secret}).items()}
    files["index.md"] = "# A log\n"
    built = build(make_site(tmp_path, HOOKED + "extra: {learnlog: {today: 2026-08-14}}\n", files))
    assert built.code == 0, built.said
    assert b"quagga" not in built.every_byte()
    assert "What the log counts" in built.page("reviews/2026-Q2").get_text()
    assert broken_links(built.folder) == []


# The file of a new review


def made(name: str, texts: dict[str, str] | None = None, author: str | None = None) -> NewReview:
    found = new_review(log_of(texts or TEXTS), name, author)
    assert isinstance(found, NewReview), str(found)
    return found


NAMES = [
    ("2026", "2026"),
    ("2026-07", "2026-07"),
    ("2026-Q3", "2026-Q3"),
    ("2026-q3", "2026-Q3"),
    (" 2026-08.md", "2026-08"),
    ("ward-7", "ward-7"),
    ("2019", "2019"),
]


@pytest.mark.parametrize(("name", "file"), NAMES)
def test_a_new_review_is_read_without_a_problem_as_it_stands(name: str, file: str) -> None:
    new = made(name)
    assert new.path == f"docs/reviews/{file}.md"
    before = load({f"docs/{path}.md": text for path, text in TEXTS.items()}, TODAY)
    after = load(
        {f"docs/{path}.md": text for path, text in TEXTS.items()} | {new.path: new.text}, TODAY
    )
    assert [str(one) for one in after[1]] == [str(one) for one in before[1]]
    assert after[0].ideas == before[0].ideas
    found = next(one for one in after[0].entries if one.source.path == new.path)
    assert (found.date, found.title, found.lessons, found.next_steps) == (TODAY, None, (), ())
    assert found.prose.places == ()


def test_an_untouched_prompt_is_on_no_page() -> None:
    new = made("2026-07")
    texts = TEXTS | {"reviews/2026-07": new.text}
    page = pages_of(texts)["reviews/2026-07.md"]
    own = page.split("## What the log counts")[0]
    shown = BeautifulSoup(own.split("---\n", 2)[2], "html.parser")
    for comment in shown.find_all(string=lambda text: type(text).__name__ == "Comment"):
        comment.extract()
    assert re.findall(r"^## (.*)", shown.get_text(), re.MULTILINE) == []
    assert "1 of 2 closed steps were done" in new.text
    assert "closed steps" not in own


UNTOUCHED = """\
## What am I proud of?

<!--
4 hours are recorded.
-->

## What next?
"""
ANSWERED = """\
Before.

## What am I proud of?

<!--
4 hours are recorded.
-->

## What did I learn?

<!-- a note --> To ask.

## Mine
### A smaller one

## The last

- A point about Idea 1
"""


def test_a_question_without_an_answer_is_not_published_and_one_with_an_answer_is() -> None:
    page = pages_of(TEXTS | {"reviews/2026-07": ANSWERED})["reviews/2026-07.md"]
    own = page.split("## What the log counts")[0]
    assert re.findall(r"^#{2,} (.*)", own, re.MULTILINE) == [
        *("What did I learn?", "Mine", "A smaller one", "The last")
    ]
    assert "hours are recorded" not in own
    assert "To ask." in own
    assert "ideas/1" in own
    assert "search" not in header(page)


@pytest.mark.parametrize("body", [UNTOUCHED, "<!-- a note -->\n", "", "\n\n"])
def test_a_review_of_prompts_alone_is_without_own_words(body: str) -> None:
    pages = pages_of(TEXTS | {"reviews/2026-07": entry("date: 2026-08-01", body)})
    assert header(pages["reviews/2026-07.md"])["search"] == {"exclude": True}
    index = words(pages["reviews/index.md"])
    assert index.count("✎") == 2  # the explanation, and the loud quarter
    lessons = entry("date: 2026-08-01\nlessons: [To ask]", body)
    with_lesson = pages_of(TEXTS | {"reviews/2026-07": lessons})
    assert "search" not in header(with_lesson["reviews/2026-07.md"])
    assert words(with_lesson["reviews/index.md"]).count("✎") == 3


AUDITS = {
    "audits/2026-07-01-a": entry(
        "instrument: working-together\n"
        "scores:\n  - {principle: trust, score: 1}\n  - {principle: voices, score: 2}"
    ),
    "audits/2026-08-03-b": entry(
        "title: Once more\ninstrument: working-together\n"
        "scores:\n  - {principle: trust, score: 3}\n  - {principle: voices, score: 1}\n"
        "  - {principle: learning, score: 0}\n"
        "next_steps:\n  - {text: Ask, principle: voices}"
    ),
}


def test_an_audit_is_listed_once_with_its_mean_and_its_change() -> None:
    page = pages_of(AUDITS)["reviews/2026-08.md"]
    assert page.split("### Audits")[1].count("Once more") == 1
    assert "### Entries" not in page
    assert "Once more mean 1.3 of 4, +0.5, 2 gaps" in words(page)


def test_the_prompts_tell_of_audits_and_of_gaps_that_nobody_has_a_plan_for() -> None:
    text = made("2026-08", AUDITS).text
    assert "Audits:\n- Once more (3 Aug 2026): mean 1.3 of 4, +0.5, 2 gaps\n" in text
    assert "Gaps without an action:\n- Learning as we go: 0, in Once more\n" in text
    assert "Gaps" not in made("2026-07", AUDITS).text  # a later audit has taken over


def test_an_assignment_is_listed_as_begun_and_ended_and_is_no_entry() -> None:
    pages = pages_of(TEXTS)
    june, july = words(pages["reviews/2026-06.md"]), words(pages["reviews/2026-07.md"])
    assert "A ward by day begun 29 Jun 2026" in june
    assert "A ward by day ended 10 Jul 2026" in july
    assert "1 assignment" not in june
    assert "### Assignments" not in pages["reviews/ward-7.md"]


def test_examples_are_valid_when_their_sign_is_deleted() -> None:
    new = made("2026-07")
    used = new.text.replace("  # - ", "  - ").replace("  #   ", "    ")
    log, errors = loaded(TEXTS | {"reviews/2026-07": used})
    assert errors == []
    found = next(one for one in log.entries if one.source.path == new.path)
    assert (len(found.lessons), len(found.next_steps)) == (1, 2)
    assert found.next_steps[1].due == TODAY + dt.timedelta(days=14)


@pytest.mark.parametrize("text", [HOSTILE, "-->", "--!>", "<!-->", "a--b", "---", "- -->", ">"])
def test_no_text_ends_a_comment_early(text: str) -> None:
    line = harmless(text)
    assert not set("<>\u202e") & set(line)
    assert "--" not in line


def test_hostile_texts_stay_inside_their_comments() -> None:
    bad = HOSTILE.replace("\u202e", "")
    texts = {
        "weeks/2026-07-06": entry(
            f'achievements: ["{bad}"]\nlessons: ["{bad}"]\nideas: ["{bad}"]\nnext_steps: ["{bad}"]'
        ),
        "assignments/ward": entry(
            f'title: "{bad}"\nstart: 2026-07-06\nobjectives: ["{bad}", "Another"]'
        ),
    }
    for name in ("2026-07", "ward"):
        new = made(name, texts)
        body = new.text.split("\n---\n", 1)[1]
        outside = re.sub(r"<!--\n.*?\n-->", "", body, flags=re.DOTALL)
        assert body.count("<!--") == body.count("-->") == 5
        assert set(outside.split("\n")) == {"", *re.findall(r"^## .*", body, re.MULTILINE)}
        log, errors = loaded(texts | {new.path.removeprefix("docs/").removesuffix(".md"): new.text})
        assert errors == []
        assert len(log.ideas) == 1


def test_long_lists_are_cut_and_the_note_says_where_the_rest_is() -> None:
    many = ", ".join(f"Thing {at}" for at in range(MOST_LINES + 2))
    text = made("2026-07", {"weeks/2026-07-06": entry(f"achievements: [{many}]")}).text
    assert f"- Thing {MOST_LINES - 1} (6 Jul 2026)\n- and 2 more: on the page of 2026-07\n" in text


def test_an_author_is_told_of_their_own_and_named() -> None:
    texts = {
        "weeks/2026-07-06-sam": entry("achievements: [Mine]\nnext_steps: [My step]"),
        "weeks/2026-07-06-kit": entry("achievements: [Yours]\nnext_steps: [Your step]"),
    }
    text = made("2026-07", texts, "sam").text
    assert "\nauthor: sam\n" in text
    assert "Mine" in text
    assert "My step" in text
    assert "You" not in text.split("\n---\n", 1)[1]
    both = made("2026-07", texts).text
    assert "Mine" in both
    assert "Yours" in both


@pytest.mark.parametrize(
    ("name", "message", "way_out"),
    [
        ("2026-13", "'2026-13' is not a month", ""),
        ("ward7", "'ward7' is not a month", "did you mean 'ward-7'?"),
        ("2027", "2027 begins on 1 January 2027", ""),
        ("2026-Q2", "there is a review of April to June 2026", "docs/reviews/2026-Q2.md"),
        ("someday", "the assignment 'someday' has no first day", "start: 2026-08-14"),
    ],
)
def test_what_can_not_be_reviewed_is_told(name: str, message: str, way_out: str) -> None:
    log = log_of(TEXTS | {"assignments/someday": "Prose.\n"})
    found = new_review(log, name, None)
    assert isinstance(found, Refusal)
    assert message in found.message
    assert way_out in found.way_out
    assert bool(found.way_out) == bool(way_out)
