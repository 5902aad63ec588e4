"""An entry's prose as Markdown for the builder: ideas linked, and GitHub's meaning kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from learnlog import addresses
from learnlog.escaping import markdown_text
from learnlog.markdown.blocks import Block
from learnlog.markdown.comments import with_empty_comments
from learnlog.markdown.github_markdown import to_python_markdown
from learnlog.model import Entry, Idea, Log, Place
from learnlog.views.status_looks import status_look


@dataclass(frozen=True, slots=True)
class Insertion:
    """A text without a line end in the place of characters `start` to `end` of a body.

    Where it `is_html`, it is all that its line holds, and the block around it becomes HTML.
    """

    start: int
    end: int
    text: str
    is_html: bool = False


def prose_page(log: Log, entry: Entry, more: Sequence[Insertion] = ()) -> str:
    """The prose of an entry; each idea's paragraph ends with what became of the idea.

    No line is added or taken away, so the blocks of the prose stay where they are. `more` is what
    the page of a kind inserts besides; no two insertions overlap.
    """
    body = entry.prose.body
    pieces: list[str] = []
    done = 0
    for one in sorted((*_ideas(log, entry), *more), key=lambda one: (one.start, one.end)):
        pieces += (body[done : one.start], one.text)
        done = one.end
    marked = "".join((*pieces, body[done:]))
    blocks = _blocks(entry, more)
    return to_python_markdown(with_empty_comments(marked, blocks), blocks)


def _blocks(entry: Entry, more: Sequence[Insertion]) -> Sequence[Block]:
    """The blocks of the prose, paragraphs that have become HTML among them as such."""
    body = entry.prose.body
    lines = {body.count("\n", 0, one.start) for one in more if one.is_html}
    if not lines:
        return entry.prose.blocks
    return [
        replace(block, kind="html") if lines.intersection(range(block.start, block.end)) else block
        for block in entry.prose.blocks
    ]


def _ideas(log: Log, entry: Entry) -> list[Insertion]:
    """What is inserted where ideas are named."""
    found: list[Insertion] = []
    for place in entry.prose.places:
        idea = log.ideas.get(log.number_of(place) or 0)
        if idea is None:
            continue
        if place.paragraph_end is None:
            written = entry.prose.body[place.start : place.end]
            mention = _mention(entry, place, idea, written)
            found.append(Insertion(place.start, place.end, mention))
        else:
            anchor = f'<span id="{place.anchor}"></span>'
            found.append(Insertion(place.start, place.start, anchor))
            found.append(
                Insertion(place.paragraph_end, place.paragraph_end, _today(log, entry, idea))
            )
    return found


def _mention(entry: Entry, place: Place, idea: Idea, written: str) -> str:
    link = addresses.markdown_link(entry.uri, addresses.idea_uri(idea.number))
    return f'<span id="{place.anchor}"></span>[{written}]({link})'


def _today(log: Log, entry: Entry, idea: Idea) -> str:
    link = addresses.markdown_link(entry.uri, addresses.idea_uri(idea.number))
    more = ", waiting for a decision" if idea.stale else ""
    if idea.merged_into:
        more = f" into Idea {idea.merged_into}"
    look = status_look(idea.status, log.config)
    status = f'<span class="learnlog-status {look}">{markdown_text(idea.status)}</span>'
    return (
        f' <span class="learnlog-today">[Idea {idea.number}]({link}) today: {status}{more}</span>'
    )
