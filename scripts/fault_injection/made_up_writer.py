"""Writes a made-up entry piece by piece; every roll of the dice is a way in which people write."""

from __future__ import annotations

import random

from fault_injection.made_up_places import OTHERS, Item, Span
from fault_injection.made_up_values import Value


class Writer:
    """The text so far, and the places in it."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.parts: list[str] = []
        self.at = 0
        self.rooms: dict[str, Span] = {}
        self.items: dict[str, list[Item]] = {}
        self.comments: list[str] = []
        self.keeps = False

    def put(self, text: str) -> Span:
        """Write some text; where it stands."""
        begin = self.at
        self.parts.append(text)
        self.at += len(text)
        return Span(begin, self.at)

    def line(self) -> int:
        """The number of the line that is being written."""
        return sum(part.count("\n") for part in self.parts) + 1

    def comment(self) -> str:
        """A comment that no other place has, or nothing; it may hold whatever people type."""
        if self.dice.random() < 0.7:
            return ""
        said = self.dice.choice(
            ("note: x", "- item", "why?", "“so”: {", "😀", "ideas: []", "\u2060")
        )
        self.comments.append(f"# {len(self.comments)}! {said}")
        return self.comments[-1]

    def beside(self, block: bool = False) -> str:
        """What may stand behind a value on its line."""
        comment = "" if block else self.comment()
        blanks = " " * self.dice.choice((0, 0, 0, 1, 3))
        return f"{blanks or ' '}{comment}" if comment else blanks

    def between(self, margin: int) -> None:
        """What may stand between two lines: comments, and empty ones that are no value's own."""
        while self.dice.random() < 0.2:
            comment = self.comment()
            blanks = " " * self.dice.choice((0, 0, margin))
            if comment or not self.keeps:
                self.put(
                    f"{blanks}{comment}\n" if comment else self.dice.choice(("\n", f"{blanks}\n"))
                )
            self.keeps = self.keeps and not comment

    def value(self, value: Value) -> Span:
        """Write a value and the end of its line; where it stands.

        The line ends with what stands beside the value, and with empty lines of its own.
        """
        span = self.put(value.text)
        if value.block and "  # " in (head := value.text.partition("\n")[0]):
            self.comments.append(head[head.index("#") :])
        self.keeps = value.block and "+" in value.text[:2]
        self.put(self.beside(value.block))
        self.put(value.tail)
        return span

    def other(self, name: str) -> Value:
        """A value for a field that is no sentence."""
        words = self.dice.choice(OTHERS[name])
        return Value(self.dice.choice((words, words, f'"{words}"', f"'{words}'")), words)
