"""How ideas moved from status to status, move by move and in one stretch of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learnlog.config import ASIDE, Config
from learnlog.model import Entry, Idea


@dataclass(frozen=True, slots=True)
class Move:
    """An idea is born with a status (`came_from` is None), or gets another one."""

    idea: Idea
    entry: Entry
    anchor: str
    came_from: str | None
    to: str
    note: str | None

    @property
    def born(self) -> bool:
        """Whether the idea begins with it."""
        return self.came_from is None


@dataclass(frozen=True, slots=True)
class Path:
    """The statuses an idea went through, the one that it began with among them; `last` led here."""

    statuses: tuple[str, ...]
    last: Move

    @property
    def idea(self) -> Idea:
        """Whose path it is."""
        return self.last.idea

    def decided(self, config: Config) -> bool:
        """Whether it ends with a decision: taken up, parked, rejected or merged."""
        return self.statuses[-1] in (config.statuses[-1], *ASIDE)


def moves_of(idea: Idea, config: Config) -> Iterator[Move]:
    """An idea's birth and every change of its status, in order."""
    now: str | None = None
    for moment in idea.history:
        said = moment.status if moment.status in config.all_statuses else None
        to = said or now or config.statuses[0]
        if to != now and moment.kind in ("born", "update"):
            yield Move(idea, moment.entry, moment.anchor, now, to, moment.note)
            now = to


def paths(moves: Iterable[Move]) -> list[Path]:
    """The path of every idea that is moved, in the order of their last moves."""
    found: dict[int, Path] = {}
    for move in moves:
        before = found.pop(move.idea.number, None)
        begun = before.statuses if before else tuple(filter(None, [move.came_from]))
        found[move.idea.number] = Path((*begun, move.to), move)
    return list(found.values())
