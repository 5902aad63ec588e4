"""The log and its lookups in a form that notes what a page looks at."""

from __future__ import annotations

from learnlog.by_day import ByDay
from learnlog.happenings import Happenings
from learnlog.kept.watched_days import watched_by_author, watched_days
from learnlog.kept.watched_values import watched
from learnlog.kept.watching import Watch
from learnlog.views.looking_back import LookingBack
from learnlog.views.site import Site


def watched_site(site: Site, watch: Watch) -> Site:
    """The lookups of a log, and the log itself."""
    config = watched(site.log.config, watch, "config", {})
    log = watched(site.log, watch, "log", {"config": config}, ("is_past", "weeks_since"))
    return watched(site, watch, "site", {"log": log})


def watched_back(back: LookingBack, site: Site, watch: Watch) -> LookingBack:
    """What is looked back on, with a site that is watched."""
    told = _watched_happenings(back.happenings, watch)
    return watched(back, watch, "back", {"site": site, "happenings": told})


def _watched_happenings(found: Happenings, watch: Watch) -> Happenings:
    by_day: dict[str, object] = {
        name: watched_days(watch, f"told.{name}", days)
        for name in Happenings.__slots__
        if isinstance(days := getattr(found, name), ByDay)
    }
    for name, days in (("listed", found.listed), ("closed", found.closed)):
        by_day[name] = watched_by_author(watch, f"told.{name}", days)
    return watched(found, watch, "told", by_day)
