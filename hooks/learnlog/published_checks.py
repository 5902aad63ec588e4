"""The last look before a site is published: what its files hold that identifies somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from learnlog.model import Log
from learnlog.privacy.detectors import find_all, find_in_name
from learnlog.privacy.findings import KINDS, Finding
from learnlog.privacy.published_text import pieces_of
from learnlog.privacy.telling import STOPS
from learnlog.problems import Problem, Source
from learnlog.site_privacy import Allowed, known_in_public

_OF_PROGRAMS = (".js", ".css", ".map", ".woff", ".woff2", ".ttf")


class PublishedFiles:
    """Files of a built site, looked through one after the other; what all pages share is once."""

    def __init__(self, log: Log) -> None:
        own = [one for entry in log.published for one in entry.allowed]
        self._allowed = Allowed((*log.config.allow, *own), known_in_public(log))
        self._seen = set[str]()

    def problems(self, path: str, data: bytes) -> Iterator[Problem]:
        """What stops the site from being published, of a file by its path in the site."""
        yield from self._told(path, "its name", path, find_in_name(path))
        if path.endswith(_OF_PROGRAMS):
            return
        new = [one for one in pieces_of(path, data) if one not in self._seen]
        self._seen.update(new)
        for piece in new:
            yield from self._told(path, "a text in it", piece, find_all(piece))

    def _told(
        self, path: str, where: str, text: str, findings: Iterable[Finding]
    ) -> Iterator[Problem]:
        for one in findings:
            if one.stops and not self._allowed.passes(one.kind, text[one.start : one.end]):
                message = (
                    f"{where} looks like {KINDS[one.kind].called}, which identifies somebody; find "
                    "the entry or the setting where it comes from, and take it out there"
                )
                yield Problem(Source(f"site/{path}", 0), STOPS, message)
