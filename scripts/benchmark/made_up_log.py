"""A log of any number of weeks, always the same one, about as long and as linked as a real one."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

FIRST_MONDAY = dt.date(1970, 1, 5)
TAGS = ("letters", "meetings", "measuring", "shadowing", "feedback", "teaching", "planning")
VOCABULARY = """
the a team people week plan question letter meeting answer service staff room page list call listen
ask write learn show try keep change wait agree visit share draft count read begin careful early
open small shared honest useful quiet together slowly again because although about before after
with without for from over under between
"""
WORDS = VOCABULARY.split()


def last_day(weeks: int) -> dt.date:
    """The Friday of the last week."""
    return FIRST_MONDAY + dt.timedelta(weeks=weeks - 1, days=4)


def write_log(docs: Path, weeks: int, authors: int = 1) -> None:
    """Write an entry for each week, and for each author where there are several, below `docs`."""
    dice = random.Random(weeks)
    folder = docs / "weeks"
    folder.mkdir(parents=True)
    keys = [f"writer-{number:02}" for number in range(1, authors + 1)] if authors > 1 else [""]
    if authors > 1:
        (docs / ".authors.yml").write_text(_authors(keys), encoding="utf-8")
    before: dict[str, list[str]] = {}
    for entry in range(weeks * authors):
        key = keys[entry % authors]
        name = f"{FIRST_MONDAY + dt.timedelta(weeks=entry // authors)}{key and '-'}{key}.md"
        planned = [f"{_sentence(dice, 6)} {entry} {letter}" for letter in "ab"]
        text = _front_matter(dice, entry, before.get(key, []), planned) + _prose(dice, entry)
        (folder / name).write_text(text, encoding="utf-8")
        before[key] = planned


def _authors(keys: list[str]) -> str:
    lines = [f"  {key}:\n    name: Writer {number}\n" for number, key in enumerate(keys, 1)]
    return "".join(["authors:\n", *lines])


def _front_matter(dice: random.Random, entry: int, before: list[str], planned: list[str]) -> str:
    lines = ["---", f"title: {_sentence(dice, 4)}", f"tags: [{', '.join(dice.sample(TAGS, 2))}]"]
    if entry > 3:
        status = dice.choice(("exploring", "testing", "adopted"))
        lines += ["ideas:", f"  - idea: {dice.randint(max(1, entry - 8), entry - 1)}"]
        lines += [f"    status: {status}", f"    note: {_sentence(dice, 9)}"]
    if before:
        lines.append("followed_up:")
        for step, outcome in zip(before, ("done", "carried"), strict=True):
            lines += [f"  - step: {step}", f"    outcome: {outcome}"]
    lines += ["achievements:", f"  - {_sentence(dice, 7)}", f"  - text: {_sentence(dice, 6)}"]
    lines += ["    hours: 1.5", "lessons:", f"  - {_sentence(dice, 8)}", "next_steps:"]
    lines += [f"  - {planned[0]}", f"  - text: {planned[1]}", f"    idea: {max(1, entry)}"]
    return "\n".join([*lines, "---", ""])


def _prose(dice: random.Random, entry: int) -> str:
    """About 700 words: paragraphs, a heading, a list, one new idea, two mentions of others."""
    paragraphs = [_paragraph(dice, 60) for _ in range(9)]
    for at in (2, 6):
        if entry > 1:
            paragraphs[at] += f" More on Idea {dice.randint(max(1, entry - 20), entry)} later."
    paragraphs.insert(3, f"Idea {entry + 1}: {_sentence(dice, 10)}. {_paragraph(dice, 20)}")
    paragraphs.insert(5, f"## {_sentence(dice, 3)}")
    paragraphs.insert(8, "\n".join(f"- {_sentence(dice, 9)}" for _ in range(5)))
    return "\n\n".join(paragraphs) + "\n"


def _paragraph(dice: random.Random, words: int) -> str:
    sentences = [_sentence(dice, 12) for _ in range(words // 12)]
    return ". ".join([*sentences, f"And *{_sentence(dice, 3)}*"]) + "."


def _sentence(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)).capitalize()
