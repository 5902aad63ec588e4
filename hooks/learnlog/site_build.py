"""A site's folder to finished pages: where every host of learnlog begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from learnlog import addresses
from learnlog.avatars import missing_avatars, with_pictures
from learnlog.build import Build
from learnlog.config import Config
from learnlog.consent_checks import refusals_in_file_names
from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.checked_texts import keep_checked, read_checked
from learnlog.files.folder import DATA, read_folder
from learnlog.files.kept_records import open_shelf
from learnlog.files.programs import programs
from learnlog.files.shown_files import ShownFiles
from learnlog.kept.entries import KeptEntries
from learnlog.load import load
from learnlog.misplaced_files import not_read, pages_taken
from learnlog.model import Log
from learnlog.pictures.cleaning import Known
from learnlog.posters import missing_posters
from learnlog.privacy.detectors import find_all
from learnlog.privacy.known import KnownTexts
from learnlog.privacy.telling import without_words
from learnlog.problems import Problem, in_order
from learnlog.progress import UNSEEN, Progress
from learnlog.site_files import site_files
from learnlog.site_privacy import look_through

HOME_FILES = (addresses.HOME, "README.md")


def read_site(
    site: Path,
    today: dt.date,
    config: Config,
    earlier: list[Problem],
    pictures: Known | None = None,
    *,
    anew: bool = False,
    entries: KeptEntries | None = None,
    progress: Progress = UNSEEN,
) -> Build:
    """Read and check the docs folder of a site; `earlier` are problems of its options.

    Files that are no texts are looked at only with `pictures`, see `site_files`. Read `anew`,
    nothing counts that was found before: it is kept in the site's folder, where anybody can write.
    """
    folder = read_folder(site, config.docs_dir, config.excluded)
    read = KeptEntries() if entries is None else entries
    log, problems = load(folder.texts, today, config, known=read, progress=progress)
    uris = {path.removeprefix(f"{config.docs_dir}/") for path in folder.names}
    files = site_files(site, folder, log, pictures, progress)
    of_files = [*_wrong_files(log, folder.names, uris), *files.problems]
    log = replace(log, authors=with_pictures(log.authors, uris))
    known = KnownTexts(find_all, None if anew else read_checked(site))
    sums = ShownFiles(site, config.docs_dir, folder).sums
    found = look_through(folder.texts, folder.names, log, known, files.texts, sums, progress)
    whole = without_words([*earlier, *folder.problems, *problems, *of_files], found.words)
    return Build(
        folder=folder,
        log=log,
        problems=in_order([*whole, *found.problems]),
        hidden=(*_hidden(log, uris), *files.left_out),
        home=next((uri for uri in HOME_FILES if uri in uris), addresses.HOME),
        known=known,
        pictures=files.pictures,
        others=files.texts,
        whole=whole,
        sums=sums,
        entries=read,
    )


def _wrong_files(log: Log, names: Collection[str], uris: set[str]) -> Iterator[Problem]:
    """What is wrong with files by their names and places, and which are missing."""
    docs_dir = log.config.docs_dir
    yield from pages_taken(docs_dir, uris)
    yield from not_read(docs_dir, uris)
    yield from missing_posters(log, uris)
    yield from missing_avatars(log.authors, docs_dir, AUTHORS, uris)
    yield from refusals_in_file_names(log, names)


def _hidden(log: Log, uris: Iterable[str]) -> Iterator[str]:
    """What of the docs folder must not be published: entries that are withheld, drafts, data."""
    yield from (entry.uri for entry in log.withheld)
    yield from (path.removeprefix(f"{log.config.docs_dir}/") for path in log.drafts)
    yield from sorted(uri for uri in uris if uri.startswith(DATA))


def read_and_remember(
    site: Path,
    today: dt.date,
    config: Config,
    earlier: list[Problem],
    pictures: Known,
    *,
    anew: bool = False,
    before: KeptEntries | None = None,
    progress: Progress = UNSEEN,
) -> Build:
    """The same with all pictures. What was read and found in the texts is kept for the next build;
    `before` is what the last one in this process has read: then what the first one has kept for
    other processes is enough, and is not read and written with each change.
    """
    shelf = None if anew or before else open_shelf(site, "entries", programs())
    entries = (before or KeptEntries()).on(shelf)
    build = read_site(
        site, today, config, earlier, pictures, anew=anew, entries=entries, progress=progress
    )
    keep_checked(site, build.known)
    if shelf:
        shelf.save()
    return build
