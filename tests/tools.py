"""The programs that tests need besides Python's packages, and what their absence means."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The same engine without a window, where a package has it (Debian): a page takes it two thirds of
# the processor time.
WITHOUT_WINDOW = "chromium-headless-shell"
# On Linux `.ci/browser-tools` has installed them, so there a program that is missing is a failure;
# the jobs on other systems build and test without them.
MUST_BE_HERE = bool(os.environ.get("CI")) and sys.platform == "linux"


def where(*names: str) -> str:
    """Where the first of some programs is; "" where there is none of them."""
    return next(filter(None, map(shutil.which, names)), "")


def needs(program: str, name: str) -> pytest.MarkDecorator:
    """Leaves a test out, with the reason, where `program`, which was looked for, is not."""
    absent = not program and not MUST_BE_HERE
    return pytest.mark.skipif(absent, reason=f"not installed here: {name}")
