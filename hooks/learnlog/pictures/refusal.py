"""Why a file is not published, in words for the person who put it there."""

from __future__ import annotations

from dataclasses import dataclass

AGAIN = "open it, look whether it is whole, and save it again"


@dataclass(frozen=True, slots=True)
class Refusal:
    """`reason` says what is wrong, `way_out` what to do instead, `name` a better file name."""

    reason: str
    way_out: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.reason}; {self.way_out}"


class Unusable(Exception):  # noqa: N818 - it is no error of the program
    """Raised within this package, where a picture turns out to be one that can't be shown."""

    def __init__(self, reason: str, way_out: str) -> None:
        super().__init__(reason)
        self.refusal = Refusal(reason, way_out)
