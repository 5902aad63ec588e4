"""Which words are given names and hardly anything else."""

from __future__ import annotations

from functools import cache

from learnlog.privacy.words import words


def is_a_sure_name(word: str) -> bool:
    """Whether a word with its capital is a given name and hardly anything else."""
    return word in sure_names()


@cache
def sure_names() -> frozenset[str]:
    """The given names that are no other words."""
    return words("given_names") - words("given_names_unsure") - words("not_names")
