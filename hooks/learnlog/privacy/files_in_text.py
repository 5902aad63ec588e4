"""What the names of files that a text links or mentions say of people: img/mrs-jones-fall.jpg."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.privacy.findings import Finding
from learnlog.privacy.names_of_files import find_in_name
from learnlog.privacy.near import stretches
from learnlog.privacy.prepared import Prepared
from learnlog.privacy.rules import LETTERS, Rule
from learnlog.privacy.surroundings import in_an_address

_ENDINGS = (
    *("md", "txt", "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "ppt", "pptx"),
    *("png", "jpg", "jpeg", "heic", "gif", "webp", "svg", "tif", "tiff", "bmp", "dcm"),
    *("mp3", "mp4", "m4a", "mov", "wav", "avi", "vtt", "srt", "zip", "eml", "msg", "html", "htm"),
)
_ENDING = Rule(rf"\.(?:{'|'.join(_ENDINGS)})(?![a-z0-9])")
_FILE = Rule(rf"[{LETTERS}0-9%'+()_./&-]{{1,120}}\.(?:{'|'.join(_ENDINGS)})(?![{LETTERS}0-9])")


def files_in_text(text: Prepared) -> Iterator[Finding]:
    """Details in the names of files, with their folders."""
    marks = {ending.group() for ending in _ENDING.all_in(text.small)}
    for start, end in stretches(text.small, marks, 120, 4):
        for match in _FILE.all_in(text.small, start, end):
            if match.group().startswith("//") or in_an_address(text.plain, match.start()):
                continue
            for one in find_in_name(text.plain[match.start() : match.end()]):
                yield Finding(match.start() + one.start, match.start() + one.end, one.kind)
