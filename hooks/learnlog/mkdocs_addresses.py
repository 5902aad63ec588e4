"""The addresses of pages on the web, put together as MkDocs does; for the page loop only.

MkDocs takes each apart and puts it together again, which takes as long as all that is looked up of
a page that is as it was.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from mkdocs.structure.pages import Page

_PLAIN = re.compile(r"(?:[A-Za-z0-9_%~-]+/)*(?:[A-Za-z0-9_%~-]+)?")
AS_MKDOCS_DOES = Page._set_canonical_url


def set_address(page: Page, base: str | None) -> None:
    """Give a page its address below that of the site, and the path in it."""
    if not base or not _PLAIN.fullmatch(page.url) or not (path := _path(base)):
        AS_MKDOCS_DOES(page, base)
        return
    page.canonical_url = f"{base.rstrip('/')}/{page.url}"
    page.abs_url = path + page.url


@lru_cache(maxsize=4)
def _path(base: str) -> str:
    """The path of the site, with a stroke at its end; empty where more than that is said."""
    parts = urlsplit(base)
    plain = base.startswith(("http://", "https://")) and not parts.query and not parts.fragment
    if not plain or not parts.netloc or re.search(r"[;?#]|//|/\.", f"/{parts.path}"[1:]):
        return ""
    return parts.path if parts.path.endswith("/") else f"{parts.path}/"
