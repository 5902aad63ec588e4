"""The golden cases of cases/log: a folder of texts each, and what the log makes of it.

A case file holds `about`, `today`, `config`, `files` and `show` (which parts of the log matter),
written by hand, and below them the outcome, which `--regenerate` writes anew.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from log_summaries import summaries, told
from log_texts import UNREADABLE, mended

from learnlog import Config, Log, Problem, Severity, Source, load
from learnlog.codes import CODES
from learnlog.config import configured

FOLDER = Path(__file__).parent / "cases" / "log"
CASES = sorted(FOLDER.rglob("*.yml"))
# What is found outside `load`: in the folder, in mkdocs.yml, or when pages are built.
FOUND_ELSEWHERE = {
    "file-collision",
    "file-link",
    "file-unreadable",
    "file-refused",
    "file-unchecked",
    "file-unnamed",
    "picture-tells",
    "file-withheld",
    "picture-refused",
    "picture-metadata",
    "page-taken",
    "poster-missing",
    "avatar-missing",
    "option",
    "schema-newer",
    "policy",
    *("identifying", "may-identify", "allowance-unused", "not-declared", "declaration-missing"),
}
# Problems whose hint can be pasted as it stands.
PASTED = UNREADABLE | {
    *("field-unknown", "field-value", "idea-status", "idea-title", "idea-into", "step-outcome"),
    *(
        "step-unknown",
        "idea-heading",
        "idea-mention",
        "author-unknown",
        "date-mismatch",
        "markdown",
    ),
}


class Case(NamedTuple):
    """A case: `written` is the part of its file that people write."""

    path: Path
    written: str
    today: dt.date
    config: Config
    files: dict[str, str | bytes]
    show: list[str]
    expected: dict[str, Any]


class Literal(yaml.SafeDumper):
    """Texts of several lines as blocks, so that a case reads like the file it is about."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = "|" if "\n" in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Literal.add_representer(str, Literal.represent_text)


class CaseLoader(yaml.SafeLoader):
    """YAML with `!repeat`, for texts that are too long to be written out."""


def repeat(loader: yaml.SafeLoader, node: yaml.MappingNode) -> str:
    parts = loader.construct_mapping(node)
    return f"{parts['before']}{parts['text'] * parts['times']}{parts['after']}"


CaseLoader.add_constructor("!repeat", repeat)


@cache
def read_case(path: Path) -> Case:
    text = path.read_text("utf-8")
    written, _, outcome = text.partition("\nproblems:")
    case = yaml.load(written, CaseLoader)
    unknown = case.keys() - {"about", "today", "config", "files", "show"}
    assert not unknown, f"{path.name}: what is {unknown}?"
    assert case["about"], f"{path.name} must say what it is about"
    config, wrong = configured(case.get("config", {}), lambda name: Source("", 0), Config())
    assert not wrong
    expected = yaml.safe_load(f"problems:{outcome}") if outcome else {}
    return Case(path, written, case["today"], config, case["files"], case.get("show", []), expected)


def loaded(case: Case, files: dict[str, str | bytes] | None = None) -> tuple[Log, list[Problem]]:
    return load(files or case.files, case.today, case.config)


def regenerated(case: Case, outcome: dict[str, object]) -> str:
    dumped = yaml.dump(outcome, Dumper=Literal, allow_unicode=True, sort_keys=False, width=10_000)
    return f"{case.written.rstrip()}\n{dumped}"


def case_name(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


@pytest.mark.parametrize("path", CASES, ids=case_name)
def test_case(path: Path, regenerate: bool) -> None:
    case = read_case(path)
    log, problems = loaded(case)
    outcome = {"problems": [told(one) for one in problems], **summaries(log, case.show)}
    if regenerate:
        path.write_text(regenerated(case, outcome), "utf-8")
    else:
        assert outcome == case.expected


def test_every_case_file_is_run() -> None:
    assert {path for path in FOLDER.rglob("*") if path.is_file()} == set(CASES)


def test_every_code_that_a_text_can_give_has_a_case() -> None:
    found = {one.code for path in CASES for one in loaded(read_case(path))[1]}
    assert found == CODES.keys() - FOUND_ELSEWHERE


def hinted() -> list[Any]:
    """Every problem of every case whose hint is to be pasted in place of the faulty line."""
    return [
        pytest.param(case, problem, id=f"{case_name(path)}:{problem.source.line}")
        for path in CASES
        for case in [read_case(path)]
        for problem in loaded(case)[1]
        if problem.code in PASTED
        and problem.source.line
        and problem.hint
        and "…" not in problem.hint
    ]


@pytest.mark.parametrize(("case", "problem"), hinted())
def test_the_hint_mends_the_fault(case: Case, problem: Problem) -> None:
    path = problem.source.path
    text = case.files[path]
    assert isinstance(text, str)
    before, after = (
        loaded(case, files)[1] for files in (None, {**case.files, path: mended(text, problem)})
    )
    assert str(problem) not in {str(one) for one in after}
    # A fence or status that is right at last may show what else is wrong; no other mend does.
    solved = problem.code in UNREADABLE and not problem.code.startswith("front-matter")
    assert errors(after) <= errors(before) - solved


def errors(problems: list[Problem]) -> int:
    return sum(one.severity is Severity.ERROR for one in problems)
