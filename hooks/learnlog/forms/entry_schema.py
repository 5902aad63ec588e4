"""The front matter of an entry as a JSON Schema, for editors that complete and check by one."""

from __future__ import annotations

from typing import Any, TypeAlias

from learnlog.config import Config
from learnlog.front_matter.fields import (
    DECLARATION,
    EVENT,
    GROUPS,
    MAIN_FIELD,
    OF_KIND,
    SEARCH,
    FieldRule,
    Rules,
)
from learnlog.kinds import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema: TypeAlias = dict[str, Any]  # JSON

_GROUPS_OF_FIELDS = {"anonymised": DECLARATION, "search": SEARCH}


def entry_schema(kind: Kind, config: Config) -> Schema:
    """What the front matter of an entry of a kind may hold (JSON Schema, draft 2020-12).

    It is made of the rules that the parser reads by. What depends on other fields, or on other
    entries, only `learnlog check` can tell.
    """
    return {
        "$schema": DIALECT,
        "title": f"The front matter of a learnlog {kind.word}",
        **_object(OF_KIND[kind], config),
    }


def _object(rules: Rules, config: Config, group: str = "") -> Schema:
    fields: Schema = {name: _field(name, rule, config, group) for name, rule in rules.items()}
    return {"type": "object", "properties": fields, "additionalProperties": False}


def _field(name: str, rule: FieldRule, config: Config, group: str) -> Schema:
    said: Schema = {"description": rule.meaning}
    if (group, name) == ("ideas", "status"):
        return {**said, "enum": [*config.all_statuses]}
    if rule.choices:
        truths = [True, False] if "yes" in rule.choices else []  # as many readers take yes and no
        return {**said, "enum": [*rule.choices, *truths]}
    return {**said, **_value(name, rule, config)}


def _value(name: str, rule: FieldRule, config: Config) -> Schema:
    text: Schema = {"type": "string"}
    number: Schema = {"type": "number"}
    empty: Schema = {"type": "null"}
    by_kind: dict[str, Schema] = {
        "text": {"type": ["string", "number", "null"]},
        "words": {"type": ["string", "null"]},
        "texts": {"anyOf": [{"type": "array", "items": {"type": ["string", "number"]}}, text]},
        "date": {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "number": {"type": ["integer", "null"], "minimum": 1},
        "hours": {"type": ["number", "null"], "minimum": 0},
        "amount": {"type": ["number", "null"]},
        "amounts": {"type": "array", "items": {"anyOf": [number, text, empty]}},
        "yes or no": {"type": ["boolean", "null"]},
    }
    if rule.kind == "event":
        return {"anyOf": [text, _object(EVENT, config)]}
    if rule.kind == "items":
        each = {**_object(GROUPS[name], config, name)}
        sentence: Schema = {"type": "string", "description": f"Short for {MAIN_FIELD[name]}: …"}
        return {"anyOf": [{"type": "array", "items": {"anyOf": [sentence, each]}}, empty]}
    if rule.kind == "group":
        return _object(_GROUPS_OF_FIELDS[name], config)
    return by_kind[rule.kind]
