"""The texts of a folder to its entries in reading order, and to the list of authors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from learnlog.config import Config
from learnlog.entries import is_entry
from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.authors import read_authors
from learnlog.files.decoding import Decoded, converted, decode, plain_line_ends
from learnlog.files.names import is_markdown
from learnlog.front_matter.private_items import told, veiled
from learnlog.model import Author, Entry
from learnlog.privacy.passages import private_lines as lines_of_passages
from learnlog.privacy.passages import public
from learnlog.problems import Problem
from learnlog.progress import UNSEEN, Progress
from learnlog.reading_order import in_reading_order

# What was made of an entry's text, so that a text that did not change is read once.
Known: TypeAlias = MutableMapping[Decoded, tuple[Entry | None, list[Problem]]]
Read: TypeAlias = Callable[[Decoded, str], tuple[Entry | None, list[Problem]]]


def uri_of(path: str, config: Config) -> str:
    """A path from the site's folder as one from the docs folder."""
    return path.removeprefix(f"{config.docs_dir}/")


def decoded(
    texts: Mapping[str, bytes | str], progress: Progress = UNSEEN
) -> tuple[list[Decoded], list[Problem]]:
    """The texts by path, without their private passages, and why others can't be used."""
    found: list[Decoded] = []
    problems: list[Problem] = []
    for path in progress.over("Opening files", sorted(texts)):
        text = decode(path, texts[path])
        if isinstance(text, Decoded):
            left = public(path, text.text, fields_only=not is_markdown(path))
            found.append(replace(text, text=left.text) if left.cuts else text)
            problems += left.problems
        else:
            problems += _unreadable(text, texts[path])
    return found, problems


def _unreadable(faults: Sequence[Problem], data: bytes | str) -> Iterator[Problem]:
    """Why a text can't be read, with no word of what may be private in it."""
    if isinstance(data, bytes):
        wrong = any(fault.code == "encoding" for fault in faults)
        text = converted(data) if wrong else data.decode("utf-8", errors="replace")
    else:
        text = data
    text = plain_line_ends(text.removeprefix("\ufeff"))
    lines = set(lines_of_passages(text))
    for fault in told(faults, text):
        yield veiled(fault, "") if fault.source.line in lines else fault


def without_private_words(problems: list[Problem], texts: Sequence[Decoded]) -> list[Problem]:
    """The problems of some texts, with no word of their private items."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.source.path, []).append(problem)
    written = {text.path: text.text for text in texts if text.path in by_path}
    return [
        problem
        for path, faults in by_path.items()
        for problem in told(faults, written.get(path, ""))
    ]


def read_entries(
    texts: Sequence[Decoded],
    config: Config,
    read: Read,
    known: Known,
    progress: Progress = UNSEEN,
) -> tuple[list[Entry], list[Problem]]:
    """What `read` makes of each entry, in reading order."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for text in progress.over("Reading entries", texts):
        uri = uri_of(text.path, config)
        if is_entry(uri):
            if text not in known:
                known[text] = read(text, uri)
            entry, faults = known[text]
            problems += faults
            entries += [entry] if entry else []
    return in_reading_order(entries), problems


def split_by_day(
    entries: Sequence[Entry], today: dt.date, counted: Collection[str]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...]]:
    """The published, those among them without a day, and the withheld.

    Drafts and entries of later days are withheld, unless their paths are `counted`.
    """
    withheld = [
        (entry.draft or entry.date > today) and entry.source.path not in counted
        for entry in entries
    ]
    pairs = list(zip(entries, withheld, strict=True))
    return (
        tuple(one for one, out in pairs if not out and one.dated),
        tuple(one for one, out in pairs if not out and not one.dated),
        tuple(one for one, out in pairs if out),
    )


def read_people(
    texts: Sequence[Decoded], config: Config
) -> tuple[dict[str, Author], list[Problem]]:
    """The authors by key, and what is wrong with their list."""
    for text in texts:
        if uri_of(text.path, config) == AUTHORS:
            return read_authors(text.path, text.text)
    return {}, []
