"""Whose entry a command writes into."""

from __future__ import annotations

import click

from learnlog.did_you_mean import nearest
from learnlog.files.authors import AUTHOR_KEY, author_key
from learnlog.model import Log
from learnlog_cli.completing import authors
from learnlog_cli.stopping import Misunderstood

AUTHOR = click.option(
    "--author",
    metavar="KEY",
    envvar="LEARNLOG_AUTHOR",
    show_envvar=True,
    shell_complete=authors,
    help="Whose entry, where several people write.",
)


def writer(log: Log, asked: str | None) -> str | None:
    """The author who was asked for, or else the only one there is; None for a log without."""
    written = {entry.author for entry in log.entries + log.withheld}
    known = sorted({*log.authors, *(author for author in written if author)})
    if asked:
        return _known(asked, known, strict=bool(log.authors))
    candidates = written or {*log.authors} or {None}
    if len(candidates) == 1:
        return candidates.pop()
    raise Misunderstood(
        f"Several people write in this log. Say who you are: --author {known[0]} (there are "
        f"{', '.join(known)}). To say it once for all, set the variable LEARNLOG_AUTHOR."
    )


def _known(asked: str, known: list[str], strict: bool) -> str:
    if asked in known or (not strict and AUTHOR_KEY.fullmatch(asked)):
        return asked
    if close := nearest(asked, known):
        raise Misunderstood(f"There is no author '{asked}'. Did you mean '{close}'?")
    if strict:
        raise Misunderstood(
            f"There is no author '{asked}'; there are {', '.join(known)}. "
            "A new one is added in the file .authors.yml in the folder of the pages."
        )
    raise Misunderstood(
        f"'{asked}' is not a key for an author: small letters, digits and hyphens, such as "
        f"'{author_key(asked) or 'sam'}'."
    )
