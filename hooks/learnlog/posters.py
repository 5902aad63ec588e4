"""Pictures that stand for videos: files beside an entry, so that no other host is asked."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator

from learnlog.did_you_mean import nearest
from learnlog.files.folder import DATA
from learnlog.front_matter.quoting import quoted_if_needed
from learnlog.model import Entry, Interview, Log, Video
from learnlog.problems import Problem

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|.*[\\?#]")


def poster_uri(entry: Entry, video: Video) -> str | None:
    """The path of a video's picture in the docs folder; None without, or for one elsewhere."""
    written = video.poster or ""
    if not written or _ELSEWHERE.match(written):
        return None
    folder = entry.uri.rpartition("/")[0]
    uri = posixpath.normpath(f"{folder}/{written}")
    return None if uri.startswith("..") or uri == "." else uri


def missing_posters(log: Log, uris: Collection[str]) -> Iterator[Problem]:
    """Pictures that are not among the files of the docs folder, `uris`."""
    for entry in log.published:
        for video in entry.details.videos if isinstance(entry.details, Interview) else ():
            uri = poster_uri(entry, video)
            if uri and (uri not in uris or uri.startswith(DATA)):
                yield _missing(entry, video, uri, uris)


def _missing(entry: Entry, video: Video, uri: str, uris: Collection[str]) -> Problem:
    folder, written = posixpath.dirname(uri), video.poster or ""
    beside = [one for one in uris if posixpath.dirname(one) == folder]
    close = nearest(posixpath.basename(uri), [posixpath.basename(one) for one in beside])
    found = posixpath.join(posixpath.dirname(written), close) if close else ""
    message = f"there is no picture '{written[:200]}' beside {posixpath.basename(entry.uri)}"
    hint = f"poster: {quoted_if_needed(found)}" if found else ""
    return Problem(video.at("poster"), "poster-missing", message, hint)
