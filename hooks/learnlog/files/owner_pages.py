"""Pages of the owner that are no entries: their front matter must be safe, their drafts stay out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import normpath

from learnlog.did_you_mean import nearest
from learnlog.files.decoding import Decoded
from learnlog.front_matter.nodes import Fields, Text
from learnlog.header import read_header
from learnlog.problems import Problem, Source

_TARGET = re.compile(
    r"\]\([ \t]*\n?[ \t]*<?([^)\s>#?]{1,300}\.md)\b"
    r"|^ {0,3}\[[^\]\n]{1,300}\]:[ \t]*\n?[ \t]*<?([^\s>#?]{1,300}\.md)\b"
    r"|\b(?:href|src)[ \t]*=[ \t]*[\"']?([^\"'\s>#?]{1,300})",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OwnerPage:
    """A page that MkDocs reads by itself: where it is, whether it is a draft, what is wrong."""

    path: str
    draft: bool
    problems: tuple[Problem, ...]


def read_page(text: Decoded) -> OwnerPage:
    """What must be known of a page before MkDocs may publish it."""
    header, problems = read_header(text.path, text.text, lines_allowed=True)
    fields = header.fields if header else Fields((), 1)
    draft = False
    for field in fields.fields:
        if field.name == "draft":
            draft = not (isinstance(field.value, Text) and field.value.value.lower() == "false")
        elif nearest(field.name, ["draft"]):
            message = f"unknown field '{field.name}'; did you mean 'draft'?"
            problems.append(
                Problem(Source(text.path, field.line), "field-unknown", message, "draft:")
            )
    return OwnerPage(text.path, draft, tuple(problems))


def links_to(hidden: Sequence[str], texts: Sequence[Decoded]) -> Iterator[Problem]:
    """Links from any text to a page that is not published; `hidden` are paths."""
    if not hidden:
        return
    pages = set(hidden) | {path.removesuffix(".md") for path in hidden}
    for text in texts:
        if text.path in pages:
            continue
        folder = PurePosixPath(text.path).parent
        for found in _TARGET.finditer(text.text):
            target = normpath(folder / (found[1] or found[2] or found[3]))
            if target.removesuffix("/index.html") in pages:
                line = text.text.count("\n", 0, found.start()) + 1
                message = "this links to an entry that is not published yet; take the link out"
                yield Problem(Source(text.path, line), "draft-link", message)
