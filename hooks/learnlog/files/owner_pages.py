"""Pages of the owner that are no entries: safe front matter, and drafts that stay out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import normpath

from learnlog.did_you_mean import nearest
from learnlog.files.decoding import Decoded
from learnlog.front_matter.fields import ENTRY
from learnlog.front_matter.nodes import Fields
from learnlog.front_matter.quoting import on_one_line
from learnlog.front_matter.values import Values
from learnlog.header import read_header
from learnlog.problems import Problem, Source

_TARGET = re.compile(
    r"\]\([ \t]*\n?[ \t]*<?([^)\s>#?]{1,300}\.md)\b"
    r"|^ {0,3}\[[^\]\n]{1,300}\]:[ \t]*\n?[ \t]*<?([^\s>#?]{1,300}\.md)\b"
    r"|\b(?:href|src)[ \t]*=[ \t]*[\"']?(?P<html>[^\"'\s>#?]{1,300})",
    re.MULTILINE | re.IGNORECASE,
)
_RULES = {"draft": ENTRY["draft"]}  # all that learnlog must know of a page of the owner
_ENDING = re.compile(r"(?:/index)?\.(?:html|md)\Z")


@dataclass(frozen=True, slots=True)
class OwnerPage:
    """A page that MkDocs reads by itself: where it is, whether it is a draft, what is wrong."""

    path: str
    draft: bool
    problems: tuple[Problem, ...]


def read_page(text: Decoded) -> OwnerPage:
    """What must be known of a page before MkDocs may publish it."""
    header, problems = read_header(text.path, text.text, lines_allowed=True)
    draft = False
    for field in header.fields.fields if header else ():
        if field.name == "draft":
            values = Values(text.path, Fields((field,), field.line), _RULES, problems)
            draft = values.yes("draft")
            if draft:
                message = "a draft: left out of the site until the line 'draft: true' is deleted"
                problems.append(Problem(Source(text.path, field.line), "entry-draft", message))
        elif nearest(field.name, _RULES, likeness=0.8):
            message = f"unknown field '{field.name[:60]}'; did you mean 'draft'?"
            hint = on_one_line("draft", field.value)
            problems.append(Problem(Source(text.path, field.line), "field-unknown", message, hint))
    return OwnerPage(text.path, draft, tuple(problems))


def links_to(hidden: Sequence[str], texts: Sequence[Decoded]) -> Iterator[Problem]:
    """Links from any text to a page that is not published; `hidden` are paths."""
    if not hidden:
        return
    pages = {path.removesuffix(".md"): path for path in hidden}
    for text in texts:
        if text.path in pages.values():
            continue
        for found in _TARGET.finditer(text.text):
            target = next((pages[page] for page in _targets(text.path, found) if page in pages), "")
            if target:
                line = text.text.count("\n", 0, found.start()) + 1
                message = f"this links to {target}, which is not published yet; take the link out"
                yield Problem(Source(text.path, line), "draft-link", message)


def _targets(path: str, found: re.Match[str]) -> list[str]:
    """What a link may lead to, without its ending: HTML's is relative to the page's address."""
    target = next(filter(None, found.groups()))
    folders = [PurePosixPath(path).parent]
    if found["html"]:
        folders.append(PurePosixPath(path).with_suffix(""))
    return [_ENDING.sub("", normpath(folder / target)) for folder in folders]
