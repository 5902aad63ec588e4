"""Where a new week's file goes: its path, after the habit of its author's last entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import PurePosixPath

from learnlog.kinds import Kind, kind_of
from learnlog.model import Entry, Log
from learnlog.weeks import monday_of


def entries_of_week(log: Log, author: str | None, monday: dt.date) -> list[Entry]:
    """What an author has in a week already, drafts and entries of later days among it."""
    return [one for one in _by(log, author) if monday_of(one.date) == monday]


def in_doubt(log: Log, paths: Iterable[str], author: str | None, monday: dt.date) -> str:
    """The path of a file of a week that may be the author's, though the log can't tell; or "".

    It can't be read, or names no author where others are named.
    """
    nameless = entries_of_week(log, None, monday) if author else []
    known = {entry.source.path for entry in _all(log)}
    prefix = f"{log.config.docs_dir}/"
    lost = [
        path
        for path in paths
        if path not in known
        and kind_of(path.removeprefix(prefix)) is Kind.WEEK
        and _week_in(path) == monday
        and not any(has_key(path, key) for key in log.authors if key != author)
    ]
    return next(iter([entry.source.path for entry in nameless] + lost), "")


def _week_in(path: str) -> dt.date | None:
    """The Monday of the date that a file's name begins with."""
    try:
        return monday_of(dt.date.fromisoformat(PurePosixPath(path).name[:10]))
    except ValueError:
        return None


def path_for(log: Log, author: str | None, monday: dt.date) -> str:
    """The path of an author's file for a week, from the site's folder.

    The author's key stands in its name where it did in the last entry, where others write in
    this log, or where another's entry has the plain name.
    """
    last = max(_by(log, author), key=lambda entry: entry.date, default=None)
    folder = f"{log.config.docs_dir}/{_folder(last, monday)}"
    plain = f"{folder}{monday}.md"
    if author is None:
        return plain
    if last:
        keyed = has_key(last.uri, author)
    else:
        keyed = len(log.authors) > 1 or any(one.author != author for one in _all(log))
    taken = any(one.source.path == plain and one.author != author for one in _all(log))
    return f"{folder}{monday}-{author}.md" if keyed or taken else plain


def has_key(path: str, author: str) -> bool:
    """Whether a file's name says who wrote it."""
    return PurePosixPath(path).stem.endswith(f"-{author}")


def _folder(last: Entry | None, monday: dt.date) -> str:
    """The folder of the last entry, or of the new year where there is one for each."""
    if last is None:
        return Kind.WEEK.folder
    parent = PurePosixPath(last.uri).parent
    yearly = parent.name == str(last.date.year)
    return f"{parent.with_name(str(monday.year)) if yearly else parent}/"


def _by(log: Log, author: str | None) -> list[Entry]:
    return [entry for entry in _all(log) if entry.author == author]


def _all(log: Log) -> tuple[Entry, ...]:
    return tuple(one for one in log.entries + log.withheld if one.kind is Kind.WEEK)
