"""A site's folder to finished pages: where every host of learnlog begins."""

from __future__ import annotations

import datetime as dt
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
    taken = pages_taken(config.docs_dir, uris)
    withheld = tuple(entry.uri for entry in log.withheld)
    drafts = tuple(path.removeprefix(f"{config.docs_dir}/") for path in log.drafts)
    data = tuple(sorted(uri for uri in uris if uri.startswith(DATA)))
    home = next((uri for uri in HOME_FILES if uri in uris), addresses.HOME)
    lost = not_read(config.docs_dir, uris)
    files = site_files(site, folder, log, pictures, progress)
    refused = refusals_in_file_names(log, folder.names)
    portraits = list(missing_avatars(log.authors, config.docs_dir, AUTHORS, uris))
    log = replace(log, authors=with_pictures(log.authors, uris))
    outside = (*taken, *lost, *missing_posters(log, uris), *portraits, *refused, *files.problems)
    everything = [*earlier, *folder.problems, *problems, *outside]
    known = KnownTexts(find_all, None if anew else read_checked(site))
    sums = ShownFiles(site, config.docs_dir, folder).sums
    found = look_through(folder.texts, folder.names, log, known, files.texts, sums, progress)
    whole = without_words(everything, found.words)
    hidden = withheld + drafts + data + files.left_out
    problems = in_order([*whole, *found.problems])
    looked_at = (files.pictures, files.texts, whole, sums)
    return Build(folder, log, problems, hidden, home, known, *looked_at, read)


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
    of = (site, today, config, earlier, pictures)
    build = read_site(*of, anew=anew, entries=entries, progress=progress)
    keep_checked(site, build.known)
    if shelf:
        shelf.save()
    return build
