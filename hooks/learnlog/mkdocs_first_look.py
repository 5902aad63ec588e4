"""The page of an entry that was just written, shown by a preview before all others are up to date.

It is made as soon as the log is read, among the pages and the navigation of the last build. The
build that goes on makes it once more, and then it is what it would be without this.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import NamedTuple, Protocol, runtime_checkable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from learnlog import addresses
from learnlog.build import Build
from learnlog.entries import is_entry
from learnlog.entry_texts import uri_of
from learnlog.kept.digests import digest_of_bytes
from learnlog.mkdocs_hearing import hearing
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

    def show(self, build: Build, box: str, ours: Container[str]) -> None:
        """Show the entries that have changed, below the `box` of what is wrong in the log; those
        that had a page of the log in the last build, by the `uri`s of such pages.
        """
        before, self._sums = self._sums, _sums(build)
        changed = [
            uri for uri, one in self._sums.items() if uri in ours and before.get(uri, one) != one
        ]
        last, self.last = self.last, None
        if last and self.server and self._folder.stays and len(changed) <= _MOST:
            last = _as_of_now(last, build)
            places = [self._made(last, build, uri, box) for uri in changed]
            if any(places):
                self.server.show_first(filter(None, places))

    def end(self) -> None:
        """Know that the build begins to write files."""
        if self.server:
            self.server.writing()

    def _made(self, last: LastBuild, build: Build, uri: str, box: str) -> str:
        """The place of the page of an entry, if it can be made; what is said of it counts for
        nothing, since the build says it again.
        """
        file = last.surface.files.get_file_from_path(uri)
        if file is None or file.page is None:
            return ""
        with hearing(), unsearched(last.maker.config):  # the index is that of this build
            try:
                self.maker, self.text = last.maker, _text(build, uri, box)
                last.maker.make(_page_for(file.page, last), last.surface)
            except Exception:
                return ""  # the build meets it again in a moment, and stops
            finally:
                self.maker, self.text = None, ""
                self._folder.not_as_noted(file.abs_dest_path)
        return file.dest_uri


class _FilesOfNow(Files):
    """The files of the last build without those that go with this one, and the addresses of what
    comes.
    """

    def __init__(self, files: Files, build: Build, config: MkDocsConfig) -> None:
        self._all, self._config = files, config
        self._coming, self._going = set(build.uris), set(build.hidden)

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path, where there is one or will be."""
        file = None if path in self._going else self._all.get_file_from_path(path)
        if file is None and path in self._coming:
            return File.generated(self._config, path, content="")
        return file


def _as_of_now(last: LastBuild, build: Build) -> LastBuild:
    """The last build with the numbers of what is open, and with the pages that there will be."""
    for uri in (addresses.STEPS, addresses.IDEAS):
        last.maker.late.number(uri, build.site.open_at(uri) or 0)
    files = _FilesOfNow(last.surface.files, build, last.maker.config)
    return last._replace(surface=replace(last.surface, files=files))


def _sums(build: Build) -> dict[str, str]:
    """The sum of the text of each entry by its `uri`, of those too that can't be read."""
    texts = {uri_of(path, build.log.config): data for path, data in build.folder.texts.items()}
    faulty = [one for one in build.faulty if is_entry(one) and one not in build.hidden]
    unread = {uri: digest_of_bytes(texts[uri]) for uri in faulty if uri in texts}
    return unread | {one.uri: build.entries.sum_of(one) for one in build.log.published}


def _text(build: Build, uri: str, box: str) -> str:
    """The Markdown of an entry's page; of one that can't be read, the box."""
    page = build.page_of(uri)
    return below_header(page, box).markdown if page else box


def _page_for(page: Page, last: LastBuild) -> Page:
    """A page in the place of one of the last build. One that the navigation has stays the same, as
    it knows that; of another nothing is left over.
    """
    if page in last.surface.nav.pages:
        return page
    new = Page(None, page.file, last.maker.config)
    new.previous_page, new.next_page, new.parent = page.previous_page, page.next_page, page.parent
    return new
