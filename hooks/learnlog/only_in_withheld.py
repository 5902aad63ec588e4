"""Files that only what is withheld names: a draft's pictures wait together with their draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from posixpath import basename, dirname, normpath, splitext
from unicodedata import normalize
from urllib.parse import unquote

from learnlog.files.names import is_markdown

Text = tuple[str, str]  # the path of a text in the docs folder, and its words

_BEFORE = re.compile(r"[^\n\"'()<>=\[\]{}|,`]*\Z")
_LONGEST = 400  # signs of an address before the name of its file


def only_in_withheld(
    files: Iterable[str], published: Iterable[Text], withheld: Sequence[Text]
) -> dict[str, str]:
    """The `files` that a withheld text names and no published one does, each with the path of
    the text that it waits for.

    All paths are those in the docs folder. A text may be a whole page or a passage of one: what
    of a page is published goes into `published`, what is not into `withheld`, under one path.
    A withheld text names a file by its mere name, wherever it lies; a published one by a path
    that leads there. So of two files with one name, each goes with the page that shows it.
    """
    hidden = [(path, in_plain_signs(text).casefold()) for path, text in withheld]
    waiting = {
        file: path
        for file in files
        if (path := next((path for path, text in hidden if _mentions(file, text)), None))
        is not None
    }
    if not waiting:
        return {}
    shown = [(path, in_plain_signs(text)) for path, text in published]
    return {
        file: path
        for file, path in waiting.items()
        if not any(leads_to(file, page, text) for page, text in shown)
    }


def mentioned(files: Iterable[str], text: str) -> set[str]:
    """The files whose names a text holds, as words of their own, in whatever letters."""
    folded = in_plain_signs(text).casefold()
    return {file for file in files if _mentions(file, folded)}


def _mentions(file: str, folded: str) -> bool:
    return next(_places(normalize("NFC", basename(file)).casefold(), folded), None) is not None


def leads_to(file: str, page: str, text: str) -> bool:
    """Whether a page has the path of a file, as seen from the page, its address or the site."""
    file = normalize("NFC", file)
    name = basename(file)
    for at in _places(name, text):
        found = _BEFORE.search(text[max(0, at - _LONGEST) : at])
        before = found[0] if found else ""
        for folder in {before.lstrip(), before.rpartition(" ")[2]}:
            if _resolves(folder + name, page, file):
                return True
    return False


def _resolves(written: str, page: str, file: str) -> bool:
    if "://" in written or written.startswith("/"):
        return f"/{written}".endswith(f"/{file}")
    folders = [dirname(page), splitext(page)[0]]  # with addresses of folders, the second
    if not is_markdown(page):
        folders.append("")  # in lists of people and settings, paths begin at the docs folder
    return any(normpath(f"{folder}/{written}".lstrip("/")) == file for folder in folders)


def _places(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not _joined(text[at - 1 : at]) and not _joined(text[end : end + 1]):
            yield at
        at = text.find(name, end)


def _joined(sign: str) -> bool:
    """Whether a sign goes on with a name rather than parts it from what is beside it."""
    return sign.isalnum() or sign in ("-", "_")


def in_plain_signs(text: str) -> str:
    """A text in which addresses are spelt as files are."""
    text = unescape(text) if "&" in text else text
    return normalize("NFC", unquote(text) if "%" in text else text)
