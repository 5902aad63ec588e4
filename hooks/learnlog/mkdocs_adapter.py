"""MkDocs' side of learnlog: this and the modules named `mkdocs_…` alone know MkDocs.

Everything is checked before MkDocs writes, and it writes beside the last site.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from learnlog.edit.refusal import Refused
from learnlog.files import decoding, site_file
from learnlog.files.site_swap import SiteSwap
from learnlog.garbage import Tidying, collecting_later, collecting_seldom
from learnlog.markdown.github_markdown import Memory
from learnlog.mkdocs_build import Adapter
from learnlog.mkdocs_first_look import Shower
from learnlog.mkdocs_last_site import last_site
from learnlog.mkdocs_pages import add_markdown, describe, folder_of
from learnlog.mkdocs_surroundings import reason_against
from learnlog.mkdocs_telling import LOG, has_warned
from learnlog.mkdocs_theme import ThemeEvents, add_theme, begin_theme
from learnlog.problems import Source

BOTH = "learnlog is switched on twice in mkdocs.yml, as a plugin and as a hook; delete one"


class Events(ThemeEvents):
    """MkDocs' events, the same for the hook and the plugin but for where the options stand."""

    adapter: Adapter

    def __init__(self) -> None:
        self.adapter, self.swap, self._in_place = Adapter(), SiteSwap(LOG.info), False
        self._tidying, self._until_the_end = Tidying(), ExitStack()

    def options_in(self, config: MkDocsConfig) -> Mapping[str, object]:
        """The options that the owner wrote; stops where learnlog is switched on twice."""
        raise NotImplementedError

    def on_startup(self, command: str, dirty: bool) -> None:
        """Know a preview from a build, and one of everything from one of what has changed."""
        self.adapter = Adapter()
        self.adapter.serving = command == "serve"
        self._in_place = dirty or self.adapter.serving
        Memory.on = self.adapter.serving

    @event_priority(100)
    def _first(self, config: MkDocsConfig) -> MkDocsConfig:
        begin_theme(config)
        return config

    def _configured(self, config: MkDocsConfig) -> MkDocsConfig:
        """Look for contradictions at once, and add what the pages need."""
        self.options_in(config)
        add_markdown(config)
        add_theme(config)
        return config

    on_config = CombinedEvent(_first, _configured)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read the log, and have MkDocs write beside the last site."""
        self._tidying.put_off()
        self._until_the_end.enter_context(collecting_seldom())
        decoding.Memory.begin()
        with collecting_later():
            self.adapter.read(config, self.options_in(config))
        if not self._in_place:
            last = config.site_dir
            config.site_dir = self.swap.begin(last, folder_of(config))
            self.adapter.keeping.folder = last_site(last, config.site_dir, folder_of(config))
        elif self.adapter.serving and not reason_against(config):
            self.adapter.keeping.folder.begin(config)
            self.adapter.look_first(config)
        else:
            self.adapter.keeping.folder.forget()

    @event_priority(50)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages."""
        self.adapter.keeping.folder.listed(files, config)
        with collecting_seldom():
            added = self.adapter.add_pages(files, config)
        if not self.adapter.serving:
            decoding.Memory.end()
        return added

    @event_priority(-1000)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, **_: object) -> Navigation:
        """Have the pages made in our own order, where their navigation is known."""
        self.adapter.keeping.listed(nav, config, repr(self.adapter.policy))
        return nav

    def on_env(self, env: Any, config: MkDocsConfig, **_: object) -> Any:
        """Mend the templates; files are written from now on."""
        self.adapter.keeping.look.end()
        return super().on_env(env, config)

    def on_serve(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Know the server that can show a page before the others, if it is one."""
        self.adapter.keeping.look.server = server if isinstance(server, Shower) else None
        return server

    def on_page_read_source(self, page: Page, **_: object) -> str | None:
        """Give the text of a page of the log."""
        return self.adapter.keeping.text_of(page)

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
        """Say in a sentence what the page holds, and let go of the text."""
        describe(page, markdown, config)
        self.adapter.release(page)
        return markdown

    @event_priority(100)
    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Mend all pages, and clean those of the log, before others read them."""
        return self.adapter.clean(super().on_page_content(html, page), page)

    @event_priority(-1000)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Put into a page what is known late."""
        output = super().on_post_page(output, page, config)
        return self.adapter.keeping.posted(output)

    @event_priority(-1000)
    def on_post_template(self, output_content: str, **_: object) -> str:
        """The same for the page of what is not found."""
        return self.adapter.keeping.filled(output_content)

    @event_priority(-1000)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the new site in the last one's place, when all others have added to it."""
        self.adapter.keeping.progress.end()
        self.adapter.keeping.finish()
        self._tidy_up()
        if config.strict and has_warned():
            return  # MkDocs fails the build in a moment, and tells `on_build_error`
        try:
            config.site_dir = self.swap.finish(config.site_dir)
        except Refused as refused:
            raise PluginError(str(refused)) from None

    def on_shutdown(self) -> None:
        """Keep for the next preview what this one has made."""
        self._tidying.put_off()
        decoding.Memory.end()
        self.adapter.keeping.close()

    def on_build_error(self, error: Exception) -> None:
        """Leave the last site as it is."""
        self._tidy_up()
        self.adapter.keeping.progress.end()
        self.adapter.keeping.fail()
        self.swap.abandon()

    def _tidy_up(self) -> None:
        """Look for garbage as before the build, and in a preview for all that this one left."""
        self._until_the_end.close()
        if self.adapter.serving:
            self._tidying.plan(self.adapter.pages)


class HookEvents(Events):
    """`hooks: [hooks/learnlog_hook.py]`, for sites that carry learnlog with them."""

    def options_in(self, config: MkDocsConfig) -> Mapping[str, object]:
        """The options under `extra: learnlog:`."""
        if "learnlog" in config.plugins:
            raise PluginError(BOTH)
        return config.extra.get("learnlog") or {}


class LearnlogPlugin(Events, BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """`plugins: [learnlog]`, for sites that install learnlog."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Keep the options: they are checked with all other input when the build begins."""
        self._options = dict(options)
        return [], []

    def options_in(self, config: MkDocsConfig) -> Mapping[str, object]:
        """The options under `plugins: - learnlog:`."""
        if any(hasattr(other, "LEARNLOG_HOOK") for other in config.plugins.values()):
            raise PluginError(BOTH)
        if config.extra.get("learnlog") is not None:
            raise PluginError(str(site_file.both_at_once(Source(site_file.NAME, 0))))
        return self._options
