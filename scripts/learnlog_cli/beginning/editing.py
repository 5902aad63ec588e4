"""The writer's editor, opened on a new entry, and the check of it when the editor is closed."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import shutil
import sys
from pathlib import Path

import click

from learnlog.config import Config
from learnlog.files.folder import read_folder
from learnlog.load import load
from learnlog.problems import Severity
from learnlog_cli.beginning.editor_command import editor_words
from learnlog_cli.beginning.sentences import shown
from learnlog_cli.problem_lines import print_besides, print_problem


def on_terminal() -> bool:
    """Whether somebody sits in front of this command, who can write."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_and_check(site: Path, path: str, day: dt.date, config: Config) -> None:
    """Open a file of the log and, when it was written in, say what to mend in it."""
    file = site / path
    before = file.read_bytes()
    if not _opened(file):
        return
    try:
        written = file.read_bytes() != before
    except OSError:
        click.echo(f"{path} is not there any more; it was moved or renamed.", err=True)
        return
    if written:
        _check(site, path, day, config)
    else:
        click.echo("Nothing is written in it yet. When you have: learnlog check", err=True)


def _opened(file: Path) -> bool:
    """Whether an editor was opened and closed again; where not, the way out was told."""
    editor = _editor()
    if not editor:
        click.echo(
            f"No editor is set. Open {shown(file)} in the program that you write with; "
            "when you have written: learnlog check",
            err=True,
        )
        return False
    try:
        click.edit(filename=str(file), editor=_as_click_reads_it(editor))
    except (click.ClickException, OSError, ValueError):
        click.echo(
            f"The editor '{editor}' could not be used. The file is there: open {shown(file)} in "
            "the program that you write with; when you have written: learnlog check",
            err=True,
        )
        return False
    return True


def _editor() -> str:
    """The editor of the user's choice; Windows has one for everybody."""
    chosen = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    return chosen or ("notepad" if os.name == "nt" else "")


def _as_click_reads_it(editor: str) -> str:
    """The command with the quotes that click needs, on Windows too; ValueError where none help."""
    words = editor_words(editor, os.name == "nt", shutil.which)
    if not words:
        raise ValueError(editor)
    program = shutil.which(words[0]) or words[0]  # Windows starts code.cmd by its whole name only
    return shlex.join((program, *words[1:]))


def _check(site: Path, path: str, day: dt.date, config: Config) -> None:
    texts = read_folder(site, config.docs_dir, config.excluded).texts
    _, problems = load(texts, day, config, counted={path})
    own = [problem for problem in problems if problem.source.path == path]
    found = [problem for problem in own if problem.severity is not Severity.NOTICE]
    for problem in found:
        print_problem(problem)
    print_besides(found)
    if found:
        click.echo("Mend that in the file, then: learnlog check", err=True)
    elif open_ := sum(problem.code == "step-unanswered" for problem in own):
        steps = "1 step has" if open_ == 1 else f"{open_} steps have"
        click.echo(f"Nothing to mend. {steps} no answer yet: learnlog review", err=True)
    else:
        click.echo("Nothing to mend.", err=True)
