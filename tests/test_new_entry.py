"""The text of a new week's file: valid whatever is open, and true to the words of every step."""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from learnlog import Log, Problem, Severity, load
from learnlog.files.decoding import UNSAFE
from learnlog.new_entry import NewEntry, new_entry
from learnlog.new_entry_ideas import MOST_IDEAS
from learnlog.new_entry_name import path_for
from learnlog.reference.reflective_models import ReflectiveModel, read_model, shipped
from learnlog.wording import same_words_key

MONDAY = dt.date(2026, 11, 16)
FRIDAY = dt.date(2026, 11, 20)
EARLIER = [MONDAY - dt.timedelta(weeks=weeks) for weeks in (9, 4, 2, 1)]
many = settings(
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "150")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="HYPOTHESIS_EXAMPLES" not in os.environ,
    database=None,
)

NASTY = """
yes|No|null|~|=|<<|12:30|0123|0x1F|1_000|.inf|1e3|2026-02-30|2026-11-20|a: b|a:b|key:|: x|? x|- x
- [ ] box|#|Reflection #3|# 3|a #b|"quoted"|"half|'single'|it's|“curly: quotes”|‘x’|«a: b»|&a|*b|!c
!!python/object:x.y|%d|@e|`f`|[x|[x]|{a: b}|{|]|,|a, b|--- x|---|...|\\x07|at the end \\|a \\" b|>-
|-|done|outcome: done|step: x|<script>alert(1)</script>|{: onmouseover=x}|café ☕ 😀|שלום|a’s|…|.
""".replace("\n", "|").split("|")
ANYTHING = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=300)
WORDS = st.one_of(
    st.sampled_from([text for text in NASTY if text.strip()] + ["x" * 300, "Meet the team. " * 20]),
    ANYTHING,
    st.text("ab :#-'\"\\[]{},&*!|>%@`~?=.<0123456789", max_size=40),
).map(lambda text: " ".join(UNSAFE.sub("", text).split()))
TEXTS = st.lists(WORDS.filter(bool), max_size=5, unique_by=same_words_key)


@st.composite
def logs(draw: st.DrawFn) -> dict[str, str]:
    """A few weeks: steps and ideas of any words, and answers to some of the steps."""
    texts: dict[str, str] = {}
    waiting: dict[str, str] = {}
    for monday in EARLIER:
        answers = [said for step in waiting.values() if (said := _answer(draw, step))]
        for step, outcome in [(one["step"], one["outcome"]) for one in answers]:
            if outcome in ("done", "dropped"):
                del waiting[same_words_key(step)]
        steps = [step for step in draw(TEXTS) if same_words_key(step) not in waiting]
        waiting |= {same_words_key(step): step for step in steps}
        listed = [_dated(draw, step) for step in steps]
        header = {"title": "A week", "followed_up": answers, "next_steps": listed}
        header["ideas"] = [{"title": title} for title in draw(TEXTS)]
        lines = [
            f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in header.items()
        ]
        texts[f"docs/weeks/{monday}.md"] = "\n".join(["---", *lines, "---", "Prose.", ""])
    return texts


def _answer(draw: st.DrawFn, step: str) -> dict[str, str]:
    outcome = draw(st.sampled_from(["", "", "done", "carried", "dropped", "deferred"]))
    said = {"step": step, "outcome": outcome, "note": "Why."}
    if outcome == "deferred":
        days = draw(st.sampled_from([-20, 0, 4, 6, 7, 30]))
        said["until"] = str(MONDAY + dt.timedelta(days=days))
    return said if outcome else {}


def _dated(draw: st.DrawFn, step: str) -> dict[str, str]:
    due = draw(st.sampled_from(["", "2026-10-01", "2026-12-01"]))
    return {"text": step, "due": due} if due else {"text": step}


def grave(problems: list[Problem]) -> list[str]:
    return [str(one) for one in problems if one.severity is not Severity.NOTICE]


def header_of(made: NewEntry) -> str:
    return made.text.removeprefix("---\n").partition("\n---\n")[0]


@many
@given(logs())
def test_any_log_gives_a_file_without_faults_that_keeps_every_step_open(
    texts: dict[str, str],
) -> None:
    log, problems = load(texts, FRIDAY)
    assert grave(problems) == []
    made = new_entry(log, None, MONDAY)
    after, found = load({**texts, made.path: made.text}, FRIDAY)
    assert grave(found) == []
    entry = after.entries[-1]
    asked = [
        step
        for step in log.steps
        if step.open and not (step.resting_until and step.resting_until > dt.date(2026, 11, 22))
    ]
    assert [(one.step, one.outcome) for one in entry.followed_up] == [
        (step.text, None) for step in asked
    ]
    assert list(made.carried) == asked
    assert not made.left_out
    assert [(step.text, step.carried + step.open, step.open) for step in log.steps] == [
        (step.text, step.carried, step.open) for step in after.steps
    ]
    assert after.ideas.keys() == log.ideas.keys()
    assert (entry.ideas, entry.next_steps, entry.title) == ((), (), None)


