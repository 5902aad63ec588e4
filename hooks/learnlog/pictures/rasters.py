"""A picture made of pixels written anew: right way up, in plain colours, and nothing besides."""

from __future__ import annotations

from typing import Any

from PIL import Image, ImageFile, ImageOps, JpegImagePlugin, features

from learnlog.pictures.animations import animation, few_colours, moving
from learnlog.pictures.colours import is_clear, plain_colours, without_what_is_hidden
from learnlog.pictures.in_memory import frames, opened, written
from learnlog.pictures.refusal import AGAIN, Refusal, Unusable

# What a photograph is scaled down to: enough for a wide screen, a tenth of what a phone takes.
PHOTOGRAPH = 2560 * 1920  # pixels
QUALITY = 85  # of JPEG and WebP: no difference that one would see at arm's length
AVIF_QUALITY = 70  # AVIF counts differently
_PHOTOGRAPHS = ("JPEG", "WEBP", "AVIF")
_FULL_COLOUR = 0  # Pillow's number for a JPEG whose colours are as fine as its light


def clean_raster(data: bytes, kind: str) -> bytes | Refusal:
    """The picture written anew as the kind it was; or why it can't be. Never raises."""
    if kind == "AVIF" and not features.check("avif"):
        return Refusal("Pillow can't read AVIF on this computer", "save it as JPEG or PNG")
    try:
        with opened(data, kind) as image:
            if kind == "ICO":
                return _icon(image)
            if frames(image) > 1 and kind == "AVIF":  # libavif would write the time of the build
                raise Unusable("it moves, and is an AVIF", "save it as WebP, or as a film")
            if frames(image) > 1 and kind != "JPEG":
                return moving(animation(image), kind, _options(kind, data))
            return _still(image, kind, data)
    except Unusable as unusable:
        return unusable.refusal
    except Image.DecompressionBombError:
        return Refusal("it has far too many pixels", "save it smaller")
    except Exception:  # a decoder raises what it likes for bytes that somebody has made up
        return Refusal("it can't be read: it is broken or ends too early", AGAIN)


def _still(image: ImageFile.ImageFile, kind: str, data: bytes) -> bytes:
    """One picture; of several in a JPEG (a depth map, a film's first frame) the first."""
    options = _options(kind, data)
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        fine = JpegImagePlugin.get_sampling(image) == _FULL_COLOUR
        options["subsampling"] = "4:4:4" if fine else "4:2:0"
    image.load()
    seen = ImageOps.exif_transpose(image)
    if kind in _PHOTOGRAPHS:
        seen = _scaled_down(seen)
    seen = without_what_is_hidden(plain_colours(seen))
    if kind == "GIF":
        return _still_gif(seen)
    return written(_fitting(seen, kind), kind, **options)


def _scaled_down(image: Image.Image) -> Image.Image:
    """The same picture with no more pixels than a page needs; long ones stay long."""
    width, height = image.size
    if width * height <= PHOTOGRAPH or image.mode == "P":
        return image
    factor = (PHOTOGRAPH / (width * height)) ** 0.5
    size = max(1, int(width * factor)), max(1, int(height * factor))
    smaller = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    smaller.info = image.info
    return smaller


def _options(kind: str, data: bytes) -> dict[str, Any]:
    """How a kind is written: alike every time, on every computer."""
    if kind == "JPEG":
        return {"quality": QUALITY, "progressive": True, "optimize": True}
    if kind == "WEBP":
        exact = 0 <= data.find(b"VP8L") < (data.find(b"VP8 ") % (len(data) + 1))
        return {"lossless": exact, "quality": QUALITY, "method": 4}
    if kind == "AVIF":
        return {"quality": AVIF_QUALITY, "speed": 6, "max_threads": 1}
    return {"optimize": True} if kind == "PNG" and len(data) < 2_000_000 else {}


def _fitting(image: Image.Image, kind: str) -> Image.Image:
    """The picture in a mode that the kind can hold."""
    clear = image.mode in ("RGBA", "LA") or "transparency" in image.info
    if kind == "JPEG" and image.mode not in ("L", "RGB"):
        return image.convert("L" if image.mode in ("1", "LA") else "RGB")
    if kind in ("WEBP", "AVIF") and image.mode not in ("RGB", "RGBA"):
        return image.convert("RGBA" if clear else "RGB")
    return image


def _still_gif(image: Image.Image) -> bytes:
    """A GIF that does not move, with its own colours."""
    seen = image.convert("RGBA")
    clear = is_clear(seen)
    few = few_colours(seen, clear)
    few.info = {}
    return written(few, "GIF", optimize=False, **({"transparency": 255} if clear else {}))


def _icon(image: ImageFile.ImageFile) -> bytes:
    """All sizes of an icon, each as a PNG."""
    sizes = sorted(image.ico.sizes())  # type: ignore[attr-defined]
    shown = [image.ico.getimage(size).convert("RGBA") for size in sizes]  # type: ignore[attr-defined]
    shown = [without_what_is_hidden(one) for one in shown]
    for one in shown:
        one.info = {}
    largest = shown[-1]
    return written(largest, "ICO", sizes=[one.size for one in shown], append_images=shown[:-1])
