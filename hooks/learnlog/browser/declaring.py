"""The line by which a writer says that nobody in an entry can be recognised."""

from __future__ import annotations

import re
from collections.abc import Mapping

from learnlog.browser.asked import day, text
from learnlog.edit.declaring import declared
from learnlog.edit.editing import Edited
from learnlog.files.authors import AUTHOR_KEY, author_key

# A picture or a link into the log's own files, whose sums a browser can't make.
_OWN_FILE = re.compile(
    r"!\[[^\]]*\]\((?!\s*<?https?:)|\]\(\s*<?(?!https?:|mailto:|tel:|#)[^)\s]+\.(?!md\b)\w{2,5}\b"
    r"|^ {0,3}\[[^\]\n]+\]:\s*<?(?!https?:|mailto:|tel:|#)\S+\.(?!md\b)\w{2,5}\b"
    r"|<(?:img|picture|video|audio|source|object|embed|a)\b(?!\s+href=[\"']?https?:)",
    re.IGNORECASE | re.MULTILINE,
)
_FILES = (
    "it shows a file of the log, and the declaration counts that too: declare it on a computer "
    "that has the log's files, with 'learnlog declare'"
)


def declare_text(asked: Mapping[str, object]) -> dict[str, object]:
    """`{path, text, by, today}` to `{text}` with the declaration, or `{refused}` with why not."""
    written, by = text(asked, "text"), text(asked, "by")
    if _OWN_FILE.search(written):
        return {"refused": _FILES}
    who = by if AUTHOR_KEY.fullmatch(by) else author_key(by)
    if not who:
        return {"refused": "say who you are: small letters, digits and hyphens, such as sam"}
    result = declared(text(asked, "path"), written.encode(), who, day(asked, "today"))
    if isinstance(result, Edited):
        return {"text": result.data.decode()}
    return {"refused": str(result)}
