"""When the site was last built, and from which commit: for whoever asks where their change is.

It stands on the home page only, see docs/decisions/0030.
"""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.model import Log
from learnlog.weeks import long_date

SHORT = 7  # characters of a commit that GitHub shows too


@dataclass(frozen=True, slots=True)
class LastBuilt:
    """`commit` is the beginning of its name, `href` its page; both empty where not known."""

    day: str
    commit: str
    href: str


def last_built(log: Log) -> LastBuilt:
    """The day that a log was built for, and the commit that it was built from."""
    commit, repository = log.config.commit, log.config.repository
    href = repository.commit(commit) if commit and repository else ""
    return LastBuilt(long_date(log.today), commit[:SHORT], href)
