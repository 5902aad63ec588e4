"""The top tips of all interviews, and who gave them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from learnlog import addresses
from learnlog.model import Interview
from learnlog.titles import said_by
from learnlog.views.interviews import day_of, newest_first
from learnlog.views.site import Link, Site


@dataclass(frozen=True, slots=True)
class TopTip:
    """A top tip: who said it (role and organisation), in which interview, and when."""

    words: str
    answered_by: str
    interview: Link
    day: str


@dataclass(frozen=True, slots=True)
class TopTipsPage:
    """The tips of the newest interview first."""

    tips: list[TopTip]


def top_tips_page(site: Site) -> TopTipsPage | None:
    """The values of the page; None where no interview has a top tip."""
    tips = list(_tips(site))
    return TopTipsPage(tips) if tips else None


def _tips(site: Site) -> Iterator[TopTip]:
    for entry in newest_first(site):
        details = entry.details
        if isinstance(details, Interview) and details.top_tip:
            link = site.entry_link(addresses.TOP_TIPS, entry)
            yield TopTip(details.top_tip, said_by(details), link, day_of(entry))
