"""The site that the last build has left, of which pages that stay as they are go into the new one.

A page is read there, and its sum compared with that of what was written. Where it is the same, the
file gets a second name in the new site, which is a sixth of the work of unpacking and writing it.
It keeps the one name when the old site is deleted. Until then both sites have it: whoever writes
into a page of the old site while a build goes on writes into the new one too, which the next build
mends.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from learnlog.files.kept_records import Shelf, open_shelf
from learnlog.files.programs import programs
from learnlog.kept.digests import digest_of_settings
from learnlog.mkdocs_kept_pages import MadeOf
from learnlog.mkdocs_preview_folder import PreviewFolder, make_folder
from learnlog.site_assets import STYLE


def last_site(old: str, new: str, site: Path) -> PreviewFolder:
    """What a build into the folder `new` can use of the site in `old`, which it will replace;
    `site` is the folder of mkdocs.yml.
    """
    swapped = os.name == "posix" and os.path.normpath(old) != os.path.normpath(new)
    shelf = open_shelf(site, "written", programs()) if swapped else None
    return (
        LastSite(os.path.realpath(old), os.path.normpath(new), shelf) if shelf else PreviewFolder()
    )


class LastSite(PreviewFolder):
    """The pages in the folder `old`, for a build into the folder `new`; on the `shelf` lies for
    each the sum of what it was made of, and that of its bytes.
    """

    def __init__(self, old: str, new: str, shelf: Shelf) -> None:
        super().__init__()
        self._old, self._new, self._shelf = old, new, shelf
        self._mode: tuple[int, int] | None = None
        self._folders = {"": False}
        self._words: tuple[object, str] = (None, "")

    def listed(self, files: Files, config: MkDocsConfig) -> None:
        """Know the files of the site; others are added to them later. A page that shares its place
        would be written into the last site too.
        """
        self._files = files

    def has(self, path: str, made_of: MadeOf) -> bool:
        """Put a page in its place, if it stands in the last site as it is to be."""
        uri, its_sum = self._uri(path), self._sum(made_of)
        kept = self._shelf.get(uri)
        if not its_sum or kept is None or not kept.startswith(its_sum) or not self.is_alone(path):
            return False
        with suppress(OSError):
            return self._linked(uri, path, kept[len(its_sum) :])
        return False

    def note(self, path: str, made_of: MadeOf) -> None:
        """Note that a page is in its place."""
        self._written[path] = made_of

    def finish(self, files: Files) -> None:
        """Keep for the next build the sums of all pages."""
        for path, made_of in self._written.items():
            uri, its_sum = self._uri(path), self._sum(made_of)
            with suppress(OSError):
                if its_sum and not self._is_linked(uri, path):
                    with open(path, "rb") as file:  # noqa: PTH123
                        self._shelf.put(uri, its_sum + sha256(file.read()).digest())
                elif its_sum:
                    self._shelf.use(uri)
        self._shelf.save()

    def _linked(self, uri: str, path: str, wanted: bytes) -> bool:
        """Whether the page could get its second name. Raises OSError."""
        old = os.path.join(self._old, uri)  # noqa: PTH118
        opened = os.open(old, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with open(opened, "rb") as file:  # noqa: PTH123
            found = os.fstat(opened)
            if not self._is_ours(uri, found) or sha256(file.read()).digest() != wanted:
                return False
        make_folder(path)
        os.link(old, path, follow_symlinks=False)
        if os.path.samestat(found, os.stat(path)):  # noqa: PTH116
            return True
        os.unlink(path)  # noqa: PTH108 - it was exchanged since it was read
        return False

    def _is_ours(self, uri: str, found: os.stat_result) -> bool:
        """Whether a file is as a build leaves it: alone, readable for the same people as one that
        is written now, and not in a folder that is elsewhere.
        """
        if self._mode is None:
            new = os.stat(os.path.join(self._new, STYLE))  # noqa: PTH116, PTH118
            self._mode = new.st_mode, new.st_gid
        ours = (found.st_mode, found.st_gid) == self._mode
        ours &= (found.st_nlink, found.st_uid) == (1, os.geteuid())
        return ours and stat.S_ISREG(found.st_mode) and not self._is_elsewhere(uri)

    def _is_elsewhere(self, uri: str) -> bool:
        """Whether a folder above a file is a link."""
        above = os.path.dirname(uri)  # noqa: PTH120
        if above not in self._folders:
            is_link = os.path.islink(os.path.join(self._old, above))  # noqa: PTH114, PTH118
            self._folders[above] = is_link or self._is_elsewhere(above)
        return self._folders[above]

    def _is_linked(self, uri: str, path: str) -> bool:
        old = os.path.join(self._old, uri)  # noqa: PTH118
        return os.path.lexists(old) and os.path.samestat(os.lstat(old), os.stat(path))  # noqa: PTH116

    def _uri(self, path: str) -> str:
        return path[len(self._new) + 1 :]

    def _sum(self, made_of: MadeOf) -> bytes:
        """The sums of what a page was made of, as one; empty where that is not known."""
        sums, words = made_of
        if self._words[0] != words:
            self._words = words, digest_of_settings(words)
        return "".join((*sums, self._words[1])).encode() if all(sums) else b""
