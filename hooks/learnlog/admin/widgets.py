"""The fields of a form as Sveltia CMS is told them, each with the widget that fits its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from learnlog.admin.offers import Offer, Offers
from learnlog.admin.shape import MORE, is_more
from learnlog.forms.form_fields import FormField
from learnlog.forms.form_values import AT

Widget: TypeAlias = dict[str, Any]  # JSON

# Sveltia's widget for each of learnlog's, and what it needs to know besides.
WIDGETS: Mapping[str, Widget] = MappingProxyType(
    {
        "line": {"widget": "string", "use_emoji_autocomplete": False},
        "paragraph": {"widget": "text", "use_emoji_autocomplete": False},
        "paragraphs": {"widget": "text", "use_emoji_autocomplete": False},
        "texts": {"widget": "list"},
        "numbers": {"widget": "list"},
        "date": {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
        "whole number": {"widget": "number", "value_type": "int", "min": 1},
        "number": {"widget": "number", "value_type": "float", "step": 0.25},
        "switch": {"widget": "boolean"},
        "choice": {"widget": "select"},
        "group": {"widget": "object", "collapsed": "auto"},
        "items": {"widget": "list", "collapsed": "auto", "allow_duplicate": False},
    }
)

_WHO = "Who wrote it."

# What one item of a list is called on the button that adds it.
_ONE = {
    "ideas": "idea",
    "followed_up": "answer",
    "achievements": "achievement",
    "lessons": "lesson",
    "next_steps": "next step",
    "people": "person",
    "allow": "words",
    "objectives": "objective",
    "challenges": "challenge",
    "would_do_differently": "sentence",
    "thanks": "sentence",
    "scores": "score",
    "claims": "claim",
    "forecasts": "forecast",
    "videos": "video",
    "tags": "tag",
    "shows": "item",
    "sponsors": "sponsor",
    "answers": "number",
}


def widgets(fields: Iterable[FormField], offers: Offers, group: str = "") -> list[Widget]:
    """Fields in their order; those that are rarely filled in stand together in a last one."""
    fields = [*fields]
    often = [widget(one, offers, group) for one in fields if not is_more(group, one.name)]
    rarely = [widget(one, offers, group) for one in fields if is_more(group, one.name)]
    if len(rarely) < 2:
        return often + rarely
    more = {"name": MORE, "label": "More", "widget": "object", "collapsed": True}
    return [*often, {**more, "hint": "All of it may stay empty.", "fields": rarely}]


def widget(field: FormField, offers: Offers, group: str = "") -> Widget:
    """One field."""
    offered = offers.get((group, field.name), ())
    kind = WIDGETS["choice"] if offered else WIDGETS[field.widget]
    told: Widget = {"name": field.name, "label": field.label, "required": False, **kind}
    told["hint"] = _hint(field, bool(offered))
    if offered or field.choices:
        told["options"] = _options(offered or [Offer(one, one) for one in field.choices])
        told["dropdown_threshold"] = 0  # a list of radio buttons would have no way back to nothing
    if field.fields:
        inner = widgets(field.fields, offers, field.name if field.main else "")
        told["fields"] = [_place(), *inner] if field.main else inner
    if field.main:
        told["summary"] = _summary(field)
    if field.name in _ONE and told["widget"] == "list":
        told["label_singular"] = _ONE[field.name]
    return told


def _hint(field: FormField, offered: bool) -> str:
    if (field.name, field.widget) == ("idea", "whole number") and offered:
        return "An idea that the log knows. A new one gets the next free number by itself."
    return _WHO if (field.name, offered) == ("author", True) else field.hint


def _options(offered: Iterable[Offer]) -> list[Widget]:
    return [{"label": one.label, "value": one.value} for one in offered]


def _place() -> Widget:
    """Where an item stood in the file; a new one has a name of its own."""
    return {"name": AT, "widget": "hidden", "default": "{{uuid}}"}


def _summary(field: FormField) -> str:
    """What a folded item shows."""
    number = "{{fields.idea}} " if field.name == "ideas" else ""
    return f"{number}{{{{fields.{field.main}}}}}"
