"""What a page and a site's settings need that a content security policy must know of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from learnlog.content_policy import SitePolicy
from learnlog.files import site_file
from learnlog.problems import Problem, Source
from learnlog.site_assets import COMMENTS_SCRIPT, VIDEO_SCRIPT
from learnlog.stopped_by_policy import asked_of_others, host_of
from learnlog.videos import PLAYERS

INSTANT = "navigation.instant"
FONTS = "fonts.googleapis.com"
ANALYTICS = "www.googletagmanager.com"

_PLAYER = re.compile(r'\sdata-learnlog-embed="(https://[^"]+)"')


class Needs(NamedTuple):
    """The players that videos lead to, and whether there is a button for comments."""

    players: tuple[str, ...] = ()
    comments: bool = False


def needs_of_page(meta: Mapping[str, Any], html: str) -> Needs:
    """What a page needs, by its front matter and its HTML."""
    said = meta.get("learnlog")
    answers = said.get("answers") if isinstance(said, dict) else None
    players = _PLAYER.findall(html) if "data-learnlog-embed" in html else ()
    return Needs(tuple(players), bool(answers and answers.get("comments")))


def needs_of_all(features: Iterable[str], scripts: Iterable[str]) -> Needs | None:
    """What every page must allow; None where each has a policy of its own.

    Where the theme loads pages in place, all rules that were met hold at once. So there every
    page allows what any page of the log needs.
    """
    if INSTANT not in features:
        return None
    known = set(scripts)
    return Needs(PLAYERS if VIDEO_SCRIPT in known else (), COMMENTS_SCRIPT in known)


def settings_stopped(
    addresses: Iterable[str], font: bool, analytics: bool, policy: SitePolicy
) -> Iterator[Problem]:
    """What the settings of the site have every page fetch, and the policy stops.

    `addresses` are those of style sheets and scripts; `font` and `analytics` tell whether the theme
    asks others for either.
    """
    asked = [host_of(address) for address in addresses]
    asked += [FONTS] if font else []
    asked += [ANALYTICS] if analytics else []
    source = Source(site_file.NAME, 0)
    for problem in asked_of_others(source, "every page asks for", filter(None, asked), policy):
        yield _said_better(problem)


def _said_better(problem: Problem) -> Problem:
    if FONTS in problem.message:
        return Problem(
            problem.source,
            problem.code,
            "the theme would fetch its fonts from Google, which readers' browsers will not do; "
            "have it use those of the reader",
            "theme:\n  name: material\n  font: false",
        )
    return problem
