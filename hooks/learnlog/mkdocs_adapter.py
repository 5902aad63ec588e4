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
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import nest_paths

from learnlog import addresses
from learnlog.config import Config, configured
from learnlog.files import site_file
from learnlog.github_markdown import EXTENSIONS
from learnlog.pages import STYLE, BuiltPage, style_sheet
from learnlog.problems import Problem, Severity, Source
from learnlog.site_build import Build, read_site

_LOG = logging.getLogger("mkdocs.plugins.learnlog")
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}


class Adapter:
    """The events of one MkDocs build; `options` gives learnlog's options for a MkDocs config."""

    def __init__(self) -> None:
        self._build: Build | None = None
        self._added: set[str] = set()

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
            hint = f"\n    write: {problem.hint}" if problem.hint else ""
            _LOG.log(_LEVELS.get(problem.severity, logging.INFO), "%s%s", problem, hint)
        if build.failed:
            count = sum(one.severity is Severity.ERROR for one in build.problems)
            raise PluginError(
                f"learnlog found {count} error{'s' * (count != 1)}: nothing was built"
            )
        self._build = build

    def add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace the entries by their finished pages, add the log's own, take drafts out."""
        if self._build is None:
            return files
        other_home = [self._build.home] if self._build.home != addresses.HOME else []
        for uri in (*self._build.hidden, *other_home):
            if file := files.get_file_from_path(uri):
                files.remove(file)
        sections = []
        for page in self._build.pages():
            _add(page, files, config)
            self._added.add(page.uri)
            sections += [page] if page.in_navigation else []
        if config.nav is None:
            config.nav = _navigation(sections, files)
        files.append(File.generated(config, STYLE, content=style_sheet()))
        self._build = None
        return files

    def release(self, page: Page) -> None:
        """Forget a page's text once MkDocs has it; all of them would be kept to the end otherwise."""
        if page.file.src_uri in self._added:
            _set_text(page.file, "")


def _settings(
    config: MkDocsConfig, site: Path, options: Mapping[str, object]
) -> tuple[Config, list[Problem]]:
    read = site_file.read_site_file(site) or site_file.SiteFile()
    base = replace(
        Config(),
        docs_dir=Path(os.path.relpath(config.docs_dir, site)).as_posix(),
        directory_urls=config.use_directory_urls,
    )
    return configured(options, read.where, base)


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


def _navigation(sections: list[BuiltPage], files: Files) -> list[Any]:
    """The log's sections, then the owner's other pages as MkDocs itself would list them."""
    own = {page.uri for page in sections}
    others = [
        file.src_uri
        for file in files.documentation_pages()
        if file.src_uri not in own and file.inclusion.value > InclusionLevel.NOT_IN_NAV.value
    ]
    return [{page.name: page.uri} for page in sections] + list(nest_paths(sorted(others)))  # type: ignore[no-untyped-call]


class LearnlogPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """`plugins: [learnlog]`, for sites that install learnlog."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options: they are checked with all other input when the build begins."""
        self.options = dict(options)
        self.adapter = Adapter()
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse to run beside the hook."""
        if any(hasattr(hook, "LEARNLOG_HOOK") for hook in config.plugins.values()):
            raise PluginError(BOTH)
        if config.extra.get("learnlog") is not None:
            raise PluginError(str(site_file.both_at_once(Source(site_file.NAME, 0))))
        return self.adapter.configure(config)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read the log."""
        self.adapter.read(config, self.options)

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages."""
        return self.adapter.add_pages(files, config)

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Let go of the text."""
        self.adapter.release(page)
        return markdown


BOTH = (
    "learnlog is switched on twice in mkdocs.yml, under 'plugins:' and under 'hooks:'; "
    "delete one of the two"
)


class HookEvents:
    """`hooks: [hooks/learnlog_hook.py]`, for sites that carry learnlog with them."""

    def __init__(self) -> None:
        self._adapter = Adapter()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse to run beside the plugin."""
        if "learnlog" in config.plugins:
            raise PluginError(BOTH)
        return self._adapter.configure(config)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read the log."""
        options = config.extra.get("learnlog") or {}
        self._adapter.read(config, options)

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages."""
        return self._adapter.add_pages(files, config)

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Let go of the text."""
        self._adapter.release(page)
        return markdown
