"""Text that came from an author, made harmless for a line of Markdown or of HTML."""

from __future__ import annotations

from markupsafe import Markup

_MARKS = '\\`*_{}[]<>#+!|~^=$&"@'
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_ENTITIES = str.maketrans({mark: f"&#{ord(mark)};" for mark in _MARKS})


def markdown_text(text: str) -> Markup:
    """The text as it must stand in Markdown to be shown as it is, addresses of the web too."""
    marked = " ".join(text.split()).translate(_ENTITIES)
    return Markup(marked.replace("://", "&#58;//").replace("www.", "www&#46;"))


def html_text(text: str) -> str:
    """The text as it must stand between tags or in double quotes; it may be escaped but once."""
    return " ".join(text.split()).translate(_HTML)
