"""MkDocs' side of learnlog: this and the modules named `mkdocs_…` alone know MkDocs.

Everything is checked before MkDocs writes, and it writes beside the last site.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from learnlog import addresses
from learnlog.content_policy import SitePolicy
from learnlog.edit.refusal import Refused
from learnlog.files import site_file
from learnlog.files.site_swap import SiteSwap
from learnlog.garbage import collecting_later
from learnlog.html_cleaning import harmless
from learnlog.mkdocs_pages import (
    add_editor,
    add_extra,
    add_markdown,
    add_page,
    clean_contents,
    describe,
    folder_of,
    other_pages,
    read_settings,
    remove_page,
    set_content,
)
from learnlog.mkdocs_policy import site_policy
from learnlog.mkdocs_telling import LOG, has_warned, tell
from learnlog.mkdocs_theme import ThemeEvents, add_theme
from learnlog.navigation import with_sections
from learnlog.pictures.cleaning import Known
from learnlog.preview import below_header, error_box
from learnlog.problems import Source
from learnlog.site_build import Build, read_and_remember

BOTH = "learnlog is switched on twice in mkdocs.yml, as a plugin and as a hook; delete one"


class Adapter:
    """What learnlog does in one build of MkDocs."""

    def __init__(self) -> None:
        self.serving, self.policy, self._added = False, SitePolicy(), set[str]()
        self._build: Build | None = None
        self._known: Known = {}  # pictures, so that a preview cleans each only once

    def read(self, config: MkDocsConfig, options: Mapping[str, object]) -> None:
        """Read and check the log; tell every problem, and stop the build on errors."""
        commit = site_file.commit(os.environ)
        settings, problems = read_settings(config, folder_of(config), options, commit)
        today = site_file.today(settings, os.environ, dt.date.today())
        site = folder_of(config)
        build = read_and_remember(site, today, settings, problems, self._known)
        for problem in build.problems:
            tell(problem)
        if build.errors and not self.serving:
            raise PluginError(f"the log has errors ({build.errors}): nothing was built")
        self._build, self.policy = build, site_policy(settings, self.serving)

    def add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace the entries by their finished pages, add the log's own, take drafts out."""
        if self._build is None:
            return files
        for uri in (*self._build.hidden, *{self._build.home} - {addresses.HOME}):
            remove_page(uri, files)
        box = error_box(self._build.problems)  # in a preview only: errors stop a build
        for uri in self._build.faulty:
            if file := files.get_file_from_path(uri):
                set_content(file, box)
        for page in (pages := list(self._build.pages())):
            add_page(page if not box else below_header(page, box), files, config)
        self._added = {page.uri for page in pages}
        sections = [page for page in pages if page.in_navigation]
        nav = other_pages(sections, files) if config.nav is None else config.nav
        config.nav = with_sections(nav, sections)
        add_extra(self._build, files, config)
        add_editor(self._build, pages, files, config)
        self._build = None
        return files

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


class Events(ThemeEvents):
    """MkDocs' events, the same for the hook and the plugin but for where the options stand."""

    adapter: Adapter

    def __init__(self) -> None:
        self.adapter, self.swap, self._in_place = Adapter(), SiteSwap(LOG.info), False

    def options_in(self, config: MkDocsConfig) -> Mapping[str, object]:
        """The options that the owner wrote; stops where learnlog is switched on twice."""
        raise NotImplementedError

    def on_startup(self, command: str, dirty: bool) -> None:
        """Know a preview from a build, and one of everything from one of what has changed."""
        self.adapter.serving = command == "serve"
        self._in_place = dirty or self.adapter.serving

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Look for contradictions at once, and add what the pages need."""
        self.options_in(config)
        add_markdown(config)
        add_theme(config)
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read the log, and have MkDocs write beside the last site."""
        with collecting_later():
            self.adapter.read(config, self.options_in(config))
        if not self._in_place:
            config.site_dir = self.swap.begin(config.site_dir, folder_of(config))

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages."""
        with collecting_later():
            return self.adapter.add_pages(files, config)

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
        """Say in a sentence what the page holds, and let go of the text."""
        describe(page, markdown, config)
        self.adapter.release(page)
        return markdown

    @event_priority(100)
    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Mend all pages, and clean those of the log, before others read them."""
        return self.adapter.clean(super().on_page_content(html, page), page)

    @event_priority(-1000)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the new site in the last one's place, when all others have added to it."""
        if config.strict and has_warned():
            return  # MkDocs fails the build in a moment, and tells `on_build_error`
        try:
            config.site_dir = self.swap.finish(config.site_dir)
        except Refused as refused:
            raise PluginError(str(refused)) from None

    def on_build_error(self, error: Exception) -> None:
        """Leave the last site as it is."""
        self.swap.abandon()


class HookEvents(Events):
    """`hooks: [hooks/learnlog_hook.py]`, for sites that carry learnlog with them."""

    def options_in(self, config: MkDocsConfig) -> Mapping[str, object]:
        """The options under `extra: learnlog:`."""
        if "learnlog" in config.plugins:
            raise PluginError(BOTH)
        return config.extra.get("learnlog") or {}


class LearnlogPlugin(Events, BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """`plugins: [learnlog]`, for sites that install learnlog."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options: they are checked with all other input when the build begins."""
        self._options = dict(options)
        return [], []

    def options_in(self, config: MkDocsConfig) -> Mapping[str, object]:
        """The options under `plugins: - learnlog:`."""
        if any(hasattr(other, "LEARNLOG_HOOK") for other in config.plugins.values()):
            raise PluginError(BOTH)
        if config.extra.get("learnlog") is not None:
            raise PluginError(str(site_file.both_at_once(Source(site_file.NAME, 0))))
        return self._options
