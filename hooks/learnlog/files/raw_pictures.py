"""The pictures of a log as they lie in its folder: what they tell besides their pixels."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from learnlog.pictures.file_kinds import FORMATS, ending_of
from learnlog.pictures.judging import LARGEST_FILE
from learnlog.pictures.metadata import told_besides_pixels
from learnlog.pictures.parts_of_files import BROKEN, TIME

_HARMLESS = (BROKEN, TIME)  # a broken picture is refused; every program writes when it saved one


def telling_pictures(site: Path, docs_dir: str, uris: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The pictures among some files that hold more than their pixels, each with what, in words.

    The words are kinds, such as "EXIF: camera, time and perhaps the place": nothing of what stands
    in the picture.
    """
    found = {uri: _told(site / docs_dir / uri) for uri in uris if ending_of(uri) in FORMATS}
    return {uri: told for uri, told in found.items() if told}


def _told(file: Path) -> tuple[str, ...]:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError:
        return ()  # told elsewhere
    return tuple(one for one in told_besides_pixels(data) if one not in _HARMLESS)
