"""What `build` and `serve` see to before a builder begins."""

from __future__ import annotations

import os
from pathlib import Path

from learnlog.files.kept_records import NOT_KEPT
from learnlog.files.shown_progress import QUIET
from learnlog_cli.builders.choosing import need
from learnlog_cli.reading import need_log


def begin(site: Path, builder: str, no_cache: bool, quiet: bool) -> None:
    """End the command without a log or its builder; hand on what it was told by variables."""
    need_log(site)
    need(builder)
    if no_cache:
        os.environ[NOT_KEPT] = "1"
    if quiet:
        os.environ[QUIET] = "1"
