"""What learnlog does in one build of MkDocs: its events are in the adapter."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from learnlog import addresses
from learnlog.build import Build
from learnlog.content_policy import SitePolicy
from learnlog.files import site_file
from learnlog.html_cleaning import harmless
from learnlog.kept.entries import KeptEntries
from learnlog.mkdocs_keeping import Keeping
from learnlog.mkdocs_pages import (
    add_editor,
    add_extra,
    add_page,
    clean_contents,
    folder_of,
    other_pages,
    read_settings,
    remove_page,
    set_content,
)
from learnlog.mkdocs_policy import site_policy
from learnlog.mkdocs_progress import build_progress
from learnlog.mkdocs_telling import tell
from learnlog.navigation import with_sections
from learnlog.pages import BuiltPage
from learnlog.pictures.cleaning import Known
from learnlog.preview import below_header, error_box
from learnlog.site_build import read_and_remember


class Adapter:
    """What learnlog does in one build of MkDocs."""

    def __init__(self) -> None:
        self.serving, self.policy, self._added = False, SitePolicy(), set[str]()
        self._build: Build | None = None
        self._settings = b""
        self._known: Known = {}  # pictures, so that a preview cleans each only once
        self._entries = KeptEntries()
        self.keeping = Keeping()

    def read(self, config: MkDocsConfig, options: Mapping[str, object]) -> None:
        """Read and check the log; tell every problem, and stop the build on errors."""
        site, commit = folder_of(config), site_file.commit(os.environ)
        settings, problems = read_settings(config, site, options, commit)
        today = site_file.today(settings, os.environ, dt.date.today())
        self.keeping.progress = build_progress()
        build = read_and_remember(
            site,
            today,
            settings,
            problems,
            self._known,
            before=self._entries,
            progress=self.keeping.progress,
        )
        self._entries = build.entries
        for problem in build.problems:
            tell(problem)
        if build.errors and not self.serving:
            raise PluginError(f"the log has errors ({build.errors}): nothing was built")
        self._build, self.policy = build, site_policy(settings, self.serving)

    def look_first(self, config: MkDocsConfig) -> None:
        """In a preview, show an entry that has changed before all else is made anew; not where the
        settings have changed as well.
        """
        before, self._settings = self._settings, _settings(config)
        ours = self._added if self._settings == before else set[str]()
        if self._build:
            self.keeping.look.show(self._build, error_box(self._build.problems), ours)

    def add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace the entries by their finished pages, add the log's own, take drafts out."""
        build, self._build = self._build, None
        if build is None:
            return files
        for uri in (*build.hidden, *{build.home} - {addresses.HOME}):
            remove_page(uri, files)
        box = error_box(build.problems)  # in a preview only: errors stop a build
        for uri in build.faulty:
            if file := files.get_file_from_path(uri):
                set_content(file, box)
        self.keeping.begin(self.serving)
        pages = self.keeping.pages(partial(_built, build, box), config, folder_of(config))
        for page in pages:
            add_page(page, "" if self.own_loop else page.markdown, files, config)
        self._added = {page.uri for page in pages}
        sections = [page for page in pages if page.in_navigation]
        nav = other_pages(sections, files) if config.nav is None else config.nav
        config.nav = with_sections(nav, sections)
        add_extra(build, files, config)
        add_editor(build, pages, files, config)
        return files

    @property
    def pages(self) -> int:
        """How many pages of the log the site has."""
        return len(self._added)

    @property
    def own_loop(self) -> bool:
        """Whether our own loop makes the pages of this build."""
        return self.keeping.loop is not None

    def release(self, page: Page) -> None:
        """Forget a page's text, now that MkDocs has it; what is not the log's can't claim to be."""
        if page.file.src_uri in self._added:
            set_content(page.file, "")
        else:
            page.meta.pop("learnlog", None)

    def clean(self, html: str, page: Page) -> str:
        """A page's HTML, and its table of contents, without what could run, if it is the log's."""
        if page.file.src_uri not in self._added:
            return html
        clean_contents(page.toc)
        return harmless(html)


def _built(build: Build, box: str, watched: bool) -> Iterable[BuiltPage]:
    """The pages of the log, each below the box of what is wrong in it, where there is one."""
    pages = build.pages(watched=watched)
    return (below_header(page, box) for page in pages) if box else pages


def _settings(config: MkDocsConfig) -> bytes:
    """The text of mkdocs.yml; none where it can't be read."""
    try:
        return Path(config.config_file_path or "").read_bytes()
    except OSError:
        return b""
