"""Pictures of any kind to clean bytes, each once for as long as somebody remembers it."""

from __future__ import annotations

from collections.abc import MutableMapping
from hashlib import sha256
from typing import TypeAlias

from learnlog.pictures.refusal import Refusal

# What came of pictures, by their kind and the digest of their bytes.
Known: TypeAlias = MutableMapping[tuple[str, bytes], "bytes | Refusal"]


def clean_picture(data: bytes, kind: str, known: Known | None = None) -> bytes | Refusal:
    """A picture of this kind (a value of `FORMATS`) written anew, or why it can't be published.

    The same bytes give the same bytes. What `known` holds is not worked out again, and what is
    worked out is put there. Never raises.
    """
    if known is None:
        return _clean(data, kind)
    key = kind, sha256(data).digest()
    if key not in known:
        known[key] = _clean(data, kind)
    return known[key]


def _clean(data: bytes, kind: str) -> bytes | Refusal:
    if kind == "SVG":  # Pillow is loaded only where there are pictures
        from learnlog.pictures.svg import clean_svg

        return clean_svg(data)
    from learnlog.pictures.rasters import clean_raster

    return clean_raster(data, kind)
