"""The time that an idea spent in each status, in words and as a strip."""

from __future__ import annotations

from dataclasses import dataclass

from learnlog.charts.strips import Piece, strip
from learnlog.config import Config
from learnlog.model import Idea
from learnlog.time_in_status import Stay, stays
from learnlog.views.parts import counted
from learnlog.views.site import Site
from learnlog.views.status_looks import status_look
from learnlog.weeks import short_date


@dataclass(frozen=True, slots=True)
class StayLine:
    """A status, how long the idea had it in words, and its piece of the strip."""

    status: str
    look: str
    said: str
    piece: Piece


def stay_lines(site: Site, idea: Idea) -> list[StayLine]:
    """The statuses of an idea in order, to today."""
    config = site.log.config
    lives = idea.status in config.live_statuses
    spent = stays(idea, site.log.today if lives else idea.last_seen, config)
    pieces = strip([0 if _settled(one, config) else one.days for one in spent])
    return [
        StayLine(one.status, status_look(one.status, config), _said(one, config), piece)
        for one, piece in zip(spent, pieces, strict=True)
    ]


def _settled(stay: Stay, config: Config) -> bool:
    """Whether it is the end of an idea's way so far: nobody counts how long that goes on."""
    return stay.last and stay.status not in config.live_statuses


def _said(stay: Stay, config: Config) -> str:
    if _settled(stay, config):
        return f"since {short_date(stay.begin)}"
    if stay.last:
        return f"{counted(stay.weeks, 'week', 'weeks')} so far" if stay.weeks else "since this week"
    return counted(stay.weeks, "week", "weeks") if stay.weeks else "less than a week"
