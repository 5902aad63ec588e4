"""Prose to HTML for a first look at it in a browser: no HTML of the writer's, nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

_LOWER = 3  # the page has its own headings, and the entry's stand below them
_DEEPEST = 6


def prose_html(body: str) -> str:
    """The prose as HTML; pictures are told by their words, since they lie in the log's files."""
    return str(_renderer().render(body))


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.add_render_rule("image", _picture)
    parser.add_render_rule("heading_open", _heading)
    parser.add_render_rule("heading_close", _heading)
    return parser


def _picture(
    renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    words = escape(tokens[at].content or "without words")
    return f'<span class="learnlog-note">(picture: {words})</span>'


def _heading(
    renderer: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[at]
    level = min(int(token.tag[1:]) + _LOWER, _DEEPEST)
    return f"<h{level}>" if token.nesting == 1 else f"</h{level}>\n"
