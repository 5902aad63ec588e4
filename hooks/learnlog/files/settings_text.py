"""The words of a site's settings, which name it, describe it, and stand on every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from learnlog.files.decoding import Decoded, readable
from learnlog.files.site_file import NAMES
from learnlog.front_matter.nodes import Fields, Items, Node, lines_of
from learnlog.front_matter.yaml_text import read_document


def read_settings(site: Path) -> Decoded | None:
    """The text of mkdocs.yml on its own lines; None where there is none that can be read.

    What learnlog is told to `allow` is left out: an allowance that is found by itself would never
    be idle.
    """
    try:
        file = next(file for name in NAMES if (file := site / name).is_file())
        text = readable(file.name, file.read_bytes())
    except (OSError, StopIteration):
        return None
    document = read_document(text.path, text.text)
    lines = text.text.split("\n")
    for at in _allowed(document) if document else ():
        lines[at - 1] = ""
    return replace(text, text="\n".join(lines))


def _allowed(node: Node) -> Iterator[int]:
    """The lines of all lists of allowances: `allow` below `learnlog`, wherever that stands."""
    for field in node.fields if isinstance(node, Fields) else ():
        options = field.value.fields if isinstance(field.value, Fields) else ()
        if field.name == "learnlog":
            for one in options:
                if one.name == "allow":
                    yield from range(one.line, max(lines_of(one.value)) + 1)
        yield from _allowed(field.value)
    for item in node.items if isinstance(node, Items) else ():
        yield from _allowed(item)
