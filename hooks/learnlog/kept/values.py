"""Values of the log's own types to bytes and back; nothing else comes back from bytes.

Python's pickles can call anything. What these call are the constructors of the log's own types and
of dates, so that a file that somebody has put in the place of ours can do no harm.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import is_dataclass
from enum import Enum
from io import BytesIO
from pickle import Unpickler, UnpicklingError, dumps
from typing import Any

_PROTOCOL = 5
_DATES = {"date", "datetime", "time", "timedelta", "timezone"}


def to_bytes(value: object) -> bytes:
    """A value as bytes."""
    return dumps(value, _PROTOCOL)


def from_bytes(data: bytes) -> Any:
    """The value of some bytes. Raises UnpicklingError for anything but the log's own types."""
    try:
        return _Reader(BytesIO(data)).load()
    except UnpicklingError:
        raise
    except Exception as wrong:  # a pickle can fail in any way
        raise UnpicklingError(str(wrong)) from wrong


class _Reader(Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """A type of the log's own, or a date; nothing that merely can be called."""
        if module == "datetime" and name in _DATES:
            return getattr(dt, name)
        found = super().find_class(module, name) if module.startswith("learnlog.") else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum | tuple)):
            return found
        raise UnpicklingError(f"{module}.{name} is no type of the log's own")
