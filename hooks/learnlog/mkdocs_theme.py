"""Material's templates, learnlog's before them and their faults mended; for the adapter only."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment
from jinja2.ext import Extension
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from learnlog.content_faults import without_faults
from learnlog.markdown.comments import without_comments
from learnlog.privacy.marks import marks
from learnlog.theme_faults import mended

THEME = Path(__file__).parent / "theme"
SCROLLING = "assets/learnlog-scrolling.js"


def add_theme(config: MkDocsConfig) -> None:
    """Put learnlog's templates before Material's, and behind those of the owner's `custom_dir`."""
    own = str(THEME)
    if config.theme.name == "material" and own not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, own)
        if SCROLLING not in map(str, config.extra_javascript):
            config.extra_javascript.append(deferred(SCROLLING))


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
        """Mend what Python-Markdown made of a page's text, and leave out what its writer noted.

        A mark of a private passage must be gone by now; one that has come from elsewhere, from an
        included file for one, stops the build.
        """
        if any(mark.exact for mark in marks(html)):
            message = "a private passage came into this page by another way than from its own file"
            raise PluginError(f"{page.file.src_uri}: {message}; nothing was built")
        return without_comments(without_faults(html))
