"""All that the editor is told, as one file of JSON beside its page."""

from __future__ import annotations

import json

from learnlog.admin.collections import (
    BODY,
    DATE,
    DECLARED,
    KEY,
    NOTICE,
    ORIGINAL,
    collections,
    format_of,
)
from learnlog.admin.offers import offers_of
from learnlog.admin.widgets import Widget
from learnlog.kinds import Kind
from learnlog.model import Entry, Log
from learnlog.repository import Repository


def editor_config(log: Log, at: Repository, title: str) -> bytes:
    """The editor's configuration, and what the script beside it needs to know."""
    told = {"cms": _cms(log, at, title), "learnlog": _own(log, at)}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _cms(log: Log, at: Repository, title: str) -> Widget:
    """https://sveltiacms.app/en/docs tells what each of these means."""
    docs = log.config.docs_dir
    return {
        "load_config_file": False,
        "backend": {
            "name": "github",
            "repo": at.name,
            "branch": at.branch,
            "auth_methods": ["token"],
            "commit_messages": {
                "create": "Write {{collection}} {{slug}}",
                "update": "Change {{collection}} {{slug}}",
                "delete": "Delete {{collection}} {{slug}}",
            },
        },
        "app_title": title or "learnlog",
        "show_preview_links": False,
        "media_folder": f"{docs}/images",
        "public_folder": "/images",
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "lowercase": False},
        "collections": collections(log.config, offers_of(log), len(log.authors) > 1),
    }


def _own(log: Log, at: Repository) -> Widget:
    return {
        "docs_dir": log.config.docs_dir,
        "repository": at.name,
        "formats": {format_of(kind): kind.value for kind in Kind},
        "author": _usual_author(log),
        "by": _only_author(log),
        "highest": max(log.ideas, default=0),
        "unnumbered": _last_unnumbered(log),
        "names": {
            "notice": NOTICE,
            "date": DATE,
            "body": BODY,
            "declared": DECLARED,
            "original": ORIGINAL,
            "key": KEY,
        },
    }


def _usual_author(log: Log) -> str:
    """Who writes where all published weeks say the same; nobody where they say nobody."""
    said = {week.author for week in log.weeks}
    return (said.pop() or "") if len(said) == 1 else ""


def _only_author(log: Log) -> str:
    """The one who writes here, where a page tells of them already."""
    known = {*log.authors} & {entry.author for entry in log.published}
    return known.pop() if len(log.authors) == len(known) == 1 else ""


def _last_unnumbered(log: Log) -> str:
    """The day of the last entry with an idea whose number stands nowhere: an idea that is born
    before it would change that number. "" where there is none.
    """
    unnumbered = (entry for entry in log.entries if _has_unnumbered(entry))
    return max((str(entry.date) for entry in unnumbered), default="")


def _has_unnumbered(entry: Entry) -> bool:
    numbers = [one.number for one in entry.ideas] + [one.number for one in entry.prose.places]
    return None in numbers
