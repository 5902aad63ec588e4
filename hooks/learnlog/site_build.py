"""A site's folder to finished pages: where every host of learnlog begins."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from learnlog import addresses
from learnlog.avatars import missing_avatars, with_pictures
from learnlog.config import Config
from learnlog.consent_checks import refusals_in_file_names
from learnlog.entries import is_entry
from learnlog.entry_texts import uri_of
from learnlog.files.authors import FILE as AUTHORS
from learnlog.files.decoding import Decoded, decode
from learnlog.files.folder import DATA, Folder, read_folder
from learnlog.files.names import is_markdown
from learnlog.front_matter.nodes import plain
from learnlog.header import read_header
from learnlog.kinds import Kind
from learnlog.load import load
from learnlog.markdown.comments import with_empty_comments
from learnlog.model import Log
from learnlog.posters import missing_posters
from learnlog.privacy.passages import public
from learnlog.problems import Problem, Severity, Source, in_order

if TYPE_CHECKING:  # pages and their templates are imported where one is built
    from learnlog.pages import BuiltPage
    from learnlog.views.site import OwnPage

HOME_FILES = (addresses.HOME, "README.md")

# What Notepad, TextEdit, Word and editors that keep copies make of an entry.
_TEXT_FILE = re.compile(
    r"\.(?:txt|text|rtf|docx?|odt|pages|bak|orig|tmp|swp)\Z|~\Z|\.md\.|\.md~", re.IGNORECASE
)
_FOLDERS = tuple(kind.folder for kind in Kind)
_ENDING = re.compile(r"\.\w{1,5}\Z")


@dataclass(frozen=True, slots=True)
class Build:
    """A site read and checked. `hidden` are pages that must not be published, as `uri`s."""

    folder: Folder
    log: Log
    problems: list[Problem]
    hidden: tuple[str, ...]
    home: str

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

    def pages(self) -> Iterator[BuiltPage]:
        """Every page of the log, the owner's home page among them."""
        from learnlog.pages import build_pages

        return build_pages(self.log, _own_home(self.folder, self.log, self.home))


def read_site(site: Path, today: dt.date, config: Config, earlier: list[Problem]) -> Build:
    """Read and check the docs folder of a site; `earlier` are problems of its options."""
    folder = read_folder(site, config.docs_dir, config.excluded)
    log, problems = load(folder.texts, today, config)
    uris = {path.removeprefix(f"{config.docs_dir}/") for path in folder.names}
    taken = _pages_taken(config.docs_dir, uris)
    withheld = tuple(entry.uri for entry in log.withheld)
    drafts = tuple(path.removeprefix(f"{config.docs_dir}/") for path in log.drafts)
    data = tuple(sorted(uri for uri in uris if uri.startswith(DATA)))
    home = next((uri for uri in HOME_FILES if uri in uris), addresses.HOME)
    lost = _not_read(config.docs_dir, uris)
    refused = refusals_in_file_names(log, folder.names)
    portraits = list(missing_avatars(log.authors, config.docs_dir, AUTHORS, uris))
    log = replace(log, authors=with_pictures(log.authors, uris))
    outside = (*taken, *lost, *missing_posters(log, uris), *portraits, *refused)
    everything = [*earlier, *folder.problems, *problems, *outside]
    return Build(folder, log, in_order(everything), withheld + drafts + data, home)


def _pages_taken(docs_dir: str, uris: set[str]) -> Iterator[Problem]:
    """The owner's files that stand where the log builds pages of its own."""
    from learnlog.site_assets import ASSETS
    from learnlog.site_table import SITE

    sections = {row.section for row in SITE if "/" in row.section}
    mixed = {kind.section for kind in Kind if kind is not Kind.WEEK}
    for uri in sorted(uris):
        folder, _, name = uri.partition("/")
        section = f"{folder}/index.md"
        inside = section in sections and (section not in mixed or name in ("index.md", "README.md"))
        if uri in (*ASSETS, *addresses.feed_uris(addresses.HOME)) or (
            inside and (is_markdown(uri) or _is_feed(uri))
        ):
            message = (
                f"learnlog writes files of its own into the folder '{folder}'; "
                "move this one to another folder"
            )
            yield Problem(Source(f"{docs_dir}/{uri}", 0), "page-taken", message)


def _is_feed(uri: str) -> bool:
    """Whether a file stands where tags and authors have their feeds."""
    return uri.startswith(("tags/", "authors/")) and uri.endswith((".xml", ".json"))


def _not_read(docs_dir: str, uris: set[str]) -> Iterator[Problem]:
    """Files that were meant as entries, which MkDocs would publish as they are."""
    for uri in sorted(uris):
        name = uri.rpartition("/")[2]
        meant = _TEXT_FILE.search(name) or not _ENDING.search(name)
        if uri.startswith(_FOLDERS) and not is_markdown(uri) and meant:
            message = f"'{name}' is not read as an entry; its name must end in .md and no more"
            hint = f"{name.split('.')[0].rstrip('~')}.md"
            yield Problem(Source(f"{docs_dir}/{uri}", 0), "file-name", message, hint)


def _own_home(folder: Folder, log: Log, home: str) -> OwnPage:
    """What the owner has written for the home page, where it is no draft."""
    from learnlog.markdown.markdown_blocks import parse
    from learnlog.views.site import OwnPage

    path = f"{log.config.docs_dir}/{home}"
    text = decode(path, folder.texts.get(path, b""))
    if path in log.drafts or not isinstance(text, Decoded):
        return OwnPage()
    header, _ = read_header(path, public(path, text.text).text, lines_allowed=True)
    if header is None:
        return OwnPage()
    body = header.body.strip()
    if "<!--" in body:
        body = with_empty_comments(body, parse(body))
    fields = {one.name: plain(one.value) for one in header.fields.fields if one.name != "draft"}
    return OwnPage(body, fields)
