"""Where a new week's file belongs, and the text of it from what a form holds."""

from __future__ import annotations

from collections.abc import Mapping

from learnlog.browser.asked import day, table, text
from learnlog.browser.past import known_config, past_texts
from learnlog.forms.pasted_text import sort_text
from learnlog.forms.written_entry import write_entry
from learnlog.kinds import Kind
from learnlog.load import load
from learnlog.new_entry_name import path_for
from learnlog.week_counting import week_count
from learnlog.weeks import monday_of, working_week


def place_of_week(asked: Mapping[str, object]) -> dict[str, object]:
    """`{facts, day, author}` to `{path, monday, heading}` of the week of that day."""
    facts, wanted = table(asked, "facts"), day(asked, "day")
    author = text(asked, "author", "") or None
    monday = monday_of(wanted)
    log, _ = load(past_texts(facts), monday, known_config(facts))
    name = week_count(log, monday).name(monday, author)
    return {
        "path": path_for(log, author, monday),
        "monday": str(monday),
        "heading": f"{name} ({working_week(monday)})",
    }


def sort_pasted(asked: Mapping[str, object]) -> dict[str, object]:
    """`{facts, pasted, author}` to `{values, body}`, in which every word of the text is."""
    facts, author = table(asked, "facts"), text(asked, "author", "") or None
    ideas = {int(one["number"]): str(one["title"]) for one in facts.get("ideas", ())}
    steps = [one["text"] for one in facts.get("steps", ()) if one.get("author") == author]
    found = sort_text(text(asked, "pasted"), ideas, steps)
    return {"values": found.values, "body": found.body}


def write_text(asked: Mapping[str, object]) -> dict[str, object]:
    """`{kind, values, body}` to `{text}` of the file, or `{refused}` with the reason."""
    kind = Kind(text(asked, "kind", Kind.WEEK.value))
    try:
        return {"text": write_entry(table(asked, "values"), text(asked, "body", ""), kind)}
    except ValueError as wrong:
        return {"refused": str(wrong)}
