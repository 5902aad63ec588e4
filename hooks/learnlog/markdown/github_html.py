"""Raw HTML that opens in one block and closes in a later one, with Markdown between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from learnlog.markdown.github_inline import CODE_SPAN

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[A-Za-z][\w-]*+)(?P<rest>(?:[\s/][^<>]*+)?+)>",
    re.DOTALL,
)
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})
_RAW = frozenset({"pre", "script", "style", "textarea", "svg"})

# GitHub shows these tags as text; in a browser they would swallow what follows them, or run.
_FILTERED = (
    r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?:[\s/>]|\Z))"
)
FILTERED_TAG = re.compile(_FILTERED, re.IGNORECASE)
# Code, what a backslash protects, and an address in angle brackets.
_NO_HTML = CODE_SPAN + r"|\\[\s\S]|\](?:\(|:)\s*+<[^<>\n]*+>"
_NO_TAG = re.compile(_NO_HTML)
_TAG_IN_TEXT = re.compile(_NO_HTML + rf"|(?P<tag>{_FILTERED})", re.IGNORECASE)
_UNENDED = re.compile(r"<(?:![A-Za-z\[]|\?)")


def filtered_text(lines: Sequence[str]) -> Sequence[str]:
    """Write the tags as text that GitHub shows so, code left alone."""
    text = "\n".join(lines)
    if "<" not in text or not FILTERED_TAG.search(text):
        return lines
    return _TAG_IN_TEXT.sub(lambda tag: "&lt;" if tag["tag"] else tag[0], text).split("\n")


def filtered_html(lines: Sequence[str]) -> Sequence[str]:
    """Write the tags in an HTML block as text that GitHub shows so, and nothing else as Markdown.

    Without the tag at its head, only an element around it makes an HTML block of it.
    """
    text = "\n".join(lines)
    if not FILTERED_TAG.search(text):
        return lines
    bare = FILTERED_TAG.sub("&lt;", text)
    if not FILTERED_TAG.match(text.lstrip()):
        return bare.split("\n")
    inner = [line if line.strip() else "&#32;" for line in bare.strip().split("\n")]
    inner[0] = f"<section>{inner[0]}"
    inner[-1] += "</section>"
    return [*inner, *[""] * (len(lines) - len(inner))]


def without_code(text: str) -> str:
    """Blank what is no HTML in the text of a paragraph, each character in its place."""
    return _NO_TAG.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


def unended(text: str) -> int | None:
    """Where a comment or declaration begins in a block that does not end it."""
    at = text.find("<!--", text.rfind("-->") + 1)
    declared = _UNENDED.search(text, text.rfind(">") + 1)
    return at if at >= 0 else declared.start() if declared else None


def html(lines: Sequence[str]) -> list[str]:
    """Write an HTML block so that Markdown is read within the tags that it leaves open."""
    text = "\n".join([lines[0].lstrip(), *lines[1:]])
    pieces, done = [], 0
    for tag in left_open(text):
        if tag["name"].lower() not in _RAW and "markdown=" not in tag["rest"]:
            pieces += [text[done : tag.end() - 1], ' markdown="1"']
            done = tag.end() - 1
    return "".join([*pieces, text[done:]]).split("\n")


def left_open(text: str) -> list[re.Match[str]]:
    """Return the opening tags in some HTML that it does not close, first one first."""
    tags: list[re.Match[str]] = []
    waiting: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        name = (tag["name"] or "").lower()
        if tag["end"]:
            closed = not waiting[name]
            while not closed:
                last = tags.pop()["name"].lower()
                waiting[last] -= 1
                closed = last == name
        elif name and name not in _VOID and not tag["rest"].endswith("/"):
            tags.append(tag)
            waiting[name] += 1
    return tags
