"""The numbers of a form's ideas: permanent for the old ones, the next free for the new."""

from __future__ import annotations

from collections.abc import Mapping

from learnlog.forms.changed_items import kept_places
from learnlog.forms.form_answers import is_filled
from learnlog.forms.form_values import Group, Shown

IDEAS, NUMBER, TITLE = "ideas", "idea", "title"


def with_numbers(before: Shown, after: Shown, highest: int) -> tuple[list[Shown], int]:
    """The ideas with numbers, and the highest number then known.

    An idea that has its number in the file keeps it; an idea that is new there, and has a title
    and no number, gets one more than `highest`, the second such idea two more.
    """
    old, new = _groups(before), _groups(after)
    kept = dict(kept_places(_shown(before), _shown(after)))
    found: list[Shown] = []
    for at, idea in enumerate(new):
        number = idea.get(NUMBER)
        if number is None and at in kept:
            number = old[kept[at]].get(NUMBER)
        elif number is None and is_filled(idea.get(TITLE)):
            highest += 1
            number = highest
        found.append({**idea, NUMBER: number})
        highest = max(highest, number if isinstance(number, int) else 0)
    return found, highest


def gives_numbers(before: Shown, after: Shown) -> bool:
    """Whether an idea is new in a file."""
    kept = dict(kept_places(_shown(before), _shown(after)))
    return any(
        at not in kept and is_filled(one.get(TITLE)) for at, one in enumerate(_groups(after))
    )


def highest_in(ideas: Shown) -> int:
    """The highest number among the ideas of an entry's front matter."""
    numbers = (idea.get(NUMBER) for idea in _groups(ideas))
    return max((one for one in numbers if isinstance(one, int)), default=0)


def in_file(answers: Group, places: Mapping[str, object]) -> Group:
    """The answers, each item known by its index in the file.

    `places` are, by list, the names that the editor gave the items in the order of the file,
    where that was written after the form was made.
    """
    return {name: _placed(value, places.get(name)) for name, value in answers.items()}


def _placed(value: Shown, names: object) -> Shown:
    if not isinstance(names, list) or not isinstance(value, list):
        return value
    known = {str(name): str(at) for at, name in enumerate(names)}
    return [{**one, "at": known.get(str(one.get("at")), "new")} for one in _groups(value)]


def _groups(value: Shown) -> list[Group]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _shown(value: Shown) -> list[Shown]:
    return value if isinstance(value, list) else []
