"""A log of any number of weeks, always the same one, about as long and as linked as a real one."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

FIRST_MONDAY = dt.date(1970, 1, 5)
WORDS_A_WEEK = 700
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


def write_log(docs: Path, weeks: int) -> None:
    """Write `weeks` entries into `docs/weeks`."""
    dice = random.Random(weeks)
    folder = docs / "weeks"
    folder.mkdir(parents=True)
    before: list[str] = []
    for week in range(weeks):
        date = FIRST_MONDAY + dt.timedelta(weeks=week)
        planned = [f"{_sentence(dice, 6)} {week} {letter}" for letter in "ab"]
        text = _front_matter(dice, week, before, planned) + _prose(dice, week)
        (folder / f"{date}.md").write_text(text, encoding="utf-8")
        before = planned


def _front_matter(dice: random.Random, week: int, before: list[str], planned: list[str]) -> str:
    lines = ["---", f"title: {_sentence(dice, 4)}", f"tags: [{', '.join(dice.sample(TAGS, 2))}]"]
    if week > 3:
        status = dice.choice(("exploring", "testing", "adopted"))
        lines += ["ideas:", f"  - idea: {dice.randint(max(1, week - 8), week - 1)}"]
        lines += [f"    status: {status}", f"    note: {_sentence(dice, 9)}"]
    if before:
        lines.append("followed_up:")
        for step, outcome in zip(before, ("done", "carried"), strict=True):
            lines += [f"  - step: {step}", f"    outcome: {outcome}"]
    lines += ["achievements:", f"  - {_sentence(dice, 7)}", f"  - text: {_sentence(dice, 6)}"]
    lines += ["    hours: 1.5", "lessons:", f"  - {_sentence(dice, 8)}", "next_steps:"]
    lines += [f"  - {planned[0]}", f"  - text: {planned[1]}", f"    idea: {max(1, week)}"]
    return "\n".join([*lines, "---", ""])


def _prose(dice: random.Random, week: int) -> str:
    """About 700 words: paragraphs, a heading, a list, one new idea, two mentions of others."""
    paragraphs = [_paragraph(dice, 60) for _ in range(9)]
    for at in (2, 6):
        if week > 1:
            paragraphs[at] += f" More on Idea {dice.randint(max(1, week - 20), week)} later."
    paragraphs.insert(3, f"Idea {week + 1}: {_sentence(dice, 10)}. {_paragraph(dice, 20)}")
    paragraphs.insert(5, f"## {_sentence(dice, 3)}")
    paragraphs.insert(8, "\n".join(f"- {_sentence(dice, 9)}" for _ in range(5)))
    return "\n\n".join(paragraphs) + "\n"


def _paragraph(dice: random.Random, words: int) -> str:
    sentences = [_sentence(dice, 12) for _ in range(words // 12)]
    return ". ".join([*sentences, f"And *{_sentence(dice, 3)}*"]) + "."


def _sentence(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(WORDS, k=words)).capitalize()
