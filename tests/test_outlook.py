"""The quick reading gives what the full one gives, and does without what costs time."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_log_cases import CASES, case_name, read_case

import learnlog
from benchmark.made_up_log import last_day, write_log
from learnlog import Config, Entry, Log, Problem, Severity, load, read_folder, read_outlook
from learnlog.entries import PAGE_FIELDS, is_entry
from learnlog.files.decoding import Decoded, decode
from learnlog.files.site_file import read_site_file
from learnlog.front_matter.fields import ENTRY, GROUPS
from learnlog.front_matter.plain_fields import plain_fields
from learnlog.front_matter.plain_header import plain_header
from learnlog.front_matter.yaml_text import read_fields
from learnlog.header import read_header
from learnlog.idea_names import letters_at
from learnlog.markdown.blocks import Block
from learnlog.markdown.markdown_blocks import parse
from learnlog.markdown.plain_blocks import plain_blocks
from learnlog.model import NOTHING_TOLD
from learnlog.reference.catalogue import Reference

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2026, 11, 20)
# Codes of what keeps a file, or its front matter, from being read at all.
UNREADABLE = {
    *("encoding", "control-character", "file-too-large", "file-name"),
    *("front-matter-missing", "front-matter-fence"),
}
HEAVY = {"markdown_it", "jinja2", "pathspec", "rich", "pymdownx", "mkdocs", "icalendar"} | {
    f"learnlog.{name}" for name in ("pages", "checks", "pipeline", "views", "markdown.github_text")
}
many = settings(
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "400")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="HYPOTHESIS_EXAMPLES" not in os.environ,
    database=None,
)


def outline(entry: Entry) -> Entry:
    """An entry of the full reading, less what the quick one leaves out."""
    prose = replace(entry.prose, blocks=())
    shown = {"achievements": (), "lessons": (), "people": (), "shows": (), "lines": {}}
    told = {
        "activity": NOTHING_TOLD,
        "away": None,
        "allowed": (),
        "declared": None,
        "page_options": {},
        "unread": False,
    }
    return replace(entry, prose=prose, **shown, **told)


def outlined(log: Log) -> Log:
    """A log of the full reading, less what the quick one leaves out."""
    ideas = {
        number: replace(
            idea, history=tuple(replace(m, entry=outline(m.entry)) for m in idea.history)
        )
        for number, idea in log.ideas.items()
    }
    steps = tuple(
        replace(
            step,
            origin=outline(step.origin),
            answers=tuple(replace(one, entry=outline(one.entry)) for one in step.answers),
        )
        for step in log.steps
    )
    lists = {
        name: tuple(map(outline, getattr(log, name))) for name in ("entries", "undated", "withheld")
    }
    nothing = Reference()
    read_for_pages = {"drafts": (), "reference": nothing, "people": {}}
    return replace(log, **lists, ideas=ideas, steps=steps, **read_for_pages)


def assert_same(
    texts: Mapping[str, bytes | str],
    today: dt.date = TODAY,
    config: Config | None = None,
    counted: frozenset[str] = frozenset(),
) -> Log:
    config = config or Config()
    full, problems = load(texts, today, config, counted=counted)
    quick, met = read_outlook(texts, today, config, counted=counted)
    assert quick == outlined(full)
    assert repr(quick.entries) == repr(outlined(full).entries)  # lines too, which == passes over
    assert set(met) <= set(problems)
    assert unreadable(met, config) == unreadable(problems, config)
    read = {entry.source.path for entry in (*quick.published, *quick.withheld)}
    errors = {one.source.path for one in met if one.severity is Severity.ERROR}
    assert {path for path in texts if is_entry(path.removeprefix("docs/"))} - read <= errors
    return quick


def unreadable(problems: list[Problem], config: Config) -> set[Problem]:
    return {
        p
        for p in problems
        if p.code in UNREADABLE and is_entry(p.source.path.removeprefix(f"{config.docs_dir}/"))
    }


@pytest.mark.parametrize("path", CASES, ids=case_name)
def test_golden_cases_are_read_alike(path: Path) -> None:
    case = read_case(path)
    assert_same(case.files, case.today, case.config)


def test_the_demo_is_read_alike() -> None:
    site = read_site_file(ROOT)
    assert site
    config, _ = site.config()
    texts = read_folder(ROOT, config.docs_dir, config.excluded).texts
    assert assert_same(texts, config.today or TODAY, config).steps


def test_a_long_log_is_read_alike_and_without_a_parser(tmp_path: Path) -> None:
    write_log(tmp_path / "docs", 60)
    texts = read_folder(tmp_path).texts
    log = assert_same(texts, last_day(60))
    assert len(log.ideas) == 60
    for text in texts.values():
        header = plain_header(text.decode(), PAGE_FIELDS)
        assert header
        assert plain_blocks(header.body, letters_at(header.body))


def test_entries_that_are_counted_belong_to_the_log() -> None:
    path = "docs/weeks/2026-05-11.md"
    texts = {path: "---\ndraft: true\nnext_steps:\n  - Write\n---\nIdea 1: Write more.\n"}
    assert not assert_same(texts).steps
    assert assert_same(texts, counted=frozenset([path])).steps


def test_files_that_cannot_be_read_are_told() -> None:
    texts: dict[str, bytes | str] = {
        "docs/weeks/2026-05-11.md": b"Caf\xe9",
        "docs/weeks/2026-05-18.md": "---\ntitle: x\n",
        "docs/weeks/notes.md": "Idea 1: Write.",
        "docs/weeks/2026-05-25.md": "---\nideas:\n  - [x\n---\n",
        "docs/about.md": b"Caf\xe9",
    }
    log, problems = read_outlook(texts, TODAY)
    assert log.files == 4
    assert UNREADABLE & {p.code for p in problems} == {
        *("encoding", "front-matter-fence", "file-name")
    }
    assert "docs/about.md" not in {p.source.path for p in problems}
    assert_same(texts)


# What bodies are made of: all that could swallow or change a paragraph that looks plain.
IDEAS = """Idea 1: Ask the staff¦**Idea 2.** Ask, with more¦__Idea 3:__ x¦New idea: Draw¦Idea: *x*
More on Idea 2 next week.¦ideas 1, 2 and 3¦- Idea 2: x¦+ idea 3¦## Idea 3: x¦(Idea 2)
"Idea 3" said¦* Idea 1: x¦1. Idea 2: x¦> Idea 1: x¦#idea 2¦| Idea 1 | b |¦Idea 1 | b
[^1]: Idea 2¦    Idea 3: x¦  Idea 1: x¦[idea 1]: x¦-Idea 1¦2) Idea 2¦\\Idea 1: x¦- - Idea 2: x
-  Idea 3: x¦- [ ] Idea 1: x¦`Idea 1`¦<b>Idea 2</b>¦<div>Idea 1¦[Idea 3](x.md)¦http://x/Idea 2
IDEA 2: x¦a plan, idea 3¦Idéa 1¦deadea Idea 2¦Idea 70000¦&nbsp;Idea 1¦Idea 1: two  """.replace(
    "\n", "¦"
).split("¦")
OTHERS = """Words¦  words¦    words¦- item¦  - item¦* item¦+ item¦1. item¦> quote¦# Heading¦====
----¦***¦___¦| a | b |¦a | b¦--|--¦[^1]: note¦<div>¦</div>¦<!--¦-->¦<pre>¦</pre>¦<script>¦<?php¦```
<!-- private -->¦<!-- /private -->¦<!-- private -->Idea 5: x<!-- /private -->¦<!-- end private -->
~~~¦``` python¦    code¦-¦*¦1.¦:¦!!! note¦$$¦[x]: y¦\u00a0¦\u2028""".replace("\n", "¦").split("¦")
LINES = st.one_of(
    st.sampled_from(IDEAS), st.sampled_from(OTHERS), st.sampled_from(["", "", " ", "\t"])
)
PLAIN_LINES = st.one_of(
    st.sampled_from(IDEAS[:12]), st.sampled_from(["Words", "*Words*", "- item"]), st.just("")
)
BODIES = st.one_of(st.lists(LINES, max_size=12), st.lists(PLAIN_LINES, max_size=12)).map("\n".join)

VALUES = """A sentence¦Foo: bar¦foo:bar¦http://x.y¦yes¦No¦null¦~¦7¦07¦123456¦2018-10-01¦2018-02-30
"quoted: x # y"¦"a"b"¦""¦"\\n"¦'x'¦[a, b]¦[a,b, ]¦[]¦[yes]¦[a b, c-d]¦[-a]¦[x]¦a # b¦a#b¦#b
- a¦-¦é x¦“q”¦a, b] {c¦R & D¦*x¦&x¦!x¦@x¦%x¦> x¦a:¦a: b: c¦1.5¦0.25¦1_000¦y¦off¦[ ] x
2018-10-01 x¦12:30¦a : b¦a| b¦…¦–¦exploring¦adopted¦done¦deferred
a  ¦a\u2028b¦a\u00a0¦1¦2¦3""".replace("\n", "¦").split("¦")
MARGINS = st.sampled_from(["", "  ", "  ", "  ", "    ", "   "])
NAMES = st.sampled_from(
    [*ENTRY, *GROUPS, "idea", "note", "step", "text", "due", "status", "foo", "private"]
)


def written(name: str, value: str) -> str:
    return f"{name}: {value}" if value else f"{name}:"


FIELD_LINES = st.builds(
    lambda margin, sign, name, value: margin + sign + (written(name, value) if name else value),
    MARGINS,
    st.sampled_from(["", "- "]),
    st.one_of(NAMES, st.just("")),
    st.sampled_from([*VALUES, ""]),
)
NOTES = st.sampled_from(["", " ", "# note", "  # - [ ] x", "#", "# & *a", "\t"])


@st.composite
def groups(draw: st.DrawFn) -> list[str]:
    """A field with its list, written as people do."""
    name = draw(st.sampled_from(list(GROUPS)))
    margin = draw(st.sampled_from(["", "  ", "    "]))
    lines = [f"{name}:"]
    for _ in range(draw(st.integers(1, 3))):
        fields = draw(st.lists(st.sampled_from(list(GROUPS[name])), max_size=3, unique=True))
        values = [draw(st.sampled_from([*VALUES, "A sentence", "7"])) for _ in fields]
        item = [written(*pair) for pair in zip(fields, values, strict=True)]
        item = item or [draw(st.sampled_from(VALUES))]
        lines += [f"{margin}{'  ' if at else '- '}{line}" for at, line in enumerate(item)]
    return lines


PARTS = st.one_of(
    groups(),
    st.builds(lambda name, value: [f"{name}: {value}"], NAMES, st.sampled_from(VALUES)),
    st.one_of(FIELD_LINES, NOTES).map(lambda line: [line]),
)
HEADERS = st.lists(PARTS, min_size=1, max_size=4).map(
    lambda parts: "\n".join(line for part in parts for line in part)
)
ENTRIES = st.one_of(
    BODIES, st.builds(lambda header, body: f"---\n{header}\n---\n{body}", HEADERS, BODIES)
)


@many
@given(st.lists(ENTRIES, min_size=1, max_size=4))
def test_entries_of_any_form_are_read_alike(entries: list[str]) -> None:
    names = ("2026-05-11", "2026-05-18", "2026-05-18-kit", "2026-12-28")
    assert_same({f"docs/weeks/{name}.md": text for name, text in zip(names, entries, strict=False)})


@many
@given(HEADERS, st.sampled_from([frozenset[str](), PAGE_FIELDS]))
def test_plain_front_matter_is_what_yaml_reads(text: str, passed_over: frozenset[str]) -> None:
    if fields := plain_fields(text, 2, passed_over):
        assert (fields, []) == read_fields("", text, passed_over=passed_over)


@many
@given(HEADERS, BODIES)
def test_a_plain_header_is_what_the_rules_read(fields: str, body: str) -> None:
    text = decode("", f"---\n{fields}\n---\n{body}")
    if isinstance(text, Decoded) and (header := plain_header(text.text, ())):
        assert (header, []) == read_header("", text.text)


@many
@given(BODIES)
def test_plain_blocks_are_what_a_parser_finds(body: str) -> None:
    found = plain_blocks(body, letters_at(body))
    if found is not None:
        assert naming(body, found) == naming(body, parse(body))


def naming(body: str, blocks: list[Block]) -> list[tuple[str, int, int, tuple[str, ...]]]:
    """The blocks of words that name an idea."""
    lines = body.split("\n")
    return [
        (block.kind, block.start, block.end, tuple(one.kind for one in block.containers))
        for block in blocks
        if block.kind in ("paragraph", "heading", "table")
        and letters_at("\n".join(lines[block.start : block.end]))
    ]


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("title: x", "Words.\n\nIdea 1: Ask.\n\n- Idea 2: Draw\n  it large\n\n## Ideas\nIdea 3: x"),
        ('# note\nideas:\n- idea: 2\n  note: "A: b"\n\ntags: [a b, c]', "**Idea 1:** x"),
        (
            "achievements:\n  - text: x\n    hours: 1.5\n"
            "next_steps:\n  - text: y\n    due: 2018-10-01\n    idea: 3",
            "",
        ),
    ],
)
def test_what_most_people_write_is_plain(header: str, body: str) -> None:
    assert plain_header(f"---\n{header}\n---\n{body}", ()) is not None
    assert plain_blocks(body, letters_at(body)) is not None


@pytest.mark.parametrize(
    "header",
    [
        "ideas:\n  - idea: 1\n   note: x",
        "ideas:\n  - idea: 1\n      note: x",
        "ideas:\n  - idea: 1\n    idea: 2",
        "ideas:\n  - Ask\n    note: x",
        "ideas:\n  - Ask\n - Draw",
        "ideas: [Ask]\n  - Draw",
        "title: x\ntitle: y",
        "title: 2018-02-30",
        "title: A: b",
        "title: yes",
        "titel: x",
        "title: x\n  y",
        "# only a note",
    ],
)
def test_front_matter_that_only_looks_plain_is_left_to_yaml(header: str) -> None:
    assert plain_fields(header, 2, ()) is None


@pytest.mark.parametrize(
    "body",
    [
        "```\n\nIdea 1: x\n\n```",
        "- ~~~\n\nIdea 1: x",
        "<!--\n\nIdea 1: x\n\n-->",
        "<Pre>\n\nIdea 1: x",
        "<?x\n\nIdea 1: x",
        "- Words\n\n  Idea 1: x",
        "Idea 1\n====",
        "Idea 1 | b\n--|--",
        "Idea 1: x\n> Words",
        "Words\n \nIdea 1: x",
    ],
)
def test_bodies_that_only_look_plain_are_left_to_a_parser(body: str) -> None:
    assert plain_blocks(body, letters_at(body)) is None


def modules(code: str) -> set[str]:
    """The modules that are there after some code has run."""
    show = "import sys\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\n{show}"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([f"{ROOT}/hooks", f"{ROOT}/scripts"])},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(run.stdout.split())


def test_the_quick_reading_imports_nothing_heavy(tmp_path: Path) -> None:
    write_log(tmp_path / "docs", 8)
    (tmp_path / "mkdocs.yml").write_text("site_name: Made up\n", "utf-8")
    loaded = modules(f"""
import datetime as dt, pathlib
import learnlog_cli.main
from learnlog import read_folder, read_outlook
from learnlog.files.site_file import read_site_file
site = pathlib.Path({str(tmp_path)!r})
config, _ = read_site_file(site).config()
log, _ = read_outlook(read_folder(site).texts, dt.date(1970, 3, 1), config)
assert len(log.ideas) == 8
""")
    assert "learnlog.outlook" in loaded
    assert not loaded & HEAVY


def test_the_door_is_imported_by_itself() -> None:
    loaded = {name for name in modules("import learnlog") if name.startswith("learnlog")}
    assert loaded == {"learnlog", "learnlog.load"}
    assert callable(learnlog.load)
    assert all(getattr(learnlog, name) for name in learnlog.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = learnlog.nothing


@pytest.mark.parametrize(
    "text",
    [
        "'---\\ntitle: a' + ' ' * 60_000 + '#\\n---\\n'",
        "'---\\ntags: [' + 'a ' * 30_000 + '!\\n---\\n'",
        "'idea\\n\\n' * 100_000",
        "'- idea\\n' * 100_000",
        "'idea' * 100_000",
        "'DEA dea ' * 50_000",
        "'**' * 100_000 + 'idea'",
        "'idea ' + ' \\n' * 100_000",
    ],
)
def test_hostile_texts_take_no_longer_than_their_size(text: str) -> None:
    modules(f"""
import datetime as dt
from learnlog import read_outlook
read_outlook({{"docs/weeks/2026-05-11.md": {text}}}, dt.date(2026, 11, 20))
""")
