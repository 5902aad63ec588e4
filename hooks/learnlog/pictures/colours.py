"""The colours of a picture as every screen takes them, without the profile that came with it."""

from __future__ import annotations

from PIL import Image, ImageCms

from learnlog.pictures.in_memory import profile

_SPACES = {"RGB": "RGB", "RGBA": "RGB", "CMYK": "CMYK"}


def plain_colours(image: Image.Image) -> Image.Image:
    """A picture in sRGB, which needs no profile, as a mode that browsers know.

    A profile may hold the name of a screen, a printer or a person, so none is kept. What it said
    of the colours is worked into the pixels.
    """
    data = image.info.get("icc_profile")
    if image.mode == "P" and data and not _is_srgb(data):
        image = _opaque_key(image.convert("RGBA" if "transparency" in image.info else "RGB"))
    if data and image.mode in _SPACES:
        image = _converted(image, data)
    if image.mode in ("CMYK", "YCbCr", "LAB", "HSV", "RGBX"):
        return image.convert("RGB")
    return image.convert("RGBA") if image.mode in ("PA", "La", "RGBa") else image


def is_clear(image: Image.Image) -> bool:
    """Whether one sees through a picture in RGBA anywhere."""
    return image.getchannel("A").getextrema() != (255, 255)


def without_what_is_hidden(image: Image.Image) -> Image.Image:
    """A picture whose wholly transparent pixels have no colour: under them may lie what somebody
    has rubbed out, as many programs only make it transparent.
    """
    if image.mode == "P" and isinstance(alphas := image.info.get("transparency"), bytes):
        used = image.histogram()
        if sum(not seen and used[index] > 0 for index, seen in enumerate(alphas)) > 1:
            image = _opaque_key(image.convert("RGBA"))
    if image.mode not in ("RGBA", "LA"):
        return image
    alpha = image.getchannel("A")
    if alpha.getextrema()[0]:
        return image
    visible = alpha.point([0] + [255] * 255)
    return Image.composite(image, Image.new(image.mode, image.size), visible)


def _converted(image: Image.Image, data: bytes) -> Image.Image:
    """The picture with its profile worked in; as it is, where the profile is broken or is sRGB."""
    try:
        source = profile(data)
        fits = source.profile.xcolor_space.strip() == _SPACES[image.mode]
        if not fits or _is_srgb(data):
            return image
        plain = image.convert("RGB") if image.mode == "RGBA" else image
        target = ImageCms.createProfile("sRGB")
        done = ImageCms.profileToProfile(plain, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    if done is None:
        return image
    if image.mode == "RGBA":
        done.putalpha(image.getchannel("A"))
    return done


def _is_srgb(data: bytes) -> bool:
    """Whether a profile says of itself that it is the one that all screens take for granted."""
    try:
        return "srgb" in ImageCms.getProfileDescription(profile(data)).lower()
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return True


def _opaque_key(other: Image.Image) -> Image.Image:
    other.info.pop("transparency", None)
    return other
