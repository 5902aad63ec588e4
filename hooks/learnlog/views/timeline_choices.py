"""What a timeline can be narrowed to: the kinds, tags, ideas and people that it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from learnlog.plain_text import shortened
from learnlog.views.timeline_point import TimelinePoint

_TITLE = 60


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of each kind, in the order in which a reader looks for them.

    An idea is its number and what it is called.
    """

    kinds: list[str]
    tags: list[str]
    ideas: list[tuple[str, str]]
    people: list[str]


def choices_of(points: Iterable[TimelinePoint]) -> Choices:
    """The choices that some points leave."""
    shown = list(points)
    ideas = {link.text: link.note for point in shown for link in point.ideas}
    by_number = sorted(ideas.items(), key=lambda one: int(_number(one[0])))
    return Choices(
        kinds=_in_order(point.kind_name for point in shown),
        tags=_in_order(tag for point in shown for tag in point.tags),
        ideas=[(_number(name), f"{name}: {shortened(title, _TITLE)}") for name, title in by_number],
        people=_in_order(name for point in shown for name in point.people),
    )


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(set(names), key=lambda name: (name.casefold(), name))


def _number(name: str) -> str:
    """ "7" of "Idea 7"."""
    return name.rpartition(" ")[2]
