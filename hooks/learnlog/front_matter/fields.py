"""Every field an entry may have: the one list that the parser reads by and the manual shows."""

from __future__ import annotations

from learnlog.front_matter import item_fields, kind_fields
from learnlog.front_matter.field_rules import FieldRule, Rules
from learnlog.front_matter.item_fields import DECLARATION, OUTCOMES
from learnlog.front_matter.kind_fields import ENTRY, EVENT, OF_KIND

__all__ = ["DATES", "ENTRY", "EVENT", "GROUPS", "MAIN_FIELD", "NAMES", "OF_KIND", "OUTCOMES"]
__all__ += ["DECLARATION", "SEARCH", "FieldRule", "Rules"]

SEARCH: Rules = {
    "exclude": FieldRule("yes or no", "Keeps the page out of the search.", "exclude: true"),
    "boost": FieldRule("hours", "How much it counts in the search.", "boost: 2"),
}

_LISTS: dict[str, Rules] = {
    "ideas": item_fields.IDEA,
    "followed_up": item_fields.FOLLOW_UP,
    "achievements": item_fields.ACHIEVEMENT,
    "lessons": item_fields.LESSON,
    "next_steps": item_fields.NEXT_STEP,
    "people": item_fields.PERSON,
    "allow": item_fields.ALLOWANCE,
    **kind_fields.GROUPS,
}
GROUPS: dict[str, Rules] = {
    name: {**rules, **item_fields.PRIVATE} for name, rules in _LISTS.items()
}

# The field that a plain sentence in the list stands for.
MAIN_FIELD: dict[str, str] = {
    "ideas": "title",
    "followed_up": "step",
    "achievements": "text",
    "lessons": "text",
    "next_steps": "text",
    "people": "name",
    "allow": "text",
    **kind_fields.MAIN_FIELD,
}

# The fields of entries of any kind.
NAMES: tuple[str, ...] = tuple(dict.fromkeys(n for rules in OF_KIND.values() for n in rules))

# The fields that hold a day of the calendar.
DATES: tuple[str, ...] = tuple(
    sorted(
        {
            name
            for rules in (*OF_KIND.values(), *GROUPS.values(), EVENT, DECLARATION)
            for name in rules
            if rules[name].kind == "date"
        }
    )
)
