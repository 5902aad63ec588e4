"""A site's folder to finished pages: where every host of learnlog begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from learnlog import addresses
from learnlog.avatars import missing_avatars, with_pictures
from learnlog.config import Config
from learnlog.consent_checks import refusals_in_file_names
from learnlog.declaration_checks import Sums, no_files, undeclared
from learnlog.entries import is_entry
from learnlog.entry_texts import uri_of
from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.checked_texts import keep_checked, read_checked
from learnlog.files.decoding import Decoded, decode
from learnlog.files.folder import DATA, Folder, read_folder
from learnlog.files.kept_records import open_shelf
from learnlog.files.names import is_markdown
from learnlog.files.owner_pages import allowances_of
from learnlog.files.programs import programs
from learnlog.files.shown_files import ShownFiles
from learnlog.kept.entries import KeptEntries
from learnlog.load import load
from learnlog.markdown.comments import with_empty_comments
from learnlog.misplaced_files import not_read, pages_taken
from learnlog.model import Entry, Log
from learnlog.pictures.cleaning import Known
from learnlog.posters import missing_posters
from learnlog.privacy.allowances import Allowance
from learnlog.privacy.detectors import find_all
from learnlog.privacy.known import KnownTexts
from learnlog.privacy.passages import public
from learnlog.privacy.telling import without_words
from learnlog.problems import Problem, Severity, in_order
from learnlog.progress import UNSEEN, Progress
from learnlog.site_files import site_files
from learnlog.site_privacy import look_through, readable_texts

if TYPE_CHECKING:  # pages and their templates are imported where one is built
    from learnlog.pages import BuiltPage

HOME_FILES = (addresses.HOME, "README.md")


@dataclass(frozen=True, slots=True)
class Build:
    """A site read and checked. `hidden` are files that must not be published, as `uri`s;
    `known` is what could identify somebody in its texts, allowed or not; `pictures` are those of
    the docs folder as they may be published, by `uri`; `others` are texts beside the log's own;
    `whole` are problems with the words that are hidden in `problems`, by what they are there.
    """

    folder: Folder
    log: Log
    problems: list[Problem]
    hidden: tuple[str, ...]
    home: str
    known: KnownTexts
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    others: tuple[Decoded, ...] = ()
    whole: Mapping[Problem, Problem] = field(default_factory=dict)
    sums: Sums = no_files
    entries: KeptEntries = field(default_factory=KeptEntries)

    @property
    def errors(self) -> int:
        """How many errors forbid to publish anything."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def faulty(self) -> list[str]:
        """The files that have errors, as `uri`s."""
        prefix = f"{self.log.config.docs_dir}/"
        errors = [one for one in self.problems if one.severity is Severity.ERROR]
        return [uri.removeprefix(prefix) for uri in dict.fromkeys(e.source.path for e in errors)]

    @property
    def undeclared(self) -> list[Entry]:
        """The published entries that nobody has declared, whatever the log asks for."""
        texts = {one.path: one.text for one in readable_texts(self.folder.texts)}
        return undeclared(self.log, texts, self.sums)

    def feeds(self, title: str, home: str, language: str) -> Iterator[tuple[str, str]]:
        """The feeds of the site at the address `home`, each by its path."""
        from learnlog.pages import build_feeds

        return build_feeds(self.log, title, home, language)

    def own_pages(self, comments: bool = True) -> Iterator[tuple[str, str]]:
        """The owner's pages but for home, by `uri`, that are not published as they stand: without
        their private passages, and where they are to go without the words of their comments.
        """
        from learnlog.markdown.markdown_blocks import parse

        for path, data in self.folder.texts.items():
            uri = uri_of(path, self.log.config)
            own = is_markdown(path) and not is_entry(uri) and uri != self.home
            text = decode(path, data) if own else None
            if isinstance(text, Decoded):
                left = public(path, text.text).text
                if not comments and "<!--" in left:
                    left = with_empty_comments(left, parse(left))
                if left != text.text:
                    yield uri, left

    def allowed_by_pages(self) -> Iterator[Allowance]:
        """What the owner's published pages let pass by themselves, as entries do."""
        for path, data in self.folder.texts.items():
            uri = uri_of(path, self.log.config)
            own = is_markdown(path) and not is_entry(uri) and uri not in self.hidden
            text = decode(path, data) if own else None
            if isinstance(text, Decoded):
                yield from allowances_of(text)

    def pages(self, *, watched: bool = False) -> Iterator[BuiltPage]:
        """Every page of the log, the owner's home page among them; `watched`, it is known
        afterwards what each was made of.
        """
        from learnlog.own_home import own_home
        from learnlog.pages import build_pages

        home = own_home(self.folder, self.log, self.home)
        return build_pages(self.log, home, self.entries.sum_of if watched else None)


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
    `before` is what the last one in this process has read.
    """
    shelf = None if anew else open_shelf(site, "entries", programs())
    entries = (before or KeptEntries()).on(shelf)
    of = (site, today, config, earlier, pictures)
    build = read_site(*of, anew=anew, entries=entries, progress=progress)
    keep_checked(site, build.known)
    if shelf:
        shelf.save()
    return build
