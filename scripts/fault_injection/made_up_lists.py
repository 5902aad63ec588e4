"""The front matter of made-up entries: fields and lists in every form that people write."""

from __future__ import annotations

from fault_injection import made_up_values as values
from fault_injection.made_up_places import FIELDS, MAIN, OTHERS, Item, Span
from fault_injection.made_up_values import Value
from fault_injection.made_up_writer import Writer


def write_front_matter(writer: Writer) -> bool:
    """Write fields between fences; whether the closing one ends with a line end."""
    dice = writer.dice
    margin = dice.choice((0, 0, 0, 0, 0, 1, 2))
    writer.put(dice.choice(("---\n", "---\n", "--- \n", "---\t\n")))
    writer.between(margin)
    names = [name for name in MAIN if dice.random() < 0.6]
    names += [name for name in ("title", "tags", "draft", "description") if dice.random() < 0.5]
    dice.shuffle(names)
    for name in names or ["title"]:
        writer.put(f"{' ' * margin}{name}:")
        _field(writer, name, margin)
        writer.between(margin)
    end = Span(writer.at, writer.at)
    for name in MAIN:
        writer.rooms.setdefault(name, end)
    if dice.random() < 0.06:
        writer.put("---")
        return False
    writer.put(dice.choice(("---\n", "---\n", "---  \n")))
    return True


def _field(writer: Writer, name: str, margin: int) -> None:
    dice = writer.dice
    if name in MAIN:
        way = dice.random()
        if way < 0.15:
            _nothing(writer, name)
        elif way < 0.35:
            _between_brackets(writer, name, margin)
        else:
            _on_lines(writer, name, margin)
    elif name == "tags":
        writer.put(" [one, two,  'three']" + writer.beside() + "\n")
    elif name == "draft":
        writer.put(" false" + writer.beside() + "\n")
    else:
        writer.put(" ")
        writer.value(values.on_lines(dice, margin))
        writer.put("\n")


def _nothing(writer: Writer, name: str) -> None:
    """A list that holds nothing, in one of its forms."""
    begin = writer.at
    written = writer.dice.choice(("", "", " []", " [ ]", " ~", ' ""', " ''"))
    writer.put(written + writer.beside())
    writer.rooms[name] = Span(begin, writer.at)
    writer.put("\n")


def _on_lines(writer: Writer, name: str, margin: int) -> None:
    """A list of lines with hyphens."""
    dice = writer.dice
    writer.put(writer.beside() + "\n")
    deep = margin + dice.choice((0, 2, 2, 2, 4))
    found = writer.items.setdefault(name, [])
    for _ in range(dice.randint(1, 4)):
        writer.between(deep)
        writer.put(" " * deep + "-" + " " * dice.choice((1, 1, 1, 2, 3)))
        column = _column(writer)
        way = dice.random()
        if way < 0.4:
            found.append(_sentence(writer, deep))
        elif way < 0.85:
            found.append(_group(writer, name, column))
        else:
            found.append(_in_braces(writer, name))
            writer.put(writer.beside())
        writer.rooms[name] = Span(found[-1].end, writer.at)
        writer.put("\n")


def _column(writer: Writer) -> int:
    written = "".join(writer.parts[-2:])
    return len(written) - written.rfind("\n") - 1


def _sentence(writer: Writer, deep: int) -> Item:
    line, begin = writer.line(), writer.at
    value = values.on_lines(writer.dice, deep)
    span = writer.value(value)
    whole = Span(begin, writer.at)
    room = Span(span.end, writer.at)
    return Item(line, value.words, True, whole, room, span.end, {"": span})


