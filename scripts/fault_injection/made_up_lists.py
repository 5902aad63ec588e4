"""The front matter of made-up entries: fields and lists in every form that people write."""

from __future__ import annotations

from fault_injection import made_up_items
from fault_injection import made_up_values as values
from fault_injection.made_up_places import MAIN, Item, Span
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
    elif name in ("tags", "draft"):
        written = " [one, two,  'three']" if name == "tags" else " false"
        writer.put(written + writer.beside() + "\n")
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
        column = made_up_items.column(writer)
        way = dice.random()
        if way < 0.4:
            found.append(made_up_items.sentence(writer, deep))
        elif way < 0.85:
            found.append(made_up_items.group(writer, name, column))
        else:
            found.append(made_up_items.in_braces(writer, name))
            writer.put(writer.beside())
        writer.rooms[name] = Span(found[-1].end, writer.at)
        writer.put("\n")


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
            found.append(made_up_items.in_braces(writer, name))
        writer.rooms[name] = Span(writer.at, writer.at)
        writer.put(",")
        writer.put(" " * dice.choice((0, 1, 1, 1, 2)))
    if dice.random() < 0.7:  # most people write no comma behind the last
        writer.parts[-2] = ""
        writer.at -= 1
    if several:
        writer.put(writer.beside() + "\n" + " " * (margin + 1))
    writer.put("]" + writer.beside() + "\n")
