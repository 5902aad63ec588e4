"""What the system said about a file, in words, and the way out."""

from __future__ import annotations

import errno
from pathlib import Path

from learnlog.edit.refusal import Refusal

_FULL = (errno.ENOSPC, errno.EDQUOT)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM)
# What Windows says: ERROR_ACCESS_DENIED (also of a file about to be deleted), then
# ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
_PERHAPS_IN_USE, _IN_USE = 5, (32, 33)


def of_system(wrong: OSError, place: Path) -> Refusal:
    """Why a file could not be written; it is as it was."""
    if wrong.errno in _FULL:
        why, way_out = "the disk is full", "make room, then give the command once more"
    elif wrong.errno == errno.EFBIG:
        why, way_out = "no file there can become that large", "copy the log to another disk"
    elif wrong.errno == errno.EROFS:
        why, way_out = "the disk can only be read", "copy the log to a place of your own"
    elif _windows_number(wrong) in _IN_USE:
        why, way_out = "another program has it open", "close it there, then try again"
    elif wrong.errno in _NOT_ALLOWED:
        why = "you may not write there, or another program has it open"
        way_out = "close it there, or copy the log to a folder of your own"
    elif wrong.errno == errno.ENOENT:
        why, way_out = "it is not there any more", "look whether it was moved or renamed"
    else:
        why, way_out = wrong.strerror or str(wrong), "'learnlog doctor' may tell more"
    return Refusal(f"'{place}' was left as it is: {why}", way_out)


def is_in_use(wrong: OSError) -> bool:
    """Whether another program may have a file open, so that it is worth to try again."""
    return _windows_number(wrong) in (_PERHAPS_IN_USE, *_IN_USE)


def _windows_number(wrong: OSError) -> int | None:
    return getattr(wrong, "winerror", None)
