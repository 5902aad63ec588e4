"""Bytes of a file to text with plain line ends, or the reasons why it is not safe to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from learnlog.problems import Problem, Source

MAX_FILE_BYTES = 2 * 1024 * 1024
MAX_FAULTS = 20

# C0 and C1 controls but tab and line feed; the bidi embeddings, overrides and isolates that
# can show text in another order than it is stored (Unicode TR 36); lone surrogates; a byte
# order mark inside the text, which YAML would take for a part of a field's name.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark, every line ended by one line feed."""

    path: str
    text: str


class Memory:
    """Whether decoded texts are remembered, each until its file is another one: a build asks for
    the same text several times, and a preview in each of its builds.
    """

    on = False
    texts: ClassVar[dict[str, tuple[bytes, Decoded]]] = {}

    @classmethod
    def begin(cls) -> None:
        """Remember texts from now on."""
        cls.on = True

    @classmethod
    def end(cls) -> None:
        """Forget all texts."""
        cls.on = False
        cls.texts.clear()


def decode(path: str, data: bytes | str) -> Decoded | list[Problem]:
    """The text of a file, or why it can't be used; never raises."""
    if not Memory.on or isinstance(data, str):
        return _decoded(path, data)
    before = Memory.texts.get(path)
    if before and before[0] == data:
        return before[1]
    text = _decoded(path, data)
    if isinstance(text, Decoded):
        Memory.texts[path] = data, text
    return text


def _decoded(path: str, data: bytes | str) -> Decoded | list[Problem]:
    if len(data) > MAX_FILE_BYTES:
        message = "the file is larger than 2 MiB; an entry is text, so move pictures out of it"
        return [Problem(Source(path, 0), "file-too-large", message)]
    try:
        raw = data.decode("utf-8") if isinstance(data, bytes) else data
    except UnicodeDecodeError as wrong:
        return [_not_utf8(path, wrong.object, wrong.start)]
    text = plain_line_ends(raw.removeprefix("\ufeff"))
    return list(islice(_unsafe(path, text), MAX_FAULTS)) or Decoded(path, text)


def readable(path: str, data: bytes) -> Decoded:
    """The text of a file that is published as it is, however it is saved and whatever is in it."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = converted(data)
    return Decoded(path, plain_line_ends(text.removeprefix("\ufeff")))


def converted(data: bytes) -> str:
    """The text of a file that is not UTF-8, as the Windows programs that wrote it mean it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    return data.decode("cp1252", errors="replace")


def plain_line_ends(text: str) -> str:
    """The text with every line ended by one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(path: str, data: bytes, start: int) -> Problem:
    line = plain_line_ends(converted(data[:start])).count("\n") + 1
    shown = plain_line_ends(converted(data)).split("\n", line)[line - 1]
    message = (
        "the file is not saved as UTF-8; save it again with the encoding UTF-8, or run "
        "'learnlog check --convert FOLDER' for a converted copy"
    )
    return Problem(Source(path, line), "encoding", message, UNSAFE.sub("", shown).strip()[:200])


def _unsafe(path: str, text: str) -> Iterator[Problem]:
    """The lines with signs that are not seen, each once."""
    if UNSAFE.search(text):
        for line, written in enumerate(text.split("\n"), start=1):
            if found := UNSAFE.search(written):
                message = (
                    f"an invisible character (U+{ord(found[0]):04X}) that could hide or reverse "
                    "text; delete it or type the line again"
                )
                hint = UNSAFE.sub("", written)
                yield Problem(Source(path, line), "control-character", message, hint)
