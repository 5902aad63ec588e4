"""`learnlog evidence`: what the log holds for each framework, and what a framework asks for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.did_you_mean import nearest, nearest_by_words
from learnlog.evidence import EvidenceBook, gather_evidence
from learnlog.evidence_scopes import Scope, scopes_of
from learnlog.model import Log
from learnlog.reference.frameworks import Framework
from learnlog_cli.completing import frameworks
from learnlog_cli.evidence_rows import (
    FRAMEWORKS,
    ITEMS,
    counted_from,
    framework_row,
    item_rows,
    scope_as_json,
)
from learnlog_cli.reading import AS_JSON, SITE_OPTION, TODAY, print_json, read_or_stop
from learnlog_cli.stopping import Misunderstood
from learnlog_cli.terminal import print_rows


@click.command(short_help="List the frameworks, or the items of one and what they have.")
@click.argument("framework", nargs=-1, metavar="[FRAMEWORK]", shell_complete=frameworks)
@AS_JSON
@SITE_OPTION
@TODAY
def evidence(framework: tuple[str, ...], as_json: bool, site: Path, today: dt.date | None) -> None:
    """List the frameworks with what this log holds for each, or the items of one.

    FRAMEWORK is the name of one, or its title. Its items are listed as an entry writes them, with
    how many things are named for each, since when nothing was, and how much is wanted. Within a
    cycle (docs/_data/evidence.yml) only what lies in it counts.

    \b
    learnlog evidence                which frameworks there are
    learnlog evidence hcpc           what hcpc/1 to hcpc/5 are, and what they have

    An entry, an achievement, a lesson or an idea shows an item by a line such as
    shows: [hcpc/3]
    """
    log = read_or_stop(site, today).log
    typed = " ".join(" ".join(framework).split())
    book = gather_evidence(log)
    chosen = [_find(log, typed)] if typed else list(log.reference.frameworks.values())
    if as_json:
        print_json([_as_json(log, book, one) for one in chosen])
    elif typed:
        _show(log, book, chosen[0])
    else:
        rows = [
            framework_row(scope) for one in chosen for scope in scopes_of(log, one, book.of(one))
        ]
        print_rows(FRAMEWORKS, rows, "There are no frameworks.")
        click.echo("To see the items of one: learnlog evidence FRAMEWORK", err=True)


def _show(log: Log, book: EvidenceBook, framework: Framework) -> None:
    """Print the items of a framework, once for each author that has a cycle."""
    version = f", version {framework.version}" if framework.version else ""
    click.echo(f"{framework.title}{version}", err=True)
    for scope in scopes_of(log, framework, book.of(framework)):
        click.echo(f"{counted_from(scope, _name(log, scope))}", err=True)
        print_rows(ITEMS, list(item_rows(scope)), "It has no items.")
    example = f"{framework.name}/{framework.items[0].key}"
    click.echo(f"To show one, write into an entry: shows: [{example}]", err=True)


def _find(log: Log, asked: str) -> Framework:
    """The framework of a name, a family (its version of today), a short name or a title."""
    known = log.reference.frameworks
    if found := log.reference.framework(asked.casefold(), log.today):
        return found
    called = {name.casefold(): one for one in known.values() for name in (one.short, one.title)}
    if asked.casefold() in called:
        newest = called[asked.casefold()]
        return log.reference.framework(newest.family, log.today) or newest
    if asked.casefold() in log.reference.unread_frameworks:
        raise click.ClickException(
            f"The framework '{asked}' can't be used: 'learnlog check' tells what is wrong in it."
        )
    close = nearest(asked, known) or nearest_by_words(asked, called)
    meant = called[close].name if close in called else close
    hint = f" Did you mean '{meant}'?" if meant else ""
    raise Misunderstood(f"There is no framework '{asked}'; there are {', '.join(known)}.{hint}")


def _name(log: Log, scope: Scope) -> str:
    author = log.authors.get(scope.author or "")
    return author.name if author else scope.author or ""


def _as_json(log: Log, book: EvidenceBook, framework: Framework) -> dict[str, object]:
    pieces = book.of(framework)
    return {
        "name": framework.name,
        "title": framework.title,
        "version": framework.version,
        "scopes": [scope_as_json(one) for one in scopes_of(log, framework, pieces)],
    }
