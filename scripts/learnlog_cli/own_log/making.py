"""A new folder with all its files, or none: what is interrupted leaves nothing half made."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from learnlog.edit import explanations
from learnlog.edit.refusal import Refusal
from learnlog.files import site_file

# What is no file of anybody's: Git's own folder, and what systems put into every folder.
_NOBODYS = {".git", ".DS_Store", "Thumbs.db", "desktop.ini"}
# A name that Windows keeps for itself, with or without an ending.
_KEPT = {"con", "prn", "aux", "nul", *(f"{one}{at}" for one in ("com", "lpt") for at in range(10))}


def refused(folder: Path) -> Refusal | None:
    """Why no log can be begun in a folder."""
    # Without its `..`: whoever stands in a log and names a folder beside it stays out of it.
    whole = folder.resolve()
    if whole.name.split(".")[0].casefold() in _KEPT:
        return Refusal(f"'{whole.name}' is a name that no folder can have on Windows", _OTHER)
    if above := next((one for one in whole.parents if site_file.is_site(one)), None):
        return Refusal(
            f"'{folder}' would stand within another log, the one in '{above}'",
            "choose a folder outside of it",
        )
    if folder.is_symlink() and not folder.exists():
        return Refusal(f"'{folder}' is a link that leads nowhere", _OTHER)
    if folder.exists() and not folder.is_dir():
        return Refusal(f"'{folder}' is a file", _OTHER)
    if found := sorted(one.name for one in _files_in(folder)):
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        return Refusal(
            f"'{folder}' has files in it: {', '.join(found[:3])}{more}",
            "choose an empty or a new folder; nothing was changed",
        )
    return None


_OTHER = "choose another name"


def make_folder(folder: Path, files: Mapping[str, bytes]) -> Refusal | None:
    """Make a folder with these files (by path, with `/`); None when it is done.

    They are written beside it and put in place at the end.
    """
    whole = folder.resolve()
    try:
        whole.parent.mkdir(parents=True, exist_ok=True)
        with _beside(whole) as fresh:
            for path, data in files.items():
                (fresh / path).parent.mkdir(parents=True, exist_ok=True)
                (fresh / path).write_bytes(data)
            _put(fresh, whole)
    except OSError as wrong:
        return explanations.of_system(wrong, folder)
    return None


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.learnlog-", dir=folder.parent))
    try:
        yield fresh / "log"
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _put(fresh: Path, folder: Path) -> None:
    """The fresh folder in place of one that is not there, or its files in one that is."""
    if not folder.exists():
        fresh.rename(folder)
        return
    # Somebody may stand in it, so it stays the same folder. What makes it a log comes last.
    parts = sorted(fresh.iterdir(), key=lambda one: one.name in site_file.NAMES)
    done: list[Path] = []
    try:
        for part in parts:
            part.rename(folder / part.name)
            done.append(folder / part.name)
    except BaseException:
        for one in done:
            with suppress(OSError):
                shutil.rmtree(one) if one.is_dir() else one.unlink()
        raise


def _files_in(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (one for one in folder.iterdir() if one.name not in _NOBODYS)
