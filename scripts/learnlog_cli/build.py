"""`learnlog build`: the site, made by the builder that its owner chooses."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from learnlog.files.site_file import SiteFile, read_site_file
from learnlog.problems import Problem, Severity
from learnlog_cli.builders.beginning import begin
from learnlog_cli.builders.choosing import WITH, ZENSICAL
from learnlog_cli.builders.site_target import refuse_danger
from learnlog_cli.builders.told import Stopped, Told, counted, print_in_common, print_told
from learnlog_cli.builders.with_mkdocs import Into
from learnlog_cli.reading import SITE


@click.command(short_help="Make the site, with MkDocs or another builder.")
@SITE
@WITH
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where the site goes; otherwise as mkdocs.yml says, or into 'site'.",
)
@click.option("--no-strict", is_flag=True, help="Let warnings pass; errors still stop the build.")
@click.option("--no-cache", is_flag=True, help="Make everything anew.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
def build(
    site: Path, builder: str, site_dir: Path | None, no_strict: bool, no_cache: bool, quiet: bool
) -> None:
    """Check the log and make its site.

    Problems are told as "learnlog check" tells them. Errors stop the build, and so do warnings;
    the site that is there then stays as it was.

    \b
      learnlog build                    with MkDocs
      learnlog build --with zensical    the same log with Zensical

    MkDocs and ProperDocs take mkdocs.yml as it is. For Zensical learnlog makes settings and
    templates of it; the manual has a page on what differs. Exit code: 0 built, 1 not built, 2 wrong
    usage.
    """
    begin(site, builder, no_cache, quiet)
    told: list[Problem | Told] = []
    shown: list[Problem | Told] = []
    target = site / "site"

    def into(there: Path, docs: Path) -> None:
        nonlocal target
        refuse_danger(there, site, docs, named=site_dir is not None)
        target = _as_typed(there, site)

    try:
        for one in _building(builder)(site, site_dir, not no_strict, into):
            if not (quiet and one.severity is Severity.NOTICE):
                print_told([one])
                shown.append(one)
            told.append(one)
        print_in_common(shown)
    except Stopped:
        print_in_common(shown)
        counts = counted(told)
        said = ", ".join(f"{n} {s.value}{'s' if n > 1 else ''}" for s, n in counts.items())
        kept = "the site is as it was" if target.is_dir() else "no site was made"
        click.echo(f"Not built ({said}): {kept}.", err=True)
        sys.exit(1)
    if not quiet:
        click.echo(f"The site is in '{target}'.", err=True)


def _as_typed(there: Path, site: Path) -> Path:
    """A folder as one would type it where the log is."""
    log = site.absolute()
    return site / there.relative_to(log) if there.is_relative_to(log) else there


def _building(
    builder: str,
) -> Callable[[Path, Path | None, bool, Into], Iterator[Problem | Told]]:
    """What builds a site into a folder, strictly or not, and tells what is wrong."""
    if builder == ZENSICAL:
        return _with_zensical
    from learnlog_cli.builders.with_mkdocs import build_with_mkdocs

    return partial(build_with_mkdocs, builder=builder)


def _with_zensical(
    site: Path, site_dir: Path | None, strict: bool, into: Into
) -> Iterator[Problem | Told]:
    from learnlog_cli.builders.with_zensical import build_with_zensical

    read = read_site_file(site) or SiteFile()
    target = site_dir or site / read.site_dir
    into(target.absolute(), site / read.docs_dir)
    return build_with_zensical(site, target, strict)
