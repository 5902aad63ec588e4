"""The page of an entry that was just written, shown by a preview before all others are up to date.

It is made as soon as the log is read, among the pages and the navigation of the last build. The
build that goes on makes it once more, and then it is what it would be without this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, runtime_checkable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from learnlog import addresses
from learnlog.build import Build
from learnlog.mkdocs_one_page import PageMaker, Surface
from learnlog.mkdocs_preview_folder import PreviewFolder
from learnlog.mkdocs_search import unsearched
from learnlog.preview import below_header

_MOST = 3  # more entries than that are changed by a program, and nobody looks at one of them


@runtime_checkable
class Shower(Protocol):
    """A server that can show some pages before a build has ended."""

    def show_first(self, places: Iterable[str]) -> None:
        """Show pages, by their places in the site."""

    def writing(self) -> None:
        """Know that the build begins to write files."""


class LastBuild(NamedTuple):
    """What the last build has made its pages with."""

    maker: PageMaker
    surface: Surface


class FirstLook:
    """What a preview knows of its last build, to show an entry at once that has changed since."""

    def __init__(self, folder: PreviewFolder) -> None:
        self.server: Shower | None = None
        self.last: LastBuild | None = None
        self.maker: PageMaker | None = None  # who makes a page, while one is made here
        self.text = ""  # of that page
        self._folder = folder
        self._sums: dict[str, str] = {}

    def show(self, build: Build, box: str) -> None:
        """Show the entries that have changed, below the `box` of what is wrong in the log."""
        before, self._sums = self._sums, _sums(build, box)
        changed = [uri for uri, one in self._sums.items() if before.get(uri, one) != one]
        last, self.last = self.last, None
        if last and self.server and self._folder.stays and len(changed) <= _MOST:
            places = list(self._made(last, build, changed, box))
            if places:
                self.server.show_first(places)

    def end(self) -> None:
        """Know that the build begins to write files."""
        if self.server:
            self.server.writing()

    def _made(self, last: LastBuild, build: Build, uris: Iterable[str], box: str) -> Iterator[str]:
        """The places of those pages of entries that could be made."""
        for uri in (addresses.STEPS, addresses.IDEAS):
            last.maker.late.number(uri, build.site.open_at(uri) or 0)
        for uri in uris:
            file = last.surface.files.get_file_from_path(uri)
            text = _text(build, uri, box)
            if file is None or file.page is None or text is None:
                continue
            self.maker, self.text = last.maker, text
            try:
                with unsearched(last.maker.config):  # its plugin is that of this build
                    last.maker.make(_like(file.page, last.maker.config), last.surface)
            except Exception:
                continue
            finally:
                self.maker, self.text = None, ""
                self._folder.not_as_noted(file.abs_dest_path)
            yield file.dest_uri


def _sums(build: Build, box: str) -> dict[str, str]:
    """Of each entry by its `uri` the sum of its text; of one that can't be read what is wrong."""
    read = {entry.uri: build.entries.sum_of(entry) for entry in build.log.published}
    return dict.fromkeys(build.faulty, box) | read


def _text(build: Build, uri: str, box: str) -> str | None:
    """The Markdown of an entry's page, if it can be had without those of others."""
    page = build.page_of(uri)
    if page:
        return below_header(page, box).markdown
    return box if uri in build.faulty else None


def _like(page: Page, config: MkDocsConfig) -> Page:
    """A page in the place of one of the last build, of which it knows no words."""
    new = Page(None, page.file, config)
    new.previous_page, new.next_page, new.parent = page.previous_page, page.next_page, page.parent
    return new
