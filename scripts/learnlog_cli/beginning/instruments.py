"""The instruments that a log has for its audits: learnlog's, and the owner's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace

import click

from learnlog.config import Config
from learnlog.did_you_mean import nearest, nearest_by_words
from learnlog.entry_texts import Known, decoded
from learnlog.model import Log
from learnlog.outlook import read_outlook
from learnlog.problems import Problem, Severity, in_order
from learnlog.reference.data_files import FOLDER
from learnlog.reference.instruments import Instrument
from learnlog.reference.keys import as_key
from learnlog.reference.reading import read_reference
from learnlog_cli.beginning.new_file import Outlook
from learnlog_cli.stopping import Misunderstood

_SHIPPED = "learnlog/data/"


def read_with_instruments(
    texts: Mapping[str, bytes],
    today: dt.date,
    config: Config,
    *,
    counted: Collection[str] = (),
    known: Known | None = None,
) -> tuple[Log, list[Problem]]:
    """The log as `read_outlook` reads it, with its reference data."""
    log, problems = read_outlook(texts, today, config, counted=counted, known=known)
    begin = f"{config.docs_dir}/{FOLDER}"
    readable, wrong = decoded({path: texts[path] for path in texts if path.startswith(begin)})
    reference, faults = read_reference(readable, config.docs_dir)
    return replace(log, reference=reference), in_order([*problems, *wrong, *faults])


def find_instrument(now: Outlook, asked: str) -> Instrument:
    """The instrument that was asked for by its name or title; what there are, where it is none."""
    known = now.log.reference.instruments
    there_are = f"there {'are' if len(known) > 1 else 'is'} {', '.join(known)}"
    if not asked:
        name = next(iter(known))
        raise Misunderstood(
            f"By which instrument? In this log {there_are}: learnlog audit new {name}"
        )
    name = as_key(asked)
    if f"audits/{name}" in now.log.reference.unread:
        raise click.ClickException(_unusable(now, name))
    titles = {one.title.casefold(): one for one in known.values()}
    if found := known.get(name) or titles.get(asked.casefold()):
        return found
    named = {one.replace("-", " "): one for one in known}
    close = nearest(asked, named) or nearest_by_words(asked, named)
    hint = f" Did you mean '{named[close]}'?" if close else ""
    own = f"{now.log.config.docs_dir}/{FOLDER}audits/{name or 'name'}.yml"
    raise Misunderstood(
        f"There is no instrument '{asked}'; {there_are}.{hint} One of your own would be "
        f"the file {own}"
    )


def whose(instrument: Instrument) -> str | None:
    """The owner's file that an instrument stands in; None for one that comes with learnlog."""
    path = instrument.source.path
    return None if path.startswith(_SHIPPED) else path


def _unusable(now: Outlook, name: str) -> str:
    """What is wrong with the owner's file of an instrument, with the lines to write instead."""
    errors = [
        one
        for one in now.problems
        if one.severity is Severity.ERROR and one.source.path.endswith(f"/audits/{name}.yml")
    ]
    faults = "\n".join("\n    ".join([str(one), *one.hint.splitlines()]) for one in errors)
    return f"The instrument can't be used:\n{faults}"
