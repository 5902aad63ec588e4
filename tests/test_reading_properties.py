"""What holds for every text, however broken: sought with random, spliced and mutated ones.

`HYPOTHESIS_EXAMPLES=20000 pytest tests/test_reading_properties.py` searches longer.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from pathlib import Path

import frontmatter
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from log_texts import mended
from mkdocs.utils.meta import get_data

from learnlog import Problem, Severity, load
from learnlog.files.decoding import Decoded, decode
from learnlog.files.site_file import SiteFile
from learnlog.front_matter.nodes import Fields, Items, Node, Text, plain
from learnlog.front_matter.yaml_text import read_document
from learnlog.header import Header, StrictHandler, read_header
from learnlog.wording import same_words_key

TODAY = dt.date(2026, 11, 20)
PATH = "docs/weeks/2026-05-11.md"
PATHS = (
    PATH,
    "docs/weeks/2026-05-18.md",
    "docs/weeks/2026-05-18-kit.md",
    "docs/weeks/2026-05-25.md",
    "docs/weeks/2026-12-28.md",
    "docs/weeks/notes.md",
    "docs/about.md",
    "docs/.authors.yml",
)
# Codes whose hint is a whole line made from the faulty one.
TRIED = {"cut-short", "task-item", "yaml-feature", "reads-differently", "control-character"}
many = settings(
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "200")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="HYPOTHESIS_EXAMPLES" not in os.environ,
    database=None,
)


def beginning(text: str) -> str:
    """An entry with no more prose than leaves time for many of them."""
    header, fence, prose = text.partition("\n---\n")
    return header + fence + prose[:600]


# Texts to begin with: the entries of the demo.
WEEKS = Path(__file__).parents[1] / "docs" / "weeks"
SEEDS = [beginning(path.read_text("utf-8")) for path in sorted(WEEKS.glob("*.md"))]

HOSTILE_LINES = """---
---\t
--- x
----
...
...\x20
- - -
***
```
~~~
title: Finding my feet
title: a: b
title: “a: b”
title: 12:30
title: 0123
title: yes
title: 2026-02-30
title: Reflection #3
title: "a" #b
title: "\\x07"
title: |
title: >-
title: null
title: ~
title:
title:x
Title: x
  indented
\ttabbed
    - deep
- item
-item
• item
- [ ] box
# comment
# - [ ] box
tags: [a, b]
tags: [a #b, c]
tags: [a, b
  ]
tags: [[a], {b: c}]
tags: &a [b]
tags: *a
tags: !!python/object:x.y
tags: [2026, yes, 1e3, .inf, 0x1F]
<<: {title: x}
? title
: x
{title: x}
[title, x]
draft: true
draft: maybe
Draft: yes
date: 2026-05-11
date: 2026-02-30
author: kit
author: ../../x
2026: x
12:30: x
null: x
~: x
search: {exclude: true}
search: {12:30: x, yes: no}
search:
  exclude: maybe
hide: [toc]
hide: toc
description: x
ideas:
ideas: [A, B, C]
  - Ask people
  - idea: 1
    status: exploring
    status: parked
    status: merged
    into: 2
    note: because
    title: Ask people
  - idea: 2
  - idea: 99999
  -
  - {idea: 3, title: x}
followed_up:
  - step: Write
    outcome: done
    outcome: deferred
    until: 2026-06-01
next_steps:
  - Write
  - text: Write
    due: 2026-06-01
    idea: 1
lessons:
  - text: x
    applied: 2026-05-25
achievements:
  - text: x
    hours: 1,5
Note: I felt sad
Idea 1: Ask people.
**Idea 2:** Write.
Idea 3 – Go.
Idea: something new
New idea: another
- [ ] Idea 4: Box.
> Idea 5: quoted
Ideas 1, 2 and 3, and idea 4 or Idea\u00a05.
`Idea 1` <a>Idea 2</a> [Idea 3](x) ![Idea 4][x]
# Idea 1: heading
Prose it is.
[x](2026-12-28.md)
[^1]: Idea 1
| Idea 1 | a |
|---|---|
\ufefftitle: x
title: a\u2028draft: true
title: \u0085
title: \u202e
authors:
  kit:
    name: Kit
"""
LINES = st.sampled_from(HOSTILE_LINES.split("\n"))
SIGNS = st.one_of(
    st.sampled_from("-:#[]{}&*!|>'\"%@`,?\\~ \t\n\r\ufeff\u2028\u00a0.0"), st.characters()
)
texts_of_lines = st.lists(LINES, max_size=25).map("\n".join)
entries_of_lines = st.tuples(
    st.lists(LINES, max_size=12).map("\n".join), st.lists(LINES, max_size=12).map("\n".join)
).map(lambda parts: f"---\n{parts[0]}\n---\n{parts[1]}")


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A real entry with some lines put in, taken out, doubled, moved or changed."""
    lines = draw(st.sampled_from(SEEDS)).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, min(len(lines) - 1, 30)))
        line = lines[at]
        cut = draw(st.integers(0, len(line)))
        change = draw(st.integers(0, 5))
        if change == 0:
            lines.insert(at, draw(LINES))
        elif change == 1 and len(lines) > 1:
            del lines[at]
        elif change == 2:
            lines.insert(at, line)
        elif change == 3:
            lines[at] = line[:cut] + draw(st.text(SIGNS, max_size=4)) + line[cut:]
        elif change == 4:
            lines[at] = line[:cut] + line[cut + draw(st.integers(1, 4)) :]
        else:
            lines[at] = draw(LINES)
    ending = draw(st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"]))
    return draw(st.sampled_from(["", "", "", "\ufeff"])) + ending.join(lines)


any_text = st.one_of(mutated(), entries_of_lines, texts_of_lines, st.text(SIGNS, max_size=200))
any_file = st.one_of(any_text.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary())
any_log = st.dictionaries(st.sampled_from(PATHS), any_file, max_size=4)


def accepted(problems: list[Problem]) -> bool:
    return all(problem.severity is not Severity.ERROR for problem in problems)


@many
@given(any_log)
def test_nothing_is_raised_whatever_the_bytes(texts: dict[str, bytes]) -> None:
    log, problems = load(texts, TODAY)
    for problem in problems:
        str(problem).encode("utf-8")
        problem.hint.encode("utf-8")
    for idea in log.ideas.values():
        assert idea.title
        assert idea.born <= idea.last_seen


@many
@given(any_text)
def test_any_other_yaml_file_is_read_or_refused(text: str) -> None:
    read_document("mkdocs.yml", text)
    SiteFile(options={"stale_after": text, "start": text, text: text}).config()


@many
@given(any_text)
def test_what_is_accepted_others_read_the_same(text: str) -> None:
    assume(accepted(load({PATH: text}, TODAY)[1]))
    decoded = decode(PATH, text)
    assert isinstance(decoded, Decoded)
    header, _ = read_header(PATH, decoded.text)
    assert header is not None
    assert_mkdocs_reads_the_same(decoded.text, header)
    fields, prose = frontmatter.parse(decoded.text, handler=StrictHandler())
    assert fields == plain(header.fields)
    assert prose == header.body.strip()


@many
@given(any_text)
def test_what_is_accepted_of_other_pages_mkdocs_reads_the_same(text: str) -> None:
    decoded = decode("docs/about.md", text)
    assume(isinstance(decoded, Decoded))
    assert isinstance(decoded, Decoded)
    header, problems = read_header("docs/about.md", decoded.text, lines_allowed=True)
    assume(header is not None and accepted(problems))
    assert header is not None
    assert_mkdocs_reads_the_same(decoded.text, header)


def assert_mkdocs_reads_the_same(text: str, header: Header) -> None:
    prose, fields = get_data(text + "\n" * (not text.endswith("\n")))
    assert_same(header.fields, fields)
    assert without_empty_lines(prose) == without_empty_lines(header.body)


def without_empty_lines(prose: str) -> str:
    """The prose from its first line with words; readers drop the empty ones before it."""
    lines = prose.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    return "\n".join(lines[first:]).rstrip("\n")


def assert_same(node: Node, value: object) -> None:
    """MkDocs' value has the nodes' names, order and texts; what it converts, we keep as text."""
    if isinstance(node, Fields):
        assert isinstance(value, dict)
        assert len(node.fields) == len(value)
        for field, (name, inside) in zip(node.fields, value.items(), strict=True):
            assert field.name == name or not isinstance(name, str)
            assert_same(field.value, inside)
    elif isinstance(node, Items):
        assert isinstance(value, list)
        assert len(node.items) == len(value)
        for item, inside in zip(node.items, value, strict=True):
            assert_same(item, inside)
    elif isinstance(value, str):
        assert node == Text(value, node.line)
    else:
        assert node.kind != "str"
        assert not isinstance(value, list | dict)


@many
@given(any_text)
def test_every_problem_is_on_a_line_of_its_file(text: str) -> None:
    texts = dict.fromkeys(PATHS, text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in load(texts, TODAY)[1]:
        assert problem.source.path in texts or problem.code == "no-entries"
        assert 0 <= problem.source.line <= lines, str(problem)


@many
@given(any_text)
def test_a_hint_pasted_removes_its_fault(text: str) -> None:
    decoded = decode(PATH, text)
    assume(isinstance(decoded, Decoded))
    assert isinstance(decoded, Decoded)
    _, problems = load({PATH: decoded.text}, TODAY)
    for problem in problems:
        if problem.code in TRIED and problem.hint:
            _, after = load({PATH: mended(decoded.text, problem)}, TODAY)
            assert str(problem) not in map(str, after)


@many
@given(any_log, st.randoms(use_true_random=False))
def test_the_order_of_the_texts_does_not_matter(texts: dict[str, bytes], random: object) -> None:
    paths = list(texts)
    random.shuffle(paths)  # type: ignore[attr-defined]
    shuffled = {path: texts[path] for path in paths}
    assert load(texts, TODAY) == load(texts, TODAY) == load(shuffled, TODAY)


@many
@given(any_text, any_text, any_text)
def test_a_later_entry_changes_no_number(one: str, two: str, later: str) -> None:
    before: dict[str, bytes | str] = {PATHS[0]: one, PATHS[1]: two}
    log, _ = load(before, TODAY)
    longer, _ = load({**before, PATHS[3]: later}, TODAY)
    assert log.numbers.items() <= longer.numbers.items()
    for number, idea in log.ideas.items():
        assert longer.ideas[number].title == idea.title
        assert longer.ideas[number].history[0] == idea.history[0]


STEPS = st.lists(
    st.sampled_from(["Write.", "write", "Call Ann", "“Go”", '"go"', "Rest"]), max_size=4
)
FOLLOW_UPS = st.lists(
    st.tuples(
        st.sampled_from(["Write", "Call  ann.", '"Go"', "Rest", "Unknown"]),
        st.sampled_from(["done", "carried", "dropped", "deferred"]),
    ),
    max_size=3,
)


@many
@given(st.lists(st.tuples(STEPS, FOLLOW_UPS, st.booleans()), min_size=1, max_size=8))
def test_no_step_is_lost_or_doubled(
    weeks: list[tuple[list[str], list[tuple[str, str]], bool]],
) -> None:
    log, _ = load(
        {
            f"docs/weeks/{dt.date(2026, 1, 5) + dt.timedelta(weeks=at)}{'-kit' * kit}.md": (
                "---\ntitle: x\nnext_steps:\n"
                + "".join(f"  - '{step}'\n" for step in steps)
                + "followed_up:\n"
                + "".join(f"  - {{step: '{s}', outcome: {o}, note: x}}\n" for s, o in answers)
                + "---\n"
            )
            for at, (steps, answers, kit) in enumerate(weeks)
        },
        TODAY,
    )
    open_, closed = Counter[tuple[bool, str]](), Counter[tuple[bool, str]]()
    for steps, answers, kit in weeks:
        for step, outcome in answers:
            key = (kit, same_words_key(step))
            if open_[key] and outcome in ("done", "dropped"):
                open_[key], closed[key] = 0, closed[key] + 1
        for step in steps:
            open_[kit, same_words_key(step)] = 1
    told = [((one.origin.author == "kit", same_words_key(one.text)), one.open) for one in log.steps]
    assert Counter(key for key, is_open in told if is_open) == +open_
    assert Counter(key for key, is_open in told if not is_open) == +closed
    assert all(step.carried >= 0 and 0 <= step.silent <= step.carried for step in log.steps)
