"""learnlog's pages among MkDocs' files, and its options there; known to the adapter only."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import unescape
from importlib import resources
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import nest_paths

from learnlog.build import Build
from learnlog.config import Config
from learnlog.editor_files import editor_files
from learnlog.escaping import html_text
from learnlog.files import site_file
from learnlog.first_words import first_words
from learnlog.html_allowed import kept_value
from learnlog.html_cleaning import harmless_text
from learnlog.markdown.github_markdown import EXTENSIONS
from learnlog.mkdocs_policy import settings_stopped
from learnlog.mkdocs_theme import deferred
from learnlog.pages import BuiltPage
from learnlog.problems import Problem
from learnlog.site_assets import SCRIPTS, STYLE, site_assets
from learnlog.vendored import vendored_sums

_BRANCH_OF_MKDOCS = "edit/master/docs/"  # what it takes where nobody has written `edit_uri`


def folder_of(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path or "mkdocs.yml").parent


def read_settings(
    config: MkDocsConfig, site: Path, options: Mapping[str, object], commit: str = ""
) -> tuple[Config, list[Problem]]:
    """learnlog's options as MkDocs read them, with their lines in mkdocs.yml; and to MkDocs and
    the theme what learnlog knows of where pages are changed.
    """
    read = site_file.read_site_file(site) or site_file.SiteFile()
    docs_dir = Path(os.path.relpath(config.docs_dir, site)).as_posix()
    left_out = [spec for spec in (config.exclude_docs, config.draft_docs) if spec]
    own, problems = replace(read, options=options, docs_dir=docs_dir).config()
    own = replace(
        own,
        directory_urls=config.use_directory_urls,
        feeds=bool(config.site_url),
        repository=read.repository_at(config.repo_url or ""),
        commit=commit,
    )
    if own.repository and not read.edit_uri and config.edit_uri == _BRANCH_OF_MKDOCS:
        config.edit_uri = f"edit/{own.repository.branch}/{docs_dir}/"
    config.theme["learnlog_edits"] = bool(own.repository and own.editor)
    problems += settings_stopped(config, own)
    return replace(own, excluded=lambda uri: any(s.match_file(uri) for s in left_out)), problems


def add_markdown(config: MkDocsConfig) -> None:
    """Add the Markdown extensions and the style sheet, and leave what the owner has set."""
    for name, settings in EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**settings, **(config.mdx_configs.get(name) or {})}
    if STYLE not in config.extra_css:
        config.extra_css.insert(0, STYLE)


def add_page(page: BuiltPage, text: str, files: Files, config: MkDocsConfig) -> None:
    """Put a page among the files, in the place of the entry that it was made of."""
    inclusion = InclusionLevel.INCLUDED if page.in_navigation else InclusionLevel.NOT_IN_NAV
    if file := files.get_file_from_path(page.uri):
        set_content(file, text)
        file.inclusion = inclusion
    else:
        files.append(File.generated(config, page.uri, content=text, inclusion=inclusion))


def add_extra(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Put what goes with the pages among the files: the style sheet, the scripts that the log
    needs, and the feeds where the site's address is known. Pictures are exchanged for clean ones,
    and what is private is taken out of other pages.
    """
    for uri, data in build.pictures.items():
        if file := files.get_file_from_path(uri):
            set_content(file, data)
    for uri, text in build.own_pages():
        if (file := files.get_file_from_path(uri)) and uri not in build.faulty:
            set_content(file, text)
    for uri, content in site_assets(build.log):
        files.append(File.generated(config, uri, content=content))
        if uri in dict(SCRIPTS) and uri not in map(str, config.extra_javascript):
            config.extra_javascript.append(deferred(uri))
    if config.site_url:
        language = str(config.theme.get("language") or "")
        for uri, text in build.feeds(config.site_name, config.site_url, language):
            files.append(File.generated(config, uri, content=text))


def add_editor(
    build: Build, pages: Iterable[BuiltPage], files: Files, config: MkDocsConfig
) -> None:
    """Put among the files what the pages consist of on which a browser writes entries."""
    texts = (page.markdown for page in pages)
    for uri, content in editor_files(build.log, texts, config.site_name):
        if uri in vendored_sums():  # they are large, and lie in the package as they are
            path = str(resources.files("learnlog").joinpath(*uri.split("/")))
            files.append(File.generated(config, uri, abs_src_path=path))
        else:
            files.append(File.generated(config, uri, content=content))


def set_content(file: File, content: str | bytes) -> None:
    """Have a file hold this, and still be known by its path on the disk."""
    path = file.abs_src_path
    if isinstance(content, str):
        file.content_string = content
    else:
        file.content_bytes = content
    file.abs_src_path = path  # other plugins ask git about it


def describe(page: Page, markdown: str, config: MkDocsConfig) -> None:
    """Give a page a sentence that says what it holds, escaped once, for the theme; and one link to
    where it is changed.

    What its author wrote comes first; for the home page then what the site says of itself.
    """
    own = page.meta.get("description") or (page.is_homepage and config.site_description)
    words = unescape(str(own)) if own else first_words(markdown) or str(page.title or "")
    page.meta["description"] = html_text(words)
    card = page.meta.get("learnlog")
    if isinstance(card, dict) and card.get("edits"):
        page.edit_url = None  # its text has a link of its own, and one is enough


def clean_contents(contents: Iterable[AnchorLink]) -> None:
    """Make the headings in a table of contents mere text: themes print them as they are."""
    for one in contents:
        one.id = html_text(kept_value(f"h{one.level}", "id", one.id) or "")
        one.title = harmless_text(one.title) or one.id
        clean_contents(one.children)


def remove_page(uri: str, files: Files) -> None:
    """Take a file out, where there is one."""
    if file := files.get_file_from_path(uri):
        files.remove(file)


def other_pages(sections: list[BuiltPage], files: Files) -> list[Any]:
    """A navigation of the owner's own pages, as MkDocs itself would make it."""
    own = {page.uri for page in sections}
    shown = [file for file in files.documentation_pages() if file.src_uri not in own]
    uris = [file.src_uri for file in shown if file.inclusion is not InclusionLevel.NOT_IN_NAV]
    return list(nest_paths(sorted(uris)))  # type: ignore[no-untyped-call]
