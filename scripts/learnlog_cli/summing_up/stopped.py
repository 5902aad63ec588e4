"""The summary of a run that publishes nothing: what stopped it, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from learnlog.problems import Problem, Source, said_once
from learnlog_cli.summing_up.places import Places
from learnlog_cli.summing_up.wording import LONGEST_PATH, as_block, as_text, counted

MOST = 50  # problems that are shown one by one
MOST_LISTED = 200  # entries that wait for a declaration
UNDECLARED = "declaration-missing"

_AS_BEFORE = "Readers see what they saw before. Nothing that you wrote is lost."


def stopped(problems: Sequence[Problem], places: Places) -> str:
    """The Markdown that tells of problems, one by one, and of missing declarations as a list."""
    waiting = [one for one in problems if one.code == UNDECLARED]
    others = [one for one in problems if one.code != UNDECLARED]
    parts = [f"## Not published: {_count(others, waiting)}", _AS_BEFORE]
    for number, problem in enumerate(others[:MOST], start=1):
        parts += _item(number, problem, places)
    if len(others) > MOST:
        parts.append(f"And {counted(len(others) - MOST, 'problem')} more: mend these first.")
    parts += map(as_text, said_once(others[:MOST]))
    parts += _declarations(waiting, places)
    return "\n\n".join([*parts, *_next(others, places)]) + "\n"


def broken_off(said: str) -> str:
    """The Markdown for a run that ended without a problem of the log; `said` is its last word."""
    told = [as_block(said)] if said.strip() else []
    parts = ["## Not published: the run broke off", _AS_BEFORE, *told]
    parts.append(
        "This is hardly about what you wrote. Start it again: *Re-run all jobs*, above on the "
        "right. If it breaks off again, show the page of this run to whoever looks after your log."
    )
    return "\n\n".join(parts) + "\n"


def _count(others: Sequence[Problem], waiting: Sequence[Problem]) -> str:
    said = [f"{counted(len(others), 'problem')} to mend"] if others else []
    if waiting:
        said.append(f"{counted(len(waiting), 'entry', 'entries')} to look through")
    return ", ".join(said)


def _item(number: int, problem: Problem, places: Places) -> Iterator[str]:
    source = problem.source
    line = f", line {source.line}" if source.line else ""
    code = f" ({as_text(problem.code)})" if problem.code else ""
    yield f"### {number}. {as_text(source.path or 'The build', LONGEST_PATH)}{line}"
    yield f"{as_text(problem.message)}{code}"
    if problem.hint.strip():
        yield "Write instead:"
        yield as_block(problem.hint)
    if links := _links(source, places):
        yield f"Open it {links}."


def _links(source: Source, places: Places) -> str:
    editor, github = places.in_editor(source), places.on_github(source)
    both = (("in the editor", editor), ("on GitHub", github))
    return " or ".join(f"[{text}](<{address}>)" for text, address in both if address)


def _declarations(waiting: Sequence[Problem], places: Places) -> Iterator[str]:
    """One list of the entries that nobody has looked through, and how that is said."""
    if not waiting:
        return
    yield "### Entries that somebody has to look through"
    yield (
        "Before an entry is published, a person looks through it for people who could be "
        "recognised, and says so. Nobody has done that yet for the words that these have now:"
    )
    listed = waiting[:MOST_LISTED]
    yield "\n".join(
        f"- {as_text(one.source.path, LONGEST_PATH)}{_opened(one, places)}" for one in listed
    )
    if len(waiting) > MOST_LISTED:
        yield f"And {counted(len(waiting) - MOST_LISTED, 'entry', 'entries')} more."
    if places.site:
        yield (
            "In the browser: open the entry in the editor, say at the end of its form that nobody "
            f"can be recognised, and save. What you write on [the page for writing]"
            f"(<{places.writing}>) is declared there. On a computer that has the log, type:"
        )
    else:
        yield "On a computer that has the log, type:"
    yield as_block(listed[0].hint if len(waiting) == 1 else "learnlog declare")


def _opened(problem: Problem, places: Places) -> str:
    links = _links(Source(problem.source.path, 0), places)
    return f" (open it {links})" if links else ""


def _next(others: Sequence[Problem], places: Places) -> Iterator[str]:
    yield "### What to do next"
    steps = [
        "Open the file by its link, change the line, and save. On GitHub, saving is called "
        "*Commit changes*.",
        "Saving starts this by itself: some minutes later a new run is at the top of *Actions*.",
        "When that one is green, the change is on the site.",
    ]
    steps = steps if others else ["Look through the entries, and say so as above.", *steps[1:]]
    yield "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))
    if places.site:
        yield "The editor is a part of the site: it is there once the site has been published."
