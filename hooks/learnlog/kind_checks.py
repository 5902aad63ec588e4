"""What is worth telling about entries that are no weeks: a day that is missing, a wrong period."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.did_you_mean import nearest
from learnlog.entry_names import stem_of
from learnlog.model import Entry, Kind, Log
from learnlog.periods import period_named
from learnlog.problems import Problem, Source


def undated_with_plans(log: Log) -> Iterator[Problem]:
    """Ideas, plans and answers in an entry without a day, since these live in time."""
    assignments = (one for one in log.entries if one.kind is Kind.ASSIGNMENT)
    for entry in (*assignments, *log.undated):
        if found := _first_plan(entry):
            what, source = found
            if entry.kind is Kind.ASSIGNMENT:
                message = (
                    f"{what} belongs to a day, and an assignment has many; "
                    "write it into the week in which it came up"
                )
                yield Problem(source, "undated", message)
            else:
                message = (
                    f"{what} needs a day, and this {entry.kind.word} has none; "
                    "write the day among the first lines of the file"
                )
                yield Problem(source, "undated", message, f"date: {log.today}")


def ideas_without_number(log: Log) -> Iterator[Problem]:
    """Unnumbered ideas in what is written between the weeks, where others were born after them."""
    newest = max(log.ideas, default=0)
    for entry in log.entries:
        for update in (*entry.ideas, *entry.prose.updates):
            number = log.numbers.get((update.source, update.anchor))
            if number and number < newest and entry.kind is not Kind.WEEK:
                message = (
                    f"idea {number} has its number only from its place in the log, and so have "
                    "ideas born after it; write the numbers down: learnlog ideas number"
                )
                yield Problem(update.source, "idea-unnumbered", message)


def reviews_of_nothing(log: Log) -> Iterator[Problem]:
    """Reviews whose file's name is neither a period nor that of an assignment."""
    assignments = [stem_of(one.uri) for one in log.published if one.kind is Kind.ASSIGNMENT]
    for entry in log.published:
        stem = stem_of(entry.uri)
        if entry.kind is Kind.REVIEW and not period_named(stem) and stem not in assignments:
            message = (
                f"'{stem}' is no month (2018-10), quarter (2018-Q4) or year (2018), "
                "and there is no assignment of that name"
            )
            close = nearest(stem, assignments)
            hint = f"{close}.md" if close else ""
            yield Problem(Source(entry.source.path, 0), "review-unknown", message, hint)


def _first_plan(entry: Entry) -> tuple[str, Source] | None:
    updates = (*entry.ideas, *entry.prose.updates)
    found = [("an idea", one.source) for one in updates]
    found += [("what became of a step", one.source) for one in entry.followed_up]
    found += [("a next step", one.source) for one in entry.next_steps]
    return min(found, key=lambda one: one[1], default=None)
