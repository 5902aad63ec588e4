"""The declaration of an entry by whoever has ticked all six questions of the form."""

from __future__ import annotations

import re

from learnlog.build import Build
from learnlog.edit.declaring import declared
from learnlog.edit.editing import Edited
from learnlog.files.authors import AUTHOR_KEY, author_key
from learnlog.site_privacy import readable_texts
from learnlog_cli.issues.questions import SIX, TICKS

_TICK = re.compile(r"- \[([ xX])\] (.+?)\s*")


def is_ticked(said: dict[str, str]) -> bool:
    """Whether each of the six questions, and nothing else, was answered with no."""
    found = [_TICK.fullmatch(line) for line in _lines(said)]
    ticked = {one[2] for one in found if one and one[1] in "xX"}
    return all(found) and ticked == {*TICKS}


def besides(said: dict[str, str]) -> str:
    """What stands below the six questions and is none: it came there from the text above."""
    known = (_TICK.fullmatch(line) for line in _lines(said))
    pairs = zip(_lines(said), known, strict=True)
    return "\n\n".join(line for line, one in pairs if not (one and one[2] in TICKS))


def with_declaration(build: Build, path: str, by: str) -> bytes | None:
    """The bytes of an entry with the declaration by somebody; None where it can't be written."""
    who = by if AUTHOR_KEY.fullmatch(by) else author_key(by)
    data = build.folder.texts[path]
    (text,) = readable_texts({path: data})
    if not who:
        return None
    done = declared(path, data, who, build.log.today, build.sums(path, text.text))
    return done.data if isinstance(done, Edited) else None


def _lines(said: dict[str, str]) -> list[str]:
    return [line for line in said.get(SIX, "").split("\n") if line.strip()]
