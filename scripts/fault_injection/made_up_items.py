"""Items of made-up lists: sentences, and groups of fields in lines or between curly brackets."""

from __future__ import annotations

from fault_injection import made_up_values as values
from fault_injection.made_up_places import FIELDS, MAIN, OTHERS, Item, Span
from fault_injection.made_up_values import Value
from fault_injection.made_up_writer import Writer


def column(writer: Writer) -> int:
    """How many characters stand before the next one on its line."""
    written = "".join(writer.parts[-2:])
    return len(written) - written.rfind("\n") - 1


def sentence(writer: Writer, deep: int) -> Item:
    """A plain item of a list."""
    line, begin = writer.line(), writer.at
    value = values.on_lines(writer.dice, deep)
    span = writer.value(value)
    whole = Span(begin, writer.at)
    room = Span(span.end, writer.at)
    return Item(line, value.words, True, whole, room, span.end, {"": span})


def group(writer: Writer, name: str, margin: int) -> Item:
    """Fields one below the other, the first beside the hyphen."""
    dice = writer.dice
    line, begin = writer.line(), writer.at
    item = Item(line, "", False, Span(begin, begin), Span(begin, begin), begin)
    names = _names(writer, name)
    written: dict[str, str] = {}
    for at, one in enumerate(names):
        line_begin = writer.at
        if at:
            writer.put(" " * margin)
        key = writer.put(f"{one}:")
        value = _value(writer, name, one, margin)
        if value.text:
            writer.put(" " * dice.choice((1, 1, 1, 2)))
        span = writer.value(value)
        item.where[one] = span if value.text else Span(key.end, key.end)
        written[one] = value.words
        item.room = Span(item.where[one].end, writer.at)
        item.whole = Span(begin, writer.at)
        item.lines[one] = Span(line_begin if at else key.start, writer.at + 1)
        if at == 0 and len(names) > 1:
            item.lines[one] = Span(key.start, writer.at + 1 + margin)
        if at + 1 < len(names):
            writer.put("\n")
    item.main, item.end = _known_by(name, written), item.room.start
    return item


def _value(writer: Writer, name: str, field: str, margin: int) -> Value:
    """A value for a field; some that are no sentences may be left open."""
    if field in OTHERS:
        optional = field in ("status", "outcome", "until", "hours")
        return Value("", "") if optional and writer.dice.random() < 0.3 else writer.other(field)
    if field != MAIN[name] and writer.dice.random() < 0.15:
        return Value(writer.dice.choice(("", "~", '""')), "")
    return values.on_lines(writer.dice, margin)


def _known_by(name: str, written: dict[str, str]) -> str:
    number = written.get("idea") if name == "ideas" else None
    return number or written[MAIN[name]]


def _names(writer: Writer, name: str) -> list[str]:
    dice = writer.dice
    names = [one for one in FIELDS[name] if one == MAIN[name] or dice.random() < 0.4]
    if name == "ideas" and "idea" in names and dice.random() < 0.4:
        names.remove("title")
    if dice.random() < 0.3:
        dice.shuffle(names)
    return names


def in_braces(writer: Writer, name: str) -> Item:
    """A group of fields between curly brackets."""
    dice = writer.dice
    line, begin = writer.line(), writer.at
    writer.put("{" + dice.choice(("", " ")))
    item = Item(line, "", False, Span(begin, begin), Span(begin, begin), begin)
    names = _names(writer, name)
    written: dict[str, str] = {}
    for at, one in enumerate(names):
        field_begin = writer.at
        if at:
            writer.put(", " if dice.random() < 0.8 else ",")
        writer.put(f"{one}: ")
        value = writer.other(one) if one in OTHERS else values.in_brackets(dice)
        item.where[one] = writer.put(value.text)
        item.lines[one] = Span(field_begin, writer.at)
        written[one] = value.words
    item.room = Span(writer.at, writer.at)
    if len(names) > 1:  # the comma behind the first goes with it
        first = item.lines[names[0]]
        rest = item.where[names[1]].start - len(f"{names[1]}: ")
        item.lines[names[0]] = Span(first.start, rest)
    writer.put(dice.choice(("", " ", ",")) + "}")
    item.main, item.end = _known_by(name, written), writer.at
    item.whole = Span(begin, writer.at)
    return item
