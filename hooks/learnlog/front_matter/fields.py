"""Every field an entry may have: the one list that the parser reads by and the manual shows."""

from __future__ import annotations

from typing import NamedTuple

OUTCOMES = ("done", "carried", "dropped", "deferred")


class FieldRule(NamedTuple):
    """`kind` of value, what the field `meaning` is, and an `example` line."""

    kind: str
    meaning: str
    example: str


Rules = dict[str, FieldRule]

_TAGS = FieldRule("texts", "Words to find it by.", "tags: [workforce]")
_SHOWS = FieldRule(
    "texts",
    "What it is evidence for: framework/item.",
    "shows: [leadership-model/sharing-the-vision]",
)

ENTRY: Rules = {
    "title": FieldRule(
        "text", "A title; the heading names the week either way.", "title: Finding my feet"
    ),
    "date": FieldRule("date", "The file name's date once more; never needed.", "date: 2018-10-01"),
    "author": FieldRule("text", "Who wrote it: a key of `docs/.authors.yml`.", "author: sam"),
    "tags": _TAGS,
    "draft": FieldRule("yes or no", "Keeps the entry out of everything.", "draft: true"),
    "ideas": FieldRule("items", "New ideas, and news of earlier ones.", "ideas:\n  - …"),
    "followed_up": FieldRule(
        "items", "What became of earlier next steps.", "followed_up:\n  - step: …"
    ),
    "achievements": FieldRule("items", "What went well or got done.", "achievements:\n  - …"),
    "lessons": FieldRule("items", "What you would tell yourself next time.", "lessons:\n  - …"),
    "next_steps": FieldRule("items", "What you mean to do.", "next_steps:\n  - …"),
    "description": FieldRule("text", "One sentence for search engines.", "description: …"),
    "hide": FieldRule("texts", "Parts of the page to hide, as in Material.", "hide: [toc]"),
    "search": FieldRule("group", "Search settings, as in Material.", "search:\n  exclude: true"),
}

IDEA: Rules = {
    "idea": FieldRule("number", "The idea's permanent number.", "idea: 8"),
    "title": FieldRule(
        "text", "The idea in a few words; needed where it is new.", "title: Talk to the university"
    ),
    "status": FieldRule("text", "How far it is.", "status: exploring"),
    "note": FieldRule("text", "What happened, or why.", "note: Drafted twelve questions."),
    "impact": FieldRule(
        "text", "How we would know that it worked.", "impact: one course adopts a module"
    ),
    "into": FieldRule("number", "The idea that a merged one became part of.", "into: 3"),
    "tags": _TAGS,
}

FOLLOW_UP: Rules = {
    "step": FieldRule("text", "The words of an open next step.", "step: Arrange shadowing"),
    "outcome": FieldRule("text", "done, carried, dropped or deferred.", "outcome: done"),
    "note": FieldRule("text", "Why; needed for dropped and deferred.", "note: The lead was away."),
    "until": FieldRule("date", "When a deferred step should come back.", "until: 2018-11-05"),
}

ACHIEVEMENT: Rules = {
    "text": FieldRule("text", "What was achieved.", "text: Wrote for the national blog"),
    "hours": FieldRule("hours", "Time spent, in hours.", "hours: 1.5"),
    "shows": _SHOWS,
    "tags": _TAGS,
}

LESSON: Rules = {
    "text": FieldRule("text", "What was learned.", "text: Agree the scope first"),
    "applied": FieldRule(
        "date", "The date of the entry in which it was used again.", "applied: 2018-10-22"
    ),
    "shows": _SHOWS,
    "tags": _TAGS,
}

NEXT_STEP: Rules = {
    "text": FieldRule("text", "What you mean to do.", "text: Arrange shadowing"),
    "due": FieldRule("date", "By when.", "due: 2018-10-19"),
    "idea": FieldRule("number", "The idea it belongs to.", "idea: 9"),
    "tags": _TAGS,
}

SEARCH: Rules = {
    "exclude": FieldRule("yes or no", "Keeps the page out of the search.", "exclude: true"),
    "boost": FieldRule("hours", "How much it counts in the search.", "boost: 2"),
}

GROUPS: dict[str, Rules] = {
    "ideas": IDEA,
    "followed_up": FOLLOW_UP,
    "achievements": ACHIEVEMENT,
    "lessons": LESSON,
    "next_steps": NEXT_STEP,
}

# The fields that hold a day of the calendar.
DATES: tuple[str, ...] = tuple(
    sorted({n for rules in (ENTRY, *GROUPS.values()) for n in rules if rules[n].kind == "date"})
)

# The field that a plain sentence in the list stands for.
MAIN_FIELD: dict[str, str] = {
    "ideas": "title",
    "followed_up": "step",
    "achievements": "text",
    "lessons": "text",
    "next_steps": "text",
}
