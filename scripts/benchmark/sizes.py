"""How large a made-up log is: weeks, and how many people write each of them."""

from __future__ import annotations

from typing import NamedTuple

import click


class Size(NamedTuple):
    """A log of `weeks` weeks by so many authors."""

    weeks: int
    authors: int = 1

    @property
    def entries(self) -> int:
        """How many entries it has."""
        return self.weeks * self.authors

    def __str__(self) -> str:
        if self.authors == 1:
            return f"{self.weeks:,}"
        return f"{self.entries:,} ({self.authors} authors × {self.weeks} weeks)"


def sizes(text: str) -> list[Size]:
    """The sizes in "52,520,50x104"; 50x104 are 50 authors who write for 104 weeks."""
    try:
        return [_size(one.strip()) for one in text.split(",")]
    except ValueError:
        raise click.BadParameter(f"'{text}' are no sizes such as 52,520,50x104") from None


def _size(text: str) -> Size:
    authors, times, weeks = text.partition("x")
    found = Size(int(weeks), int(authors)) if times else Size(int(text))
    if min(found) < 1:
        raise ValueError
    return found
