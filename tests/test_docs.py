"""The manual names everything there is, its links lead somewhere, and its examples are true."""

from __future__ import annotations

import datetime as dt
import json
import re
import shlex
import shutil
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from manual_pages import MANUAL, Fence, fences, fields_told, own_words, page, rows, sections
from markdown_it import MarkdownIt
from markdown_it.token import Token
from recording import every_command

from learnlog import Problem, Severity, load
from learnlog.addresses import href
from learnlog.codes import CODES
from learnlog.config import OPTIONS, Config
from learnlog.files.kept_records import NOT_KEPT
from learnlog.files.shown_progress import QUIET
from learnlog.front_matter.fields import ENTRY, EVENT, GROUPS, OF_KIND, SEARCH, Rules
from learnlog.front_matter.item_fields import PRIVATE, SMART
from learnlog.kinds import Kind
from learnlog.markdown.github_markdown import EXTENSIONS
from learnlog.page_workers import PROCESSES
from learnlog.privacy.detectors import find_all
from learnlog.privacy.known import KnownTexts
from learnlog.privacy.telling import ASKS, STOPS
from learnlog.site_privacy import look_through
from learnlog.smart_labels import SmartLabels
from learnlog_cli.main import cli
from learnlog_cli.writing.authors import once_for_all

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
PAGES = sorted(
    [
        README,
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        *MANUAL.glob("*.md"),
        *(ROOT / "docs" / "decisions").glob("*.md"),
    ]
)
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
EXAMPLES = [README, MANUAL / "writing-an-entry.md", MANUAL / "front-matter.md"]
# The problem codes were written down as on this day, for this file.
DAY = dt.date(2026, 10, 22)
FILE = "docs/weeks/2026-09-14.md"

COMMANDS = {name: one for name, one in every_command() if not isinstance(one, click.Group)}


# What there is


def without_private(rules: Rules) -> Rules:
    """The fields of a list but the one that all lists have, which is described once."""
    return {name: rule for name, rule in rules.items() if name not in PRIVATE}


GROUPS_OF_FIELDS = {
    "The entry": ENTRY,
    "SMART": SMART,
    "private": PRIVATE,
    **{name: without_private(rules) for name, rules in GROUPS.items()},
    "search": SEARCH,
    "event": EVENT,
    **{
        kind.value.capitalize(): {name: rules[name] for name in rules if name not in ENTRY}
        for kind, rules in OF_KIND.items()
        if kind is not Kind.WEEK
    },
}


@pytest.mark.parametrize("group", GROUPS_OF_FIELDS)
def test_every_field_is_described(group: str) -> None:
    text = page("front-matter.md")
    section = {**sections(text, 2), **sections(text, 3), **sections(text, 4)}[group]
    described = own_words(section)
    told = fields_told(described)
    if "| [five more](#smart) |" in described:
        assert not told.keys() & SMART.keys()
        told |= kinds_of(SMART)
    assert told == kinds_of(GROUPS_OF_FIELDS[group])


def test_fields_that_a_kind_lacks_are_named() -> None:
    described = sections(page("front-matter.md"), 3)
    for kind, rules in OF_KIND.items():
        if lacking := ENTRY.keys() - rules.keys():
            told = own_words(described[kind.value.capitalize()])
            assert lacking == set(re.findall(r"no `(\w+)`", told))


def kinds_of(rules: Rules) -> dict[str, str]:
    return {name: rule.kind for name, rule in rules.items()}


def test_every_kind_is_described() -> None:
    kinds = {row[0] for row in rows(sections(page("front-matter.md"), 2)["Kinds of value"])[1:]}
    assert {rule.kind for group in GROUPS_OF_FIELDS.values() for rule in group.values()} == kinds


