"""A page of MkDocs as it is finished: its HTML, and all that others want to know of it."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from learnlog.mkdocs_hearing import Message
from learnlog.mkdocs_rendering import Found, found

_FAST = 1  # the level of compression


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """What was made of a page, and whether it `keeps` until the next build.

    `seen` are the paths its links were looked up by, `anchors` the places in it that others can
    link to, `links` the anchors in other files it links to, `search` its entries in the search
    index, and `told` what was said while it was made.
    """

    title: str | None
    meta: dict[str, Any]
    seen: dict[str, Found]
    anchors: list[str]
    links: dict[str, dict[str, str]]
    search: list[dict[str, Any]]
    told: list[Message]
    html: bytes | memoryview  # compressed
    keeps: bool

    def output(self) -> bytes:
        """The HTML of the page, as UTF-8."""
        return zlib.decompress(self.html)

    def is_of(self, files: Files) -> bool:
        """Whether all that it links to is where it was."""
        known = files.src_uris  # most paths stand there as they are
        return all(
            found(known.get(path) or files.get_file_from_path(path)) == it
            for path, it in self.seen.items()
        )

    def restore(self, page: Page, files: Files) -> None:
        """Tell MkDocs what it would know of the page if it had read it."""
        page.markdown, page.meta, page.title = "", dict(self.meta), self.title
        page.present_anchor_ids = set(self.anchors)
        targets = {uri: files.get_file_from_path(uri) for uri in self.links}
        page.links_to_anchors = {
            file: self.links[uri] for uri, file in targets.items() if file is not None
        }

    def rest(self) -> FinishedPage:
        """What MkDocs still wants to know of a page that it has made itself."""
        return replace(self, meta={}, seen={}, anchors=[], links={}, html=b"")

    def packed(self) -> bytes:
        """Everything as bytes."""
        facts = {name: getattr(self, name) for name in self.__slots__ if name != "html"}
        text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"), default=str)
        head = text.encode("utf-8", "surrogatepass")
        return len(head).to_bytes(4, "little") + head + self.html

    @classmethod
    def unpacked(cls, data: bytes | memoryview) -> FinishedPage:
        """The page of some bytes."""
        end = 4 + int.from_bytes(data[:4], "little")
        return cls(**json.loads(bytes(data[4:end])), html=data[end:])


def compressed(html: str) -> bytes:
    """HTML as it is kept."""
    return zlib.compress(html.encode("utf-8", errors="xmlcharrefreplace"), _FAST)


def plain_meta(page: Page) -> dict[str, Any] | None:
    """The front matter of a page as it can be kept; None where that would not be the same."""
    try:
        meta = json.loads(json.dumps(page.meta))
    except (TypeError, ValueError):
        return None
    return meta if meta == page.meta else None
