"""The kinds of entry as collections of the editor: folder, file names, fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from learnlog.admin.offers import Offers
from learnlog.admin.widgets import Widget, widgets
from learnlog.config import Config
from learnlog.forms.form_fields import FormField, form_of
from learnlog.kinds import Kind

# The names of what the editor holds besides an entry's own fields.
NOTICE, DATE, PERIOD, BODY, DECLARED = "notice", "file_date", "looks_back_on", "body", "declared"
ORIGINAL, KEY = "learnlog_text", "learnlog_key"
REMINDER = (
    "Write so that nobody can be recognised: no patient, no relative, and no colleague who has not "
    "agreed. No names, dates of birth, addresses, numbers of records, or what is told of one "
    "person alone."
)
_DATED = (Kind.WEEK, Kind.POST, Kind.INTERVIEW, Kind.AUDIT)
_ICONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.WEEK: "calendar_view_week",
        Kind.POST: "article",
        Kind.INTERVIEW: "forum",
        Kind.ASSIGNMENT: "work",
        Kind.AUDIT: "fact_check",
        Kind.REVIEW: "history_edu",
    }
)


def collections(config: Config, offers: Offers, several: bool) -> list[Widget]:
    """All kinds; `several`: whether more than one person writes."""
    return [_collection(kind, config, offers, several) for kind in Kind]


def format_of(kind: Kind) -> str:
    """The name of the format in which the editor reads and writes entries of a kind."""
    return f"learnlog-{kind.value}"


def is_dated(kind: Kind) -> bool:
    """Whether the file of an entry is named after its day."""
    return kind in _DATED


def _collection(kind: Kind, config: Config, offers: Offers, several: bool) -> Widget:
    return {
        "name": kind.value,
        "label": kind.value.capitalize(),
        "label_singular": kind.word.capitalize(),
        "icon": _ICONS[kind],
        "folder": f"{config.docs_dir}/{kind.value}",
        "format": format_of(kind),
        "slug": _slug(kind, several),
        "identifier_field": "title",
        "summary": "{{filename}} {{title}}",
        "sortable_fields": {
            "fields": ["slug", "title"],
            "default": {"field": "slug", "direction": "descending"},
        },
        "duplicate": False,
        "fields": [*_fields(kind, config, offers)],
    }


def _slug(kind: Kind, several: bool) -> str:
    if kind is Kind.WEEK:
        return f"{{{{fields.{DATE}}}}}" + ("-{{fields.author}}" if several else "")
    if kind is Kind.REVIEW:
        return f"{{{{fields.{PERIOD}}}}}"
    words = "{{fields.title | lower}}"
    return f"{{{{fields.{DATE}}}}}-{words}" if is_dated(kind) else words


def _fields(kind: Kind, config: Config, offers: Offers) -> Iterator[Widget]:
    yield {
        "name": NOTICE,
        "label": "Before you write",
        "widget": "text",
        "readonly": True,
        "required": False,
        "default": REMINDER,
    }
    yield from ({"name": one, "widget": "hidden", "default": ""} for one in (ORIGINAL,))
    yield {"name": KEY, "widget": "hidden", "default": "{{uuid}}"}
    if is_dated(kind):
        yield _date(kind)
    if kind is Kind.REVIEW:
        yield _period()
    asked = [one for one in form_of(kind, config) if not (is_dated(kind) and one.name == "date")]
    first = [one for one in asked if one.name in ("title", "author", "tags")]
    yield from widgets(first, offers)
    yield _body()
    yield from widgets(sorted((one for one in asked if one not in first), key=_is_last), offers)
    yield _declared()


def _is_last(field: FormField) -> bool:
    """Whether it is asked for below what makes the entry of most weeks."""
    return field.name == "people"


def _date(kind: Kind) -> Widget:
    day = "the Monday of the week" if kind is Kind.WEEK else "the day it tells of"
    hint = f"For a new one: {day}. Its file is named after it, and then it does not change."
    return {
        "name": DATE,
        "label": "Date",
        "widget": "datetime",
        "type": "date",
        "format": "YYYY-MM-DD",
        "required": False,
        "default": "",
        "hint": hint,
    }


def _period() -> Widget:
    hint = (
        "For a new one: a month (2018-10), a quarter (2018-Q4), a year (2018), or the name of an "
        "assignment's file."
    )
    return {
        "name": PERIOD,
        "label": "Looks back on",
        "widget": "string",
        "required": False,
        "hint": hint,
    }


def _body() -> Widget:
    hint = "In your own words and order. An empty line begins a new paragraph."
    return {
        "name": BODY,
        "label": "Text",
        "widget": "text",
        "required": False,
        "use_emoji_autocomplete": False,
        "hint": hint,
    }


def _declared() -> Widget:
    hint = (
        "Switch it on when you have read all of it once more, as somebody who was there would. "
        "Without it the entry is kept, and may not be published."
    )
    return {
        "name": DECLARED,
        "label": "I have looked through it: nobody can be recognised",
        "widget": "boolean",
        "required": False,
        "default": False,
        "hint": hint,
    }