@many
@given(logs())
def test_other_readers_read_the_same_words(texts: dict[str, str]) -> None:
    made = new_entry(load(texts, FRIDAY)[0], None, MONDAY)
    asked = [{"step": step.text, "outcome": None} for step in made.carried] or None
    readings: list[dict[str, Any]] = [
        yaml.safe_load(header_of(made)),
        yaml.load(header_of(made), Loader=yaml.CSafeLoader),
        frontmatter.loads(made.text).metadata,
        get_data(made.text)[1],
    ]
    for reading in readings:
        assert reading["followed_up"] == asked
    assert list(readings[0]) == [
        *("title", "followed_up", "ideas", "achievements", "lessons", "next_steps")
    ]


def log_of(texts: dict[str, str], today: dt.date = FRIDAY) -> Log:
    return load({f"docs/{name}": text for name, text in texts.items()}, today)[0]


@pytest.mark.parametrize("text", [text for text in NASTY if text.strip()])
def test_words_that_mean_something_to_yaml_are_carried_to_the_letter(text: str) -> None:
    words = " ".join(text.split())
    made = new_entry(log_of({"weeks/2026-11-09.md": listing(words)}), None, MONDAY)
    assert yaml.safe_load(header_of(made))["followed_up"] == [{"step": words, "outcome": None}]


def listing(*steps: str) -> str:
    return f"---\nnext_steps: {json.dumps(steps, ensure_ascii=False)}\n---\n"


def test_what_does_not_fit_into_one_file_is_left_out_the_oldest_comes_first() -> None:
    steps = [f"Step {number} {'with many words ' * 25}".strip() for number in range(400)]
    texts = {
        f"weeks/{MONDAY - dt.timedelta(weeks=back)}.md": listing(*steps[at : at + 100])
        for at, back in ((0, 4), (100, 3), (200, 2), (300, 1))
    }
    log = log_of(texts)
    made = new_entry(log, None, MONDAY)
    assert len(made.carried) > 30
    assert made.carried + made.left_out == log.steps
    assert f"and {len(made.left_out)} more" in made.text
    assert grave(load({made.path: made.text}, FRIDAY)[1]) != []  # the steps are of other files
    everything = {f"docs/{name}": text for name, text in texts.items()}
    assert grave(load({**everything, made.path: made.text}, FRIDAY)[1]) == []


def test_a_step_with_signs_that_nobody_sees_is_left_out() -> None:
    log = log_of({"weeks/2026-11-09.md": listing("Ring \x07 the bell", "Meet the team")})
    made = new_entry(log, None, MONDAY)
    assert [step.text for step in made.carried] == ["Meet the team"]
    assert len(made.left_out) == 1
    assert not UNSAFE.search(made.text)


def test_many_ideas_are_cut_to_those_that_were_seen_last() -> None:
    titles = [f"Idea about thing {number}" for number in range(MOST_IDEAS + 5)]
    old = f"---\nideas: {json.dumps(titles)}\n---\n"
    log = log_of({"weeks/2026-11-02.md": old, "weeks/2026-11-09.md": "More on Idea 1.\n"})
    notes = new_entry(log, None, MONDAY).text
    assert "thing 0\n" in notes
    assert "thing 1\n" not in notes
    assert "and 5 that were seen earlier: learnlog ideas list" in notes


def test_a_week_of_the_past_tells_of_ideas_what_was_so_then() -> None:
    texts = {
        "weeks/2026-08-03.md": "---\nideas: [Keep bees]\n---\n",
        "weeks/2026-08-10.md": "---\nideas: [Keep ants]\n---\n",
        "weeks/2026-08-17.md": "More on Idea 1.\n",
        "weeks/2026-11-09.md": "More on Idea 2.\n",
    }
    log = log_of(texts)
    then = new_entry(log, None, dt.date(2026, 8, 24)).text
    assert "stale" not in then
    assert "3 weeks, last seen last week" in then
    later = new_entry(log, None, dt.date(2026, 10, 5)).text
    assert [line for line in later.splitlines() if "stale" in line] == [
        "#   1  captured  9 weeks, last seen 7 weeks ago (stale)  Keep bees",
        "#   2  captured  8 weeks (stale)                         Keep ants",
    ]
    now = new_entry(log, None, MONDAY).text
    assert [line[-9:] for line in now.splitlines() if "stale" in line] == ["Keep bees"]


