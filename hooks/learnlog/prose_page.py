"""An entry's prose as Markdown for the builder: ideas linked, and GitHub's meaning kept."""

from __future__ import annotations

from learnlog import addresses
from learnlog.escaping import markdown_text
from learnlog.markdown.github_markdown import to_python_markdown
from learnlog.model import Entry, Idea, Log, Place


def prose_page(log: Log, entry: Entry) -> str:
    """The prose of an entry; each idea's paragraph ends with what became of the idea.

    No line is added or taken away, so the blocks of the prose stay where they are.
    """
    body = entry.prose.body
    pieces: list[str] = []
    done = 0
    for at, text in _insertions(log, entry):
        pieces += (body[done : at[0]], text)
        done = at[1]
    marked = "".join((*pieces, body[done:]))
    return to_python_markdown(marked, entry.prose.blocks)


def _insertions(log: Log, entry: Entry) -> list[tuple[tuple[int, int], str]]:
    """Spans of the body and what to write there instead, in order."""
    found: list[tuple[tuple[int, int], str]] = []
    for place in entry.prose.places:
        idea = log.ideas.get(log.number_of(place) or 0)
        if idea is None:
            continue
        if place.paragraph_end is None:
            written = entry.prose.body[place.start : place.end]
            found.append(((place.start, place.end), _mention(entry, place, idea, written)))
        else:
            found.append(((place.start, place.start), f'<span id="{place.anchor}"></span>'))
            found.append(((place.paragraph_end, place.paragraph_end), _today(entry, idea)))
    return sorted(found, key=lambda one: one[0])


def _mention(entry: Entry, place: Place, idea: Idea, written: str) -> str:
    link = addresses.markdown_link(entry.uri, addresses.idea_uri(idea.number))
    return f'<span id="{place.anchor}"></span>[{written}]({link})'


def _today(entry: Entry, idea: Idea) -> str:
    link = addresses.markdown_link(entry.uri, addresses.idea_uri(idea.number))
    state = f"{idea.status}, waiting for a decision" if idea.stale else idea.status
    if idea.merged_into:
        state = f"merged into Idea {idea.merged_into}"
    return (
        f' <span class="learnlog-today">[Idea {idea.number}]({link}) '
        f"today: {markdown_text(state)}</span>"
    )