def test_every_option_is_described_with_its_default() -> None:
    described = {row[0]: row for row in rows(sections(page("front-matter.md"), 2)["Options"])}
    for name in OPTIONS:
        default = getattr(Config(), name)
        assert default is None or described[f"**{name}**"][2] == f"`{as_written(default)}`"
        assert name in described[f"**{name}**"][3]


def as_written(option: object) -> str:
    if isinstance(option, SmartLabels):
        return f"{{{', '.join(f'{name}: {label}' for name, label in option._asdict().items())}}}"
    if isinstance(option, bool):
        return str(option).lower()
    return f"[{', '.join(option)}]" if isinstance(option, tuple) else str(option)


def test_every_status_is_described() -> None:
    described = {row[0] for row in rows(sections(page("writing-an-entry.md"), 3)["Statuses"])}
    assert {f"`{status}`" for status in Config().all_statuses} <= described


def test_every_problem_code_is_described() -> None:
    described = sections(page("problem-codes.md"), 3)
    assert set(described) == set(CODES)
    for code, (severity, meaning) in CODES.items():
        assert described[code].lstrip().startswith(f"**{severity.capitalize()}.** {meaning}\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_described_with_its_options(name: str) -> None:
    described = sections(page("commands.md"), 3)[name]
    usage, *_ = fences(described)
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            long = max(parameter.opts, key=len)
            assert re.search(rf"^\|.*`{long}\b", described, re.MULTILINE), long
            assert long in usage.text
        else:
            assert parameter.human_readable_name.upper() in usage.text.upper()
    told = set(re.findall(r"--[a-z][a-z-]*", described.split("```sh")[0]))
    assert told <= {opt for one in COMMANDS[name].params for opt in one.opts}


def test_the_table_of_commands_has_every_one() -> None:
    table = sections(page("commands.md"), 2)["learnlog"].partition("### ")[0]
    for name in COMMANDS:
        assert f"(#{name.replace(' ', '-')})" in table


def test_the_options_of_the_command_itself_are_described() -> None:
    described = sections(page("commands.md"), 2)["learnlog"]
    for option in ("-h", "--help", "-V", "--version"):
        assert f"`{option}`" in described


@pytest.mark.parametrize("script", sorted((ROOT / "scripts").glob("*.py")), ids=lambda p: p.name)
def test_every_script_is_described(script: Path) -> None:
    assert f"scripts/{script.name}" in sections(page("commands.md"), 2)


def test_every_option_of_the_scripts_is_described() -> None:
    described = {**sections(page("commands.md"), 2)}
    folders = {
        "scripts/start.py": "environment",
        "scripts/bench.py": "benchmark",
        "scripts/faults.py": "fault_injection",
        "scripts/privacy.py": "privacy_count",
        "scripts/screenshots.py": "site_screenshots",
    }
    for script, folder in folders.items():
        for module in (ROOT / "scripts" / folder).glob("*.py"):
            code = module.read_text("utf-8")
            for option in re.findall(r"(?:add_argument|click\.option)\(\s*\"(--[a-z-]+)\"", code):
                assert f"`{option}" in described[script], option
    assert "`--upgrade`" in described["scripts/locks/renew.py"]


# What the commands print


WITH_JSON = [
    name for name, one in COMMANDS.items() if any("--json" in option.opts for option in one.params)
]
A_LOG = """\
---
next_steps:
  - Hang up a pen
  - text: Sharpen it
    due: 2026-09-17
---
Idea: A pen.

More on Idea 7.
"""
A_FORECAST = """\
---
forecasts: [{text: Every pen will hang, review: 2026-10-01}]
---
"""


@pytest.mark.parametrize("name", WITH_JSON)
def test_the_fields_of_json_are_those_printed(name: str, tmp_path: Path) -> None:
    weeks = tmp_path / "docs" / "weeks"
    weeks.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: A log\n", "utf-8")
    (weeks / "2026-09-07.md").write_text(A_LOG, "utf-8")
    (tmp_path / "docs" / "audits").mkdir()
    (tmp_path / "docs" / "audits" / "2026-09-07-pens.md").write_text("We looked.\n", "utf-8")
    (tmp_path / "docs" / "interviews").mkdir()
    (tmp_path / "docs" / "interviews" / "2026-09-08-pens.md").write_text(A_FORECAST, "utf-8")
    for path in ("posts/2026-09-09-pens.md", "assignments/pens.md"):
        (tmp_path / "docs" / path).parent.mkdir()
        (tmp_path / "docs" / path).write_text("Pens.\n", "utf-8")
    words = [*name.split()[1:], *(["1"] if name == "learnlog ideas show" else [])]
    arguments = [one for one in COMMANDS[name].params if isinstance(one, click.Argument)]
    reads = any(one.name == "site" for one in arguments)
    where = [str(tmp_path)] if reads else ["--site", str(tmp_path)]
    told = CliRunner().invoke(cli, [*words, "--json", "--today", "2026-10-28", *where])
    described = sections(page("commands.md"), 3)
    text = described[name]
    if name == "learnlog ideas show":
        text = text.replace("JSON: ", json_paragraph(described["learnlog ideas list"]) + " ")
    assert set(re.findall(r"`(\w+)`", json_paragraph(text))) - VALUES == names(
        json.loads(told.stdout)
    )


# Values that the paragraphs of JSON name besides the fields.
VALUES = {"null", "born", "update", "mention", "step", "draft", "future"}


def json_paragraph(described: str) -> str:
    return next(one for one in described.split("\n\n") if one.strip().startswith("JSON: "))


def names(value: object) -> set[str]:
    """The names of all fields, whatever they stand in."""
    if isinstance(value, dict):
        return {*value, *(name for one in value.values() for name in names(one))}
    return {name for one in value for name in names(one)} if isinstance(value, list) else set()


def test_the_extensions_for_another_builder_are_those_in_use(regenerate: bool) -> None:
    text = page("commands.md")
    told = fences(sections(text, 2)["Building with another builder"])[0].text
    lines = ["markdown_extensions:"]
    for name, settings in EXTENSIONS.items():
        lines.append(f"  - {name}:" if settings else f"  - {name}")
        lines += [f"      {key}: {str(value).lower()}" for key, value in settings.items()]
    now = "\n".join([*lines, ""])
    if regenerate:
        (MANUAL / "commands.md").write_text(text.replace(told, now), "utf-8")
    else:
        assert told == now


# Links


def tokens(text: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield from token.children or ()


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub and MkDocs make them."""
    heads = [found for level in range(1, 5) for found in sections(text, level)]
    return {re.sub(r"[^\w -]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    file = ROOT / name
    for token in tokens(file.read_text("utf-8")):
        target = str(token.attrGet("href") or token.attrGet("src") or "")
        if not target or re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (file.parent / path).resolve() if path else file
        assert there.is_file(), target
        if anchor:
            assert anchor in anchors(there.read_text("utf-8")), target


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_says_what_it_shows(name: str) -> None:
    pictures = [one for one in tokens((ROOT / name).read_text("utf-8")) if one.type == "image"]
    assert all(len(picture.content) > 20 for picture in pictures)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("docs/")])
def test_pages_of_the_site_link_to_pages_of_the_site(name: str) -> None:
    docs = ROOT / "docs"
    for token in tokens((ROOT / name).read_text("utf-8")):
        target = str(token.attrGet("href") or "").partition("#")[0]
        if target and not re.match(r"[a-z]+:", target):
            assert ((ROOT / name).parent / target).resolve().is_relative_to(docs), target
            # The demo's entries are deleted by whoever begins a log of their own.
            assert "weeks/" not in href("", target)


# Examples


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_entries_shown_as_examples_have_no_errors(file: Path) -> None:
    """Each example is read with the ones for earlier weeks that stand above it."""
    weeks: dict[str, str] = {}
    count = 0
    for fence in fences(file.read_text("utf-8")):
        whole = fence.title or fence.text.startswith("---\n")
        if fence.language not in ("markdown", "yaml") or not whole:
            continue
        weeks[fence.title or FILE] = fence.text
        problems = load(weeks, dt.date(2026, 11, 20))[1]
        assert not [str(one) for one in problems if one.severity is Severity.ERROR]
        count += 1
        if not fence.title:
            del weeks[FILE]
    assert count


@pytest.mark.parametrize("file", [README, *sorted(MANUAL.glob("*.md"))], ids=lambda one: one.stem)
def test_nothing_in_what_is_copied_from_the_manual_is_asked_about(file: Path) -> None:
    """A reader who puts a whole example into a log can publish it."""
    for example in fences(file.read_text("utf-8")):
        if not example.title.startswith("docs/"):
            continue
        texts = {example.title: example.text.encode()}
        log, _ = load({example.title: example.text}, DAY)
        found = look_through(texts, texts, log, KnownTexts(find_all)).problems
        asked = [str(one) for one in found if one.code in (STOPS, ASKS)]
        assert not asked


@pytest.mark.parametrize("code", CODES)
def test_the_message_of_a_code_is_what_is_said(code: str, regenerate: bool) -> None:
    """Where a section shows what was written, the message below it is what comes of that."""
    text = page("problem-codes.md")
    *written, said = fences(sections(text, 3)[code])
    assert said.language == "text"
    if written:
        texts = {fence.title or FILE: as_file(fence) for fence in written}
        found = [one for one in load(texts, DAY)[1] if one.code == code]
        now = "".join(map(shown, found))
        if regenerate:
            (MANUAL / "problem-codes.md").write_text(text.replace(said.text, now), "utf-8")
        else:
            assert now == said.text
    assert f"[{code}]\n" in said.text


def as_file(fence: Fence) -> str:
    header = fence.language == "yaml" and not fence.title.startswith("docs/_data/")
    return f"---\n{fence.text}---\n" if header else fence.text


def shown(problem: Problem) -> str:
    """A problem as `learnlog check` prints it, in lines that fit on the page."""
    told = textwrap.wrap(str(problem), 78, break_long_words=False, break_on_hyphens=False)
    hint = [f"    {line}".rstrip() for line in problem.hint.splitlines()]
    return "\n".join([*told, *hint, ""])


def test_what_is_copied_from_the_writing_page_needs_no_warning() -> None:
    """The last state of its three weeks is a log without errors or warnings."""
    weeks: Mapping[str, str] = {
        one.title: one.text for one in fences(page("writing-an-entry.md")) if one.title
    }
    log, problems = load(weeks, dt.date(2026, 9, 25))
    assert len(log.entries) == 3
    assert sorted(log.ideas) == [1, 2]
    assert {one.severity for one in problems} <= {Severity.NOTICE}


def test_the_example_of_a_model_can_be_asked_for(tmp_path: Path) -> None:
    (example,) = (
        one for one in fences(page("commands.md")) if one.title.startswith("docs/_data/models/")
    )
    (tmp_path / "mkdocs.yml").write_text("site_name: A log\n", "utf-8")
    file = tmp_path / example.title
    file.parent.mkdir(parents=True)
    file.write_text(example.text, "utf-8")
    asked = ["new", "--model", file.stem, "--no-edit", "--today", "2026-09-18"]
    done = CliRunner().invoke(cli, [*asked, "--site", str(tmp_path)])
    assert done.exit_code == 0, done.output
    made = (tmp_path / FILE).read_text("utf-8")
    assert "\n## What was handed to me?\n" in made
    assert "\n## What I did: which part of it was mine?\n" in made
    assert "\n## What do I hand on?\n" in made
    assert f"`--model {file.stem}`" in page("commands.md")


def test_the_variables_are_described_and_are_those_that_are_read() -> None:
    described = sections(page("commands.md"), 3)["What is said once for all"]
    read = {
        str(option.envvar)
        for command in COMMANDS.values()
        for option in command.params
        if option.envvar
    }
    told = {name for row in rows(described) for name in re.findall(r"`([A-Z_]{5,})`", row[0])}
    assert read <= told
    of_builds = {NOT_KEPT, PROCESSES, QUIET}
    assert told - read == {"VISUAL", "EDITOR", *of_builds}


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_the_line_that_says_who_writes_is_the_one_that_a_command_tells(platform: str) -> None:
    """What the manual and the README show is what a command says where it needs to know."""
    told = once_for_all("robin", platform)
    lines = re.findall(r"^    (.+?)(?: {4}.*)?$", told, re.MULTILINE)
    described = sections(page("commands.md"), 3)["What is said once for all"]
    assert lines
    assert all(f"`{line}`" in described for line in lines)
    shown = [line for one in fences(README.read_text("utf-8")) for line in one.text.splitlines()]
    assert lines[0] in shown


def test_the_week_of_the_readme_works_on_the_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types its lines into the demo, one after the other, is not refused anything."""
    for name in ("docs", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    told = fences(sections(README.read_text("utf-8"), 2)["A week in five commands"])
    (author,) = re.findall(r"^export LEARNLOG_AUTHOR=(.+)$", told[1].text, re.MULTILINE)
    lines = [line.split("  ")[0] for line in told[2].text.splitlines()]
    assert len(lines) == 5
    for line in lines:
        done = type_in(line, {"LEARNLOG_AUTHOR": author})
        assert done.exit_code == 0, f"{line}: {done.output}"
        assert re.search(r"\w", done.stdout + done.stderr)
    (with_author,) = re.findall(r"`(learnlog [^`]+ --author \w+)`", README.read_text("utf-8"))
    assert type_in(with_author, {}).exit_code == 0


def test_the_demo_asks_who_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README explains is needed: without it the demo asks who writes."""
    monkeypatch.chdir(ROOT)
    done = type_in("learnlog steps done records", {})
    assert done.exit_code == 2
    assert "Several people write in this log: kit, nell, robin." in done.stderr


def type_in(line: str, variables: Mapping[str, str]) -> Result:
    known: dict[str, str | None] = {"LEARNLOG_AUTHOR": None, "LEARNLOG_SITE": None, **variables}
    command, *words = shlex.split(line)
    assert command == "learnlog"
    return CliRunner().invoke(cli, words, prog_name="learnlog", env=known)


# Decisions


def test_every_decision_is_listed_and_has_its_parts() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "index.md").read_text("utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    for number, file in enumerate(sorted(folder.glob("0*.md")), start=1):
        text = file.read_text("utf-8")
        assert file.name.startswith(f"{number:04}-")
        assert text.startswith(f"# {number:04} ")
        assert f"({file.name})" in listed
        assert f"decisions/{file.name}\n" in settings, "mkdocs.yml has it in the navigation"
        parts = list(sections(text, 2))
        assert parts[:2] == ["Context", "Decision"]
        assert {"What else was weighed", "Consequences"} <= {*parts} | table_heads(text)


@pytest.mark.parametrize("folder", ["manual", "decisions"])
def test_every_page_of_the_manual_is_in_the_navigation(folder: str) -> None:
    named = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:")[2]
    for file in (ROOT / "docs" / folder).glob("*.md"):
        assert f"- {folder}/{file.name}\n" in f"{named}\n"


def table_heads(text: str) -> set[str]:
    return {cell.capitalize() for row in rows(text)[:1] for cell in row}


def test_every_runtime_package_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.match(r"[\w-]+", one)[0] for one in project["dependencies"]}  # type: ignore[index]
    text = (ROOT / "docs" / "decisions" / "0006-dependencies.md").read_text("utf-8")
    assert {row[0].strip("`") for row in rows(text)[1:]} == names
