"""Render a text as GitHub would and as the site does, and bring both to a comparable form."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

import markdown
from markdown_it import MarkdownIt
from mdit_py_plugins.gfm import gfm_plugin

from learnlog.markdown.github_markdown import EXTENSIONS, to_python_markdown
from learnlog.markdown.markdown_blocks import parse

_GITHUB = MarkdownIt("commonmark").use(gfm_plugin)
# MkDocs turns these three on by itself.
_SITE = ["toc", "tables", "fenced_code", *(name for name in EXTENSIONS if name != "tables")]

_INLINE = {"a", "b", "code", "del", "em", "i", "img", "input", "kbd", "strong", "sub", "sup", "u"}
_VOID = {"br", "hr", "img", "input"}
_KEPT_ATTRIBUTES = {"href", "src", "alt", "start", "title"}
_DROPPED_TAGS = {"span", "section"}
_SAME_TAG = {"s": "del"}


def github_html(text: str) -> str:
    """Render as GitHub does, as far as a Python library can tell."""
    return str(_GITHUB.render(text))


def site_html(text: str) -> str:
    """Render the rewritten text as the site does."""
    rewritten = to_python_markdown(text, parse(text))
    return markdown.markdown(
        rewritten,
        extensions=_SITE,
        extension_configs={name: dict(options) for name, options in EXTENSIONS.items()},
    )


def structure(html: str) -> list[str]:
    """Return the tags and texts of a page, without what the two renderers merely decorate."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finished()


class _Tag(str):
    """A tag, where everything else is text."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.skipping = ""
        self.after_notes = False
        self.open: list[tuple[str, bool]] = []
        self.in_pre = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        kept = not self.skipping and not _is_decoration(tag, values)
        if tag not in _VOID:
            self.open.append((tag, kept))
        if not self.skipping and _hides_content(tag, values):
            self.parts += [_Tag("<footnote-reference>")] if tag == "sup" else []
            self._leave_out_lone_paragraph()
            self.skipping = f"{tag}{len(self.open)}"
        if kept and not (tag == "hr" and self.after_notes):
            self.in_pre = self.in_pre or tag == "pre"
            self.parts.append(_opening(tag, values))
        self.after_notes = tag == "div" and values.get("class") == "footnote"

    def _leave_out_lone_paragraph(self) -> None:
        """Take back the paragraph that was opened just for the way back from a footnote."""
        if self.parts and self.parts[-1] == "<p>" and len(self.open) > 1:
            self.parts.pop()
            self.open[-2] = ("p", False)

    def handle_endtag(self, tag: str) -> None:
        if all(name != tag for name, _ in self.open):
            return
        while self.open:
            if self.skipping == f"{self.open[-1][0]}{len(self.open)}":
                self.skipping = ""
            name, kept = self.open.pop()
            if kept:
                self.parts.append(_Tag(f"</{_SAME_TAG.get(name, name)}>"))
                self.in_pre = self.in_pre and name != "pre"
            if name == tag:
                return

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        text = data if self.in_pre else re.sub(r"\s+", " ", data)
        last = self.parts[-1] if self.parts else ""
        if not self.in_pre and not isinstance(last, _Tag) and last.endswith(" "):
            text = text.lstrip(" ")  # blanks on both sides of a comment are shown as one
        self.parts.append(text)

    def finished(self) -> list[str]:
        parts = _without_blanks(_texts_merged([part for part in self.parts if part]))
        return _boxes_first(parts)


def _is_decoration(tag: str, values: dict[str, str]) -> bool:
    kinds = set(values.get("class", "").split())
    wrapper = tag == "div" and kinds & {"highlight", "footnote"}
    hidden = _hides_content(tag, values) or (tag == "hr" and "footnotes-sep" in kinds)
    return bool(wrapper or hidden or tag in _DROPPED_TAGS)


def _hides_content(tag: str, values: dict[str, str]) -> bool:
    kinds = values.get("class", "").split()
    reference = tag == "sup" and (
        "footnote-ref" in kinds or values.get("id", "").startswith("fnref")
    )
    return reference or "footnote-backref" in kinds


def _opening(tag: str, values: dict[str, str]) -> _Tag:
    kept = {name: unquote(values[name]) for name in values.keys() & _KEPT_ATTRIBUTES}
    if tag == "ol" and kept.get("start", "").isdigit():
        kept["start"] = str(int(kept["start"]))
    if tag == "input":
        kept["checked"] = str("checked" in values)
    if "text-align" in values.get("style", ""):
        kept["align"] = values["style"].replace(" ", "").rstrip(";")
    attributes = "".join(f" {name}={kept[name]}" for name in sorted(kept))
    return _Tag(f"<{_SAME_TAG.get(tag, tag)}{attributes}>")


def _texts_merged(parts: list[str]) -> list[str]:
    merged: list[str] = []
    for part in parts:
        if merged and not isinstance(part, _Tag) and not isinstance(merged[-1], _Tag):
            merged[-1] += part
        else:
            merged.append(part)
    return merged


def _without_blanks(parts: list[str]) -> list[str]:
    """Strip the blanks next to the tags of blocks, which a browser doesn't show."""
    finished: list[str] = []
    for index, part in enumerate(parts):
        if isinstance(part, _Tag):
            finished.append(part)
            continue
        before = parts[index - 1] if index else _Tag("<p>")
        after = parts[index + 1] if index + 1 < len(parts) else _Tag("</p>")
        text = part.lstrip() if _is_block(before) else re.sub(" +", " ", part)
        text = text.rstrip() if _is_block(after) else text
        if before == "<code>":
            text = text.strip()
        if before == "<code>" and parts[index - 2] == "<pre>":
            text = "\n".join(line.rstrip() for line in part.strip("\n").split("\n"))
        finished += [text] if text else []
    return finished


def _boxes_first(parts: list[str]) -> list[str]:
    """Put a task's box before the paragraph it may stand in, without the blank after it."""
    for index, part in enumerate(parts):
        if part.startswith("<input") and index + 1 < len(parts):
            parts[index + 1] = _stripped(parts[index + 1])
            if parts[index - 1] == "<p>":
                parts[index - 1 : index + 1] = [part, _Tag("<p>")]
    return _strong_inside(parts)


def _strong_inside(parts: list[str]) -> list[str]:
    """Put `strong` into `em` where both hold the same words: the order shows nowhere."""
    for index, pair in enumerate(pairwise(parts)):
        if pair in {("<strong>", "<em>"), ("</em>", "</strong>")}:
            parts[index : index + 2] = reversed(pair)
    return parts


def _stripped(part: str) -> str:
    return part if isinstance(part, _Tag) else part.lstrip()


def _is_block(part: str) -> bool:
    name = part.strip("</>").split(" ")[0]
    return isinstance(part, _Tag) and name not in _INLINE
