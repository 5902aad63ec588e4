"""GitHub's Markdown, written so that Python-Markdown renders it the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from learnlog.markdown.github_differences import Difference, differences
from learnlog.markdown.github_leaves import Place
from learnlog.markdown.github_nesting import Inside, written
from learnlog.markdown.github_prefixes import with_spaces
from learnlog.markdown.github_written import gap
from learnlog.markdown.markdown_blocks import Block

EXTENSIONS: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "tables": {},
        "md_in_html": {},
        "footnotes": {"USE_DEFINITION_ORDER": False},
        "sane_lists": {},
        "pymdownx.superfences": {"relaxed_headers": True},
        "pymdownx.saneheaders": {},
        "pymdownx.tilde": {"subscript": False, "smart_delete": False},
        "pymdownx.tasklist": {},
        "pymdownx.magiclink": {},
        "pymdownx.quotes": {"callouts": True},
    }
)


class Memory:
    """Whether texts that were rewritten are remembered: a preview rewrites the same ones again."""

    on = False


def to_python_markdown(text: str, blocks: Sequence[Block]) -> str:
    """Rewrite `text` for Python-Markdown with `EXTENSIONS`; what needs no change gets none.

    `blocks` are those of `text`, or of a text that has the same blocks on the same lines.
    """
    return _remembered(text, tuple(blocks)) if Memory.on else _rewritten(text, blocks)


@lru_cache(maxsize=20_000)
def _remembered(text: str, blocks: tuple[Block, ...]) -> str:
    return _rewritten(text, blocks)


def _rewritten(text: str, blocks: Sequence[Block]) -> str:
    lines = _lines(text, blocks)
    output: list[str] = []
    done = 0
    before = None
    for part in written(blocks, 0, _outermost(lines)):
        between = _outside_quotes(lines[done : part.start])
        if before is not None:
            needed = gap(before, part)
            between = between if between and len(needed) == 1 else needed
        output += between
        output += part.lines
        done, before = part.end, part
    return "\n".join([*output, *_outside_quotes(lines[done:])])


def unlike_github(text: str, blocks: Sequence[Block]) -> Iterator[Difference]:
    """Name what `to_python_markdown` can't make the same, or what GitHub does unexpectedly.

    `blocks` are those of `text`.
    """
    lines = _lines(text, blocks)
    return differences(lines, blocks, list(written(blocks, 0, _outermost(lines))))


def _outside_quotes(lines: Sequence[str]) -> list[str]:
    """Leave out the empty lines of a quote that has ended."""
    return [line for line in lines if not line.lstrip().startswith(">")]


def _outermost(lines: Sequence[str]) -> Inside:
    return Inside(lines, 0, Place(enclosed=False, in_item=False))


def _lines(text: str, blocks: Sequence[Block]) -> list[str]:
    """Split a text at its line ends, tabs among the marks of lists and quotes made spaces."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].isspace():  # Python-Markdown takes blanks for a blank line only from the second on.
        lines[0] = ""
    done = 0 if "\t" in text else len(lines)
    for block in blocks:
        if block.containers:
            for number in range(max(done, block.containers[0].start), block.end):
                lines[number] = with_spaces(lines[number])
            done = max(done, block.end)
    return lines
