"""Text of which is known that Python-Markdown's readers of whole pages would leave it as it is.

Each of them looks at every line or every tag. Here the signs of what they look for are looked for
first. What comes of a text is the same, which a test holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from markdown import Markdown
from markdown.preprocessors import NormalizeWhitespace, Preprocessor

_BLANKS = re.compile(r"\n +(?:\n|\Z)")
_ODD_BLANKS = "\t\r\x02\x03"  # the last two are Python-Markdown's own marks
# Tags within a line, and entities, that are written back as they stand.
_WITHIN = re.compile(
    r"</?(?:a|abbr|b|cite|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u)"
    r"(?: [a-z-]+=\"[^\"<>&`\n]*+\")*+>|&(?:[a-zA-Z][a-zA-Z0-9]*+|#[0-9]++|#x[0-9a-fA-F]++);"
)
_OPENING = re.compile(r"<([a-z]+)( [^<>]+)>")
_ATTRIBUTE = re.compile(r" ([a-z-]+)=\"([^\"]*)\"")


def read_where_it_is_worth(md: Markdown) -> None:
    """Have the readers of blanks, of code blocks and of HTML pass over texts that hold none."""
    blanks = md.preprocessors["normalize_whitespace"]
    if type(blanks) is NormalizeWhitespace:
        _pass_over(blanks, has_odd_blanks, ["", ""])
    for name, known, worth in (
        ("fenced_code_block", "pymdownx.superfences", has_fences),
        ("html_block", "markdown.extensions.md_in_html", has_blocks),
    ):
        if type(md.preprocessors[name]).__module__ == known:
            _pass_over(md.preprocessors[name], worth)


def _pass_over(
    reader: Preprocessor, worth: Callable[[str], bool], added: Sequence[str] = ()
) -> None:
    """Have a reader, which as a rule only adds some lines, read what is worth it."""
    read = reader.run

    def run(lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return read(lines) if worth(text) else [*text.split("\n"), *added]

    reader.run = run  # type: ignore[method-assign]


def has_odd_blanks(text: str) -> bool:
    """Whether a text may hold tabs, line ends of Windows, lines of blanks, or Markdown's marks."""
    return any(sign in text for sign in _ODD_BLANKS) or _BLANKS.search(text) is not None


def has_fences(text: str) -> bool:
    """Whether a text may hold a block of code between fences."""
    return "```" in text or "~~~" in text


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
