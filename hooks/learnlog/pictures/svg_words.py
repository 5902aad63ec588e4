"""The words of a drawing, as its readers and search engines get them."""

from __future__ import annotations

import re

_NO_WORDS = re.compile(r"<!\[CDATA\[|<!--.*?-->|<style\b[^<>]*>[^<]*|<[^<>]*>", re.DOTALL)
_NO_LINE_END = re.compile(r"[^\n]")


def words_of(drawing: str) -> str:
    """The text of an SVG file with blanks in the place of all that is no word, place for place.

    The file is one that was read as SVG: in another, comments without an end would take long.
    """
    return _NO_WORDS.sub(lambda found: _NO_LINE_END.sub(" ", found[0]), drawing)
