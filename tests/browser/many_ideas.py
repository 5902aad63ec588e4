"""A made-up log of as many ideas as a test wants, with statuses, tags, and ideas that wait."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sites import HOOKED, Built, build, make_site

TODAY = dt.date(2018, 12, 21)
FIRST = dt.date(2008, 1, 7)
STATUSES = ("captured", "exploring", "testing", "adopted", "parked", "rejected")
TAGS = ("listening", "first aid", "café", "kit")
WORDS = ("kettle", "ward", "huddle", "letter", "phone", "Crêpe", "board", "porter", "linen")


def title_of(number: int) -> str:
    """A title that no other idea has, of a usual length."""
    words = [WORDS[(number * step + step) % len(WORDS)] for step in range(1, 7)]
    return f"{' '.join(words)} {number}".capitalize()


def build_ideas(folder: Path, count: int, more: str = "") -> Built:
    """A site of `count` ideas, five born in a week; each then has its status set a week later."""
    weeks: dict[dt.date, list[str]] = {}
    for number in range(1, count + 1):
        born = FIRST + dt.timedelta(weeks=(number - 1) // 5)
        tags = f"[{TAGS[number % 4]}, {TAGS[number % 3]}]" if number % 4 != number % 3 else "[kit]"
        weeks.setdefault(born, []).append(
            f"  - idea: {number}\n    title: {title_of(number)}\n    tags: {tags}\n"
        )
        status = STATUSES[number % len(STATUSES)]
        if status != "captured":
            weeks.setdefault(born + dt.timedelta(weeks=1), []).append(
                f"  - idea: {number}\n    status: {status}\n    note: So it went\n"
            )
    files = {f"weeks/{day}.md": f"---\nideas:\n{''.join(some)}---\n" for day, some in weeks.items()}
    settings = HOOKED + f"extra: {{learnlog: {{today: {TODAY}}}}}\n{more}"
    built = build(make_site(folder, settings, files))
    assert built.code == 0, built.said
    return built
