"""What of the HTML and the links in a text does not reach its page, and what to write instead."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learnlog.html_allowed import SCHEMES, TAGS, has_attribute, kept_value, leads_to
from learnlog.markdown.blocks import Block
from learnlog.markdown.github_html import FILTERED_TAG, without_code
from learnlog.videos import video_address

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<name>[A-Za-z][\w-]*+)"
    r"(?P<rest>(?:[\s/](?:[^\"'<>]|\"[^\"]*+\"|'[^']*+')*+)?+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"[\s/]++(?P<name>[^\s\"'<>/=]++)"
    r"(?:\s*+=\s*+(?P<value>\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+"
)
# The target of a link, after its words or behind its label, or alone between angle brackets.
_LINK = re.compile(
    r"\]\(\s*+<?(?P<inline>[^\s()<>]++)|^ {0,3}\[(?!\^)[^\]\n]++\]:\s*+<?(?P<defined>[^\s<>]++)"
    r"|<(?P<bare>[A-Za-z][A-Za-z0-9+.-]*+:[^\s<>]++)>",
    re.MULTILINE,
)
_FOR_MARKDOWN = frozenset({"markdown"})  # read by Python-Markdown, and gone from the page


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A place in a text: `line` is 1-based, `cause` says why, `mend` what to write instead."""

    line: int
    cause: str
    mend: str


def left_out(text: str, blocks: Sequence[Block]) -> Iterator[LeftOut]:
    """Find what is left out of the page of a text with these blocks, one place a line."""
    lines = text.split("\n") if "<" in text or "]" in text else []
    told = -1
    for block in blocks if lines else ():
        if block.kind == "code":
            continue
        own = "\n".join(lines[block.start : block.end])
        bare = own if block.kind == "html" else without_code(own)
        found = sorted((*_tags(bare), *(_links(bare) if block.kind != "html" else ())))
        for at, cause, mend in found:
            line = block.start + bare.count("\n", 0, at) + 1
            if line != told:
                yield LeftOut(line, cause, mend)
            told = line


def _tags(text: str) -> Iterator[tuple[int, str, str]]:
    for tag in _TAG.finditer(text) if "<" in text else ():
        name = (tag["name"] or "").lower()
        if name and FILTERED_TAG.match(tag[0]):
            yield tag.start(), *_shown_as_text(name, tag)
        elif name and name not in TAGS:
            cause = (
                f"<{name}> is no tag that a page may have, so it is left out; to show it as "
                "words, write the line below"
            )
            yield tag.start(), cause, f"&lt;{_one_line(tag[0][1:])}"
        elif name and (dropped := _dropped(name, tag["rest"])):
            yield tag.start(), _why(name, *_named(dropped[0])), _without(tag, dropped)


def _shown_as_text(name: str, tag: re.Match[str]) -> tuple[str, str]:
    for attribute in _ATTRIBUTE.finditer(tag["rest"]):
        said, value = _named(attribute)
        if name == "iframe" and said == "src" and (video := video_address(value)):
            cause = (
                "a page can't hold a frame, so readers see <iframe> as words; for a video write "
                "its address on a line of its own"
            )
            return cause, video.page
    cause = (
        f"readers see <{name}> as words, because nothing that is written in an entry runs or "
        "changes the page; to show code, put it between backticks"
    )
    return cause, f"`{_one_line(tag[0])}`"


def _dropped(tag: str, rest: str) -> list[re.Match[str]]:
    return [one for one in _ATTRIBUTE.finditer(rest) if not _kept(tag, *_named(one))]


def _kept(tag: str, name: str, value: str) -> bool:
    if name in _FOR_MARKDOWN:
        return True
    return has_attribute(tag, name, value) and kept_value(tag, name, value) == value


def _named(attribute: re.Match[str]) -> tuple[str, str]:
    """An attribute's name in small letters, and its value without quotes and entities."""
    value = attribute["value"] or ""
    value = value[1:-1] if value[:1] in ("'", '"') else value
    return attribute["name"].lower(), html.unescape(value)


def _why(tag: str, name: str, value: str) -> str:
    if name.startswith("on"):
        reason = "nothing that is written in an entry runs in a reader's browser"
    elif name == "style":
        reason = "of a style it keeps the width and the alignment of text"
    elif scheme := leads_to(value) if name in ("href", "src") else "":
        reason = _of_schemes(scheme)
    else:
        reason = "what it keeps is listed in 'Writing an entry'"
    return f"'{name}' of <{tag}> is left out of the page: {reason}"


def _of_schemes(scheme: str) -> str:
    return f"an address begins with https:, http:, mailto: or tel:, not with '{scheme[:40]}:'"


def _without(tag: re.Match[str], dropped: Sequence[re.Match[str]]) -> str:
    """The tag as it may stand, in one line."""
    pieces, done = [f"<{tag['name']}"], 0
    for one in dropped:
        pieces += [tag["rest"][done : one.start()]]
        done = one.end()
    return _one_line("".join([*pieces, tag["rest"][done:], ">"]))


def _links(text: str) -> Iterator[tuple[int, str, str]]:
    for link in _LINK.finditer(text) if "]" in text or "<" in text else ():
        target = link["inline"] or link["defined"] or link["bare"]
        scheme = leads_to(html.unescape(target))
        if scheme and scheme not in SCHEMES:
            yield link.start(), f"this link leads nowhere: {_of_schemes(scheme)}", "https://…"


def _one_line(text: str) -> str:
    return " ".join(text.split())
