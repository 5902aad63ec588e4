"""An entry made of an issue: written where the log has none, and taken away where it is wrong."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from learnlog.build import Build
from learnlog.config import Config
from learnlog.forms.form_fields import label_of
from learnlog.privacy.telling import STOPS
from learnlog.problems import Problem, Severity
from learnlog.site_build import read_site
from learnlog_cli.issues.answers import answers
from learnlog_cli.issues.composing import Composed, Unfit, compose
from learnlog_cli.issues.declaring import is_ticked, with_declaration
from learnlog_cli.issues.event import Issue
from learnlog_cli.reading import read_settings
from learnlog_cli.summing_up.wording import as_block, as_text, counted

MOST = 20
_LATER = "declaration-missing"  # comes after the entry, when somebody has looked through it


class Taken(NamedTuple):
    """An entry that was written, and whether whoever sent the form has declared it."""

    entry: Composed
    declared: bool


def take(issue: Issue, site: Path) -> Taken:
    """Write the entry of an issue into the log. Raises Unfit with what to say to the writer."""
    before, said = _read(site), answers(issue.body)
    entry = compose(said, issue.day, before.log, before.folder.names)
    file = site / entry.path
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as made:
            made.write(entry.text)
    except FileExistsError:
        raise Unfit(f"There is a file '{entry.path}' already; change it instead.") from None
    try:
        return Taken(entry, _kept(before, _read(site), entry, file, _declarer(issue, said, entry)))
    except BaseException:
        file.unlink()
        raise


def _declarer(issue: Issue, said: dict[str, str], entry: Composed) -> str:
    """Whoever ticked the boxes, which in a log of several need not be the entry's author."""
    return (issue.sent_by or entry.author or "") if is_ticked(said) else ""


def _kept(before: Build, after: Build, entry: Composed, file: Path, by: str) -> bool:
    """Whether the entry is declared now; raises Unfit where it can't stay as it is."""
    if wrong := _new(before, after):
        raise Unfit(_told(wrong, entry))
    done = with_declaration(after, entry.path, by) if by else None
    if done:
        file.write_bytes(done)
    return done is not None


def _read(site: Path) -> Build:
    config, problems, day = read_settings(site, None)
    return read_site(site, day, config, problems, anew=True)


def _new(before: Build, after: Build) -> list[Problem]:
    """What would stop the publishing, and did not before; but for what is done afterwards."""
    known = {(one.source, one.code, one.message) for one in before.problems}
    return [
        one
        for one in after.problems
        if (one.severity is Severity.ERROR or one.code == STOPS)
        and one.code != _LATER
        and (one.source, one.code, one.message) not in known
    ]


def _told(problems: Sequence[Problem], entry: Composed) -> str:
    """The problems in words, by the box of the form in which each stands."""
    count = counted(len(problems), "thing stops", "things stop")
    parts = [f"No entry was made yet: {count} it. Edit the text above, and it is tried again."]
    for problem in problems[:MOST]:
        parts.append(f"**{_box(problem, entry)}**: {as_text(problem.in_full)}")
        if problem.hint.strip():
            parts.append(f"Instead, for example:\n\n{as_block(problem.hint)}")
    if len(problems) > MOST:
        parts.append(f"And {len(problems) - MOST} more.")
    return "\n\n".join(parts)


def _box(problem: Problem, entry: Composed) -> str:
    """Where a line of the entry came from: the name of its field, or the text."""
    if problem.source.path != entry.path:
        return as_text(str(problem.source))
    lines = entry.text.split("\n")[: max(problem.source.line, 1)]
    if lines[0] != "---" or "---" in lines[1:]:
        return "Text"
    names = [line.partition(":")[0] for line in lines[1:] if line[:1].isalpha()]
    return label_of(names[-1]) if names else "The form"


def reply_of(issue: Issue, taken: Taken, config: Config) -> str:
    """The text of the pull request."""
    entry = taken.entry
    later = (
        "Whoever sent it has looked through it for people who could be recognised, and declared it."
        if taken.declared
        else "Before it is published, somebody has to look through it for people who could be "
        "recognised, and declare it."
    )
    uri = entry.path.removeprefix(f"{config.docs_dir}/")
    return (
        f"The entry of the week of {entry.monday}, from the form in #{issue.number}: `{uri}`.\n\n"
        f"Look at it below *Files changed*. {later}\n\n"
        f"Closes #{issue.number}\n"
    )


def branch_of(issue: Issue, entry: Composed) -> str:
    """The name of the branch that holds the entry."""
    return f"entry/{entry.monday}-issue-{issue.number}"


def hand_on(values: dict[str, str]) -> None:
    """Tell the next steps of the workflow what was made: names and paths, never words of anybody.

    See "GITHUB_OUTPUT" in GitHub's documentation: a line end would begin another value.
    """
    file = os.environ.get("GITHUB_OUTPUT")
    if not file:
        return
    with Path(file).open("a", encoding="utf-8", newline="\n") as outputs:
        for name, value in values.items():
            if any(not sign.isprintable() for sign in value):
                raise Unfit("A name holds a sign that can't be handed on.")
            outputs.write(f"{name}={value}\n")
