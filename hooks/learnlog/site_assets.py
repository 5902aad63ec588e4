"""The files besides pages that a site wants: the style sheet, and the script that plays videos."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from learnlog.interview_answers import plays_videos
from learnlog.model import Log

STYLE = "assets/learnlog.css"
SCRIPT = "assets/learnlog-video.js"
ASSETS = (STYLE, SCRIPT)


def site_assets(log: Log) -> Iterator[tuple[str, bytes]]:
    """Each file by its path in the docs folder; the script only where there is a video to play."""
    yield STYLE, _shipped(STYLE)
    if plays_videos(log):
        yield SCRIPT, _shipped(SCRIPT)


def _shipped(asset: str) -> bytes:
    return resources.files("learnlog").joinpath(*asset.split("/")).read_bytes()
