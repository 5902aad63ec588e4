"""learnlog's pages among MkDocs' files; known to the adapter only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import nest_paths

from learnlog import addresses
from learnlog.pages import BuiltPage
from learnlog.site_assets import SCRIPT, site_assets
from learnlog.site_build import Build


def folder_of(config: MkDocsConfig) -> Path:
    """The folder of mkdocs.yml."""
    return Path(config.config_file_path or "mkdocs.yml").parent


def add_page(page: BuiltPage, files: Files, config: MkDocsConfig) -> None:
    """Put a page among the files, in the place of the entry that it was made of."""
    inclusion = InclusionLevel.INCLUDED if page.in_navigation else InclusionLevel.NOT_IN_NAV
    if file := files.get_file_from_path(page.uri):
        set_text(file, page.markdown)
        file.inclusion = inclusion
    else:
        files.append(File.generated(config, page.uri, content=page.markdown, inclusion=inclusion))


def add_extra(build: Build, files: Files, config: MkDocsConfig) -> None:
    """Put what goes with the pages among the files: the style sheet, a script where there are
    videos to play, and the feed where the site's address is known.
    """
    for uri, content in site_assets(build.log):
        files.append(File.generated(config, uri, content=content))
        if uri == SCRIPT and uri not in config.extra_javascript:
            config.extra_javascript.append(uri)
    if config.site_url:
        text = build.feed(config.site_name, config.site_url)
        files.append(File.generated(config, addresses.FEED, content=text))


def set_text(file: File, text: str) -> None:
    """Have a file hold a text, and still be known by its path on the disk."""
    path = file.abs_src_path
    file.content_string = text
    file.abs_src_path = path  # other plugins ask git about it


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
