"""Names of files that would be lost, or clash, on another computer or on the site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from learnlog.problems import Problem, Source

# Windows: "Naming Files, Paths, and Namespaces" (Microsoft Learn).
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|\Z)", re.IGNORECASE)
_NO_TEXT = re.compile("[\ud800-\udfff]")  # how Python writes bytes that are not UTF-8
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]\Z')


MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # what MkDocs makes pages of


def is_markdown(path: str) -> bool:
    """Whether a file is meant as a page, however its ending is written."""
    return path.lower().endswith(MARKDOWN)


def as_text(path: str) -> str:
    """A path that can be shown: what is no text in it, on some computers, becomes a sign."""
    return _NO_TEXT.sub("\ufffd", path)


def check_file_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Problems of `paths` (with `/`): reserved names, and two files for one name or page."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        if is_markdown(path) and not path.endswith(MARKDOWN):
            message = "MkDocs makes no page of this ending; write it in small letters"
            hint = f"{PurePosixPath(path).stem}.md"
            yield Problem(Source(path, 0), "file-name", message, hint)
        for part in PurePosixPath(path).parts:
            if part in ("..", "/"):  # a docs folder that lies elsewhere
                continue
            if "\ufffd" in part:
                message = f"the name '{part}' is written in an old encoding; rename the file"
                yield Problem(Source(path, 0), "file-name", message)
            elif _RESERVED.match(part) or _FORBIDDEN.search(part):
                message = f"'{part}' can't be a file's name on Windows; rename it"
                yield Problem(Source(path, 0), "file-name", message)
        for key in {_key(path), _key(_page(path))}:
            other = seen.setdefault(key, path)
            if other != path:
                message = f"this file and {other} would become the same page; rename one"
                yield Problem(Source(path, 0), "file-collision", message)
                break


def _page(path: str) -> str:
    """The folder that a Markdown file's page gets, as MkDocs names it; other files keep theirs."""
    file = PurePosixPath(path)
    if file.suffix not in MARKDOWN:
        return path
    folder = file.parent if file.stem in ("index", "README") else file.with_suffix("")
    return f"{folder}/index.html"


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
