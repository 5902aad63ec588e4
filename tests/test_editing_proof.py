"""The proof refuses an edit that would change more than was meant, wherever that is."""

from __future__ import annotations

import pytest

from learnlog.edit import editing
from learnlog.edit.changes import AddItem
from learnlog.edit.line_ends import FileText
from learnlog.edit.refusal import Refusal

PATH = "docs/weeks/2018-09-17.md"
BEFORE = "---\ntitle: A start\ntags: [maps]\n---\nI met the night staff.\n"
AFTER = (
    "---\ntitle: A start\ntags: [maps]\nideas:\n  - idea: 1\n    title: Ask them\n---\n"
    "I met the night staff.\n"
)
CHANGE = AddItem("ideas", {"idea": "1", "title": "Ask them"})


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("night staff", "day staff"),
        ("title: A start", "title: A Start"),
        ("[maps]", "[maps, plans]"),
        ("tags: [maps]\n", ""),
        ("title: Ask them", "title: Ask her"),
        ("idea: 1", "idea: 2"),
        ("    title: Ask them\n", "    title: Ask them\n  - Another\n"),
        ("staff.\n", "staff.\n\n"),
    ],
)
def test_more_than_was_meant(monkeypatch: pytest.MonkeyPatch, right: str, wrong: str) -> None:
    assert AFTER.count(right) == 1
    assert editing.edited(PATH, BEFORE.encode(), CHANGE) == editing.Edited(AFTER.encode())
    spoilt = FileText(AFTER.replace(right, wrong))
    monkeypatch.setattr(editing, "_applied", lambda file, change, at: spoilt)
    refused = editing.edited(PATH, BEFORE.encode(), CHANGE)
    assert isinstance(refused, Refusal)
    assert "more would change" in refused.message
