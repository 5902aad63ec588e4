"""What is written into a finished page last: the numbers of what is open, which every page shows.

Were they a part of a page's text, then one more open step would change each page of the log. So
marks stand in their place until a page is written, in signs that no text has (Unicode's private
use).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeAlias

from learnlog.pages import BuiltPage
from learnlog.views.parts import WAITING_ANCHOR, OpenStrip
from learnlog.views.site import Link

Words: TypeAlias = tuple[tuple[str, str], ...]  # each mark, and what is written in its place

_STEPS, _IDEAS, _WAITING = (f"\ue00a{name}\ue00b" for name in ("steps", "ideas", "waiting"))
_MARK = re.compile("\ue00a[^\ue00a\ue00b]*\ue00b")
_NO_LINK = re.compile(rf', <a href="[^"]*">{_WAITING}</a>')
_NO_LINK_KEPT = re.compile(_NO_LINK.pattern.encode())


class LateWords:
    """The marks of the pages of one build, and what is written in their place."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._waiting = False

    def marked(self, page: BuiltPage) -> BuiltPage:
        """A page with marks in its text, and in its name if the navigation has a number there."""
        name = page.name
        if page.open is not None:
            name = f"{page.name}{self.number(page.uri, page.open)}"
        return replace(page, name=name, open=None, strip=self._marks(page.strip))

    def number(self, uri: str, open_now: int) -> str:
        """The mark of the number that stands in the navigation for a page."""
        mark = f"\ue00a{uri}\ue00b"
        self._words[mark] = f" ({open_now})" if open_now else ""
        return mark

    @property
    def words(self) -> Words:
        """The marks, and what is written in their place."""
        return tuple(self._words.items())

    def written(self, output: str) -> str:
        """A finished text with the words in the place of the marks."""
        if not self._waiting:
            output = _NO_LINK.sub("", output)
        return _MARK.sub(lambda mark: self._words.get(mark[0], mark[0]), output)

    def _marks(self, strip: OpenStrip) -> OpenStrip:
        self._waiting = strip.waiting is not None
        self._words[_STEPS], self._words[_IDEAS] = strip.steps.text, strip.ideas.text
        self._words[_WAITING] = strip.waiting.text if strip.waiting else ""
        return OpenStrip(
            steps=Link(_STEPS, strip.steps.href),
            ideas=Link(_IDEAS, strip.ideas.href),
            waiting=Link(_WAITING, f"{strip.ideas.href}#{WAITING_ANCHOR}"),
        )

    def written_into(self, page: bytes) -> bytes:
        """The same for a page as it is kept (UTF-8), which takes a third of the time."""
        if not self._waiting and _WAITING.encode() in page:
            page = _NO_LINK_KEPT.sub(b"", page)
        for mark, words in self._words.items():
            page = page.replace(mark.encode(), words.encode())
        return page
