"""Records as one run of bytes that is whole or counts for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from struct import Struct, error
from typing import TypeAlias

Records: TypeAlias = Mapping[str, bytes]

_MARK = b"learnlog keeps 1\n"
_SUM = 32  # bytes
_LENGTHS = Struct("<II")


def packed(records: Records, made_by: str) -> Iterator[bytes]:
    """The records piece by piece, with who made them and a sum over everything at the end."""
    total = blake2b(digest_size=_SUM)
    for piece in _pieces(records, made_by):
        total.update(piece)
        yield piece
    yield total.digest()


def unpacked(data: bytes, made_by: str) -> dict[str, bytes]:
    """The records; none where anything is missing, changed, or made by something else."""
    head = _MARK + _sum(made_by.encode())
    if not data.startswith(head) or _sum(memoryview(data)[:-_SUM]) != data[-_SUM:]:
        return {}
    try:
        return dict(_each(data, len(head), len(data) - _SUM))
    except (error, ValueError):
        return {}


def _pieces(records: Records, made_by: str) -> Iterator[bytes]:
    yield _MARK + _sum(made_by.encode())
    for name, data in records.items():
        key = name.encode()
        yield _LENGTHS.pack(len(key), len(data)) + key
        yield data


def _each(data: bytes, at: int, end: int) -> Iterator[tuple[str, bytes]]:
    while at < end:
        named, long = _LENGTHS.unpack_from(data, at)
        at += _LENGTHS.size
        yield data[at : at + named].decode(), data[at + named : at + named + long]
        at += named + long


def _sum(data: bytes | memoryview) -> bytes:
    return blake2b(data, digest_size=_SUM).digest()
