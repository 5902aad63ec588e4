"""The content security policy among MkDocs' settings, pages and templates; for the adapter only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from learnlog import page_needs
from learnlog.config import Config
from learnlog.content_policy import SitePolicy
from learnlog.page_needs import needs_of_all, needs_of_page
from learnlog.problems import Problem


def site_policy(options: Config, preview: bool) -> SitePolicy:
    """What holds for all pages, by the owner's options."""
    return SitePolicy(options.content_security_policy, options.other_hosts, preview)


def page_policy(policy: SitePolicy, config: MkDocsConfig) -> Callable[[Page | None], str]:
    """What tells the templates the policy of a page (None: of the page for what is not found)."""
    features = config.theme.get("features") or ()
    if (all_pages := needs_of_all(features, map(str, config.extra_javascript))) is not None:
        same = policy.of_page(*all_pages)
        return lambda page: same
    return lambda page: policy.of_page(
        *(needs_of_page(page.meta, page.content or "") if page else ())
    )


def settings_stopped(config: MkDocsConfig, options: Config) -> Iterator[Problem]:
    """What the settings of the site have every page fetch, and the policy stops."""
    if config.theme.name != "material":
        return
    analytics = config.extra.get("analytics")
    yield from page_needs.settings_stopped(
        map(str, (*config.extra_javascript, *config.extra_css)),
        config.theme.get("font", True) is not False,
        isinstance(analytics, dict) and bool(analytics.get("provider")),
        site_policy(options, preview=False),
    )
