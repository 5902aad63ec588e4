"""Pages of the owner that are no entries: safe front matter, and drafts that stay out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from learnlog.did_you_mean import nearest
from learnlog.entry_privacy import read_allowance
from learnlog.files.decoding import Decoded
from learnlog.front_matter.fields import ENTRY
from learnlog.front_matter.listed_items import each
from learnlog.front_matter.nodes import Fields
from learnlog.front_matter.quoting import on_one_line
from learnlog.front_matter.unknown_field import whole_file
from learnlog.front_matter.values import Values
from learnlog.header import Header, read_header
from learnlog.picture_words import pictures_without_words, shows_pictures
from learnlog.privacy.allowances import Allowance
from learnlog.privacy.marks import near
from learnlog.problems import Problem, Source

_TARGET = re.compile(
    r"\][(][ \t]{0,9}\n?[ \t]{0,9}<?([^)\s>]{1,300})"
    r"|^ {0,3}\[[^\]\n]{1,300}\]:[ \t]{0,9}\n?[ \t]{0,9}<?([^\s>]{1,300})"
    r"|\b(?:href|src)[ \t]{0,9}=[ \t]{0,9}[\"']?([^\"'\s>]{1,300})",
    re.MULTILINE | re.IGNORECASE,
)
_RULES = {"draft": ENTRY["draft"]}  # all that learnlog must know of a page of the owner
_ENDING = re.compile(r"(?:/index)?\.(?:html|md)\Z|/\Z")


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
        elif near(field.name):
            draft = True  # until it is mended
            problems.append(whole_file(Source(text.path, field.line)))
        elif nearest(field.name, _RULES, likeness=0.8):
            message = f"unknown field '{field.name[:60]}'; did you mean 'draft'?"
            hint = on_one_line("draft", field.value)
            problems.append(Problem(Source(text.path, field.line), "field-unknown", message, hint))
    if header and shows_pictures(header.body):
        problems += _without_words(text.path, header)
    return OwnerPage(text.path, draft, tuple(problems))


def _without_words(path: str, header: Header) -> Iterator[Problem]:
    from learnlog.markdown.markdown_blocks import parse  # costs much, and is not always needed

    blocks = parse(header.body)
    return pictures_without_words(path, header.body, header.body_line, blocks)


def allowances_of(text: Decoded) -> tuple[Allowance, ...]:
    """What a page of the owner lets pass by itself, as entries do."""
    if "\nallow:" not in text.text:
        return ()
    header, _ = read_header(text.path, text.text, lines_allowed=True)
    for field in header.fields.fields if header else ():
        if field.name == "allow":
            values = Values(text.path, Fields((field,), field.line), ENTRY, [])
            return tuple(each(values, "allow", read_allowance, []))
    return ()


def links_to(hidden: Sequence[str], texts: Sequence[Decoded]) -> Iterator[Problem]:
    """Links from any text to a page that is not published; `hidden` are paths."""
    if not hidden:
        return
    pages = {path.removesuffix(".md"): path for path in hidden}
    for text in texts:
        if text.path in pages.values():
            continue
        for found in _TARGET.finditer(text.text):
            if target := _hidden(text.path, next(filter(None, found.groups())), pages):
                line = text.text.count("\n", 0, found.start()) + 1
                message = f"this links to {target}, which is not published yet; take the link out"
                yield Problem(Source(text.path, line), "draft-link", message)


def _hidden(path: str, written: str, pages: Mapping[str, str]) -> str | None:
    """The hidden page that a link leads to: as a file, as an address, or from the site's root."""
    target = unquote(unescape(re.split("[#?]", written)[0]))
    stem = _ENDING.sub("", target)
    if "://" in target or target.startswith("/"):
        end = "/" + "/".join(stem.split("/")[-2:])
        return next((pages[page] for page in pages if page.endswith(end)), None)
    folders = (PurePosixPath(path).parent, PurePosixPath(path).with_suffix(""))
    return next((pages[at] for f in folders if (at := normpath(f / stem)) in pages), None)
