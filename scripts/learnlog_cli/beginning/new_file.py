"""A new file of a log: made under the lock, told, and opened; what is there is never lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

import click

from learnlog.config import Config
from learnlog.edit import saving
from learnlog.edit.refusal import Refusal, Refused
from learnlog.entry_texts import Known
from learnlog.files.folder import Folder, read_folder
from learnlog.files.names import check_file_names
from learnlog.model import Log
from learnlog.outlook import read_outlook
from learnlog.problems import Problem, Severity
from learnlog_cli.beginning.new_file_saving import edit, save_new
from learnlog_cli.beginning.sentences import shown
from learnlog_cli.reading import read_settings
from learnlog_cli.writing.authors import of_a_new_author, writer
from learnlog_cli.writing.mistakes import mistake, paths_unread

_MANY = 3

# How a log is read from texts: `load`, or what costs less.
Read: TypeAlias = Callable[..., tuple[Log, list[Problem]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command is told that makes a file: where, by whom, on which day, and how."""

    site: Path
    author: str | None
    today: dt.date | None
    no_edit: bool
    force: bool


class Outlook(NamedTuple):
    """The log as it is before a file is made, what is wrong with it, and whose the file is to be.

    `texts` are those it was read from.
    """

    log: Log
    problems: Sequence[Problem]
    author: str | None
    texts: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be made, at its `uri` in the docs folder, and sentences to `tell` of it then.

    `instead` is what to do where such a file exists; what can't be read in the folders it
    `draws_on` is told, since it may be missing in the text.
    """

    uri: str
    text: str
    tell: tuple[str, ...] = ()
    instead: str = "give this one another title"
    draws_on: tuple[str, ...] = ()


Compose: TypeAlias = Callable[[Outlook], NewFile]


def make_file(asked: Asked, what: str, compose: Compose, read: Read = read_outlook) -> None:
    """Make the file that `compose` writes for a log, say so, and open it in the editor.

    `what` tells `learnlog undo` what it would undo.
    """
    config, _, day = read_settings(asked.site, asked.today)
    try:
        with saving.site_lock(asked.site):
            path, kept, told = _made(asked, config, day, what, compose, read)
    except Refused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(shown(asked.site / path))
    for sentence in (*_of_the_kept(kept), *told):
        click.echo(sentence, err=True)
    edit(asked.site, path, day, config, wanted=not asked.no_edit)


def _made(
    asked: Asked, config: Config, day: dt.date, what: str, compose: Compose, read: Read
) -> tuple[str, str, list[str]]:
    """Make the file: its path, where an old one is kept, and what to say."""
    known: Known = {}
    folder = read_folder(asked.site, config.docs_dir, config.excluded)
    outlook = before = _look(folder.texts, asked, day, config, read, known)
    made = compose(outlook)
    path = f"{config.docs_dir}/{made.uri}"
    there = (asked.site / path).exists()
    if there:
        _refuse_old(asked, outlook, path, made)
        rest = {name: text for name, text in folder.texts.items() if name != path}
        outlook = _look(rest, asked, day, config, read, known)
        made = compose(outlook)
    data = {**outlook.texts, path: made.text.encode()}
    after = read(data, day, config, counted={path}, known=known)
    wrong = _unfit(folder, path) or _misread(path, after[1])
    if wrong := wrong or mistake(path, outlook.log, [*outlook.problems], *after, 0):
        raise Refused(wrong)
    kept = save_new(asked.site, path, made.text, what, replace=there)
    told = [*made.tell, *of_a_new_author(outlook.log, outlook.author)]
    told += [*_unread(outlook, made, config), *_missed(before.problems, after[1])]
    return path, kept, told


def _look(
    texts: dict[str, bytes], asked: Asked, day: dt.date, config: Config, read: Read, known: Known
) -> Outlook:
    log, problems = read(texts, day, config, known=known)
    return Outlook(log, problems, writer(log, asked.author), texts)


def _refuse_old(asked: Asked, outlook: Outlook, path: str, made: NewFile) -> None:
    """Refuse a name that is taken: always where it is another's, else without --force."""
    entries = outlook.log.published + outlook.log.withheld
    old = next((one for one in entries if one.source.path == path), None)
    if old and old.author and old.author != outlook.author:
        raise Refused(Refusal(f"{path} is there already, by {old.author}", made.instead))
    if asked.force:
        return
    message = f"{path} is there already" + ("" if old else ", but can't be read")
    go_on = "Open that file to go on with it" if old else "'learnlog check' says what to mend in it"
    way_out = (
        f"{go_on}, or {made.instead}. To begin it anew, give the same command with --force; a "
        "copy of the old one is kept."
    )
    raise Refused(Refusal(message, way_out))


def _unfit(folder: Folder, path: str) -> Refusal | None:
    """Why a name is none for a file beside the others."""
    before = {*check_file_names(folder.names)}
    found = (one for one in check_file_names({*folder.names, path}) if one not in before)
    return next((Refusal(f"{one.source.path}: {one.message}") for one in found), None)


def _misread(path: str, after: Sequence[Problem]) -> Refusal | None:
    """Why words can't stand in a file, such as a title with a sign that nobody sees."""
    own = (one for one in after if one.source.path == path and one.severity is Severity.ERROR)
    return next((Refusal(f"That can't stand in a file: {one.message}") for one in own), None)


def _of_the_kept(kept: str) -> Iterator[str]:
    if kept:
        yield (
            f"The file that was there is kept as {kept}. To have it back, copy it over the new "
            "one; as long as you have not written, 'learnlog undo' does that."
        )


def _missed(before: Sequence[Problem], after: Sequence[Problem]) -> Iterator[str]:
    """Files that speak of what only a replaced file said, as errors tell that were not there."""
    known = {(one.source, one.code) for one in before}
    new = [one for one in after if one.severity is Severity.ERROR]
    if found := [one for one in new if (one.source, one.code) not in known]:
        yield (
            f"{found[0].source} speaks of what stood in the old file; 'learnlog check' tells all "
            "that do. Write it into the new one as well, or take this back: learnlog undo"
        )


def _unread(outlook: Outlook, made: NewFile, config: Config) -> Iterator[str]:
    """The files whose content may be missing in the new one."""
    begins = tuple(f"{config.docs_dir}/{folder}" for folder in made.draws_on)
    if found := [path for path in paths_unread(outlook.problems) if path.startswith(begins)]:
        more = f" and {len(found) - _MANY} more" if len(found) > _MANY else ""
        yield (
            f"Not everything could be read in {', '.join(found[:_MANY])}{more}, so something from "
            "there may be missing; 'learnlog check' says what to mend."
        )
