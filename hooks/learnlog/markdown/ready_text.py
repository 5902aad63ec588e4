"""Text of which is known that Python-Markdown's readers of whole pages would leave it as it is.

Each of them looks at every line or every tag. Here the signs of what they look for are looked for
first. What comes of a text is the same, which a test holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from markdown import Markdown
from markdown.preprocessors import Preprocessor

_FENCE = re.compile("```|~~~")
# Tags within a line, and entities, that are written back as they stand.
_WITHIN = re.compile(
    r"</?(?:a|abbr|b|cite|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u)"
    r"(?: [a-z-]+=\"[^\"<>&`\n]*+\")*+>|&(?:[a-zA-Z][a-zA-Z0-9]*+|#[0-9]++|#x[0-9a-fA-F]++);"
)
_OPENING = re.compile(r"<([a-z]+)( [^<>]+)>")
_ATTRIBUTE = re.compile(r" ([a-z-]+)=\"([^\"]*)\"")


def read_where_it_is_worth(md: Markdown) -> None:
    """Have the readers of code blocks and of HTML pass over texts that hold neither."""
    for name, known, worth in (
        ("fenced_code_block", "pymdownx.superfences", has_fences),
        ("html_block", "markdown.extensions.md_in_html", has_blocks),
    ):
        if type(md.preprocessors[name]).__module__ == known:
            _pass_over(md.preprocessors[name], worth)


def _pass_over(reader: Preprocessor, worth: Callable[[str], bool]) -> None:
    read = reader.run

    def run(lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return read(lines) if worth(text) else text.split("\n")

    reader.run = run  # type: ignore[method-assign]


def has_fences(text: str) -> bool:
    """Whether a text may hold a block of code between fences."""
    return _FENCE.search(text) is not None


@lru_cache(maxsize=1)
def has_blocks(text: str) -> bool:
    """Whether a text may hold HTML that is more than tags within its lines."""
    if "<" not in text and "&" not in text:
        return False
    rest = _WITHIN.sub("", text)
    return "<" in rest or "&" in rest


def places(text: str) -> Iterator[str]:
    """Where links can lead to in a text that has no blocks of HTML."""
    for tag in _OPENING.finditer(text):
        for name, value in _ATTRIBUTE.findall(tag[2]):
            if name == "id" or (name == "name" and tag[1] == "a"):
                yield value
