"""Why a file was left as it is, in words for the person who asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that was not made: `message` says why, `way_out` what to do instead."""

    message: str
    way_out: str = ""

    def __str__(self) -> str:
        return f"{self.message}\n{self.way_out}" if self.way_out else self.message


class Refused(Exception):  # noqa: N818 - it is no error of the program
    """Raised only where no value can be given back: on entering `site_lock`."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal
