"""A site built beside the old one, which then gives up its place: `site/` is whole at all times."""

from __future__ import annotations

import atexit
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from learnlog.edit import journal
from learnlog.edit.refusal import Refusal, Refused
from learnlog.files.exchange import exchange

# How long to wait where a search index or a virus scanner has a folder open for a moment.
PAUSES = (0.1, 0.3, 0.6, 1.0)
LONGEST = 600.0  # seconds that another build may take

Say = Callable[[str], object]


class SiteSwap:
    """One build at a time of one site's folder; builds within a build count as one with it."""

    def __init__(self, say: Say) -> None:
        self._say, self._home = say, Path()
        self._depth, self._given = 0, ""
        self._site, self._fresh = Path(), Path()
        self._lock: FileLock | None = None

    def begin(self, site_dir: str, home: Path) -> str:
        """The folder to build into instead of `site_dir`; itself, where that can't be done.

        `home` is the folder of mkdocs.yml.
        """
        if self._depth and site_dir == str(self._fresh):
            self._depth += 1
            return site_dir
        given = self._given if site_dir == str(self._fresh) else site_dir
        site = Path(given).resolve()
        if os.path.ismount(site) or (site.exists() and not site.is_dir()):
            return given
        self.abandon()  # an earlier build that was broken off without a word
        try:
            self._home = _home(site, home.resolve())
            self._prepare(site)
        except OSError as wrong:
            self.abandon()
            self._say(f"Nothing can be written beside '{site}' ({wrong}); building into it")
            return given
        self._depth, self._given = 1, given
        return str(self._fresh)

    def finish(self, site_dir: str) -> str:
        """Put the new site in the place of the old one; the folder where it is then.

        Raises Refused where the old one can't be moved; then it is as it was.
        """
        self._depth = max(0, self._depth - 1)
        if self._depth or self._lock is None:
            return site_dir
        try:
            keep_hidden(self._site, self._fresh)
            if self._site.exists():
                shutil.copymode(self._site, self._fresh)
            _patiently_swapped(self._fresh, self._site)
        except OSError as wrong:
            message = f"the new site was built, but '{self._site}' could not be moved: {wrong}"
            way_out = "it is as it was; close what has files of it open, then build again"
            raise Refused(Refusal(message, way_out)) from wrong
        finally:
            self.abandon()
        self._say(f"The new site is in '{self._given}'")
        return self._given

    def abandon(self) -> None:
        """Leave the old site as it is, and nothing beside it."""
        self._depth = 0
        atexit.unregister(self.abandon)
        if self._lock:
            with suppress(OSError):  # what can't be deleted now is swept by the next build
                recover(self._site, self._home)
            self._lock.release()
            self._lock = None

    def _prepare(self, site: Path) -> None:
        site.parent.mkdir(parents=True, exist_ok=True)
        journal.make_folder(self._home)
        lock = FileLock(self._home / journal.FOLDER / "building")
        try:
            lock.acquire(timeout=0.2)
        except Timeout:
            self._say(f"Another build writes beside '{site}'; waiting for it to finish …")
            lock.acquire(timeout=LONGEST)
        self._lock, self._site, self._fresh = lock, site, _beside(site, self._home, "new")
        atexit.register(self.abandon)  # a build that is stopped by Ctrl-C is not told so
        recover(site, self._home)
        self._fresh.mkdir()


def recover(site: Path, home: Path) -> None:
    """Clear up what a killed build has left; where it took the site away, put it back."""
    old = _beside(site, home, "old")
    if old.exists() and not site.exists():
        old.rename(site)
    for leftover in (old, _beside(site, home, "new")):
        if leftover.is_dir():
            shutil.rmtree(leftover)
        else:
            leftover.unlink(missing_ok=True)


def swap(fresh: Path, site: Path) -> None:
    """Put a folder in the place of another, which may not be there.

    Where the system can, in one moment: nobody ever sees the place empty. Elsewhere a kill
    between the two renames leaves it empty until `recover` puts the old site back.
    """
    if not site.exists():
        fresh.rename(site)
    elif not exchange(fresh, site):
        old = fresh.with_name(f"{fresh.name.removesuffix('-new')}-old")
        site.rename(old)
        try:
            fresh.rename(site)
        except OSError:
            old.rename(site)
            raise


def _patiently_swapped(fresh: Path, site: Path) -> None:
    for pause in (*PAUSES, None):
        try:
            return swap(fresh, site)
        except PermissionError:
            if pause is None:
                raise
            time.sleep(pause)


def keep_hidden(site: Path, fresh: Path) -> None:
    """Take along what its owner keeps hidden in the folder (`.git`), which MkDocs keeps too."""
    for mine in site.glob(".*"):
        kept = fresh / mine.name
        if mine.is_dir() and not mine.is_symlink() and not kept.exists():
            shutil.copytree(mine, kept, symlinks=True)
        elif not kept.exists():
            shutil.copy2(mine, kept, follow_symlinks=False)


def _home(site: Path, home: Path) -> Path:
    """Whose folder of notes is used: that of mkdocs.yml where it is on the same disk.

    Beside a site that is built into another one, ours would be published with that.
    """
    parent = next(one for one in site.parents if one.exists())
    return home if parent.stat().st_dev == home.stat().st_dev else site.parent


def _beside(site: Path, home: Path, what: str) -> Path:
    """In learnlog's own folder, which Git leaves out, and on the same disk as the site."""
    name = site.name
    if site.parent != home:
        name += f"-{journal.digest(str(site).encode())[:8]}"
    return home / journal.FOLDER / f"{name}-{what}"
