"""The one place where Pillow opens and writes pictures: bytes in memory, never a file."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageFile

from learnlog.pictures.refusal import Unusable

LARGEST = 100_000_000  # pixels, of all pictures of an animation together


@contextmanager
def opened(data: bytes, kind: str) -> Iterator[ImageFile.ImageFile]:
    """A picture of this kind and no other, not yet decoded; raises `Unusable` for a huge one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is odd within it; what matters is looked at here
        with Image.open(BytesIO(data), formats=[kind]) as image:
            width, height = image.size
            if width * height * frames(image) > LARGEST:
                raise Unusable(
                    f"it has more than {LARGEST // 1_000_000} million pixels",
                    "save it smaller; 2,560 pixels are wide enough for any page",
                )
            yield image


def frames(image: Image.Image) -> int:
    """How many pictures a file holds one after the other."""
    return int(getattr(image, "n_frames", 1))


def written(image: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as bytes, with nothing but its pixels and what `options` say."""
    image.info = {name: image.info[name] for name in ("transparency",) if name in image.info}
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def profile(data: bytes) -> ImageCms.ImageCmsProfile:
    """A colour profile as it stands in a picture."""
    return ImageCms.ImageCmsProfile(BytesIO(data))
