"""Where a page's own text is changed, and where a week is begun: for the writer among the readers.

Pages that the log makes (ideas, the timeline) have no text of their own, and no such link.
"""

from __future__ import annotations

from learnlog import addresses
from learnlog.editor_links import FOLDER, admin_link
from learnlog.views.site import Link, Site

_EDIT = "Edit this page"


def edit_link(site: Site, uri: str, title: str) -> Link | None:
    """The way to change a page: an entry in the editor of the site, the home page on GitHub.

    None where nothing is to be changed, where the repository is not known, or where the owner
    wants no pages for writing. The note is what the link says besides, to whoever only hears it.
    """
    config = site.log.config
    if config.repository is None or not config.editor:
        return None
    if uri in site.entry_at:
        path = site.entry_at[uri].source.path
        if (place := admin_link(uri)) != FOLDER:
            return Link(_EDIT, _from(site, uri) + place, title)
    else:
        path = site.home.path if uri == addresses.HOME else ""
    return Link(_EDIT, config.repository.edit(path), title) if path else None


def start_link(site: Site, uri: str) -> Link | None:
    """The way to begin this week's entry in the browser, as seen from a page."""
    if not site.log.config.editor:
        return None
    return Link("Start this week", site.href(uri, addresses.WRITE))


def _from(site: Site, uri: str) -> str:
    """What leads from a built page to the root of the site."""
    return "../" * addresses.page_address(uri, site.log.config.directory_urls).count("/")
