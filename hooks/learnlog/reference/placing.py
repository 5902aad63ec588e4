"""Files below `_data/` that learnlog would overlook: what they may be meant as."""

from __future__ import annotations

from pathlib import PurePosixPath

from learnlog.did_you_mean import nearest
from learnlog.problems import Problem, Source
from learnlog.reference.data_files import ENDING, FOLDER
from learnlog.reference.keys import KEY, as_key

FOLDERS = ("frameworks", "audits", "models")
FILES = ("people.yml", "evidence.yml")

# What the folders and files could as well be called.
_OTHER_WORDS = {
    "instruments": "audits",
    "standards": "frameworks",
    "reflective-models": "models",
    "organisations": "people",
    "cycles": "evidence",
}


def right_place(uri: str) -> str | None:
    """Where a file below `_data/` belongs, from there, whatever its name is now.

    None for one that is no concern of learnlog.
    """
    file = PurePosixPath(uri)
    if file.suffix.lower() not in (".yml", ".yaml"):
        return None
    if len(file.parts) == 1:
        return _at_the_top(file.stem)
    folder = _known(file.parts[0], FOLDERS)
    name = file.stem if KEY.fullmatch(file.stem) else as_key(file.stem) or "name"
    return f"{folder}/{name}{ENDING}" if folder else None


def misplaced(path: str, uri: str, right: str) -> Problem:
    """A file that would be overlooked: its path, and from `_data/` where it is and should be."""
    message = f"nothing is read from this file; it should be {FOLDER}{right}"
    return Problem(Source(path, 0), "data-file", message, path.removesuffix(uri) + right)


def _at_the_top(stem: str) -> str | None:
    files = [name.removesuffix(ENDING) for name in FILES]
    if known := _known(stem, files):
        return f"{known}{ENDING}"
    folder = _known(stem, FOLDERS)
    return f"{folder}/name{ENDING}" if folder else None


def _known(word: str, words: tuple[str, ...] | list[str]) -> str | None:
    other = nearest(
        word, [*words, *(one for one in _OTHER_WORDS if _OTHER_WORDS[one] in words)], 0.75
    )
    return _OTHER_WORDS.get(other, other) if other else None
