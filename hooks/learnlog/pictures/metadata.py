"""What a finished picture tells besides its pixels: who, where, with what, by which program.

Nothing is decoded: the parts of each kind of file are walked, and all but those that draw are
told of. So a part that nobody has heard of counts as well. Colour profiles pass.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator

from learnlog.pictures.file_kinds import kind_of
from learnlog.pictures.judging import HEAD
from learnlog.pictures.parts_of_files import BROKEN, PARTS

# Kinds that no browser needs, and that nothing here reads.
_UNREAD = ("TIFF", "drawing program's")
_ICON = b"\x00\x00\x01\x00"
_EMBEDDED = re.compile(
    rb"data:image/[\w.+-]{1,20}(?:;[\w=.-]{1,40}){0,3};base64,"
    rb"((?:[\w+/=-]|%2[BbFf]|%3[Dd]|\\[/nrt]|\s)+)"
)
_LINE_ENDS = re.compile(rb"\\[nrt]|[\\\s]+")
_ESCAPED = {b"%2b": b"+", b"%2f": b"/", b"%3d": b"="}
_OF_PROGRAMS = re.compile(
    rb"<(?:\w+:)?metadata\b|<rdf:RDF\b|\b(?:sodipodi:docname|inkscape:export-filename)\s*=",
    re.IGNORECASE,
)


def told_besides_pixels(data: bytes) -> tuple[str, ...]:
    """What there is in a picture besides its pixels, in words, each once; nothing for a clean one
    and for what is no picture. Never raises.
    """
    kind = "ICO" if data.startswith(_ICON) else kind_of(data[:HEAD])
    if kind in _UNREAD:
        return (f"that it is a {kind} picture, which learnlog can't look into",)
    if kind == "SVG":
        return ("notes of a drawing program",) if _OF_PROGRAMS.search(data) else ()
    parts = PARTS.get(kind)
    return tuple(dict.fromkeys(_walked(parts(data)))) if parts else ()


def pictures_within(data: bytes) -> Iterator[bytes]:
    """The pictures that a page, a style or a drawing holds as text (`data:image/png;base64,…`)."""
    if b"data:image/" not in data:
        return
    for found in _EMBEDDED.finditer(data):
        coded = re.sub(rb"(?i)%2[bf]|%3d", lambda one: _ESCAPED[one[0].lower()], found[1])
        coded = _LINE_ENDS.sub(b"", coded).rstrip(b"=")
        letters = b"-_" if b"-" in coded or b"_" in coded else None
        try:
            yield b64decode(coded + b"=" * (-len(coded) % 4), letters)
        except ValueError:
            continue


def _walked(parts: Iterator[str]) -> Iterator[str]:
    """The parts until one can't be read: what is behind it, nobody knows."""
    try:
        yield from parts
    except (IndexError, ValueError, RecursionError):
        yield BROKEN
