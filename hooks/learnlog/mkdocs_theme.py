"""Material's templates, learnlog's before them and their faults mended; for the adapter only."""

from __future__ import annotations

import logging
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import Extension
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from learnlog.content_faults import without_faults
from learnlog.theme_faults import mended

THEME = Path(__file__).parent / "theme"
SCROLLING = "assets/learnlog-scrolling.js"
# With this feature Material's script writes a title that was cut short, or stands in a `title`
# attribute, into the page as HTML, so that words of a writer could run.
HINTS = "content.tooltips"

_INSTEAD = "Browsers show the same words in hints of their own; delete the line in mkdocs.yml"
_LOG = logging.getLogger("mkdocs.plugins.learnlog")


def add_theme(config: MkDocsConfig) -> None:
    """Put learnlog's templates before Material's, and behind those of the owner's `custom_dir`."""
    own = str(THEME)
    if config.theme.name == "material" and own not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, own)
        if SCROLLING not in map(str, config.extra_javascript):
            config.extra_javascript.append(deferred(SCROLLING))
        _leave_hints_to_browsers(config)


def _leave_hints_to_browsers(config: MkDocsConfig) -> None:
    features = config.theme.get("features") or []
    if HINTS in features:
        config.theme["features"] = [one for one in features if one != HINTS]
        _LOG.info("%s is left out: it takes what stands in a title for HTML. %s", HINTS, _INSTEAD)


def deferred(uri: str) -> ExtraScriptValue:
    """A script that is run once the page is there."""
    script = ExtraScriptValue(uri)
    script.defer = True
    return script


class Mending(Extension):
    """Jinja's door to the text of a template before it is read."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Mend the source of the template with this name."""
        return mended(name or "", source)


class ThemeEvents:
    """What is mended in one build of MkDocs, before and after the templates."""

    def on_env(self, env: Environment, config: MkDocsConfig, **_: object) -> Environment:
        """Mend Material's templates as they are loaded; other themes are left alone."""
        if config.theme.name == "material":
            env.add_extension(Mending)
        return env

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Mend what Python-Markdown made of a page's text."""
        return without_faults(html)
