"""Pictures of authors: files in the docs folder, so that no page asks another host for one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from learnlog.did_you_mean import nearest
from learnlog.front_matter.quoting import quoted_if_needed
from learnlog.model import Author
from learnlog.problems import Problem, Source

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|.*[\\?#]")
_PICTURE = re.compile(r"\.(?:svg|png|jpe?g|webp|gif|avif)\Z", re.IGNORECASE)
_NOT_PUBLISHED = "_data/"


def avatar_uri(written: str) -> str:
    """The path of a picture in the docs folder; empty for what is no such path."""
    return "" if not written or avatar_refused(written) else posixpath.normpath(written)


def avatar_refused(written: str) -> tuple[str, str] | None:
    """Why something can't be a picture of an author, and what to write instead."""
    name = posixpath.basename(re.split(r"[?#]", written)[0])
    hint = f"avatar: {quoted_if_needed(f'images/{name}')}" if _PICTURE.search(name) else ""
    if not written:
        return None
    if _ELSEWHERE.match(written) or posixpath.normpath(written).startswith(".."):
        message = (
            f"'avatar' must be a picture in the folder of the pages, not '{written[:60]}': "
            "pages fetch nothing from elsewhere; save it there, and write its path from that folder"
        )
        return message, hint or "avatar: images/sam.png"
    if not _PICTURE.search(written):
        message = f"'avatar' must be a picture (svg, png, jpg, webp, gif), not '{written[:60]}'"
        return message, "avatar: images/sam.png"
    return None


def missing_avatars(
    authors: Mapping[str, Author], docs_dir: str, file: str, uris: Collection[str]
) -> Iterator[Problem]:
    """Pictures that are not among the files of the docs folder, `uris`."""
    for author in authors.values():
        uri = author.avatar
        if uri and not _published(uri, uris):
            yield _missing(uri, Source(f"{docs_dir}/{file}", author.avatar_line), docs_dir, uris)


def with_pictures(authors: Mapping[str, Author], uris: Collection[str]) -> dict[str, Author]:
    """The authors, without the pictures that are missing: pages show initials in their place."""
    return {
        key: author if _published(author.avatar, uris) else replace(author, avatar="")
        for key, author in authors.items()
    }


def _published(uri: str, uris: Collection[str]) -> bool:
    return uri in uris and not uri.startswith(_NOT_PUBLISHED)


def _missing(uri: str, source: Source, docs_dir: str, uris: Collection[str]) -> Problem:
    folder = posixpath.dirname(uri)
    beside = [posixpath.basename(one) for one in uris if posixpath.dirname(one) == folder]
    close = nearest(posixpath.basename(uri), [one for one in beside if _PICTURE.search(one)])
    hint = f"avatar: {quoted_if_needed(posixpath.join(folder, close))}" if close else ""
    message = f"there is no picture '{uri[:200]}' in the folder '{docs_dir}'"
    return Problem(source, "avatar-missing", message, hint)
