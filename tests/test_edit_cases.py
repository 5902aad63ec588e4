"""The golden cases of cases/edit: a text, a change, and the text afterwards or why there is none.

A case file holds `about`, `before` and `change`, written by hand, and below them the outcome, which
`--regenerate` writes anew. Byte order marks and other line ends stand as `\\uFEFF` and `\\r` in
double quotes. A change is one of

    add: ideas                      set: ideas                 replace: old words of the text
    fields: {title: New}            line: 4                    by: new words
                                    main: its words or number
                                    fields: {status: parked}
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from log_texts import PATH

from learnlog.edit.changes import AddItem, Change, ReplaceProse, SetFields
from learnlog.edit.editing import edited
from learnlog.edit.refusal import Refusal
from learnlog.files.decoding import Decoded, decode
from learnlog.header import read_header

FOLDER = Path(__file__).parent / "cases" / "edit"
CASES = sorted(FOLDER.rglob("*.yml"))


class Case(NamedTuple):
    """A case: `written` is the part of its file that people write."""

    written: str
    before: str
    change: Change
    expected: dict[str, str]


class Literal(yaml.SafeDumper):
    """Texts of several lines as blocks, so that a case reads like the file it is about."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = "|" if "\n" in text and not {"\r", "\u2028"} & set(text) else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Literal.add_representer(str, Literal.represent_text)


@cache
def read_case(path: Path) -> Case:
    text = path.read_text("utf-8")
    ends = [text.find(f"\n{name}:") for name in ("after", "refusal")]
    end = max(ends) if max(ends) >= 0 else len(text)
    case = yaml.safe_load(text[:end])
    assert case.keys() == {"about", "before", "change"}, path.name
    change = read_change(case["before"], case["change"])
    return Case(text[:end], case["before"], change, yaml.safe_load(text[end:]) or {})


def read_change(before: str, asked: dict[str, Any]) -> Change:
    if "replace" in asked:
        decoded = decode(PATH, before)
        assert isinstance(decoded, Decoded)
        header, _ = read_header(PATH, decoded.text)
        assert header
        start = header.body.index(asked["replace"])
        return ReplaceProse(start, start + len(asked["replace"]), asked["by"])
    if "add" in asked:
        return AddItem(asked["add"], asked["fields"])
    return SetFields(asked["set"], asked["line"], asked["main"], asked["fields"])


def outcome(case: Case) -> dict[str, str]:
    result = edited(PATH, case.before.encode(), case.change)
    if isinstance(result, Refusal):
        return {"refusal": str(result)}
    return {"after": result.data.decode()}


def case_name(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


@pytest.mark.parametrize("path", CASES, ids=case_name)
def test_case(path: Path, regenerate: bool) -> None:
    case = read_case(path)
    found = outcome(case)
    if regenerate:
        dumped = yaml.dump(found, Dumper=Literal, allow_unicode=True, width=10_000)
        path.write_text(f"{case.written.rstrip()}\n{dumped}", "utf-8")
    else:
        assert found == case.expected


def test_every_case_file_is_run() -> None:
    assert {path for path in FOLDER.rglob("*") if path.is_file()} == set(CASES)


@pytest.mark.parametrize("path", CASES, ids=case_name)
def test_a_refusal_says_what_to_do(path: Path) -> None:
    refusal = read_case(path).expected.get("refusal", "")
    assert not refusal or PATH in refusal or "type it again" in refusal
    assert "Traceback" not in refusal
