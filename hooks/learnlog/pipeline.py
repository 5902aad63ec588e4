"""The pipeline from texts to the log, and to everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace

from learnlog import entries as entry_files
from learnlog.checks import CHECKS
from learnlog.config import Config
from learnlog.consent_checks import refusals_on_other_pages
from learnlog.entry_texts import (
    Known,
    decoded,
    read_entries,
    read_people,
    split_by_day,
    uri_of,
    without_private_words,
)
from learnlog.files.decoding import Decoded
from learnlog.files.names import is_markdown
from learnlog.files.owner_pages import links_to, read_page
from learnlog.header import read_header
from learnlog.ideas import fold_ideas
from learnlog.model import Entry, Log
from learnlog.people import people_by_name
from learnlog.problems import Problem, in_order
from learnlog.progress import UNSEEN, Progress
from learnlog.reference.reading import read_reference
from learnlog.steps import carry_steps


def read_log(
    texts: Mapping[str, bytes | str],
    today: dt.date,
    config: Config,
    counted: Collection[str],
    known: Known,
    progress: Progress = UNSEEN,
) -> tuple[Log, list[Problem]]:
    """The log and every problem in it, as `load` promises them."""
    readable, problems = decoded(texts, progress)
    written, faults = read_entries(readable, config, _read_entry, known, progress)
    pages = [read_page(one) for one in readable if _is_page(one, config)]
    authors, wrong_authors = read_people(readable, config)
    reference, wrong_data = read_reference(readable, config.docs_dir)
    published, undated, withheld = split_by_day(written, today, counted)
    ideas, numbers, wrong_ideas = fold_ideas(published, today, config)
    steps, wrong_steps = carry_steps(published)
    files = sum(entry_files.is_entry(uri_of(path, config)) for path in texts)
    drafts = tuple(page.path for page in pages if page.draft)
    log = Log(
        *(published, undated, withheld, ideas, steps, authors, numbers, today, config),
        drafts=drafts,
        files=files,
        reference=reference,
        people=people_by_name(undated + published, withheld, reference.people),
    )
    problems += faults + wrong_data + wrong_authors + wrong_ideas + wrong_steps
    problems += [problem for page in pages for problem in page.problems]
    problems += links_to([entry.source.path for entry in withheld] + list(drafts), readable)
    problems += refusals_on_other_pages(log, readable)
    problems += [problem for check in CHECKS for problem in check(log)]
    return log, in_order(without_private_words(problems, readable))


def _read_entry(text: Decoded, uri: str) -> tuple[Entry | None, list[Problem]]:
    header, problems = read_header(text.path, text.text)
    if header is None:
        return None, problems
    entry, faults = entry_files.read_entry(text.path, uri, header)
    if entry and problems and not header.fields.fields:
        entry = replace(entry, unread=True)
    return entry, problems + faults


def _is_page(text: Decoded, config: Config) -> bool:
    """Whether it is a page of the owner, and no entry."""
    return is_markdown(text.path) and not entry_files.is_entry(uri_of(text.path, config))
