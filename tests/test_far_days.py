"""Days at the ends of the calendar, which Python can't count beyond."""

from __future__ import annotations

import datetime as dt

import pytest

from learnlog import load
from learnlog.pages import build_pages
from learnlog.views.site import OwnPage

FIRST, LAST = dt.date.min, dt.date.max


def pages(texts: dict[str, str], today: dt.date) -> set[str]:
    log, _ = load(texts, today)
    return {page.uri for page in build_pages(log, OwnPage())}


@pytest.mark.parametrize("applied", [LAST, LAST - dt.timedelta(days=4), FIRST])
def test_a_lesson_may_be_used_on_any_day(applied: dt.date) -> None:
    text = f"---\nlessons: [{{text: Ask, applied: {applied}}}]\n---\n"
    assert "lessons/index.md" in pages({"docs/weeks/2018-09-17.md": text}, dt.date(2018, 12, 21))


@pytest.mark.parametrize("day", ["9999-12-27", "9999-12-31"])
def test_an_entry_may_be_of_the_last_week_there_is(day: str) -> None:
    text = "---\nnext_steps: [Ask]\nlessons: [Wait]\n---\nIdea: Rest.\n"
    texts = {f"docs/weeks/{day}.md": text, f"docs/posts/{day}-last.md": text}
    assert f"weeks/{day}.md" in pages(texts, LAST)


def test_a_cycle_may_be_of_the_first_year_there_is() -> None:
    cycle = "cycles:\n  - {framework: hcpc, start: 0001-01-01, end: 0001-02-01}\n"
    assert "evidence/hcpc.md" in pages({"docs/_data/evidence.yml": cycle}, FIRST)
