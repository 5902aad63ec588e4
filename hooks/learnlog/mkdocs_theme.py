"""Material's templates, learnlog's before them and their faults mended; for the adapter only."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from jinja2 import Environment
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from learnlog.content_faults import without_faults
from learnlog.content_policy import REFERRER, SitePolicy
from learnlog.markdown.comments import without_comments
from learnlog.mkdocs_navigation import NavigationHtml
from learnlog.mkdocs_policy import page_policy
from learnlog.mkdocs_surroundings import has_own_templates
from learnlog.mkdocs_telling import LOG, tell
from learnlog.mkdocs_templates import THEME, know_templates, mend
from learnlog.privacy.marks import has_marks
from learnlog.site_assets import SCROLLING_SCRIPT
from learnlog.stopped_by_policy import stopped_in_page
from learnlog.theme_faults import HINTS

_INSTEAD = "Browsers show the same words in hints of their own; delete the line in mkdocs.yml"


def add_theme(config: MkDocsConfig) -> None:
    """Put learnlog's templates before Material's, and behind those of the owner's `custom_dir`."""
    own = str(THEME)
    if config.theme.name == "material" and own not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, own)
        if SCROLLING_SCRIPT not in map(str, config.extra_javascript):
            config.extra_javascript.append(deferred(SCROLLING_SCRIPT))
        _leave_hints_to_browsers(config)


def _leave_hints_to_browsers(config: MkDocsConfig) -> None:
    features = config.theme.get("features") or []
    if HINTS in features:
        config.theme["features"] = [one for one in features if one != HINTS]
        LOG.info("%s is left out: it takes what stands in a title for HTML. %s", HINTS, _INSTEAD)


def deferred(uri: str) -> ExtraScriptValue:
    """A script that is run once the page is there."""
    script = ExtraScriptValue(uri)
    script.defer = True
    return script


class Policed(Protocol):
    """What knows the policy of the site that is being built, and how its pages are made."""

    policy: SitePolicy

    @property
    def own_loop(self) -> bool:
        """Whether our own loop makes the pages of this build."""


def begin_theme(config: MkDocsConfig) -> None:
    """Know the theme's templates before anybody asks for one, as the search does."""
    if config.theme.name == "material":
        know_templates(config.theme)


class ThemeEvents:
    """What is mended in one build of MkDocs, before and after the templates."""

    adapter: Policed

    def on_env(self, env: Environment, config: MkDocsConfig, **_: object) -> Environment:
        """Mend Material's templates as they are loaded; other themes are left alone."""
        if config.theme.name == "material":
            mend(env)
            env.globals["learnlog_policy"] = page_policy(self.adapter.policy, config)
            env.globals["learnlog_referrer"] = REFERRER
            env.globals["learnlog_nav"] = NavigationHtml(
                self.adapter.own_loop and not has_own_templates(config)
            )
        return env

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Mend what Python-Markdown made of a page's text, and leave out what its writer noted.

        A mark of a private passage must be gone by now; one that has come from elsewhere, from an
        included file for one, stops the build.
        """
        if has_marks(html):
            message = "a private passage came into this page by another way than from its own file"
            raise PluginError(f"{page.file.src_uri}: {message}; nothing was built")
        return without_comments(without_faults(html))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Tell what of a page's content readers' browsers will stop."""
        if config.theme.name == "material":
            path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
            for problem in stopped_in_page(path, page.content or "", self.adapter.policy):
                tell(problem)
        return output
