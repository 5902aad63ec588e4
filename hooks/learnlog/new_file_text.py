"""The lines of a new file: fields to fill in, and notes to its writer that appear on no page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from learnlog.front_matter.field_rules import FieldRule
from learnlog.front_matter.item_fields import SMART
from learnlog.new_entry import written

WIDTH = 96
HOW_TO_FILL_IN = (
    "Up here, lines that begin with # are notes to you and appear on no page. Fill in what you "
    "like and leave the rest empty. To use an example, delete its # and the space after it, and "
    "write your own words."
)
UNFINISHED = "To keep it off the site until it is finished, delete the # here:"
DRAFT = "# draft: true"
LESSONS = ("lessons:", "  # - Something you would tell yourself next time")


def notes(text: str, margin: int = 0) -> list[str]:
    """A text as comment lines that begin behind so many blanks, wrapped where they are long."""
    begin = f"{' ' * margin}# "
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=begin,
        subsequent_indent=begin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def field(name: str, value: str | None) -> str:
    """A field with its value as every reader takes it, or to be filled in."""
    return f"{name}: {written(value)}" if value else f"{name}:"


def by(author: str | None) -> list[str]:
    """The line that says who writes, where that is said at all."""
    return [field("author", author)] if author else []


def title_and_standfirst(title: str, author: str | None) -> list[str]:
    """The first fields of what is written for readers: title, author, draft, standfirst."""
    return [
        field("title", title),
        *by(author),
        *notes(UNFINISHED),
        DRAFT,
        "",
        "# One sentence that leads into it:",
        "standfirst:",
    ]


def smart_examples() -> list[str]:
    """The five fields of something that is meant to be kept, each with an example."""
    return examples(SMART.values())


def examples(rules: Iterable[FieldRule]) -> list[str]:
    """The examples of some fields, as commented lines of an item in a list."""
    return [f"  #   {rule.example}" for rule in rules]


def people(example: str) -> Iterator[str]:
    """The list of the people met; an `example` says how."""
    yield from notes("Only people whose consent is 'given' or 'not needed' are named on any page.")
    yield "people:"
    yield "  # - name: Alex Example"
    yield "  #   role: Ward manager"
    yield f"  #   how: {example}"
    yield "  #   consent: asked"


def whole(lines: Iterable[str]) -> str:
    """A file of these lines of front matter, with room for the text below."""
    return "\n".join(["---", *lines, "---", "", ""])
