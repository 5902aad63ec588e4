"""Short sums of values: two values have the same one where they are equal, in any process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copyreg import __newobj__  # type: ignore[attr-defined]
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from pathlib import PurePath
from pickle import Pickler
from types import BuiltinFunctionType, FunctionType, MappingProxyType
from typing import Any, TypeAlias

_BYTES = 16
LENGTH = 2 * _BYTES  # characters
Reducer: TypeAlias = Callable[[Any], Any]
_PROTOCOL = 5


# Where functions in settings come from; what the owner wrote can change without a new version.
_PACKAGES = {"pymdownx", "markdown", "material", "mkdocs", "properdocs", "builtins"}


class NoDigestError(Exception):
    """A value of which nobody knows whether it is the same in another process."""


def digest_of_bytes(*parts: bytes | memoryview) -> str:
    """The sum of some bytes, each with its length."""
    total = blake2b(digest_size=_BYTES)
    for part in parts:
        total.update(len(part).to_bytes(8, "little"))
        total.update(part)
    return total.hexdigest()


class _Reducers(dict[type, Reducer]):
    """How values are taken apart; dataclasses by one call for all fields, not one for each."""

    def __missing__(self, kind: type) -> Reducer:
        if not is_dataclass(kind) or "__getstate__" not in vars(kind):
            raise KeyError(kind)
        names = [field.name for field in fields(kind)]
        values = attrgetter(*names) if len(names) > 1 else lambda one: getattr(one, names[0])
        self[kind] = lambda one: (__newobj__, (kind,), values(one))
        return self[kind]


_REDUCERS = _Reducers({MappingProxyType: lambda one: (dict, (dict(one),))})


def digest_of_view(value: object) -> str:
    """The sum of finished values, such as templates take: frozen, without sets, without cycles.

    They are written down as for another process, never read from there. Without a memory of what
    was written already, as that would tell one string used twice from two equal ones.
    """
    written = BytesIO()
    pickler = Pickler(written, _PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.fast = True
    pickler.dump(value)
    return digest_of_bytes(written.getbuffer())


def digest_of_settings(value: object) -> str:
    """The sum of settings as they are read from YAML, with functions among them by their names.

    Raises NoDigestError for anything else.
    """
    return digest_of_bytes(_told(value).encode())


def _told(value: object) -> str:
    if value is None or isinstance(value, str | bool | int | float | date | PurePath):
        return f"{type(value).__name__}{value!r}"
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_told(k)}:{_told(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_told, value)) + "]"
    if isinstance(value, FunctionType | BuiltinFunctionType | type) and _is_installed(value):
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, partial):
        return f"{_told(value.func)}({_told(value.args)},{_told(value.keywords)})"
    raise NoDigestError(f"{type(value).__name__}: {value!r}"[:200])


def _is_installed(one: FunctionType | BuiltinFunctionType | type) -> bool:
    """Whether a function comes with a package whose version is known."""
    package = str(one.__module__).partition(".")[0]
    return package in _PACKAGES and one.__qualname__.isidentifier()
