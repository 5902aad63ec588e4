"""The door to a log: texts in, the log and all that is wrong with it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from learnlog import entry_texts
    from learnlog.config import Config
    from learnlog.model import Log
    from learnlog.problems import Problem
    from learnlog.progress import Progress

Known: TypeAlias = "entry_texts.Known"


def load(
    texts: Mapping[str, bytes | str],
    today: dt.date,
    config: Config | None = None,
    *,
    counted: Collection[str] = (),
    known: Known | None = None,
    progress: Progress | None = None,
) -> tuple[Log, list[Problem]]:
    """The log that `texts` tell on the day `today`, and every problem, by file and line.

    Keys are paths from the site's folder with `/` (`docs/weeks/2018-09-17.md`); files that are
    no Markdown are passed over. Nothing is raised for what a text holds. Entries whose paths are
    `counted` belong to the log even as drafts or with a later date; `known` keeps what was read
    from one call to the next; `progress` is told how far it is.
    """
    from learnlog.config import Config  # what a log needs is imported where one is read
    from learnlog.pipeline import read_log
    from learnlog.progress import UNSEEN

    known = {} if known is None else known
    return read_log(texts, today, config or Config(), counted, known, progress or UNSEEN)