def test_ideas_that_are_settled_are_not_listed() -> None:
    first = "---\nideas: [Keep bees, Keep ants]\n---\n"
    second = "---\nideas:\n  - {idea: 1, status: rejected, note: No garden.}\n---\n"
    log = log_of({"weeks/2026-11-02.md": first, "weeks/2026-11-09.md": second})
    notes = new_entry(log, None, MONDAY).text
    assert "Keep ants" in notes
    assert "Keep bees" not in notes


def test_the_example_of_a_status_is_the_next_one_of_the_log() -> None:
    log = log_of({"weeks/2026-11-09.md": "---\nideas: [Keep bees]\n---\n"})
    assert "  # - idea: 1\n  #   status: exploring\n" in new_entry(log, None, MONDAY).text


def test_examples_are_valid_when_their_sign_is_deleted() -> None:
    texts = {"docs/weeks/2026-11-09.md": "---\nideas: [Keep bees]\nnext_steps: [Buy a hive]\n---\n"}
    made = new_entry(load(texts, FRIDAY)[0], None, MONDAY)
    used = made.text.replace("  # - ", "  - ").replace("  #   ", "    ")
    log, problems = load({**texts, made.path: used}, FRIDAY)
    assert grave(problems) == []
    entry = log.entries[-1]
    assert (len(entry.ideas), len(entry.achievements), len(entry.lessons)) == (2, 1, 1)
    assert [step.due for step in entry.next_steps] == [None, dt.date(2026, 11, 27)]
    assert log.ideas[1].status == "exploring"


@pytest.mark.parametrize(
    ("carried", "words"), [(0, "from 26 October 2026\n"), (1, "carried once"), (2, "carried twice")]
)
def test_how_often_a_step_was_carried(carried: int, words: str) -> None:
    texts = {"weeks/2026-10-26.md": listing("Sweep the yard")}
    texts |= {f"weeks/2026-11-{day}.md": "Prose.\n" for day in ("02", "09")[:carried]}
    assert words in new_entry(log_of(texts), None, MONDAY).text


def test_a_date_that_has_passed_is_told_from_one_to_come() -> None:
    steps = "[{text: A, due: 2026-11-13}, {text: B, due: 2026-11-16}]"
    log = log_of({"weeks/2026-11-09.md": f"---\nnext_steps: {steps}\n---\n"})
    notes = new_entry(log, None, MONDAY).text
    assert "was due 13 November 2026\n  - step: A\n" in notes
    assert ", due 16 November 2026\n  - step: B\n" in notes


def test_week_one_is_the_owners_or_the_first_entry() -> None:
    log = log_of({"weeks/2026-11-02.md": "Prose.\n"})
    assert "# Week 3, 16–20 November 2026." in new_entry(log, None, MONDAY).text
    assert "# Week 1, 26–30 October 2026." in new_entry(log, None, dt.date(2026, 10, 26)).text


def test_a_key_that_looks_like_a_number_stays_text() -> None:
    made = new_entry(log_of({}), "007", MONDAY)
    log, problems = load({made.path: made.text}, FRIDAY)
    assert grave(problems) == []
    assert log.entries[0].author == "007"
    assert yaml.safe_load(header_of(made))["author"] == "007"


PATHS = [
    ({}, None, "weeks/2026-11-16.md"),
    ({}, "kit", "weeks/2026-11-16.md"),
    ({"2026-11-09.md": ""}, None, "weeks/2026-11-16.md"),
    ({"2026-11-09.md": ""}, "kit", "weeks/2026-11-16-kit.md"),
    ({"2026-11-09.md": "author: kit"}, "kit", "weeks/2026-11-16.md"),
    ({"2026-11-09-kit.md": ""}, "kit", "weeks/2026-11-16-kit.md"),
    ({"2026-11-02.md": "author: kit", "2026-11-09-kit.md": ""}, "kit", "weeks/2026-11-16-kit.md"),
    ({"2026-11-02-kit.md": "", "2026-11-09.md": "author: kit"}, "kit", "weeks/2026-11-16.md"),
    ({"2026-11-02.md": "author: kit", "2026-11-16.md": ""}, "kit", "weeks/2026-11-16-kit.md"),
    ({"2026/2026-11-09.md": ""}, None, "weeks/2026/2026-11-16.md"),
    ({"2025/2025-11-10.md": ""}, None, "weeks/2026/2026-11-16.md"),
    ({"ward/2025-11-10.md": ""}, None, "weeks/ward/2026-11-16.md"),
]


