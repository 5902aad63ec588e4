"""What stands in the docs folder of a new log: a welcome, and examples to write over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from learnlog.escaping import markdown_text
from learnlog.reference.frameworks import Framework
from learnlog_cli.own_log.answers import Answers
from learnlog_cli.own_log.around import template
from learnlog_cli.own_log.settings import quoted

EXAMPLE_ASSIGNMENT = "docs/assignments/example-assignment.md"

_AUTHORS = """\
# The people who write here. An entry says "author: {key}", and readers see the name.
authors:
  {key}:
    name: {name}
{role}"""
_EVIDENCE = """\
# For which time you gather evidence. Write your own first and last day.
cycles:
  - framework: {framework}
    start: {start}
    end: {end}
"""
# How long a cycle is, in years, where it is longer than one: two of registration, three until
# revalidation. It is a guess, which the file asks its owner to mend.
_YEARS = {"hcpc": 2, "nmc": 3}


def docs_files(answers: Answers, framework: Framework | None) -> dict[str, str]:
    """The files that stay, by path from the folder of the log."""
    files = {"docs/index.md": template("index.md").format(name=markdown_text(answers.name))}
    if answers.author:
        role = f"    role: {quoted(answers.role)}\n" if answers.role else ""
        name = quoted(answers.author)
        files["docs/.authors.yml"] = _AUTHORS.format(key=answers.author_key, name=name, role=role)
    if framework:
        start = answers.week.replace(day=1)
        end = _years_later(start, _YEARS.get(framework.family, 1))
        text = _EVIDENCE.format(framework=framework.name, start=start, end=end)
        files["docs/_data/evidence.yml"] = text
    return files


def example_files(answers: Answers, framework: Framework | None) -> Mapping[str, str]:
    """The examples, which the owner may clear away."""
    author = f"author: {answers.author_key}\n" if answers.author else ""
    shows = f"    shows: [{framework.name}/{_item(framework)}]\n" if framework else ""
    friday = answers.week + dt.timedelta(days=4)
    return {
        week_path(answers.week): template("week.md").format(author=author, shows=shows),
        EXAMPLE_ASSIGNMENT: template("assignment.md").format(
            author=author,
            role=quoted(answers.role or "What you are there"),
            start=answers.week,
            end=friday + dt.timedelta(weeks=11),
            due=friday + dt.timedelta(weeks=5),
        ),
    }


def week_path(monday: dt.date) -> str:
    """The path of the entry of a week."""
    return f"docs/weeks/{monday}.md"


def _item(framework: Framework) -> str:
    """The item that the example shows: the first that is not counted in hours or pieces."""
    uncounted = (one.key for one in framework.items if not one.target)
    return next(uncounted, framework.items[0].key)


def _years_later(start: dt.date, years: int) -> dt.date:
    return start.replace(year=start.year + years) - dt.timedelta(days=1)
