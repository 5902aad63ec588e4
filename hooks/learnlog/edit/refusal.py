"""Why a file was left as it is, in words for the person who asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that was not made: `message` says why, `way_out` what to do instead."""

    message: str
    way_out: str = ""

    def __str__(self) -> str:
        return "\n".join(_sentence(one) for one in (self.message, self.way_out) if one)


def _sentence(text: str) -> str:
    """A text with a capital and a full stop, but none behind a path, a command or a list."""
    ends_well = text[-1] in ".:!?…" or "/" in text.rsplit(" ", 1)[-1] or ": learnlog " in text
    stop = "" if ends_well or "\n" in text else "."
    named = any(sign in text.split(" ", 1)[0] for sign in "/.'")  # a file or command comes first
    begun = text if named else text[0].upper() + text[1:]
    return f"{begun}{stop}"


class Refused(Exception):  # noqa: N818 - it is no error of the program
    """Raised only where no value can be given back: on entering `site_lock`."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal
