"""The options of confidentiality: what the site allows, and who has to declare its entries."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from learnlog.privacy.allowances import Allowance
from learnlog.problems import Source

LONGEST = 300


class Declarations(Enum):
    """What becomes of an entry that nobody has declared anonymised."""

    OFF = "off"
    WARN = "warn"
    REQUIRE = "require"

    def __str__(self) -> str:
        return self.value


def read_declaration_option(value: object) -> Declarations:
    """One of three words; ValueError says what is wrong. YAML takes a bare `off` for false."""
    try:
        return Declarations("off" if value is False else value)
    except ValueError:
        raise ValueError(f"'{value}' is none of off, warn, require") from None


def read_allow(value: object) -> tuple[Allowance, ...]:
    """What may be published, with the reason of each; ValueError says what is wrong.

    The source of an allowance is its place in the list, as a line of no file.
    """
    if not isinstance(value, list | tuple):
        raise ValueError(f"'{str(value)[:60]}' is not a list of words, each with its reason")
    return tuple(_allowance(at, one) for at, one in enumerate(value, start=1))


def _allowance(at: int, one: object) -> Allowance:
    found = one if isinstance(one, Mapping) else {"text": one}
    text, because = (" ".join(str(found.get(name) or "").split()) for name in ("text", "because"))
    if others := [str(name)[:60] for name in found if name not in ("text", "because")]:
        raise ValueError(f"item {at} has '{others[0]}'; its lines are 'text' and 'because'")
    if not text or len(text) > LONGEST:
        raise ValueError(f"item {at} has no 'text': the words that may be published")
    if not because:
        raise ValueError(f"item {at} has no reason; write below it why it may be published")
    return Allowance(text, because, Source("", at))
