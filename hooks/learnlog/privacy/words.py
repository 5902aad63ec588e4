"""The lists of words that the detectors go by, read once a process."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from learnlog.privacy.plain_form import plain_form

FILES = ("data/privacy/words.json", "data/privacy/names.json")


@cache
def _lists() -> Mapping[str, object]:
    every = (
        json.loads(resources.files("learnlog").joinpath(file).read_text("utf-8")) for file in FILES
    )
    return {name: found for lists in every for name, found in lists.items()}


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, as they are written there."""
    return frozenset(_split(_lists()[name]))


@cache
def small_words(name: str) -> frozenset[str]:
    """The words of a list in small letters."""
    return frozenset(word.lower() for word in words(name))


@cache
def words_by_key(name: str) -> Mapping[str, frozenset[str]]:
    """A list of lists: the words that belong to each key."""
    found = _lists()[name]
    assert isinstance(found, dict)
    return {key: frozenset(_split(lines)) for key, lines in found.items()}


@cache
def reserved(name: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of the values of one sort that are set aside for examples."""
    found = _lists()["reserved"]
    assert isinstance(found, dict)
    return tuple(re.compile(one) for one in found[name]["patterns"])


def is_reserved(name: str, value: str) -> bool:
    """Whether a value, in its plainest form, is one that is set aside for examples."""
    return any(pattern.match(value) for pattern in reserved(name))


def one_of(choices: Iterable[str]) -> str:
    """A part of a pattern: any of some words, the longest first."""
    longest_first = sorted(set(choices), key=lambda word: (-len(word), word))
    escaped = (re.sub(r"([.+])", r"\\\1", word) for word in longest_first)
    return f"(?:{'|'.join(escaped)})"


def _split(lines: object) -> list[str]:
    assert isinstance(lines, list)
    return [word for line in lines for word in plain_form(line).split(", ")]
