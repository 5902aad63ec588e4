"""Links in raw HTML, which MkDocs leaves alone and Zensical takes for links between files."""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePosixPath

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ADDRESS = re.compile(r"""(?<=\s)(href|src)=(["'])(?![#?/]|[a-zA-Z][a-zA-Z0-9+.-]*:)(.+?)\2""")
_FILE = re.compile(r"\.md(?:[#?]|$)")  # Zensical leads to its page, wherever that is
_INDEXES = ("index.md", "README.md")


def as_from_file(html: str, uri: str) -> str:
    """HTML of the page of a file, its addresses relative to the file's folder.

    Zensical writes `../` before each where the page has a folder of its own, as in a link between
    files. Then they are again what they were: relative to the page.
    """
    file = PurePosixPath(uri)
    if file.name in _INDEXES or "=" not in html:
        return html
    return _TAG.sub(lambda tag: _ADDRESS.sub(partial(_shorter, file.stem), tag[0]), html)


def _shorter(own: str, found: re.Match[str]) -> str:
    name, quote, address = found.groups()
    if not _FILE.search(address):
        up, rest = address[:3] == "../", address[3:]
        address = (rest or "./") if up else f"{own}/{address}"
    return f"{name}={quote}{address}{quote}"
