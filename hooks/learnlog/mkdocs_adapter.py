"""MkDocs' side of learnlog: the only module that knows MkDocs.

Everything is read and checked before MkDocs touches its output folder, so that a build with
errors leaves the last site as it was.
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
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import nest_paths

from learnlog import addresses
from learnlog.config import Config
from learnlog.files import site_file
from learnlog.garbage import collecting_later
from learnlog.markdown.github_markdown import EXTENSIONS
from learnlog.navigation import with_sections
from learnlog.pages import STYLE, BuiltPage, style_sheet
from learnlog.preview import below_header, error_box
from learnlog.problems import Problem, Severity, Source
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
        return config

    def read(self, config: MkDocsConfig, options: Mapping[str, object]) -> None:
        """Read and check the log; tell every problem, and stop the build on errors."""
        site = Path(config.config_file_path or "mkdocs.yml").parent
        settings, problems = _settings(config, site, options)
        today = site_file.today(settings, os.environ, dt.date.today())
        build = read_site(site, today, settings, problems)
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
        other_home = [self._build.home] if self._build.home != addresses.HOME else []
        for uri in (*self._build.hidden, *other_home):
            if file := files.get_file_from_path(uri):
                files.remove(file)
        box = error_box(self._build.problems)  # in a preview only: errors stop a build
        for uri in self._build.faulty:
            if file := files.get_file_from_path(uri):
                _set_text(file, box)
        pages = list(self._build.pages())
        for page in pages:
            _add(page if not box else below_header(page, box), files, config)
        self._added = {page.uri for page in pages}
        sections = [page for page in pages if page.in_navigation]
        nav = _other_pages(sections, files) if config.nav is None else config.nav
        config.nav = with_sections(nav, sections)
        files.append(File.generated(config, STYLE, content=style_sheet()))
        self._build = None
        return files

    def release(self, page: Page) -> None:
        """Forget a page's text once MkDocs has it, which else would be kept to the end."""
        if page.file.src_uri in self._added:
            _set_text(page.file, "")


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


def _add(page: BuiltPage, files: Files, config: MkDocsConfig) -> None:
    """Put a page among the files, in the place of the entry that it was made of."""
    inclusion = InclusionLevel.INCLUDED if page.in_navigation else InclusionLevel.NOT_IN_NAV
    if file := files.get_file_from_path(page.uri):
        _set_text(file, page.markdown)
        file.inclusion = inclusion
    else:
        files.append(File.generated(config, page.uri, content=page.markdown, inclusion=inclusion))


def _set_text(file: File, text: str) -> None:
    path = file.abs_src_path
    file.content_string = text
    file.abs_src_path = path  # other plugins ask git about it


def _other_pages(sections: list[BuiltPage], files: Files) -> list[Any]:
    """A navigation of the owner's own pages, as MkDocs itself would make it."""
    own = {page.uri for page in sections}
    shown = [file for file in files.documentation_pages() if file.src_uri not in own]
    uris = [file.src_uri for file in shown if file.inclusion is not InclusionLevel.NOT_IN_NAV]
    return list(nest_paths(sorted(uris)))  # type: ignore[no-untyped-call]


class Events:
    """MkDocs' events, the same for the hook and the plugin but for where the options stand."""

    def __init__(self) -> None:
        self.adapter = Adapter()

    def options_in(self, config: MkDocsConfig) -> Mapping[str, object]:
        """The options that the owner wrote; stops where learnlog is switched on twice."""
        raise NotImplementedError

    def on_startup(self, command: str, dirty: bool) -> None:
        """Know a preview from a build."""
        self.adapter.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Look for contradictions at once, and add what the pages need."""
        self.options_in(config)
        return self.adapter.configure(config)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read the log."""
        with collecting_later():
            self.adapter.read(config, self.options_in(config))

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