@pytest.mark.parametrize(("files", "author", "path"), PATHS)
def test_the_name_follows_the_authors_last_entry(
    files: dict[str, str], author: str | None, path: str
) -> None:
    log = log_of({f"weeks/{name}": f"---\ntitle: x\n{more}\n---\n" for name, more in files.items()})
    assert path_for(log, author, MONDAY) == f"docs/{path}"
    made = new_entry(log, author, MONDAY)
    assert ("\nauthor:" in made.text) == (bool(author) and "kit.md" not in path)


def test_only_steps_of_the_author_are_asked() -> None:
    log = log_of(
        {"weeks/2026-11-09-kit.md": listing("Mine"), "weeks/2026-11-09-sam.md": listing("Yours")}
    )
    assert [step.text for step in new_entry(log, "kit", MONDAY).carried] == ["Mine"]


def test_in_a_week_of_the_past_only_what_is_open_still_is_asked() -> None:
    log = log_of(
        {
            "weeks/2026-10-05.md": listing("Closed since", "Open still"),
            "weeks/2026-11-02.md": "---\nfollowed_up:\n  - {step: Closed since, outcome: done}\n"
            "next_steps: [Of a later week]\n---\n",
        }
    )
    made = new_entry(log, None, dt.date(2026, 10, 19))
    assert [step.text for step in made.carried] == ["Open still"]


STAGES = {
    "rolfe": ["What?", "So what?", "Now what?"],
    "gibbs": [
        *("Description", "Feelings", "Evaluation", "Analysis", "Conclusion", "Action plan"),
    ],
    "kolb": [
        *("Concrete experience", "Reflective observation"),
        *("Abstract conceptualisation", "Active experimentation"),
    ],
}


def model(text: str) -> ReflectiveModel:
    found = read_model("x.yml", "x", text)
    assert isinstance(found, ReflectiveModel), [str(problem) for problem in found]
    return found


def faults(text: str) -> list[Problem]:
    found = read_model("x.yml", "x", text)
    assert isinstance(found, list)
    return found


def test_the_shipped_models_have_version_date_source_and_questions() -> None:
    files = shipped()
    assert files.keys() == STAGES.keys()
    for name, data in files.items():
        found = read_model(f"{name}.yml", name, data)
        assert isinstance(found, ReflectiveModel)
        assert (found.name, bool(found.version and found.date and found.source)) == (name, True)
        assert [stage.heading for stage in found.stages] == STAGES[name]
        assert all(stage.prompt.endswith("?") for stage in found.stages)
        assert max(len(stage.words) for stage in found.stages) <= 75


def test_questions_become_headings_in_order() -> None:
    found = model("stages:\n  - {heading: What?, prompt: What happened?}\n  - heading: Then\n")
    made = new_entry(log_of({}), None, MONDAY, model=found)
    assert made.text.endswith("\n---\n\n## What? What happened?\n\n\n## Then\n\n")
    assert grave(load({made.path: made.text}, FRIDAY)[1]) == []


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "has no stages"),
        ("stages:\n", 1, "has no stages"),
        ("stages: []\n", 1, "has no stages"),
        ("title: a\nstagse:\n  - heading: x\n", 2, "did you mean 'stages'?"),
        ("title: a\nstages:\n  - headng: x\n", 3, "did you mean 'heading'?"),
        ("stages:\n  - prompt: x\n", 2, "a stage needs a heading"),
        ("stages:\n  - [a, b]\n", 2, "a stage needs a heading"),
        ("stages:\n  - [x]\n", 2, "does not work in this file"),
        ("stages: What?\n", 1, "must be a list"),
        ("- What?\n", 1, "lines of the form 'name: value'"),
        ("title: a: b\nstages: [x]\n", 1, "put the value in quotes"),
        ("date: last week\nstages: [x]\n", 1, "a date written year-month-day"),
        ("stages:\n  - What?\n  - 'Idea 3: more'\n", 3, "would be read as an idea"),
        ("stages:\n  - 'A <b>heading'\n", 2, "or hidden"),
        ("stages: [a]\nstages: [b]\n", 2, "given twice"),
        ("title: \x07\nstages: [a]\n", 1, "invisible character"),
    ],
)
def test_a_faulty_model_is_told_with_its_line(text: str, line: int, said: str) -> None:
    told = [(one.source.line, one.message) for one in faults(text)]
    assert any(at == line and said in message for at, message in told), told


def test_a_model_that_is_not_utf_8_is_told() -> None:
    found = read_model("x.yml", "x", "stages: [Gefühl]\n".encode("cp1252"))
    assert isinstance(found, list)
    assert found[0].code == "encoding"
