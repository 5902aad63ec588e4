"""The folders of a site that has given up its place, without a file, for the next build.

To make the folders of a large log's pages takes a sixth of a build of one changed entry. A build
finds them where it writes, and takes away those that it has put nothing into.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

# Elsewhere a folder can be a second name of another one and not tell (junctions of Windows).
_CAN_TELL = os.name == "posix"

ForWhom = tuple[int, int, int]  # the mode of a folder, its owner, its group


def set_aside(site: Path, spare: Path) -> None:
    """Keep the folders of a site as `spare`, in the place of those kept there. Raises OSError."""
    if spare.exists():
        shutil.rmtree(spare)
    if _CAN_TELL and site.is_dir():
        for _ in _emptied(str(site)):
            pass
        site.rename(spare)


def take(spare: Path, fresh: Path) -> list[str]:
    """Let the folders kept as `spare` stand in a new and empty one, `fresh`; their paths, each
    before those within it. There are none where those would be for other people than `fresh` is.
    Raises OSError.
    """
    wanted = fresh.stat()
    if not _CAN_TELL or not _is_folder_of(spare, wanted) or any(fresh.iterdir()):
        return []
    kept = list(_emptied(str(spare), _for_whom(wanted)))
    spare.chmod(stat.S_IMODE(wanted.st_mode))  # it has that of the folder `site`, which stays
    spare.rename(fresh)
    return [f"{fresh}{one[len(str(spare)) :]}" for one in kept]


def leave_filled(folders: Sequence[str]) -> None:
    """Take away those that hold nothing; each is named before those within it."""
    for one in reversed(folders):
        with suppress(OSError):  # it is not empty
            os.rmdir(one)  # noqa: PTH106 - as strings: pages are thousands


def _is_folder_of(path: Path, wanted: os.stat_result) -> bool:
    """Whether a folder is there, and no link to one, that is of the same people."""
    if not path.is_dir():
        return False
    found = path.lstat()
    return stat.S_ISDIR(found.st_mode) and _for_whom(found)[1:] == _for_whom(wanted)[1:]


def _emptied(top: str, wanted: ForWhom | None = None) -> Iterator[str]:
    """Take away all that is not a folder, is for other people than `wanted`, or is hidden in the
    site by its owner; the paths of the folders that stay.
    """
    for above, folders, files, at in os.fwalk(top):
        for name in files:
            os.unlink(name, dir_fd=at)
        for name in list(folders):
            found = os.lstat(name, dir_fd=at)
            if stat.S_ISLNK(found.st_mode):
                os.unlink(name, dir_fd=at)
            elif wanted not in (None, _for_whom(found)) or (above == top and name[0] == "."):
                shutil.rmtree(name, dir_fd=at)
            else:
                yield f"{above}/{name}"
                continue
            folders.remove(name)


def _for_whom(found: os.stat_result) -> ForWhom:
    return found.st_mode, found.st_uid, found.st_gid
