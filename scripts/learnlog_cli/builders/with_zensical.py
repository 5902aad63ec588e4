"""A log staged for Zensical and built by it, and the site put into its place when all is well."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from learnlog.files.site_swap import SiteSwap
from learnlog.problems import Problem
from learnlog_cli.builders.stopped_pages import stopped_by_settings, stopped_in_pages
from learnlog_cli.builders.told import Told, stop_on
from learnlog_cli.builders.zensical_run import run_zensical, told_by_zensical
from learnlog_cli.builders.zensical_settings import SITE
from learnlog_cli.builders.zensical_stage import read_for_zensical, stage_for_zensical


def build_with_zensical(site: Path, site_dir: Path, strict: bool) -> Iterator[Problem | Told]:
    """Build a log strictly; the site takes the place of the old one where nothing is wrong.

    What is wrong is told while it goes on. Raises `Stopped` where the old site stays.
    """
    swap = SiteSwap(lambda _: None)
    fresh = Path(swap.begin(str(site_dir), site))
    try:
        build, settings = read_for_zensical(site)
        yield from (problems := build.problems)
        stop_on(problems, strict=False)  # before anything is written; warnings are told with others
        staged = stage_for_zensical(site, build, settings)
        docs_dir = build.log.config.docs_dir
        done = run_zensical(site, staged.folder)
        told: list[Problem | Told] = [*told_by_zensical(done, docs_dir, staged.facts.own)]
        told += stopped_by_settings(settings, staged.facts)
        told += [] if done.failed else stopped_in_pages(staged.folder, docs_dir, staged.facts)
        yield from told
        stop_on([*problems, *told], strict)
        take_site(staged.folder, fresh)
        swap.finish(str(fresh))
    finally:
        swap.abandon()


def take_site(folder: Path, fresh: Path) -> None:
    """Move the site that Zensical made into the folder `fresh`, which is empty."""
    made = folder / SITE
    try:
        fresh.rmdir()
        made.rename(fresh)
    except OSError:  # it holds something, or lies on another disk
        shutil.copytree(made, fresh, dirs_exist_ok=True)
        shutil.rmtree(made)
