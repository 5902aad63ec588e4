"""What was found before in texts and in names of files, so that each is looked through once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from learnlog.privacy.findings import KINDS, Finding
from learnlog.privacy.names_of_files import find_in_name

Found: TypeAlias = tuple[Finding, ...]


class KnownTexts:
    """Findings by the sum of a text or name (SHA-256), which itself is never kept.

    `earlier` is what another one has `kept`; of anything in it that is no finding nothing counts.
    """

    def __init__(
        self, find: Callable[[str], Found], earlier: Mapping[str, object] | None = None
    ) -> None:
        self._find, self._earlier = find, earlier or {}
        self.kept: dict[str, Found] = {}
        self.looked_through = 0

    @property
    def changed(self) -> bool:
        """Whether there is anything to keep that was not kept before, or the other way round."""
        return self.kept.keys() != self._earlier.keys()

    def found(self, text: str) -> Found:
        """What could identify somebody in a text."""
        key = _sum(text)
        if key not in self.kept:
            known = _read(self._earlier.get(key), len(text))
            self.looked_through += known is None
            self.kept[key] = self._find(text) if known is None else known
        return self.kept[key]

    def found_in_name(self, path: str) -> Found:
        """What could identify somebody in the name of a file and of its folders."""
        key = f"name {_sum(path)}"
        if key not in self.kept:
            known = _read(self._earlier.get(key), len(path))
            self.kept[key] = find_in_name(path) if known is None else known
        return self.kept[key]


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _read(kept: object, length: int) -> Found | None:
    """What was kept, where it is a list of findings in a text of that length."""
    if not isinstance(kept, Iterable) or isinstance(kept, str | bytes):
        return None
    found: list[Finding] = []
    for one in kept:
        match one:
            case (int(start), int(end), str(kind)) if 0 <= start < end <= length and kind in KINDS:
                found.append(Finding(start, end, kind))
            case _:
                return None
    return tuple(found)
