"""The last look before a site is published: what its files hold that identifies somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from learnlog.engine_assets import is_of_engine
from learnlog.files.decoding import readable
from learnlog.model import Log
from learnlog.pictures.file_kinds import TEXTS, ending_of, is_text
from learnlog.pictures.judging import HEAD
from learnlog.pictures.metadata import pictures_within, told_besides_pixels
from learnlog.privacy.allowances import Allowance
from learnlog.privacy.detectors import find_all, find_in_name
from learnlog.privacy.findings import KINDS, Finding
from learnlog.privacy.passages import CODE as PRIVATE_MARK
from learnlog.privacy.published_text import pieces_of
from learnlog.privacy.telling import STOPS
from learnlog.problems import Problem, Source
from learnlog.site_privacy import Allowed, known_in_public

# Lines, places and colours of drawings: numbers with letters, in any page with an icon.
_DRAWN = re.compile(
    rb"\s(?:d|points|viewBox|[a-zA-Z]*[tT]ransform)\s*=\s*"
    rb"(?:\"[-+.,()\s\da-zA-Z]*\"|'[-+.,()\s\da-zA-Z]*')"
    rb"|(?:fill|stroke|color)\s*[=:]\s*[\"']?#[0-9a-fA-F]{3,8}\b"
    rb"|\bcontent=\"#[0-9a-fA-F]{3,8}\""
)
_MARK = re.compile(rb"<!--\s*/?\s*private\s*-->", re.IGNORECASE)
_KEPT_BACK = (
    "it holds a mark of a private passage, so what was to be kept back may stand in it; find what "
    "takes the text in (another plugin, a template, an extension that includes files), and take "
    "the passage out there"
)
_OF_OTHERS = (
    "the pictures of the log are cleaned, so it comes from the theme or another plugin: clean it "
    "there; of the theme's, a picture of the same path in the docs folder takes the place"
)
_FIND_IT = "Find the entry or the setting where it comes from, and take it out there."
_WITHIN = "save it as a file in the docs folder, where it is cleaned, and show it from there"
# What is read in a way of its own; all other text is read line by line.
_READ = ("html", "htm", "xml", "svg", "atom", "rss", "json", "ics", "gz")
_DRAWS = ("html", "htm", "svg")
_OF_PROGRAMS = (".js", ".css", ".map", ".woff", ".woff2", ".ttf")


class PublishedFiles:
    """Files of a built site, looked through one after the other; what all pages share is once."""

    def __init__(self, log: Log, of_pages: Iterable[Allowance] = ()) -> None:
        """`of_pages` is what the owner's pages that are no entries let pass by themselves."""
        own = [one for entry in log.published for one in entry.allowed]
        self._allowed = Allowed((*log.config.allow, *own, *of_pages), known_in_public(log))
        self._seen = set[str]()

    def problems(self, path: str, data: bytes) -> Iterator[Problem]:
        """What stops the site from being published, of a file by its path in the site."""
        if is_of_engine(path, data):
            return
        yield from self._told(path, "its name", path, find_in_name(path))
        yield from self._besides_pixels(path, data)
        if path.endswith(_OF_PROGRAMS):
            return
        if _MARK.search(data):
            yield Problem(Source(f"site/{path}", 0), PRIVATE_MARK, _KEPT_BACK)
        new = [one for one in pieces_of(*_as_text(path, data)) if one not in self._seen]
        self._seen.update(new)
        for piece in new:
            yield from self._told(path, "a text in it", piece, find_all(piece))

    def _told(
        self, path: str, where: str, text: str, findings: Iterable[Finding]
    ) -> Iterator[Problem]:
        for one in findings:
            if one.stops and not self._allowed.passes(one.kind, text[one.start : one.end]):
                message = f"{where} looks like {KINDS[one.kind].called}, which identifies somebody"
                yield Problem(Source(f"site/{path}", 0), STOPS, message, besides=(_FIND_IT,))

    def _besides_pixels(self, path: str, data: bytes) -> Iterator[Problem]:
        """What a picture tells of who made it: one of the theme, or that a plugin has added."""
        if said := told_besides_pixels(data):
            yield _picture(path, f"this picture {_holds(said)}; {_OF_OTHERS}")
        for one in pictures_within(data):
            said = told_besides_pixels(one)
            if said and (key := sha256(one).hexdigest()) not in self._seen:
                self._seen.add(key)
                yield _picture(path, f"a picture that is written into it {_holds(said)}; {_WITHIN}")


def _as_text(path: str, data: bytes) -> tuple[str, bytes]:
    """A file as it is to be read: texts of any ending and in any encoding, too."""
    ending = ending_of(path)
    if ending in TEXTS and not is_text(data[:HEAD]):
        return path, readable(path, data).text.encode("utf-8", "replace")
    if ending not in _READ and is_text(data[:HEAD]):
        return f"{path}.txt", data
    return path, _DRAWN.sub(b" ", data) if ending in _DRAWS else data


def _picture(path: str, message: str) -> Problem:
    return Problem(Source(f"site/{path}", 0), "picture-metadata", message)


def _holds(said: Iterable[str]) -> str:
    return f"holds more than its pixels ({'; '.join(said)})"
