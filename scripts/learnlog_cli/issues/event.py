"""What GitHub tells of an issue: data from outside, of which nothing is taken on trust."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from learnlog_cli.issues.form import LABEL
from learnlog_cli.stopping import Misunderstood

TRUSTED = ("OWNER", "MEMBER", "COLLABORATOR")
LARGEST = 4 * 1024 * 1024  # bytes of an event; an issue has 65,536 characters at most


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue by its number: what was written, the day it was opened, and the name of whoever
    sent or edited it.
    """

    number: int
    body: str
    day: dt.date
    sent_by: str = ""


def read_issue(file: Path) -> Issue:
    """The issue of an event, where it may become an entry; otherwise the command ends there.

    The workflow asks the same before this runs. It is asked again here, because a workflow is
    easily changed.
    """
    try:
        data = file.read_bytes()[: LARGEST + 1]
        event = json.loads(data) if len(data) <= LARGEST else None
    except (OSError, ValueError, RecursionError) as wrong:
        raise Misunderstood(f"The event '{file}' can't be read: {wrong}") from wrong
    issue = _group(event, "issue")
    if _group(event, "repository").get("private") is not True:
        raise Misunderstood("The repository is not private: what is sent there is published.")
    if issue.get("author_association") not in TRUSTED:
        raise Misunderstood("Whoever opened the issue does not belong to this repository.")
    labels = issue.get("labels")
    names = [_group(one, "").get("name") for one in labels] if isinstance(labels, list) else []
    if LABEL not in names:
        raise Misunderstood(f"The issue has no label '{LABEL}': it is not from the form.")
    return _issue(issue, str(_group(event, "sender").get("login") or ""))


def _issue(issue: Mapping[str, object], sent_by: str) -> Issue:
    number, body, opened = (issue.get(name) for name in ("number", "body", "created_at"))
    try:
        day = dt.datetime.fromisoformat(str(opened)).date()
    except ValueError:
        raise Misunderstood("The issue does not say when it was opened.") from None
    if not isinstance(number, int) or not 0 < number < 10**9:
        raise Misunderstood("The issue has no number.")
    return Issue(number, body if isinstance(body, str) else "", day, sent_by)


def _group(value: object, name: str) -> Mapping[str, object]:
    """What stands below a name ("" for the value itself), if it is a group."""
    below = value.get(name) if name and isinstance(value, Mapping) else value
    return below if isinstance(below, Mapping) else {}
