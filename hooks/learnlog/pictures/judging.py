"""One file of a log: clean bytes of a picture, a refusal, or what to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from learnlog.pictures.file_kinds import (
    ENDINGS,
    FILMS,
    FONTS,
    FORMATS,
    OFFICE,
    OTHER_PICTURES,
    SOUNDS,
    TABLES,
    TEXTS,
    ending_of,
    is_text,
    kind_of,
)
from learnlog.pictures.refusal import Refusal

LARGEST_FILE = 64 * 1024 * 1024
HEAD = 8192  # bytes that tell what a file is

_AS_PICTURE = "save it as JPEG (photographs) or PNG (screens, drawings)"
_INTO_ENTRY = "put the words into the entry, or save it as PDF after looking through all of it"


class Fate(Enum):
    """What becomes of a file: it is a picture, is no matter for us, or is told of."""

    PICTURE = "picture"
    PASSED = "passed"
    UNCHECKED = "unchecked"
    REFUSED_PICTURE = "picture-refused"
    REFUSED_FILE = "file-refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` is a picture's, `said` is why a file is refused or what can't be seen in it; `text`:
    it has words that can be looked through.
    """

    fate: Fate
    kind: str = ""
    said: Refusal | None = None
    text: bool = False


def judged(name: str, head: bytes) -> Verdict:
    """What becomes of a file with this name and these first bytes."""
    ending, kind = ending_of(name), kind_of(head)
    if ending in FORMATS:
        return _picture(name, FORMATS[ending], kind)
    if name.rpartition("/")[2].lower() in ("thumbs.db", "ehthumbs.db"):
        said = Refusal(
            "Windows keeps small copies of pictures in it, also of deleted ones", "delete it"
        )
        return Verdict(Fate.REFUSED_FILE, said=said)
    if ending in OFFICE or kind == "Office":
        reason = "a document keeps its authors, earlier wordings, comments and what is hidden in it"
        return Verdict(Fate.REFUSED_FILE, said=Refusal(reason, _INTO_ENTRY))
    if ending in OTHER_PICTURES or kind in ("HEIC", "TIFF", "drawing program's"):
        shown = OTHER_PICTURES.get(ending, kind)
        reason = f"a {shown} picture, which not every browser shows and which can be very large"
        return Verdict(Fate.REFUSED_PICTURE, said=Refusal(reason, _AS_PICTURE))
    if kind in ENDINGS and kind != "SVG":
        better = f"{name.rpartition('/')[2].rpartition('.')[0] or name}.{ENDINGS[kind]}"
        reason = f"a {kind} picture whose name does not say so, so that it is not looked at"
        return Verdict(Fate.REFUSED_PICTURE, said=Refusal(reason, "name it", better))
    return _other(ending, kind, head)


def _picture(name: str, expected: str, kind: str) -> Verdict:
    if kind == expected or (not kind and expected in ("ICO", "SVG")):  # read to be certain
        return Verdict(Fate.PICTURE, expected)
    if kind in ENDINGS and kind != "SVG":
        better = f"{name.rpartition('/')[2].rpartition('.')[0]}.{ENDINGS[kind]}"
        reason = f"it is a {kind} picture under the name of a {expected}"
        return Verdict(Fate.REFUSED_PICTURE, said=Refusal(reason, "give it its own ending", better))
    what = f"a {kind}" if kind in ("HEIC", "TIFF", "PDF", "SVG", "web page") else "something else"
    reason = f"it is {what} under the name of a {expected} picture"
    return Verdict(Fate.REFUSED_PICTURE, said=Refusal(reason, f"open it and {_AS_PICTURE}"))


def _other(ending: str, kind: str, head: bytes) -> Verdict:
    text = is_text(head) and kind != "PDF"
    if ending in FONTS or (text and ending not in TABLES):
        return Verdict(Fate.PASSED, text=ending not in FONTS)
    way_out = "look through it before you publish it"
    if kind == "PDF" or ending == "pdf":
        reason = "it may name its author, its title and the file it was made of in its properties"
        way_out = "look through all of it, its properties too"
    elif ending in FILMS or ending in SOUNDS:
        reason = "faces, voices, and the place and the device where it was recorded"
        way_out = "watch or hear all of it"
    elif ending in TABLES:
        text = True
        reason = "a table, whose rows may be people: learnlog finds plain slips in it and no more"
    elif ending in TEXTS:
        text, reason = True, "it is not saved as UTF-8, so words in it may be read wrongly"
        way_out = "save it again with the encoding UTF-8"
    else:
        reason = "a file that only other programs can open"
    return Verdict(Fate.UNCHECKED, said=Refusal(reason, way_out), text=text)
