"""Whose entry a command writes into."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from learnlog.did_you_mean import nearest
from learnlog.files.authors import AUTHOR_KEY, author_key
from learnlog.model import Author, Entry, Kind, Log, Post
from learnlog_cli.completing import authors
from learnlog_cli.stopping import Misunderstood

VARIABLE = "LEARNLOG_AUTHOR"
NOBODY = "none"  # what to say for the entries without an author
PLATFORM: str = sys.platform  # as text, so that a test can be on any of them

AUTHOR = click.option(
    "--author",
    metavar="KEY",
    envvar=VARIABLE,
    show_envvar=True,
    shell_complete=authors,
    help="Whose entry, where several people write; none for entries without an author.",
)


def writer(log: Log, asked: str | None) -> str | None:
    """The author who was asked for, or else the only one there is; None for a log without."""
    everybody = log.published + log.withheld
    written = {entry.author for entry in everybody}
    of_weeks = {entry.author for entry in everybody if entry.kind is Kind.WEEK}
    known = sorted({*log.authors, *(author for author in written if author)})
    if asked == NOBODY and NOBODY not in known:
        return None
    if asked:
        return _known(asked, known, log.authors)
    # Guests hardly write weeks, and what they wrote must not name whoever keeps the log.
    guests = {entry.author for entry in everybody if _by_guest(entry)}
    own = {entry.author for entry in everybody if not _by_guest(entry)}
    candidates = of_weeks or own or {*log.authors} - guests or {None}
    if len(candidates) == 1:
        return candidates.pop()
    key, others = known[0], ""
    if None in written:
        key, others = NOBODY, " Other entries name no author: those are of --author none."
    raise Misunderstood(
        f"Several people write in this log: {', '.join(known)}.{others} Say who you are, such as "
        f"--author {key}, or say it once for all:\n{once_for_all(key, PLATFORM)}"
    )


def of_a_new_author(log: Log, author: str | None) -> tuple[str, ...]:
    """How readers get to see the name of somebody who has written nothing before, not the key."""
    written = {entry.author for entry in log.published + log.withheld if entry.author}
    if author is None or author in log.authors or author in written:
        return ()
    # All who write, since whoever is missing in the list is unknown from then on.
    lines = "\n".join(_lines_of(key) for key in sorted({*written, author}))
    file = f"{log.config.docs_dir}/.authors.yml"
    return (f"Readers see '{author}' until {file} has the name:\n    authors:\n{lines}",)


def _by_guest(entry: Entry) -> bool:
    return isinstance(entry.details, Post) and entry.details.form == "guest post"


def _lines_of(key: str) -> str:
    """The lines that name an author, as they stand below `authors:`."""
    return f"      {key}:\n        name: {key.replace('-', ' ').title()}"


def once_for_all(key: str, platform: str) -> str:
    """The lines that say who writes, to be typed on a system (as `sys.platform` names it)."""
    if platform == "win32":
        return (
            f'    $env:{VARIABLE} = "{key}"    in this window (PowerShell)\n'
            f"    setx {VARIABLE} {key}    in every window that you open after it"
        )
    start = "~/.zshrc" if platform == "darwin" else "~/.bashrc"
    return (
        f"    export {VARIABLE}={key}\n"
        f"In this window, that is; at the end of the file {start} it holds for good."
    )


def _known(asked: str, known: list[str], authors: Mapping[str, Author]) -> str:
    """The key of an author; ends the command where there is none, and names those there are."""
    if asked in known or (not authors and AUTHOR_KEY.fullmatch(asked)):
        return asked
    there_are = f"; there are {', '.join(known)}" if known else ""
    if close := _nearest_author(asked, known, authors):
        raise Misunderstood(f"There is no author '{asked}'{there_are}. Did you mean '{close}'?")
    if authors:
        raise Misunderstood(
            f"There is no author '{asked}'{there_are}. "
            "A new one is added in the file .authors.yml in the folder of the pages, below "
            f"'authors:', in lines such as these:\n{_lines_of(author_key(asked) or 'sam')}"
        )
    raise Misunderstood(
        f"'{asked}' is not a key for an author{there_are}. A new one is small letters, digits "
        f"and hyphens, such as '{author_key(asked) or 'sam'}'."
    )


def _nearest_author(asked: str, known: list[str], authors: Mapping[str, Author]) -> str | None:
    """The key that is meant by a slip in it, or by a name."""
    keys = {**{author.name: key for key, author in authors.items()}, **{key: key for key in known}}
    close = nearest(asked, keys) or nearest(author_key(asked).partition("-")[0], known)
    return keys[close] if close else None
