"""A built site on a port of this computer, below the path that its pages expect."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True)
class Served:
    """A site that is being served: `folder` is what was built, `root` its address with `/`."""

    folder: Path
    root: str

    def pages(self) -> list[str]:
        """The addresses of all pages below `root`, in order ("ideas/1/")."""
        files = sorted(self.folder.rglob("*.html"))
        names = (file.relative_to(self.folder).as_posix() for file in files)
        return [name.removesuffix("index.html") for name in names]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a connection is used again, as servers of sites do

    def __init__(
        self,
        *args: object,
        base: str,
        headers_too: Mapping[str, str],
        instead: Mapping[str, Path],
        **rest: object,
    ):
        self.base, self.headers_too, self.instead = base, headers_too, instead
        super().__init__(*args, **rest)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """What lies at a path; outside of the site there is nothing."""
        if found := self.instead.get(path.removeprefix(self.base)):
            return str(found)
        inside = path.startswith(self.base)
        return super().translate_path("/" + path[len(self.base) :] if inside else "/404-nothing")

    def handle(self) -> None:
        """Answer until the browser ends the connection, be it in the middle of a file."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def end_headers(self) -> None:
        """Add the headers that a test asks for."""
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def with_nothing_to_search(folder: Path, base: str, aside: Path) -> Iterator[Served]:
    """Serve a site with nothing for its search to find, for tests that open many pages and search
    none; what is served instead lies in the folder `aside`.

    The theme makes an index of all words of the site on every page that is opened, which costs
    about as much as the page itself, and several times as much where the site has 500 pages.
    """
    name = "search/search_index.json"
    index = json.loads((folder / name).read_text("utf-8"))
    empty = aside / "nothing-to-search.json"
    empty.write_text(json.dumps({**index, "docs": []}), encoding="utf-8")
    with serving(folder, base, {name: empty}) as served:
        yield served


@contextmanager
def serving(
    folder: Path, base: str = "/", instead: Mapping[str, Path] | None = None, **headers: str
) -> Iterator[Served]:
    """Serve a folder for a while, with other files `instead` of those at some addresses.

    `headers` are sent along (`Content_Security_Policy="…"`).
    """
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    handler = partial(
        _Handler, base=base, headers_too=named, instead=instead or {}, directory=str(folder)
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(folder, f"http://127.0.0.1:{server.server_address[1]}{base}")
    finally:
        server.shutdown()
        server.server_close()
