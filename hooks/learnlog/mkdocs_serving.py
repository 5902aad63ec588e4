"""A preview by MkDocs, or by its fork, that sees an edit at once; for the command only.

MkDocs looks at all files twice a second. Here the system tells of changes where it can, and the
port is asked for before the first build, so that nobody waits for a preview that can't be shown.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import _serve_url

from learnlog.garbage import collecting_seldom
from learnlog.mkdocs_building import refuse_switched_off
from learnlog.mkdocs_preview_server import PreviewServer
from learnlog.mkdocs_telling import LOG


def serve_site(
    settings: str,
    address: tuple[str, int],
    *,
    polling: bool,
    open_in_browser: bool,
    begun: Callable[[str], object],
    built: Callable[[bool], object],
) -> None:
    """Show the site of a mkdocs.yml, by its path, until Ctrl-C.

    `begun` gets the address before the first build, `built` is told after each whether it is
    shown. Raises OSError where the address can't be had, and MkDocs' Abort where the settings
    can't be used.
    """
    site_dir = tempfile.mkdtemp(prefix="learnlog-preview-")
    try:
        _serve(settings, address, site_dir, polling, open_in_browser, begun, built)
    finally:
        shutil.rmtree(site_dir, ignore_errors=True)


def _serve(
    settings: str,
    address: tuple[str, int],
    site_dir: str,
    polling: bool,
    open_in_browser: bool,
    begun: Callable[[str], object],
    built: Callable[[bool], object],
) -> None:
    first = load_config(settings, site_dir=site_dir)
    refuse_switched_off(first)
    mount = urlsplit(first.site_url or "/").path
    url = _serve_url(*address, mount)
    first.site_url = url

    def builder(config: MkDocsConfig | None = None) -> None:
        with _told(built):
            now = config if config is not None else _loaded_again(settings, site_dir, url, server)
            with collecting_seldom():
                build(now, serve_url=url)

    server = PreviewServer(builder, address, root=site_dir, mount_path=mount)
    server.error_handler = lambda code: _error_page(Path(site_dir), code)
    first.plugins.on_startup(command="serve", dirty=False)
    try:
        begun(url)
        _watch(server, first, polling)  # before the build, which takes its time
        builder(first)
        first.plugins.on_serve(server, config=first, builder=builder)
        for one in first.watch:
            server.watch(one)
        server.show(open_in_browser)
    finally:
        server.shutdown()
        first.plugins.on_shutdown()


def _loaded_again(settings: str, site_dir: str, url: str, server: PreviewServer) -> MkDocsConfig:
    """The settings as they stand now; a folder of templates that they name now is watched too."""
    config = load_config(settings, site_dir=site_dir)
    config.site_url = url
    for folder in _templates(config):
        server.watch(folder)
    return config


@contextmanager
def _told(built: Callable[[bool], object]) -> Iterator[None]:
    """Tell whether a build is shown; what its owner can mend is an error, and no traceback."""
    try:
        yield
    except (ConfigurationError, TemplateError) as wrong:
        LOG.error("%s", wrong)
        built(False)
        raise Abort("When that is mended, the log is shown again.") from None
    except Exception:
        built(False)
        raise
    built(True)


def _watch(server: PreviewServer, config: MkDocsConfig, polling: bool) -> None:
    """Watch the log and its settings; by looking, where the system can't tell of so many files."""
    watched = [config.docs_dir, *filter(None, [config.config_file_path]), *_templates(config)]
    try:
        server.watch_with(polling, watched)
    except OSError:
        server.watch_with(True, watched)


def _templates(config: MkDocsConfig) -> list[str]:
    """The folder of the owner's templates, if it is one that no build writes into."""
    own = config.theme.custom_dir
    if not own or not os.path.isdir(own):  # noqa: PTH112
        return []
    folder, settings = os.path.realpath(own), os.path.realpath(config.config_file_path)
    return [] if os.path.commonpath([folder, settings]) == folder else [own]


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if code in (404, 500) and page.is_file() else None
