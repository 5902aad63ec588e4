"""Words without any sign of Markdown, which need not be looked through for each of its signs."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

# The first sign of everything that Python-Markdown and the extensions of a log read in a line.
# Whoever adds other extensions has all lines looked through.
SIGNS = re.compile(r"[\\`*_\[\]!<>&~^=@:/{}$|\x02\x03]|  |www\.", re.IGNORECASE)


class LinesWithSigns(InlineProcessor):
    """Looks for the signs of Markdown only in lines that have any."""

    def _InlineProcessor__handleInline(  # noqa: N802 - the name that Python gives its method
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803
    ) -> str:
        if not SIGNS.search(data):
            return data
        return super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc,no-any-return]


def look_for_signs_only(md: Markdown) -> None:
    """Have a parser pass over lines without signs."""
    md.treeprocessors.register(LinesWithSigns(md), "inline", 20)
