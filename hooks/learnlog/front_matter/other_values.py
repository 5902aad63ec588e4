"""Values of rarer forms: one of some words, a list of numbers, a text in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from learnlog.front_matter.meant import leading_number, word_meant
from learnlog.front_matter.nodes import Items, Node, Text
from learnlog.front_matter.values import Values

_NO_ANSWER = frozenset(("", "-", "–", "?", "x", "n/a"))
_SCORE = re.compile(r"-?\d{1,4}(?:[.,]\d{1,2})?", re.ASCII)
_NO_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_KEEPS_A_PLACE = frozenset(("todo", "to do", "tbc", "tba", "tbd", "to follow"))
_NO_WORD = re.compile(r"[\W_]+")
_BETWEEN = re.compile(r"[\s,;]+")
_NOTHING: Mapping[str, str] = MappingProxyType({})
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#<>\"\\]+(?:[/?#][^\s<>\"\\]*)?", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]\S*)?", re.IGNORECASE)


def one_of(
    values: Values, name: str, known: Sequence[str], same: Mapping[str, str] = _NOTHING
) -> str | None:
    """A text that must be one of the `known` ones; another one is told, and is None.

    `same` has the known word for some that mean the same.
    """
    written = values.text(name)
    if not written:
        return None
    found = written.lower().rstrip(".")
    if found in known:
        return found
    meant = word_meant(written, known, same)
    message = f"unknown '{name}' '{written[:60]}'; use {', '.join(known)}"
    values.report(name, "field-value", message, f"{name}: {meant}" if meant else "")
    return None


def score(values: Values, name: str) -> float | None:
    """A number of a scale, which may go below zero; what says that there is none is None."""
    node = values.node(name)
    if node is None:
        return None
    if isinstance(node, Text) and _is_amount(node):
        return _amount(node)
    number = leading_number(node.value) if isinstance(node, Text) else ""
    shown = f"'{node.value[:60]}'" if isinstance(node, Text) else "a list"
    message = f"'{name}' must be a number of the scale, such as 2, not {shown}"
    values.report(name, "field-value", message, f"{name}: {number}" if number else "")
    return None


def amounts(values: Values, name: str) -> tuple[float | None, ...]:
    """A list of scores; None for an item that was left empty, or has a sign for that."""
    node = values.node(name)
    if node is None:
        return ()
    items = node.items if isinstance(node, Items) else (node,)
    if wrong := [item for item in items if not _is_amount(item)]:
        below = isinstance(node, Items) and not node.flow
        for item in wrong if below else wrong[:1]:
            shown = f"'{item.value[:60]}'" if isinstance(item, Text) else "a list"
            message = f"'{name}' must be a list of numbers (x: no answer), not {shown}"
            hint, line = (f"- {_read(item)}", item.line) if below else (_kept(name, node), 0)
            values.report(name, "field-value", message, hint, line)
        return ()
    return tuple(_amount(item) for item in items if isinstance(item, Text))


def web_address(values: Values, name: str) -> str | None:
    """The address of a page on the web; anything else is told, and is None."""
    written = values.text(name)
    if not written or is_web_address(written):
        return written
    message = f"'{name}' must be an address that begins with https://, not '{written[:60]}'"
    values.report(name, "field-value", message, f"{name}: {address_hint(written)}")
    return None


def is_web_address(written: str) -> bool:
    """Whether it is the address of a page on the web."""
    return bool(_WEB_ADDRESS.fullmatch(written))


def address_hint(written: str) -> str:
    """The address that was meant, as far as that can be told."""
    bare = written.removeprefix("//")
    return f"https://{bare}" if _BARE_ADDRESS.fullmatch(bare) else "https://…"


def paragraphs(values: Values, name: str) -> tuple[str, ...]:
    """A text that may have several paragraphs, each in one line."""
    node = values.node(name)
    if not isinstance(node, Text):
        text = values.text(name)
        return (text,) if text else ()
    parts = (" ".join(part.split()) for part in _NO_PARAGRAPH.split(node.value))
    return tuple(part for part in parts if part)


def written_paragraphs(values: Values, name: str) -> tuple[str, ...]:
    """The same, or nothing where what stands there only keeps a place: …, to do, tbc."""
    found = paragraphs(values, name)
    words = _NO_WORD.sub(" ", " ".join(found)).strip().casefold()
    return found if words and words not in _KEEPS_A_PLACE else ()


def _kept(name: str, node: Node) -> str:
    """A list with all numbers that could be read, in their places, and x for what could not."""
    items = node.items if isinstance(node, Items) else ()
    if isinstance(node, Text):
        items = tuple(Text(one, node.line) for one in _BETWEEN.split(node.value.strip()))
        if not all(map(_is_amount, items)):
            return ""
    return f"{name}: [{', '.join(map(_read, items))}]" if items else ""


def _read(item: Node) -> str:
    """The number that an item is or begins with, or x."""
    written = _word(item) if isinstance(item, Text) else ""
    number = written if _SCORE.fullmatch(written) else leading_number(written)
    return number.replace(",", ".") or "x"


def _is_amount(item: Node) -> bool:
    return isinstance(item, Text) and (_unanswered(item) or bool(_SCORE.fullmatch(_word(item))))


def _amount(item: Text) -> float | None:
    return None if _unanswered(item) else float(_word(item).replace(",", "."))


def _unanswered(item: Text) -> bool:
    return item.empty or _word(item).lower() in _NO_ANSWER


def _word(item: Text) -> str:
    return item.value.strip()
