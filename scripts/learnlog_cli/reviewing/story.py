"""The story so far of an idea or a step, as a few lines for a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from learnlog.model import Answer, Idea, Moment, Step
from learnlog.plain_text import shortened
from learnlog.weeks import short_date, weeks_between
from learnlog_cli.reviewing.agenda import Item

MOST_LINES = 6
_SAID = {"born": "written down", "mention": "mentioned", "step": "a next step for it"}


def story(item: Item, today: dt.date) -> Iterator[str]:
    """The lines that tell what an item is and what became of it so far."""
    if isinstance(item, Idea):
        yield f"Idea {item.number}: {item.title}"
        yield f"  {item.status}, last seen {_ago(item.last_seen, today)}"
        if item.impact:
            yield f"  it worked if: {item.impact}"
        yield from _newest([_moment(one) for one in item.history])
    else:
        yield f"Step: {item.text}"
        yield f"  planned {_ago(item.origin.date, today)}, {_carried(item.carried)}{_due(item)}"
        yield from _newest([_answer(one) for one in item.answers])


def _newest(lines: Sequence[str]) -> Iterator[str]:
    earlier = len(lines) - MOST_LINES
    if earlier > 0:
        yield f"    … {earlier} earlier"
    yield from lines[-MOST_LINES:]


def _moment(moment: Moment) -> str:
    kind = moment.status or _SAID.get(moment.kind, "")
    words = moment.note or moment.quote or ""
    return _line(moment.entry.date, kind, words)


def _answer(answer: Answer) -> str:
    until = f" until {short_date(answer.until)}" if answer.until else ""
    return _line(answer.entry.date, f"{answer.outcome or 'no answer'}{until}", answer.note or "")


def _line(date: dt.date, kind: str, words: str) -> str:
    said = ": ".join(filter(None, (kind, shortened(words, 120))))
    return f"    {short_date(date):>11}  {said}".rstrip()


def _ago(date: dt.date, today: dt.date) -> str:
    weeks = weeks_between(date, today)
    told = {0: "this week", 1: "last week"}.get(weeks, f"{weeks} weeks ago")
    return f"{told} ({short_date(date)})"


def _carried(times: int) -> str:
    told = {0: "not carried yet", 1: "carried once", 2: "carried twice"}
    return told.get(times, f"carried {times} times")


def _due(step: Step) -> str:
    return f", due {short_date(step.due)}" if step.due else ""
