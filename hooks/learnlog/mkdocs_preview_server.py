"""The server of a preview, which need not hold back a page that is ready before the others.

MkDocs' own answers no request while a build goes on, and tells all browsers to load their page
anew at its end. This one knows the page that a browser shows.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import webbrowser
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from mkdocs.livereload import LiveReloadServer
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from learnlog.mkdocs_watching import watched

QUIET = 0.02  # seconds without another change: a program saves in several steps
POLLING = 0.5  # seconds between two looks where the system does not tell
_ASKED_FOR_NEWS = re.compile(r"/livereload/([0-9]+)/(.*)", re.DOTALL)
_NEW = (".html", ".json", ".xml", ".gz")  # pages and the search: a change may be in any of them
_MOST_BYTES = 8_000_000  # of a file that is read as a whole

Responder = Callable[[str, list[tuple[str, str]]], object]


class PreviewServer(LiveReloadServer):
    """MkDocs' server, told of changes by the system; where that can't be, it looks for them.

    Pages and other files go by their places in the site's folder, as `weeks/2018-09-17/index.html`.
    """

    def __init__(
        self, builder: Callable[..., None], address: tuple[str, int], root: str, mount_path: str
    ) -> None:
        self.allow_reuse_address = os.name == "posix"  # elsewhere two programs would share a port
        super().__init__(self._or_as_before(builder), *address, root=root, mount_path=mount_path)
        self.build_delay = QUIET
        # What follows is looked at with `_epoch_cond` alone, like the epochs of MkDocs.
        self._epochs: dict[str, int] = {}  # of pages that are newer than the others
        self._first: tuple[str, ...] = ()  # pages that the build that goes on shows first
        self._handed_out: dict[str, bytes] = {}  # the sums of these and of what they fetched
        self._nothing_is_written = False
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

    def show(self, open_in_browser: bool) -> None:
        """Serve until it is interrupted, building after each change."""
        self.serve_thread.start()
        if open_in_browser:
            webbrowser.open(self.url)
        self._build_loop()  # type: ignore[no-untyped-call]

    def show_first(self, places: Iterable[str]) -> None:
        """Show these pages while the build goes on: they are as they will be. Until `writing` is
        called, no other file changes, so that what they show is handed out with them.
        """
        with self._epoch_cond:
            self._first = tuple(places)
            self._handed_out = {place: _sum(self._read(place)) for place in self._first}
            newer = {one: at for one, at in self._epochs.items() if at > self._visible_epoch}
            self._epochs = newer | dict.fromkeys(self._first, self._wanted_epoch)
            self._nothing_is_written = True
            self._epoch_cond.notify_all()

    def writing(self) -> None:
        """From now on the build writes files: whoever asks for one waits for its end."""
        with self._epoch_cond:
            self._nothing_is_written = False

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
                    self._settle(self._visible_epoch)
                    self._epoch_cond.notify_all()
                raise
            with self._epoch_cond:
                self._settle(self._wanted_epoch)

        return build

    def _settle(self, epoch: int) -> None:
        """At the end of a build: what was shown first is loaded again if it has changed since, or
        anything that was handed out with it.
        """
        if any(_sum(self._read(place)) != known for place, known in self._handed_out.items()):
            for place in self._first:
                self._epochs[place] = max(epoch, self._epochs[place]) + 1
        self._first, self._handed_out, self._nothing_is_written = (), {}, False

    def _wanted(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if asked := _ASKED_FOR_NEWS.fullmatch(path):
            return self._news(int(asked[1]), asked[2], start_response)
        if "\0" in path:
            return None  # no file can have it in its name
        place = self._place_of(path)
        if not place:
            return super()._serve_request(environ, start_response)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._is_ready(place))
            epoch, content = self._epoch_of(place), self._read(place)
            if self._nothing_is_written and content is not None:
                self._handed_out[place] = _sum(content)
        answer = "200 OK"
        if content is None:  # a folder, a film, or nothing
            found = super()._serve_request(environ, start_response)
            content = self._read("404.html") if found is None and place.endswith(".html") else None
            if content is None:
                return found
            answer = "404 Not Found"  # with our script, for there may be a page soon
        if place.endswith(".html"):
            content = self._with_script(content, epoch, place)
        kind = self._guess_type(place)  # type: ignore[no-untyped-call]
        start_response(answer, [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    def _news(self, epoch: int, place: str, start_response: Responder) -> list[bytes]:
        """Answer a browser that shows a page of an epoch, as soon as there is a newer one."""
        start_response("200 OK", [("Content-Type", "text/plain")])
        with self._epoch_cond:
            is_newer = lambda: self._epoch_of(place) > epoch  # noqa: E731
            self._epoch_cond.wait_for(is_newer, timeout=self.poll_response_timeout)
            return [b"%d" % self._epoch_of(place)]

    def _place_of(self, path: str) -> str:
        """The place of what stands at the path of an address; empty where nothing can."""
        if not path.startswith(self.mount_path):
            return ""
        below = path[len(self.mount_path) :]
        below += "index.html" if path.endswith("/") else ""
        return posixpath.normpath("/" + below).lstrip("/")  # never out of the folder

    def _is_ready(self, place: str) -> bool:
        if self._visible_epoch == self._wanted_epoch:
            return True
        return self._nothing_is_written and (place in self._first or not place.endswith(_NEW))

    def _epoch_of(self, place: str) -> int:
        return max(self._visible_epoch, self._epochs.get(place, 0))

    def _read(self, place: str) -> bytes | None:
        """What stands at a place, if it is a file that is to be read as a whole."""
        try:
            with open(os.path.join(self.root, place), "rb") as file:  # noqa: PTH118, PTH123
                is_short = os.fstat(file.fileno()).st_size <= _MOST_BYTES
                return file.read() if is_short else None
        except OSError:
            return None

    def _with_script(self, content: bytes, epoch: int, place: str) -> bytes:
        """A page with MkDocs' script that asks for news, of this very page."""
        with_script: bytes = self._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        before, call, after = with_script.rpartition(b"livereload(%d, " % epoch)
        _, end, rest = after.partition(b");")
        named = json.dumps(quote(place)).encode()
        return before + call + named + end + rest if call else with_script


def _sum(content: bytes | None) -> bytes:
    """What tells one content from another, and from none."""
    return sha256(content).digest() if content is not None else b""
