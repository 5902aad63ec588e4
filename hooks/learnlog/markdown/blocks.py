"""What the blocks of a Markdown text are, whoever finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ContainerKind = Literal["item", "quote", "footnote"]
BlockKind = Literal["paragraph", "heading", "code", "html", "table", "rule", "empty"]


@dataclass(frozen=True, slots=True)
class Container:
    """A list item, block quote or footnote that holds blocks.

    Lines are 0-based and half-open, as in `Block`. `marker` is the bullet (`-`) or the number
    with its sign (`3.`); `list` counts the lists of the text: items of one list share it.
    """

    kind: ContainerKind
    start: int
    end: int
    marker: str = ""
    list: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One leaf block: lines `start` to `end` of the text, 0-based and half-open.

    `markup` is the fence of a code block ("" where it is indented), `#`… or the underline
    (`=`, `-`) of a heading. `containers` holds what it lies in, outermost first. `tight` is
    true of a paragraph that GitHub shows without space around it, in a list without blank
    lines. An item or quote without content has one block of kind `empty`.
    """

    kind: BlockKind
    start: int
    end: int
    markup: str = ""
    containers: tuple[Container, ...] = ()
    tight: bool = False
