"""The content security policy among MkDocs' settings, pages and templates; for the adapter only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from learnlog.config import Config
from learnlog.content_policy import SitePolicy
from learnlog.files import site_file
from learnlog.problems import Problem, Source
from learnlog.site_assets import COMMENTS_SCRIPT, VIDEO_SCRIPT
from learnlog.stopped_by_policy import asked_of_others, host_of
from learnlog.videos import PLAYERS

_PLAYER = re.compile(r'\sdata-learnlog-embed="(https://[^"]+)"')
_FONTS = "fonts.googleapis.com"
_ANALYTICS = "www.googletagmanager.com"


def site_policy(options: Config, preview: bool) -> SitePolicy:
    """What holds for all pages, by the owner's options."""
    return SitePolicy(options.content_security_policy, options.other_hosts, preview)


def page_policy(policy: SitePolicy, config: MkDocsConfig) -> Callable[[Page | None], str]:
    """What tells the templates the policy of a page (None: of the page for what is not found).

    Where the theme loads pages in place, all rules that were met hold at once. So there every
    page allows what any page of the log needs.
    """
    scripts = set(map(str, config.extra_javascript))
    if "navigation.instant" in (config.theme.get("features") or ()):
        players = PLAYERS if VIDEO_SCRIPT in scripts else ()
        same = policy.of_page(players, COMMENTS_SCRIPT in scripts)
        return lambda page: same
    return lambda page: policy.of_page(*(_needs(page) if page else ((), False)))


def _needs(page: Page) -> tuple[list[str], bool]:
    """The players that a page's videos lead to, and whether it has a button for comments."""
    said = page.meta.get("learnlog")
    answers = said.get("answers") if isinstance(said, dict) else None
    comments = bool(answers and answers.get("comments"))
    return _PLAYER.findall(page.content or ""), comments


def settings_stopped(config: MkDocsConfig, options: Config) -> Iterator[Problem]:
    """What the settings of the site have every page fetch, and the policy stops."""
    policy = site_policy(options, preview=False)
    if config.theme.name != "material":
        return
    asked = [host_of(str(one)) for one in (*config.extra_javascript, *config.extra_css)]
    if config.theme.get("font", True) is not False:
        asked.append(_FONTS)
    analytics = config.extra.get("analytics")
    if isinstance(analytics, dict) and analytics.get("provider"):
        asked.append(_ANALYTICS)
    source = Source(site_file.NAME, 0)
    for problem in asked_of_others(source, "every page asks for", filter(None, asked), policy):
        yield _said_better(problem)


def _said_better(problem: Problem) -> Problem:
    if _FONTS in problem.message:
        return Problem(
            problem.source,
            problem.code,
            "the theme would fetch its fonts from Google, which readers' browsers will not do; "
            "have it use those of the reader",
            "theme:\n  name: material\n  font: false",
        )
    return problem
