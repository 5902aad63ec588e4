"""What the owner has written for the home page."""

from __future__ import annotations

from learnlog.files.decoding import Decoded, decode
from learnlog.files.folder import Folder
from learnlog.front_matter.nodes import plain
from learnlog.header import read_header
from learnlog.markdown.comments import with_empty_comments
from learnlog.markdown.markdown_blocks import parse
from learnlog.model import Log
from learnlog.privacy.passages import public
from learnlog.views.site import OwnPage


def own_home(folder: Folder, log: Log, home: str) -> OwnPage:
    """What the owner has written for the home page, where it is no draft."""
    path = f"{log.config.docs_dir}/{home}"
    text = decode(path, folder.texts.get(path, b""))
    if path in log.drafts or not isinstance(text, Decoded):
        return OwnPage()
    header, _ = read_header(path, public(path, text.text).text, lines_allowed=True)
    if header is None:
        return OwnPage()
    body = header.body.strip()
    if "<!--" in body:
        body = with_empty_comments(body, parse(body))
    fields = {one.name: plain(one.value) for one in header.fields.fields if one.name != "draft"}
    return OwnPage(body, fields, path)
