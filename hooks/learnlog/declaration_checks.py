"""Entries that nobody has declared anonymised, or that were changed since somebody did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeAlias

from learnlog.model import Entry, Log
from learnlog.privacy.declarations import NO_CERTIFICATE, sum_of
from learnlog.privacy_options import Declarations
from learnlog.problems import Problem

_MOST_NAMED = 5

Sums: TypeAlias = Callable[[str, str], Sequence[str]]


def no_files(_path: str, _text: str) -> Sequence[str]:
    """The sums of no files."""
    return ()


def declarations_missing(
    log: Log, texts: Mapping[str, str], sums: Sums = no_files
) -> Iterator[Problem]:
    """What is published without a declaration of the words and pictures that it has now.

    `texts` are the files of the log by path, `sums` gives those of the files that such a text at
    a path names. Where declarations are required each entry is an
    error; otherwise one notice says it of all, at the newest.
    """
    wanted = log.config.declaration
    if wanted is Declarations.OFF:
        return
    lacking = undeclared(log, texts, sums)
    if wanted is Declarations.REQUIRE:
        for entry in lacking:
            message = _message(entry, texts, sums)
            yield Problem(entry.source, "declaration-missing", message, _command(entry))
    elif lacking:
        yield _notice(lacking, texts, sums)


def undeclared(log: Log, texts: Mapping[str, str], sums: Sums = no_files) -> list[Entry]:
    """The published entries that nobody has declared with the words and files they have now."""
    return [one for one in log.published if not _declared(one, texts, sums)]


def _declared(entry: Entry, texts: Mapping[str, str], sums: Sums) -> bool:
    said, path = entry.declared, entry.source.path
    return said is not None and said.sha == sum_of(texts[path], sums(path, texts[path]))


def _message(entry: Entry, texts: Mapping[str, str], sums: Sums) -> str:
    if said := entry.declared:
        path = entry.source.path
        what = "it, or a picture or file that it names," if sums(path, texts[path]) else "it"
        return (
            f"{what} was changed since {said.by} declared it on {said.date}; look through it again"
        )
    return "nobody has looked through it for people who could be recognised; do that, and say so"


def _notice(lacking: Sequence[Entry], texts: Mapping[str, str], sums: Sums) -> Problem:
    newest = lacking[-1]
    if len(lacking) == 1:
        message, hint = _message(newest, texts, sums), _command(newest)
    else:
        names = [PurePosixPath(one.source.path).stem for one in lacking[: -_MOST_NAMED - 1 : -1]]
        more = f" and {len(lacking) - len(names)} more" if len(lacking) > len(names) else ""
        waiting = f"{len(lacking)} entries wait for it: {', '.join(names)}{more}"
        message = f"{_message(newest, texts, sums)}; {waiting}"
        hint = "learnlog declare"
    return Problem(newest.source, "not-declared", message, hint, (NO_CERTIFICATE,))


def _command(entry: Entry) -> str:
    return f"learnlog declare {entry.source.path}"
