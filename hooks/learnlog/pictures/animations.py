"""Pictures that move: every frame as it is seen, and how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageFile

from learnlog.pictures.colours import is_clear, without_what_is_hidden
from learnlog.pictures.in_memory import frames, written

_COLOURS = 256  # of a GIF, the transparent one among them


@dataclass(frozen=True, slots=True)
class Animation:
    """Whole frames in RGBA, how long each is seen in milliseconds, and how often all are.

    `loop` is 0 for ever, None where the file says nothing, which means once.
    """

    frames: tuple[Image.Image, ...]
    durations: tuple[float, ...]
    loop: int | None


def animation(image: ImageFile.ImageFile) -> Animation:
    """Decode every frame; a picture of a PNG that is shown only where nothing moves is left out."""
    seen: list[Image.Image] = []
    durations: list[float] = []
    for number in range(1 if image.info.get("default_image") else 0, frames(image)):
        image.seek(number)
        frame = without_what_is_hidden(image.convert("RGBA"))
        frame.info = {}
        seen.append(frame)
        durations.append(image.info.get("duration", 0))
    return Animation(tuple(seen), tuple(durations), image.info.get("loop"))


def moving(one: Animation, kind: str, options: dict[str, Any]) -> bytes:
    """An animation as bytes of a GIF, PNG or WebP."""
    more: dict[str, Any] = {"duration": list(one.durations), **options}
    shown = list(one.frames)
    if kind == "GIF":
        return _gif(one)
    if kind == "PNG":
        more |= {"disposal": 0, "blend": 0}
    more["loop"] = one.loop or 0
    return written(shown[0], kind, save_all=True, append_images=shown[1:], **more)


def _gif(one: Animation) -> bytes:
    """Frames with few colours keep them exactly; where something is transparent, each frame is
    whole and is wiped away before the next.
    """
    clear = any(map(is_clear, one.frames))
    shown = [few_colours(frame, clear) for frame in one.frames]
    more: dict[str, Any] = {"duration": list(one.durations), "disposal": 2 if clear else 1}
    if one.loop is not None:
        more["loop"] = one.loop
    if clear:
        more["transparency"] = _COLOURS - 1
    return written(shown[0], "GIF", save_all=True, append_images=shown[1:], optimize=False, **more)


def few_colours(frame: Image.Image, clear: bool) -> Image.Image:
    """A frame in RGBA with the 256 colours of a GIF; where it is `clear`, the last is nothing."""
    solid = frame.convert("RGB")
    method = Image.Quantize.MEDIANCUT
    few = solid.quantize(_COLOURS - clear, method, dither=Image.Dither.FLOYDSTEINBERG)
    if clear:
        palette = (few.getpalette() or [])[: 3 * (_COLOURS - 1)]
        few.putpalette(palette + [0] * (3 * _COLOURS - len(palette)))
        gone = frame.getchannel("A").point([255] * 128 + [0] * 128)
        few.paste(_COLOURS - 1, mask=gone)
    return few
