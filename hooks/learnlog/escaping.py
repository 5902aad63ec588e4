"""Text that came from an author, made harmless for a line of Markdown."""

from __future__ import annotations

from markupsafe import Markup

_MARKS = '\\`*_{}[]<>#+!|~^=$&"@'
_ENTITIES = str.maketrans({mark: f"&#{ord(mark)};" for mark in _MARKS})


def markdown_text(text: str) -> Markup:
    """The text as it must stand in Markdown to be shown as it is."""
    return Markup(" ".join(text.split()).translate(_ENTITIES))
