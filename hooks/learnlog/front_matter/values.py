"""Nodes to typed values: a text, a date, a number, or a problem with the line to write instead."""

from __future__ import annotations

import datetime as dt
import re

from learnlog.front_matter.fields import GROUPS, Rules
from learnlog.front_matter.guessed_date import date_meant
from learnlog.front_matter.meant import amount_meant, leading_number
from learnlog.front_matter.nodes import Field, Fields, Items, Node, Text, plain
from learnlog.front_matter.quoting import listed, quoted_if_needed, quoted_value
from learnlog.front_matter.unknown_field import unknown_field
from learnlog.problems import Problem, Source

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_YES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_KINDS = {
    "date": "a date",
    "number": "a number",
    "hours": "a number",
    "yes or no": "true or false",
}
_NUMBER = re.compile(r"0{0,9}[1-9][0-9]{0,4}")


class Values:
    """The typed values of one group of fields; what is wrong with them goes to `problems`."""

    def __init__(self, path: str, group: Fields, rules: Rules, problems: list[Problem]) -> None:
        self.path, self._rules, self._problems = path, rules, problems
        self.line = group.line
        self._fields: dict[str, Field] = {}
        self.unknown = [one.name for one in group.fields if one.name not in rules]
        for field in group.fields:
            if field.name in rules and field.word:
                self._fields[field.name] = field
            elif field.word:
                problems.append(unknown_field(path, field, rules))

    def line_of(self, name: str) -> int:
        """The line of a field, or the group's where it has none."""
        return self._fields[name].line if name in self._fields else self.line

    @property
    def lines(self) -> dict[str, int]:
        """The line of every field."""
        return {name: field.line for name, field in self._fields.items()}

    def has(self, name: str) -> bool:
        """Whether the field is there and has a value."""
        return self.node(name) is not None

    def text(self, name: str) -> str | None:
        """A text in one line."""
        node = self.node(name)
        if isinstance(node, Text):
            return " ".join(node.value.split())
        if node is not None:
            items = node.items if isinstance(node, Items) else ()
            shown = ", ".join(item.value for item in items if isinstance(item, Text))
            self._wrong(name, "a text", f"{name}: {quoted_value(f'[{shown}]')}" if shown else "")
        return None

    def date(self, name: str, hint: str = "") -> dt.date | None:
        """A date written as 2018-09-17; `hint` is what to write where it can't be guessed."""
        written = self._written(name)
        if written is None:
            return None
        try:
            if _DATE.match(written):
                return dt.date.fromisoformat(written)
        except ValueError:
            pass  # no such day: told below
        node = self.node(name)
        if isinstance(node, Text) and node.kind == "timestamp" and _DATE.match(written):
            return None  # no day of the calendar, which was told when it was read
        found = date_meant(written)
        hint = f"{name}: {found}" if found else hint
        self._wrong(name, "a date written year-month-day, such as 2018-09-17", hint)
        return None

    def number(self, name: str) -> int | None:
        """A whole number from 1."""
        written = self._written(name)
        if written is None:
            return None
        if _NUMBER.fullmatch(written):
            return int(written)
        number = leading_number(written)
        hint = f"{name}: {number}" if _NUMBER.fullmatch(number) else ""
        self._wrong(name, "a number such as 7", hint)
        return None

    def amount(self, name: str, wanted: str) -> float | None:
        """A number with a point or a comma; `wanted` says of what."""
        written = self._written(name)
        if written is None:
            return None
        if re.fullmatch(r"\d{1,4}(?:[.,]\d{1,2})?", written, re.ASCII):
            return float(written.replace(",", "."))
        number = amount_meant(written, wanted)
        hint = f"{name}: {number}" if number and not number.startswith("-") else ""
        self._wrong(name, wanted, hint)
        return None

    def yes(self, name: str) -> bool:
        """True or false; absent is false."""
        written = (self._written(name) or "").lower()
        if name not in self._fields or written in _YES:
            return _YES.get(written, False)
        self._wrong(name, "true or false")
        return True  # when in doubt a draft stays a draft

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of short texts, each once."""
        node = self.node(name)
        if node is None:
            return ()
        items = node.items if isinstance(node, Items) else ()
        if not isinstance(node, Items) or not all(map(_is_text, items)):
            written = plain(node)
            words = written.split(",") if isinstance(written, str) else []
            shown = ", ".join(listed(word.strip()) for word in words if word.strip()) or "…"
            self._wrong(name, "a list of words", f"{name}: [{shown}]")
            return ()
        texts = [" ".join(item.value.split()) for item in items if isinstance(item, Text)]
        return tuple(dict.fromkeys(filter(None, texts)))

    def items(self, name: str) -> tuple[Node, ...]:
        """The items of a list; an empty one is left out, with a notice."""
        node = self.node(name)
        if node is None:
            return ()
        if not isinstance(node, Items):
            written = plain(node)
            shown = quoted_if_needed(written) if isinstance(written, str) else "…"
            self._wrong(name, "a list", f"{name}:\n  - {shown}")
            return ()
        return tuple(item for item in node.items if not self._empty(name, item))

    def plain(self, name: str) -> object:
        """Whatever was written, as ordinary values."""
        node = self.node(name)
        return None if node is None else plain(node)

    def group(self, name: str, rules: Rules) -> Values | None:
        """A group of fields inside a field."""
        node = self.node(name)
        if isinstance(node, Fields):
            return Values(self.path, node, rules, self._problems)
        if node is not None:
            self._wrong(name, "a group of fields")
        return None

    def report(self, name: str, code: str, message: str, hint: str = "", line: int = 0) -> None:
        """Add a problem at the line of a field, or at another `line` of its value."""
        source = Source(self.path, line or self.line_of(name))
        self._problems.append(Problem(source, code, message, hint))

    def node(self, name: str) -> Node | None:
        """What was written, or None for nothing."""
        field = self._fields.get(name)
        if field is None or (isinstance(field.value, Text) and field.value.empty):
            return None
        return field.value

    def _written(self, name: str) -> str | None:
        node = self.node(name)
        if isinstance(node, Text):
            return node.value.strip()
        if node is not None:
            self._wrong(name, _KINDS.get(self._rules[name].kind, "a text"))
        return None

    def _wrong(self, name: str, wanted: str, hint: str = "") -> None:
        node = self._fields[name].value
        kind = "a list" if isinstance(node, Items) else "a group of fields"
        written = f"'{node.value[:60]}'" if isinstance(node, Text) else kind
        message = f"'{name}' must be {wanted}, not {written}"
        self.report(name, "field-value", message, hint)

    def _empty(self, name: str, item: Node) -> bool:
        inside = [item]
        if isinstance(item, Fields) and all(one.name in GROUPS[name] for one in item.fields):
            inside = [one.value for one in item.fields]
        empty = all(isinstance(one, Text) and one.empty for one in inside)
        if empty:
            message = f"an empty item in '{name}' is left out; fill it or delete the line"
            self._problems.append(Problem(Source(self.path, item.line), "empty-item", message))
        return empty


def _is_text(node: Node) -> bool:
    return isinstance(node, Text)
