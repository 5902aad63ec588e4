"""Markdown to HTML as MkDocs does it, with one parser for all pages and each link looked up once.

For the page loop only, and for the versions of MkDocs that it knows.
"""

from __future__ import annotations

from typing import TypeAlias

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as of_mkdocs
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from learnlog.markdown.github_markdown import EXTENSIONS
from learnlog.markdown.plain_words import look_for_signs_only
from learnlog.markdown.ready_html import PRIORITY, ReadyHtml
from learnlog.markdown.ready_text import has_blocks, places, read_where_it_is_worth

# learnlog's own extensions, and those that MkDocs adds to every site.
KNOWN = {*EXTENSIONS, "toc", "tables", "fenced_code"}
# What was found at a path: an address and whether the page there is published; or nothing.
Found: TypeAlias = list[object] | None


class SeenFiles(Files):
    """The files of a site, with a note of every path that was looked up among them.

    Nothing else can be asked of them: a page that depends on more could not be kept.
    """

    def __init__(self, files: Files) -> None:
        self._all, self.seen = files, dict[str, Found]()

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path, which is noted."""
        file = self._all.get_file_from_path(path)
        self.seen[path] = found(file)
        return file


def found(file: File | None) -> Found:
    """What a page that links to a file shows of it."""
    if file is None:
        return None
    return [file.url, file.inclusion.is_excluded()]  # type: ignore[no-untyped-call]


class Anchors(of_mkdocs._RawHTMLPreprocessor):
    """Finds the places in the HTML of a text that links can lead to."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines as they are."""
        text = "\n".join(lines)
        if has_blocks(text):
            return super().run(lines)
        self.present_anchor_ids = set(places(text))
        return lines


class Renderer:
    """One parser for the pages of a build; making one costs as much as a short page."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._parser = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs
        )
        own = {name: config.mdx_configs.get(name) == dict(EXTENSIONS[name]) for name in EXTENSIONS}
        if set(config.markdown_extensions) <= KNOWN and all(own.values()):
            look_for_signs_only(self._parser)
            read_where_it_is_worth(self._parser)
        self._ready = ReadyHtml(self._parser)
        self._parser.preprocessors.register(self._ready, "learnlog_ready_html", PRIORITY)

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> dict[str, Found]:
        """Give a page its HTML, its contents, its anchors and links, as `Page.render` does.

        Returns the paths that its links were looked up by.
        """
        parser = self._parser.reset()
        seen = SeenFiles(files)
        raw = Anchors()
        anchors = of_mkdocs._ExtractAnchorsTreeprocessor(page.file, files, config)
        links = of_mkdocs._RelativePathTreeprocessor(page.file, seen, config)
        title = of_mkdocs._ExtractTitleTreeprocessor()
        for one in (raw, anchors, links, title):
            one._register(parser)
        self._ready.anchors = set()
        page.content = parser.convert(page.markdown or "")
        page.toc = get_toc(getattr(parser, "toc_tokens", []))
        page._title_from_render = title.title
        page.present_anchor_ids = (
            anchors.present_anchor_ids | raw.present_anchor_ids | self._ready.anchors
        )
        page.links_to_anchors = links.links_to_anchors
        return seen.seen
