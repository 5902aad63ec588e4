"""A preview by MkDocs, or by its fork, that sees an edit at once; for the command only.

MkDocs looks at all files twice a second. Here the system tells of changes where it can, and the
port is asked for before the first build, so that nobody waits for a preview that can't be shown.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer, _serve_url
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from learnlog.garbage import collecting_seldom
from learnlog.mkdocs_building import refuse_switched_off
from learnlog.mkdocs_telling import LOG
from learnlog.mkdocs_watching import watched

QUIET = 0.02  # seconds without another change: a program saves in several steps
POLLING = 0.5  # seconds between two looks where the system does not tell


class PreviewServer(LiveReloadServer):
    """MkDocs' server, told of changes by the system; where that can't be, it looks for them."""

    def __init__(
        self, builder: Callable[..., None], address: tuple[str, int], root: str, mount_path: str
    ) -> None:
        self.allow_reuse_address = os.name == "posix"  # elsewhere two programs would share a port
        super().__init__(self._or_as_before(builder), *address, root=root, mount_path=mount_path)
        self.build_delay = QUIET
        self.server_bind()  # raises OSError where another program has the port
        self.server_activate()

    def watch_with(self, polling: bool, paths: Sequence[str]) -> None:
        """Begin to watch, by looking or by being told. Raises OSError where nobody can tell."""
        observer: Any = PollingObserver(timeout=POLLING) if polling else Observer()
        self.observer = observer
        self._watched_paths.clear()
        for path in paths:
            self.watch(path)
        self.observer.start()

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Build again when a file changes, or any below a folder."""
        whole = os.path.abspath(path)  # noqa: PTH100 - a link stays a link
        if whole in self._watched_paths:
            return
        self._watched_paths[whole] = 1
        self._watch_refs[whole] = watched(self.observer, whole, self._wanted, recursive)

    def _or_as_before(self, builder: Callable[..., None]) -> Callable[..., None]:
        """A build that, where it fails, leaves the pages that are there to whoever asks for them;
        MkDocs would have them wait until one comes about.
        """

        def build(*given: object) -> None:
            try:
                builder(*given)
            except BaseException:
                with self._epoch_cond:
                    self._wanted_epoch = self._visible_epoch
                    self._epoch_cond.notify_all()
                raise

        return build

    def show(self, open_in_browser: bool) -> None:
        """Serve until it is interrupted, building after each change."""
        self.serve_thread.start()
        if open_in_browser:
            webbrowser.open(self.url)
        self._build_loop()  # type: ignore[no-untyped-call]

    def _wanted(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()


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
    shown. Raises OSError
    where the address can't be had, and MkDocs' Abort where the settings can't be used.
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
            if config is None:
                config = load_config(settings, site_dir=site_dir)
                config.site_url = url
                for folder in _templates(config):
                    server.watch(folder)
            with collecting_seldom():
                build(config, serve_url=url)

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
