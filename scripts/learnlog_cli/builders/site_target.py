"""Where a site goes: never where a build would delete what somebody wrote."""

from __future__ import annotations

from pathlib import Path

from learnlog_cli.stopping import Misunderstood

# One of these is in every site that a builder has made.
_OF_A_SITE = ("404.html", "sitemap.xml", "assets/learnlog.css")


def refuse_danger(target: Path, site: Path, docs_dir: Path, named: bool) -> None:
    """End the command where a folder holds the log, is a part of it, or has files of its own.

    A build takes the folder's place: all that was in it is deleted. Of a folder that is not
    `named` in the command, mkdocs.yml has said that it is the site's.
    """
    there, log, docs = target.resolve(), site.resolve(), docs_dir.resolve()
    if there == log or there in log.parents:
        raise Misunderstood(f"'{target}' holds the log itself; choose another folder for the site")
    if there == docs or docs in there.parents or there in docs.parents:
        raise Misunderstood(f"'{target}' holds the entries; choose another folder for the site")
    made = any((there / one).exists() for one in _OF_A_SITE)
    if named and not made and there.is_dir() and _has_files(there):
        raise Misunderstood(
            f"'{target}' has files that no build made, and a build would delete them; choose an "
            "empty or a new folder for the site"
        )


def _has_files(folder: Path) -> bool:
    return any(not one.name.startswith(".") for one in folder.iterdir())
