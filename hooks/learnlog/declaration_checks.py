"""Entries that nobody has declared anonymised, or that were changed since somebody did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from learnlog.model import Entry, Log
from learnlog.privacy.declarations import NO_CERTIFICATE, sum_of
from learnlog.privacy_options import Declarations
from learnlog.problems import Problem

_MOST_NAMED = 5


def declarations_missing(log: Log, texts: Mapping[str, str]) -> Iterator[Problem]:
    """What is published without a declaration of the words that it has now.

    `texts` are the files of the log by path. Where declarations are required each entry is an
    error; otherwise one notice says it of all, at the newest.
    """
    wanted = log.config.declaration
    if wanted is Declarations.OFF:
        return
    lacking = undeclared(log, texts)
    if wanted is Declarations.REQUIRE:
        for entry in lacking:
            yield Problem(entry.source, "declaration-missing", _message(entry), _command(entry))
    elif lacking:
        yield _notice(lacking)


def undeclared(log: Log, texts: Mapping[str, str]) -> list[Entry]:
    """The published entries that nobody has declared with the words that they have now."""
    return [one for one in log.published if not _declared(one, texts)]


def _declared(entry: Entry, texts: Mapping[str, str]) -> bool:
    said = entry.declared
    return said is not None and said.sha == sum_of(texts[entry.source.path])


def _message(entry: Entry) -> str:
    if entry.declared:
        said = entry.declared
        return f"it was changed since {said.by} declared it on {said.date}; look through it again"
    return "nobody has looked through it for people who could be recognised; do that, and say so"


def _notice(lacking: Sequence[Entry]) -> Problem:
    newest = lacking[-1]
    if len(lacking) == 1:
        message, hint = _message(newest), _command(newest)
    else:
        names = [PurePosixPath(one.source.path).stem for one in lacking[: -_MOST_NAMED - 1 : -1]]
        more = f" and {len(lacking) - len(names)} more" if len(lacking) > len(names) else ""
        message = (
            f"{_message(newest)}; {len(lacking)} entries wait for it: {', '.join(names)}{more}"
        )
        hint = "learnlog declare"
    return Problem(newest.source, "not-declared", message, hint, (NO_CERTIFICATE,))


def _command(entry: Entry) -> str:
    return f"learnlog declare {entry.source.path}"
