"""An entry before it is published: all that is wrong with it, and how it will look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from learnlog.browser.asked import day, table, text
from learnlog.browser.past import Facts, known_config, past_texts
from learnlog.browser.preview import preview
from learnlog.browser.reading import shown
from learnlog.load import load
from learnlog.model import Log
from learnlog.privacy.detectors import find_all
from learnlog.privacy.known import KnownTexts
from learnlog.problems import Problem, in_order
from learnlog.site_privacy import look_through


def look_at(asked: Mapping[str, object]) -> dict[str, object]:
    """`{facts, path, text, today}` to `{problems, page}`.

    The problems are those that `learnlog check` tells of the file; where words of it were found,
    `end` is the column behind them. `page` is None for what can't be read.
    """
    path, written, today = text(asked, "path"), text(asked, "text"), day(asked, "today")
    log, found = read_with(table(asked, "facts"), path, written, today)
    known = KnownTexts(find_all)
    found += look_through({path: written.encode()}, [path], log, known).problems
    own = in_order([one for one in found if one.source.path == path])
    ends = dict(_ends(written, known))
    entry = next((one for one in log.published if one.source.path == path), None)
    return {
        "problems": list(_with_ends(own, ends)),
        "page": preview(log, entry) if entry else None,
    }


def find_words(asked: Mapping[str, object]) -> list[list[list[object]]]:
    """`{texts}` to what could identify somebody in each: `[start, end, kind]`."""
    texts = asked["texts"]
    if not isinstance(texts, list):
        raise TypeError("'texts' is no list")
    return [[[*one] for one in find_all(str(each))] for each in texts]


def read_with(facts: Facts, path: str, written: str, today: dt.date) -> tuple[Log, list[Problem]]:
    """The log as the page knows it, with the text of a file more, whatever its day."""
    texts = {**past_texts(facts), path: written}
    return load(texts, today, known_config(facts), counted=(path,))


def _ends(written: str, known: KnownTexts) -> Iterator[tuple[tuple[int, int], int]]:
    for one in known.found(written):
        line = written.count("\n", 0, one.start) + 1
        column = one.start - (written.rfind("\n", 0, one.start) + 1) + 1
        yield (line, column), column + one.end - one.start


def _with_ends(
    problems: Sequence[Problem], ends: Mapping[tuple[int, int], int]
) -> Iterator[dict[str, object]]:
    for problem, values in zip(problems, shown(problems), strict=True):
        place = (problem.source.line, problem.source.column)
        yield {**values, "end": ends.get(place, 0) if problem.source.column else 0}
