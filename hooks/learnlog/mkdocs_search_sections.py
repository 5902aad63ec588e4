"""The sections of a page as Material's search finds them, read by the few signs that pages need.

Material reads a page with Python's parser of HTML, which is made for any HTML at all. Most pages
have the strict form in which they were written out; of these the same sections are made here, and
of all others by Material's own parser. A test compares them.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html import escape, unescape
from inspect import getsource
from types import ModuleType
from typing import Any

# The sums of the source of Material's plugin whose parser is the same as the one here.
KNOWN = {"cc8a3ac0a8862662d11e87fefcdaa4a42d9ebd70a7943fa921c1c80e2661730b"}  # Material 9.8

_NAME = "(?:[a-z-]++|viewBox|preserveAspectRatio|pathLength|textLength|lengthAdjust)"
_SAID = rf"(?: {_NAME}=\"[^\"<>]*+\")*+"
_STRICT = re.compile(
    rf"[^<]*+(?:<(?:[a-z][a-z0-9]*+{_SAID}|/[a-z][a-z0-9]*+|(?:br|hr|img){_SAID} ?/)>[^<]*+)*+"
)
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*+)([^<>]*+)>([^<]*+)")
_ATTRIBUTE = re.compile(r" ([a-zA-Z-]+)=\"([^\"]*)\"")
# What the parser reads in another way than by its tags, or leaves out.
_ODD = re.compile(
    "linenodiv|data-search-exclude|<(?:script|style|textarea|title|xmp|iframe|noembed|noframes"
    "|plaintext|noscript|object|math)\\b"
)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))


def is_known(plugin: ModuleType) -> bool:
    """Whether a module is the one of Material whose parser is known."""
    try:
        return sha256(getsource(plugin).encode()).hexdigest() in KNOWN
    except (OSError, TypeError):
        return False


def sections_of(html: str, plugin: ModuleType) -> list[Any] | None:
    """The sections of a page, or None where only Material's own parser can tell."""
    if _ODD.search(html) or not _STRICT.fullmatch(html):
        return None
    found = _Sections(plugin)
    if words := html[: html.find("<")] if "<" in html else html:
        found.words(words)
    try:
        for ends, tag, attributes, words in _TOKEN.findall(html):
            if ends:
                found.end(tag)
            elif tag not in plugin.void:
                found.begin(tag, attributes)
            if words:
                found.words(words)
    except ValueError:  # Material's parser fails too, and is the one to say so
        return None
    return found.all


class _Sections:
    """What Material's parser knows while it reads; `all` are the sections so far."""

    def __init__(self, plugin: ModuleType) -> None:
        self._section, self._element = plugin.Section, plugin.Element
        self.all: list[Any] = []
        self._now: Any = None
        self._open: list[str] = []  # the tags that are open, from the outermost on
        self._permalinks: list[int] = []  # how many were open with each

    def begin(self, tag: str, attributes: str) -> None:
        """Read the beginning of an element that has an end."""
        self._open.append(tag)
        if tag in _HEADINGS or tag == "a":
            said = dict(_ATTRIBUTE.findall(attributes))
            if tag == "a" and unescape(said.get("class", "")) == "headerlink":
                self._permalinks.append(len(self._open))
            elif tag != "a" and "id" in said:
                self._begin_section(tag, unescape(said["id"]))
        if self._now is None:
            self._begin_preface()
        if tag in _KEPT:
            self._written().append(f"<{tag}>")

    def end(self, tag: str) -> None:
        """Read the end of an element, if it is the one that is open."""
        if not self._open or self._open[-1] != tag:
            return
        depth = len(self._open)
        if self._now.depth > depth:
            self._end_section(depth)
        self._open.pop()
        if self._permalinks and self._permalinks[-1] == depth:
            self._permalinks.pop()
        if tag in _KEPT:
            self._end_kept(tag)

    def words(self, words: str) -> None:
        """Read the words up to the next tag."""
        if "&" in words:
            words = unescape(words)
        blank, coded = words.isspace(), "pre" in self._open
        if not coded:
            words = " " if blank else words.replace("\n", " ")
        if self._now is None:
            self._begin_preface()
        if self._now.el.tag in self._open:
            if not self._permalinks:
                self._now.title.append(escape(words, quote=False))
            return
        text = self._now.text
        if not blank or coded or not text or not text[-1].isspace():
            text.append(escape(words, quote=False))

    def _begin_section(self, tag: str, place: str) -> None:
        depth = len(self._open)
        if tag != "h1" and not self.all:
            self._begin_preface(depth)
        self._now = self._section(self._element(tag, {"id": place}), depth)
        if self.all:
            self._now.id = place
        self.all.append(self._now)

    def _begin_preface(self, depth: int = 0) -> None:
        self._now = self._section(self._element("hx"), depth)
        self.all.append(self._now)

    def _end_section(self, depth: int) -> None:
        """Go on with the section that a heading within another element stood in."""
        for before in reversed(self.all):
            if before.depth <= depth:
                self._now.depth = float("inf")
                self._now = before
                return

    def _written(self) -> list[str]:
        now = self._now
        return now.title if now.el.tag in self._open else now.text  # type: ignore[no-any-return]

    def _end_kept(self, tag: str) -> None:
        """Write the end of an element, or nothing of it where it is empty."""
        written = self._written()
        begun = written.index(f"<{tag}>")
        for one in range(begun + 1, len(written)):
            if not written[one].isspace():
                written.append(f"</{tag}>")
                return
        del written[begun:]
