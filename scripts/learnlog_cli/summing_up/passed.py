"""The summary of a run that lets everything pass: how much, and what waits."""

from __future__ import annotations

from collections.abc import Sequence

from learnlog.model import Entry, Log
from learnlog_cli.summing_up.places import Places
from learnlog_cli.summing_up.wording import counted


def passed(log: Log, undeclared: Sequence[Entry], places: Places) -> str:
    """The Markdown that says how many entries may be published, how many wait, and for what."""
    entries = counted(len(log.published), "entry", "entries")
    parts = [f"## All is well: {entries} to publish, {_waiting(log)}"]
    if undeclared:
        these = counted(len(undeclared), "entry is", "entries are")
        parts.append(
            f"{these} not declared yet. Publishing stops there until somebody has looked through "
            "them for people who could be recognised: `learnlog declare`."
        )
    if places.site:
        parts.append(f"The site: <{places.site}>")
    return "\n\n".join(parts) + "\n"


def _waiting(log: Log) -> str:
    """ "3 waiting (2 drafts, 1 dated later: the next on 2026-11-23)"."""
    drafts = sum(one.draft for one in log.withheld)
    later = sorted(one.date for one in log.withheld if not one.draft)
    said = [counted(drafts, "draft")] if drafts else []
    if later:
        said.append(f"{len(later)} dated later, the next for {later[0]}")
    return f"{len(log.withheld)} waiting" + (f" ({', '.join(said)})" if said else "")
