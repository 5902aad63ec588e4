"""The finished HTML of a page, without whatever could run in a reader's browser."""

from __future__ import annotations

from functools import lru_cache

import nh3

from learnlog.html_allowed import ATTRIBUTES, PREFIXES, SCHEMES, STYLES, TAGS, kept_value
from learnlog.html_spelling import respelt

_TRIES = 12
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags={"script", "style"},
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    attribute_filter=lru_cache(maxsize=4096)(kept_value),  # most classes stand there often
    generic_attribute_prefixes=set(PREFIXES),
    url_schemes=set(SCHEMES),
    filter_style_properties=set(STYLES),
    strip_comments=True,
    link_rel=None,  # the links of the log say "prev" and "next"; browsers cut `opener` themselves
)

_WORDS = nh3.Cleaner(tags=set())


def harmless(html: str) -> str:
    """The HTML with only what `html_allowed` lists; cleaning it once more changes nothing.

    The text within what is left out stays, but for that of scripts and styles. Some broken HTML
    is read otherwise once it has been written out, forms within forms for one. So it is cleaned
    until a browser reads what has been looked at, or else nothing but its words is left.
    """
    respelt_html = respelt(html)
    if _CLEANER.clean(respelt_html) == respelt_html:
        return respelt_html
    for _ in range(_TRIES):
        clean = _CLEANER.clean(html)
        if clean == html:
            return clean
        html = clean
    return harmless_text(html)


def harmless_text(html: str) -> str:
    """HTML that a theme puts into a line or a double-quoted attribute, as mere text of it."""
    words = _WORDS.clean(html) if "<" in html else html
    return words.replace('"', "&quot;")
