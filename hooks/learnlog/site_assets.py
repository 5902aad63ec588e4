"""The files besides pages that a site wants: the style sheet, and scripts where they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from learnlog.interview_answers import plays_videos
from learnlog.model import Log

STYLE = "assets/learnlog.css"
SCRIPT = "assets/learnlog-video.js"
COMMENTS = "assets/learnlog-comments.js"
ASSETS = (STYLE, SCRIPT, COMMENTS)


def site_assets(log: Log) -> Iterator[tuple[str, bytes]]:
    """Each file by its path in the docs folder: scripts only where there are videos or comments."""
    yield STYLE, _shipped(STYLE)
    if plays_videos(log):
        yield SCRIPT, _shipped(SCRIPT)
    if log.config.comments:
        yield COMMENTS, _shipped(COMMENTS)


def _shipped(asset: str) -> bytes:
    return resources.files("learnlog").joinpath(*asset.split("/")).read_bytes()
