"""The writer's desk: a log under its lock, seen as its writer sees it, changed file by file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from learnlog.config import Config
from learnlog.edit import journal, saving
from learnlog.edit.changes import Change
from learnlog.edit.editing import edited
from learnlog.edit.refusal import Refusal
from learnlog.edit.undoing import last_notes, undo
from learnlog.entry_texts import Known
from learnlog.model import Entry, Log
from learnlog.new_entry import new_entry
from learnlog.new_entry_name import entries_of_week, in_doubt
from learnlog.outlook import read_outlook
from learnlog.problems import Problem
from learnlog.weeks import monday_of
from learnlog_cli.beginning import sentences
from learnlog_cli.stopping import Misunderstood, stop
from learnlog_cli.writing.mistakes import mistake


@dataclass
class Desk:
    """A log while one command writes into it. `day` is today, `monday` that of the entry meant."""

    site: Path
    config: Config
    day: dt.date
    monday: dt.date
    author: str | None
    texts: dict[str, bytes]
    known: Known
    occasion: journal.Occasion
    log: Log
    problems: list[Problem] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    on_disk: Mapping[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.on_disk = self.texts

    def entry(self) -> Entry | None:
        """The entry of the writer for the week that is meant."""
        return _entry(self.log, self.author, self.monday)

    def entry_or_new(self) -> Entry:
        """The same; where the current week has none yet, one that the first change saves."""
        if found := self.entry():
            return found
        if self.monday != monday_of(self.day):
            raise Misunderstood(
                f"There is no entry for the week of {self.monday}. "
                f"Make it first: learnlog new --date {self.monday}"
            )
        if path := in_doubt(self.log, self.texts, self.author, self.monday):
            raise click.ClickException(str(sentences.refused_doubtful(path, self.author, self.log)))
        page = new_entry(self.log, self.author, self.monday)
        self.texts = {**self.texts, page.path: page.text.encode()}
        self.log, self.problems = read_outlook(
            self.texts, self.day, self.config, counted={page.path}, known=self.known
        )
        found = self.entry()
        if not found:
            raise click.ClickException(f"{page.path} can't be read; 'learnlog check' says why")
        return found

    def change(self, *each: tuple[Entry, Sequence[Change]]) -> None:
        """Make some changes in the files of some entries, all of them or none.

        Stops with the reason where the log would have a mistake afterwards that it has not now.
        """
        for entry, changes in each:
            tried = self._tried(entry, changes)
            if isinstance(tried, Refusal):
                raise click.ClickException(str(tried))
            self._take(tried)
        self._save()

    def rename(self, entry: Entry, number: int, title: str, ways: Iterable[list[Change]]) -> None:
        """Give an idea another title in the first of some ways that leads there."""
        refusal = Refusal("no way was found")
        for changes in ways:
            tried = self._tried(entry, changes, number)
            if isinstance(tried, Refusal):
                refusal = tried
            elif tried.log.ideas[number].title == title:
                self._take(tried)
                return self._save()
            else:
                refusal = Refusal("the words would not be read as one title", "choose plainer ones")
        raise click.ClickException(str(refusal))

    def _tried(self, entry: Entry, changes: Sequence[Change], renamed: int = 0) -> _Tried | Refusal:
        path = entry.source.path
        data = self.texts[path]
        for change in changes:
            result = edited(path, data, change)
            if isinstance(result, Refusal):
                return result
            data = result.data
        texts = {**self.texts, path: data}
        log, problems = read_outlook(texts, self.day, self.config, counted={path}, known=self.known)
        refusal = mistake(path, self.log, self.problems, log, problems, renamed)
        return refusal or _Tried(path, texts, log, problems)

    def _take(self, tried: _Tried) -> None:
        self.texts, self.log, self.problems = tried.texts, tried.log, tried.problems

    def _save(self) -> None:
        """Save every file that is not as it was read, all of them or none."""
        changed = [path for path, data in self.texts.items() if data != self.on_disk.get(path)]
        for path in changed:
            if refusal := self._saved(path):
                undo(self.site, [one for one in last_notes(self.site) if self._is_ours(one)])
                stop(refusal)
            self.written.append(path)
        self.on_disk = self.texts

    def _saved(self, path: str) -> Refusal | None:
        before, after = self.on_disk.get(path), self.texts[path]
        if before is not None:
            return saving.save(self.site, path, before, after, self.occasion)
        refusal = saving.create(self.site, path, after, self.occasion)
        if not refusal:
            click.echo(f"This week had no entry yet: made {path}", err=True)
        return refusal

    def _is_ours(self, note: journal.Noted) -> bool:
        return bool(self.written) and note.occasion.number == self.occasion.number


@dataclass(frozen=True, slots=True)
class _Tried:
    """A log as it would be after a change of the file `path`."""

    path: str
    texts: dict[str, bytes]
    log: Log
    problems: list[Problem]


def _entry(log: Log, author: str | None, monday: dt.date) -> Entry | None:
    return next(reversed(entries_of_week(log, author, monday)), None)
