"""What is wrong with an entry that the editor is about to keep, and what only may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from learnlog.browser.past import Facts, known_config, past_texts
from learnlog.entries import read_entry
from learnlog.files.decoding import Decoded, decode
from learnlog.header import read_header
from learnlog.load import load
from learnlog.privacy.detectors import find_all
from learnlog.privacy.known import KnownTexts
from learnlog.privacy.telling import STOPS
from learnlog.problems import Problem, Severity, in_order
from learnlog.site_privacy import look_through


class Checked(NamedTuple):
    """Why it must not be kept ("" where it may), and what its writer is asked about."""

    refused: str
    doubts: tuple[str, ...]


def checked(
    facts: Facts,
    recent: Mapping[str, object],
    path: str,
    written: str,
    before: str | None,
    today: dt.date,
) -> Checked:
    """What is new in a text. `recent` are texts by path that the site does not know yet.

    A mistake in the text itself forbids to keep it, and so does what identifies somebody: once
    committed it stays in the history. What does not fit the rest of the log is asked about only:
    the site may be older than the log.
    """
    docs = str(facts.get("docs_dir", "docs"))
    wrong = [*_of_file(path, docs, written)]
    if before is not None:
        known = {_key(one) for one in _of_file(path, docs, before)}
        wrong = [one for one in wrong if _key(one) not in known]
    if wrong:
        return Checked("\n".join(_told(one) for one in wrong), ())
    earlier = (
        {_key(one) for one in _of_log(facts, recent, path, before, today)} if before else set()
    )
    found = _of_log(facts, recent, path, written, today)
    new = [one for one in found if _key(one) not in earlier]
    if stops := [one for one in new if one.code == STOPS]:
        ways = dict.fromkeys(way for one in stops for way in one.besides)
        found_there = [_told(one, _words_of(one, written)) for one in stops]
        return Checked("\n".join([*found_there, *ways]), ())
    return Checked("", tuple(_told(one, _words_of(one, written)) for one in new))


def _of_file(path: str, docs: str, written: str) -> Iterable[Problem]:
    """The errors that a text has by itself."""
    decoded = decode(path, written)
    if not isinstance(decoded, Decoded):
        return decoded
    header, problems = read_header(path, decoded.text)
    if header is not None:
        problems += read_entry(path, path.removeprefix(f"{docs}/"), header)[1]
    return [one for one in problems if one.severity is Severity.ERROR]


def _of_log(
    facts: Facts, recent: Mapping[str, object], path: str, written: str, today: dt.date
) -> list[Problem]:
    """What `learnlog check` tells of the file, but for notices."""
    texts = {**past_texts(facts), **{one: str(recent[one]) for one in recent}, path: written}
    log, found = load(texts, today, known_config(facts), counted=(path,))
    found += look_through({path: written.encode()}, [path], log, KnownTexts(find_all)).problems
    own = [one for one in found if one.source.path == path]
    return in_order([one for one in own if one.severity is not Severity.NOTICE])


def _key(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.message


def _words_of(problem: Problem, written: str) -> str:
    """The words that were found at a problem's place, which its message does not quote."""
    line, column = problem.source.line, problem.source.column
    if not column:
        return ""
    start = sum(len(one) + 1 for one in written.split("\n")[: line - 1]) + column - 1
    return next(
        (written[one.start : one.end] for one in find_all(written) if one.start == start), ""
    )


def _told(problem: Problem, words: str = "") -> str:
    quoted = f" ('{words}')" if words else ""
    where = f"Line {problem.source.line}{quoted}: " if problem.source.line else ""
    instead = f"\nWrite instead: {problem.hint}" if problem.hint else ""
    return f"{where}{problem.message}{instead}"
