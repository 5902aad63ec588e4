"""The period or the assignment that somebody names who begins a review."""

from __future__ import annotations

from learnlog.did_you_mean import nearest
from learnlog.entry_names import stem_of
from learnlog.model import Kind, Log
from learnlog.new_file_name import file_words
from learnlog.periods import QUARTER
from learnlog.titles import title_of
from learnlog_cli.spoken.periods import last_finished, spoken_period
from learnlog_cli.stopping import Misunderstood


def named_period(log: Log, typed: str) -> str:
    """What the review's file is called: "2018-Q4", or the name of an assignment's file.

    Nothing typed is the last quarter that is over; words that name nothing end the command.
    """
    if not typed:
        return last_finished(log.today, QUARTER).name
    if period := spoken_period(typed, log.today):
        if period.first > log.today:
            raise Misunderstood(f"{period.title} has not begun yet, so nothing can be said of it.")
        return period.name
    stems = {stem_of(one.uri): title_of(one, log) for one in log.of_kind(Kind.ASSIGNMENT)}
    words = file_words(typed)
    by_title = {file_words(title): stem for stem, title in stems.items()}
    if words in stems:
        return words
    if words in by_title:
        return by_title[words]
    close = nearest(words, stems) or by_title.get(nearest(words, by_title) or "")
    hint = f" Did you mean '{close}'?" if close else ""
    raise Misunderstood(
        f"'{typed}' is neither a period nor an assignment of this log.{hint} A month is 2018-10 or "
        '"October 2018", a quarter 2018-Q4 or "last quarter", a year 2018.'
    )
