"""What a change must not do to a log, even where the file itself is in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from learnlog.edit.refusal import Refusal
from learnlog.model import Log
from learnlog.problems import Problem, Severity

_MANY = 3
# Errors of what was read whole, all numbers of ideas with it.
_READ_ALL_THE_SAME = ("idea-", "step-", "author-", "week-", "draft-", "page-", "date-", "option")


def mistake(
    path: str, log: Log, problems: list[Problem], after: Log, found: list[Problem], renamed: int
) -> Refusal | None:
    """Why a change of the file `path` must not be made.

    It would make an error that was not there, or an idea would get another number or title.
    """
    for number, idea in log.ideas.items():
        title = after.ideas[number].title if number in after.ideas else ""
        if title != idea.title and number != renamed:
            message = f"Idea {number}, '{idea.title}', would get another number."
            return Refusal(message, "Write the numbers down first: learnlog ideas number")
    known = Counter((one.source.path, one.code) for one in _errors(problems))
    for problem in _errors(found):
        known[problem.source.path, problem.code] -= 1
        if known[problem.source.path, problem.code] < 0:
            if problem.source.path == path:
                hint = f"Write in the file:\n{problem.hint}" if problem.hint else ""
                return Refusal(f"That would be a mistake: {problem.message}.", hint)
            message = f"What {problem.source} says would be a mistake then: {problem.message}."
            return Refusal(message, "Write that file's line anew first, or ask who wrote it")
    return None


def unread(problems: list[Problem]) -> Refusal | None:
    """Why no number can be given: there are files that may hold ideas which can't be read."""
    paths = paths_unread(problems)
    if not paths:
        return None
    more = f" and {len(paths) - _MANY} more" if len(paths) > _MANY else ""
    message = f"Not everything can be read in {', '.join(paths[:_MANY])}{more}"
    return Refusal(
        f"{message}, and it may hold numbers of ideas.",
        "Mend that first ('learnlog check' says how), so that no number is given twice.",
    )


def paths_unread(problems: Sequence[Problem]) -> list[str]:
    """The files of which something could not be read."""
    lost = (one for one in _errors(problems) if not one.code.startswith(_READ_ALL_THE_SAME))
    return list(dict.fromkeys(one.source.path for one in lost))


def _errors(problems: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]
