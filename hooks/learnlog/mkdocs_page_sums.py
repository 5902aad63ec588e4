"""Sums of all that a page is made of; for the page loop only."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from learnlog.kept.digests import NoDigestError, digest_of_bytes, digest_of_settings
from learnlog.mkdocs_navigation import navigation_sum


class PageSums:
    """The sums of the pages of a build.

    `surroundings` will be the sum of what all pages depend on, `texts` are those of the log's own
    pages by their uri; `whole`: templates may show all of other pages' front matter.
    """

    def __init__(self, texts: Mapping[str, str], whole: bool) -> None:
        self._texts, self._whole = texts, whole
        self.surroundings = ""  # they are known when everything is added to the site

    def text_of(self, page: Page) -> str:
        """The sum of a page's text."""
        return self._texts.get(page.file.src_uri) or digest_of_bytes(page.file.content_bytes)

    def rest_of(self, page: Page) -> str:
        """The sum of what else a page is made of, but for what it shows of other pages."""
        file = page.file
        place = [file.src_uri, file.url, file.dest_uri, file.inclusion.name, page.edit_url]
        given = [page.canonical_url, page.__dict__.get("title")]
        given += [page.update_date] if self._whole else []  # Material does not show it
        return digest_of_settings([self.surroundings, place, given])

    def of_others(self, nav: Navigation) -> str:
        """The sum of what pages show of other pages; empty where that can't be known: then nothing
        is taken from the last build, nor kept for the next.
        """
        try:
            return navigation_sum(nav, self._whole)
        except NoDigestError:
            return ""
