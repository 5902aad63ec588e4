"""Sums of all that a page is made of; for the page loop only."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from learnlog.kept.digests import NoDigestError, digest_of_bytes
from learnlog.mkdocs_navigation import navigation_sum
from learnlog.pages import BuiltPage


class PageSums:
    """The sums of the pages of a build.

    `surroundings` will be the sum of what all pages depend on, `built` are the log's own pages by
    their uri; `whole`: templates may show all of other pages' front matter; `kept`: what is made is
    kept for the next build.
    """

    def __init__(self, built: Mapping[str, BuiltPage], whole: bool, kept: bool) -> None:
        self._built, self._whole, self._kept = built, whole, kept
        self.surroundings = ""  # they are known when everything is added to the site

    def text_of(self, page: Page, wanted: bool) -> str:
        """The sum of a page's text; empty where it is not `wanted` and would have to be made."""
        built = self._built.get(page.file.src_uri)
        if built is None:
            return digest_of_bytes(page.file.content_bytes)
        return built.digest if wanted else ""

    def markdown_of(self, page: Page) -> str | None:
        """The text of a page of the log."""
        built = self._built.get(page.file.src_uri)
        return built.markdown if built else None

    def let_go(self) -> None:
        """Forget the pages, now that all are made, and with them the log."""
        self._built = {}

    def looked_at(self, page: Page) -> bytes:
        """What is to be kept of what a page of the log looked at, which is let go of then."""
        built = self._built.get(page.file.src_uri)
        if built is None:
            return b""
        record = built.view.record if self._kept else b""
        built.view.forget()
        return record

    def of_made(self, page: Page, before: str) -> tuple[str, bytes]:
        """The sum of the text of a page that has been made, and what it looked at; `before` is the
        sum that was found before it was read. A file is not looked at again: it may have been
        saved since.
        """
        built = self._built.get(page.file.src_uri)
        text = built.digest if built and self._kept else before
        return text, self.looked_at(page)

    def rest_of(self, page: Page) -> str:
        """The sum of what else a page is made of, but for what it shows of other pages."""
        file = page.file
        place = [file.src_uri, file.url, file.dest_uri, file.inclusion.name, page.edit_url]
        given = [page.canonical_url, page.__dict__.get("title")]
        given += [page.update_date] if self._whole else []  # Material does not show it
        return digest_of_bytes(
            repr((self.surroundings, place, given)).encode("utf-8", "surrogatepass")
        )

    def of_others(self, nav: Navigation) -> str:
        """The sum of what pages show of other pages; empty where that can't be known: then nothing
        is taken from the last build, nor kept for the next.
        """
        try:
            return navigation_sum(nav, self._whole)
        except NoDigestError:
            return ""
