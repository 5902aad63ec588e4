"""Bytes of a file to text with plain line ends, or the reasons why it is not safe to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from learnlog.problems import Problem, Source

MAX_FILE_BYTES = 2 * 1024 * 1024

# C0 and C1 controls but tab and line feed; the bidi embeddings, overrides and isolates that
# can show text in another order than it is stored (Unicode TR 36); lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte order mark, every line ended by one line feed."""

    path: str
    text: str


def decode(path: str, data: bytes | str) -> Decoded | list[Problem]:
    """The text of a file, or why it can't be used; never raises."""
    if len(data) > MAX_FILE_BYTES:
        message = "the file is larger than 2 MiB; an entry is text, so move pictures out of it"
        return [Problem(Source(path, 0), "file-too-large", message)]
    try:
        raw = data.decode("utf-8") if isinstance(data, bytes) else data
    except UnicodeDecodeError as wrong:
        return [_not_utf8(path, wrong.object, wrong.start)]
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    problems = [_unsafe(path, text, found) for found in _UNSAFE.finditer(text)][:20]
    return problems or Decoded(path, text)


def converted(data: bytes) -> str:
    """The text of a file that is not UTF-8, as the Windows programs that write such files mean it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    return data.decode("cp1252", errors="replace")


def _not_utf8(path: str, data: bytes, start: int) -> Problem:
    line = data.count(b"\n", 0, start) + 1
    meant = converted(data).splitlines()
    shown = meant[line - 1].strip() if line <= len(meant) else ""
    message = (
        "the file is not saved as UTF-8; save it again with the encoding UTF-8, or run "
        "'learnlog check --convert FOLDER' for a converted copy"
    )
    return Problem(Source(path, line), "encoding", message, shown[:200])


def _unsafe(path: str, text: str, found: re.Match[str]) -> Problem:
    line = text.count("\n", 0, found.start()) + 1
    written = text.split("\n", line)[line - 1]
    message = (
        f"an invisible character (U+{ord(found[0]):04X}) that could hide or reverse text; "
        "delete it or type the line again"
    )
    return Problem(Source(path, line), "control-character", message, _UNSAFE.sub("", written))
