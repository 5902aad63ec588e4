"""MkDocs' side of learnlog: this, `mkdocs_pages` and `mkdocs_theme` alone know MkDocs.

Everything is checked before MkDocs writes, and it writes beside the last site.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import indent
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from learnlog import addresses
from learnlog.config import Config
from learnlog.edit.refusal import Refused
from learnlog.files import site_file
from learnlog.files.site_swap import SiteSwap
from learnlog.garbage import collecting_later
from learnlog.markdown.github_markdown import EXTENSIONS
from learnlog.mkdocs_pages import (
    add_extra,
    add_page,
    folder_of,
    other_pages,
    remove_page,
    set_text,
)
from learnlog.mkdocs_theme import ThemeEvents, add_theme
from learnlog.navigation import with_sections
from learnlog.preview import below_header, error_box
from learnlog.problems import Problem, Severity, Source
from learnlog.site_assets import STYLE
from learnlog.site_build import Build, read_site

BOTH = "learnlog is switched on twice in mkdocs.yml, as a plugin and as a hook; delete one"

_LOG = logging.getLogger("mkdocs.plugins.learnlog")
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}


class Adapter:
    """What learnlog does in one build of MkDocs."""

    def __init__(self) -> None:
        self.serving, self._added = False, set[str]()
        self._build: Build | None = None

    def configure(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add what the pages need: the Markdown extensions and the style sheet."""
        for name, settings in EXTENSIONS.items():
            if name not in config.markdown_extensions:
                config.markdown_extensions.append(name)
            config.mdx_configs[name] = {**settings, **(config.mdx_configs.get(name) or {})}
        if STYLE not in config.extra_css:
            config.extra_css.insert(0, STYLE)
        add_theme(config)
        return config

    def read(self, config: MkDocsConfig, options: Mapping[str, object]) -> None:
        """Read and check the log; tell every problem, and stop the build on errors."""
        settings, problems = _settings(config, folder_of(config), options)
        today = site_file.today(settings, os.environ, dt.date.today())
        build = read_site(folder_of(config), today, settings, problems)
        for problem in build.problems:
            hint = indent(f"\n{problem.hint}", " " * 4) if problem.hint else ""
            _LOG.log(_LEVELS.get(problem.severity, logging.INFO), "%s%s", problem, hint)
        if build.errors and not self.serving:
            raise PluginError(f"the log has errors ({build.errors}): nothing was built")
        self._build = build

    def add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace the entries by their finished pages, add the log's own, take drafts out."""
        if self._build is None:
            return files
        for uri in (*self._build.hidden, *{self._build.home} - {addresses.HOME}):
            remove_page(uri, files)
        box = error_box(self._build.problems)  # in a preview only: errors stop a build
        for uri in self._build.faulty:
            if file := files.get_file_from_path(uri):
                set_text(file, box)
        pages = list(self._build.pages())
        for page in pages:
            add_page(page if not box else below_header(page, box), files, config)
        self._added = {page.uri for page in pages}
        sections = [page for page in pages if page.in_navigation]
        nav = other_pages(sections, files) if config.nav is None else config.nav
        config.nav = with_sections(nav, sections)
        add_extra(self._build, files, config)
        self._build = None
        return files

    def release(self, page: Page) -> None:
        """Forget a page's text once MkDocs has it, which else would be kept to the end."""
        if page.file.src_uri in self._added:
            set_text(page.file, "")


def _settings(
    config: MkDocsConfig, site: Path, options: Mapping[str, object]
) -> tuple[Config, list[Problem]]:
    """learnlog's options as MkDocs read them, with their lines in mkdocs.yml."""
    read = site_file.read_site_file(site) or site_file.SiteFile()
    docs_dir = Path(os.path.relpath(config.docs_dir, site)).as_posix()
    left_out = [spec for spec in (config.exclude_docs, config.draft_docs) if spec]
    own, problems = replace(read, options=options, docs_dir=docs_dir).config()
    own = replace(own, directory_urls=config.use_directory_urls)
    return replace(own, excluded=lambda uri: any(s.match_file(uri) for s in left_out)), problems


def _warned() -> bool:
    """Whether a strict build has warned of something, so that it will fail."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(one, CountHandler) and one.get_counts() for one in handlers)


class Events(ThemeEvents):
    """MkDocs' events, the same for the hook and the plugin but for where the options stand."""

    def __init__(self) -> None:
        self.adapter, self.swap, self._in_place = Adapter(), SiteSwap(_LOG.info), False

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
        return self.adapter.configure(config)

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
    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Let go of the text."""
        self.adapter.release(page)
        return markdown

    @event_priority(-1000)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the new site in the last one's place, when all others have added to it."""
        if config.strict and _warned():
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
