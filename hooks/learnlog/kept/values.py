"""Values of the log's own types to bytes and back; nothing else comes back from bytes.

Python's pickles can call anything. What these call are the constructors of the log's own types and
of dates, so that a file that somebody has put in the place of ours can do no harm.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from io import BytesIO
from pickle import Pickler, Unpickler, UnpicklingError
from typing import Any

_PROTOCOL = 5
_FOUND: dict[tuple[str, str], type] = {}
_DATES = {"date", "datetime", "time", "timedelta", "timezone"}


class _Makers(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """How values are taken apart: into their type and its arguments, by which they are made again
    in half the time that Python takes to fill in one field after the other.
    """

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        if not is_dataclass(kind) or not _is_made_of_its_fields(kind):
            raise KeyError(kind)
        names = [field.name for field in fields(kind)]
        self[kind] = lambda one: (kind, tuple([getattr(one, name) for name in names]))
        return self[kind]


_MAKERS = _Makers()


def _is_made_of_its_fields(kind: type) -> bool:
    plain = all(field.init and not field.kw_only for field in fields(kind))
    return plain and not hasattr(kind, "__post_init__")


def to_bytes(value: object) -> bytes:
    """A value as bytes."""
    written = BytesIO()
    pickler = Pickler(written, _PROTOCOL)
    pickler.dispatch_table = _MAKERS
    pickler.dump(value)
    return written.getvalue()


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
        if (known := _FOUND.get((module, name))) is not None:
            return known
        if module == "datetime" and name in _DATES:
            return getattr(dt, name)
        found = super().find_class(module, name) if module.startswith("learnlog.") else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum | tuple)):
            _FOUND[module, name] = found
            return found
        raise UnpicklingError(f"{module}.{name} is no type of the log's own")
