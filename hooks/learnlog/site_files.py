"""The files of a site that are no pages: which are published, how they look, and what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.decoding import readable
from learnlog.files.folder import DATA, Folder
from learnlog.files.names import is_markdown
from learnlog.files.published_files import PublishedFiles, named_elsewhere, read_files
from learnlog.files.settings_text import read_settings
from learnlog.kept_back import published_and_private
from learnlog.model import Log
from learnlog.only_in_withheld import Text, only_in_withheld
from learnlog.other_texts import PROGRAMS, meant_private
from learnlog.pictures.cleaning import Known
from learnlog.pictures.file_kinds import FORMATS, ending_of
from learnlog.problems import Problem, Source


def site_files(site: Path, folder: Folder, log: Log, known: Known | None) -> PublishedFiles:
    """The files beside the pages of a log, its pictures clean.

    `known` keeps what came of pictures from one call to the next. None for who needs no files:
    they are not looked at then, as that takes much longer than reading the texts.
    """
    if known is None:
        return PublishedFiles()
    docs_dir = log.config.docs_dir
    links = {one.source.path for one in folder.problems if one.code == "file-link"}
    read = {*links, *folder.texts, f"{docs_dir}/{AUTHORS}"}
    uris = [_uri(path, docs_dir) for path in folder.names if path not in read]
    data = [uri for uri in uris if uri.startswith(DATA)]  # on no page, whatever it is
    uris = [uri for uri in uris if not (is_markdown(uri) or uri.startswith(DATA))]
    waiting = _waiting(site, folder, log, uris)
    found = read_files(site, docs_dir, (uri for uri in uris if uri not in waiting), known)
    # Their pictures are cleaned when they are published; in the repository their words can be read.
    others = [uri for uri in (*data, *waiting) if ending_of(uri) not in FORMATS]
    kept_back = read_files(site, docs_dir, others, known)
    told = [
        Problem(
            Source(f"{docs_dir}/{uri}", 0),
            "file-withheld",
            _waits(f"{docs_dir}/{page}", _withheld(log)),
        )
        for uri, page in waiting.items()
    ]
    private = [one for text in found.texts for one in meant_private(text)]
    doubtful = dict.fromkeys(_uri(one.source.path, docs_dir) for one in private)
    settings = read_settings(site)
    texts = (*found.texts, *kept_back.texts, *((settings,) if settings else ()))
    return replace(
        found,
        left_out=(*found.left_out, *waiting, *doubtful),
        problems=(*found.problems, *told, *private),
        texts=tuple(one for one in texts if not one.path.lower().endswith(PROGRAMS)),
    )


def _waits(page: str, withheld: Collection[str]) -> str:
    if page in withheld:
        return f"only {page} names it, so it stays off the site until that is published"
    return f"only what is private in {page} names it, so it stays off the site"


def _withheld(log: Log) -> set[str]:
    """The pages that are not published."""
    return {*(entry.source.path for entry in log.withheld), *log.drafts}


def _waiting(site: Path, folder: Folder, log: Log, uris: Iterable[str]) -> dict[str, str]:
    """The files that wait for a draft, for a later day, or are named in what is private only, each
    with the page that it waits for.
    """
    docs_dir, withheld = log.config.docs_dir, _withheld(log)
    shown: list[Text] = []
    kept: list[Text] = []
    for path, data in folder.texts.items():
        text = readable(path, data).text
        parts = (text, "") if not is_markdown(path) else published_and_private(path, text)
        public, private = ("", text) if path in withheld else parts
        shown.append((_uri(path, docs_dir), public))
        kept += [(_uri(path, docs_dir), private)] if private else []
    waiting = only_in_withheld(uris, shown, kept)
    used = named_elsewhere(site, docs_dir, waiting)
    return {uri: page for uri, page in waiting.items() if uri not in used}


def _uri(path: str, docs_dir: str) -> str:
    return path.removeprefix(f"{docs_dir}/")
