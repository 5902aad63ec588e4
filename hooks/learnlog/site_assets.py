"""The files besides pages that a site wants: the style sheet, and the scripts it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources

from learnlog.interview_answers import plays_videos
from learnlog.model import Log

STYLE = "assets/learnlog.css"
VIDEO_SCRIPT = "assets/learnlog-video.js"
SORT_SCRIPT = "assets/tablesort.js"
FILTER_SCRIPT = "assets/learnlog-filter.js"
PRINT_SCRIPT = "assets/learnlog-print.js"
COMMENTS_SCRIPT = "assets/learnlog-comments.js"
SCROLLING_SCRIPT = "assets/learnlog-scrolling.js"  # of every site with Material's theme


def _has_ideas(log: Log) -> bool:
    return bool(log.ideas)


def _has_comments(log: Log) -> bool:
    return log.config.comments is not None


def _has_entries(log: Log) -> bool:
    return bool(log.entries)


# Each script, and whether a log needs it; a script comes after those that it builds on.
SCRIPTS: tuple[tuple[str, Callable[[Log], bool]], ...] = (
    (VIDEO_SCRIPT, plays_videos),
    (SORT_SCRIPT, _has_ideas),
    (FILTER_SCRIPT, _has_entries),
    (PRINT_SCRIPT, _has_entries),
    (COMMENTS_SCRIPT, _has_comments),
)
ASSETS = (STYLE, *(script for script, _ in SCRIPTS))


def site_assets(log: Log) -> Iterator[tuple[str, bytes]]:
    """Each file by its path in the docs folder, in the order in which a page loads them."""
    yield STYLE, _shipped(STYLE)
    for script, needed in SCRIPTS:
        if needed(log):
            yield script, _shipped(script)


def _shipped(asset: str) -> bytes:
    return resources.files("learnlog").joinpath(*asset.split("/")).read_bytes()
