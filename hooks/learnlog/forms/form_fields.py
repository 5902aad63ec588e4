"""The fields of a form, made of the rules that the parser reads by, with names for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from learnlog.config import Config
from learnlog.front_matter.fields import EVENT, GROUPS, MAIN_FIELD, OF_KIND, FieldRule, Rules
from learnlog.kinds import Kind

# Fields that no form asks for, and why.
LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "anonymised": "a person declares the entry, and the sum of its words is worked out then",
        "hide": "how a page looks, for those who know the theme",
        "search": "how a page is found, for those who know the theme",
    }
)

# How a value of a kind is asked for.
WIDGETS: Mapping[str, str] = MappingProxyType(
    {
        "text": "line",
        "texts": "texts",
        "date": "date",
        "number": "whole number",
        "hours": "number",
        "amount": "number",
        "amounts": "numbers",
        "yes or no": "switch",
        "items": "items",
        "group": "group",
        "event": "group",
        "words": "paragraphs",
    }
)

# What a field is called where its name does not say it to somebody who never saw the file.
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "followed_up": "What became of earlier plans",
        "people": "People you met",
        "shows": "Evidence for",
        "hours": "Hours spent",
        "participatory": "Together with others",
        "activity": "Type of activity",
        "away": "Why you were away",
        "allow": "Words that may stand here",
        "because": "Why they may",
        "draft": "Draft: keep it off the site",
        "private": "Private: keep it off the site",
        "ideas.idea": "Number of the idea",
        "ideas.title": "The idea",
        "ideas.note": "What happened, or why",
        "ideas.impact": "How you would know that it worked",
        "ideas.into": "Merged into idea",
        "followed_up.step": "The plan",
        "followed_up.outcome": "What became of it",
        "followed_up.note": "Why",
        "followed_up.until": "Put off until",
        "achievements.text": "What went well or got done",
        "lessons.text": "What you would tell yourself next time",
        "lessons.applied": "Used again in the entry of",
        "next_steps.text": "What you mean to do",
        "next_steps.due": "By when",
        "next_steps.idea": "Belongs to idea",
        "people.how": "How you met",
        "people.consent": "May they be named?",
        "allow.text": "The words",
        "objectives.measure": "How you will know",
        "claims.text": "What is claimed",
        "forecasts.text": "What is expected",
        "forecasts.review": "When to look",
        "videos.link": "Address of the video",
    }
)

# Texts in one line that tend to be long.
_LONG = frozenset(("note", "impact", "response", "comment", "standfirst", "description", "outcome"))


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as a form asks for it.

    `widget` is one of WIDGETS' values, "choice" where there are `choices`, or "paragraph" for a
    long text of one line; `hint` says in a sentence what is meant, `example` shows a line of the
    file. `fields` are those of a group, or of each item of a list, whose plain sentence is `main`.
    """

    name: str
    label: str
    hint: str
    widget: str
    example: str
    choices: tuple[str, ...] = ()
    fields: tuple[FormField, ...] = ()
    main: str = ""


def form_of(kind: Kind, config: Config) -> tuple[FormField, ...]:
    """The fields that an entry of a kind may have, in the order of the manual."""
    return tuple(_fields(OF_KIND[kind], config))


def label_of(name: str, group: str = "") -> str:
    """What a field is called on a form, by its name in the file."""
    return _LABELS.get(f"{group}.{name}") or _LABELS.get(name) or _in_words(name)


def _in_words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _fields(rules: Rules, config: Config, group: str = "") -> Iterator[FormField]:
    for name, rule in rules.items():
        if name not in LEFT_OUT:
            yield _field(name, rule, config, group)


def _field(name: str, rule: FieldRule, config: Config, group: str) -> FormField:
    choices = config.all_statuses if (group, name) == ("ideas", "status") else rule.choices
    widget = "choice" if choices else WIDGETS[rule.kind]
    if widget == "line" and name in _LONG:
        widget = "paragraph"
    inner = GROUPS[name] if rule.kind == "items" else EVENT if rule.kind == "event" else {}
    return FormField(
        name,
        label_of(name, group),
        rule.meaning.replace("`", ""),
        widget,
        rule.example,
        choices,
        tuple(_fields(inner, config, name)),
        MAIN_FIELD.get(name, "") if rule.kind == "items" else "",
    )
