"""The fields of a data file as typed values, or problems with the line to write instead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from learnlog.did_you_mean import nearest
from learnlog.front_matter.field_rules import Rules
from learnlog.front_matter.nodes import Field, Fields, Items, Node, Text
from learnlog.front_matter.quoting import quoted_if_needed, quoted_value
from learnlog.front_matter.values import Values
from learnlog.problems import Problem, Source

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,4}(?:[.,]\d{1,2})?", re.ASCII)
_LINK = re.compile(r"https?://[^\s/?#\"<>]+\.[^\s/?#\"<>]+[^\s\"<>]*", re.IGNORECASE)


class DataFields:
    """One group of fields of a data file; `problems` takes what is wrong anywhere in the file.

    `within` is the name of the list that the group is an item of, or "" for the whole file.
    """

    def __init__(
        self, path: str, group: Fields, rules: Rules, problems: list[Problem], within: str = ""
    ) -> None:
        self.problems = problems
        self._path, self._rules, self._within = path, rules, within
        self._values = Values(path, group, rules, problems)
        self._nodes = {field.name: field.value for field in group.fields}

    @property
    def source(self) -> Source:
        """Where the group begins."""
        return Source(self._path, self._values.line)

    def source_of(self, name: str) -> Source:
        """Where a field stands, or else the group."""
        return Source(self._path, self._values.line_of(name))

    def text(self, name: str) -> str | None:
        """A text in one line."""
        return self._values.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of short texts, each once."""
        return self._values.texts(name)

    def needed(self, name: str) -> str:
        """A text that must be there; "" where it is not, which is told."""
        if not self._values.has(name):
            self.missing(name)
        return self.text(name) or ""

    def choice(self, name: str, known: Sequence[str]) -> str | None:
        """One of some known words."""
        written = self.text(name)
        if written is None or written in known:
            return written
        self.wrong(name, f"{', '.join(known[:-1])} or {known[-1]}", nearest(written, known) or "")
        return None

    def date(self, name: str) -> dt.date | None:
        """A day of the calendar, written as 2018-09-17."""
        written = self.text(name)
        if written is None:
            return None
        if not _DATE.fullmatch(written):
            return self._values.date(name)  # which guesses the day that is meant
        try:
            return dt.date.fromisoformat(written)
        except ValueError:
            message = f"there is no day '{written}'; correct the date"
            self.report(name, "field-value", message, self._example(name))
            return None

    def number(self, name: str, wanted: str = "a number") -> float | None:
        """A number with a point or a comma, which may be below zero."""
        written = self.text(name)
        if written is None or _NUMBER.fullmatch(written):
            return None if written is None else float(written.replace(",", "."))
        self.wrong(name, wanted)
        return None

    def link(self, name: str) -> str | None:
        """An address on the web."""
        written = self.text(name)
        if written is None or _LINK.fullmatch(written):
            return written
        with_scheme = f"https://{written.rpartition('://')[2]}"
        mended = with_scheme if _LINK.fullmatch(with_scheme) else ""
        self.wrong(name, "an address that begins with https:// or http://", mended)
        return None

    def items(self, name: str, rules: Rules, main: str) -> Iterator[DataFields]:
        """The items of a list, each a group of fields; a plain sentence is the field `main`."""
        for node in self._listed(name):
            if isinstance(node, Text):
                node = Fields((Field(main, node, node.line),), node.line)
            if isinstance(node, Fields):
                yield DataFields(self._path, node, rules, self.problems, name)
            else:
                message = f"a list within the list '{name}'; give each item one hyphen"
                self._add(node.line, "field-value", message, self._example(name))

    def sentences(self, name: str) -> tuple[str, ...]:
        """A list of sentences."""
        found: list[str] = []
        for node in self._listed(name):
            if isinstance(node, Text):
                found.append(" ".join(node.value.split()))
            else:
                self._add(node.line, "field-value", *_not_a_sentence(name, node))
        return tuple(found)

    def missing(self, name: str) -> None:
        """Tell that a field is missing which the group can't do without."""
        where = f" in this item of '{self._within}'" if self._within else ""
        self._add(
            self._values.line_of(name),
            "field-missing",
            f"'{name}' is missing{where}",
            self._example(name),
        )

    def wrong(self, name: str, wanted: str, instead: str = "") -> None:
        """Tell that the text of a field is not what is `wanted`, and what to write `instead`."""
        message = f"'{name}' must be {wanted}, not '{(self.text(name) or '')[:60]}'"
        value = instead if _NUMBER.fullmatch(instead) else quoted_if_needed(instead)
        self.report(
            name, "field-value", message, f"{name}: {value}" if instead else self._example(name)
        )

    def report(self, name: str, code: str, message: str, hint: str = "") -> None:
        """Add a problem at the line of a field."""
        self._add(self._values.line_of(name), code, message, hint)

    def _listed(self, name: str) -> Iterator[Node]:
        node = self._nodes.get(name) if name in self._rules else None
        if node is None or (isinstance(node, Text) and node.empty):
            return
        if not isinstance(node, Items):
            message = f"'{name}' must be a list, each item with a hyphen"
            written = " ".join(node.value.split()) if isinstance(node, Text) else ""
            hint = f"{name}:\n  - {quoted_if_needed(written)}"
            self.report(name, "field-value", message, hint if written else self._example(name))
            return
        for item in node.items:
            if isinstance(item, Text) and item.empty:
                message = f"an empty item in '{name}'; fill it or delete the line"
                self._add(item.line, "field-missing", message)
            else:
                yield item

    def _example(self, name: str) -> str:
        return self._rules[name].example

    def _add(self, line: int, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(Source(self._path, line), code, message, hint))


def _not_a_sentence(name: str, node: Node) -> tuple[str, str]:
    """What is wrong with an item that is no sentence, and the line it was meant to be."""
    one = node.fields[0] if isinstance(node, Fields) and len(node.fields) == 1 else None
    if one and isinstance(one.value, Text):
        message = "a sentence with a colon in it needs quotes"
        return message, f"- {quoted_value(f'{one.name}: {one.value.value}')}"
    return f"each item of '{name}' is one sentence", "- …"
