"""The entries of a kind as a list: their days and titles, and which are not published yet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from learnlog.model import Entry, Kind, Log
from learnlog.titles import title_of
from learnlog_cli.reading import print_json, read_or_stop
from learnlog_cli.terminal import Column, print_rows

_COLUMNS = (
    Column("Day"),
    Column("Title", sentence=True),
    Column("By", "by {}"),
    Column("Left out"),
    Column("File"),
)


def list_entries(kind: Kind, site: Path, as_json: bool, today: dt.date | None) -> None:
    """Print every entry of a kind, the latest first, those without a day at the end."""
    log = read_or_stop(site, today).log
    found = [one for one in log.published + log.withheld if one.kind is kind]
    found.sort(key=lambda one: one.uri)
    found.sort(key=lambda one: one.date if one.dated else dt.date.min, reverse=True)
    if as_json:
        print_json([_as_json(one, log) for one in found])
        return
    several = len({one.author for one in log.published + log.withheld}) > 1
    rows = [_row(one, log, several) for one in found]
    print_rows(_COLUMNS, rows, f"There is no {kind.word} yet.")
    click.echo(f"To begin one: learnlog {kind.word} new TITLE", err=True)


def _row(one: Entry, log: Log, several: bool) -> list[str]:
    day = str(one.date) if one.dated else "undated"
    by = (one.author or "") if several else ""
    left_out = {"future": f"until {day}"}.get(_left_out(one, log) or "", _left_out(one, log))
    return [day, title_of(one, log), by, left_out or "", one.source.path]


def _left_out(one: Entry, log: Log) -> str | None:
    """Why an entry is not in the site, in a word; None where it is."""
    if one.draft:
        return "draft"
    return "future" if one in log.withheld else None


def _as_json(one: Entry, log: Log) -> dict[str, object]:
    return {
        "date": one.date if one.dated else None,
        "title": title_of(one, log),
        "author": one.author,
        "left_out": _left_out(one, log),
        "path": one.source.path,
    }
