"""Words without any sign of Markdown, which need not be looked through for each of its signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

# One of these signs is in everything that Python-Markdown and the extensions of a log look for in
# a line, by the names of what looks. Whoever adds other extensions has all lines looked through.
_SIGNS = re.compile(r"[\\`\[<@&*_~]|  \n|://|[wW][wW][wW]\.")
_OF_PATTERNS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "backtick": frozenset("`"),
        "escape": frozenset("\\"),
        **dict.fromkeys(("footnote", "reference", "link", "short_reference"), frozenset("[")),
        **dict.fromkeys(("image_link", "image_reference", "short_image_ref"), frozenset("[")),
        "autolink": frozenset("<"),
        "automail": frozenset("<"),
        "linebreak": frozenset(("  \n",)),
        "html": frozenset("<"),
        "magic-link": frozenset(("://", "www.")),
        "magic-mail": frozenset("@"),
        "entity": frozenset("&"),
        "em_strong": frozenset("*_"),
        "delimiter": frozenset("~"),
    }
)


class LinesWithSigns(InlineProcessor):
    """Looks in a line only for what begins with a sign that the line has."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._patterns: list[Any] = []
        self._worth: dict[frozenset[str], tuple[int, ...]] = {}

    def _InlineProcessor__handleInline(  # noqa: N802 - the name that Python gives its method
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803
    ) -> str:
        signs = frozenset(_SIGNS.findall(data))
        worth = self._worth.get(signs)
        if worth is None:
            worth = self._worth[signs] = self._worth_for(signs)
        if not worth or isinstance(data, AtomicString):
            return data
        for index in worth:
            start, matched = 0, index >= patternIndex
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    self._patterns[index], data, index, start
                )
        return data

    def _worth_for(self, signs: frozenset[str]) -> tuple[int, ...]:
        """The places of all patterns that may be found in a line with these signs."""
        known = self.inlinePatterns
        self._patterns = list(known)
        of = {
            known.get_index_for_name(name): needed
            for name, needed in _OF_PATTERNS.items()
            if name in known
        }
        small = {sign.lower() for sign in signs}
        return tuple(at for at in range(len(known)) if at not in of or of[at] & small)


def look_for_signs_only(md: Markdown) -> None:
    """Have a parser pass over lines without signs."""
    md.treeprocessors.register(LinesWithSigns(md), "inline", 20)
