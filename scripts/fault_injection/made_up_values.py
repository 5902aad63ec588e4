"""Values of fields in every way that YAML has to write them, with what readers find in them."""

from __future__ import annotations

import random
from typing import NamedTuple

# Words that may stand without quotes anywhere, also between brackets.
PLAIN = (
    "Ask people", "Write it down", "Ring the lead back", "Überlegen", "Go 😀 on", "שאל את הצוות",
    "It's the team's", "Two\u00a0words", "50% of it", "a-b", "Say (once) more", "C++ notes",
    "naïve café", "日本語のメモ", "Plan B; later", "x=y", "Go/no-go", "team@work", "e\u0301tude",
)  # fmt: skip
# Words that need quotes somewhere, or that other readers take for something else.
HARD = (
    "Ask: why", "a #b", "#tag first", "yes", "No", "null", "~", "12", "1.5", "2018-10-01", "12:30",
    "- item", "[x] box", "{a}", "a, b", "@home", "%x", "!x", "&x", "*x*", "|", ">", "`code`",
    '"quoted"', "'single'", 'say "hi" now', "it's: so", "“curly”: yes", "?", "? what", ":x", "x:",
    "-", "--", "...", "\\", "\\n", "a\\", "<<", "=", "0x1F", "1e3", "1_000", "0o7", "017", ".5",
    "עברית: כן", "🙂: 😀", "a\tb", "a:\tb", "\u00a0edge\u00a0", "[", "]", "}", ",", "a]b", "a}b",
    "<b>bold</b>", "{{ x }}", "on", "Off", "TRUE", "None", "+1", "1,5", "& more", "end -", "Idea 3",
    "\u200fmark", "a\u2060b", "''", '""', "'", '"', "it''s", "# ", "a  b", "-1", "…", "– dash",
)  # fmt: skip
WORDS = ("ask", "the", "team", "on", "Monday", "übrigens", "שלום", "😀", "about", "it")


class Value(NamedTuple):
    """`text` as it is written, `words` as readers find them (blanks collapsed).

    `tail` are the empty lines below that are the value's own; a `block` takes no comment beside it.
    """

    text: str
    words: str
    tail: str = ""
    block: bool = False


def words_of(text: str) -> str:
    """A text as every reader of entries takes it: in one line."""
    return " ".join(text.split())


def sentence(dice: random.Random) -> str:
    """Some words that need no quotes."""
    return " ".join(["We", *dice.choices(WORDS, k=dice.randint(2, 6))])


def in_brackets(dice: random.Random) -> Value:
    """A value as it may stand between brackets: plain, or in quotes."""
    way = dice.randrange(5)
    if way < 2:
        words = dice.choice(PLAIN)
        return Value(words, words_of(words))
    words = dice.choice(HARD + PLAIN)
    return _single(words) if way == 2 else _double(words)


def on_lines(dice: random.Random, margin: int) -> Value:
    """A value as it may stand behind a name or a hyphen.

    Its further lines, if any, stand more than `margin` blanks in.
    """
    way = dice.randrange(12)
    if way < 7:
        return in_brackets(dice)
    deep = " " * (margin + dice.randint(1, 4))
    if way == 7:
        return _lines(dice, deep, "", "")
    if way == 8:
        quote = dice.choice("\"'")
        return _lines(dice, deep, quote, quote)
    return _block(dice, deep)


def _single(words: str) -> Value:
    escaped = words.replace("'", "''")
    return Value(f"'{escaped}'", words_of(words))


def _double(words: str) -> Value:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return Value(f'"{escaped}"', words_of(words))


def _lines(dice: random.Random, deep: str, begin: str, end: str) -> Value:
    """A sentence over several lines, one of them perhaps empty."""
    rows = [sentence(dice) for _ in range(dice.randint(2, 3))]
    gap = dice.choice(["\n", "\n", "\n\n", "  \n"])
    return Value(f"{begin}{f'{gap}{deep}'.join(rows)}{end}", words_of(" ".join(rows)))


def _block(dice: random.Random, deep: str) -> Value:
    """A text below `|` or `>`, with every way to end it."""
    sign, keep = dice.choice("|>"), dice.choice(["", "-", "+"])
    rows = [sentence(dice), *(dice.choice(("", sentence(dice))) for _ in range(2))]
    rows = [*rows, f"{sentence(dice)} # no comment"][-dice.randint(1, 4) :]
    while not rows[0]:
        rows.pop(0)
    while not rows[-1]:
        rows.pop()
    head = sign + keep + dice.choice(["", "", f"  # kept {dice.randrange(10**6)}"])
    body = "\n".join(f"{deep}{row}" if row else "" for row in rows)
    tail = "\n" * dice.randint(0, 2)
    return Value(f"{head}\n{body}", words_of(" ".join(rows)), tail, block=True)
