"""The owner's files that stand where they would be lost or in the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from learnlog import addresses
from learnlog.files.names import is_markdown
from learnlog.kinds import Kind
from learnlog.problems import Problem, Source

# What Notepad, TextEdit, Word and editors that keep copies make of an entry.
_TEXT_FILE = re.compile(
    r"\.(?:txt|text|rtf|docx?|odt|pages|bak|orig|tmp|swp)\Z|~\Z|\.md\.|\.md~", re.IGNORECASE
)
_FOLDERS = tuple(kind.folder for kind in Kind)
_ENDING = re.compile(r"\.\w{1,5}\Z")


def pages_taken(docs_dir: str, uris: set[str]) -> Iterator[Problem]:
    """The owner's files that stand where the log builds pages of its own."""
    from learnlog.site_assets import ASSETS
    from learnlog.site_table import SITE

    sections = {row.section for row in SITE if "/" in row.section}
    mixed = {kind.section for kind in Kind if kind is not Kind.WEEK}
    for uri in sorted(uris):
        folder, _, name = uri.partition("/")
        section = f"{folder}/index.md"
        inside = section in sections and (section not in mixed or name in ("index.md", "README.md"))
        if uri in (*ASSETS, *addresses.feed_uris(addresses.HOME)) or (
            inside and (is_markdown(uri) or _is_feed(uri))
        ):
            message = (
                f"learnlog writes files of its own into the folder '{folder}'; "
                "move this one to another folder"
            )
            yield Problem(Source(f"{docs_dir}/{uri}", 0), "page-taken", message)


def _is_feed(uri: str) -> bool:
    """Whether a file stands where tags and authors have their feeds."""
    return uri.startswith(("tags/", "authors/")) and uri.endswith((".xml", ".json"))


def not_read(docs_dir: str, uris: set[str]) -> Iterator[Problem]:
    """Files that were meant as entries, which MkDocs would publish as they are."""
    for uri in sorted(uris):
        name = uri.rpartition("/")[2]
        meant = _TEXT_FILE.search(name) or not _ENDING.search(name)
        if uri.startswith(_FOLDERS) and not is_markdown(uri) and meant:
            message = f"'{name}' is not read as an entry; its name must end in .md and no more"
            hint = f"{name.split('.')[0].rstrip('~')}.md"
            yield Problem(Source(f"{docs_dir}/{uri}", 0), "file-name", message, hint)