def _group(writer: Writer, name: str, column: int) -> Item:
    """Fields one below the other, the first beside the hyphen."""
    dice = writer.dice
    line, begin = writer.line(), writer.at
    item = Item(line, "", False, Span(begin, begin), Span(begin, begin), begin)
    names = _names(writer, name)
    number = words = ""
    for at, one in enumerate(names):
        line_begin = writer.at
        if at:
            writer.put(" " * column)
        key = writer.put(f"{one}:")
        value = _value(writer, name, one, column)
        if value.text:
            writer.put(" " * dice.choice((1, 1, 1, 2)))
        span = writer.value(value)
        item.where[one] = span if value.text else Span(key.end, key.end)
        number = value.words if name == "ideas" and one == "idea" else number
        words = value.words if one == MAIN[name] else words
        item.room = Span(item.where[one].end, writer.at)
        item.whole = Span(begin, writer.at)
        item.lines[one] = Span(line_begin if at else key.start, writer.at + 1)
        if at == 0 and len(names) > 1:
            item.lines[one] = Span(key.start, writer.at + 1 + column)
        if at + 1 < len(names):
            writer.put("\n")
    item.main, item.end = number or words, item.room.start
    return item


def _value(writer: Writer, name: str, field: str, column: int) -> Value:
    """A value for a field; some that are no sentences may be left open."""
    if field in OTHERS:
        optional = field in ("status", "outcome", "until", "hours")
        return Value("", "") if optional and writer.dice.random() < 0.3 else writer.other(field)
    if field != MAIN[name] and writer.dice.random() < 0.15:
        return Value(writer.dice.choice(("", "~", '""')), "")
    return values.on_lines(writer.dice, column)


def _names(writer: Writer, name: str) -> list[str]:
    dice = writer.dice
    names = [one for one in FIELDS[name] if one == MAIN[name] or dice.random() < 0.4]
    if name == "ideas" and "idea" in names and dice.random() < 0.4:
        names.remove("title")
    if dice.random() < 0.3:
        dice.shuffle(names)
    return names


def _in_braces(writer: Writer, name: str) -> Item:
    """A group of fields between curly brackets."""
    dice = writer.dice
    line, begin = writer.line(), writer.at
    writer.put("{" + dice.choice(("", " ")))
    item = Item(line, "", False, Span(begin, begin), Span(begin, begin), begin)
    names = _names(writer, name)
    number = words = ""
    for at, one in enumerate(names):
        field_begin = writer.at
        if at:
            writer.put(", " if dice.random() < 0.8 else ",")
        writer.put(f"{one}: ")
        value = writer.other(one) if one in OTHERS else values.in_brackets(dice)
        item.where[one] = writer.put(value.text)
        item.lines[one] = Span(field_begin, writer.at)
        number = value.words if name == "ideas" and one == "idea" else number
        words = value.words if one == MAIN[name] else words
    item.room = Span(writer.at, writer.at)
    if len(names) > 1:  # the comma behind the first goes with it
        first = item.lines[names[0]]
        rest = item.where[names[1]].start - len(f"{names[1]}: ")
        item.lines[names[0]] = Span(first.start, rest)
    writer.put(dice.choice(("", " ", ",")) + "}")
    item.main, item.end = number or words, writer.at
    item.whole = Span(begin, writer.at)
    return item


def _between_brackets(writer: Writer, name: str, margin: int) -> None:
    """A list between square brackets, on one line or on several."""
    dice = writer.dice
    several = dice.random() < 0.4
    writer.put(" [" + dice.choice(("", " ")))
    found: list[Item] = writer.items.setdefault(name, [])
    for _ in range(dice.randint(1, 4)):
        if several:
            writer.put(writer.beside() + "\n" + " " * (margin + dice.randint(1, 6)))
        if dice.random() < 0.6:
            line, value = writer.line(), values.in_brackets(dice)
            span = writer.put(value.text)
            room = Span(span.end, span.end)
            found.append(Item(line, value.words, True, span, room, span.end, {"": span}))
        else:
            found.append(_in_braces(writer, name))
        writer.rooms[name] = Span(writer.at, writer.at)
        writer.put(",")
        writer.put(" " * dice.choice((0, 1, 1, 1, 2)))
    if dice.random() < 0.7:  # most people write no comma behind the last
        writer.parts[-2] = ""
        writer.at -= 1
    if several:
        writer.put(writer.beside() + "\n" + " " * (margin + 1))
    writer.put("]" + writer.beside() + "\n")
