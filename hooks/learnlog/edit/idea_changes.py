"""What a decision about an idea changes in the entries that hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnlog.edit.changes import AddItem, Change, ReplaceProse, SetFields
from learnlog.model import Entry, Idea, IdeaUpdate, Log, Place

_WORD = re.compile(r"(?:new +)?idea", re.IGNORECASE)
_SIGN_REACH = 8  # the sign between "Idea 3" and its words, with blanks and marks for bold


def said_of(entry: Entry, log: Log, number: int, fields: dict[str, str]) -> list[Change]:
    """News of an idea in an entry: in its item there, or in a new one below the others.

    `fields` are `status`, `note`, `into` as they are to be. A note stays with what it was said of.
    """
    item = _last_item(entry, log, number)
    same = item and item.status == fields.get("status") and "note" not in fields
    if item is None or (item.note and not same):
        born_here = _unnumbered(entry, log, number)
        pins = pinned(entry, log) if born_here else []
        return [*pins, AddItem("ideas", {"idea": str(number), **fields})]
    if item.into and "into" not in fields:
        fields = {**fields, "into": ""}
    return [_set(item, {"idea": str(number), **fields} if item.number is None else fields)]


def free_number(log: Log) -> int:
    """The next number that no idea has, in drafts and entries of later days neither."""
    later = [(*entry.ideas, *entry.prose.updates) for entry in log.withheld]
    taken = [update.number for updates in later for update in updates if update.number]
    return max([0, *log.ideas, *taken]) + 1


def added(entry: Entry, log: Log, fields: dict[str, str]) -> list[Change]:
    """A new idea in the front matter, below which no idea in the text must change its number."""
    unnumbered = any(place.number is None for place in entry.prose.places)
    return [*(pinned(entry, log) if unnumbered else []), AddItem("ideas", fields)]


def pinned(entry: Entry, log: Log) -> list[Change]:
    """The numbers of an entry's ideas without one written into the file.

    The last in the file come first, so that the places of the others stay as they are.
    """
    prose = [
        ReplaceProse(*_word(entry, place), f"Idea {log.number_of(place)}")
        for place in entry.prose.places
        if place.number is None and log.number_of(place)
    ]
    listed = [
        _set(item, {"idea": str(log.number_of(item))})
        for item in entry.ideas
        if item.number is None and log.number_of(item)
    ]
    return [*reversed(prose), *reversed(listed)]


def renamed(entry: Entry, idea: Idea, title: str) -> Iterator[list[Change]]:
    """Ways to give an idea another title in the entry of its birth, the best first."""
    item = next((one for one in entry.ideas if one.anchor == idea.history[0].anchor), None)
    if item and item.title:
        yield [_set(item, {"title": title})]
        return
    if sentence := _sentence(entry, idea):
        yield [ReplaceProse(*sentence, title)]
    if item:
        yield [_set(item, {"title": title})]
    else:
        yield [AddItem("ideas", {"idea": str(idea.number), "title": title})]


def _set(item: IdeaUpdate, fields: dict[str, str]) -> SetFields:
    main = str(item.number) if item.number else item.title or ""
    return SetFields("ideas", item.source.line, main, fields)


def _last_item(entry: Entry, log: Log, number: int) -> IdeaUpdate | None:
    found = [item for item in entry.ideas if log.number_of(item) == number]
    return found[-1] if found else None


def _unnumbered(entry: Entry, log: Log, number: int) -> bool:
    """Whether the text of an entry holds an idea that has its number from the log alone."""
    places = entry.prose.places
    return any(place.number is None and log.number_of(place) == number for place in places)


def _word(entry: Entry, place: Place) -> tuple[int, int]:
    """Where the word "Idea" stands that has no number."""
    found = _WORD.search(entry.prose.body, place.start, place.end)
    return found.span() if found else (place.start, place.end)


def _sentence(entry: Entry, idea: Idea) -> tuple[int, int] | None:
    """Where the title stands in the paragraph of its birth, if to the letter and on one line."""
    born = idea.history[0].anchor
    for place in entry.prose.places:
        if place.anchor == born and place.paragraph_end is not None:
            end = min(place.paragraph_end, place.end + _SIGN_REACH + len(idea.title))
            at = entry.prose.body.find(idea.title, place.end, end)
            if at >= 0 and "\n" not in entry.prose.body[place.start : at]:
                return at, at + len(idea.title)
    return None
