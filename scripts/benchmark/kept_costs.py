"""Costs that were measured, kept in a file, so that a run that was broken off goes on."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmark.building import Cost
from benchmark.sizes import Size

if TYPE_CHECKING:
    from benchmark.contenders import Contender


class KeptCosts:
    """Measures what is not in the file, and writes a line of JSON for each build at once.

    Without a file nothing is kept. Lines that a crash has cut off are passed over.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known: dict[str, dict[str, float]] = {}
        if file and file.is_file():
            for line in file.read_text("utf-8").splitlines():
                try:
                    self._known |= json.loads(line)
                except ValueError:
                    continue

    def cost(self, size: Size, one: Contender, number: int) -> Cost:
        """What the build with this number cost; it is made if nobody knows."""
        key = f"{size}: {one.name}: {number}"
        if known := self._known.get(key):
            return Cost(**known)
        cost = one.build(number)
        self._keep(key, asdict(cost))
        self.pages(size, one)  # now that they are there
        return cost

    def pages(self, size: Size, one: Contender) -> tuple[int, int]:
        """How many pages the site has that was built, and how many bytes they are together."""
        key = f"{size}: {one.name}: pages"
        if key not in self._known:
            number, in_all = one.pages()
            self._keep(key, {"number": number, "bytes": in_all})
        return int(self._known[key]["number"]), int(self._known[key]["bytes"])

    def _keep(self, key: str, value: dict[str, float]) -> None:
        self._known[key] = value
        if self._file:
            with self._file.open("a", encoding="utf-8") as lines:
                lines.write(f"{json.dumps({key: value}, ensure_ascii=False)}\n")
