"""Which pages are taken, how wide, and in which colours."""

from __future__ import annotations

from typing import NamedTuple


class Shot(NamedTuple):
    """One picture: `name` is its file, `address` the page below the site; sizes are in CSS pixels.

    `top` is how far down the page the picture begins.
    """

    name: str
    address: str
    width: int = 1280
    height: int = 900
    scheme: str = "light"
    top: int = 0


PHONE = (360, 740)

SHOTS = (
    Shot("week", "weeks/2026-06-08/", height=1000),
    Shot("home", "", height=1000, top=480),
    Shot("timeline", "timeline/", height=1150),
    Shot("ideas", "ideas/", height=1150),
    Shot("idea", "ideas/4/", scheme="dark"),
    Shot("week-on-a-phone", "weeks/2026-06-08/", *PHONE),
)
