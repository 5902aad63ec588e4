"""All detectors, and what they find together in a text or in the name of a file."""

from __future__ import annotations

from collections.abc import Callable

from learnlog.privacy.findings import Finding

DETECTORS: tuple[Callable[[str], tuple[Finding, ...]], ...] = ()


def find_all(text: str) -> tuple[Finding, ...]:
    """What could identify somebody in a text, in order of place, no two over each other."""
    return tuple(sorted(one for find in DETECTORS for one in find(text)))


def find_in_name(path: str) -> tuple[Finding, ...]:
    """The same in the name of a file or folder, where hyphens stand for blanks."""
    return find_all(path)
