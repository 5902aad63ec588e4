"""How a week's entry will look, as HTML with the classes of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from learnlog.markdown.prose_preview import prose_html
from learnlog.model import Entry, FollowUp, IdeaUpdate, Log, NextStep
from learnlog.week_counting import week_count
from learnlog.weeks import long_date, working_week

_HEADING = "h4"


def preview(log: Log, entry: Entry) -> dict[str, object]:
    """`{heading, html}`: the name of the week with its days, and all that its page shows of it."""
    name = week_count(log).name(entry.date, entry.author)
    return {
        "heading": f"{name} ({working_week(entry.date)})",
        "html": "\n".join(_parts(log, entry)),
    }


def _parts(log: Log, entry: Entry) -> Iterator[str]:
    if entry.title:
        yield f'<p class="learnlog-headline">{escape(entry.title)}</p>'
    author = log.authors.get(entry.author or "")
    if author:
        yield f'<p class="learnlog-from">{escape(author.name)}</p>'
    if entry.tags:
        tags = " ".join(f'<span class="learnlog-tag">{escape(tag)}</span>' for tag in entry.tags)
        yield f"<p>{tags}</p>"
    yield from _section("What I said I would do", map(_answer, entry.followed_up), ledger=True)
    yield f'<div class="learnlog-prose">{prose_html(entry.prose.body)}</div>'
    yield from _section("Ideas", (_idea(log, one) for one in _ideas(entry)))
    yield from _section("Achievements", (_line(one.text) for one in entry.achievements))
    yield from _section("Lessons", (_line(one.text) for one in entry.lessons))
    yield from _section("Next steps", map(_step, entry.next_steps), ledger=True)


def _section(title: str, lines: Iterable[str], ledger: bool = False) -> Iterator[str]:
    shown = [one for one in lines if one]
    if shown:
        kind = ' class="learnlog-ledger"' if ledger else ""
        yield f"<{_HEADING}>{title}</{_HEADING}><ul{kind}>{''.join(shown)}</ul>"


def _ideas(entry: Entry) -> list[IdeaUpdate]:
    """Those of its fields, and those that a paragraph of its story tells and the fields do not."""
    listed = {one.number for one in entry.ideas}
    told = (one for one in entry.prose.updates if one.number not in listed)
    return [*entry.ideas, *told]


def _idea(log: Log, written: IdeaUpdate) -> str:
    number = log.number_of(written)
    known = log.ideas.get(number or 0)
    title = written.title or (known.title if known else "")
    status = (
        f' <span class="learnlog-status">{escape(written.status)}</span>' if written.status else ""
    )
    note = f' <span class="learnlog-note">{escape(written.note)}</span>' if written.note else ""
    return f"<li>Idea {number}: {escape(title)}{status}{note}</li>" if number else ""


def _answer(written: FollowUp) -> str:
    outcome = written.outcome or "open"
    note = f' <span class="learnlog-note">{escape(written.note)}</span>' if written.note else ""
    return _ledger_line(outcome, outcome, escape(written.step) + note)


def _step(written: NextStep) -> str:
    idea = f" (Idea {written.idea})" if written.idea else ""
    due = f' <span class="learnlog-from">by {long_date(written.due)}</span>' if written.due else ""
    return _ledger_line("open", "open", escape(written.text) + idea + due)


def _ledger_line(state: str, said: str, words: str) -> str:
    return (
        f'<li class="learnlog-{escape(state)}"><span class="learnlog-outcome">{escape(said)}'
        f"</span> {words}</li>"
    )


def _line(words: str) -> str:
    return f"<li>{escape(words)}</li>"
