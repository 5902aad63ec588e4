"""The writer's desk opened: with the log locked, so as to write, or only to look at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from learnlog.edit import journal, saving
from learnlog.edit.refusal import Refused
from learnlog.entry_texts import Known
from learnlog.files.folder import read_folder
from learnlog.new_entry_name import entries_of_week
from learnlog.outlook import read_outlook
from learnlog.weeks import monday_of
from learnlog_cli.reading import read_settings
from learnlog_cli.spoken.dates import SpokenDate
from learnlog_cli.stopping import stop
from learnlog_cli.writing.authors import writer
from learnlog_cli.writing.desk import Desk

ANYONE = "*"


@contextmanager
def at_desk(
    site: Path,
    today: dt.date | None,
    author: str | None,
    what: str,
    week: SpokenDate | None = None,
    known: Known | None = None,
) -> Iterator[Desk]:
    """The desk of a writer, with the log locked: nobody is asked anything here.

    `what` tells `learnlog undo` what it would undo; `week` is a day of the week that is meant,
    `known` what was read before.
    """
    try:
        with saving.site_lock(site):
            desk = look(site, today, author, week, known)
            desk.occasion = journal.occasion(site, what)
            yield desk
    except Refused as refused:
        stop(refused.refusal)


def look(
    site: Path,
    today: dt.date | None,
    author: str | None,
    week: SpokenDate | None = None,
    known: Known | None = None,
) -> Desk:
    """The log as its writer sees it: their entry counts even as a draft or of a later day.

    The author ANYONE is for what does not concern the writer's own entry.
    """
    config, _, day = read_settings(site, today)
    known = {} if known is None else known
    folder = read_folder(site, config.docs_dir, config.excluded)
    texts = folder.texts
    log, problems = read_outlook(texts, day, config, known=known)
    who = None if author == ANYONE else writer(log, author)
    monday = monday_of(week.on(day) if week else day)
    counted = {entry.source.path for entry in entries_of_week(log, who, monday)}
    if counted & {entry.source.path for entry in log.withheld}:
        log, problems = read_outlook(texts, day, config, counted=counted, known=known)
    nothing = journal.Occasion(0, "")
    problems = [*folder.problems, *problems]
    return Desk(site, config, day, monday, who, texts, known, nothing, log, problems)
