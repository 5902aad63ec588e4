"""The pipeline from texts to the log, and to everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, MutableMapping
from typing import TypeAlias

from learnlog import entries as entry_files
from learnlog.checks import CHECKS
from learnlog.config import Config
from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.authors import read_authors
from learnlog.files.decoding import Decoded, decode
from learnlog.files.names import is_markdown
from learnlog.files.owner_pages import links_to, read_page
from learnlog.header import read_header
from learnlog.ideas import fold_ideas
from learnlog.model import Author, Entry, Log
from learnlog.problems import Problem, in_order
from learnlog.steps import carry_steps

_DEFAULTS = Config()

# What was made of an entry's text, so that a text that did not change is read once.
Known: TypeAlias = MutableMapping[Decoded, tuple[Entry | None, list[Problem]]]


def load(
    texts: Mapping[str, bytes | str],
    today: dt.date,
    config: Config = _DEFAULTS,
    *,
    counted: Collection[str] = (),
    known: Known | None = None,
) -> tuple[Log, list[Problem]]:
    """The log that `texts` tell on the day `today`, and every problem, by file and line.

    Keys are paths from the site's folder with `/` (`docs/weeks/2018-09-17.md`); files that are
    no Markdown are passed over. Nothing is raised for what a text holds. Entries whose paths are
    `counted` belong to the log even as drafts or with a later date; `known` keeps what was read
    from one call to the next.
    """
    decoded, problems = _decode(texts)
    written, faults = _read_entries(decoded, config, {} if known is None else known)
    pages = [read_page(one) for one in _other_pages(decoded, config)]
    authors, wrong_authors = _read_authors(decoded, config)
    withheld = tuple(entry for entry in written if _withheld(entry, today, counted))
    published = tuple(entry for entry in written if not _withheld(entry, today, counted))
    ideas, numbers, wrong_ideas = fold_ideas(published, today, config)
    steps, wrong_steps = carry_steps(published)
    files = sum(entry_files.is_entry(path.removeprefix(f"{config.docs_dir}/")) for path in texts)
    drafts = tuple(page.path for page in pages if page.draft)
    log = Log(published, withheld, ideas, steps, authors, numbers, today, config, drafts, files)
    problems += faults + wrong_authors + wrong_ideas + wrong_steps
    problems += [problem for page in pages for problem in page.problems]
    problems += links_to([entry.source.path for entry in withheld] + list(drafts), decoded)
    problems += [problem for check in CHECKS for problem in check(log)]
    return log, in_order(problems)


def _decode(texts: Mapping[str, bytes | str]) -> tuple[list[Decoded], list[Problem]]:
    decoded: list[Decoded] = []
    problems: list[Problem] = []
    for path in sorted(texts):
        text = decode(path, texts[path])
        if isinstance(text, Decoded):
            decoded.append(text)
        else:
            problems += text
    return decoded, problems


def _read_entries(
    decoded: list[Decoded], config: Config, known: Known
) -> tuple[list[Entry], list[Problem]]:
    """The entries in reading order: by date, then by file name without its ending."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for text in decoded:
        uri = _uri(text, config)
        if entry_files.is_entry(uri):
            if text not in known:
                known[text] = _read_entry(text, uri)
            entry, faults = known[text]
            problems += faults
            entries += [entry] if entry else []
    return sorted(entries, key=lambda entry: (entry.date, entry.uri.removesuffix(".md"))), problems


def _read_entry(text: Decoded, uri: str) -> tuple[Entry | None, list[Problem]]:
    header, problems = read_header(text.path, text.text)
    if header is None:
        return None, problems
    entry, faults = entry_files.read_entry(text.path, uri, header)
    return entry, problems + faults


def _other_pages(decoded: list[Decoded], config: Config) -> Iterator[Decoded]:
    for text in decoded:
        if is_markdown(text.path) and not entry_files.is_entry(_uri(text, config)):
            yield text


def _read_authors(
    decoded: list[Decoded], config: Config
) -> tuple[dict[str, Author], list[Problem]]:
    for text in decoded:
        if _uri(text, config) == AUTHORS:
            return read_authors(text.path, text.text)
    return {}, []


def _withheld(entry: Entry, today: dt.date, counted: Collection[str]) -> bool:
    return (entry.draft or entry.date > today) and entry.source.path not in counted


def _uri(text: Decoded, config: Config) -> str:
    return text.path.removeprefix(f"{config.docs_dir}/")
