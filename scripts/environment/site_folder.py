"""Builds the site beside the old one and then changes places, so that `site/` is always whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

from environment import explanations
from environment.processes import ROOT, VENV, Stop, run_module, say
from environment.turns import turn

SITE = ROOT / "site"
TURN = VENV / "learnlog-building.lock"

# Takes the folder to build into, and gives back an exit code.
Builder = Callable[[Path], int]


def build_with_mkdocs(folder: Path) -> int:
    """Build the log into `folder`; a warning is a failure."""
    config = str(ROOT / "mkdocs.yml")
    command = ["mkdocs", "build", "--strict", "--config-file", config, "--site-dir", str(folder)]
    return run_module(command, folder=ROOT)


def build(builder: Builder = build_with_mkdocs, site: Path = SITE) -> int:
    """Build the site; unless the build succeeds, `site` stays as it was."""
    try:
        with turn(TURN):
            return _build(builder, site)
    except OSError as error:
        raise Stop(explanations.of_system(error, site.parent)) from None


def _build(builder: Builder, site: Path) -> int:
    """Build beside `site`, change places, and leave nothing else behind."""
    fresh = site.with_name(".site-new")
    _recover(site)
    try:
        code = builder(fresh)
        if code == 0:
            _change_places(fresh, site)
            say(f"The site is in {site}")
        else:
            say(f"The log was not built; the reasons are above. {site} is as it was.")
    finally:
        _recover(site)
    return code


def _change_places(fresh: Path, site: Path) -> None:
    """Put the new site where the old one was."""
    if site.exists():
        site.rename(site.with_name(".site-old"))
    fresh.rename(site)


def _recover(site: Path) -> None:
    """Clear up what an interrupted build has left; where it took the site away, put it back."""
    old = site.with_name(".site-old")
    if old.exists() and not site.exists():
        old.rename(site)
    for leftover in (old, site.with_name(".site-new")):
        if leftover.exists():
            shutil.rmtree(leftover)
