"""Pictures that a drawing holds within itself, as text: clean like all others."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from learnlog.pictures.file_kinds import kind_of
from learnlog.pictures.refusal import Refusal, Unusable

_DATA = re.compile(r"\s*data:image/(png|jpe?g|gif|webp|avif)\s*(;[^,]{0,100})?,(.*)", re.I | re.S)
_OUT = "take it out in a drawing program, or save the whole drawing as PNG"
_KINDS = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}


def inner_image(address: str) -> str:
    """The address `data:image/…` of a picture, written anew; raises `Unusable` for all else."""
    from learnlog.pictures.rasters import clean_raster  # loads Pillow, which few drawings need

    found = _DATA.fullmatch(address)
    if not found:
        raise Unusable("it holds something within it that is no picture made of pixels", _OUT)
    data = _bytes(found[2] or "", found[3])
    kind = kind_of(data)
    if kind not in _KINDS:
        raise Unusable("a picture within it is not what it says", _OUT)
    clean = clean_raster(data, kind)
    if isinstance(clean, Refusal):
        raise Unusable(f"a picture within it can't be used: {clean.reason}", _OUT)
    return f"data:image/{_KINDS[kind]};base64,{base64.b64encode(clean).decode()}"


def _bytes(parameters: str, written: str) -> bytes:
    plain = unquote_to_bytes(written)
    if "base64" not in parameters.lower():
        return plain
    try:
        return base64.b64decode(b"".join(plain.split()))
    except (binascii.Error, ValueError):
        raise Unusable("a picture within it is broken", _OUT) from None
