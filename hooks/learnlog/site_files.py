"""The files of a site that are no pages: which are published, how they look, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from learnlog.entries import is_entry
from learnlog.file_notices import telling_files, unnamed_files
from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.decoding import Decoded, decode
from learnlog.files.folder import DATA, Folder
from learnlog.files.names import is_markdown
from learnlog.files.published_files import (
    PublishedFiles,
    named_elsewhere,
    named_in_readme,
    read_files,
)
from learnlog.files.raw_pictures import telling_pictures
from learnlog.files.settings_text import read_settings
from learnlog.model import Log
from learnlog.named_files import named_by_none
from learnlog.only_in_withheld import Text, only_in_withheld
from learnlog.other_texts import PROGRAMS, meant_private
from learnlog.pictures.cleaning import Known
from learnlog.pictures.file_kinds import FORMATS, ending_of
from learnlog.private_parts import parted
from learnlog.problems import Problem, Source
from learnlog.progress import UNSEEN, Progress


def site_files(
    site: Path, folder: Folder, log: Log, known: Known | None, progress: Progress = UNSEEN
) -> PublishedFiles:
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
    waiting, unnamed = _waiting_and_unnamed(site, folder, log, uris)
    shown = [uri for uri in uris if uri not in waiting]
    found = read_files(site, docs_dir, shown, known, progress)
    # Their pictures are cleaned when they are published; in the repository their words can be read.
    others = [uri for uri in (*data, *waiting) if ending_of(uri) not in FORMATS]
    kept_back = read_files(site, docs_dir, others, known)
    told = [*_told_waiting(log, waiting), *_told_unnamed(log, unnamed, found)]
    telling = telling_pictures(site, docs_dir, (*uris, *data))
    told += telling_files(docs_dir, telling, found.pictures)
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


def _waiting_and_unnamed(
    site: Path, folder: Folder, log: Log, uris: Sequence[str]
) -> tuple[dict[str, str], list[str]]:
    """The files that wait for a draft, or for a later day, or are named only where it is private,
    each with the page that names it; and those that nothing names.
    """
    published, withheld = _texts(folder, log) if uris else ([], [])
    waiting = only_in_withheld(uris, published, withheld)
    unnamed = named_by_none((uri for uri in uris if uri not in waiting), published)
    used = named_elsewhere(site, log.config.docs_dir, (*waiting, *unnamed))
    readme = named_in_readme(site, unnamed) if unnamed else ()
    return (
        {uri: page for uri, page in waiting.items() if uri not in used},
        [uri for uri in unnamed if uri not in used and uri not in readme],
    )


def _texts(folder: Folder, log: Log) -> tuple[list[Text], list[Text]]:
    """What all may read in the texts of a log, and what is withheld or private, by their pages."""
    docs_dir, kept = log.config.docs_dir, _kept(log)
    published: list[Text] = []
    withheld: list[Text] = []
    for path, data in folder.texts.items():
        page, text = _uri(path, docs_dir), decode(path, data)
        if page in kept or not isinstance(text, Decoded):
            words = data.decode("utf-8", errors="replace")
            (withheld if page in kept else published).append((page, words))
        else:
            parts = parted(text, is_entry(page))
            published.append((page, parts.open))
            withheld += [(page, parts.private)] if parts.private else []
    return published, withheld


def _kept(log: Log) -> set[str]:
    """The pages that are not published, as `uri`s."""
    paths = {*(entry.source.path for entry in log.withheld), *log.drafts}
    return {_uri(path, log.config.docs_dir) for path in paths}


def _told_waiting(log: Log, waiting: Mapping[str, str]) -> Iterator[Problem]:
    """That files wait for the pages that name them."""
    docs_dir, kept = log.config.docs_dir, _kept(log)
    for uri, page in waiting.items():
        why = f"only {docs_dir}/{page} names it, so it stays off the site until that is published"
        if page not in kept:
            why = (
                f"only private words in {docs_dir}/{page} name it, so it stays off the site; name "
                "it in words that all may read if it should be there"
            )
        yield Problem(Source(f"{docs_dir}/{uri}", 0), "file-withheld", why)


def _told_unnamed(log: Log, unnamed: Sequence[str], found: PublishedFiles) -> Iterator[Problem]:
    """That files are published which nothing names: pictures, and what can't be looked into."""
    paths = {one.source.path for one in found.problems if one.code == "file-unchecked"}
    paths |= {f"{log.config.docs_dir}/{uri}" for uri in found.pictures}
    whole = (f"{log.config.docs_dir}/{uri}" for uri in unnamed)
    yield from unnamed_files([path for path in whole if path in paths])


def _uri(path: str, docs_dir: str) -> str:
    return path.removeprefix(f"{docs_dir}/")
